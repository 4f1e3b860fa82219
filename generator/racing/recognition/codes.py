"""Codes: the three letters of a driver, in tables and lists of codes alone."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.verdicts import Candidate, Known, Verdict
from generator.racing.recognition.words import Words
from generator.text.blocks import Block, BlockKind

CODES = 3
"""So many codes one after the other, numbers left out, are a list of codes."""


def coded_in(words: Words, blocks: Sequence[Block], names: Lexicon) -> set[int]:
    """The places of three-letter codes, where they can be nothing else: alone in a cell of a table, or in a list of
    codes."""
    if names.codes.isdisjoint(words.capitals):
        return set()
    by_part: dict[int, list[int]] = defaultdict(list)
    for place, word in enumerate(words.shown):
        if word in names.codes:
            by_part[words.part(place)].append(place)
    kinds: list[BlockKind] = ["text", "text", *(block.kind for block in blocks)]
    listed = (places for part, places in by_part.items() if _are_codes(places, kinds[part], part, words))
    return set(chain.from_iterable(listed))


def _are_codes(coded: Sequence[int], kind: BlockKind, part: int, words: Words) -> bool:
    others = [place for place in words.within(part) if not words.shown[place].isdigit()]
    if kind in ("cell", "item") and len(others) == 1:
        return True
    listed = [place in coded for place in others]
    return any(all(listed[at : at + CODES]) for at in range(len(listed) - CODES + 1))


def by_code(code: str, known: Known, names: Lexicon) -> Verdict:
    """Whom a code means: who has it and raced in the year of the text, or is named."""
    year = known.day.year
    active = [each for each in names.coded(code) if each.term in known.named or each.was_active((year, year))]
    candidates = tuple(Candidate(each.kind, each.slug, 0, (f"active in {year}",)) for each in active)
    if len({each.term for each in active}) == 1:
        return Verdict(active[0].term, f"the only one with this code in {year}", candidates)
    is_close = bool(active)
    return Verdict(None, "could be several" if active else f"nobody with this code in {year}", candidates, is_close)
