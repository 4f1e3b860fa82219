"""Marks: the words of a text that tell of a year: a year, last July, eight years ago, the year after, this Sunday."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.racing.recognition.common import DAYS
from generator.racing.recognition.held import day_of
from generator.racing.recognition.times import MONTHS, amount
from generator.racing.recognition.words import Words

_ONES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
)
_TEENS = "sixteenth seventeenth eighteenth nineteenth twentieth"
_ORDINALS = [*_ONES.split(), *_TEENS.split(), *(f"twenty {each}" for each in _ONES.split()[:9])]
_ORDINALS += ["thirtieth", "thirty first"]
_DAYS_OF_MONTH = {
    **{word: at for at, word in enumerate(_ORDINALS, 1)},
    **{str(at): at for at in range(1, 32)},
    **{f"{at}{suffix}": at for at in range(1, 32) for suffix in ("st", "nd", "rd", "th")},
}
_TWELVE = frozenset(("12", "twelve"))
_YEARS = frozenset(("year", "season"))
_SHIFTS = {"later": 1, "after": 1, "before": -1, "earlier": -1}
_ENDING = frozenset(("later", "earlier"))
_FOLLOWING = frozenset(("following", "next"))


class Mark(NamedTuple):
    """What tells of a year: its first word, the one behind its last, and the year; or by how many years it is after
    (`shift`) the one that is told of before; or that it is the race of these days (`is_near`); the day, where the year
    is part of a date."""

    first: int
    last: int
    year: int
    shift: int = 0
    is_near: bool = False
    day: date | None = None

    @property
    def is_plain(self) -> bool:
        """Whether it is a year and nothing else."""
        return not (self.shift or self.is_near or self.day)


def marks(words: Words, day: date) -> list[Mark]:
    """All that tells of a year, up to that of the text, in order."""
    told = [
        Mark(at, at + 1 if at in words.years else at + 3, words.times[at][0], day=date_at(words, at))
        for at in words.tells
        if words.times[at][0] == words.times[at][1] and (at in words.years or words.folded[at + 2 : at + 3] == ["ago"])
    ]
    return sorted([*told, *_last_times(words, day), *_months_ago(words, day), *_shifted(words), *_days(words, day)])


def date_at(words: Words, year: int) -> date | None:
    """The day that is told of where a word is a year: 1 May 1994, May 1st, 1994, the first of May 1994; None for
    none."""
    before = words.folded[max(year - 4, 0) : year]
    if year not in words.years or not any(word in MONTHS for word in before[-2:]):
        return None
    if before[-1] in MONTHS:
        month, before = MONTHS[before[-1]], before[:-1]
    else:
        month, before = MONTHS[before[-2]], [*before[:-2], before[-1]]
    if before[-1:] == ["of"]:
        before = before[:-1]
    number = _DAYS_OF_MONTH.get(" ".join(before[-2:])) or _DAYS_OF_MONTH.get(before[-1] if before else "", 0)
    return day_of(words.years[year], month, number) if number else None


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
                count = 1 if before == "the" else amount(before)
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
