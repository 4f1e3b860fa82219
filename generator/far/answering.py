"""Answering: the side of a worker far away, which knows nothing of who calls it. Bytes go in and bytes come out."""

import traceback
from collections import OrderedDict
from collections.abc import Sequence
from importlib import import_module
from threading import Lock
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from generator.model import Digest, digest_bytes
from generator.toolchain import module_digest, tools
from generator.worker import Work, WorkerError

Tools = tuple[tuple[str, str], ...]
"""What makes bytes, each with its version."""


class Other(NamedTuple):
    """A tool of which a worker has another version than who asks, "" for none."""

    name: str
    there: str
    here: str


class OtherToolsError(Exception):
    """A worker has not the tools that we have."""

    def __init__(self, tools: list[Other]) -> None:
        super().__init__(*tools)
        self.tools = tools


def setup_of(work: Any, modules: Sequence[str]) -> bytes:
    """All that a worker is to know once of a work for which it must have these modules too."""
    name = f"{type(work).__module__}:{type(work).__qualname__}"
    return _encode(_Setup(name, (*tools(), *_versions(modules)), tuple(modules), work.setup()))


class _Setup(Struct, frozen=True, array_like=True):
    """The work by the name of its class, the tools of who sends it, the site's modules among them, and what that class
    makes it of."""

    name: str
    tools: Tools
    modules: tuple[str, ...]
    data: bytes


def told(answered: bytes) -> memoryview:
    """What a worker has made. Raises OtherToolsError, and WorkerError for a bug of ours."""
    kind, rest = answered[:1], memoryview(answered)[1:]
    if kind == _BUG:
        raise WorkerError(bytes(rest).decode())
    if kind == _OTHER:
        raise OtherToolsError(msgspec.msgpack.decode(rest, type=list[Other]))
    return rest


def answer(setup: bytes, data: bytes) -> bytes:
    """Do a piece of the work that was set up like this: what it gives, encoded, or how it failed, for `told`. One at a
    time in a process, however many threads ask: neither converters nor templates are made for more."""
    with _ONE_AT_A_TIME:
        try:
            work = _work_of(setup)
            return _RESULT + _encode(work.done(work.received(data)))
        except OtherToolsError as other:
            return _OTHER + _encode(other.tools)
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
"""Works that a worker keeps at hand, the last used last: one build has three."""


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
    there, here = dict((*_LOADED, *_versions(found.modules))), dict(found.tools)
    if other := [Other(name, there.get(name, ""), here[name]) for name in here if there.get(name) != here[name]]:
        raise OtherToolsError(other)
    module, _, kind = found.name.partition(":")
    work: Work[Any] = getattr(import_module(module), kind).made(found.data)
    return work


def _versions(modules: Sequence[str]) -> Tools:
    return tuple([(f"the module {name}", module_digest(name)) for name in modules])
