"""Answers: what is worked out of values alone, kept from one build to the next under the digest of all that it is made
of. Those that a build does not ask for are dropped. What no store can keep, a process keeps: `Once`."""

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, Protocol, TypeVar

import msgspec

from generator.model import encoded

T = TypeVar("T")


class Ask(Protocol):
    """Gives an answer: by its key, which holds the digest of all that it depends on, its type, and what makes it."""

    def __call__(self, key: str, kind: type[T], make: Callable[[], T], /) -> T:
        """The answer."""


def anew(_: str, __: type[T], make: Callable[[], T], /) -> T:
    """Every answer is made anew."""
    return make()


class Answers:
    """Answers: those that were `kept`, and those that this build `asked` for."""

    def __init__(self, kept: Callable[[], Mapping[str, bytes]]) -> None:
        self._kept = kept
        self.asked: dict[str, bytes] = {}

    def __call__(self, key: str, kind: type[T], make: Callable[[], T], /) -> T:
        """The answer as it was kept, else made; one that was kept badly is made anew."""
        if data := self._kept().get(key):
            try:
                found = msgspec.json.decode(data, type=kind)
            except msgspec.MsgspecError:
                pass
            else:
                self.asked[key] = data
                return found
        made = make()
        self.asked[key] = encoded(made)
        return made


class Once(Generic[T]):
    """What is made once in a process, however many builds ask for it, as while a site is previewed. All is forgotten
    when there are more than so many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._made: dict[Hashable, T] = {}

    def __call__(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key, which holds all that it depends on."""
        found = self._made.get(key)
        if found is None:
            found = make()
            if len(self._made) >= self._most:
                self._made.clear()
            self._made[key] = found
        return found
