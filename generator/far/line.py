"""The line to a scheduler of dask. Its client lives on a loop in a thread of its own, and every question has its time:
a scheduler may be gone, hang, or be something else."""

import asyncio
import logging
import warnings
from collections.abc import Coroutine
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from threading import Thread
from typing import Any, TypeVar

from generator.errors import said
from generator.far.answering import answer

R = TypeVar("R")


class UnusableError(Exception):
    """A cluster cannot be used, or no longer; says why."""

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.hint = hint


class Line:
    """The line to the scheduler at an address. Raises UnusableError where it cannot be reached."""

    def __init__(self, address: str) -> None:
        client = _client_class()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="cluster", daemon=True)
        self._thread.start()
        self._client: Any = None
        try:
            self._client = self._asked(_connected(client, address), PATIENCE + FAREWELL)
        except TimeoutError as error:
            self.close()
            raise UnusableError(f"nothing has answered there for {PATIENCE:g} seconds", _LOOK_AT) from error
        except Exception as error:  # what it raises depends on the network, on TLS and on the other side's version
            self.close()
            raise UnusableError(f"the cluster cannot be reached: {said(error)}", _LOOK_AT) from error

    def workers(self) -> int:
        """How many workers there are."""
        try:
            return self._asked(_counted(self._client), LONG_PATIENCE)
        except TimeoutError as error:
            raise UnusableError(f"the cluster has not answered for {LONG_PATIENCE:g} seconds") from error
        except _LOST as error:
            raise _lost() from error

    def kept(self, data: bytes, name: str) -> Any:
        """Bytes, for all workers; they have them for as long as this value lives. The scheduler has them made again
        when a worker with them dies."""
        return self._asked(_kept(self._client, data, name), LONG_PATIENCE)

    def piece(self, setup: Any, data: bytes, name: str) -> "Future[bytes]":
        """What a worker will answer to a piece of the work that was set up."""
        return self._begun(_answered(self._client, setup, data, name))

    def close(self) -> None:
        """Let go of the scheduler; what is under way there is cancelled."""
        with suppress(Exception):  # it is gone
            self._asked(_closed(self._client), FAREWELL)
        with suppress(TimeoutError):
            self._asked(_cancelled(), FAREWELL)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(FAREWELL)

    def _begun(self, coroutine: Coroutine[Any, Any, R]) -> "Future[R]":
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def _asked(self, coroutine: Coroutine[Any, Any, R], patience: float) -> R:
        return self._begun(coroutine).result(patience)


PATIENCE = 10.0
"""Seconds to wait until a scheduler answers for the first time."""

LONG_PATIENCE = 20.0
"""Seconds to wait for it later: one that has much to do answers when that is done."""

FAREWELL = 2.0
"""Seconds that taking leave may take."""

_LOST = (CancelledError, asyncio.CancelledError, OSError)
_LOOK_AT = "an address looks like tcp://10.0.0.1:8786; for tls:// the configuration of dask names certificates"


def answer_in(brought: "Future[bytes]") -> bytes:
    """What a worker has answered. Raises UnusableError where none could."""
    from distributed import KilledWorker

    try:
        return brought.result()
    except _LOST as error:
        raise _lost() from error
    except KilledWorker as error:
        hint = "if memory ran out, give each of them more"
        raise UnusableError("workers of the cluster died over the same task, one after another", hint) from error
    except Exception as error:  # dask's own: what goes wrong in our work is told by its answer
        hint = "Parc Fermé has to be installed for the scheduler and for all workers"
        raise UnusableError(f"the cluster cannot do a task: {said(error)}", hint) from error


def _lost() -> UnusableError:
    return UnusableError("the cluster has gone away", "see what its scheduler says, and build again")


# ---------------------------------------------------------------- dask, on the loop


def _client_class() -> Any:
    try:
        from dask import config
        from distributed import Client
    except ModuleNotFoundError as error:
        hint = "install it: pip install 'parcferme[cluster]'"
        raise UnusableError(f"a cluster cannot be used without {error.name}", hint) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)  # what matters is told by us
    config.set({"distributed.admin.large-graph-warning-threshold": "1TB"})
    return Client


async def _connected(kind: Any, address: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # other versions of what makes no bytes of ours
        client = kind(address, timeout=PATIENCE, set_as_default=False, name="parcferme", asynchronous=True)
        try:
            return await asyncio.wait_for(client, PATIENCE)
        except Exception:
            await _closed(client)
            raise


async def _counted(client: Any) -> int:
    return len(await client.nthreads())


async def _kept(client: Any, data: bytes, name: str) -> Any:
    return client.submit(bytes, data, key=name)


async def _answered(client: Any, setup: Any, data: bytes, name: str) -> bytes:
    found: bytes = await client.submit(answer, setup, data, key=name)
    return found


async def _closed(client: Any) -> None:
    if client:
        await client.close(timeout=FAREWELL / 2)


async def _cancelled() -> None:
    """Give up all that still waits for something."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
