"""Reported: the race that has just been held, where a text is a report of it.

A text of the days after a race that names those who were in it tells of that race: the name of its place means it then,
whatever words are used, unless something speaks of another time, of the town or of the track.
"""

from datetime import timedelta

from generator.racing.recognition.around import names_others_alone
from generator.racing.recognition.deeds import is_of_many
from generator.racing.recognition.held import Held, last_day, near
from generator.racing.recognition.lexicon import Edition, Lexicon, Name
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY

REPORTED = timedelta(days=4)
"""So long after a race reports of it are written."""

IN_IT = 3
"""So many drivers of a race make a text a report of it."""

_TOWARDS = frozenset(("at", "in", "from", "after", "since", "of"))
_OF_TRACKS = frozenset(("new", "old", "used", "circuit", "track", "museum", "factory", "next", "will"))
"""Words of a sentence about a place that is there whether one races or not, or about another year."""


def just_over(name: Name, known: Known, lexicon: Lexicon) -> list[Held]:
    """The races at a place that have just been held."""
    day = known.day
    return [each for each in near(name, day, lexicon) if last_day(each[1]) <= day <= last_day(each[1]) + REPORTED]


def reported(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The race at a place that a text reports."""
    if not (scene.lead in _TOWARDS or is_headline(scene)) or known.theme or scene.tells_here():
        return []
    if is_of_many(scene) or scene.says(_OF_TRACKS) or names_others_alone(scene, known.day.year):
        return []
    return [each for each in just_over(name, known, lexicon) if _are_in(scene, each[1])]


def is_headline(scene: Scene) -> bool:
    """Whether a headline begins with a place, and a colon: Monza: the figures."""
    return scene.part < BODY and scene.begins_sentence and ":" in scene.words.gap(scene.spot.last)


def _are_in(scene: Scene, edition: Edition) -> bool:
    """Whether a text names several who were in a race: by its results, or else those who were there in its year."""
    year, found = edition.year, set[str]()
    for name in scene.names.values():
        drivers = (claim.subject for claim in name.claims if claim.subject.kind == "driver")
        here = [each.slug for each in drivers if each.was_active((year, year))]
        if any(not edition.outcomes or f":{slug} " in edition.outcomes for slug in here):
            found.add(here[0])
    return len(found) >= IN_IT
