"""Builder: the build process as the server sees it. It is asked to build, may die, and is begun anew at the next
build."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Event
from types import TracebackType

from generator.preview.messages import BUILD, Outcome, decode

LOOK = 0.1
"""Seconds between two looks, during a build, at whether the server is to stop."""

GRACE = 0.5
"""Seconds that a build is given to clean up when it is cut off."""


class DiedError(Exception):
    """The build process ended though nobody told it to; says how."""


class StoppedError(Exception):
    """The server stops, and waits for no build."""


class Builder:
    """The build process of a site, from `__enter__` on. For one thread at a time, but for `cut_off`."""

    def __init__(self, root: Path, *, drafts: bool, future: bool) -> None:
        self._how = (str(root), drafts, future)
        self._stopping = Event()
        self._process: SpawnProcess | None = None

    def __enter__(self) -> "Builder":
        self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end(GRACE)

    def build(self) -> Outcome:
        """Have the site built. Raises DiedError when the process dies of it, StoppedError after `cut_off`."""
        try:
            if self._process is None:
                self._begin()
            self._pipe.send_bytes(BUILD)
            while not self._pipe.poll(LOOK):
                if self._stopping.is_set():
                    raise StoppedError
            return decode(self._pipe.recv_bytes())
        except (EOFError, OSError):
            raise DiedError(self._end(GRACE)) from None

    def check(self) -> None:
        """Raises DiedError, once, when the process died while it had nothing to do."""
        if self._process and self._pipe.poll():  # it says nothing unasked, so this is the end of the pipe
            raise DiedError(self._end(GRACE))

    def cut_off(self) -> None:
        """End a build that is under way. May be called from any thread."""
        self._stopping.set()

    def _begin(self) -> None:
        spawn = get_context("spawn")
        self._pipe, other = spawn.Pipe()
        process = spawn.Process(target=_work, args=(other, *self._how), name="builds")
        with _deaf():
            process.start()
        other.close()  # so that the pipe ends when the process does
        self._process = process

    def _end(self, grace: float) -> str:
        """End the process with all its workers; gives how it ended."""
        process, self._process = self._process, None
        if process is None:
            return "it could not be begun"
        self._pipe.close()
        process.join(grace)
        _kill(process)
        process.join()
        return _how_it_ended(process.exitcode or 0)


def _work(pipe: Connection, root: str, drafts: bool, future: bool) -> None:
    """Runs in the build process. What builds is imported there alone."""
    from generator.preview.work import work

    work(pipe, root, drafts, future)


@contextmanager
def _deaf() -> Iterator[None]:
    """Start a process that does not hear Ctrl-C before it is ready to."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _kill(process: SpawnProcess) -> None:
    """End what is left of the process and of its group."""
    if process.is_alive():
        process.kill()
    if sys.platform != "win32" and process.pid:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _how_it_ended(status: int) -> str:
    if status == -signal.SIGKILL:
        return "it was killed; was memory short?"
    if status < 0:
        return f"it was ended by {signal.Signals(-status).name}"
    return f"it ended with status {status}"
