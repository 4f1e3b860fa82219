"""The text that a reader sees, block by block, with the place in the HTML of every piece of it.

A block is a paragraph, a heading, a cell of a table, an item of a list: words of different blocks never belong
together. Code and what stands in no block are left out.
"""

from collections.abc import Iterator
from html import unescape
from typing import Literal, NamedTuple, TypeAlias

from generator.text.tokens import CHECKED, INLINE, name_of

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


class Piece(NamedTuple):
    """A run of text that stands in the HTML as it is: where it begins in the block's text and in the HTML, how long it
    is, and whether a link may be put around words of it."""

    start: int
    at: int
    length: int
    is_free: bool


class Block(NamedTuple):
    """A block: its kind, its text, and the pieces that the text is made of."""

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...] = ()


def blocks(html: str) -> list[Block]:
    """The blocks of canonical HTML, in order, without empty ones."""
    reader = _Reader()
    at = 0
    for place, part in enumerate(CHECKED.split(html)):
        if place % 2:
            reader.tag(part)
        elif part:
            reader.text(part, at)
        at += len(part)
    reader.end_block()
    return reader.found


class _Reader:
    """Takes texts and tags in turn."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self._open: list[str] = []
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def text(self, escaped: str, at: int) -> None:
        """A text of the HTML, at its offset."""
        if any(name in _SILENT for name in self._open):
            self._add(" ", at, is_piece=False)
            return
        for entity, text, offset in _parted(escaped):
            self._add(text, at + offset, is_piece=not entity)

    def tag(self, tag: str) -> None:
        """A tag; what is one token with its content is passed over but for a plain heading."""
        name = name_of(tag)
        if tag.startswith("</"):
            self._close(name)
        elif tag.count("<") > 1:
            self._whole(tag, name)
        elif name in _VOID:
            self._add(" ", 0, is_piece=False)
        elif name:
            if name not in INLINE:
                self.end_block()
            self._open.append(name)

    def end_block(self) -> None:
        """The words so far are a block."""
        text = "".join(self._texts)
        if text.strip():
            self.found.append(Block(self._kind(), text, tuple(self._pieces)))
        self._texts, self._pieces, self._length = [], [], 0

    def _kind(self) -> BlockKind:
        kinds = (_KINDS[name] for name in reversed(self._open) if name in _KINDS)
        return next(kinds, "text")

    def _close(self, name: str) -> None:
        if name not in INLINE:
            self.end_block()
        if name in self._open:
            while self._open.pop() != name:
                pass

    def _whole(self, token: str, name: str) -> None:
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.end_block()
            self._open.append(name)
            self._add(unescape(token[token.index(">") + 1 : token.rindex("<")]), 0, is_piece=False)
            self.end_block()
            self._open.pop()

    def _add(self, text: str, at: int, *, is_piece: bool) -> None:
        if is_piece:
            is_free = self._kind() not in ("heading", "source") and not _BARRED.intersection(self._open)
            self._pieces.append(Piece(self._length, at, len(text), is_free))
        self._texts.append(text)
        self._length += len(text)


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
