"""Places: the event, the edition or the circuit that the name of a race or of a place means, if it means one."""

from collections.abc import Sequence

from generator.racing.recognition.around import names_competitor
from generator.racing.recognition.common import CITIES, COURSES, LESSER, RACE, SESSION, WINNING
from generator.racing.recognition.courses import is_lapped, is_of_race, is_where_held, race_meant
from generator.racing.recognition.dating import MANY, at_hand, is_next_year, year_meant
from generator.racing.recognition.deeds import is_deed_beside, is_of_lesser
from generator.racing.recognition.elsewhere import ONE_RACE
from generator.racing.recognition.grounds import (
    AGO,
    TRACKS,
    is_idle,
    is_of_great_race,
    is_of_other_race,
    is_of_place,
    is_part_of_name,
    is_track_of,
)
from generator.racing.recognition.lands import by_adjective
from generator.racing.recognition.lexicon import Lexicon, Name, Subject
from generator.racing.recognition.nations import COMING
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.venues import RESULTS, is_venue, raced_there
from generator.racing.recognition.verdicts import Candidate, Known, Verdict
from generator.racing.recognition.words import BODY

_HISTORIC = frozenset(("historique", "historic"))
_OFTEN = frozenset(("times", "twice"))
"""Words that speak of many races at a place."""

_BORN = frozenset(("born", "raised"))
_AT = frozenset(("at", "in", "before", "after", "since", "for", "from", "to", "until", "of"))
"""What stands before a place where one races."""

GONE = 10
"""So many years after its last edition nobody means an event by the name of its place."""


def place(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Verdict:
    """The event, edition or circuit that is meant by a name."""
    if name.is_adjective:
        return by_adjective(name, scene, known)
    near = scene.beside_year() or known.day.year
    events = [claim.subject for claim in name.events if claim.years[0] - 1 <= near <= claim.years[1] + 1]
    if events:
        return _event(events, scene, known)
    if is_part_of_name(scene):
        return Verdict(None, "part of another name")
    return _there(name, scene, known, lexicon) or _by_place(name, scene, known, lexicon)


def _by_place(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Verdict:
    """What the name of a place means."""
    if scene.joins_after() and (why := is_of_place(scene)):
        return Verdict(None, why)
    if known.is_of_another_sport:
        return Verdict(None, "a place, where other sports are told of")
    year = scene.beside_year()
    if not year and (named := _named(name, scene, known, lexicon)):
        return named
    held: Sequence[Subject] = name.held
    circuits = _circuits(name, scene, known, lexicon)
    if year and not held and len(circuits) == 1:
        held = lexicon.held_at(circuits[0].slug, year)
    if year and held:
        return _event(held, scene, known)
    if held and circuits and name.folded[1:] not in CITIES:
        held = [each for each in held if _is_held(each, year or known.day.year)]
    if len(raced := _raced(held, circuits, scene, known, lexicon)) == 1:
        return _event(raced, scene, known)
    is_course = len(circuits) == 1 and is_track_of(scene)
    if not is_course and (term := raced_there(name, scene, known, lexicon)):
        return Verdict(term, "one tells of racing there")
    if not (circuits and _is_track(name, held, scene, known)):
        return _town(name, held, scene, known)
    return _of_race(name, scene, known, lexicon) or _circuit(circuits, known)


def _of_race(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Verdict | None:
    """The race of these days at a place of which one speaks because of a race, or nothing; None where it is a track."""
    if is_of_other_race(scene, known):
        return Verdict(None, "a race of another series there")
    if not is_of_race(name, scene, known, lexicon) or is_where_held(scene):
        return None
    term = race_meant(name, scene, known, lexicon)
    if term is None and is_idle(name, scene, known, lexicon):
        return None
    return Verdict(term, "the race of these days there" if term else "a race there, but not which")


def _town(name: Name, held: Sequence[Subject], scene: Scene, known: Known) -> Verdict:
    """The race that is meant by the name of a town or a country, or the town."""
    is_other = _is_elsewhere(scene, known) and name.folded.rpartition(" ")[2] not in ONE_RACE
    if scene.is_away or is_other:
        return Verdict(None, "the town")
    is_race = scene.before in WINNING or scene.after in RACE or _is_session(scene)
    meant = [each for each in held if is_race or (not _is_country(each) and at_hand(each, known.day))]
    if len(meant) == 1 and (is_race or scene.is_racing or scene.is_in_title()):
        return _event(meant, scene, known)
    return Verdict(None, "the place, as far as one can tell")


def _is_session(scene: Scene) -> bool:
    """Whether part of a race weekend stands behind, and drivers or teams are named: the Miami sprint."""
    return scene.after in SESSION and scene.joins_after() and not scene.says(LESSER) and names_competitor(scene)


def _is_track(name: Name, held: Sequence[Subject], scene: Scene, known: Known) -> bool:
    """Whether a place with a circuit is named because of that; not while the race of these days is there, nor a large
    town where one tests."""
    if scene.after in TRACKS and scene.joins_after():
        return True
    if any(not _is_country(each) and at_hand(each, known.day) for each in held) or is_of_great_race(name, scene):
        return False
    if name.folded[1:] in CITIES and scene.says(LESSER) and scene.before != "at":
        return False
    if name.folded.rpartition(" ")[2] in ONE_RACE and scene.after not in COURSES:
        return False
    return name.is_course or _is_circuit(scene, is_place=bool(held))


def _named(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Verdict | None:
    """The circuit that front matter names, or the edition that was held at the place."""
    circuits = [each.term for each in name.circuits if each.term in known.named]
    editions = [term for term in known.named if term[0] == "edition" and _was_at(name, term[1], lexicon)]
    if len(circuits) == 1 and not editions and is_deed_beside(scene) and scene.part >= BODY:
        return None
    if len(circuits) == 1 and (is_venue(name) or not editions):
        return Verdict(circuits[0], "front matter names it")
    if is_venue(name) and scene.before not in _AT and not scene.is_in_title() and scene.part >= BODY:
        return None
    if is_venue(name):  # where the race has its name too, this is the track
        editions = [(kind, slug) for kind, slug in editions if slug.partition("/")[0] not in known.raced]
    told = scene.years_here() if editions else frozenset()
    is_meant = len(editions) == 1 and not circuits and (not told or int(editions[0][1].rpartition("/")[2]) in told)
    return Verdict(editions[0], "front matter names the race there") if is_meant else None


def _was_at(name: Name, edition: str, lexicon: Lexicon) -> bool:
    """Whether an edition was held at a place."""
    slug, _, year = edition.partition("/")
    there = [*name.held, *(each for circuit in name.circuits for each in lexicon.held_at(circuit.slug, int(year)))]
    return any(each.slug == slug for each in there)


def _there(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Verdict | None:
    """The edition that is meant by `in Monaco in 2014` where one speaks of racing there."""
    year = scene.year_behind() if scene.words.years else 0
    if not year or scene.is_away or not scene.is_racing or is_of_lesser(scene) or _is_elsewhere(scene, known):
        return None
    held = [each for each in name.held if each.has_edition(year)] or [
        each for circuit in name.circuits for each in lexicon.held_at(circuit.slug, year)
    ]
    if len({each.term for each in held}) != 1:
        return None
    return Verdict(("edition", f"{held[0].slug}/{year}"), f"{year} stands behind it")


def _raced(
    held: Sequence[Subject], circuits: Sequence[Subject], scene: Scene, known: Known, lexicon: Lexicon
) -> Sequence[Subject]:
    """The events that are meant by a circuit or its town in `the Melbourne race`, where drivers or teams are named."""
    if held or not _is_session(scene) or scene.is_away or _is_elsewhere(scene, known):
        return ()
    return [each for circuit in circuits for each in lexicon.held_at(circuit.slug, _year(scene, known))]


def _year(scene: Scene, known: Known) -> int:
    """The one year that the sentence tells of, else that of the text."""
    years = scene.years_here()
    return next(iter(years)) if len(years) == 1 else known.day.year


def _is_elsewhere(scene: Scene, known: Known) -> bool:
    return known.kind_at(scene.part, scene.start, scene.end) != ""


def _is_circuit(scene: Scene, *, is_place: bool) -> bool:
    """Whether a place is named because of its circuit: one races at it, or it is known for little else."""
    if scene.is_away_from(_BORN) or (scene.before == "from" and scene.word_before(2) in COMING):
        return False
    if (scene.before == "of" and scene.word_before(2) in TRACKS) or is_track_of(scene):
        return True
    if is_lapped(scene):
        return True
    if scene.before == "at":
        return not (is_place and (scene.is_away or scene.says(_OFTEN)))
    if scene.before == "in" and not scene.says(RESULTS):
        return False
    return not is_place and not scene.is_away and scene.spot.name.strip() not in CITIES


def _is_held(event: Subject, year: int) -> bool:
    """Whether an event is held about a year, as far as its editions are known."""
    editions = event.editions
    return not editions or editions[0].year - GONE <= year <= editions[-1].year + GONE


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
    if not held and len(every) == 1 and scene.after in TRACKS:
        return every
    return held or [each for each in every if not is_town or name.is_shown(each)]


def _circuit(circuits: Sequence[Subject], known: Known) -> Verdict:
    chosen = [each for each in circuits if each.term in known.named] or circuits
    if len(chosen) > 1:
        candidates = tuple(Candidate("circuit", each.slug, 0, ()) for each in chosen)
        return Verdict(None, f"could be {chosen[0].slug} or {chosen[1].slug}", candidates, is_close=True)
    return Verdict(chosen[0].term, "a place where one races")


def _event(events: Sequence[Subject], scene: Scene, known: Known) -> Verdict:
    """The event, or the edition of it that is meant."""
    if scene.after in _HISTORIC or scene.before in _HISTORIC:
        return Verdict(None, "another event")
    if is_next_year(scene):
        return Verdict(None, "next year's is left alone")
    chosen = [each for each in events if each.term in known.named] or list(events)
    if len({each.slug for each in chosen}) > 1:
        chosen = [each for each in chosen if at_hand(each, known.day)] or chosen
    if len({each.slug for each in chosen}) > 1:
        candidates = tuple(Candidate("event", each.slug, 0, ()) for each in chosen)
        return Verdict(None, f"could be {chosen[0].slug} or {chosen[1].slug}", candidates, is_close=True)
    event = chosen[0]
    year, why = year_meant(event, scene, known)
    if year and (len(event.editions) < MANY or event.has_edition(year)):
        return Verdict(("edition", f"{event.slug}/{year}"), why)
    return Verdict(event.term, why if not year else f"no edition in {year} is known")
