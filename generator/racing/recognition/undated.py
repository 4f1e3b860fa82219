"""Undated: which edition is meant by the name of a place where one tells of a race there, but of no year beside it."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from generator.racing.recognition.around import names_drivers_of, names_one_of, names_other_than, names_others_alone
from generator.racing.recognition.common import DAYS, STILL
from generator.racing.recognition.deeds import (
    is_deed_beside,
    is_end_of_season,
    is_then,
    of_last,
    shift_of,
    year_of_that,
)
from generator.racing.recognition.held import (
    Held,
    first_day,
    held,
    is_news,
    last_day,
    near,
    near_by,
)
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.months import month_behind
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import Years
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY

COMING = timedelta(days=45)
"""So far ahead is the race that comes next at a place."""

RECENT = timedelta(days=120)
"""So long ago was the race of last year at a place of which one still speaks."""

SLACK = 2
"""Years that so many years ago leaves open."""

CAREER = 10
"""So many years ago may be told of by the way, where one speaks of somebody who is still there."""

AHEAD = frozenset(
    ("next", "will", "coming", "upcoming", "ahead", "arrive", "arrives", "heads", "head", "goes", "go", "begins",
     "beginning", "opens", "starts", "weeks", "tomorrow", "travels", "travel", "moves", "hopes", "expects", "plans")
)  # fmt: skip
"""Words that speak of what is to come."""

OF_OTHERS = frozenset(
    ("times", "twice", "never", "ever", "always", "every", "usually", "often", "record", "career", "born", "anywhere",
     "years", "decade", "decades", "months")
)  # fmt: skip
"""Words that speak of all races at a place, or of one long ago."""

_WON = frozenset(("won", "win", "victory", "podium", "debut", "crash", "crashed"))
"""What one remembers after years."""

_YEARS = frozenset(("year", "season"))


_TO_COME = AHEAD | {"until", "till"}
"""Words that speak of what is to come, or last so long."""

_ONWARD = frozenset(("following", "next", "later", "after", "since", "until", "now", "today"))
"""Words with which a text goes on from the year that it told of."""


_WEEKS = frozenset(("week", "weeks", "days", "hours", "fortnight", "minutes", "laps"))


def undated(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The editions that may be meant where the sentence itself tells of no year."""
    if scene.says(DAYS) and (found := near_by(name, known.day, lexicon)):
        return found
    shift = 0 if is_then(scene) or scene.part < BODY else shift_of(scene)
    told = (year, year) if (year := year_of_that(scene)) else _told(scene, known, shift)
    is_sure = scene.tells_here() or is_then(scene) or told == known.theme
    if told and not is_sure and (_is_overtaken(name, told, known, lexicon) or _has_moved_on(scene, told)):
        return _of_month(name, scene, known, lexicon)
    if shift:
        return held(name, [told[0] + shift], lexicon) if told and told[0] == told[1] else []
    if told:
        year = sum(told) // 2
        or_text = scene.part < BODY or is_then(scene) or (scene.tells_before() and is_deed_beside(scene))
        is_of_it = told[1] - told[0] <= SLACK and names_one_of(scene, year, or_text=or_text)
        found = held(name, [year], lexicon) if is_of_it else []
        if found or not scene.says(AHEAD):
            return found
    if scene.part >= BODY and not names_one_of(scene, known.day.year, or_text=True):
        return []
    if last := of_last(scene):
        return held(name, [known.day.year - 1], lexicon) if last in _YEARS else []
    if month_behind(scene):
        return _of_month(name, scene, known, lexicon)
    if scene.says(OF_OTHERS) or names_others_alone(scene, known.day.year):
        return []
    return _of_these_days(name, scene, known, lexicon)


def _of_month(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The last edition that was held in the month that stands behind a place."""
    month = month_behind(scene)
    return [each for each in near(name, known.day, lexicon) if last_day(each[1]).month == month][-1:]


def tells_of_another(scene: Scene) -> bool:
    """Whether all years of a sentence belong to other races: the record of the Hungarian Grand Prix of 2009."""
    dates = scene.words.dates
    here = dates[bisect_left(dates, scene.start) : bisect_left(dates, scene.end)]
    return bool(here) and all(scene.is_of_another(place) for place in here)


def _told(scene: Scene, known: Known, shift: int) -> Years | None:
    """The time that is told of, if a sentence does not speak of the present."""
    is_here = scene.tells_here() and (scene.part < BODY or scene.says(_WON))
    return scene.told() or carried(scene, known) if is_here or shift or not scene.says(STILL) else None


def carried(scene: Scene, known: Known) -> Years | None:
    """The year that was told of last, before its part, where no other time follows there, and its own part names people
    of that time and none of these days; None where there is none."""
    words, start = scene.words, scene.words.within(scene.part).start
    at = bisect_left(words.dates, start)
    if not at or _goes_onward(words.folded[words.dates[at - 1] : start]):
        return None
    year = words.years[words.dates[at - 1]]
    is_so = names_drivers_of(scene, year) and not names_drivers_of(scene, known.day.year)
    return (year, year) if is_so else None


def _goes_onward(folded: Sequence[str]) -> bool:
    """Whether words go on from the year that was told of, and not by weeks."""
    return any(word in _ONWARD and before not in _WEEKS for before, word in pairwise(("", *folded)))


def _is_overtaken(name: Name, told: Years, known: Known, lexicon: Lexicon) -> bool:
    """Whether one may tell of a race there that was held not long ago, rather than of one in the time told of
    before."""
    day = known.day
    there = near(name, day, lexicon) if told[1] >= day.year - CAREER else []
    return any(each[1].year > told[1] and first_day(each[1]) <= day <= last_day(each[1]) + RECENT for each in there)


def _has_moved_on(scene: Scene, told: Years) -> bool:
    """Whether somebody who was not there at the time that is told of before is named since."""
    tells = scene.words.tells
    at = bisect_left(tells, scene.start)
    return bool(at) and told[0] == told[1] and names_other_than(scene, tells[at - 1], told[0])


def _of_these_days(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The editions of the season that may be meant: in a headline those of these days; the next one, where one speaks
    of what will be; the last one, where one tells what happened."""
    day, there = known.day, near(name, known.day, lexicon)
    if scene.part < BODY or known.theme:
        return [each for each in there if is_news(each[1], day)]
    if is_end_of_season(scene) and scene.says(_TO_COME):
        return [each for each in there if each[1].year == day.year]
    if scene.says(AHEAD):
        ahead = [each for each in there if first_day(each[1]) - COMING <= day <= last_day(each[1])]
        if ahead:
            return ahead
    past = [each for each in there if first_day(each[1]) <= day]
    return [each for each in past if each[1].year == day.year or day - RECENT <= last_day(each[1])][-1:]
