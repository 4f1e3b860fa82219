"""The ids of one body: an author's own, those of footnotes, and those made of headings."""

from collections.abc import Collection, Iterable
from html import unescape

from generator.text.slugs import slugify


def to_look_among(ids: tuple[str, ...]) -> Collection[str]:
    """The ids of a text as they are best looked among: a thousand notes have two thousand links to them."""
    return ids if len(ids) <= _FEW else frozenset(ids)


_FEW = 16
"""So many ids are sooner looked through than hashed, and take less room."""


class Ids:
    """Gives every id once. `authored` are all ids that already stand in the HTML: no heading takes one of them.

    A heading's id depends on its own text and on equal headings before it, so that a link to it lasts while the text
    around it changes.
    """

    def __init__(self, authored: Iterable[str]) -> None:
        self._authored = frozenset(map(own, authored))
        self._counts: dict[str, int] = {}
        self._used: dict[str, None] = {}

    @property
    def used(self) -> tuple[str, ...]:
        """The ids given, in order, unescaped."""
        return tuple(map(unescape, self._used))

    def claim(self, written: str) -> str:
        """An author's id in the form it gets; empty when there is nothing in it or when it stands already."""
        wanted = own(written)
        if wanted in self._used:
            return ""
        if wanted:
            self._used[wanted] = None
        return wanted

    def for_heading(self, text: str) -> str:
        """An id made of a heading's plain text: `-2`, `-3` tell equal ones apart."""
        stem = _apart(slugify(text)) or "section"
        count = self._counts.get(stem, 0) + 1
        given = stem if count == 1 else f"{stem}-{count}"
        while given in self._authored or given in self._used:
            count += 1
            given = f"{stem}-{count}"
        self._counts[stem] = count
        self._used[given] = None
        return given


def own(written: str) -> str:
    """An author's id as it may stand: without white space, which HTML forbids, and out of the themes' `pf-` names."""
    return _apart("-".join(written.split()))


def _apart(id: str) -> str:
    return f"section-{id}" if id.startswith("pf-") else id
