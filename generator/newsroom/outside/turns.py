"""Turns: who may ask next. One at a time at each host, with a pause, and not too many at once; a host that does not
answer is left in peace."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from msgspec import Struct


class Manners(Struct, frozen=True, kw_only=True):
    """How others are asked: seconds between two requests to one host (`pause`), how many hosts are asked at once
    (`at_once`), seconds for one request (`patience`), how often a host that is busy is asked (`tries`), seconds
    between that where the host does not say (`rest`), and at most (`longest_rest`), how many requests an address is
    worth with all its redirects (`requests`), and after how many failures in a row a host is asked no more
    (`failures`)."""

    pause: float = 0.5
    at_once: int = 16
    patience: float = 20
    tries: int = 3
    rest: float = 3
    longest_rest: float = 30
    requests: int = 20
    failures: int = 3


class Turns:
    """The turns at all hosts."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._hosts: dict[str, _Host] = {}
        self._all = asyncio.Semaphore(manners.at_once)

    @asynccontextmanager
    async def at(self, host: str) -> AsyncIterator[None]:
        """Have the turn at a host, once it comes."""
        own, clock = self._of(host), asyncio.get_running_loop().time
        async with own.lock:
            while (wait := own.next - clock()) > 0:
                await asyncio.sleep(wait)
            async with self._all:
                try:
                    yield
                finally:
                    own.next = max(own.next, clock() + self._manners.pause)

    def rest(self, host: str, seconds: float) -> None:
        """Ask a host for nothing for a while."""
        own = self._of(host)
        own.next = max(own.next, asyncio.get_running_loop().time() + seconds)

    def answered(self, host: str) -> None:
        """A host has answered."""
        self._of(host).failures = 0

    def failed(self, host: str, why: str) -> None:
        """A host has not answered."""
        own = self._of(host)
        own.failures, own.why = own.failures + 1, why

    def silent(self, host: str) -> str:
        """Why a host is asked no more; "" for one that is."""
        own = self._of(host)
        return own.why if own.failures >= self._manners.failures else ""

    def _of(self, host: str) -> "_Host":
        return self._hosts.setdefault(host, _Host())


class _Host:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.next = 0.0
        self.failures = 0
        self.why = ""
