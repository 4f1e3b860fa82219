"""Lists, as they come when they are pasted: lines that begin with a bullet, or count from 1."""

import re
from collections.abc import Sequence

from generator.newsroom.pasted.pieces import Listing, Paragraph, Piece

_BULLET = re.compile(r"(?P<sign>[-*•·●▪‣◦–])[ \t]+(?=\S)")
_NUMBER = re.compile(r"(?P<sign>(?P<number>\d{1,3})[.)])[ \t]+(?=\S)")
_SENTENCE = (".", "!", "?", "…", "”", "»")
"""How a line ends that somebody says: in some languages a dash begins it."""

_PLACE = re.compile(r"(?P<sign>\d{1,2})[ \t]+(?=[^\W\d_a-zß-ÿ])")
FEWEST_PLACES = 3
"""Lines of an order of finish, each with its place and nothing behind it."""

_NAME = re.compile(r"[^\W\d_]")


def listing(lines: Sequence[str]) -> Listing | None:
    """The list that lines are; None for lines that are none. What belongs to an item may go on in lines below it that
    begin small."""
    if made := _items(lines, _NUMBER):
        counted = [int(found["number"]) for line in lines if (found := _NUMBER.match(line))]
        return Listing("\n".join(lines), made, True) if counted == list(range(1, len(counted) + 1)) else None
    if made := _items(lines, _PLACE):
        counted = [int(found["sign"]) for line in lines if (found := _PLACE.match(line))]
        is_order = len(counted) >= FEWEST_PLACES and counted == list(range(1, len(counted) + 1))
        return Listing("\n".join(lines), made, True) if is_order else None
    made = _items(lines, _BULLET)
    return Listing("\n".join(lines), made) if made else None


def list_within(lines: Sequence[str]) -> tuple[int, Listing] | None:
    """The list with which lines end below others: its first line, and the list."""
    for first, line in enumerate(lines):
        if any(sign.match(line) for sign in (_NUMBER, _BULLET, _PLACE)):
            made = listing(lines[first:])
            return (first, made) if made else None
    return None


def gathered(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, with items that stand apart from each other as one list."""
    found: list[Piece] = []
    place = 0
    while place < len(pieces):
        run = _run(pieces, place)
        made = listing([each.text for each in run]) if len(run) > 1 else None
        found.append(made or pieces[place])
        place += len(run) if made else 1
    return tuple(found)


def _run(pieces: Sequence[Piece], first: int) -> list[Paragraph]:
    """The paragraphs from there on of which each is an item with a sign of the same kind."""
    found: list[Paragraph] = []
    for piece in pieces[first:]:
        if not isinstance(piece, Paragraph) or "\n" in piece.text or piece.links:
            break
        kind = _NUMBER if _NUMBER.match(piece.text) else _BULLET
        if not kind.match(piece.text) or (found and not kind.match(found[0].text)):
            break
        found.append(piece)
    return found


def _items(lines: Sequence[str], sign: re.Pattern[str]) -> tuple[str, ...]:
    """The items, each in one line; () where a line is neither an item nor goes on with one, or signs differ."""
    items: list[str] = []
    signs: set[str] = set()
    for line in lines:
        if found := sign.match(line):
            signs.add(found["sign"] if sign is _BULLET else found["sign"].lstrip("0123456789"))
            items.append(line[found.end() :].strip())
        elif items and line[:1].islower():
            items[-1] += f" {line.strip()}"
        else:
            return ()
    is_said = "–" in signs and any(item.endswith(_SENTENCE) for item in items)
    is_speech = is_said or ("-" in signs and any(item.endswith("?") for item in items))
    fits = len(items) > 1 and len(signs) == 1 and not is_speech and any(map(_NAME.search, items))
    return tuple(items) if fits else ()
