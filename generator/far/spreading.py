"""Spreading: work is cut into pieces for workers far away, and what has to stay is done here meanwhile."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from generator.far.answering import told
from generator.worker import Tasks, Work

R = TypeVar("R")
Done = TypeVar("Done")


class FarWork(Work[Done], Protocol[Done]):
    """Work that can be done far away. Its `setup` and what `carried` gives hold all that is needed there."""

    @property
    def modules(self) -> Sequence[str]:
        """Modules that site.yaml names, which a worker must have too."""

    def stays(self, task: Any) -> bool:
        """Whether a task can be done here alone, where the site's files are."""

    def carried(self, tasks: Tasks) -> tuple[Done, bytes]:
        """What came of tasks that need no worker, or cannot be sent; and the others, encoded for `received` with all
        that they need, b"" for none."""

    def landed(self, result: Done) -> Done:
        """What a worker far away gave, with all that it could not do there."""


class Team(Protocol):
    """Workers far away, set up for one work."""

    def room(self) -> int:
        """How many pieces may be under way at once."""

    def give(self, data: bytes) -> None:
        """Have a worker take a piece."""

    def take(self, *, wait: bool) -> Sequence[bytes]:
        """The answers that have come. Where there is none, waits a while for one, if asked to."""


def spread(
    work: FarWork[R], tasks: Tasks, team: Team, *, size: int, meanwhile: Callable[[], object] = tuple
) -> Iterator[R]:
    """The results of all tasks, in pieces of up to `size` tasks, in any order. What stays here is done while the others
    are away. A piece is made up when there is room for it, so that no more is in memory than is under way. `meanwhile`
    is called once, when workers are busy. Raises what `answering.told` raises."""
    away = _pieces([task for task in tasks if not work.stays(task)], size)
    here = _pieces([task for task in tasks if work.stays(task)], 1)
    decode = msgspec.msgpack.Decoder(work.result).decode
    busy, begun = 0, False
    while away or here or busy:
        while away and busy < team.room():
            done, data = work.carried(away.popleft())
            if data:
                team.give(data)
                busy += 1
            yield done
        if not begun:
            begun = True
            meanwhile()
        answers = team.take(wait=not here) if busy else ()
        busy -= len(answers)
        for each in answers:
            yield work.landed(decode(told(each)))
        if here and not answers:
            yield work.done(here.popleft())


def _pieces(tasks: Tasks, size: int) -> "deque[Tasks]":
    return deque(tasks[start : start + size] for start in range(0, len(tasks), size))
