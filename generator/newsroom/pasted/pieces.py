"""The pieces that the body of a raw text is made of, and what is found in its words.

Every piece keeps the `text` that it was read from, so that what cannot be shown as it is meant can still be shown as it
was written.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

Confidence: TypeAlias = Literal["high", "likely", "guess"]
"""How sure something is: the text says so; its form says so; nothing speaks against it."""


class Link(NamedTuple):
    """A link: from where to where in the text of a paragraph, and its address."""

    start: int
    end: int
    url: str


class Emphasis(NamedTuple):
    """Emphasis: from where to where in a text, and whether it is the strong one."""

    start: int
    end: int
    is_strong: bool

    def holds(self, other: "Mark") -> bool:
        """Whether another emphasis of its kind lies within it, and says nothing more."""
        return isinstance(other, Emphasis) and other.is_strong == self.is_strong and other.start >= self.start


Mark: TypeAlias = Link | Emphasis
Marks: TypeAlias = tuple[Mark, ...]


class Level(NamedTuple):
    """How deep an item stands in lists within lists, from 0 on, and whether its own list counts."""

    depth: int
    is_ordered: bool


class Paragraph(Struct, frozen=True):
    """A paragraph, or a text of which nothing more is known yet: the lines between two blank ones. `is_broken`: its
    lines end where they are meant to."""

    text: str
    links: tuple[Link, ...] = ()
    is_broken: bool = False
    emphases: tuple[Emphasis, ...] = ()


class Heading(Struct, frozen=True):
    """A subheading, of level 2 or deeper; in HTML that is not sorted out yet, of level 1 too."""

    text: str
    level: int = 2


class Quotation(Struct, frozen=True):
    """What somebody said, paragraph by paragraph, without the outer quotation marks. `source` is where it was said,
    `marks` what each paragraph has of links and emphasis."""

    text: str
    said: tuple[str, ...]
    by: str = ""
    role: str = ""
    source: str = ""
    marks: tuple[Marks, ...] = ()


class Post(Struct, frozen=True):
    """A post of a social network. `date` is written as front matter writes it, "" where `when`, which is as the post
    has it, has no year. `counts` is the line of how many like it, which is no part of its text."""

    text: str
    said: str
    author: str
    handle: str
    date: str = ""
    url: str = ""
    when: str = ""
    counts: str = ""


class Listing(Struct, frozen=True):
    """A list; an ordered one counts from 1. `marks` and `levels` are those of each item; without levels it is flat."""

    text: str
    items: tuple[str, ...]
    is_ordered: bool = False
    marks: tuple[Marks, ...] = ()
    levels: tuple[Level, ...] = ()


class Grid(Struct, frozen=True):
    """A table, its rows all of one length; the first is its head if it has one. `marks` are those of each cell."""

    text: str
    rows: tuple[tuple[str, ...], ...]
    has_head: bool = True
    marks: tuple[tuple[Marks, ...], ...] = ()


class Video(Struct, frozen=True):
    """A film elsewhere, by the address of its page; `text` is what it is called."""

    text: str
    url: str


class Rule(Struct, frozen=True):
    """A line of dashes or stars between two parts."""

    text: str


Piece: TypeAlias = Paragraph | Heading | Quotation | Post | Listing | Grid | Video | Rule


class Found(Struct, frozen=True):
    """Something that front matter will say: its key and value, how sure that is, and why. `text` is what stood in the
    text and is in the body no more, since the value says it; "" where nothing was taken out."""

    key: str
    value: str
    confidence: Confidence
    why: str
    text: str = ""
    more: str = ""
    """What else belongs to the value: the address of a source, the credit of a picture."""

    alt: str = ""
    src: str = ""
    """What a picture shows, in words, and its address."""


def part_of(piece: Paragraph, text: str) -> Paragraph:
    """A part of a paragraph by its words, with the marks that lie within it."""
    start = piece.text.find(text)
    return paragraph(text, within((*piece.links, *piece.emphases), start, start + len(text)) if start >= 0 else ())


def paragraph(text: str, marks: Marks) -> Paragraph:
    """A paragraph with its links and its emphasis."""
    links = tuple(each for each in marks if isinstance(each, Link))
    return Paragraph(text, links, emphases=tuple(each for each in marks if isinstance(each, Emphasis)))


def within(marks: Iterable[Mark], start: int, end: int) -> Marks:
    """The marks that lie between two places of a text, counted from the first of them."""
    return tuple(
        each._replace(start=each.start - start, end=each.end - start)
        for each in marks
        if start <= each.start and each.end <= end
    )
