"""Glance: whom a name means where nothing can be against it, by the words right beside it alone.

Most names in most texts need no more than that. Whatever is said here `judging` says too, with more work.
"""

from collections.abc import Sequence

from generator.racing.recognition.common import (
    CARS,
    ENGINES,
    PLACES_AFTER,
    PLACES_BEFORE,
    REGIONS,
    SHOPS,
    STROLLING,
    THINGS,
)
from generator.racing.recognition.lexicon import JUNIOR, Name
from generator.racing.recognition.makers import OTHER_MAKERS, TRACKS
from generator.racing.recognition.people import BROTHERS, NAMED_AFTER, PERSONS, TITLES
from generator.racing.recognition.scene import Spot
from generator.racing.recognition.strangers import HOMES, PLAYED
from generator.racing.recognition.verdicts import Known, Verdict
from generator.racing.recognition.words import Words
from generator.racing.roster import Term

FATHERS = frozenset(("sr", "snr", "senior"))
"""What stands behind the name of a driver's father."""

OF_OLD = (["of", "old"], ["of", "yore"])
"""What stands behind the name of a team that raced long ago."""

_BEHIND = HOMES | FATHERS | JUNIOR | NAMED_AFTER | PLACES_AFTER | REGIONS | STROLLING
_BEFORE = PLACES_BEFORE | PERSONS | BROTHERS | {"in", "at", "of", "near", "called", "named"}
_BEHIND_TEAM = _BEHIND | OTHER_MAKERS | ENGINES | THINGS | CARS | {"can", "which"}
_BEFORE_TEAM = (_BEFORE - {"at"}) | {
    "owns",
    "old",
    "formula",
    "sir",
    "lord",
    "an",
    "from",
    "by",
    "and",
    "or",
    "which",
    "place",
    "track",
    "circuit",
}
_BEHIND_SHARED = _BEHIND | {PLAYED[0]}
_BEFORE_SHARED = _BEFORE | {"a", "an"}


def at_a_glance(name: Name, spot: Spot, words: Words, known: Known) -> Verdict | None:
    """Who is meant by a name at a place; None where that needs a closer look."""
    if not name.is_telling or not known.is_sport or name.folded in known.others or name.is_of_father(known.day.year):
        return None
    if name.has_team and not _is_of_a_team(spot, words, known):
        return None
    if name.series and known.series and known.series.isdisjoint(name.series):
        return None
    if not _ends_there(name, spot, words) or not _begins_there(name, spot, words):
        return None
    term = name.only
    is_told = not name.ends_ordinary if name.is_full else term and _is_recalled(term, spot, known)
    if term and (term in known.named or is_told):
        return Verdict(term, "")
    if name.is_shared and not known.is_racing:
        return None
    term = name.only_in(known.day.year)
    return Verdict(term, "") if term and _is_unrivalled(term, name, spot, words, known) else None


def full_names(spots: Sequence[tuple[Spot, Name]], year: int) -> list[tuple[Spot, Verdict]]:
    """Whom those names mean that are full names like no other."""
    full = [each for each in spots if each[1].is_full and not each[1].ends_ordinary]
    return [(spot, Verdict(name.only, "its full name")) for spot, name in full if not name.is_of_father(year)]


def _is_of_a_team(spot: Spot, words: Words, known: Known) -> bool:
    """Whether nothing around the name of a team speaks of cars for the road, of other sports or of engines."""
    if not known.is_ours or known.is_of_roads:
        return False
    if not (known.cells or words.is_on_the_road):
        return True
    part = words.part(spot.first)
    return part not in known.cells and not (words.is_on_the_road and words.is_by_the_road(part))


def _ends_there(name: Name, spot: Spot, words: Words) -> bool:
    """Whether the word behind cannot make another name of it."""
    last = spot.last
    if last == len(words.folded):
        return True
    telling = _BEHIND_TEAM if name.has_team else _BEHIND_SHARED if name.is_shared else _BEHIND
    behind = words.folded[last]
    if behind == "s" and not words.joins(last):  # and not the Senna S
        own = TRACKS if name.has_team else SHOPS if name.is_shared else frozenset[str]()
        return own.isdisjoint(words.folded[last + 1 : last + 3])
    if behind in telling or (name.has_team and words.folded[last : last + 2] in OF_OLD):
        return False
    return name.is_full or not words.is_capital(last) or not words.joins(last)


def _begins_there(name: Name, spot: Spot, words: Words) -> bool:
    """Whether the word before cannot make another name of it."""
    first = spot.first
    if not first:
        return True
    if name.is_full:
        return words.folded[first - 1] not in ("the", "called", "named", "certain")
    telling = _BEFORE_TEAM if name.has_team else _BEFORE_SHARED if name.is_shared else _BEFORE
    before = words.folded[first - 1]
    if len(before) == 1 or before in telling:
        return False
    if not words.is_capital(first - 1):
        return True
    return before in TITLES if name.has_team else not words.joins(first)


def _is_recalled(term: Term, spot: Spot, known: Known) -> bool:
    """Whether the full name stands before."""
    return known.in_full.get(term, spot.first + 1) <= spot.first


def _is_unrivalled(term: Term, name: Name, spot: Spot, words: Words, known: Known) -> bool:
    """Whether nothing in the text speaks for another bearer of the name than the one who is active at its date."""
    if name.only:
        return True
    if known.theme or (words.tells and (len(name.teams) > 1 or words.tells_in(words.part(spot.first)))):
        return False
    return not any(other in known.named or other in known.in_full for other in name.terms if other != term)
