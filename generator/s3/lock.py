"""The lock: one build or publish at a time to a store. It is an object that says who holds it, put there on the
condition that there is none, and put again every now and then while the work goes on.

One that is killed leaves it behind. It is taken over at once where its process is known to be gone, and by any other
when it was not put again for a while.
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
from msgspec import Struct

from generator.errors import SiteError
from generator.model import encoded
from generator.s3.complaints import FAILURES
from generator.s3.heads import Head
from generator.s3.store import Listing, Store

LOCK = ".parcferme.lock"
"""The name of the lock."""

_BEAT = 20.0
"""Seconds after which it is put again."""

STALE = timedelta(seconds=120)
"""It is nobody's any more when it was not put again for so long, by the store's clock."""

_HEAD = Head("application/json", "no-store")


class Holder(Struct, frozen=True):
    """Who holds a lock: a process on a `machine`, and what no other has."""

    machine: str
    process: int
    token: str


class Lock:
    """A lock that is held, until it `is_lost` to another. `beat` is to be called often."""

    def __init__(self, store: Store, taken: SiteError, tag: str) -> None:
        self._store, self._taken, self._tag, self._last = store, taken, tag, monotonic()
        self.is_lost = False

    def beat(self) -> None:
        """Put it again, if it is time. Raises SiteError where another has taken it over."""
        if monotonic() - self._last >= _BEAT:
            self.renew()

    def renew(self) -> None:
        """Put it again. Raises SiteError where another has taken it over."""
        tag = self._store.put_if(LOCK, encoded(_myself()), _HEAD, self._tag)
        if tag is None:
            self.is_lost = True
            raise self._taken
        self._tag, self._last = tag, monotonic()

    def see(self, tag: str) -> None:
        """Be told what tag it has now, "" for none. Raises SiteError where it is another's, as may be where a store
        knows no conditions."""
        if tag != self._tag:
            self.is_lost = True
            raise self._taken


@contextmanager
def locked(store: Store, listing: Listing, taken: SiteError) -> Iterator[Lock]:
    """Hold the lock of a store, given a listing of now. Raises `taken` when another does."""
    tag = ""
    if LOCK in listing.objects:
        if not is_left(store, listing):
            raise taken
        tag = listing.objects[LOCK].tag
    mine = store.put_if(LOCK, encoded(_myself()), _HEAD, tag)
    if mine is None:
        raise taken
    lock = Lock(store, taken, mine)
    try:
        yield lock
    finally:
        if not lock.is_lost:
            with suppress(*FAILURES):
                store.delete(LOCK)


def machine() -> str:
    """Where the numbers of processes mean the same: a machine since its last start and, of its containers, one."""
    known = [platform.node()]
    with suppress(OSError):
        known += [Path("/proc/sys/kernel/random/boot_id").read_text().strip(), os.readlink("/proc/self/ns/pid")]
    return " ".join(known)


def is_left(store: Store, listing: Listing) -> bool:
    """Whether the lock that is there is one that a publish has left behind."""
    return listing.time - listing.objects[LOCK].time > STALE or _is_gone(store)


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
