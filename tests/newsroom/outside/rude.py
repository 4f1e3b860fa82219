"""A server on this machine that answers as servers should not. It speaks in bytes, so that it can say anything."""

import asyncio
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

SAFE = Path(__file__).parent / "safe.pem"
"""A key and a certificate of its own making for `safe.example`, good for nothing but these tests."""


_HANDSHAKE = b"\x16"
"""How a client begins that wants TLS."""


class Request(NamedTuple):
    """What was asked: `number` is how often before, by any method, that path was."""

    method: str
    path: str
    headers: Mapping[str, str]
    number: int


Behaviour = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


class Rude:
    """The server, while it is entered: each path has its behaviour; others are not found. `requests` are all that came,
    `together` is how many were under way at once at most."""

    def __init__(self, paths: Mapping[str, Behaviour], *, safe: bool = False) -> None:
        self.requests: list[Request] = []
        self.together = 0
        self.port = 0
        self._paths = paths
        self._safe = safe
        self._under_way = 0
        self._counts: Counter[str] = Counter()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run)
        self._ready = threading.Event()

    def __enter__(self) -> "Rude":
        self._thread.start()
        assert self._ready.wait(30)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join(30)
        self._loop.close()

    def asked(self, path: str) -> list[str]:
        """By which methods a path was asked for, in order."""
        return [each.method for each in self.requests if each.path == path]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._ended = asyncio.Event()
        context = None
        if self._safe:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(SAFE)
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0, ssl=context)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._ended.wait()
        server.close()
        talks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._under_way += 1
        self.together = max(self.together, self._under_way)
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            if (letter := await reader.readexactly(1)) == _HANDSHAKE:
                raise ConnectionResetError
            first, *lines = (letter + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            method, path, _ = first.split(" ")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
            request = Request(method, path, headers, self._counts[path])
            self._counts[path] += 1
            self.requests.append(request)
            await self._paths.get(path, says(404))(request, writer)
            await writer.drain()
        self._under_way -= 1
        writer.close()


def head(status: int, *lines: bytes) -> bytes:
    """The head of a response."""
    return b"\r\n".join((b"HTTP/1.1 %d Said" % status, *lines, b"\r\n"))


def says(status: int, *lines: bytes, body: bytes = b"") -> Behaviour:
    """Answers as it should."""

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head(status, *lines, b"Content-Length: %d" % len(body), b"Connection: close"))
        if request.method != "HEAD":
            writer.write(body)

    return behave


def writes(data: bytes) -> Behaviour:
    """Writes these bytes, whatever is asked, and closes."""

    async def behave(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(data)

    return behave


def to_head(behaviour: Behaviour, then: Behaviour) -> Behaviour:
    """Behaves in one way to HEAD and in another to GET."""

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        await (behaviour if request.method == "HEAD" else then)(request, writer)

    return behave


def by_turns(*behaviours: Behaviour) -> Behaviour:
    """Behaves in another way each time, and then as the last time."""

    async def behave(request: Request, writer: asyncio.StreamWriter) -> None:
        await behaviours[min(request.number, len(behaviours) - 1)](request, writer)

    return behave


async def never(_: Request, __: asyncio.StreamWriter) -> None:
    """Takes the request and never answers."""
    await asyncio.sleep(3600)


async def drips(_: Request, writer: asyncio.StreamWriter) -> None:
    """Sends a head that goes on and on, a letter at a time."""
    writer.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.01)


async def closes(_: Request, __: asyncio.StreamWriter) -> None:
    """Closes without a word."""


async def resets(_: Request, writer: asyncio.StreamWriter) -> None:
    """Breaks the connection."""
    own: socket.socket = writer.get_extra_info("socket")
    own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def endless_body(_: Request, writer: asyncio.StreamWriter) -> None:
    """Sends a body that does not end."""
    writer.write(head(200, b"Content-Type: text/html"))
    while True:
        writer.write(b"<p>and on</p>" * 1000)
        await writer.drain()


async def endless_head(_: Request, writer: asyncio.StreamWriter) -> None:
    """Sends lines of a head that does not end."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-Line: and on\r\n" * 1000)
        await writer.drain()


async def wants_a_cookie(request: Request, writer: asyncio.StreamWriter) -> None:
    """Redirects to itself until its cookie comes back."""
    if request.headers.get("cookie") == "seen=yes":
        await says(200)(request, writer)
    else:
        await says(302, b"Location: " + request.path.encode(), b"Set-Cookie: seen=yes; Path=/; HttpOnly")(
            request, writer
        )


def leads(to: bytes, status: int = 301) -> Behaviour:
    """Redirects."""
    return says(status, b"Location: " + to)
