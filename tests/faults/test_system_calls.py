"""Builds killed by the system itself, at every call of theirs that writes: SQLite's own too, which Python does not tell
of. It needs strace."""

import signal
import subprocess
from itertools import count
from pathlib import Path

import pytest

from generator.manifest import read_manifest
from tests.faulty import BARE, is_either
from tests.test_cli_faults import COMMAND
from tests.test_killed import readable
from tests.tiny import TinySite, article, tree

CALLS = ("write", "pwrite64", "rename", "unlink", "mkdir", "fsync", "fdatasync")
EVERY = {"write": 7, "pwrite64": 11}
"""Of calls that are made often one of so many is tried."""

FILES = {
    **BARE,
    "site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: bare\n",
    "content/articles/one.md": article("One", drivers="[Pierre Gasly]"),
    "content/drivers/pierre-gasly.md": "---\naliases: [Gasly]\n---\n\nText.\n",
}
EDITED = {"content/articles/one.md": article("Changed", body="Gasly."), "content/articles/two.md": article("Two")}


def build(site: TinySite, *tracing: str) -> "subprocess.CompletedProcess[str]":
    command = [*tracing, *COMMAND, "build", "--jobs", "1", "--now", "2024-07-01"]
    return subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("call", ["rmdir", *(pytest.param(each, marks=pytest.mark.thorough) for each in CALLS)])
def test_killed_at_a_call_that_writes_it_shows_a_whole_site_and_the_next_build_is_as_from_nothing(
    tmp_path: Path, call: str
) -> None:
    site = TinySite(tmp_path / "site", {**FILES, **EDITED})
    build(site)
    new = tree(site.output)
    site.write(FILES)
    site.remove("content/articles/two.md")
    build(site)
    old = tree(site.output)
    for number in count(1, EVERY.get(call, 1)):
        site.write(EDITED)
        ended = build(site, "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={call}:signal=KILL:when={number}")
        if ended.returncode == 0:
            break
        assert (ended.returncode, ended.stderr) == (-signal.SIGKILL, ""), number
        shown = readable(tree(site.output))
        assert is_either(shown, readable(old), readable(new)), number
        assert shown in (readable(old), readable(new)) or read_manifest(site.output).writing, number
        if number % 2:
            assert build(site).returncode == 0
            assert tree(site.output) == new, number
        site.write({"content/articles/one.md": FILES["content/articles/one.md"]})
        site.remove("content/articles/two.md")
        assert build(site).returncode == 0
        assert tree(site.output) == old, number
    assert number > 1
