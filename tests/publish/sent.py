"""Releases that are built at times of their own; publishes that are killed at any moment."""

import os
import random
import signal
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from shutil import rmtree

from msgspec import structs

from generator.errors import SiteError
from generator.publish.release import Release
from generator.publish.targets import Target
from tests.publish.releases import published, release_in

Files = dict[str, str]


def release_of(folder: Path, files: Files, *, hours: int = 0) -> Release:
    """A release of these files alone, written to a folder; built so many hours later than others."""
    if folder.exists():
        rmtree(folder)
    release = release_in(folder, files)
    return structs.replace(release, time=release.time + timedelta(hours=hours))


def versions_of(count: int) -> list[Files]:
    """Versions of a small site, of which each changes, adds and removes something."""
    same = {f"{number}/index.html": f"article {number} " * 500 for number in range(60)}
    return [
        {
            **same,
            "index.html": f"home of version {number}",
            **{f"{number}/{page}.html": f"{number} {page} " * 2000 for page in range(20)},
        }
        for number in range(count)
    ]


def killed(
    target: Callable[[], Target], shown: Callable[[], Files], folder: Path, times: int, seed: str
) -> Sequence[Files]:
    """Kill publishes at so many moments, every other with all that it started, and complete each by the next. Readers
    see a whole version whenever they look. Gives the versions that were published, in their order."""
    chance = random.Random(seed)
    versions = versions_of(3)
    published(target(), release_of(folder / "staged", versions[0]))
    longest = _taken(lambda: published(target(), release_of(folder / "staged", versions[1], hours=1)))
    done = [versions[0], versions[1]]
    for number in range(2, times + 2):
        release = release_of(folder / "staged", versions[number % 3], hours=number)
        child = _started(partial(_publish, target, release))
        until = time.monotonic() + chance.uniform(0, longest)
        while time.monotonic() < until:
            assert shown() in versions
        _kill(child, everything=bool(number % 2))
        assert shown() in versions
        _completed(target, release)
        assert shown() == versions[number % 3]
        done.append(versions[number % 3])
    return done


def _taken(work: Callable[[], object]) -> float:
    start = time.monotonic()
    work()
    return time.monotonic() - start


def _started(work: Callable[[], object]) -> int:
    """A process of its own, in a group of its own, that does some work."""
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        try:
            work()
        finally:
            os._exit(0)
    return child


def _kill(child: int, *, everything: bool) -> None:
    try:
        if everything:
            os.killpg(child, signal.SIGKILL)
        else:
            os.kill(child, signal.SIGKILL)
    except ProcessLookupError:  # it has not begun to be a group
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _completed(target: Callable[[], Target], release: Release) -> None:
    """Publish, once the server has noticed that the one before is gone."""
    for _ in range(100):
        try:
            published(target(), release)
        except SiteError as error:
            if error.problems[0].code != "PF702":
                raise
            time.sleep(0.1)
        else:
            return
    raise AssertionError("another publish does not end")


def _publish(target: Callable[[], Target], release: Release) -> None:
    published(target(), release)
