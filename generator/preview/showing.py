"""Showing: what the server shows at a moment, and what has changed since another.

A build is known by a number: the time at which its manifest was put into place, in milliseconds. It grows from build to
build, stays the same while nothing changes, and outlives the server, so a page that was open while the server was
started again can be told what changed in between. What each of the last builds changed is kept. Of a page that is older
than that only its own bytes are compared, and the times of the files it may use.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from time import time
from typing import NamedTuple

from msgspec import Struct, field, structs

from generator.errors import SiteError
from generator.manifest import MANIFEST, read_manifest
from generator.preview.messages import Mistake, Outcome
from generator.preview.pages import Pages, read_pages
from generator.store.rows import Signature, signature
from generator.text.media_types import is_page
from generator.text.slugs import address_of

KEPT_BUILDS, KEPT_ADDRESSES = 100, 20_000
"""How many builds are remembered, and how many changed addresses; the last build always is."""


class Change(NamedTuple):
    """The addresses that a build changed: their file, or why they are not published."""

    number: int
    addresses: frozenset[str]


class Showing(Struct, frozen=True, kw_only=True):
    """What the server shows. `number` is that of the last build that changed anything; `changes` are all after `since`,
    oldest first. `mistakes` and `more` are those of the last build, `unpublished` says why by address, and `seen` is
    the signature of the manifest."""

    pages: Pages
    number: int
    since: int
    changes: tuple[Change, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    more: int = 0
    unpublished: Mapping[str, str] = field(default_factory=dict)
    seen: Signature | None = None

    @property
    def whole(self) -> bool:
        """Whether the files are those of one build: none has begun to replace them since."""
        return signature(self.pages.output / MANIFEST) == self.seen

    def changed_since(self, number: int) -> frozenset[str] | None:
        """The addresses that changed after a build; None when that is not known."""
        if not self.since <= number <= self.number:
            return None
        return frozenset().union(*(change.addresses for change in self.changes if change.number > number))

    def touched_since(self, number: int) -> Iterator[str]:
        """The addresses of files, other than pages, that were written after a build of whatever server."""
        for path in self.pages.files:
            if not is_page(path):
                found = signature(self.pages.output / path)
                if found and found[1] // 1_000_000 > number:
                    yield address_of(path)


def first_showing(output: Path, root: str) -> Showing:
    """What an earlier server left; nothing where its manifest cannot be read."""
    try:
        pages, whole = read_pages(output, root), not read_manifest(output).writing
    except SiteError:
        pages, whole = Pages(output, root), False
    seen = signature(output / MANIFEST)
    number = _milliseconds(seen) if seen and whole else int(time() * 1000)
    return Showing(pages=pages, number=number, since=number, seen=seen)


def after(before: Showing, outcome: Outcome) -> Showing:
    """What is shown after a build."""
    if outcome.failed:
        return after_failure(before, outcome.mistakes, outcome.more)
    seen = signature(before.pages.output / MANIFEST)
    pages = before.pages.after(outcome.changed, outcome.root)
    marked = {address for address, _ in before.unpublished.items() ^ outcome.unpublished.items()}
    addresses = frozenset(outcome.changed) | marked
    differs = bool(addresses) or pages.root != before.pages.root
    number = max(before.number + differs, _milliseconds(seen))
    latest = (Change(number, addresses),) if addresses else ()
    changes, since = _remembered((*before.changes, *latest), before.since)
    return Showing(pages=pages, number=number, since=since, changes=changes, unpublished=outcome.unpublished, seen=seen)


def after_failure(before: Showing, mistakes: tuple[Mistake, ...], more: int = 0) -> Showing:
    """What is shown after a build that failed: the last good site; or, when the build was cut off while it put files
    into place, whatever is there, and nobody knows since when."""
    kept = structs.replace(before, mistakes=mistakes, more=more)
    if kept.whole:
        return kept
    try:
        pages = read_pages(before.pages.output, before.pages.root)
    except SiteError:
        return kept
    number = before.number + 1
    return structs.replace(
        kept, pages=pages, number=number, since=number, changes=(), seen=signature(pages.output / MANIFEST)
    )


def _remembered(changes: tuple[Change, ...], since: int) -> tuple[tuple[Change, ...], int]:
    """The last of the changes, as many as are kept, and the build after which all are known."""
    left = KEPT_ADDRESSES
    for place in range(len(changes) - 1, 0, -1):
        left -= len(changes[place - 1].addresses)
        if left < 0 or len(changes) - place == KEPT_BUILDS:
            return changes[place:], changes[place - 1].number
    return changes, since


def _milliseconds(seen: Signature | None) -> int:
    return seen[1] // 1_000_000 if seen else 0
