"""Words of time in texts that have no day: currently, next weekend, this season."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.facts.judge import Judge
from generator.newsroom.rules.facts.plainly import is_quoted
from generator.newsroom.rules.facts.record import Record
from generator.newsroom.rules.facts.saying import Saying
from generator.newsroom.rules.facts.teams import says_outright

CODE = "PF831"

_WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NEAR = rf"(?:next|last|this|this coming|this past) (?:weekend|week|{_WEEKDAYS})"
_OTHERWISE = "the every each of his her its their our a"
_FREE = "".join(rf"(?<!\b{word} )" for word in _OTHERWISE.split()) + r"(?<!['’]s )"
_OPEN = r"(?! (?:of|in|before|after|when|the|that|where)\b)"
_DAYS = re.compile(rf"{_FREE}\b(?:{_NEAR}|tomorrow|yesterday|tonight)\b(?!['’]){_OPEN}", re.IGNORECASE)
_MONTHS = re.compile(rf"{_FREE}\b(?:next|last|this) month\b{_OPEN}", re.IGNORECASE)
_SEASONS = re.compile(
    rf"{_FREE}\b(?:next|last|this) (?:year|season|summer|winter|autumn|spring)\b{_OPEN}|\bcurrently\b",
    re.IGNORECASE,
)

_KINDS = ((_DAYS, timedelta(days=10)), (_MONTHS, timedelta(days=45)), (_SEASONS, None))
"""Words, and how long they stay right; None: until the year ends."""

_OF_RACING = ("driver", "team", "event", "edition", "circuit", "series")
"""Kinds of files that speak of racing whatever they say; other texts do where they name somebody."""

_PAST = re.compile(r"\b(?:was|were|had|did|won|took|came|left|began|ended|finished|led|drove|raced|scored|retired)\b")


def stale_times(saying: Saying, record: Record) -> Iterator[Problem]:
    """Words of time that a text without a day has, and which cannot be right any more, or cannot be dated."""
    del record
    if not saying.is_standing or saying.years or not (saying.names or saying.copy.parsed.kind in _OF_RACING):
        return
    told = saying.part.text[: saying.sentence.start]
    for pattern, lasting in _KINDS:
        for found in pattern.finditer(saying.text):
            if found[0].lower() == "currently" and says_outright(saying):
                continue
            if _still_holds(saying, lasting) or (_TELLS.search(told) and _PAST.search(saying.text)):
                continue
            start = saying.shape.find(found[0])
            if start < 0 or is_quoted(saying, start):
                continue
            text = f"'{found[0]}' cannot be dated here, where a text is read for years"
            hint = "name the day, the year or the season"
            yield problem(CODE, text, saying.at(start, start + len(found[0])), hint)


JUDGE = Judge(
    CODE,
    "a text without a day has words of time that go stale",
    "Words such as “next weekend”, “last week”, “tomorrow”, “this season” and “currently” are right in an article, "
    "which has a day. A page, or what a file says of a driver, a team or an event, is read for years, and then they "
    "are wrong. Name the day, the year or the season instead. In a page that says `updated:` they pass as long as they "
    "can be right: a few days, the year. Where a sentence names a year, or tells of another time, nothing is said.",
    stale_times,
)


_TELLS = re.compile(r"\b(?:19|20)\d\d\b")


def _still_holds(saying: Saying, lasting: timedelta | None) -> bool:
    """Whether words can be right today by the day on which a page was last changed."""
    updated = getattr(saying.copy.front, "updated", None)
    if not updated:
        return False
    day: date = updated.at.date()
    today = saying.copy.desk.today
    return today.year == day.year if lasting is None else today - day <= lasting
