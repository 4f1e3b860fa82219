"""Marks: the words of a text that tell of a year: a year, last July, eight years ago, the year after, this Sunday."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.racing.recognition.common import DAYS
from generator.racing.recognition.times import MONTHS, NUMBERS
from generator.racing.recognition.words import Words

_TWELVE = frozenset(("12", "twelve"))
_YEARS = frozenset(("year", "season"))
_SHIFTS = {"later": 1, "after": 1, "before": -1, "earlier": -1}
_ENDING = frozenset(("later", "earlier"))
_FOLLOWING = frozenset(("following", "next"))


class Mark(NamedTuple):
    """What tells of a year: its first word, the one behind its last, and the year; or by how many years it is after
    (`shift`) the one that is told of before; or that it is the race of these days (`is_near`)."""

    first: int
    last: int
    year: int
    shift: int = 0
    is_near: bool = False


def marks(words: Words, day: date) -> list[Mark]:
    """All that tells of a year, up to that of the text, in order."""
    told = [
        Mark(at, at + 1 if at in words.years else at + 3, words.times[at][0])
        for at in words.tells
        if words.times[at][0] == words.times[at][1] and (at in words.years or words.folded[at + 2 : at + 3] == ["ago"])
    ]
    return sorted([*told, *_last_times(words, day), *_months_ago(words, day), *_shifted(words), *_days(words, day)])


def _places(words: Words, word: str) -> Iterator[int]:
    """Where a word stands."""
    joined = words.joined
    at = joined.find(f" {word} ")
    while at >= 0:
        yield joined.count(" ", 0, at)
        at = joined.find(f" {word} ", at + 1)


def _last_times(words: Words, day: date) -> Iterator[Mark]:
    """Last year, last season, last July."""
    for place in _places(words, "last"):
        behind = words.folded[place + 1] if place + 1 < len(words.folded) else ""
        if behind in _YEARS:
            yield Mark(place, place + 2, day.year - 1)
        elif behind in MONTHS:
            yield Mark(place, place + 2, day.year - (MONTHS[behind] >= day.month))


def _months_ago(words: Words, day: date) -> Iterator[Mark]:
    """Twelve months ago."""
    for place in _places(words, "months"):
        if words.folded[place + 1 : place + 2] == ["ago"] and words.folded[place - 1] in _TWELVE:
            yield Mark(place - 1, place + 2, day.year - 1)


def _shifted(words: Words) -> Iterator[Mark]:
    """A year later, three years before, the following year."""
    folded = words.folded
    for unit in ("year", "years") if words.counts_years or " years " in words.joined else ():
        for place in _places(words, unit):
            before, behind = folded[place - 1], folded[place + 1 : place + 2]
            if before in _FOLLOWING and folded[place - 2] == "the":
                yield Mark(place - 2, place + 1, 0, 1)
            elif behind and behind[0] in _SHIFTS:
                count = 1 if before == "the" else NUMBERS.get(before) or int(before.isdigit() and before)
                if count and (behind[0] in _ENDING or _is_left(words, place + 2)):
                    yield Mark(place - 1, place + 2, 0, count * _SHIFTS[behind[0]])


def _is_left(words: Words, place: int) -> bool:
    """Whether a clause ends before a word: the year before, but not a year before he came."""
    return place >= len(words.folded) or not words.joins(place)


def _days(words: Words, day: date) -> Iterator[Mark]:
    """This Sunday, this weekend, tomorrow, where `here` or `there` is said in the text."""
    if " there " not in words.joined and " here " not in words.joined:
        return
    for place in _places(words, "this"):
        if words.folded[place + 1 : place + 2] and words.folded[place + 1] in DAYS:
            yield Mark(place, place + 2, day.year, 0, is_near=True)
    yield from (Mark(place, place + 1, day.year, 0, is_near=True) for place in _places(words, "tomorrow"))
