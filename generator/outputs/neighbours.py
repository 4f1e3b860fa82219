"""Neighbours: which articles stand beside which, in time and by what they are about."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest

from generator.racing.roster import Term
from generator.schema import KINDS

RELATED = 4
WINDOW = 15
"""How many of a term's articles are looked at on either side in time: the cost does not grow with the archive."""

LEAST = 4
"""A shared series and a shared tag alone make no relation."""


def related(
    terms: Sequence[Sequence[Term]],
    lists: Mapping[Term, Sequence[int]],
    weekends: Sequence[Sequence[int]] = (),
) -> list[tuple[int, ...]]:
    """For each article, the indexes of those most related to it, best first; on a tie the nearer in time, then the
    newer. `terms` are of all articles, newest first, `lists` the same `by_term`. The `weekends`' stories stand
    below each article already and are passed over."""
    places = {term: {article: place for place, article in enumerate(articles)} for term, articles in lists.items()}
    told = weekends or ((),) * len(terms)
    return [_nearest(article, own, lists, places, told[article]) for article, own in enumerate(terms)]


def by_term(terms: Sequence[Sequence[Term]]) -> Mapping[Term, list[int]]:
    """The indexes of the articles about each term, in the order given."""
    found: dict[Term, list[int]] = defaultdict(list)
    for article, own in enumerate(terms):
        for term in own:
            found[term].append(article)
    return found


def _nearest(
    article: int,
    own: Sequence[Term],
    lists: Mapping[Term, Sequence[int]],
    places: Mapping[Term, Mapping[int, int]],
    told: Sequence[int],
) -> tuple[int, ...]:
    scores: dict[int, int] = {}
    for term in own:
        if weight := KINDS[term[0]].weight:
            place = places[term][article]
            for other in lists[term][max(0, place - WINDOW) : place + WINDOW + 1]:
                scores[other] = scores.get(other, 0) + weight
    for other in (article, *told):
        scores.pop(other, None)
    best = nsmallest(
        RELATED, ((-score, abs(other - article), other) for other, score in scores.items() if score >= LEAST)
    )
    return tuple(other for _, _, other in best)
