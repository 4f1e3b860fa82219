"""Times that tell nothing: files from the future or from long ago, a store from before the clock went back, and builds
for times that come and go. Whatever they are, a build that remembers equals one from nothing. `make test-faults` has
builds whose clock itself jumps."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator.build import Options, Project, build
from generator.store.memo import Memo
from generator.store.tables import STORE
from tests.faulty import BARE
from tests.tiny import NOW, TinySite, article, tree

ONE = "content/articles/one.md"
FILES = {
    **BARE,
    "site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: bare\n",
    ONE: article("One", body="Gasly led."),
    "content/articles/later.md": article("Later", "2024-07-02 14:00", body="[One](one.md)."),
    "content/drivers/pierre-gasly.md": "---\naliases: [Gasly]\n---\n\nText.\n",
}
HOUR, YEAR = timedelta(hours=1), timedelta(days=365)


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    site = TinySite(tmp_path / "site", FILES)
    another_process(site)
    site.built(jobs=1)
    return site


def another_process(site: TinySite) -> None:
    site.memo = Memo(site.root / ".cache")


def clean(site: TinySite, now: datetime = NOW) -> dict[str, bytes]:
    output = site.root.parent / "clean"
    assert not build(Project(site.root, output), Memo(), Options(now=now, jobs=1)).failed
    return tree(output)


def nanoseconds(time: datetime) -> int:
    return int(time.timestamp()) * 1_000_000_000


def date(site: TinySite, time: datetime) -> None:
    """Have every file of a site be from such a time."""
    for path in site.root.rglob("*"):
        os.utime(path, ns=(nanoseconds(time), nanoseconds(time)))


TIMES = {
    "the beginning": datetime(1970, 1, 1, tzinfo=UTC),
    "before the beginning": datetime(1969, 12, 31, tzinfo=UTC),
    "a year ahead": datetime.now(UTC) + YEAR,
    "the end": datetime(2199, 12, 31, tzinfo=UTC),
}


@pytest.mark.parametrize("time", TIMES)
def test_files_of_whatever_time_are_followed_as_any_others(site: TinySite, time: str) -> None:
    date(site, TIMES[time])
    another_process(site)
    assert site.built(jobs=1).written == 0
    for word in ("won.", "lost", "won."):
        site.write({ONE: article("One", body=f"Gasly {word}")})
        date(site, TIMES[time])
        another_process(site)
        site.built(jobs=1)
        assert tree(site.output) == clean(site)
        assert word in site.page("/articles/one/")


@pytest.mark.parametrize("time", ["a year ahead", "the end"])
def test_a_page_from_the_future_is_looked_into(site: TinySite, time: str) -> None:
    date(site, TIMES[time])
    another_process(site)
    site.built(jobs=1)
    good, page = tree(site.output), site.output / "articles/one/index.html"
    page.write_bytes(page.read_bytes().replace(b"led.", b"fed."))
    date(site, TIMES[time])
    assert tree(site.output) != good
    another_process(site)
    site.built(jobs=1)
    assert tree(site.output) == good


def test_nothing_is_believed_of_a_store_from_before_the_clock_went_back(site: TinySite) -> None:
    """The coarsest clock of a disk may give another file the same time, once it has gone back."""
    site.write({ONE: article("One", body="Gasly won.")})
    page = site.output / "articles/one/index.html"
    page.write_bytes(page.read_bytes().replace(b"led.", b"fed."))
    state = os.stat(site.root / ONE)
    with closing(sqlite3.connect(site.root / ".cache" / STORE)) as store, store:
        ahead = nanoseconds(datetime.now(UTC) + HOUR)
        store.execute("update sources set read_at = ?", (ahead,))
        store.execute("update outputs set taken = ?", (ahead,))
        store.execute(
            "update sources set changed = ?, renamed = ?, inode = ? where path = ?",
            (state.st_mtime_ns, state.st_ctime_ns, state.st_ino, ONE),
        )
    another_process(site)
    site.built(jobs=1)
    assert tree(site.output) == clean(site)
    assert " won." in site.page("/articles/one/")
    another_process(site)
    assert site.built(jobs=1).rendered == 0


def test_builds_for_times_that_come_and_go_equal_builds_from_nothing(site: TinySite) -> None:
    for number, ahead in enumerate((HOUR, -HOUR, YEAR, -YEAR, 2 * YEAR, timedelta(), -YEAR, YEAR)):
        now = NOW + ahead
        if number % 2:
            site.write({ONE: article("One", body=f"Gasly led lap {number}.")})
        if number % 3:
            another_process(site)
        site.built(now=now, jobs=1)
        assert tree(site.output) == clean(site, now)
        assert ("articles/later/index.html" in tree(site.output)) == (ahead >= YEAR)
        assert site.built(now=now, jobs=1).rendered == 0
