"""Nations: places that are named for those who come from there, or for the first time that one was there, or in a year
that is told by its number alone."""

from generator.racing.recognition.beside import year_beside
from generator.racing.recognition.deeds import DEEDS
from generator.racing.recognition.lexicon import Name
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.words import BODY

_CONTINENTS = frozenset(("europe",))
"""Names of races that are continents too."""

MINE = frozenset(("i", "my", "we", "our"))
"""Words of what somebody did who writes."""

FIRSTS = frozenset(("first",))
"""What a race is for a nation: the first win for Britain."""

_DONE_FIRST = frozenset(("race", "races", "win", "victory", "podium", "time", "test"))
_OWN = frozenset(("first", "only", "latest", "greatest", "best"))
"""What somebody is for the land that one comes from: Spain's first winner."""

_THOSE = frozenset(("those",))
COMING = frozenset(("old", "man", "woman", "boy", "girl", "driver", "rookie", "youngster", "fan", "fans", "people"))
"""Who comes from a place: the boy from Pescara."""

_CAME = frozenset(("came", "moved", "emigrated", "went", "arrived", "returned"))
"""What one does to a land where one stays."""

BEHIND = 8
"""So many words behind a land may say what somebody did in a race there."""

_LIKE = frozenset(("style", "manner", "image", "spirit"))
"""What is like a place."""

_WINNING = frozenset(("win", "wins", "won", "winning", "cup", "medal", "medals"))


def is_nation(name: Name, scene: Scene) -> bool:
    """Whether a land is meant, for which somebody wins, or whose driver is named, or from which one comes: a cup for
    Germany, Japan's Kamui Kobayashi, the man from Monaco."""
    if name.folded[1:] in _CONTINENTS:
        return scene.part >= BODY or scene.before != ""
    behind = scene.spot.last + 1
    driver = scene.names.get(behind) if scene.after == "s" else None
    if driver is None and scene.after == "s" and behind < scene.end and scene.words.folded[behind] in _OWN:
        return True
    if scene.before == "of" and not name.circuits and _names_driver_at(scene, scene.spot.first - 2):
        return True  # Tiago Monteiro of Portugal
    if scene.before == "for" and scene.after == "s":  # he led a lap for Italy's sake
        return True
    if scene.before == "for":
        return scene.says(FIRSTS) or (not name.circuits and scene.says(_WINNING))
    if scene.before == "from":
        return scene.word_before(2) in COMING
    return driver is not None and driver.has_driver and not name.circuits


def _names_driver_at(scene: Scene, place: int) -> bool:
    name = scene.names.get(place) if place >= scene.start else None
    return name is not None and name.has_driver and not name.has_team


def is_likened(scene: Scene) -> bool:
    """Whether something elsewhere is only said to be like a place: a part in the style of Budapest."""
    last = scene.spot.last
    is_its = scene.after == "s" and (last + 1 == scene.end or "," in scene.words.gap(last + 1))
    return (scene.before == "of" and scene.word_before(2) in _LIKE) or (is_its and scene.before in ("after", "like"))


def is_come_to(scene: Scene, this_year: int) -> bool:
    """Whether somebody came to a land in a year, and stayed: he came to England in 1955."""
    last = scene.spot.last
    has_deed = not DEEDS.isdisjoint(scene.words.folded[last : min(last + BEHIND, scene.end)])
    is_so = scene.before == "to" and scene.word_before(2) in _CAME and not has_deed
    return is_so and year_beside(scene, this_year) > 0


def is_of_a_first(scene: Scene) -> bool:
    """Whether somebody tells of the first that he did at a place: my first race in France."""
    words = [scene.word_before(at) for at in (2, 3, 4)]
    return scene.before == "in" and words[0] in _DONE_FIRST and words[1] == "first" and words[2] in MINE


def is_one_of_those(scene: Scene) -> bool:
    """Whether a sentence counts years that are told of before: in the second of those years."""
    folded = scene.words.folded
    return scene.says(_THOSE) and any(
        folded[at : at + 3] == ["of", "those", "years"] for at in range(scene.start, scene.end)
    )
