"""Nations: places that are named for those who come from there, or for the first time that one was there."""

from generator.racing.recognition.lexicon import Name
from generator.racing.recognition.scene import Scene

MINE = frozenset(("i", "my", "we", "our"))
"""Words of what somebody did who writes."""

FIRSTS = frozenset(("first",))
"""What a race is for a nation: the first win for Britain."""

_DONE_FIRST = frozenset(("race", "races", "win", "victory", "podium", "time", "test"))
_PEOPLE = frozenset(("old", "man", "woman", "boy", "girl", "driver", "rookie", "youngster", "fan", "fans", "people"))
_WINNING = frozenset(("win", "wins", "won", "winning", "cup", "medal", "medals"))


def is_nation(name: Name, scene: Scene) -> bool:
    """Whether a land is meant, for which somebody wins, or whose driver is named, or from which one comes: a cup for
    Germany, Japan's Kamui Kobayashi, the man from Monaco."""
    driver = scene.names.get(scene.spot.last + 1) if scene.after == "s" else None
    if scene.before == "for":
        return scene.says(FIRSTS) or (not name.circuits and scene.says(_WINNING))
    if scene.before == "from":
        return scene.word_before(2) in _PEOPLE
    return driver is not None and driver.has_driver and not name.circuits


def is_of_a_first(scene: Scene) -> bool:
    """Whether somebody tells of the first that he did at a place: my first race in France."""
    words = [scene.word_before(at) for at in (2, 3, 4)]
    return scene.before == "in" and words[0] in _DONE_FIRST and words[1] == "first" and words[2] in MINE
