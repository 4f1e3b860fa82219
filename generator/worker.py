"""A worker: a process that does tasks, as the one that has it knows it, and its own side.

On Linux, from a process without threads, a worker is forked: it inherits the tasks and is told which to take.
Elsewhere it is a new process, and tasks are sent to it encoded. Both send their results encoded. One that dies ends the
build with a SiteError; an exception in one, a bug of ours, comes up in the parent with the worker's traceback.
"""

import os
import signal
import struct
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn, Protocol, TypeVar

import msgspec

from generator.errors import SiteError, problem
from generator.memory import HINT, ran_out
from generator.model import Location

R = TypeVar("R")
Done = TypeVar("Done", covariant=True)

Tasks = Sequence[Any]
"""Tasks of one work."""


class WorkerError(RuntimeError):
    """A bug of ours that came up in a worker; says its traceback."""


class Work(Protocol[Done]):
    """What workers do with tasks. In a new process it is made again, by its class's `made`, of what `setup` gives."""

    result: Any
    """The type of what `done` gives, for decoding."""

    def done(self, tasks: Tasks) -> Done:
        """Do these tasks."""

    def setup(self) -> bytes:
        """This work, encoded."""

    def sent(self, tasks: Tasks) -> bytes:
        """These tasks, encoded for `received`."""

    def received(self, data: bytes) -> Tasks:
        """The tasks that `sent` encoded, in a worker that was set up."""


_FRAME = struct.Struct("<cI")
_TASKS, _RESULT, _BUG, _SHORT = b"t", b"r", b"b", b"m"


class Worker:
    """A worker as the parent knows it: `give` sends it tasks, `take` reads what it has sent. `busy` counts the pieces
    that it has not answered, `given` all tasks."""

    def __init__(self, process: int, tasks: int, results: int, given: Callable[[range], bytes], depth: int) -> None:
        self.process = process
        self.depth = depth
        self.busy = self.given = 0
        self.results = results
        self._tasks = tasks
        self._given = given
        self._inbox = _Inbox(results)
        self._ended = False

    def give(self, piece: range) -> None:
        """Send tasks."""
        self.busy += 1
        self.given += len(piece)
        data = self._given(piece)
        try:
            _write(self._tasks, _FRAME.pack(_TASKS, len(data)) + data)
        except BrokenPipeError:
            self.died()

    def take(self) -> list[memoryview]:
        """The results that have come, which are to be used before the next are taken. Raises SiteError when the worker
        has died, WorkerError for a bug of ours."""
        if not self._inbox.receive():
            self.died()
        found = []
        for kind, message in self._inbox.messages():
            if kind == _SHORT:
                raise SiteError(
                    problem("PF408", "memory ran out in a worker of the build", Location("site.yaml"), HINT)
                )
            if kind == _BUG:
                raise WorkerError(bytes(message).decode())
            found.append(message)
        self.busy -= len(found)
        return found

    def died(self) -> NoReturn:
        """Say how the worker ended."""
        code = os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])
        self._ended = True
        how = f"was ended by signal {-code} ({signal.strsignal(-code)})" if code < 0 else f"ended with status {code}"
        hint = f"if memory ran out, {HINT}"
        raise SiteError(problem("PF408", f"a worker of the build {how}", Location("site.yaml"), hint))

    def finish(self) -> None:
        """Let the worker end by itself: there are no more tasks."""
        os.close(self._tasks)
        self._tasks = -1
        os.waitpid(self.process, 0)
        self._ended = True

    def end(self) -> None:
        """End the worker, if it goes on, and let go of its pipes."""
        if not self._ended:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)
            self._ended = True
        for pipe in (self._tasks, self.results):
            if pipe >= 0:
                os.close(pipe)
        self._tasks = self.results = -1

    def let_go(self) -> None:
        """In another worker that was forked later: its pipes are not ours."""
        os.close(self._tasks)
        os.close(self.results)


class _Inbox:
    """What comes out of a pipe, in one place in memory that is used again and again: fresh memory for each message
    costs more than to read it."""

    def __init__(self, source: int) -> None:
        self._source = source
        self._buffer = bytearray(_PIPE)
        self._start = self._end = 0

    def receive(self) -> bool:
        """Read what is there. False where the other end is closed."""
        rest = self._buffer[self._start : self._end]
        if len(rest) >= _FRAME.size:
            _, length = _FRAME.unpack_from(rest)
            if len(self._buffer) < _FRAME.size + length:
                self._buffer = bytearray(2 * (_FRAME.size + length))
        elif len(self._buffer) > 8 * _PIPE:
            self._buffer = bytearray(_PIPE)
        self._buffer[: len(rest)] = rest
        count = os.readv(self._source, [memoryview(self._buffer)[len(rest) :]])
        self._start, self._end = 0, len(rest) + count
        return count > 0

    def messages(self) -> Iterator[tuple[bytes, memoryview]]:
        """The kind and the text of each message that has come whole; both hold until the next are received."""
        view = memoryview(self._buffer)
        while self._end - self._start >= _FRAME.size:
            kind, length = _FRAME.unpack_from(view, self._start)
            if self._end < (end := self._start + _FRAME.size + length):
                return
            yield kind, view[self._start + _FRAME.size : end]
            self._start = end


# ---------------------------------------------------------------- two ways to have one


def forked(done: Callable[[Tasks], Any], tasks: Tasks, others: Sequence[Worker]) -> Worker:
    """A worker that has inherited the tasks and is told numbers; the `others` were forked before it. OSError where the
    system gives no more processes."""
    from_parent, to_child = os.pipe()
    from_child, to_parent = os.pipe()
    _widen(from_child)
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        process = os.fork()
    except OSError:
        for pipe in (from_parent, to_child, from_child, to_parent):
            os.close(pipe)
        raise
    if process:
        os.close(from_parent)
        os.close(to_parent)
        return Worker(process, to_child, from_child, lambda piece: _RANGE.pack(piece.start, piece.stop), 2)
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends us
        for number in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, signal.SIG_DFL)
        for pipe in (to_child, from_child):
            os.close(pipe)
        for other in others:
            other.let_go()

        def numbered(data: bytes) -> Tasks:
            start, stop = _RANGE.unpack(data)
            return tasks[start:stop]

        _serve(done, numbered, from_parent, to_parent)
    finally:
        os._exit(0)


def _widen(pipe: int) -> None:
    """Let a pipe hold some whole answers, so that a worker need not wait until its last one is read."""
    with suppress(OSError, ImportError, AttributeError):  # more than the system allows, or not Linux
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


_PIPE = 1 << 20
"""Bytes; what Linux allows anyone."""

_RANGE = struct.Struct("<II")


def started(work: Work[R], tasks: Tasks) -> Worker:
    """A new process to which tasks are sent. OSError where the system gives none."""
    name = f"{type(work).__module__}:{type(work).__qualname__}"
    code = f"import sys; sys.path[:] = {sys.path!r}; from generator.worker import main; main({name!r})"
    import subprocess  # here, since forked workers need none of it

    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("a worker has no pipes")
    to_child, from_child = os.dup(process.stdin.fileno()), os.dup(process.stdout.fileno())
    process.stdin.close()
    process.stdout.close()
    process.returncode = 0  # it is waited for here, not by subprocess
    setup = work.setup()
    _write(to_child, _FRAME.pack(_TASKS, len(setup)) + setup)
    return Worker(process.pid, to_child, from_child, lambda piece: work.sent(tasks[piece.start : piece.stop]), 1)


def main(name: str) -> None:
    """The life of a worker that was started as a new process: it makes its work of the first message."""
    from_parent, to_parent = os.dup(0), os.dup(1)
    os.dup2(2, 1)  # what anyone prints goes to the terminal, not among the results
    module, _, kind = name.partition(":")
    setup = _frame(from_parent)
    if setup is not None:
        try:
            work = getattr(import_module(module), kind).made(setup)
        except Exception as error:
            if not ran_out(error):
                raise
            _write(to_parent, _FRAME.pack(_SHORT, 0))
            return
        _serve(work.done, work.received, from_parent, to_parent)


def _serve(done: Callable[[Tasks], Any], tasks: Callable[[bytes], Tasks], source: int, target: int) -> None:
    encode = msgspec.msgpack.Encoder().encode
    with suppress(BrokenPipeError):  # the parent has gone
        while (data := _frame(source)) is not None:
            try:
                kind, answer = _RESULT, encode(done(tasks(data)))
            except Exception as error:  # told in the parent, which ends us
                kind, answer = _SHORT, b""
                if not ran_out(error):
                    kind, answer = _BUG, traceback.format_exc().encode()
            _write(target, _FRAME.pack(kind, len(answer)) + answer)


def _frame(source: int) -> bytes | None:
    """The next message; None where there are no more."""
    if not (head := _exactly(source, _FRAME.size)):
        return None
    _, length = _FRAME.unpack(head)
    return _exactly(source, length)


def _exactly(source: int, count: int) -> bytes:
    found = b""
    while len(found) < count:
        data = os.read(source, count - len(found))
        if not data:
            return b""
        found += data
    return found


def _write(target: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(target, rest) :]
