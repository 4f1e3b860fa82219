"""Shapes: what the blocks of a text are, each by its own form, and then by what stands around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.newsroom.pasted.captions import caption
from generator.newsroom.pasted.headings import NARROWEST, marked, with_subheadings
from generator.newsroom.pasted.lists import gathered, list_within
from generator.newsroom.pasted.pieces import Found, Heading, Paragraph, Piece, Post, Quotation, Rule
from generator.newsroom.pasted.posts import post
from generator.newsroom.pasted.quotations import quotations
from generator.newsroom.pasted.tables import table_within

_RULE = re.compile(r"(?:[-*_=~•·–—#]\s*){3,}")
_QUOTED = re.compile(r"\s*>\s?(.*)")
_SHARED = ("View this post on Instagram", "Sieh dir diesen Beitrag auf Instagram an")
_GOES_ON = 40
"""Characters of a line that a blank one has cut off from what follows."""


def shaped(pieces: Iterable[Piece]) -> tuple[tuple[Piece, ...], tuple[Found, ...]]:
    """The pieces of a body, and what stood among them and is no part of it: captions, whose pictures it does not
    have, and how many like a post."""
    found: list[Found] = []
    kept: list[Piece] = []
    for piece in _joined(list(pieces)):
        for each in _parted(piece):
            picture = caption(each.text) if isinstance(each, Paragraph) and not each.links else None
            if picture:
                found.append(picture)
            else:
                kept.append(_stripped(each))
            if isinstance(each, Post) and each.counts:
                found.append(Found("byline", each.counts, "likely", "it stands on a page, not in a text", each.counts))
    if not kept:
        return tuple(pieces), ()
    return _in_steps(_ruled(with_subheadings(quotations(gathered(kept))))), _merged(found)


def _parted(piece: Piece) -> Iterator[Piece]:
    """A block as one piece or several: with lines of prose before a list or around a table."""
    if not isinstance(piece, Paragraph) or piece.links:
        yield _levelled(piece)
        return
    lines = piece.text.split("\n")
    plain = [line.strip() for line in lines]
    text = "\n".join(plain)
    if made := post(text) or _level(marked(text)) or _rule(text) or _quoted(plain):
        yield made
    elif found := table_within(lines):
        first, last, table = found
        yield from _prose(plain[:first])
        yield table
        yield from _prose(plain[last:])
    elif below := list_within(plain):
        yield from _prose(plain[: below[0]])
        yield below[1]
    else:
        yield piece


def _prose(lines: Sequence[str]) -> Iterator[Piece]:
    if any(lines):
        yield Paragraph("\n".join(lines).strip("\n"))


def _stripped(piece: Piece) -> Piece:
    if not isinstance(piece, Paragraph) or piece.links:
        return piece
    lines = [line.strip() for line in piece.text.split("\n")]
    text = "\n".join(lines)
    kept = piece.emphases if text == piece.text else ()
    return Paragraph(text, emphases=kept, is_broken=len(lines) > 1 and _are_meant(lines))


def _are_meant(lines: Sequence[str]) -> bool:
    """Whether lines end where they are meant to: all are short, none goes on small, and the next word would have had
    room in each."""
    return max(map(len, lines)) < NARROWEST and all(
        not below[:1].islower() and len(line) + len(below.split()[0]) < NARROWEST for line, below in pairwise(lines)
    )


def _levelled(piece: Piece) -> Piece:
    return Heading(piece.text, min(max(piece.level, 2), 6)) if isinstance(piece, Heading) else piece


def _level(heading: Heading | None) -> Piece | None:
    return _levelled(heading) if heading else None


def _rule(text: str) -> Rule | None:
    return Rule(text) if "\n" not in text and _RULE.fullmatch(text) else None


def _in_steps(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, with the levels of their headings from 2 on, none left out."""
    levels = sorted({each.level for each in pieces if isinstance(each, Heading)})
    steps = {level: step for step, level in enumerate(levels, start=2)}
    return tuple(Heading(each.text, steps[each.level]) if isinstance(each, Heading) else each for each in pieces)


def _ruled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Rules stand between two parts: at an end they are words like others."""
    inner = pieces[1:-1]
    ends = (pieces[:1], pieces[-1:] if len(pieces) > 1 else ())
    first, last = (tuple(Paragraph(each.text) if isinstance(each, Rule) else each for each in end) for end in ends)
    return (*first, *inner, *last)


def _quoted(lines: Sequence[str]) -> Quotation | None:
    """A quotation as mails and Markdown have it: every line begins with `>`."""
    found = [_QUOTED.fullmatch(line) for line in lines]
    said = "\n".join(each[1] for each in found if each)
    if not all(found) or not re.search(r"[^\W\d_]", said) or re.search(r"^\s*>", said, re.MULTILINE):
        return None
    return Quotation("\n".join(lines), tuple(part.strip("\n") for part in re.split(r"\n\s*\n", said) if part.strip()))


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with blocks as one that blank lines have cut apart in the middle of a sentence, or of a post."""
    waiting: Piece | None = None
    for piece in pieces:
        joint = _joint(waiting, piece)
        if isinstance(waiting, Paragraph) and joint:
            waiting = Paragraph(f"{waiting.text}{joint}{piece.text}")
        else:
            if waiting:
                yield waiting
            waiting = piece
    if waiting:
        yield waiting


def _joint(before: Piece | None, piece: Piece) -> str:
    """What two blocks that are one are joined by; "" for two that are two."""
    if not isinstance(before, Paragraph) or not isinstance(piece, Paragraph) or before.links or piece.links:
        return ""
    if before.emphases or piece.emphases:
        return ""
    if before.text.startswith(_SHARED) and post(f"{before.text}\n\n{piece.text}"):
        return "\n\n"
    last = before.text.rsplit("\n", 1)[-1].rstrip()
    first = piece.text.lstrip()
    is_open = len(last) >= _GOES_ON and (last[-1].isalpha() or last[-1] == ",")
    return "\n" if is_open and first[:1].islower() and "\t" not in before.text + piece.text else ""


def _merged(found: Sequence[Found]) -> tuple[Found, ...]:
    """Captions, each with the credit that stands below it as one."""
    made: list[Found] = []
    for each in found:
        if made and not each.value and made[-1].value and not made[-1].more and made[-1].key == "picture":
            last = made.pop()
            made.append(Found("picture", last.value, last.confidence, last.why, f"{last.text}\n{each.text}", each.more))
        else:
            made.append(each)
    return tuple(made)
