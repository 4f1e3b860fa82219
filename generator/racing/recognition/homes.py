"""Homes: where the word `home`, or that for a holiday, speaks of a race all the same."""

from collections.abc import Sequence

NEAR = 6
"""So many words before it may say that one leads somebody home."""

_AT_HOME = frozenset(("race", "win", "victory", "grand", "gp", "podium", "crowd", "fans", "soil", "hero"))
_BREAKS = (["summer", "holiday"], ["summer", "holidays"], ["august", "holiday"])
_AWAY = ["went", "on", "holiday"]
_LEADING = frozenset(("led", "leads", "leading", "came", "brought", "followed", "limped", "crawled", "nursed"))
_WINNING = frozenset(("win", "wins", "won", "winning"))
_LAPS = frozenset(("lap", "laps", "corner", "corners", "turn", "turns"))
_WENT = frozenset(("went", "go", "goes", "came", "flew", "drove"))


def is_homeward(folded: Sequence[str], place: int, start: int, end: int) -> bool:
    """Whether a word of a sentence is the home of one who races there, the way to the flag or from the race, or the
    break of a season."""
    if folded[place] != "home":
        return folded[place - 1 : place + 1] in _BREAKS or folded[place - 2 : place + 1] == _AWAY
    before = folded[max(place - NEAR, start) : place]
    verb, word = (["", "", *before])[-2:]
    if (word == "at" and verb in _WINNING) or (word == "from" and verb in _LAPS):  # three laps from home
        return True
    if word in _WENT and folded[place + 1 : place + 2] == ["from"]:  # he went home from São Paulo
        return True
    return not (_LEADING.isdisjoint(before) and _AT_HOME.isdisjoint(folded[place + 1 : end][:1]))
