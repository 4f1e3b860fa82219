"""The theme: the year that a text looks back to, where its head says so.

What is told in such a text is of that year, as far as a sentence does not speak of another time.
"""

import re
from collections.abc import Iterator
from datetime import date

from generator.racing.recognition.common import SEASONS
from generator.racing.recognition.marks import date_at
from generator.racing.recognition.times import TENS, Years, amount
from generator.racing.recognition.words import BODY, Words

_SEASON = frozenset(("season", "year"))

_REVIEWED = frozenset(("review", "ended"))
_MOMENTS = frozenset(("races", "moments", "best", "worst", "sundays", "marks", "awards"))

AUTUMN = 11
"""The month with which seasons end."""

WINTER = 2
"""The last month in which the season of the year before is the last one."""

LONG_AGO = 2
"""From so many years back on a text can look back to a year."""

OTHERS = 2
"""So many other years tell of a longer story."""

_NUMBER = rf"((?:(?:{'|'.join(TENS)}) )?(?:\d\d?|[a-z]+))"
_IN_TITLE = re.compile(rf" {_NUMBER} years (?:ago|on|later|after|since) ")
_IN_TEXT = re.compile(rf" {_NUMBER} years ago (?:today|yesterday|tomorrow|this|tonight) | it is {_NUMBER} years since ")

_CENTURIES = ((" half a century ago ", 50), (" a quarter of a century ago ", 25), (" half a century on ", 50))
"""Words for many years ago."""

_NEARLY = frozenset(("than", "nearly", "almost", "over", "about", "around"))

_TO_THE_DAY = re.compile(rf" {_NUMBER} years to the day (?:since|after|from) ")
"""Says it anywhere in the first paragraph."""


def theme(words: Words, this_year: int) -> Years | None:
    """The year that a text looks back to; None where it does not, or not to a certain one. Its title or summary names
    it, its first sentence has it in a date, or either says how many years have passed."""
    body = words.within(BODY) if len(words.origins) > BODY else range(0)
    if not body or not (words.dates or " years " in words.joined or " century " in words.joined):
        return None
    end = words.sentence(body.start, body.start + 1)[1]
    if year := _anniversary(words, body.start, end, this_year):
        others = {words.years[place] for place in words.dates} - {year, this_year}
        return (year, year) if len(others) < OTHERS else None
    named = {words.years[place] for place in _dated(words, body.start, end)}
    if len(named) != 1 or any(words.years[place] > this_year - LONG_AGO for place in words.dates):
        return None
    year = named.pop()
    return year, year


def looked_back(words: Words, this_year: int) -> int:
    """The year of which the title, the summary or the first sentence says how long ago it is, whatever else is told; 0
    for none."""
    body = words.within(BODY) if len(words.origins) > BODY else range(0)
    if not body or not (" years " in words.joined or " century " in words.joined):
        return 0
    return _anniversary(words, body.start, words.sentence(body.start, body.start + 1)[1], this_year)


def season_of(words: Words, day: date) -> int:
    """The season of which a text is a review: the one year in its title and summary, which call it so; the one that is
    over, where they name none; 0 for none."""
    if len(words.origins) <= BODY:
        return 0
    body = words.within(BODY).start
    if not words.dates or words.dates[0] >= body:
        head = words.folded[:body]
        is_over = day.month >= AUTUMN or day.month <= WINTER
        is_review = not _REVIEWED.isdisjoint(head) or (is_over and not _MOMENTS.isdisjoint(head))
        is_review = is_review and not _SEASON.isdisjoint(head)
        return day.year - (day.month <= WINTER) if is_review else 0
    named = {words.years[place] for place in words.dates if place < body}
    return named.pop() if len(named) == 1 and not SEASONS.isdisjoint(words.folded[:body]) else 0


def _anniversary(words: Words, body: int, end: int, this_year: int) -> int:
    """The year of which the title, the summary or the first sentence says how long ago it is; 0 for none."""
    title, text = (f" {' '.join(words.folded[first:last])} " for first, last in ((0, body), (body, end)))
    part = f" {' '.join(words.folded[body : words.within(BODY).stop])} " if " to the day " in words.joined else ""
    if passed := next((years for said, years in _CENTURIES if _is_said(said, title) or _is_said(said, text)), 0):
        return this_year - passed
    for found in (*_IN_TITLE.finditer(title), *_IN_TEXT.finditer(text), *_TO_THE_DAY.finditer(part)):
        passed = sum(map(amount, next(filter(None, found.groups())).split()))
        if LONG_AGO <= passed < this_year:
            return this_year - passed
    return 0


def _is_said(said: str, text: str) -> bool:
    """Whether it is said, and not that it is nearly so long, or more."""
    before = text.partition(said)[0].rpartition(" ")[2]
    return said in text and before not in _NEARLY


def _dated(words: Words, body: int, end: int) -> Iterator[int]:
    """The years in the head of a text; those of its first sentence where a month stands before."""
    for place in words.dates:
        if place < body or (place < end and date_at(words, place)):
            yield place
