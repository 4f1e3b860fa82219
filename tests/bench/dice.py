"""Choices that fall alike on every machine, for corpora that are the same every time."""

from bisect import bisect
from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Dice:
    """Choices that fall alike with every version of Python: `Random.random` alone is promised to."""

    def __init__(self, *seed: object) -> None:
        self._random = Random("/".join(map(str, seed)))

    def below(self, count: int) -> int:
        """A whole number from 0 to below `count`."""
        return int(self._random.random() * count)

    def one(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.below(len(items))]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """So many different ones of the items."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(count)]

    def several(self, make: Callable[[], T], count: int) -> list[T]:
        """So many different ones of what is made, in the order in which they were."""
        found: dict[T, None] = {}
        while len(found) < count:
            found[make()] = None
        return list(found)

    def favourites(self, ranking: "Ranking[T]", count: int) -> list[T]:
        """So many different ones of a ranking."""
        return self.several(lambda: ranking.at(self._random.random()), count)


class Ranking(Generic[T]):
    """Items of which the first are far more popular than the last: the n-th weighs 1 / n ** `skew`."""

    def __init__(self, items: Sequence[T], skew: float) -> None:
        self.items = items
        self._weights = list(accumulate((place + 1) ** -skew for place in range(len(items))))

    def at(self, part: float) -> T:
        """The item at a part, from 0 to below 1, of all the weight."""
        return self.items[bisect(self._weights, part * self._weights[-1])]
