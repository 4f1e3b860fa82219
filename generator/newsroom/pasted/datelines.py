"""Datelines: where and when an agency's text was written, and whose it is, before its first words."""

import re
from typing import NamedTuple

from generator.newsroom.pasted.cited import agency
from generator.newsroom.pasted.days import day_without_year, days

_HEAD = re.compile(
    r"(?P<place>[^\n(—–:]{0,70}?)\s*(?:\((?P<agency>[^()\n]{2,24})\)\s*)?(?:\s(?:--|[-–—])\s|(?<=\d)\s?[:—–]\s?|(?<=\))\s?[:—–-]\s?|\s?—\s?)",
)
_PLACE = re.compile(r"[^\W\d_a-zß-ÿ][\w.'’-]*(?:[ /][^\W\d_][\w.'’-]*){0,4}(?:,\s*[^\W\d_][\w.'’ -]{1,30}){0,2}")
_BETWEEN = re.compile(
    r"(?P<place>[^\n(—–:]{2,50}?\s[–—-]\s[^\n(—–:]{6,30}?)\s*(?:\((?P<agency>[^()\n]{2,24})\)\s*)?\s[–—-]\s"
)
"""A place and a day between dashes, as press releases have it."""

_SENTENCE = re.compile(r"[.!?][\"'”“’»]*(?:\s|$)")
_LONGEST = 110


class Dateline(NamedTuple):
    """A dateline: its day, as front matter writes it; else its month and day; the agency; and where the text goes
    on."""

    day: str
    without_year: tuple[int, int] | None
    agency: str
    end: int
    text: str


def dateline(text: str) -> Dateline | None:
    """The dateline with which a text begins: `MONTREAL, June 9, 2024 (Reuters) —`; None where it has none."""
    found = _BETWEEN.match(text[:_LONGEST])
    if not found or not next(days(found["place"]), None):
        found = _HEAD.match(text[:_LONGEST])
    if not found or not _goes_on(text[found.end() :], found[0]):
        return None
    before, whose = found["place"].strip(" ,"), agency(found["agency"] or "")
    day = next((each for each in days(before) if each.end == len(before) and each.value), None)
    place = before[: day.start] if day else before
    without_year = None if day else _last_day(before)
    if without_year:
        place = before[: without_year[2]]
    place = place.strip(" ,–—-")
    if (place and not _PLACE.fullmatch(place)) or not (day or without_year or whose):
        return None
    if not whose and not place:
        return None
    return Dateline(day.value if day else "", without_year and without_year[:2], whose, found.end(), found[0].strip())


def _goes_on(rest: str, head: str) -> bool:
    """Whether prose follows: behind a colon a headline may."""
    rest = rest.strip()
    if not rest or rest[0].islower():
        return False
    return not head.rstrip().endswith(":") or "(" in head or _SENTENCE.search(rest) is not None


def _last_day(before: str) -> tuple[int, int, int] | None:
    """The month and the day with which a text ends, and where they begin."""
    words = before.split(" ")
    for count in (2, 3):
        tail = " ".join(words[-count:])
        if len(words) >= count and (found := day_without_year(tail.strip(" ,"))):
            return *found, len(before) - len(tail)
    return None
