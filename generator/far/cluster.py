"""A cluster of dask.distributed that is there: its workers do work far away. It is reached when there is the first work
for it, and let go when the build is over.

Bytes go there and bytes come back; what is to be done with them is one function, `answering.answer`. The scheduler
gives a task of a worker that dies to another.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from time import monotonic, sleep
from typing import TypeVar
from uuid import uuid4

from generator.errors import SiteError, problem
from generator.far.answering import OtherToolsError, setup_of
from generator.far.line import Line, UnusableError, answer_in
from generator.far.spreading import FarWork, spread
from generator.model import Location
from generator.worker import Tasks

R = TypeVar("R")


class Cluster:
    """The cluster whose scheduler has this address. A build gives up where it has been without workers for so many
    seconds as `patience` says."""

    def __init__(self, address: str, patience: float) -> None:
        self.address = address
        self._patience = patience
        self._line: Line | None = None

    def results(
        self, work: FarWork[R], tasks: Tasks, *, most: int, meanwhile: Callable[[], object] = tuple
    ) -> Iterator[R]:
        """The results of all tasks, in pieces of up to `most` tasks, in any order. `meanwhile` is called once while
        workers are busy. A single task is done here. Raises SiteError (PF420) where the cluster cannot be used, or no
        longer, and (PF421) where a worker has other tools."""
        if len(tasks) <= 1:
            yield from (work.done([task]) for task in tasks)
            return
        with self._telling():
            self._line = self._line or Line(self.address)
            workers = _Workers(self._line, setup_of(work, work.modules), self._patience)
        size = max(1, min(most, len(tasks) // (workers.count * 8)))
        found = spread(work, tasks, workers, size=size, meanwhile=meanwhile)
        while True:
            with self._telling():
                result = next(found, None)
            if result is None:
                return
            yield result

    def close(self) -> None:
        """Let go of the cluster; what is under way there is cancelled."""
        if self._line:
            self._line.close()
            self._line = None

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell what goes wrong with the cluster as a mistake."""
        try:
            yield
        except OtherToolsError as other:
            raise SiteError(problem("PF421", _differing(other), Location(self.address), _RESTART)) from None
        except UnusableError as why:
            raise SiteError(problem("PF420", str(why), Location(self.address), why.hint)) from why


def _differing(other: OtherToolsError) -> str:
    named = [f"{each.name} {each.there or 'none'} instead of {each.here or 'none'}" for each in other.tools]
    return f"a worker of the cluster has other versions than this machine: {', '.join(named)}"


_RESTART = "install the same there as here, and restart the workers"

_LOOK = 1.0
"""Seconds after which to look again how many workers there are."""


class _Workers:
    """The workers of a cluster, set up for one work. They come and go."""

    def __init__(self, line: Line, setup: bytes, patience: float) -> None:
        self._line = line
        self._patience = patience
        self._run = uuid4().hex
        self._given = 0
        self._back: SimpleQueue[Future[bytes]] = SimpleQueue()
        self._last_seen = monotonic()
        self.count = 0
        while not self.count:
            self._look()
            if not self.count:
                sleep(_LOOK / 10)
        self._setup = line.kept(setup, f"setup-{self._run}")

    def room(self) -> int:
        """How many pieces may be under way at once: each worker has one in hand and one to go on with."""
        return 2 * self.count + 1

    def give(self, data: bytes) -> None:
        """Have a worker take a piece."""
        self._given += 1
        self._line.piece(self._setup, data, f"piece-{self._run}-{self._given}").add_done_callback(self._back.put)

    def take(self, *, wait: bool) -> list[bytes]:
        """The answers that have come."""
        if monotonic() > self._looked + _LOOK:
            self._look()
        found = []
        with suppress(Empty):
            found.append(self._back.get(timeout=_LOOK if wait else 0))
            while True:
                found.append(self._back.get_nowait())
        return [answer_in(each) for each in found]

    def _look(self) -> None:
        self.count = self._line.workers()
        self._looked = monotonic()
        if self.count:
            self._last_seen = self._looked
        elif self._looked > self._last_seen + self._patience:
            hint = "start some where Parc Fermé is installed: dask worker ADDRESS --nworkers auto --nthreads 1"
            raise UnusableError(f"the cluster has had no workers for {self._patience:g} seconds", hint)
