"""Courses: whether a place where one races is spoken of as a track, or because of a race there.

The lap of Monza, tests at Jerez, the gates of Silverstone: the circuit. Won at Monza, at Zandvoort this weekend: a race
there; if it cannot be told which, nothing is linked.
"""

from datetime import date
from itertools import pairwise

from generator.racing.recognition.ahead import on_its_date
from generator.racing.recognition.around import (
    names_competitor,
    names_driver,
    names_drivers_here,
    names_here,
    names_of_sentence,
    names_one_of,
    row,
)
from generator.racing.recognition.common import DAYS, WINNING
from generator.racing.recognition.deeds import DEEDS, OF_MANY, is_of_lesser, is_of_many, of_last, shift_beside
from generator.racing.recognition.held import held, near_by
from generator.racing.recognition.juniors import is_of_juniors
from generator.racing.recognition.labels import is_dateline
from generator.racing.recognition.lexicon import FIRST_SEASON, Lexicon, Name
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY
from generator.racing.roster import Term

_PART_WORDS = """
    track tracks circuit circuits layout corner corners turn turns bend bends curve chicane chicanes hairpin straight
    straights kerb kerbs gravel banking bankings asphalt tarmac surface resurfaced gate gates museum factory base
    paddock grandstand grandstands km kilometre kilometres metres mile miles test tests testing tested
    shakedown built opened rebuilt walk walked drive owner owners owned lease licence homologated safety barrier
    barriers fence fences new old pit pits airfield forest
"""
PARTS = frozenset(_PART_WORDS.split())
"""Words of a sentence that speaks of a track: its parts, its length, what is done with it but racing."""

LONG_AGO = 10
"""So many years after its only race none is likely to come at a place."""

SHORT = 3
"""Years at most of a short career."""

_LOST = DEEDS | {"lost", "burned", "drove", "driven", "drive"}
_DEATHS = frozenset(("died", "dies", "killed", "death", "dead"))
_OURS = ("", "one race")
_OTHERWISE = OF_MANY | {"will"}
_PARTS_ALONE = PARTS - {"new", "old"}
_YEARS = frozenset(("years", "year", "century", "decade", "decades", "weeks", "months"))
_HELD = frozenset(("held", "staged"))
_LAPS = frozenset(("lap", "laps", "round", "around"))
_THEY = frozenset(("he", "she", "they"))
_TOWARDS = frozenset(("at", "in", "from", "to", "after", "since", "of", "for", "until", "before", "by"))


def is_of_race(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether a place is named because of a race of ours that was held there."""
    if scene.part >= BODY and is_dateline(scene):
        return True
    if scene.before in WINNING:  # he won Indianapolis
        return True
    if name.is_course or _says_parts(name, scene, known, lexicon) or _is_where_held(scene):
        return False
    if known.kind_at(scene.part, scene.start, scene.end) not in _OURS:
        return False
    if is_of_lesser(scene) or is_of_juniors(scene.words, scene.part):
        return False
    if known.is_motorsport and scene.part >= BODY and _is_at_a_time(scene):
        return True
    if any(each.events for each in row(scene)):  # he won the Monaco Grand Prix, Le Mans and Indianapolis
        return True
    is_at_it = scene.part < BODY and scene.before in ("at", "in")
    is_headline = is_at_it and names_one_of(scene, known.day.year, or_text=True)
    is_near = is_headline or ((scene.part < BODY or scene.says(DAYS)) and names_competitor(scene))
    if (is_near and near_by(name, known.day, lexicon)) or on_its_date(name, scene, known, lexicon):
        return True
    is_ours = known.is_motorsport and (scene.is_racing or scene.says(_THEY) or names_here(scene, known.day.year))
    is_told = scene.part >= BODY and scene.lead in _TOWARDS and (is_ours or names_driver(scene))
    return is_told and not scene.says(_OTHERWISE) and scene.word_before(2) not in _LAPS


def _says_parts(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether parts of a track are spoken of; `new` or `old` says little of it in a headline about a race, and nothing
    on New Year's Day."""
    if not scene.says(PARTS):
        return False
    if scene.says(_PARTS_ALONE):
        return True
    is_headline = scene.part < BODY and bool(near_by(name, known.day, lexicon))
    words = scene.words.folded[scene.start : scene.end]
    return not is_headline and ("old" in words or any(each == "new" and at != "year" for each, at in pairwise(words)))


def _is_at_a_time(scene: Scene) -> bool:
    """Whether a time is counted to a place or from it, as to a race: Jarama three weeks later, thirty years after
    Zolder, at Spa the following year."""
    behind = scene.words.folded[scene.spot.last : min(scene.spot.last + 3, scene.end)]
    is_later = behind[1:] in (["weeks", "later"], ["days", "later"], ["months", "later"], ["week", "later"])
    is_since = scene.lead in ("after", "since") and scene.word_before(2 + (scene.before == "the")) in _YEARS
    return is_later or is_since or shift_beside(scene)[1] != 0


def is_lapped(scene: Scene) -> bool:
    """Whether one drives laps of a track, in no year: a thousand laps around Abu Dhabi."""
    return scene.lead in ("around", "round") and scene.says(_LAPS) and not scene.tells_here()


def _is_where_held(scene: Scene) -> bool:
    """Whether it is where a race is held as such: the race has been held at Brands Hatch."""
    return scene.lead in ("at", "in") and scene.word_before(2 + (scene.before == "the")) in _HELD


def is_where_held(scene: Scene) -> bool:
    """Whether it is where a race is to be that the sentence names: at Silverstone, where they prepare for the British
    Grand Prix."""
    is_so = scene.lead == "at" and scene.after == "where" and scene.has_comma_after()
    return is_so and any(name.events for name in names_of_sentence(scene))


def race_meant(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Term | None:
    """The one race at a place in the short career of a driver who is named; or that which is just over, or about to be,
    where nothing speaks of another time, if it is not named by its own name; None for none."""
    if scene.lead in ("at", "in") and not scene.says(OF_MANY) and (found := _of_career(name, scene, lexicon)):
        return found
    if known.is_motorsport and (only := _only_one(name, known, lexicon)):
        return only
    if known.theme or known.back or scene.tells_here() or scene.told() or is_of_many(scene) or of_last(scene):
        return None
    if scene.says(_DEATHS) and not names_drivers_here(scene, known.day.year):
        return None
    slugs = {(event.slug, edition.year) for event, edition in near_by(name, known.day, lexicon)}
    if len(slugs) != 1 or not names_one_of(scene, known.day.year, or_text=True):
        return None
    ((event, year),) = slugs
    return None if event in known.raced else ("edition", f"{event}/{year}")


def _only_one(name: Name, known: Known, lexicon: Lexicon) -> Term | None:
    """The one race that was ever held at a place, long ago: Pescara."""
    ever = held(name, range(FIRST_SEASON, known.day.year + 1), lexicon)
    is_so = len(ever) == 1 and ever[0][1].year < known.day.year - LONG_AGO
    return ("edition", f"{ever[0][0].slug}/{ever[0][1].year}") if is_so else None


def _of_career(name: Name, scene: Scene, lexicon: Lexicon) -> Term | None:
    """The one race that was held at a place in the years of a driver whom the sentence names: he lost Roger Williamson
    at Zandvoort."""
    if scene.tells_here() or not scene.says(_LOST):
        return None
    for each in names_of_sentence(scene):
        subject = each.claims[0].subject
        is_his = each.in_full == subject.term and subject.kind == "driver"
        if not is_his or not subject.years or subject.span(date.max.year) > SHORT:
            continue
        there = held(name, range(subject.years[0][0], subject.years[-1][1] + 1), lexicon)
        if len(there) == 1:
            return "edition", f"{there[0][0].slug}/{there[0][1].year}"
    return None
