"""Times that a text speaks of: years, decades, so many years ago."""

import re
from collections.abc import Iterator

from generator.racing.recognition.common import EXACT

Years = tuple[int, int]
"""The first and the last year of a time."""

_DECADE_WORDS = "fifties sixties seventies eighties nineties"
DECADES = {word: 1950 + 10 * at for at, word in enumerate(_DECADE_WORDS.split())}
"""Decades in words, and the year with which each began."""

_DECADE = re.compile(rf" (?:((?:19|20)?\d0)s|{'|'.join(DECADES)})(?= )")
_NUMBER_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen
"""
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy")
"""Tens in words."""

NUMBERS = {
    "a": 1,
    **{word: at for at, word in enumerate(_NUMBER_WORDS.split(), 1)},
    **{word: 10 * at for at, word in enumerate(TENS, 2)},
}
"""Numbers of years in words."""

JOINED = 2
"""A year and another year stand so many words apart where `and` joins them."""

LONGEST = 3
"""Digits that a number of years, weeks or days has at most; more is no number that one counts by."""


def amount(word: str) -> int:
    """What a folded word counts, in words or digits; 0 for none."""
    return NUMBERS.get(word) or int(word.isdecimal() and len(word) <= LONGEST and word)


_SHORT_YEAR = re.compile(rb"'([0-9]{2})(?![0-9A-Za-z'])")
_AGO = re.compile(
    rf"(?<! the)(?<! those)(?<! all)(?<! in) ((?:(?:{'|'.join(TENS)}) )?(?:\d\d?|{'|'.join(NUMBERS)}))"
    r" (?:years?|summers|seasons)"
    rf"(?: (?P<day>today|this \w+))? (?:ago(?= ({'|'.join(sorted(EXACT))})?)|since(?= [a-z]+ ))"
)
_MONTH_NAMES = "january february march april may june july august september october november december"
_SHORT_MONTHS = {"apr": 4, "aug": 8, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)} | _SHORT_MONTHS
"""The months, by name; of the short forms those that are nothing else."""

ROUND = 10
"""From so many years on, so many years ago is not meant to the year."""

_LONGEST = 40
"""Letters on either side of a time's mark that may belong to it: `twenty two years`, and more."""


class _Places:
    """The places of words by their offsets in joined words, which are asked for in order: what was counted is not
    counted again."""

    def __init__(self, joined: str) -> None:
        self._joined = joined
        self._counted = self._place = 0

    def at(self, offset: int) -> int:
        """How many words begin before the space at an offset."""
        if offset < self._counted:
            self._counted = self._place = 0
        self._place += self._joined.count(" ", self._counted, offset)
        self._counted = offset
        return self._place


def years(joined: str) -> Iterator[tuple[int, int]]:
    """The words, by place, that are years; `joined` are folded words with a space around each."""
    for century in (" 19", " 20"):
        place = _Places(joined)
        at = joined.find(century)
        while at >= 0:
            word = joined[at + 1 : at + 5]
            if word.isdigit() and joined[at + 5] == " ":
                yield place.at(at), int(word)
            at = joined.find(century, at + 1)


def short_years(plain: bytes, this_year: int) -> Iterator[tuple[int, int]]:
    """The years that are written as '72, in a text as Latin-1, by their offsets."""
    for found in _SHORT_YEAR.finditer(plain):
        if not plain[found.start() - 1 : found.start()].isalnum():
            year = int(found[1])
            yield found.start(1), year + (2000 if year <= this_year % 100 else 1900)


def other_times(joined: str, this_year: int) -> Iterator[tuple[int, Years]]:
    """Decades (the 1990s, the '90s, the nineties) and what was so many years ago, by the place of the first word."""
    place = _Places(joined)
    for found in (*_around("0s ", _DECADE, joined), *_around("ties ", _DECADE, joined, "enfhx")):
        first = DECADES.get(found[0].strip()) or int(found[1] if len(found[1]) == 4 else f"19{found[1]}")
        yield place.at(found.start()), (first, first + 9)
    for found in _ago(joined):
        if passed := sum(map(amount, found[1].split())):
            slack = int(passed >= ROUND and not (found[2] or found[3]))
            year = this_year - passed
            yield place.at(found.start()), (year - slack, year + slack)


def _ago(joined: str) -> Iterator[re.Match[str]]:
    """What tells how many years ago something was."""
    if " ago " not in joined and " since " not in joined:
        return
    at = joined.find(" year")
    while at >= 0:
        behind = joined[at : at + _LONGEST]
        if " ago " in behind or " since " in behind:
            within = _AGO.finditer(joined, max(0, at - _LONGEST), at + _LONGEST)
            yield from (found for found in within if found.start() <= at < found.end())
        at = joined.find(" year", at + 1)
    for mark in (" summers ago ", " seasons ago "):
        if mark in joined:
            at = joined.index(mark)
            yield from _AGO.finditer(joined, max(0, at - _LONGEST), at + _LONGEST)


def _around(mark: str, pattern: re.Pattern[str], joined: str, behind: str = "") -> Iterator[re.Match[str]]:
    """What a pattern finds of which a mark is part, behind one of some letters, if any are given: it is not tried
    anywhere else."""
    at = joined.find(mark)
    while at >= 0:
        end = at + len(mark)
        if not behind or joined[at - 1] in behind:
            within = pattern.finditer(joined, max(0, at - _LONGEST), end + _LONGEST)
            yield from (found for found in within if found.start() <= at and found.end() >= end - 1)
        at = joined.find(mark, end)
