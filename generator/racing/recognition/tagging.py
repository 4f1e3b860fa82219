"""Tagging: what the rest of the site needs of the names in a text, as plain values that are kept beside it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from sys import maxsize

from msgspec import Struct

from generator.model import EntityKind
from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.reading import SUMMARY, TITLE, Mention, Text, telling
from generator.racing.recognition.unnamed import reported_race
from generator.racing.roster import Term
from generator.text.blocks import Block, Piece

PARAGRAPHS = 2
"""In so many paragraphs stands what a text is about, if not in its title or summary."""

PROSE = 8
"""From so many words on an item of a list counts as a paragraph."""


class Named(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """An entity that a text names, and whether the text is about it: it stands in the title, in the summary, or in two
    paragraphs, or is the race that is reported (see `unnamed`)."""

    kind: EntityKind
    slug: str
    about: bool = False


class LinkSpot(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """Where a link may be put into a body's HTML: around the text from `at` to `end`, offsets of `Body.html` with its
    slots open. `section` counts the headings of level 2 above; `is_first`: no spot above is the entity's."""

    at: int
    end: int
    kind: EntityKind
    slug: str
    section: int = 0
    is_first: bool = False


class Unsure(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """A name that could mean several: as it is written, the slugs of those that come closest, the part it stands in
    (`reading.TITLE`, `SUMMARY`, else a block of the body), and how often the same letters stand before it in the title,
    the summary or the body."""

    text: str
    slugs: tuple[str, ...]
    part: int = 0
    number: int = 0


class Recognised(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """Whom a text names, in the order of first mention; where links may be put, for each entity the first such place of
    each section; and the names that could mean several, each once."""

    named: tuple[Named, ...] = ()
    spots: tuple[LinkSpot, ...] = ()
    unsure: tuple[Unsure, ...] = ()


def recognised(text: Text, names: Lexicon) -> Recognised:
    """What is to be kept of a text; its blocks must be those of `Body.html` as it stands, with slots open."""
    found = telling(text, names)
    decided = [(mention, mention.verdict.term) for mention in found if mention.verdict.term]
    blocks = text.told.blocks
    race = reported_race(text, names, found)
    return Recognised(
        (*_named(decided, blocks), *([Named(*race, about=True)] if race else ())),
        tuple(_spots(decided, blocks)),
        tuple(_unsure((mention for mention in found if mention.verdict.is_close), text)),
    )


def _named(decided: Iterable[tuple[Mention, Term]], blocks: Sequence[Block]) -> Iterator[Named]:
    parts: dict[Term, set[int]] = defaultdict(set)
    for mention, term in decided:
        parts[term].add(mention.part)
    for term, within in parts.items():
        about = TITLE in within or SUMMARY in within
        if not about and len(within) >= PARAGRAPHS:
            about = sum(_is_paragraph(blocks[part]) for part in within) >= PARAGRAPHS
        yield Named(*term, about)


def _is_paragraph(block: Block) -> bool:
    return block.kind == "text" or (block.kind == "item" and len(block.text.split()) >= PROSE)


def _spots(decided: Iterable[tuple[Mention, Term]], blocks: Sequence[Block]) -> Iterator[LinkSpot]:
    taken: dict[Term, int] = {}
    for mention, term in decided:
        block = blocks[mention.part] if mention.part >= 0 else None
        if block and taken.get(term) != block.section and (place := _place(block, mention)):
            yield LinkSpot(*place, *term, block.section, is_first=term not in taken)
            taken[term] = block.section


def _place(block: Block, mention: Mention) -> tuple[int, int] | None:
    """Where all of a name stands in the HTML, if a link may be put there."""
    pieces = block.pieces
    first = bisect_right(pieces, (mention.start, maxsize)) - 1 if len(pieces) > 1 else len(pieces) - 1
    last = first
    while 0 <= last < len(pieces) and pieces[last].is_free and pieces[first].start <= mention.start:
        piece = pieces[last]
        if mention.end <= piece.start + piece.length:
            begin = pieces[first]
            return begin.at + mention.start - begin.start, piece.at + mention.end - piece.start
        if last + 1 == len(pieces) or not _are_joined(piece, pieces[last + 1], block.text):
            return None
        last += 1
    return None


def _are_joined(piece: Piece, behind: Piece, text: str) -> bool:
    """Whether nothing but a no-break space stands between two pieces."""
    end = piece.start + piece.length
    return text[end : behind.start] == "\xa0" and behind.at - piece.at - piece.length == len("&nbsp;")


def _unsure(close: Iterable[Mention], text: Text) -> Iterator[Unsure]:
    origins = text.words.origins
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for mention in close:
        slugs = tuple(dict.fromkeys(each.slug for each in mention.verdict.candidates))
        if (mention.text, slugs) not in seen:
            seen.add((mention.text, slugs))
            place = mention.part - TITLE
            first = origins[min(place, -TITLE)]  # of the title, the summary, or the body
            number = text.words.written.count(mention.text, first, origins[place] + mention.start)
            yield Unsure(mention.text, slugs, mention.part, number)
