"""From an edit to the new page: how long a preview server takes to serve what was written."""

import http.client
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from time import monotonic, sleep

from tests.bench.edits import Edit, body_edit, old_article, save, taken_back
from tests.bench.sites import Site
from tests.bench.timing import FailedError, Run, log_of

POLL = 0.005
"""Seconds between two requests."""

SETTLE = 1.0
"""Seconds of rest before each edit."""

PATIENCE = 300.0
"""Seconds after which a page that does not come is given up."""


def served(
    sites: Mapping[str, Site], count: int, edits: int, *, settle: float = SETTLE
) -> Iterator[tuple[str, int, Run]]:
    """Seconds from the write of a body edit to its first sight in the article's page, with the name of the site and the
    number of the edit; `settle` are seconds of rest before each. All servers run at once and take turns: those whose
    turn it is not have nothing to do."""
    address = f"/articles/{old_article(count).slug}/"
    with ExitStack() as running:
        for site in sites.values():
            running.enter_context(taken_back(site.articles))
        readers = {name: running.enter_context(_serving(site, address)) for name, site in sites.items()}
        for number in range(1, edits + 1):
            for name, reader in readers.items():
                sleep(settle + 0.037 * number)  # out of step with what a server may do at intervals of its own
                yield name, number, Run(reader.seconds_to_see(body_edit(sites[name].articles, count, number)))


class _Reader:
    """A page of a server, read again and again on one connection."""

    def __init__(self, port: int, address: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._address = address

    def page(self) -> str:
        """The page as it is now; "" where there is none."""
        try:
            self._connection.request("GET", self._address)
            answer = self._connection.getresponse()
            text = answer.read().decode()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return ""
        return text if answer.status == http.client.OK else ""

    def seconds_to_see(self, edit: Edit) -> float:
        """Make an edit and wait until the page shows it."""
        (words,) = edit.shown.values()
        start = monotonic()
        save(edit)
        while words not in self.page():
            if monotonic() - start > PATIENCE:
                raise FailedError(f"{self._address} does not show {words}")
            sleep(POLL)
        return monotonic() - start

    def close(self) -> None:
        """End the connection."""
        self._connection.close()


@contextmanager
def _serving(site: Site, address: str) -> Iterator[_Reader]:
    """A server of its own for a site, from when it serves a page; it is ended after the block."""
    port = _free_port()
    with log_of(site.folder).open("wb") as log:
        command = [*site.server, str(port)]
        process = subprocess.Popen(command, cwd=site.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    reader = _Reader(port, address)
    try:
        start = monotonic()
        while not reader.page():
            if process.poll() is not None or monotonic() - start > PATIENCE:
                raise FailedError(f"{command!r} does not serve {address}:\n{log_of(site.folder).read_text()[-2000:]}")
            sleep(0.05)
        yield reader
    finally:
        reader.close()
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
