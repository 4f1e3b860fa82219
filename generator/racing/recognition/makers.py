"""Makers: when the name of a team means an engine, a company, a car for the road or another thing that one buys."""

from generator.racing.recognition.around import is_behind_team, names_driver, names_of_part
from generator.racing.recognition.common import (
    AT_HOME,
    BUILDERS,
    CARS,
    CUSTOMERS,
    ENGINES,
    MAKERS,
    OF_TEAMS,
    ON_THE_ROAD,
    RACING,
    ROAD_CARS,
    SHOW,
    SUPPLIES,
    TEAM,
    THINGS,
)
from generator.racing.recognition.field import is_part_of_roads
from generator.racing.recognition.lexicon import Lexicon, Name, Subject
from generator.racing.recognition.people import PERSONS, TITLES, may_follow
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.verdicts import Known

_RACING = RACING - CARS

_BOUGHT = frozenset(("buy", "buys", "bought", "buying", "customer", "customers", "lease", "leases", "supply"))
"""What one does to an engine that one does not build."""

_ADJECTIVES = frozenset(("alpine",))
"""Names of teams that say of other things what they are like."""

_FIRMS = frozenset(("that", "was"))
"""What stands before the name of a firm: the team that Mercedes runs in another series."""

_KINDS = frozenset(("sports", "touring", "saloon", "stock", "road", "prototype"))
_SMALLER = frozenset(("two", "three", "four", "2", "3", "4", "junior"))
"""What stands between `Formula` and whose car it is."""

TRACKS = frozenset(("track", "circuit", "speedway", "place"))
"""What the company behind a team may have: Honda's track."""

_CANS = frozenset(("cans", "can", "bottle", "bottles"))
"""In what one sells drinks."""

_OWNING = frozenset(("bought", "built", "owns", "owned", "rebuilt"))
_OWNED_THINGS = frozenset(("which", "place", "track", "circuit"))
_BACKED = frozenset(("backed", "sponsored"))
_OWNED = 5
"""So many words behind a maker stands the track that it owns."""

_SMALL = frozenset(("with", "and", "in", "at", "for", "that", "or", "but", "to", "on"))
_OTHER_MAKERS_WORDS = """
    volvo lincoln volkswagen vw skoda fiat opel nissan mazda hyundai kia vauxhall citroen bentley lexus subaru chrysler
    mitsubishi dodge chevrolet buick tesla rover saab suzuki daewoo
"""
OTHER_MAKERS = frozenset(_OTHER_MAKERS_WORDS.split())
"""Who only makes cars for the road."""

_MODELS = frozenset(("seven",))
"""Cars for the road whose names are words with which no other name begins."""

_STANDING = frozenset(("flat", "v", "straight", "inline"))
_CYLINDERS = frozenset(("four", "six", "eight", "ten", "twelve", "sixteen", "4", "6", "8", "10", "12", "16"))

_OF_TEAM = frozenset(("racing", "team", "grand", "formula", "motorsport", "amg", "scuderia", "aramco"))
"""What belongs to the name of a team."""

_SUPPLIED_WORDS = "one ones those units supplied built made provided bought come comes came coming"
_SUPPLIED = frozenset(_SUPPLIED_WORDS.split())
"""What stands between engines and `from`, or `by`, their maker."""


def model(name: Name, scene: Scene, lexicon: Lexicon) -> str:
    """Why the name of who builds cars is part of a car's: Caterham Seven; "" where it is not."""
    behind = scene.spot.last
    if name.folded[1:] not in BUILDERS or not scene.joins_after() or not scene.capital(behind) or scene.is_name(behind):
        return ""
    shown = scene.words.shown[behind]
    is_word = scene.after in lexicon.people or (may_follow(shown) and scene.after not in _MODELS)
    is_model = shown.istitle() and len(shown) > 2 and not is_word
    return f"'{scene.shown} {shown}' is another name" if is_model and scene.after not in _OF_TEAM else ""


def is_as_of_a_team(scene: Scene) -> bool:
    """Whether a name stands as a team's does, by the words beside it or, where nobody is on stage, in its sentence."""
    if scene.is_racing and SHOW.isdisjoint(scene.words.folded):
        return True
    is_before = scene.before in OF_TEAMS or scene.before in ("at", "of", "with", "to", "from", "by")
    return (is_before or scene.after in TEAM or scene.after in ("have", "are", "were")) and not scene.is_in_title()


def is_at_home(scene: Scene) -> bool:
    """Whether a text speaks of cars as one has them at home."""
    return not AT_HOME.isdisjoint(scene.words.folded)


def thing(scene: Scene) -> str:
    """Why the name of a team means an engine, a person or something that one buys; "" where it does not."""
    if why := _other_kind(scene):
        return why
    if (scene.before in PERSONS or scene.before in ("sir", "lord")) and scene.joins_before():
        return "a person"
    before = scene.spot.first - 1
    if scene.after in ENGINES or _has_cylinders(scene) or (scene.is_hyphened() and scene.is_other_name(before)):
        return "an engine"
    if scene.is_name(before) and is_behind_team(scene):
        return "an engine, as it stands behind the team's name"
    if scene.before in ("a", "an") and scene.word_before(2) in ("is", "was") and scene.says(ENGINES):
        return "an engine"
    if _is_of_track(scene):
        return "a company that has a track"
    if scene.before in ("from", "by", "and", "or") and (_listed_as_engine(scene) or _is_supplier(scene)):
        return "an engine"
    if scene.spot.name[1:] in _ADJECTIVES and scene.before == "an" and _is_of_thing(scene):
        return "a thing"
    is_drunk = scene.after == "can" and scene.before in ("a", "another", "empty", "every")
    if scene.after in THINGS or is_drunk or (scene.before == "of" and scene.word_before(2) in _CANS):
        return "a thing"
    on_the_road = scene.after in CARS or scene.says(ON_THE_ROAD)
    is_meant = on_the_road and not (scene.says(_RACING) or names_driver(scene))
    return "a car for the road" if is_meant else ""


def _is_among_makers(scene: Scene) -> bool:
    """Whether one who only makes cars for the road stands beside it in a list: Aston Martin, Volvo and Lincoln."""
    if scene.after in OTHER_MAKERS:
        return scene.has_comma_after()
    back = 2 if scene.before == "and" else 1
    return scene.word_before(back) in OTHER_MAKERS and not scene.words.joins(scene.spot.first + 1 - back)


def _other_kind(scene: Scene) -> str:
    """Why it is no car of a team, but part of a series' name, a company, or another kind of cars: Jaguar sports cars, a
    Formula Three Cooper."""
    if scene.before == "formula":
        return "a series"
    if scene.before == "by" and scene.word_before(2) in _BACKED:
        return "a company"
    if scene.before == "owns" or _is_among_makers(scene):
        return "a company"
    behind = scene.words.folded[scene.spot.last : min(scene.spot.last + 2, scene.end)]
    is_other = behind[1:] in (["car"], ["cars"]) and behind[0] in _KINDS
    is_other = is_other or (scene.before in _SMALLER and scene.word_before(2) == "formula")
    return "a car of another kind" if is_other else ""


def _is_of_track(scene: Scene) -> bool:
    """Whether a track is told to be a maker's: Honda's track, Toyota owns the circuit."""
    behind = scene.words.folded[scene.spot.last + 1 : min(scene.spot.last + _OWNED, scene.end)]
    if scene.after == "which" and not _OWNING.isdisjoint(behind[:1]):  # Toyota, which owns the place
        return not TRACKS.isdisjoint(behind[1:])
    is_owner = scene.joins_before() and scene.before in _OWNED_THINGS
    before = (scene.names.get(at) for at in range(scene.start, scene.spot.first))
    is_owner = is_owner and (
        scene.before != "which" or scene.says(TRACKS) or any(each.is_place for each in before if each)
    )
    if is_owner and (scene.after in _OWNING or (scene.after in ("has", "had") and not _OWNING.isdisjoint(behind[:1]))):
        return True
    return scene.after in ("s", "owns", "owned") and not TRACKS.isdisjoint(behind[:1] if scene.after == "s" else behind)


def _is_of_thing(scene: Scene) -> bool:
    """Whether a word behind says what is so, and it is nothing of racing: an Alpine mud wrap."""
    is_beside = scene.joins_after() and scene.words.shown[scene.spot.last].islower()
    return is_beside and scene.after not in RACING and scene.after not in _SMALL


def maker(name: Name, scene: Scene, known: Known) -> str:
    """Why the name of a team means a company, or a car for the road; "" where it does not."""
    if not scene.words.is_on_the_road or known.tells_of(name.terms):
        return ""
    is_of_roads = known.is_of_roads or (
        name.folded[1:] in ROAD_CARS and is_part_of_roads(scene.words, scene.part, names_of_part(scene), known.day.year)
    )
    return "a company, or its car for the road" if is_of_roads else ""


def is_of_maker(subject: Subject, scene: Scene, known: Known) -> bool:
    """Whether a name is rather that of who makes cars, or of one of the cars: for the road, or for others to race."""
    name, year = scene.spot.name[1:], known.day.year
    if name in MAKERS or (name in ROAD_CARS and scene.before in ("a", "an")):
        return True
    if scene.told() is not None:
        return False
    is_sold = name in CUSTOMERS and not subject.was_active((year, year))
    return is_sold or (name in ROAD_CARS and scene.before in _FIRMS)


def _has_cylinders(scene: Scene) -> bool:
    """Whether what follows says how the cylinders of an engine stand: an Alfa Romeo flat twelve."""
    behind = scene.spot.last + 1
    return scene.after in _STANDING and behind < scene.end and scene.words.folded[behind] in _CYLINDERS


def _listed_as_engine(scene: Scene) -> bool:
    """Whether engines are spoken of that come from it: engines from Renault and Honda."""
    folded, place = scene.words.folded, scene.spot.first - 1
    while place > scene.start and (folded[place] in ("and", "or") or scene.is_other_name(place)):
        place -= 1
    return folded[place] in ("from", "by") and place > scene.start and folded[place - 1] in ENGINES


def _is_supplier(scene: Scene) -> bool:
    """Whether engines are spoken of before that come from it: it has no engine and uses one from Ferrari."""
    before = scene.words.folded[scene.start : scene.spot.first]
    if scene.before not in ("from", "by"):
        return False
    if scene.word_before(2) in _CYLINDERS and scene.word_before(3) in _STANDING:
        return True
    if SUPPLIES.isdisjoint(before):
        return False
    return scene.word_before(2) in _SUPPLIED or not _BOUGHT.isdisjoint(before)


def is_sponsor(scene: Scene, known: Known) -> bool:
    """Whether the name of a team is part of a longer one, where nothing speaks of Formula 1."""
    before = scene.spot.first - 1
    if known.is_ours or scene.is_in_title():
        return False
    if scene.is_hyphened_to_name():
        return True
    is_joined = scene.joins_before() and not scene.is_name(before) and scene.before not in TITLES
    return is_joined and scene.words.is_capital(before)
