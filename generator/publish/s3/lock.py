"""The lock: one publish at a time to a store. It is an object that says who holds it, put there on the condition that
there is none, and put again every now and then while the work goes on.

A publish that is killed leaves it behind. It is taken over at once where its process is known to be gone, and by any
other when it was not put again for a while.
"""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from time import monotonic

import msgspec
from botocore.exceptions import BotoCoreError, ClientError
from msgspec import Struct

from generator.errors import SiteError, problem
from generator.model import Location, encoded
from generator.publish.s3.heads import Head
from generator.publish.s3.store import Listing, Store

LOCK = ".parcferme.lock"
"""The name of the lock."""

_BEAT = 20.0
"""Seconds after which it is put again."""

_STALE = timedelta(seconds=120)
"""It is nobody's any more when it was not put again for so long, by the store's clock."""

_HEAD = Head("application/json", "no-store")


class Holder(Struct, frozen=True):
    """Who holds a lock: a process on a `machine`, and what no other has."""

    machine: str
    process: int
    token: str


class Lock:
    """A lock that is held, until it `is_lost` to another. `beat` is to be called often."""

    def __init__(self, store: Store, where: str, tag: str) -> None:
        self._store, self._where, self._tag, self._last = store, where, tag, monotonic()
        self.is_lost = False

    def beat(self) -> None:
        """Put it again, if it is time. Raises SiteError (PF702) where another has taken it over."""
        if monotonic() - self._last < _BEAT:
            return
        tag = self._store.put_if(LOCK, encoded(_myself()), _HEAD, self._tag)
        if tag is None:
            self.is_lost = True
            raise _taken(self._where)
        self._tag, self._last = tag, monotonic()

    def see(self, listing: Listing) -> None:
        """Look whether it is still there. Raises SiteError (PF702) where it is another's, as may be where a store knows
        no conditions."""
        found = listing.objects.get(LOCK)
        if found is None or found.tag != self._tag:
            self.is_lost = True
            raise _taken(self._where)


@contextmanager
def locked(store: Store, listing: Listing, where: str) -> Iterator[Lock]:
    """Hold the lock of a store, given a listing of now. Raises SiteError (PF702) when another publish does."""
    tag = ""
    if LOCK in listing.objects:
        if not is_left(store, listing):
            raise _taken(where)
        tag = listing.objects[LOCK].tag
    mine = store.put_if(LOCK, encoded(_myself()), _HEAD, tag)
    if mine is None:
        raise _taken(where)
    lock = Lock(store, where, mine)
    try:
        yield lock
    finally:
        if not lock.is_lost:
            with suppress(BotoCoreError, ClientError):
                store.delete(LOCK)


def machine() -> str:
    """Where the numbers of processes mean the same: a machine since its last start and, of its containers, one."""
    known = [platform.node()]
    with suppress(OSError):
        known += [Path("/proc/sys/kernel/random/boot_id").read_text().strip(), os.readlink("/proc/self/ns/pid")]
    return " ".join(known)


def is_left(store: Store, listing: Listing) -> bool:
    """Whether the lock that is there is one that a publish has left behind."""
    return listing.time - listing.objects[LOCK].time > _STALE or _is_gone(store)


def _is_gone(store: Store) -> bool:
    """Whether the process that holds the lock was of this machine, and is no more."""
    found = store.read(LOCK)
    try:
        holder = msgspec.json.decode(found[0], type=Holder) if found else None
    except msgspec.MsgspecError:
        return False
    if not holder or holder.machine != machine() or os.name != "posix":
        return False
    try:
        os.kill(holder.process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return holder.process == os.getpid()


def _myself() -> Holder:
    return Holder(machine(), os.getpid(), token_hex(8))


def _taken(where: str) -> SiteError:
    hint = f"wait until it ends; one that was cut off is forgotten after {_STALE.seconds // 60} minutes"
    return SiteError(problem("PF702", "another publish is writing there", Location(where), hint))
