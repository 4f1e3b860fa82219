"""A cluster of dask.distributed that is there: its workers do work far away. It is reached when there is the first work
for it, and let go when the build is over.

Bytes go there and bytes come back; what is to be done with them is one function, `far.answer`. The scheduler gives a
task of a worker that dies to another, and the setup of a work is a task too, so that it is made again likewise.
"""

import asyncio
import logging
import warnings
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as TooLongError
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from time import monotonic, sleep
from typing import Any, TypeVar
from uuid import uuid4

from generator.errors import SiteError, problem, said
from generator.far import FarWork, OtherToolsError, answer, setup_of, spread
from generator.model import Location
from generator.worker import Tasks

R = TypeVar("R")


class Cluster:
    """The cluster whose scheduler has this address. A build gives up where it has been without workers for so many
    seconds as `patience` says."""

    def __init__(self, address: str, patience: float) -> None:
        self.address = address
        self._patience = patience
        self._client: Any = None

    def results(
        self, work: FarWork[R], tasks: Tasks, *, most: int, meanwhile: Callable[[], object] = tuple
    ) -> Iterator[R]:
        """The results of all tasks, in pieces of up to `most` tasks, in any order. `meanwhile` is called once while
        workers are busy. One task is done here. Raises SiteError (PF420) where the cluster cannot be used, or no
        longer, and (PF421) where a worker has other tools."""
        if len(tasks) <= 1:
            yield from (work.done([task]) for task in tasks)
            return
        with self._telling():
            team = _Workers(self._reached(), setup_of(work), self._patience)
            size = max(1, min(most, len(tasks) // (team.count * 8)))
        found = spread(work, tasks, team, size=size, meanwhile=meanwhile)
        try:
            while True:
                with self._telling():
                    result = next(found, None)
                if result is None:
                    return
                yield result
        finally:
            team.end()

    def close(self) -> None:
        """Let go of the cluster; what is under way there is cancelled."""
        if self._client:
            with suppress(Exception):  # it is gone
                self._client.close(timeout=_FAREWELL)
            self._client = None

    def _reached(self) -> Any:
        if not self._client:
            self._client = _client(self.address)
        return self._client

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell what goes wrong with the cluster as a mistake."""
        try:
            yield
        except OtherToolsError as other:
            raise SiteError(problem("PF421", _differing(other), Location(self.address), _RESTART)) from None
        except _UnusableError as why:
            raise SiteError(problem("PF420", str(why), Location(self.address), why.hint)) from why


class _UnusableError(Exception):
    """The cluster cannot be used; says why."""

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.hint = hint


def _differing(other: OtherToolsError) -> str:
    named = [f"{name} {there or 'not at all'}, not {here or 'none'}" for name, there, here in other.differing]
    return f"a worker of the cluster has other versions than this machine: {'; '.join(named)}"


_RESTART = "install the same versions of everything there, and restart the workers"
_FAREWELL = 2.0
"""Seconds that taking leave may take."""


# ---------------------------------------------------------------- dask


def _client(address: str) -> Any:
    try:
        from dask import config
        from distributed import Client
    except ModuleNotFoundError as error:
        hint = "install it: pip install 'parcferme[cluster]'"
        raise _UnusableError(f"a cluster cannot be used without {error.name}", hint) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)  # what matters is told by us
    config.set({"distributed.admin.large-graph-warning-threshold": "1TB"})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # other versions of what makes no bytes of ours
            return Client(address, timeout=_PATIENCE, set_as_default=False, name="parcferme")
    except Exception as error:  # what it raises depends on the network, on TLS and on the other side's version
        hint = "the certificates for tls:// are named in the configuration of dask" if address[:4] == "tls:" else ""
        raise _UnusableError(f"the cluster cannot be reached: {said(error)}", hint) from error


_PATIENCE = 10.0
"""Seconds to wait until a scheduler answers."""

_LOOK = 1.0
"""Seconds after which to look again who is there."""


class _Workers:
    """The workers of a cluster, set up for one work."""

    def __init__(self, client: Any, setup: bytes, patience: float) -> None:
        self._client = client
        self._patience = patience
        self._run = uuid4().hex
        self._given = 0
        self._away: set[Future[bytes]] = set()
        self._back: SimpleQueue[Future[bytes]] = SimpleQueue()
        self._last_seen = monotonic()
        self.count = 0
        while not self.count:
            self._look()
            if not self.count:
                sleep(_LOOK / 10)
        self._setup = client.submit(bytes, setup, key=f"setup-{self._run}")

    def room(self) -> int:
        """How many pieces may be under way at once: each worker has one in hand and one to go on with."""
        return 2 * self.count + 1

    def give(self, data: bytes) -> None:
        """Have a worker take a piece."""
        self._given += 1
        asked = self._client.submit(answer, self._setup, data, key=f"piece-{self._run}-{self._given}")
        brought = self._begun(_brought(asked))
        self._away.add(brought)
        brought.add_done_callback(self._back.put)

    def take(self, *, wait: bool) -> list[bytes]:
        """The answers that have come."""
        if monotonic() > self._looked + _LOOK:
            self._look()
        found = []
        with suppress(Empty):
            found.append(self._back.get(timeout=_LOOK if wait else 0))
            while True:
                found.append(self._back.get_nowait())
        self._away.difference_update(found)
        return [_answer_in(each) for each in found]

    def end(self) -> None:
        """Have no more done."""
        for each in self._away:
            each.cancel()
        self._setup = None

    def _look(self) -> None:
        """See how many workers there are: they come and go."""
        try:
            self.count = self._begun(_counted(self._client)).result(_PATIENCE)
        except TooLongError:
            raise _UnusableError(f"the cluster has not answered for {_PATIENCE:g} seconds") from None
        except _LOST as error:
            raise _lost() from error
        self._looked = monotonic()
        if self.count:
            self._last_seen = self._looked
        elif self._looked > self._last_seen + self._patience:
            hint = "start some: dask worker ADDRESS --nworkers auto --nthreads 1"
            raise _UnusableError(f"the cluster has had no workers for {self._patience:g} seconds", hint)

    def _begun(self, coroutine: Coroutine[Any, Any, R]) -> "Future[R]":
        """What a coroutine will give, which runs where dask does."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._client.loop.asyncio_loop)


async def _counted(client: Any) -> int:
    return len(await client.nthreads())


async def _brought(asked: Any) -> bytes:
    found: bytes = await asked
    return found


_LOST = (CancelledError, asyncio.CancelledError, OSError)


def _answer_in(brought: "Future[bytes]") -> bytes:
    from distributed import KilledWorker

    try:
        return brought.result()
    except _LOST as error:
        raise _lost() from error
    except KilledWorker as error:
        hint = "if memory ran out, give each of them more"
        raise _UnusableError("workers of the cluster died over the same task, one after another", hint) from error
    except Exception as error:  # of dask's own: what we do there tells its errors in its answer
        hint = "Parc Fermé has to be installed for the scheduler and for all workers"
        raise _UnusableError(f"the cluster cannot do a task: {said(error)}", hint) from error


def _lost() -> _UnusableError:
    return _UnusableError("the cluster has gone away", "see what its scheduler says, and build again")
