"""Venues: the edition that is meant by the name of a place, where a text tells of racing there.

Won in Austin, third in Hungary, nothing since Monza: a race. At Monza, as such, is the circuit; in Monaco is also where
people live.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from generator.racing.recognition.common import CITIES, LESSER, PRESENT, RACING, SMALL_RACING
from generator.racing.recognition.lexicon import Edition, Lexicon, Name, Subject
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY
from generator.racing.roster import Term

NEWS = timedelta(days=6)
"""So long before its first day and after its last a race is what a headline with the name of the place speaks of."""

COMING = timedelta(days=45)
"""So far ahead is the race that comes next at a place."""

RECENT = timedelta(days=120)
"""So long ago was the race at a place of last year of which one still speaks."""

_THERE = frozenset(("in", "for", "of", "from", "to", "after", "since", "before", "until", "through"))
_RACES = frozenset(("after", "since", "before", "until"))
"""What stands before a race, and hardly before a track."""

_AS_SUCH = frozenset(
    ("times", "twice", "never", "ever", "always", "every", "usually", "often", "record", "career", "born", "anywhere")
)
"""Words that speak of all races at a place."""

_AHEAD = frozenset(
    ("next", "will", "coming", "upcoming", "ahead", "arrive", "arrives", "heads", "head", "goes", "go", "begins",
     "opens", "starts", "weeks", "tomorrow", "travels", "travel", "moves", "hopes", "expects", "plans")
)  # fmt: skip
"""Words that speak of what is to come."""

_RESULTS = RACING - SMALL_RACING


def raced_there(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Term | None:
    """The edition that is meant by the name of a place; None where it is the place, or may be any edition."""
    if not known.is_motorsport or scene.is_away or scene.says(LESSER) or not _is_told_of(name, scene):
        return None
    year = _year_told(scene)
    if year:
        return _only([(event, year) for event in _events(name, year, lexicon)])
    if year is None or scene.says(_AS_SUCH):
        return None
    return _of_these_days(name, scene, known.day, lexicon)


def _is_told_of(name: Name, scene: Scene) -> bool:
    """Whether one tells of racing at a place."""
    if scene.part < BODY:
        return not is_venue(name) and scene.names_competitors_anywhere()
    if is_venue(name) or scene.before == "at":
        is_race = scene.before in _RACES or scene.year_behind_place()
    else:
        is_race = scene.before in _THERE
    return bool(is_race) and scene.says(_RESULTS) and scene.names_competitor()


def is_venue(name: Name) -> bool:
    """Whether a place is known for its circuit alone."""
    return not name.held and name.folded[1:] not in CITIES


def _year_told(scene: Scene) -> int | None:
    """The one year that is told of, 0 where none is, None where there are several."""
    here = scene.years_here()
    if here:
        return next(iter(here)) if len(here) == 1 else None
    told = scene.told() if not scene.says(PRESENT) else None
    if told is None:
        return 0
    return told[0] if told[0] == told[1] else None


def _events(name: Name, year: int, lexicon: Lexicon) -> list[Subject]:
    """The events that were held at a place in a year."""
    return [each for each in name.held if each.has_edition(year)] or [
        each for circuit in name.circuits for each in lexicon.held_at(circuit.slug, year)
    ]


def _only(found: Sequence[tuple[Subject, int]]) -> Term | None:
    slugs = {f"{event.slug}/{year}" for event, year in found}
    return ("edition", slugs.pop()) if len(slugs) == 1 else None


def _of_these_days(name: Name, scene: Scene, day: date, lexicon: Lexicon) -> Term | None:
    """The edition of the season that is told of: in a headline that of these days; the last one, where one tells what
    happened; the next one, where one speaks of what will."""
    near: list[tuple[Subject, Edition, date, date]] = [
        (event, edition, edition.start, edition.end)
        for year in (day.year - 1, day.year)
        for event in _events(name, year, lexicon)
        for edition in event.editions
        if edition.year == year and edition.start and edition.end
    ]
    if scene.part < BODY:
        meant = [each for each in near if each[2] - NEWS <= day <= each[3] + NEWS]
    elif scene.says(_AHEAD):
        meant = [each for each in near if day <= each[3] and each[2] - COMING <= day]
    else:
        past = [each for each in near if each[2] <= day and (each[1].year == day.year or day - RECENT <= each[3])]
        meant = past[-1:]
    return _only([(event, edition.year) for event, edition, *_ in meant])
