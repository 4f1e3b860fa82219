"""What is shown after a build, and what has changed since another."""

import os
from pathlib import Path
from typing import Any

import pytest

from generator.manifest import MANIFEST, Entry, Manifest, write_manifest
from generator.model import digest_bytes
from generator.preview.messages import Mistake, Outcome
from generator.preview.showing import (
    KEPT_ADDRESSES,
    KEPT_BUILDS,
    Showing,
    after,
    after_failure,
    first_showing,
)
from generator.text.slugs import output_path

OOPS = Mistake("a.md:1:1", "oops")


class Built:
    """An output folder that is written as a build writes it; `clock` is the time of its manifest, in milliseconds."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.clock = 1_700_000_000_000
        self._entries: dict[str, Entry] = {}

    def write(self, *addresses: str, writing: bool = False, step: int = 1000) -> None:
        """Write the files of these addresses, and then the manifest."""
        for address in addresses:
            path = self.output / output_path(address)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"text")
            self._entries[address] = Entry(digest_bytes(b"key"), digest_bytes(b"text"))
        write_manifest(self.output, Manifest(self._entries, writing))
        self.clock += step
        os.utime(self.output / MANIFEST, ns=(0, self.clock * 1_000_000))

    def then(self, before: Showing, *addresses: str, step: int = 1000, **other: Any) -> Showing:
        """What is shown after a build that wrote these addresses."""
        self.write(*addresses, step=step)
        return after(before, Outcome(changed=addresses, **other))


def changed(now: Showing, number: int) -> set[str] | None:
    """What changed since a build."""
    found = now.changed_since(number)
    return None if found is None else set(found)


@pytest.fixture
def built(tmp_path: Path) -> Built:
    built = Built(tmp_path)
    built.write("/", "/a/", "/b/")
    return built


def test_a_build_has_the_time_of_its_manifest_for_a_number(built: Built) -> None:
    first = first_showing(built.output, "/")
    assert first.number == first.since == built.clock
    assert built.then(first, "/a/").number == built.clock
    assert first_showing(built.output, "/").number == built.clock


def test_numbers_grow_though_the_clock_goes_back(built: Built) -> None:
    first = first_showing(built.output, "/")
    second = built.then(first, "/a/", step=-5000)
    assert second.number == first.number + 1
    assert changed(second, first.number) == {"/a/"}
    assert changed(second, second.number) == set()


def test_a_build_that_changed_nothing_keeps_the_number(built: Built) -> None:
    first = first_showing(built.output, "/")
    again = after(first, Outcome())
    assert again == first
    assert changed(again, first.number) == set()


def test_what_changed_since_any_build_is_known(built: Built) -> None:
    zero = first_showing(built.output, "/")
    one = built.then(zero, "/a/")
    two = built.then(one, "/b/", "/c/")
    assert changed(two, zero.number) == {"/a/", "/b/", "/c/"}
    assert changed(two, one.number) == {"/b/", "/c/"}
    assert changed(two, two.number) == set()
    assert changed(two, zero.number - 1) is changed(two, two.number + 1) is None
    assert "c/index.html" in two.pages.files


def test_what_another_server_left_is_known_by_its_number(built: Built) -> None:
    open_since = built.then(first_showing(built.output, "/"), "/a/").number
    restarted = first_showing(built.output, "/")
    assert changed(built.then(restarted, "/b/"), open_since) == {"/b/"}


def test_of_a_page_older_than_that_the_times_of_other_files_tell(built: Built) -> None:
    built.write("/old.png", "/new.png", "/page/")
    for name, time in (("old.png", -1), ("new.png", 1), ("page/index.html", 1)):
        os.utime(built.output / name, ns=(0, (built.clock + time) * 1_000_000))
    now = first_showing(built.output, "/")
    assert list(now.touched_since(built.clock)) == ["/new.png"]


def test_only_so_much_is_remembered(built: Built) -> None:
    first = now = first_showing(built.output, "/")
    for _ in range(KEPT_BUILDS + 5):
        now = built.then(now, "/a/")
    assert len(now.changes) == KEPT_BUILDS
    assert changed(now, first.number) is None
    assert changed(now, now.since) == {"/a/"}
    large = after(now, Outcome(changed=tuple(f"/{number}/" for number in range(KEPT_ADDRESSES + 1))))
    assert len(changed(large, now.number) or ()) == KEPT_ADDRESSES + 1
    small = after(large, Outcome(changed=("/a/",)))
    assert changed(small, now.number) is None
    assert changed(small, large.number) == {"/a/"}


def test_a_change_of_mark_changes_the_page(built: Built) -> None:
    first = first_showing(built.output, "/")
    marked = after(first, Outcome(unpublished={"/a/": "draft", "/b/": "future"}))
    assert changed(marked, first.number) == {"/a/", "/b/"}
    published = after(marked, Outcome(unpublished={"/a/": "draft"}))
    assert changed(published, marked.number) == {"/b/"}
    assert after(published, Outcome(unpublished={"/a/": "draft"})).number == published.number


def test_a_site_that_moves_is_another(built: Built) -> None:
    first = first_showing(built.output, "/")
    moved = after(first, Outcome(root="/racing/"))
    assert moved.number > first.number
    assert moved.pages.root == "/racing/"


def test_a_failed_build_leaves_everything_but_the_mistakes(built: Built) -> None:
    first = first_showing(built.output, "/")
    failed = after(first, Outcome(failed=True, mistakes=(OOPS,), more=3, root="/racing/"))
    assert (failed.mistakes, failed.more) == ((OOPS,), 3)
    assert (failed.number, failed.pages, failed.whole) == (first.number, first.pages, True)
    mended = after(failed, Outcome())
    assert (mended.mistakes, mended.more) == ((), 0)


def test_files_are_not_those_of_one_build_while_another_puts_its_own_into_place(built: Built) -> None:
    first = first_showing(built.output, "/")
    assert first.whole
    built.write("/c/", writing=True)
    assert not first.whole


def test_after_a_build_that_was_cut_off_nothing_is_known_of_before(built: Built) -> None:
    first = first_showing(built.output, "/")
    built.write("/c/", writing=True)
    cut_off = after_failure(first, (OOPS,))
    assert cut_off.whole
    assert cut_off.number > first.number
    assert changed(cut_off, first.number) is None
    assert "c/index.html" in cut_off.pages.files
    assert cut_off.mistakes == (OOPS,)
    restarted = first_showing(built.output, "/")
    assert changed(restarted, first.number) is None


def test_where_the_manifest_cannot_be_read_nothing_is_shown_at_first_and_the_same_later(built: Built) -> None:
    first = first_showing(built.output, "/")
    (built.output / MANIFEST).write_bytes(b"gibberish")
    assert after_failure(first, (OOPS,)).pages == first.pages
    restarted = first_showing(built.output, "/")
    assert restarted.pages.files == frozenset()
    assert restarted.number > first.number


def test_a_site_that_was_never_built_has_a_number_too(tmp_path: Path) -> None:
    first = first_showing(tmp_path, "/")
    assert first.number > 1_700_000_000_000
    assert first.pages.files == frozenset()
    assert first.whole
