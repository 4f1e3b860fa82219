"""Workers: processes that share out tasks which need nothing from each other. The results are the same with any number.

A `Work` says what is done with tasks; where there is one worker it is done right here. There are two ways to have
workers, forked or as new processes: see `worker`.
"""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from time import perf_counter
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec

from generator.errors import SiteError
from generator.worker import Tasks, Work, Worker, forked, started

R = TypeVar("R")

Way = Literal["fork", "encoded"]


class Crew(NamedTuple):
    """How many workers there are, and how they are had."""

    workers: int
    way: Way


HERE = Crew(1, "encoded")
"""No workers: all is done in this process."""


def crew(jobs: int = 0, way: Way | None = None) -> Crew:
    """As many workers as asked for, else as there are processors for this process; forked where that is safe."""
    if sys.platform == "win32":
        return HERE
    count = jobs or len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1))
    can_fork = sys.platform == "linux" and threading.active_count() == 1
    return Crew(count, way or ("fork" if can_fork else "encoded"))


def shared(
    work: Work[R], tasks: Tasks, many: Crew, *, size: int, meanwhile: Callable[[], object] = tuple
) -> Iterator[R]:
    """The results of all tasks, in pieces of up to `size` tasks, in any order. `meanwhile` is called once while workers
    are busy, where there are any."""
    pieces = [range(start, min(start + size, len(tasks))) for start in range(0, len(tasks), size)]
    if many.workers == 1 or len(pieces) <= 1:
        for piece in pieces:
            yield work.done(tasks[piece.start : piece.stop])
        return
    count = min(many.workers, len(pieces))
    workers: list[Worker] = []
    if many.way == "fork" and len(tasks) > _MANY:
        _give_back()
    try:
        with suppress(OSError):  # no more processes than the system gives
            for _ in range(count):
                if many.way == "fork":
                    workers.append(forked(work.done, tasks, workers))
                else:
                    workers.append(started(work, tasks))
        if not workers:
            yield from (work.done(tasks[piece.start : piece.stop]) for piece in pieces)
            return
        relief = partial(forked, work.done, tasks) if many.way == "fork" else None
        yield from _results(work, workers, pieces, meanwhile, relief)
        for worker in workers:
            worker.finish()
    finally:
        for worker in workers:
            worker.end()


def begun_here(
    work: Work[R],
    tasks: Tasks,
    many: Crew,
    *,
    size: int,
    worth: float,
    before: Callable[[], object] = tuple,
    meanwhile: Callable[[], object] = tuple,
) -> Iterator[R]:
    """The results of all tasks that seem too few for workers, in pieces of up to `size` tasks, in any order. They are
    done here until they have taken longer than workers are worth, in milliseconds, and the rest seems to take as long:
    that is shared out, and `before` is called before."""
    took = 0.0
    for done in range(size, len(tasks) + size, size):
        start = perf_counter()
        found = work.done(tasks[done - size : done])
        took += (perf_counter() - start) * 1000
        yield found
        left = len(tasks) - done
        if left > size and min(took, took / done * left) > worth:
            before()
            yield from shared(work, tasks[done:], many, size=size, meanwhile=meanwhile)
            return


@contextmanager
def beside(find: Callable[[], R], kind: Any, *, worth: bool) -> Iterator[Callable[[], R]]:
    """Has something found, of a type that can be encoded, by a process of its own while this one goes on. Gives what
    waits for it. Where a process is not `worth` having, or cannot be forked, or dies, it is found when it is asked
    for."""
    if not worth or crew(2).way != "fork":
        yield cache(find)
        return
    try:
        worker = forked(lambda _: find(), [0], ())
    except OSError:
        yield cache(find)
        return
    worker.give(range(1))

    def found() -> R:
        try:
            while not (answers := worker.take()):
                pass
        except SiteError:
            return find()
        answer: R = msgspec.msgpack.decode(answers[0], type=kind)
        worker.finish()
        return answer

    try:
        yield cache(found)
    finally:
        worker.end()


def _results(
    work: Work[R],
    workers: list[Worker],
    pieces: Sequence[range],
    meanwhile: Callable[[], object],
    relief: Callable[[Sequence[Worker]], Worker] | None,
) -> Iterator[R]:
    decode = msgspec.msgpack.Decoder(work.result).decode
    left = deque(pieces)
    import selectors  # here, since small builds have no workers

    with selectors.DefaultSelector() as selector:
        for worker in workers:
            selector.register(worker.results, selectors.EVENT_READ, worker)
        for worker in (each for _ in range(2) for each in workers):
            _give_more(worker, workers, left)
        meanwhile()
        while any(worker.busy for worker in workers):
            for key, _ in selector.select():
                worker = key.data
                found = worker.take()
                if not relief or worker.given < _SHIFT or threading.active_count() > 1:
                    for _ in found:
                        _give_more(worker, workers, left)
                elif left and not worker.busy:
                    selector.unregister(worker.results)
                    fresh = _relieved(worker, workers, relief)
                    selector.register(fresh.results, selectors.EVENT_READ, fresh)
                    for _ in range(fresh.depth):
                        _give_more(fresh, workers, left)
                yield from map(decode, found)


_MANY = 3000
"""From so many tasks on there is memory worth giving back before workers are forked."""


_SHIFT = 8192
"""After so many tasks a forked worker ends and another takes its place: it has a copy of its own of all that it looked
at, and that adds up."""


def _relieved(worker: Worker, workers: list[Worker], relief: Callable[[Sequence[Worker]], Worker]) -> Worker:
    """End a worker that is idle, and have another in its place."""
    place = workers.index(worker)
    worker.finish()
    worker.end()
    fresh = relief([*workers[:place], *workers[place + 1 :]])
    workers[place] = fresh
    return fresh


def _give_back() -> None:
    """Give freed memory back to the system: glibc keeps what lies between other things, and every worker would have it
    too once it writes there. Other systems have no such call, and need none."""
    import ctypes  # here, since small builds need it not

    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)


def _give_more(worker: Worker, workers: Sequence[Worker], left: "deque[range]") -> None:
    """Give a worker what comes next: to one half of them from the front, to the other from the back, since tasks that
    stand together are alike and use the same things."""
    if left and worker.busy < worker.depth:
        worker.give(left.popleft() if workers.index(worker) < len(workers) / 2 else left.pop())
