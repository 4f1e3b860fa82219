"""Far: work that is done on other machines, which reach none of our files: whatever a task needs goes with it, and what
came of it comes back whole.

Here is what such work is, how it is kept going, and the side of a worker, which knows nothing of who calls it: bytes go
in and bytes come out. `cluster` has the workers.
"""

import traceback
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from threading import Lock
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec
from msgspec import Struct

from generator.model import Digest, digest_bytes
from generator.toolchain import modules_digest, tools
from generator.worker import Tasks, Work, WorkerError

R = TypeVar("R")
Done = TypeVar("Done")

Tools = tuple[tuple[str, str], ...]
"""What makes bytes, each with its version."""


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

    def take(self, *, wait: bool) -> list[bytes]:
        """The answers that have come. Where there is none, waits a while for one, if asked to."""


class OtherToolsError(Exception):
    """A worker has not the tools that we have; says which it has, where they differ."""

    def __init__(self, differing: list[tuple[str, str, str]]) -> None:
        super().__init__(*differing)
        self.differing = differing


# ---------------------------------------------------------------- our side


def spread(
    work: FarWork[R], tasks: Tasks, team: Team, *, size: int, meanwhile: Callable[[], object] = tuple
) -> Iterator[R]:
    """The results of all tasks, in pieces of up to `size` tasks, in any order. What stays here is done while the others
    are away. A piece is made up when there is room for it, so that no more is in memory than is under way."""
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
        answers = team.take(wait=not here) if busy else []
        busy -= len(answers)
        for answer in answers:
            yield work.landed(decode(_told(answer)))
        if here and not answers:
            yield work.done(here.popleft())


def _pieces(tasks: Tasks, size: int) -> "deque[Tasks]":
    return deque(tasks[start : start + size] for start in range(0, len(tasks), size))


def _told(answer: bytes) -> memoryview:
    """What a worker has made. Raises OtherToolsError, and WorkerError for a bug of ours."""
    kind, rest = answer[:1], memoryview(answer)[1:]
    if kind == _BUG:
        raise WorkerError(bytes(rest).decode())
    if kind == _OTHER:
        raise OtherToolsError(msgspec.msgpack.decode(rest, type=list[tuple[str, str, str]]))
    return rest


def setup_of(work: FarWork[Any]) -> bytes:
    """All that a worker is to know of a work once."""
    name = f"{type(work).__module__}:{type(work).__qualname__}"
    modules = tuple(work.modules)
    return msgspec.msgpack.encode(_Setup(name, (*tools(), *_versions(modules)), modules, work.setup()))


class _Setup(Struct, frozen=True, array_like=True):
    """The work by the name of its class, the tools of who sends it, the site's modules among them, and what that class
    makes it of."""

    name: str
    tools: Tools
    modules: tuple[str, ...]
    data: bytes


def _versions(modules: Sequence[str]) -> Tools:
    return tuple([(f"the module {name}", modules_digest([name])) for name in modules])


# ---------------------------------------------------------------- the side of a worker


def answer(setup: bytes, data: bytes) -> bytes:
    """Do a piece of the work that was set up like this: what it gives, encoded, or how it failed. One at a time in a
    process, however many threads ask: neither converters nor templates are made for more."""
    with _ONE_AT_A_TIME:
        try:
            work = _work_of(setup)
            return _RESULT + _encode(work.done(work.received(data)))
        except OtherToolsError as other:
            return _OTHER + _encode(other.differing)
        except Exception:  # told to who sent it, whose bug it is
            return _BUG + traceback.format_exc().encode()


_LOADED = tools()
"""The tools as they were when this process loaded them: a worker may live on when they are replaced on its disk."""

_RESULT, _BUG, _OTHER = b"r", b"b", b"o"
_ONE_AT_A_TIME = Lock()
_encode = msgspec.msgpack.Encoder().encode


class _Kept(NamedTuple):
    setup: bytes
    work: Work[Any]


_works: OrderedDict[Digest, _Kept] = OrderedDict()
_MOST = 4
"""Works that a worker keeps at hand: one build has three."""


def _work_of(setup: bytes) -> Work[Any]:
    """The work; made once, since that takes a while."""
    last = next(reversed(_works.values()), None)
    if last and last.setup is setup:
        return last.work
    digest = digest_bytes(setup)
    kept = _works.pop(digest, None)
    work = kept.work if kept else _made(setup)
    _works[digest] = _Kept(setup, work)
    while len(_works) > _MOST:
        _works.popitem(last=False)
    return work


def _made(setup: bytes) -> Work[Any]:
    found = msgspec.msgpack.decode(setup, type=_Setup)
    here, there = dict((*_LOADED, *_versions(found.modules))), dict(found.tools)
    names = [*there, *(name for name in here if name not in there)]
    if other := [
        (name, here.get(name, ""), there.get(name, "")) for name in names if here.get(name) != there.get(name)
    ]:
        raise OtherToolsError(other)
    module, _, kind = found.name.partition(":")
    work: Work[Any] = getattr(import_module(module), kind).made(found.data)
    return work
