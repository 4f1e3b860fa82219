"""Stretches: a text with very many names is read in pieces, each with the headline and the summary. Whom one means is
decided with a look at all others in the text, so that ten times the names would take a hundred times as long."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.racing.recognition.words import BODY, Words
from generator.text.blocks import Block

MOST = 400
"""So many names a stretch has; far fewer stand in any article of a newspaper."""


class Stretch(NamedTuple):
    """Some blocks of a text: the number of the first, how much of that is left out before its text, and the blocks."""

    part: int
    cut: int
    blocks: Sequence[Block]


def stretches(words: Words, blocks: Sequence[Block], firsts: Sequence[int]) -> list[Stretch]:
    """The stretches of a text whose names begin with these words: they end with a block, or within one that has too
    many names by itself."""
    bounds = [(0, 0), *_bounds(words, firsts), (len(blocks), 0)]
    return [_between(blocks, *some) for some in pairwise(bounds)]


def _bounds(words: Words, firsts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where stretches end: the number of a block, and a place in its text."""
    begun = at = 0
    while (at := at + MOST) < len(firsts):
        place = firsts[at]
        part = words.part(place)
        if part < BODY:
            continue
        start = words.within(part).start
        if start > begun:
            yield part - BODY, 0
            at = bisect_left(firsts, start)
            begun = start
        else:
            yield part - BODY, words.starts[place] - words.origins[part]
            begun = place


def _between(blocks: Sequence[Block], begin: tuple[int, int], end: tuple[int, int]) -> Stretch:
    (first, cut), (last, until) = begin, end
    some = [*blocks[first:last]]
    if until:
        some.append(blocks[last]._replace(text=blocks[last].text[:until]))
    if cut and some:
        some[0] = some[0]._replace(text=some[0].text[cut:])
    return Stretch(first, cut, some)
