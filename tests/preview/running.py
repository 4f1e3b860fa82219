"""A preview server in a process of its own, as people start it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Any

import httpx
import msgspec

import generator

PATIENCE = 60.0
"""Seconds after which a test gives up waiting."""


def eventually(holds: Callable[[], Any], what: str) -> Any:
    """What `holds` gives once that is true; an AssertionError when it does not become so."""
    end = monotonic() + PATIENCE
    while not (found := holds()):
        assert monotonic() < end, what
        sleep(0.02)
    return found


def save(root: Path, files: dict[str, str]) -> None:
    """Write files as careful editors do, each whole at once: under another name first, then renamed."""
    for path, text in files.items():
        other, target = root / ".saving", root / path
        other.write_bytes(text.encode())
        target.parent.mkdir(parents=True, exist_ok=True)
        other.replace(target)


class Running:
    """`parcferme serve` for a site, from when it serves to the end of the block; then it is stopped by Ctrl-C."""

    def __init__(self, root: Path, *options: str, port: int = 0, environment: dict[str, str] | None = None) -> None:
        self.root = root
        self.command = [sys.executable, "-W", "error", "-m", "generator", "serve", "--root", str(root)]
        self.command += ["--port", str(port), *options]
        self.environment = {**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})}

    def __enter__(self) -> "Running":
        self.log = self.root.with_name(f"{self.root.name}.log").open("w+b")
        self.process = subprocess.Popen(
            self.command,
            cwd=Path(generator.__file__).parent.parent,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        try:
            self.url = self.printed(r"Serving (http://\S+)")[0]
        except AssertionError:
            self.process.kill()
            self.process.wait()
            self.log.close()
            raise
        self.base = re.sub(r"(?<=\d)/.*", "", self.url)
        self.client = httpx.Client(base_url=self.base, timeout=PATIENCE, trust_env=False)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()
        try:
            if self.process.poll() is None:
                self.stop()
        finally:
            self.process.kill()
            self.process.wait()
            self.log.close()

    def stop(self, how: signal.Signals = signal.SIGINT) -> float:
        """End the server; gives the seconds that it took."""
        start = monotonic()
        self.process.send_signal(how)
        assert self.process.wait(PATIENCE) == 0, self.text()
        assert self.text().endswith("\nStopped.\n"), self.text()
        assert "Traceback" not in self.text()
        return monotonic() - start

    def text(self) -> str:
        """All that was printed."""
        return Path(self.log.name).read_text(encoding="utf-8")

    def printed(self, pattern: str, times: int = 1) -> list[str]:
        """What the pattern finds in what is printed, once it does so this many times."""

        def found() -> list[str] | None:
            assert self.process.poll() is None, self.text()
            every = re.findall(pattern, self.text())
            return every if len(every) >= times else None

        every: list[str] = eventually(found, f"{pattern} was not printed")
        return every

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def shows(self, path: str, text: str) -> None:
        """Wait until a page holds this text."""
        eventually(lambda: text in self.get(path).text, f"{text!r} is not at {path}")

    def builds(self) -> int:
        """How often it was built."""
        return len(re.findall(r"^(?:Built|Not built)", self.text(), re.MULTILINE))

    def facts(self, path: str = "/") -> dict[str, Any]:
        """What the script of a page is told."""
        (told,) = re.findall(r'<script src="/\.parcferme/reload\.js" data-page="([^"]*)"', self.get(path).text)
        facts: dict[str, Any] = msgspec.json.decode(unescape(told))
        return facts

    @contextmanager
    def events(self, path: str = "/", **other: str) -> Iterator[Iterator[dict[str, Any]]]:
        """The events for the page at a path, the first of them at once; `other` facts than those of the page."""
        facts = self.facts(path)
        known = {"build": str(facts["build"]), "page": path, "digest": facts["digest"], **other}
        with self.client.stream("GET", "/.parcferme/events", params=known) as response:
            yield (msgspec.json.decode(line[6:]) for line in response.iter_lines() if line.startswith("data: "))

    def children(self) -> set[int]:
        """The processes that the server started."""
        return {pid for pid, parent, state, _ in processes() if parent == self.process.pid and state != "Z"}

    def builder(self) -> int:
        """The process that builds."""
        (found,) = (pid for pid, parent, _, args in processes() if parent == self.process.pid and "spawn_main" in args)
        return found


def processes() -> list[tuple[int, int, str, str]]:
    """Every process of the machine: its number, its parent's, its state (Z: it has ended) and its command."""
    command = ["ps", "-A", "-ww", "-o", "pid=,ppid=,stat=,args="]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=3) for line in listed.splitlines()]
    return [(int(row[0]), int(row[1]), row[2][0], row[3]) for row in rows if len(row) == 4]


def living(pids: set[int]) -> set[int]:
    """Those of these processes that have not ended."""
    return {pid for pid, _, state, _ in processes() if pid in pids and state != "Z"}


def open_connection(base: str) -> socket.socket:
    """A connection to the server."""
    url = httpx.URL(base)
    return socket.create_connection((url.host, url.port or 80), timeout=PATIENCE)


def raw_answer(base: str, request: bytes) -> bytes:
    """What the server answers to these very bytes."""
    with open_connection(base) as connection:
        connection.sendall(request)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)
