"""Places: the event, the edition or the circuit that the name of a race or of a place means, if it means one."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from generator.racing.recognition.common import CITIES, RACE, WINNING
from generator.racing.recognition.lexicon import Edition, Lexicon, Name, Subject
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.verdicts import Candidate, Known, Verdict

BEFORE, BEHIND = timedelta(days=12), timedelta(days=16)
"""How long before its first day and after its last an edition is what everyone speaks of."""

SEASON = timedelta(days=330)
"""How long after it an edition is still the last one."""

AGO = 3
"""So many years ago a race was held at a circuit of which one still speaks."""

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def place(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Verdict:
    """The event, edition or circuit that is meant by a name."""
    year = scene.beside_year()
    near = year or known.day.year
    events = [claim.subject for claim in name.events if claim.years[0] - 1 <= near <= claim.years[1] + 1]
    if events:
        return _event(events, scene, known)
    held: Sequence[Subject] = name.held
    circuits = _circuits(name, scene, known, lexicon)
    if year and not held and len(circuits) == 1:
        held = lexicon.held_at(circuits[0].slug, year)
    if year and held:
        return _event(held, scene, known)
    is_race_now = any(not _is_country(each) and _at_hand(each, known.day) for each in held)
    if circuits and not is_race_now and _is_circuit(scene, is_place=bool(held)):
        return _circuit(circuits, known)
    if scene.is_away:
        return Verdict(None, "the town")
    is_race = scene.before in WINNING or scene.after in RACE
    meant = [each for each in held if is_race or (not _is_country(each) and _at_hand(each, known.day))]
    if len(meant) == 1 and (is_race or scene.is_racing or scene.is_in_title()):
        return _event(meant, scene, known)
    return Verdict(None, "the place, as far as one can tell")


def _is_circuit(scene: Scene, *, is_place: bool) -> bool:
    """Whether a place is named because of its circuit: one races at it, or it is known for little else."""
    if scene.after in ("circuit", "track", "layout"):
        return True
    if scene.before == "at":
        return not (scene.is_away and is_place)
    return not is_place and not scene.is_away and scene.spot.name.strip() not in CITIES


def _is_country(subject: Subject) -> bool:
    """Whether an event's short name is that of a country or a region, where other things happen too."""
    return subject.slug.endswith("-grand-prix")


def _circuits(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Sequence[Subject]:
    """The circuits that a name can mean: of several, or where it is a large town's, those where one races at that
    time."""
    every = name.circuits
    is_town = name.folded[1:] in CITIES
    if not every or (len(every) == 1 and not is_town):
        return every
    since, until = scene.told() or (known.day.year - AGO, known.day.year + 1)
    held = [each for each in every if any(lexicon.held_at(each.slug, year) for year in range(since, until + 1))]
    return held or [each for each in every if not is_town or name.is_shown(each)]


def _circuit(circuits: Sequence[Subject], known: Known) -> Verdict:
    chosen = [each for each in circuits if each.term in known.named] or circuits
    if len(chosen) > 1:
        candidates = tuple(Candidate("circuit", each.slug, 0, ()) for each in chosen)
        return Verdict(None, f"could be {chosen[0].slug} or {chosen[1].slug}", candidates, is_close=True)
    return Verdict(chosen[0].term, "a place where one races")


def _event(events: Sequence[Subject], scene: Scene, known: Known) -> Verdict:
    """The event, or the edition of it that is meant."""
    if scene.after in ("historique", "historic"):
        return Verdict(None, "another event")
    before = (scene.word_before(3), scene.word_before(2), scene.before)
    if "next" in before and "year" in before:
        return Verdict(None, "next year's is left alone")
    chosen = [each for each in events if each.term in known.named] or list(events)
    if len({each.slug for each in chosen}) > 1:
        chosen = [each for each in chosen if _at_hand(each, known.day)] or chosen
    if len({each.slug for each in chosen}) > 1:
        candidates = tuple(Candidate("event", each.slug, 0, ()) for each in chosen)
        return Verdict(None, f"could be {chosen[0].slug} or {chosen[1].slug}", candidates, is_close=True)
    event = chosen[0]
    year, why = _year_meant(event, scene, known)
    if year and (len(event.editions) < MANY or event.has_edition(year)):
        return Verdict(("edition", f"{event.slug}/{year}"), why)
    return Verdict(event.term, why if not year else f"no edition in {year} is known")


MANY = 10
"""From so many known editions on a year without one had none."""


def _year_meant(event: Subject, scene: Scene, known: Known) -> tuple[int, str]:
    """The year of the edition that is meant, 0 for none, and why."""
    if year := scene.beside_year():
        return year, f"{year} stands beside it"
    before = (scene.word_before(3), scene.word_before(2), scene.before)
    if "last" in before and "year" in before:
        return known.day.year - 1, "last year's"
    if "this" in before and "year" in before:
        return known.day.year, "this year's"
    if _ORDINAL.fullmatch(before[-1]):
        return 0, "one of its editions by number"
    if not {"first", "inaugural", "every", "annual"}.isdisjoint(before) and not _at_hand(event, known.day):
        return 0, "the event as such"
    named = [slug for kind, slug in known.named if kind == "edition" and slug.startswith(f"{event.slug}/")]
    told = sorted(scene.years_here())
    if len(told) == 1 and event.has_edition(told[0]):
        return told[0], f"{told[0]} is told of"
    if len(named) == 1 and not told:
        return int(named[0].rpartition("/")[2]), "front matter names it"
    if told:
        return 0, f"{' and '.join(map(str, told))} told of"
    if edition := _at_hand(event, known.day):
        return edition.year, "the edition of these days"
    return _of_the_season(event, known.day)


@lru_cache(maxsize=1 << 10)
def _at_hand(event: Subject, day: date) -> Edition | None:
    """The edition that everyone speaks of on a day."""
    near = (
        each for each in event.editions if each.start and each.end and each.start - BEFORE <= day <= each.end + BEHIND
    )
    return next(near, None)


@lru_cache(maxsize=1 << 10)
def _of_the_season(event: Subject, day: date) -> tuple[int, str]:
    """The edition that is nearest to a day, the last one or that to come in the same year."""
    near = [
        (abs((each.end - day).days), each.year)
        for each in event.editions
        if each.end and (day - SEASON <= each.end <= day or (each.end > day and each.end.year == day.year))
    ]
    return (min(near)[1], "the nearest in time") if near else (0, "the event as such")
