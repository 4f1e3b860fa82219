"""Strangers: people of whom the words right beside a name say that they have nothing to do with racing."""

from generator.racing.recognition.lexicon import Name
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.words import BODY

HOMES = frozenset(("farm", "farmhouse", "barn", "cottage", "household", "kitchen", "garden", "greenhouse"))
"""What belongs to a family: the Williams' farm."""

PLAYED = ["plays", "to"]
"""What stands behind the name of a play: Hamilton plays to full houses."""

_TRADES_WORDS = """
    treasurer secretary landlord landlady farmer plumber plasterer electrician carpenter headmaster headmistress
    councillor vicar butcher baker postman milkman constable sergeant detective magistrate solicitor surgeon nurse
    librarian gardener barman barmaid verger curate brother sister husband wife uncle aunt cousin nephew niece
"""
_TRADES = frozenset(_TRADES_WORDS.split())
"""What people do of whom one reads in the newsletter of a club."""

_MUSIC = frozenset(
    (
        "elvis",
        "sinatra",
        "choir",
        "loudspeakers",
        "song",
        "songs",
        "sang",
        "singing",
        "singer",
        "album",
        "concert",
        "band",
    )
)
"""Words of a sentence that names who made the music."""

_PARTS = frozenset(("chicane", "chicanes", "corner", "kerb", "kerbs", "wall", "barrier", "gravel", "braking", "apex"))
"""What is at a corner."""

TOWN = 3
"""So many words at most has the name of a town."""


def stranger(name: Name, scene: Scene) -> str:
    """Why a name that a driver has too is somebody else's, a family's or a play's; "" where nothing says so."""
    if not name.has_driver:
        return ""
    if scene.after in HOMES:
        return "somebody's home"
    if scene.before == "certain" and scene.joins_after() and scene.words.is_capital(scene.spot.last):
        return "somebody of a longer name"
    if _is_corner(name, scene):
        return "a corner that bears the name"
    is_played = name.is_shared and scene.words.folded[scene.spot.last : scene.end][:2] == PLAYED
    return "what is played" if is_played else ""


def namesake(name: Name, scene: Scene) -> str:
    """Why a full name that many bear hardly means a driver who is not around any more; "" where nothing says so."""
    if not (name.is_full and name.ends_ordinary):
        return ""
    if scene.before in _TRADES or scene.word_before(2) == "security":
        return "somebody else of that name, by trade"
    if _is_signed(scene):
        return "who wrote it"
    return "somebody who made the music" if scene.says(_MUSIC) else ""


def _is_signed(scene: Scene) -> bool:
    """Whether a letter ends with a name, and where it was written: Bob Scott, Otley."""
    words, last = scene.words, scene.spot.last
    if not (scene.begins_sentence and scene.has_comma_after()) or scene.part < BODY:
        return False
    is_end = scene.end == words.within(scene.part).stop and scene.end - last <= TOWN
    return is_end and all(words.is_capital(at) and at not in scene.names for at in range(last, scene.end))


def _is_corner(name: Name, scene: Scene) -> bool:
    """Whether a sentence begins with what is at somebody's corner: at Villeneuve too there is a chicane."""
    is_at = scene.before == "at" and scene.begins_at(scene.spot.first - 1) and scene.after != "s"
    is_driver = name.has_driver and not (name.has_team or name.is_place or name.is_full)
    return is_at and is_driver and scene.says(_PARTS)
