"""Weekends: the stories about one edition, in the order in which a weekend is read."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.model import Card
from generator.racing.roster import Term

ORDER = ("preview", "practice", "qualifying", "report", "reaction", "analysis")
"""Kinds of stories as a weekend has them: what looks ahead, the sessions, the race, what came of it."""

SHOWN = 8
"""How many of a weekend's other stories stand below one: those next to it."""


def reading_order(places: Iterable[int], card: Callable[[int], Card]) -> tuple[int, ...]:
    """Places of stories, newest first, as a weekend reads: kind by kind, each of these by time; then all others, newest
    first as they were."""
    every = [(place, card(place)) for place in places]
    told = [(ORDER.index(each.kind), each.moment.at, place) for place, each in every if each.kind in ORDER]
    told.sort(key=lambda each: each[:2])
    return (*(place for _, _, place in told), *(place for place, each in every if each.kind not in ORDER))


def weekends(lists: Mapping[Term, Sequence[int]], card: Callable[[int], Card]) -> dict[str, tuple[int, ...]]:
    """The places of the stories about each edition of which there are several, in reading order, by its slug. `lists`
    are the places of the stories about each term, newest first."""
    return {
        slug: reading_order(places, card) for (kind, slug), places in lists.items() if kind == "edition" and places[1:]
    }


def others(weekends: Mapping[str, tuple[int, ...]], editions: Sequence[str], place: int) -> tuple[int, ...]:
    """The places of the weekend's other stories next to the one at a place, which is about these editions, in reading
    order; none for a story of no edition, or of several."""
    if len(editions) != 1 or not (stories := weekends.get(editions[0])):
        return ()
    at = stories.index(place)
    rest = stories[:at] + stories[at + 1 :]
    first = max(0, min(at - SHOWN // 2, len(rest) - SHOWN))
    return rest[first : first + SHOWN]
