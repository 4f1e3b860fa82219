"""Reading: a text, part by part, and whom each name in it means."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from generator.racing.recognition.judging import judged
from generator.racing.recognition.lexicon import Claim, Lexicon
from generator.racing.recognition.scene import Scene, Spot
from generator.racing.recognition.verdicts import Candidate, Known, Verdict
from generator.racing.recognition.words import Words, folded_name
from generator.racing.roster import Term
from generator.text.blocks import Block

TITLE, SUMMARY = -2, -1
"""The parts of a text before its first block."""


CODES = 3
"""So many codes one after the other, numbers left out, are a list of codes."""

_BREAKS = re.compile(r"[;:!?()\[\]“”\",]")
_CODE = re.compile(r"(?<![A-Za-z])[A-Z][A-Z'’][A-Z](?![A-Za-z])")


class Told(NamedTuple):
    """A text: its headline and summary, its day, the entities that front matter names, and its blocks."""

    title: str
    summary: str
    day: date
    named: frozenset[Term]
    blocks: Sequence[Block]


class Mention(NamedTuple):
    """A name in a text: in which part (`TITLE`, `SUMMARY` or the number of a block), from where to where in it, as it
    is written, and what was decided of it."""

    part: int
    start: int
    end: int
    text: str
    verdict: Verdict


def mentions(told: Told, names: Lexicon) -> tuple[Mention, ...]:
    """Every name in a text that could mean somebody, in order, and whom it means."""
    parts = [Block("text", told.title), Block("text", told.summary), *told.blocks]
    read = [Words(block.text) for block in parts]
    spots = _spots(read, names)
    known = Known(told.day, told.named, _in_full(read, spots, names))
    found = [
        mention
        for number, (block, words) in enumerate(zip(parts, read, strict=True))
        if number in spots or _CODE.search(words.text)
        for mention in _of_part(number, block, words, spots.get(number, []), known, names)
    ]
    return tuple(sorted(found, key=lambda each: (each.part, each.start)))


def _spots(read: Sequence[Words], names: Lexicon) -> dict[int, list[Spot]]:
    """Where names stand, by part: all parts are searched at once. What is written small is a word like any other."""
    ends = [0, *accumulate(len(words.joined) for words in read)]

    def spot(start: int, name: str) -> Spot:
        part = bisect_right(ends, start) - 1
        first = read[part].place(start - ends[part])
        return Spot(part, first, first + name.count(" "), name)

    def fits(start: int, name: str) -> bool:
        """Whether a name is written as one: with a capital, and without a comma or the like within."""
        _, first, last, _ = at = spot(start, name)
        words = read[at.part]
        if last > len(words.shown) or words.shown[last - 1][0].islower():
            return False
        return last - first == 1 or not _BREAKS.search(words.written(first, last))

    found: dict[int, list[Spot]] = defaultdict(list)
    for start, name in names.found("".join([words.joined for words in read]), fits):
        at = spot(start, name)
        found[at.part].append(at)
    return found


def _in_full(read: Sequence[Words], spots: Mapping[int, Sequence[Spot]], names: Lexicon) -> dict[Term, tuple[int, int]]:
    """Those whose full name stands somewhere, if nobody else bears it, and in which part, at which word."""
    found: dict[Term, tuple[int, int]] = {}
    for spot in (spot for each in spots.values() for spot in each):
        subjects = [claim.subject for claim in names.claims[spot.name] if claim.form == "full"]
        as_shown = [each for each in subjects if folded_name(each.name) == spot.name]
        full = [each.term for each in as_shown or subjects]
        if len(full) == 1 and read[spot.part].shown[spot.first][0].isupper():
            found.setdefault(full[0], (spot.part, spot.first))
    return found


def _of_part(
    number: int, block: Block, words: Words, spots: Sequence[Spot], known: Known, names: Lexicon
) -> Iterator[Mention]:
    coded = _coded(block, words, names) if _CODE.search(words.text) else set()
    spots = [spot for spot in spots if not coded.intersection(range(spot.first, spot.last))]
    taken = {place for spot in spots if not _is_given(spot, names) for place in range(spot.first, spot.last)}
    scenes = [Scene(words, spot, taken) for spot in spots]
    verdicts: dict[int, Verdict] = {}
    beside: dict[int, set[Term]] = {}
    for drivers in (False, True):  # first all others: a team nearby tells of a driver
        for at, (spot, scene) in enumerate(zip(spots, scenes, strict=True)):
            claims = names.claims[spot.name]
            if any(claim.subject.kind == "driver" for claim in claims) is drivers:
                company = frozenset(beside.get(scene.start, ()))
                verdicts[at] = judged(claims, scene, known, names, company)
                if term := verdicts[at].term:
                    beside.setdefault(scene.start, set()).add(term)
    for at, spot in enumerate(spots):
        yield _mention(number, words, spot, verdicts[at])
    for place in sorted(coded):
        verdict = _by_code(names.codes[words.shown[place]], known)
        yield _mention(number, words, Spot(number, place, place + 1, ""), verdict)


def _is_given(spot: Spot, names: Lexicon) -> bool:
    """Whether a name is a given name too: before a surname it is hardly somebody else."""
    return spot.name.strip() in names.people and all(claim.form == "surname" for claim in names.claims[spot.name])


def _mention(number: int, words: Words, spot: Spot, verdict: Verdict) -> Mention:
    start, end = words.spans[spot.first][0], words.spans[spot.last - 1][1]
    return Mention(number - 2, start, end, words.text[start:end], verdict)


def _coded(block: Block, words: Words, names: Lexicon) -> set[int]:
    """The places of three-letter codes, where they can be nothing else: alone in a cell of a table, or in a list of
    codes."""
    coded = {place for place, word in enumerate(words.shown) if word in names.codes}
    if not coded:
        return coded
    others = [word for word in words.shown if not word.isdigit()]
    alone = block.kind in ("cell", "item") and len(others) == 1
    worded = [place in coded for place, word in enumerate(words.shown) if not word.isdigit()]
    listed = any(all(worded[at : at + CODES]) for at in range(len(worded) - CODES + 1))
    return coded if alone or listed else set()


def _by_code(claims: Sequence[Claim], known: Known) -> Verdict:
    year = known.day.year
    active = [claim.subject for claim in claims if claim.subject.term in known.named or claim.subject.was_active(year)]
    candidates = tuple(Candidate(each.kind, each.slug, 0, (f"active in {year}",)) for each in active)
    if len({each.term for each in active}) == 1:
        return Verdict(active[0].term, f"the only one with this code in {year}", candidates)
    return Verdict(None, "could be several" if active else f"nobody with this code in {year}", candidates)
