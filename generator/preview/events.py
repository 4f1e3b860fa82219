"""Events: pages that are open follow the builds, by server-sent events (WHATWG HTML, section 9.2).

A page is shown with the number of the build it is of, the addresses that decide what it shows, and the digest of its
bytes. Its script asks for `/.parcferme/events?build=…&page=…&digest=…` and is told, at once and again after each build
that changed anything or made or mended a mistake:

    id: 1718625600123
    event: build
    data: {"build": 1718625600123, "root": "/", "changed": ["/articles/a-race/", "/assets/plain.css"],
           "unsure": false, "mistakes": [{"place": …, "text": …, "source": …, "hint": …}], "more": 0}

`build` is the number of what is shown now; `changed` are the addresses that changed since the build that the page knows
of: the one in `build=`, or in `Last-Event-ID` when the browser connects again by itself. Where the server does not know
what changed since then (`unsure`: the page is older than what it remembers) it compares the page itself by its digest,
names every file that was written later, and the script takes the style sheets anew.

What to do is for the script to decide: only the page knows which of the addresses it uses.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from threading import Lock

import msgspec
from msgspec import Struct

from generator.preview.looks import look
from generator.preview.messages import Mistake
from generator.preview.showing import Showing

EVENTS_URL = "/.parcferme/events"

RETRY = b"retry: 1000\n\n"
"""Has a browser connect again a second after the server went."""


class Tab(Struct, frozen=True):
    """A page that listens: the build that it knows of, the path that it shows, and the digest of what it shows."""

    build: int
    path: str
    digest: str


class _News(Struct, frozen=True):
    build: int
    root: str
    changed: tuple[str, ...]
    unsure: bool
    mistakes: tuple[Mistake, ...]
    more: int


class Events:
    """The streams of all pages that listen. `tell` and `close` may be called from any thread."""

    def __init__(self, showing: Callable[[], Showing]) -> None:
        self._showing = showing
        self._lock = Lock()
        self._listeners: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}
        self._closed = False

    def tell(self) -> None:
        """Have every page told what is shown now."""
        with self._lock:
            for wake, loop in self._listeners.items():
                with suppress(RuntimeError):  # its loop is closed: the server has stopped
                    loop.call_soon_threadsafe(wake.set)

    def close(self) -> None:
        """End every stream."""
        self._closed = True
        self.tell()

    async def stream(self, tab: Tab) -> AsyncIterator[bytes]:
        """The events for one page, from what is shown now to the end of the server."""
        wake = asyncio.Event()
        with self._lock:
            self._listeners[wake] = asyncio.get_running_loop()
        try:
            yield RETRY
            told: Showing | None = None
            while not self._closed:
                now = self._showing()
                if told is None or _differs(now, told):
                    yield _event(now, tab if told is None else Tab(told.number, tab.path, ""))
                    told = now
                await wake.wait()
                wake.clear()
        finally:
            with self._lock:
                del self._listeners[wake]


def _differs(now: Showing, told: Showing) -> bool:
    return (now.number, now.mistakes, now.more) != (told.number, told.mistakes, told.more)


def _event(now: Showing, tab: Tab) -> bytes:
    news = _news(now, tab)
    return b"id: %d\nevent: build\ndata: %b\n\n" % (now.number, msgspec.json.encode(news))


def _news(now: Showing, tab: Tab) -> _News:
    changed = now.changed_since(tab.build)
    unsure = changed is None
    if changed is None:
        seen = look(now, tab.path)
        itself = seen.addresses if seen.digest != tab.digest else ()
        changed = frozenset((*itself, *now.touched_since(tab.build)))
    return _News(now.number, now.pages.root, tuple(sorted(changed)), unsure, now.mistakes, now.more)
