"""A driver given to a team with which he was not at that time."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator.errors import problem
from generator.model import Problem
from generator.newsroom.rules.facts.judge import Judge
from generator.newsroom.rules.facts.plainly import is_certain, is_quoted, looks_ahead, looks_back, tells_elsewhere
from generator.newsroom.rules.facts.record import SLACK, Record
from generator.newsroom.rules.facts.saying import DRIVER, TEAM, Saying

CODE = "PF830"

GONE = timedelta(days=365)
"""So long after a driver's time with a team a text still means him as one who drives for it, and later as a memory."""

_VERBS = """
    and was is has had won wins took takes finished led leads came said says who at in on by to from with after before
    ahead behind qualified retired started crossed held passed beat set second third fourth fifth sixth seventh eighth
    ninth tenth spun crashed stopped drove hit
"""
_BEHIND = rf"(?=\s*(?:[.,;:!?)–—]|$)| (?:{'|'.join(_VERBS.split())})\b)"
"""What may follow a driver whom a team is said to have: behind a noun, as in "Ferrari's Hamilton gamble", it is not he
who is the team's."""

_FREE = r"(?<!former )(?<!future )(?<!ex-)(?<!new )(?<!old )(?<!next )(?<!then-)(?<!then )(?<!incoming )(?<!one-time )"

_NOW = r"(?: currently| now| today| still)?"

_HAS = re.compile(f"{_FREE}{TEAM}['’]s? {DRIVER}{_BEHIND}")
_IS_OF = re.compile(f"{_FREE}{TEAM}(?:['’]s)? (?:driver|racer) {DRIVER}{_BEHIND}")
_BRACKETED = re.compile(rf"{DRIVER} \({TEAM}\)")
_CAR = re.compile(rf"{DRIVER}['’]s? {TEAM}(?=\s*(?:[.,;:!?)]|$)| (?:was|is|had|has|stopped|came|led|spun)\b)")
_SITS = (_HAS, _IS_OF, _BRACKETED, _CAR)
"""How a text gives a driver to a team in passing."""

_DRIVES = re.compile(
    rf"(?:{DRIVER}|^(?:He|She)),?(?: who)?{_NOW} (?:drives|races|competes|is driving|is racing|is with){_NOW}"
    rf" ?(?:for|with|at)? (?:the )?{TEAM}"
)
_IS_A = re.compile(rf"(?:{DRIVER}|^(?:He|She)) (?:is|remains){_NOW} (?:a|an|the) {TEAM} (?:driver|racer)\b")
_DRIVES_ALONE = re.compile(rf"^(?:Drives|Races|Currently drives|Currently races|Driving|Racing) (?:for|with) {TEAM}")
_SINCE = re.compile(rf"^(?:Has driven for )?{TEAM}(?: driver)? since (?:\w+ )?(?:19|20)\d\d\b")
_SECOND = DRIVER.replace("driver", "second")
_LINE_UP = re.compile(rf"(?:{TEAM}['’]s?|^Its|^The) drivers (?:are|remain){_NOW} {DRIVER} and {_SECOND}")
_SAYS = (_DRIVES, _IS_A, _DRIVES_ALONE, _SINCE, _LINE_UP)
"""How a text says outright with whom a driver is; on his own page no name need stand there."""


class _Given(NamedTuple):
    """A driver, the team that he is given to, and where in the shape."""

    driver: str
    team: str
    start: int
    end: int


def wrong_teams(saying: Saying, record: Record) -> Iterator[Problem]:
    """What a sentence says of drivers and their teams that was not so."""
    if not saying.names or looks_ahead(saying) or not is_certain(saying) or tells_elsewhere(saying):
        return
    in_passing = (each for each in _in_passing(saying) if _is_of_late(each, saying.day, record))
    for given in (*_outright(saying), *in_passing):
        if is_quoted(saying, given.start) or not _is_known(given, saying.day, record):
            continue
        if _was_with(given, saying.day, record):
            continue
        driver, team = record.name("driver", given.driver), record.name("team", given.team)
        was = "is" if saying.is_standing else "was"
        text = f"'{saying.words(given.start, given.end)}': {driver} {was} not with {team} on {saying.day:%Y-%m-%d}"
        yield problem(CODE, text, saying.at(given.start, given.end), _hint(given.driver, saying.day, record))


JUDGE = Judge(
    CODE,
    "a driver is given to a team with which he was not",
    "A driver is given to a team with which he was not: “Ferrari's Lewis Hamilton” in 2024, “drives for Alpine” of "
    "one who has left. An article is read as of its day, a page or an entity's file as of the day of the check. What "
    "counts is the `teams:` of the driver's file, with a month on either side, and every result in which he drove for "
    "the team that year. If the text is right, mend the file. A sentence that looks back or ahead, quotes or supposes, "
    "is let be.",
    wrong_teams,
)


def says_outright(saying: Saying) -> bool:
    """Whether a sentence says of a driver with whom he drives: while that is so, it may say that he does so now."""
    return next(_outright(saying), None) is not None


def _outright(saying: Saying) -> Iterator[_Given]:
    """Those with whom a sentence says that a driver is: in the present, whatever was told before. On a driver's own
    page he need not be named, on a team's the team."""
    own = saying.copy.parsed
    for pattern in _SAYS:
        if pattern is not _SINCE and any(year != saying.day.year for year in saying.years):
            continue
        for found in pattern.finditer(saying.shape):
            marks = found.groupdict()
            drivers = [saying.name(each).slug for key in ("driver", "second") if (each := marks.get(key))]
            team = saying.name(marks["team"]).slug if marks["team"] else own.slug if own.kind == "team" else ""
            for driver in drivers or ([own.slug] if own.kind == "driver" else []):
                if team:
                    yield _Given(driver, team, found.start(), found.end())


def _in_passing(saying: Saying) -> Iterator[_Given]:
    """Those to whom a sentence gives a driver by the way; in a text without a day only memories are told so."""
    if saying.is_standing or looks_back(saying):
        return
    for pattern in _SITS:
        for found in pattern.finditer(saying.shape):
            driver, team = saying.name(found["driver"]).slug, saying.name(found["team"]).slug
            yield _Given(driver, team, found.start(), found.end())


def _is_of_late(given: _Given, day: date, record: Record) -> bool:
    """Whether a driver drove in that year, or had driven for the team not long before: else he is a memory."""
    stays = record.stays(given.driver)
    if record.of_year(given.driver, day.year):
        return True
    return any(each.last >= day - GONE and record.are_one(given.team, each.team) for each in stays)


def _is_known(given: _Given, day: date, record: Record) -> bool:
    """Whether what is known suffices to contradict: the driver was with another team that year, in which this one raced
    too; or he was with this one at another time."""
    if record.file("team", given.team) is None:
        return False
    if any(record.are_one(given.team, each.team) for each in record.stays(given.driver)):
        return True
    return bool(record.of_year(given.driver, day.year)) and record.raced(given.team, day.year)


def _was_with(given: _Given, day: date, record: Record) -> bool:
    """Whether a driver was with a team on a day, or a little before or after, or drove for it that year."""
    known = record.teams_at(given.driver, day, day, SLACK) | record.drove(given.driver, day.year)
    return any(record.are_one(given.team, team) for team in known)


def _hint(driver: str, day: date, record: Record) -> str:
    parsed = record.file("driver", driver)
    path = parsed.path.partition("#")[0] if parsed else ""
    teams = [record.name("team", each) for each in sorted(record.teams_at(driver, day, day))]
    said = f"has him with {' and '.join(teams)} then" if teams else "has him with no team then"
    return f"{path} {said}: mend the text, or the file if that is wrong"
