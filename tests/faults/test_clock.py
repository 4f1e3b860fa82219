"""Builds whose clock jumps, back an hour and ahead a year: between them, within them, and while a site is previewed.
They write what a build from nothing writes at the time that the clock then shows. It needs Debian's faketime."""

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from generator.build import Options, Project, build
from generator.preview.pages import OUTPUT
from generator.store.memo import Memo
from tests.faulty import BARE
from tests.preview.running import Running, eventually
from tests.test_cli_faults import COMMAND
from tests.tiny import TinySite, article, tree

HOUR, YEAR = timedelta(hours=1), timedelta(days=365)
OFFSETS = {"as it is": timedelta(), "an hour back": -HOUR, "a year ahead": YEAR}

JUMPING = """
import os, pathlib

def jobs(site):
    clock = pathlib.Path(os.environ.get("FAKETIME_TIMESTAMP_FILE", "/"))
    within = clock.parent / "within"
    if within.exists():
        within.replace(clock)
    return ()
"""
"""A plug-in that sets the clock in the midst of a build, where that is asked for."""


class Clock:
    """The clock of the processes that have its environment. With `files` the times of files move with it."""

    def __init__(self, folder: Path, *, files: bool) -> None:
        (library,) = Path("/usr/lib").glob("*/faketime/libfaketime.so.1")
        self._file = folder / "clock"
        self.set(timedelta())
        self.environment = {
            **os.environ,
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            **({} if files else {"NO_FAKE_STAT": "1"}),
        }

    def set(self, offset: timedelta, *, within: timedelta | None = None) -> None:
        """Set it so far from the true time, at once and, where that is said, `within` the next build."""
        self._write("clock", offset)
        if within is not None:
            self._write("within", within)

    def _write(self, name: str, offset: timedelta) -> None:
        other = self._file.with_name("new")
        other.write_text(f"{offset.total_seconds():+.0f}\n", encoding="ascii")
        other.replace(self._file.with_name(name))


@pytest.fixture(
    params=[False, pytest.param(True, marks=pytest.mark.thorough)], ids=["the clock alone", "times of files too"]
)
def clock(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Clock]:
    before = leftovers()
    yield Clock(tmp_path, files=request.param)
    for path in leftovers() - before:
        if path.name.rpartition("_")[2] not in os.listdir("/proc"):
            path.unlink(missing_ok=True)


def leftovers() -> set[Path]:
    """What the library leaves of processes that end at once, each under the number of its process."""
    return set(Path("/dev/shm").glob("*faketime_*"))


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    due = datetime.now(UTC) + timedelta(days=1)
    files = {
        "site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: bare\nplugins: [jumping]\n",
        "plugins/jumping.py": JUMPING,
        "content/articles/one.md": article("One", body="Gasly."),
        "content/articles/due.md": article("Due", f"{due:%Y-%m-%d %H:%M}", body="[One](one.md)."),
        "content/drivers/pierre-gasly.md": "---\naliases: [Gasly]\n---\n\nText.\n",
    }
    return TinySite(tmp_path / "site", {**BARE, **files})


def built(site: TinySite, clock: Clock, *options: str) -> str:
    """Build; gives what is said."""
    command = [*COMMAND, "build", *options]
    ended = subprocess.run(command, cwd=site.root, env=clock.environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def edit(site: TinySite, number: int) -> None:
    """The n-th edit: of words, in as many bytes; of a headline; or of whom a name means."""
    site.write(
        {
            "content/articles/one.md": article(f"One {number // 3}", body=f"Gasly, {number % 10}."),
            "content/drivers/pierre-gasly.md": f"---\naliases: [{'Gasly' if number % 4 else 'Pierre'}]\n---\n\nText.\n",
        }
    )


@pytest.mark.thorough
def test_whatever_the_clock_does_between_builds_they_equal_builds_from_nothing(site: TinySite, clock: Clock) -> None:
    order = [*OFFSETS, *reversed(OFFSETS)]
    for number, name in enumerate([*order, *order]):
        clock.set(OFFSETS[name])
        if number < len(order):
            edit(site, number)
        built(site, clock)
        said = built(site, clock)
        built(site, clock, "--clean", "--output", "clean")
        assert tree(site.output) == tree(site.root / "clean"), (number, name)
        assert ("articles/due/index.html" in tree(site.output)) == (name == "a year ahead"), (number, name)
        assert " 0 written" in said, (number, said)


def test_whatever_the_clock_does_within_a_build_the_next_equals_one_from_nothing(site: TinySite, clock: Clock) -> None:
    names = ["as it is", "an hour back", "a year ahead", "as it is", "a year ahead", "an hour back", "as it is"]
    for number, (before, after) in enumerate(pairwise(names)):
        edit(site, number)
        clock.set(OFFSETS[before], within=OFFSETS[after])
        built(site, clock)
        edit(site, number + 10)
        built(site, clock)
        built(site, clock, "--clean", "--output", "clean")
        assert tree(site.output) == tree(site.root / "clean"), (before, after)


def test_a_preview_follows_edits_and_the_clock_wherever_it_goes(site: TinySite, clock: Clock, tmp_path: Path) -> None:
    with Running(site.root, environment=clock.environment) as running:
        for number, name in enumerate([*OFFSETS, *reversed(OFFSETS), *OFFSETS]):
            clock.set(OFFSETS[name])
            eventually(partial(shows_due, running, name == "a year ahead"), f"the clock is not followed: {name}")
            site.write(
                {"content/articles/one.md": article(f"Number {number}")}
            )  # renamed, it would have watchdog sleep
            running.shows("/articles/one/", f"Number {number}")
        assert tree(site.root / OUTPUT) == from_nothing(site, tmp_path / "clean", OFFSETS[name])


def shows_due(running: Running, there: bool) -> bool:
    return (running.get("/articles/due/").status_code == 200) == there


def from_nothing(site: TinySite, output: Path, offset: timedelta) -> dict[str, bytes]:
    """What a build with nothing known makes of the site for the preview, at that time."""
    now = datetime.now(UTC) + offset
    report = build(
        Project(site.root, output),
        Memo(),
        Options(now=now, adopt=True, search=False, fingerprint=False, on_request=True),
    )
    assert not report.failed, site.told(report)
    return tree(output)
