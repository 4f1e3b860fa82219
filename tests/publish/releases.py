"""Releases for tests: made of a few texts, put at a target without a build; and what befalls a publish on its way."""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from generator.build import untracked
from generator.errors import SiteError
from generator.model import digest_bytes
from generator.publish.plan import Plan, planned
from generator.publish.release import Content, Release, mark_of
from generator.publish.targets import Target

TIME = datetime(2024, 7, 1, 12, tzinfo=UTC)


def release_in(folder: Path, texts: Mapping[str, str]) -> Release:
    """A release of these texts, by path, whose files are written into a folder."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    files = {path: Content(digest_bytes(text.encode()), len(text.encode())) for path, text in texts.items()}
    return Release(folder=folder, base_url="https://pitwall.example/", time=TIME, files=files, mark=mark_of(files))


def published(target: Target, release: Release, *, adopt: bool = False) -> Plan:
    """Publish a release; gives the plan that was carried out."""
    plan = planned("live", target.look(), release, adopt=adopt)
    if not plan.is_empty:
        target.send(release, plan, untracked)
    return plan


def shown(folder: Path) -> dict[str, str]:
    """What a reader of a folder finds, by path; dot files of ours are none of it."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_text() for path in files}
    return {path: text for path, text in found.items() if not path.startswith(".parcferme")}


def modes(folder: Path) -> set[tuple[str, int]]:
    """Who may do what with the folders and the files in a folder, and with itself; of links nothing."""
    every = [path for path in (folder, *folder.rglob("*")) if not path.is_symlink()]
    return {("folder" if path.is_dir() else "file", path.stat().st_mode & 0o7777) for path in every}


@contextmanager
def umask(mask: int) -> Iterator[None]:
    """Make files that so many may not read."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


# ---------------------------------------------------------------- in a process of its own

TOUCHES = frozenset(
    ("open", "os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.listdir", "os.scandir")
)
"""What Python tells of before it asks the system for it, as far as files go."""


def steps(work: Callable[[], object]) -> int:
    """How often some work asks the system for something about files."""
    return int(in_child(lambda: _counted(work)))


def killed_at(step: int, work: Callable[[], object]) -> None:
    """Do some work in a process of its own, which is killed before it asks the system for this many-th time."""
    in_child(lambda: _killed(step, work))


def told(work: Callable[[], object]) -> str:
    """What some work says of a mistake, done in a process of its own; "" for none."""
    return in_child(lambda: _said(work))


def as_nobody(folder: Path, work: Callable[[], object]) -> Callable[[], object]:
    """Some work in a folder, done by somebody who may not read everything."""

    def done() -> None:
        os.chdir(folder)
        if os.geteuid() == 0:
            os.setuid(65534)
        work()

    return done


def in_child(work: Callable[[], str]) -> str:
    """What some work gives in a process of its own; "" where that is killed."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(write, pickle.dumps(work()))
        finally:
            os._exit(0)
    os.close(write)
    with open(read, "rb") as file:
        data = file.read()
    os.waitpid(child, 0)
    return str(pickle.loads(data)) if data else ""


def _counted(work: Callable[[], object]) -> str:
    seen: list[str] = []
    sys.addaudithook(lambda event, _: seen.append(event) if event in TOUCHES else None)
    work()
    return str(len(seen))


def _killed(step: int, work: Callable[[], object]) -> str:
    left = step

    def watch(event: str, _: object) -> None:
        nonlocal left
        left -= event in TOUCHES
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    work()
    return ""


def _said(work: Callable[[], object]) -> str:
    try:
        work()
    except SiteError as error:
        return str(error)
    return ""
