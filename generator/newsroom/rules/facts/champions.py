"""Somebody called the reigning champion who is not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.facts.judge import Judge
from generator.newsroom.rules.facts.plainly import is_certain, is_quoted, looks_ahead, looks_back, tells_elsewhere
from generator.newsroom.rules.facts.record import Record
from generator.newsroom.rules.facts.saying import DRIVER, TEAM, Saying
from generator.racing.seasons import Entrants

CODE = "PF832"

_TITLE = (
    r"(?:(?i:reigning|defending|current)) (?:(?:two|three|four|five|six|seven)-time |double |triple )?"
    r"(?:world |Formula 1 |Formula One |F1 |drivers['’] |constructors['’] |world drivers['’] )*champions?"
)
_BEFORE = re.compile(rf"{_TITLE},? (?:{DRIVER}|{TEAM})")
_BEHIND = re.compile(
    rf"(?:{DRIVER}|{TEAM}|^(?:He|She)\b)(?:,? (?:the|as)(?: \d\d\d\d)? {_TITLE}| (?:is|are)(?: still)? the {_TITLE})"
)


class _Called(NamedTuple):
    """Who is called champion: a driver or a team, by its slug, and where in the shape."""

    kind: Entrants
    slug: str
    start: int
    end: int


def wrong_champions(saying: Saying, record: Record) -> Iterator[Problem]:
    """Those whom a sentence calls champion, and who are not."""
    if "champion" not in saying.shape or looks_ahead(saying) or not is_certain(saying) or tells_elsewhere(saying):
        return
    if not saying.is_standing and looks_back(saying):
        return
    if any(year < saying.day.year - 1 for year in saying.years):
        return
    for called in _called(saying):
        year, real = _champions(called, saying, record)
        if called.kind == "driver" and not (record.drove(called.slug, year) or record.drove(called.slug, year + 1)):
            continue
        if real and called.slug not in real and not is_quoted(saying, called.start):
            who = record.name(called.kind, called.slug)
            names = " or ".join(sorted(record.name(called.kind, slug) for slug in real))
            text = f"'{saying.words(called.start, called.end)}': {who} is not the champion, the standings have {names}"
            hint = f"name the year of the title, or mend what the site knows of {year}"
            yield problem(CODE, text, saying.at(called.start, called.end), hint)


JUDGE = Judge(
    CODE,
    "somebody is called the reigning champion who is not",
    "Somebody is called the reigning, defending or current champion who was not: by the standings that results or "
    "official tables give, the champion is another. In an article its day decides, in a page or an entity's file the "
    "day of the check, so that a text goes stale with the next champion. Of a season that runs, its leader passes too.",
    wrong_champions,
)


def _called(saying: Saying) -> Iterator[_Called]:
    own = saying.copy.parsed
    for pattern in (_BEFORE, _BEHIND):
        for found in pattern.finditer(saying.shape):
            if found["driver"] or found["team"]:
                name = saying.name(found["driver"] or found["team"])
                kind: Entrants = "driver" if found["driver"] else "team"
                yield _Called(kind, name.slug, found.start(), found.end())
            elif own.kind == "driver":
                yield _Called("driver", own.slug, found.start(), found.end())


def _champions(called: _Called, saying: Saying, record: Record) -> tuple[int, frozenset[str]]:
    """The year that decides, and who may be called champion: whoever was champion of the last season that was over, in
    any series, and who leads the one that runs. Nobody where none is known."""
    year = saying.day.year
    last, running = record.champions(called.kind, year - 1), record.champions(called.kind, year)
    decided = {series: who for series, who in last.items() if record.is_decided(series, year - 1)}
    if not decided:
        return year - 1, frozenset()
    return year - 1, frozenset().union(*decided.values(), *running.values())
