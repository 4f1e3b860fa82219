"""Venues: the edition that is meant by the name of a place, where a text tells of racing there.

Won in Austin, third in Hungary, nothing since Monza: a race. At Monza, as such, is the circuit; in Monaco is also where
people live.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.racing.recognition.common import CITIES, LESSER, PRESENT, RACING, SMALL_RACING
from generator.racing.recognition.dating import is_said
from generator.racing.recognition.lexicon import Edition, Lexicon, Name, Subject
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY, is_date
from generator.racing.roster import Term

NEWS = timedelta(days=6)
"""So long before its first day and after its last a race is what a headline with the name of the place speaks of."""

COMING = timedelta(days=45)
"""So far ahead is the race that comes next at a place."""

RECENT = timedelta(days=120)
"""So long ago was the race of last year at a place of which one still speaks."""

SLACK = 2
"""Years that so many years ago leaves open."""

_THERE = frozenset(("in", "for", "of", "from", "to", "after", "since", "before", "until", "through", "takes"))
_RACES = frozenset(("after", "since", "before", "until"))
"""What stands before a race, and hardly before a track."""

_OF_OTHERS = frozenset(
    ("times", "twice", "never", "ever", "always", "every", "usually", "often", "record", "career", "born", "anywhere",
     "years", "decade", "decades", "months")
)  # fmt: skip
"""Words that speak of all races at a place, or of one long ago."""

_AHEAD = frozenset(
    ("next", "will", "coming", "upcoming", "ahead", "arrive", "arrives", "heads", "head", "goes", "go", "begins",
     "opens", "starts", "weeks", "tomorrow", "travels", "travel", "moves", "hopes", "expects", "plans")
)  # fmt: skip
"""Words that speak of what is to come."""

_SEASON = frozenset(("season", "opener", "finale", "round"))
"""What begins at a place, or ends there."""

_RESULTS = RACING - SMALL_RACING


def raced_there(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Term | None:
    """The edition that is meant by the name of a place; None where it is the place, or may be any edition."""
    if year := known.rounds.get(scene.part):
        return _only(_held(name, [year], lexicon))
    if scene.is_away or scene.says(LESSER):
        return None
    if year := _year_beside(scene, known.day.year) or _year_of_driver(scene):
        is_sure = _is_of_racing(scene, known) and not _is_elsewhere(scene, known)
        return _only(_held(name, [year], lexicon)) if is_sure or scene.names_driver_of(year) else None
    if _is_elsewhere(scene, known) or not _is_of_racing(scene, known) or not _is_race(name, scene):
        return None
    here = scene.years_here()
    if here:
        return _only(_held(name, here, lexicon)) if len(here) == 1 else None
    told = None if scene.says(PRESENT) else scene.told()
    if told:
        return _only(_held(name, [sum(told) // 2], lexicon)) if told[1] - told[0] <= SLACK else None
    if scene.says(_OF_OTHERS) or not (scene.part < BODY or scene.names_driver_of(known.day.year, or_text=True)):
        return None
    return _only(_of_these_days(name, scene, known, lexicon))


def _is_elsewhere(scene: Scene, known: Known) -> bool:
    return known.kind_at(scene.part, scene.start, scene.end) != ""


def is_venue(name: Name) -> bool:
    """Whether a place is known for its circuit alone."""
    return not name.held and name.folded[1:] not in CITIES


def _is_of_racing(scene: Scene, known: Known) -> bool:
    return known.is_motorsport and scene.names_competitors()


def _is_race(name: Name, scene: Scene) -> bool:
    """Whether one tells of racing at a place, by the words around."""
    if scene.part < BODY:
        return not is_venue(name)
    is_track = is_venue(name) or scene.before == "at"
    is_told = scene.says(_RESULTS) or (scene.says(_SEASON) and scene.says(_AHEAD))
    return scene.before in (_RACES if is_track else _THERE) and is_told


def _year_beside(scene: Scene, this_year: int) -> int:
    """The year that belongs to the place: in Montreal in 2010, in 1998 at Spa, in Shanghai this year; 0 for none."""
    words, (first, last, _) = scene.words, scene.spot
    if scene.after == "in" and last + 1 in words.years:
        return words.years[last + 1]
    if is_date(words, last) and scene.part < BODY:
        return words.years[last + 2]
    if scene.before in ("in", "at") and first - 2 in words.years and first - 2 >= scene.start:
        return words.years[first - 2]
    if not words.counts_years:
        return 0
    if is_said(scene, "this", "year") or is_said(scene, "this", "season"):
        return this_year
    return this_year - 1 if is_said(scene, "last", "year") or is_said(scene, "last", "season") else 0


def _year_of_driver(scene: Scene) -> int:
    """The one year that the sentence tells of, if it names a driver of that year: in 2021 it was Gasly, in Baku."""
    if scene.before != "in" or len(here := scene.years_here()) != 1:
        return 0
    (year,) = here
    return year if any(driver.was_active((year, year)) for driver in scene.drivers()) else 0


def _held(name: Name, years: Iterable[int], lexicon: Lexicon) -> Iterator[tuple[Subject, Edition]]:
    """The editions that were held at a place in these years."""
    for year in years:
        events = [each for each in name.held if each.has_edition(year)] or [
            each for circuit in name.circuits for each in lexicon.held_at(circuit.slug, year)
        ]
        yield from ((event, each) for event in events for each in event.editions if each.year == year)


def _only(found: Iterable[tuple[Subject, Edition]]) -> Term | None:
    slugs = {f"{event.slug}/{edition.year}" for event, edition in found}
    return ("edition", slugs.pop()) if len(slugs) == 1 else None


def _of_these_days(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[tuple[Subject, Edition]]:
    """The editions of the season that may be meant: in a headline those of these days; the last one, where one tells
    what happened; the next one, where one speaks of what will."""
    day = known.day
    dated = [
        (event, edition, edition.start, edition.end)
        for event, edition in _held(name, (day.year - 1, day.year), lexicon)
        if edition.start and edition.end
    ]
    if scene.part < BODY or known.theme:
        return [(event, each) for event, each, start, end in dated if start - NEWS <= day <= end + NEWS]
    if scene.says(_AHEAD):
        return [(event, each) for event, each, start, end in dated if start - COMING <= day <= end]
    return [(event, each) for event, each, start, end in dated if start <= day and _is_of_now(each, end, day)][-1:]


def _is_of_now(edition: Edition, end: date, day: date) -> bool:
    return edition.year == day.year or day - RECENT <= end
