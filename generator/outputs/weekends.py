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


def weekends(
    terms: Sequence[Sequence[Term]], lists: Mapping[Term, Sequence[int]], card: Callable[[int], Card]
) -> tuple[tuple[int, ...], ...]:
    """For each story that is about one edition and no other: the places of the weekend's other stories next to it, in
    reading order. `terms` are of all stories, newest first, `lists` the places of those about each term.
    Empty where no weekend has several."""
    found: list[tuple[int, ...]] = [()] * len(terms)
    for (kind, _), places in lists.items():
        if kind != "edition" or not places[1:]:
            continue
        stories = reading_order(places, card)
        for at, place in enumerate(stories):
            if sum(term[0] == "edition" for term in terms[place]) == 1:
                found[place] = next_to(stories, at)
    return tuple(found) if any(found) else ()


def next_to(stories: Sequence[int], at: int) -> tuple[int, ...]:
    """The stories that are shown below the one which stands at this place among them: up to `SHOWN` around it."""
    first = max(0, min(at - SHOWN // 2, len(stories) - 1 - SHOWN))
    return tuple([story for story in stories[first : first + SHOWN + 1] if story != stories[at]])
