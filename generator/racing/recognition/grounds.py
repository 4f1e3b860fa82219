"""Grounds: what the words beside the name of a place say that it is: a town, a corner, a track, where another race than
ours was."""

from generator.racing.recognition.common import GENERIC
from generator.racing.recognition.deeds import is_deed_beside, is_of_lesser
from generator.racing.recognition.juniors import is_of_juniors
from generator.racing.recognition.labels import is_dateline
from generator.racing.recognition.lexicon import FIRST_SEASON, Lexicon, Name
from generator.racing.recognition.people import TITLES, is_plain
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.venues import is_venue
from generator.racing.recognition.verdicts import Known

TRACKS = frozenset(("circuit", "track", "layout", "banking", "kerbs", "asphalt", "gates", "racetrack"))
_KINDS = frozenset(("street", "road", "race", "strip", "outer", "inner", "old", "new"))
"""What stands before these words: the Las Vegas street circuit."""

_CORNERS = frozenset(("corner", "bend", "curve", "esses"))
_CREWS = frozenset(("crew", "outfit", "squad", "factory", "concern"))
"""Whose home a place is: the Silverstone crew."""

_NO_RACES = frozenset(("test", "tests", "tested", "testing", "killed", "died", "death", "accident"))
"""What is done, or happens, at a track rather than in a race of one."""

_WON = frozenset(("won", "win", "wins", "victory", "winning"))
_FEATURE = frozenset(("feature", "sprint"))
"""The races of a weekend of the young."""

_HANDERS = frozenset(("hander", "hairpin", "chicane", "kink", "corner", "bend"))
_SHAPED = frozenset(("car", "cars", "wing", "wings", "spec", "specification", "package", "trim", "style", "levels"))
"""What is made for a track and used elsewhere too."""

_TOWNS = frozenset(("airport", "station", "university", "hospital", "harbour", "zoo", "cathedral", "railway"))
"""What belongs to a town."""

INDY, LE_MANS = " indianapolis", " le mans "
"""The track of another great race, and that which has a corner of its name."""

COMING = 30
"""So many years ahead the races are known, where a text is of long ago."""

AGO = 3
"""So many years ago a race was held at a circuit of which one still speaks."""


def is_of_place(scene: Scene) -> str:
    """What the word behind says that a place only has; "" for nothing."""
    if scene.after in _TOWNS:
        return "the town"
    if scene.after in _CREWS and scene.before == "the":
        return "where a team is at home"
    is_made = scene.after in _SHAPED and scene.before in ("a", "the", "their", "its", "his", "of")
    return "a thing that is made for a place" if is_made else ""


def is_idle(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether no race was held about these days at a track of which no other time is told: it is for testing."""
    if scene.tells_here() or scene.told() or known.theme or known.back or not is_venue(name):
        return False
    if is_deed_beside(scene):
        return False
    year = known.day.year
    if is_dateline(scene) or not _is_raced_at(name, lexicon, year):
        return False
    return not any(lexicon.held_at(each.slug, at) for each in name.circuits for at in range(year - AGO, year + 2))


def _is_raced_at(name: Name, lexicon: Lexicon, year: int) -> bool:
    """Whether a race was ever held at a track, or is to be, as far as is known."""
    years = range(FIRST_SEASON, year + COMING)
    return any(lexicon.held_at(each.slug, at) for each in name.circuits for at in years)


def is_of_other_race(scene: Scene, known: Known) -> bool:
    """Whether one tells what was done in a race of another series there, or of the young: won the sprint at Monza."""
    kind = known.kind_at(scene.part, scene.start, scene.end)
    is_other = kind not in ("", "one race") or is_of_juniors(scene.words, scene.part) or is_of_lesser(scene)
    return is_other and not scene.says(_NO_RACES) and (scene.word_before(2) in _WON or scene.says(_FEATURE))


def is_part_of_name(scene: Scene) -> bool:
    """Whether a place is the end of a longer name that no sentence begins with: Leamington Spa; or a corner's."""
    if (scene.after in _CORNERS and scene.joins_after() and scene.before == "the") or _is_corner(scene):
        return True
    before = scene.spot.first - 1
    if scene.before == "formula" and scene.joins_before():
        return True  # Formula Monza
    if not scene.joins_before() or scene.begins_at(before) or scene.is_name(before) or not scene.capital(before):
        return False
    shown, word = scene.words.shown[before], scene.before
    return shown.isalpha() and not (shown.isupper() or word in TITLES or word in GENERIC or is_plain(word))


def _is_corner(scene: Scene) -> bool:
    """Whether a corner bears the name: walk out to Estoril, the endless right-hander."""
    last, folded = scene.spot.last, scene.words.folded
    is_explained = scene.has_comma_after() and folded[last] in ("the", "a")
    return is_explained and not _HANDERS.isdisjoint(folded[last + 1 : min(last + 6, scene.end)])


def is_of_great_race(name: Name, scene: Scene) -> bool:
    """Whether a track is named for another race than ours: Indianapolis in May; or as a corner at Le Mans."""
    if name.folded != INDY:
        return False
    is_in_may = scene.words.folded[scene.spot.last : scene.end][:2] == ["in", "may"]
    return is_in_may or LE_MANS in scene.words.joined


def is_track_of(scene: Scene) -> bool:
    """Whether a track is said to be a place's: Bahrain's outer track, the Las Vegas street circuit."""
    folded, behind = scene.words.folded, scene.spot.last + (scene.after == "s")
    behind += behind < scene.end and folded[behind] in _KINDS
    return behind < scene.end and folded[behind] in TRACKS
