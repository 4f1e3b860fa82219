"""The text that a reader sees, block by block, with the place in the HTML of every piece of it.

A block is a paragraph, a heading, a cell of a table, an item of a list: words of different blocks never belong
together. Code, footnotes' numbers and what an author marks as no name (`nolink`) are left out.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import Literal, NamedTuple, TypeAlias

from generator.text.tokens import INLINE, NO_LINK, attributes_of, name_of

BlockKind: TypeAlias = Literal["text", "heading", "cell", "item", "source"]

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("li", "dt"), "item"),
    **dict.fromkeys(("figcaption", "caption", "cite", "footer"), "source"),
}
_SILENT = frozenset(("pre", "code", "kbd", "samp", "sup", "script", "style"))
_VOID = frozenset(("br", "hr", "img", "input", "col", "source", "track", "wbr"))
_BARRED = frozenset(("a", "cite", "summary", "abbr"))
_TITLES = frozenset(("admonition-title", "pf-block-title", "pf-entry-head"))
_POST = "pf-post"
_TAG = re.compile(r"(<[^\">]*(?:\"[^\"]*\"[^\">]*)*>)")


class Piece(NamedTuple):
    """A run of text that stands in the HTML as it is: where it begins in the block's text and in the HTML, how long it
    is, and whether a link may be put around words of it."""

    start: int
    at: int
    length: int
    is_free: bool


class Block(NamedTuple):
    """A block: its kind, its text, the pieces that the text is made of, and how many headings of level 2 stand above
    it or are it."""

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...] = ()
    section: int = 0


def blocks(html: str) -> list[Block]:
    """The blocks of a body's HTML, its slots open or filled, in order, without empty ones."""
    parts = _TAG.split(html)
    reader = _Reader()
    at = 0
    for text, tag in zip(parts[::2], (*parts[1::2], ""), strict=True):
        if text and (reader.texts or not text.isspace()):
            reader.text(text, at)
        step = _step(tag)
        if step.is_kept or step.word or (step.ends_block and reader.texts):
            reader.tag(step)
        at += len(text) + len(tag)
    reader.end_block()
    return reader.found


class _Step(NamedTuple):
    """What a tag does: whether a block ends, which element is opened or closed, if that has to be kept in mind and no
    words of it count, what the tag is among words, and of which kind blocks within are, if that is told."""

    name: str = ""
    is_end: bool = False
    ends_block: bool = False
    is_kept: bool = False
    is_silent: bool = False
    word: str = ""
    kind: BlockKind | None = None


_PASSED = _Step()


class _State(NamedTuple):
    """What holds within an element."""

    name: str
    kind: BlockKind = "text"
    is_free: bool = True
    is_silent: bool = False


class _Reader:
    """Takes texts and tags in turn."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.texts: list[str] = []
        self._state = _State("")
        self._around: list[_State] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._section = 0

    def text(self, escaped: str, at: int) -> None:
        """A text of the HTML, at its offset."""
        if self._state.is_silent:
            self._add(" ")
        elif "&" not in escaped:
            self._add_piece(escaped, at)
        else:
            for entity, text, offset in _parted(escaped):
                if entity:
                    self._add(text)
                else:
                    self._add_piece(text, at + offset)

    def tag(self, step: _Step) -> None:
        """A tag that is not passed over."""
        if step.ends_block and self.texts:
            self.end_block()
        if step.word:
            self._add(step.word)
        if step.is_kept and step.is_end:
            self._close(step.name)
        elif step.is_kept:
            self._section += step.name == "h2"
            self._open(step)

    def end_block(self) -> None:
        """The words so far are a block."""
        text = "".join(self.texts)
        if text.strip():
            self.found.append(Block(self._state.kind, text, tuple(self._pieces), self._section))
        self.texts, self._pieces, self._length = [], [], 0

    def _open(self, step: _Step) -> None:
        around = self._state
        self._around.append(around)
        kind = step.kind or around.kind
        is_free = around.is_free and step.name not in _BARRED and kind not in ("heading", "source")
        self._state = _State(step.name, kind, is_free, around.is_silent or step.is_silent)

    def _close(self, name: str) -> None:
        if name == self._state.name or any(name == each.name for each in self._around):
            while self._around and self._state.name != name:
                self._state = self._around.pop()
            self._state = self._around.pop()

    def _add(self, text: str) -> None:
        self.texts.append(text)
        self._length += len(text)

    def _add_piece(self, text: str, at: int) -> None:
        self._pieces.append(Piece(self._length, at, len(text), self._state.is_free))
        self.texts.append(text)
        self._length += len(text)


@lru_cache(maxsize=1 << 12)
def _step(tag: str) -> _Step:
    """What a tag does, as far as it does anything: most elements within a line are passed over."""
    name = name_of(tag)
    if not name:
        return _PASSED
    if name in _VOID:
        return _Step(word=" ")
    is_end = tag.startswith("</")
    classes = attributes_of(tag).get("class", "").split()
    is_silent = name in _SILENT or NO_LINK in classes
    kind = _KINDS.get(name)
    if name == "p" and not _TITLES.isdisjoint(classes):
        kind = "heading"
    elif name == "figure" and _POST in classes:
        kind = "source"
    is_kept = is_silent or name == "span" or bool(kind) or name in _BARRED or tag == "</p>"
    if name in INLINE and not is_kept:
        return _PASSED
    return _Step(name, is_end, name not in INLINE, is_kept, is_silent, kind=kind)


def _parted(escaped: str) -> Iterator[tuple[bool, str, int]]:
    """The parts of an escaped text, each with whether it is an entity, what it says and where it begins."""
    at = 0
    while (mark := escaped.find("&", at)) >= 0:
        end = escaped.find(";", mark) + 1 or len(escaped)
        if mark > at:
            yield False, escaped[at:mark], at
        yield True, unescape(escaped[mark:end]), mark
        at = end
    if at < len(escaped):
        yield False, escaped[at:], at
