"""Courses: whether a place where one races is spoken of as a track, or because of a race there.

The lap of Monza, tests at Jerez, the gates of Silverstone: the circuit. Won at Monza, at Zandvoort this weekend: a race
there; if it cannot be told which, nothing is linked.
"""

from generator.racing.recognition.ahead import on_its_date
from generator.racing.recognition.around import (
    names_competitor,
    names_driver,
    names_drivers_here,
    names_here,
    names_one_of,
)
from generator.racing.recognition.common import DAYS
from generator.racing.recognition.deeds import OF_MANY, is_of_lesser, is_of_many, of_last
from generator.racing.recognition.held import near_by
from generator.racing.recognition.juniors import is_of_juniors
from generator.racing.recognition.labels import is_dateline
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY
from generator.racing.roster import Term

_PART_WORDS = """
    track tracks circuit circuits layout corner corners turn turns bend bends curve chicane chicanes hairpin straight
    straights kerb kerbs gravel banking bankings asphalt tarmac surface resurfaced gate gates museum factory base
    paddock grandstand grandstands km kilometre kilometres metres mile miles long longer test tests testing
    tested shakedown built opened rebuilt walk walked drive owner owners owned lease licence homologated safety run-off
    barriers barrier fence fences new old museum pits pit built-in airfield forest
"""
PARTS = frozenset(_PART_WORDS.split())
"""Words of a sentence that speaks of a track: its parts, its length, what is done with it but racing."""

_DEATHS = frozenset(("died", "dies", "killed", "death", "dead"))
_LAPS = frozenset(("lap", "laps", "round", "around"))
_THEY = frozenset(("he", "she", "they"))
_TOWARDS = frozenset(("at", "in", "from", "to", "after", "since", "of", "for", "until", "before"))


def is_of_race(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether a place is named because of a race of ours that was held there."""
    if scene.part >= BODY and is_dateline(scene):
        return True
    if name.is_course or scene.says(PARTS) or known.kind_at(scene.part, scene.start, scene.end):
        return False
    if is_of_lesser(scene) or is_of_juniors(scene.words, scene.part):
        return False
    is_near = (scene.part < BODY or scene.says(DAYS)) and names_competitor(scene)
    if (is_near and near_by(name, known.day, lexicon)) or on_its_date(name, scene, known, lexicon):
        return True
    is_ours = known.is_motorsport and (scene.is_racing or scene.says(_THEY) or names_here(scene, known.day.year))
    is_told = scene.part >= BODY and scene.lead in _TOWARDS and (is_ours or names_driver(scene))
    return is_told and not scene.says(OF_MANY) and scene.word_before(2) not in _LAPS


def of_these_days(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Term | None:
    """The race at a place that is just over, or about to be, where nothing speaks of another time; None where there is
    none, or it is named by its own name."""
    if known.theme or known.back or scene.tells_here() or scene.told() or is_of_many(scene) or of_last(scene):
        return None
    if scene.says(_DEATHS) and not names_drivers_here(scene, known.day.year):
        return None
    slugs = {(event.slug, edition.year) for event, edition in near_by(name, known.day, lexicon)}
    if len(slugs) != 1 or not names_one_of(scene, known.day.year, or_text=True):
        return None
    ((event, year),) = slugs
    return None if event in known.raced else ("edition", f"{event}/{year}")
