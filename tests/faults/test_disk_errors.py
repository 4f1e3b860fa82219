"""Builds whose disk fails, at every call to the system that reads or writes a file of the site: Python's own, those of
SQLite, which Python does not tell of, and those that only ask what there is. They end in the old site or the new one,
say what is wrong, and the next build is as one from nothing. It needs strace.

Nothing is read but by such calls: SQLite is told to map no file into memory (`tests/test_store.py`).
"""

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.lock import HOLDER
from generator.manifest import read_manifest
from generator.store.memo import Memo
from tests.faults.test_system_calls import EDITED, FILES
from tests.faulty import is_either
from tests.test_cli_faults import COMMAND
from tests.test_killed import readable
from tests.tiny import TinySite, tree

FEW = ("pread64", "getdents64")
MANY = (
    *("openat", "read", "lseek", "newfstatat", "close", "fcntl", "flock"),
    *("write", "pwrite64", "rename", "unlink", "unlinkat", "mkdir", "fsync", "fdatasync"),
)
"""The calls; of those that only `make test-faults` in full tries Python mostly tells (`test_refused`)."""

TIMES = int(os.environ.get("DISK_ERRORS", "8"))
"""How many of each kind of call are tried, from the first to the last."""

NOW = datetime(2024, 7, 1, tzinfo=UTC)


class Edited(TinySite):
    """A site before and after an edit, and what a build makes of both."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, {**FILES, **EDITED})
        self.new = self.mended()
        self.old = self.undone()

    def undone(self) -> dict[str, bytes]:
        """The output after a build without the edit."""
        self.write(FILES)
        (self.root / "content/articles/two.md").unlink(missing_ok=True)
        return self.mended()

    def mended(self) -> dict[str, bytes]:
        """The output after a build with nothing in its way, but for the name of who held it: that a disk may keep, and
        nothing heeds it."""
        self.memo = Memo(self.root / ".cache")
        self.built(now=NOW, jobs=1)
        return {path: data for path, data in tree(self.output).items() if path != HOLDER}

    def paths(self) -> Iterator[str]:
        """Every path of the site that a build may ask for, as it may be called."""
        made = {path.relative_to(self.root).as_posix() for path in self.root.rglob("*")}
        output = [path.removeprefix("output/") for path in made if path.startswith("output/")]
        waiting = {f"output/.parcferme.files/{order}/{path}" for path in output for order in ("asset", "page", "list")}
        others = {"output/.parcferme.lock", "output/.parcferme.new", ".cache/store.sqlite-journal"}
        for path in sorted(made | waiting | others):
            yield from (path, str(self.root / path))


class Ended(NamedTuple):
    """How a build ended, what it told, and how many of its calls failed."""

    status: int
    told: str
    calls: int


def build(site: Edited, what: str) -> Ended:
    """Build under strace, which does something to calls that concern files of the site."""
    trace = site.root.parent / "trace"
    call = what.partition(":")[0]
    paths = [part for path in site.paths() for part in ("-P", path)]
    quiet = "quiet=path-resolution,attach,exit"
    tracing = ["strace", "-f", "--seccomp-bpf", "-o", str(trace), "-e", quiet, "-e", f"trace={call}", *paths]
    if ":" in what:
        tracing += ["-e", f"inject={what}"]
    command = [*tracing, *COMMAND, "build", "--jobs", "1", "--now", "2024-07-01"]
    ended = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    return Ended(ended.returncode, ended.stderr, sum(":" not in what or "(INJECTED)" in line for line in lines))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Edited:
    return Edited(tmp_path_factory.mktemp("disk") / "site")


@pytest.mark.parametrize("call", [*FEW, *(pytest.param(each, marks=pytest.mark.thorough) for each in MANY)])
def test_whatever_the_disk_refuses_is_told_and_the_next_build_is_as_from_nothing(site: Edited, call: str) -> None:
    site.undone()
    site.write(EDITED)
    calls = build(site, call).calls
    assert calls, "no build calls it"
    failed = 0
    for number in sorted({1 + place * calls // TIMES for place in range(TIMES)}):
        assert site.undone() == site.old, number
        site.write(EDITED)
        ended = build(site, f"{call}:error=EIO:when={number}")
        which = (number, ended.told)
        assert "Traceback" not in ended.told, which
        assert ended.status in (0, 1), which
        shown = readable(tree(site.output))
        assert is_either(shown, readable(site.old), readable(site.new)), which
        if ended.status == 0:
            assert shown == readable(site.new), which
        else:
            assert "input/output error" in ended.told, which
            assert shown in (readable(site.old), readable(site.new)) or read_manifest(site.output).writing, which
        assert site.mended() == site.new, which
        failed += ended.calls
    assert failed
