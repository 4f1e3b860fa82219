"""Answers: what is worked out of values alone, kept from one build to the next under the digest of all that it is made
of. Those that a build does not ask for are dropped."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

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
