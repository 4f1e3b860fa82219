"""Field: what a text as a whole speaks of: racing, some sport, cars for the road."""

from collections.abc import Collection, Sequence

from generator.racing.recognition.common import CITIES, MOTORSPORT, OTHER_SPORTS, RACING, ROADS, SPORT
from generator.racing.recognition.lexicon import AROUND, Name
from generator.racing.recognition.words import Words

RACES = 2
"""What the name of a race weighs, against a word."""


SHOW = 2
"""What a motor show weighs."""


def is_racing(words: Words, found: Sequence[Name]) -> bool:
    """Whether a text speaks of racing: in words, by several names, or by a driver's full name that is like no other."""
    if not RACING.isdisjoint(words.folded) or any(name.is_full and not name.ends_ordinary for name in found):
        return True
    several = {name.folded: name for name in found if name.folded[1:] not in CITIES}.values()
    telling = [name for name in several if not name.ends_ordinary]
    return len(telling) > 1 or (len(several) > 1 and any(not name.is_shared for name in telling))


def is_sport(words: Words, found: Sequence[Name]) -> bool:
    """Whether a text speaks of some sport: in words, or by a race or a driver whose name is like no other."""
    if not SPORT.isdisjoint(words.folded):
        return True
    return any(name.is_series or name.events or (name.is_rare and not name.has_team) for name in found)


def is_motorsport(words: Words, found: Sequence[Name], year: int) -> bool:
    """Whether a text speaks of motorsport beyond doubt: in words, or by a driver whose name is like no other beside
    another one, who is named in full where his is not so, or by two of these days who are named in full."""
    if not MOTORSPORT.isdisjoint(words.folded):
        return True
    full = {name for name in found if name.is_full and name.has_driver}
    rare = {name.folded for name in found if name.is_rare}
    if rare and len(rare | {name.folded for name in full}) > 1:
        return True
    there = [name for name in full if any(claim.subject.was_active((year, year)) for claim in name.claims)]
    return len(there) > 1


def is_ours(found: Sequence[Name]) -> bool:
    """Whether a text names a race, a series that is known, or a driver whose name is like no other."""
    return any(name.events or name.is_series or (name.is_rare and not name.has_team) for name in found)


def is_of_another_sport(words: Words, found: Sequence[Name], year: int) -> bool:
    """Whether a text speaks more of other sports than of motorsport."""
    if not words.is_of_others:
        return False
    said = OTHER_SPORTS.intersection(words.folded)
    return len(said) > _racing(words.folded, found, year)


def is_of_roads(words: Words, found: Sequence[Name], year: int) -> bool:
    """Whether a text speaks more of cars for the road, and of who makes and sells them, than of motorsport."""
    if not words.is_on_the_road:
        return False
    said = len(ROADS.intersection(words.folded)) + SHOW * (" motor show " in words.joined)
    return said > 1 and said > _racing(words.folded, found, year)


def is_part_of_roads(words: Words, part: int, found: Collection[Name], year: int) -> bool:
    """Whether a part of a text does so."""
    inside = words.within(part)
    folded = words.folded[inside.start : inside.stop]
    said = len(ROADS.intersection(folded))
    return said > 1 and said > _racing(folded, found, year)


def _racing(folded: Collection[str], found: Collection[Name], year: int) -> int:
    """How much speaks of motorsport: words, races, drivers whose names are like no other, in full or of these days."""
    names = {name.folded: name for name in found}.values()
    rare = [name for name in names if name.is_rare and not name.has_team]
    own = sum(
        name.is_full or any(claim.subject.was_active((year, year), AROUND) for claim in name.claims) for name in rare
    )
    return len(MOTORSPORT.intersection(folded)) + RACES * sum(bool(name.events) for name in names) + own
