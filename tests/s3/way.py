"""The way to a store: it hands on what is asked for, tells of it, and does worse when a test wants it to."""

import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Asked(NamedTuple):
    """A request: its method, the name of its object in the bucket, "?" for a listing, and how many came before."""

    method: str
    name: str
    number: int
    redirects: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


class Fault(NamedTuple):
    """What a request gets in place of what it asks for: an answer with a code, or, without a status, none at all."""

    status: int = 0
    code: str = ""


DROPPED = Fault()


class Way:
    """All that was asked for, and how it is answered: `fault` may give a fault for a request, `after` is told of each
    that the store has answered, before the answer is handed on, `date` is what the store's clock is made to say."""

    def __init__(self, store: str) -> None:
        self.store = urlsplit(store).netloc
        self.address = ""
        self.asked: list[Asked] = []
        self.date = ""
        self._under_way = 0
        self._changed = Condition()
        self.be_good()

    def be_good(self) -> None:
        """Hand on everything, and forget what was asked for."""
        self.fault: Callable[[Asked], Fault | None] = lambda _: None
        self.after: Callable[[Asked], None] = lambda _: None
        self.date = ""
        self.asked.clear()

    @property
    def told(self) -> list[str]:
        """What was asked for, in words: `PUT index.html`."""
        return [str(each) for each in self.asked]

    def begin(self, method: str, path: str, redirects: bool) -> Asked:
        """Note a request."""
        name = re.sub(r"^/[^/?]*/?", "", path).partition("?")[0]
        with self._changed:
            self._under_way += 1
            asked = Asked(method, unquote(name) or "?", len(self.asked), redirects)
            self.asked.append(asked)
        return asked

    def end(self) -> None:
        """Note that a request is over."""
        with self._changed:
            self._under_way -= 1
            self._changed.notify_all()

    def wait_until_quiet(self) -> None:
        """Wait until nothing is under way any more."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._under_way == 0, 60)


@contextmanager
def way_to(store: str) -> Iterator[Way]:
    """A way to the store at an address, to the end of the block."""
    way = Way(store)

    class Handler(_Handler):
        ways = way

    with _Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        way.address = f"http://127.0.0.1:{server.server_port}"
        try:
            yield way
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


class _Handler(BaseHTTPRequestHandler):
    ways: Way
    protocol_version = "HTTP/1.1"
    timeout = 30

    def _answer(self) -> None:
        self.close_connection = True
        asked = self.ways.begin(self.command, self.path, "x-amz-website-redirect-location" in self.headers)
        try:
            fault = self.ways.fault(asked)
            if fault == DROPPED:
                return
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            if len(body) < length:  # who asked is gone
                return
            if fault:
                self._refuse(fault)
            else:
                self._hand_on(asked, body)
        except OSError:
            return
        finally:
            self.ways.end()

    def _hand_on(self, asked: Asked, body: bytes) -> None:
        for pause in _PAUSES:
            try:
                found, data = self._asked_of_the_store(body)
                break
            except (OSError, HTTPException) as error:
                print(f"the store did not answer {asked}: {error!r}", file=sys.stderr)
                time.sleep(pause)
        else:
            return
        self.ways.after(asked)
        headers = [each for each in found.getheaders() if each[0].lower() not in _OWN]
        self._send(found.status, [*headers, ("Date", self.ways.date or found.headers["Date"])], data)

    def _asked_of_the_store(self, body: bytes) -> tuple[HTTPResponse, bytes]:
        with closing(HTTPConnection(self.ways.store, timeout=30)) as store:
            store.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in ("expect", "connection"):
                    store.putheader(name, value)
            store.endheaders(body)
            found = store.getresponse()
            return found, found.read()

    def _refuse(self, fault: Fault) -> None:
        text = f"<?xml version='1.0'?><Error><Code>{fault.code}</Code><Message>No.</Message></Error>"
        self._send(fault.status, [("Content-Type", "application/xml")], text.encode())

    def _send(self, status: int, headers: list[tuple[str, str]], data: bytes) -> None:
        self.send_response_only(status)
        for name, value in [*headers, ("Connection", "close")]:  # else it is used again while it closes
            self.send_header(name, value)
        if self.command == "HEAD":
            self.end_headers()
            return
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of what is asked for."""


for _method in ("GET", "PUT", "HEAD", "DELETE"):
    setattr(_Handler, f"do_{_method}", _Handler._answer)

_PAUSES = (0.2, 1.0, 3.0, 0.0)
"""After a store that drops a connection of itself, in seconds: what it does on a busy machine is not what is tried."""

_OWN = ("content-length", "connection", "transfer-encoding", "date")
