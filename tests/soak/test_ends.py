"""The end of a preview that is edited while five tabs are open: by Ctrl-C, by a request to end, or with its terminal.
Nothing of it is left."""

import fcntl
import os
import pty
import re
import signal
import subprocess
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import chromium
from tests.preview.running import PATIENCE, Running, eventually, living, processes
from tests.soak.tabs import opened
from tests.soak.test_soak import EVERY, RACES, TABS, edit, race
from tests.tiny import TinySite

EDITS = 20

ENDS: dict[str, Callable[[int, int], object]] = {
    "Ctrl-C": lambda terminal, _: os.write(terminal, b"\x03"),
    "a request to end": lambda _, server: os.kill(server, signal.SIGTERM),
    "its terminal closed": lambda terminal, _: os.close(terminal),
}
"""What ends it, given the terminal and the process of the server."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.mark.parametrize("end", ENDS)
def test_nothing_is_left_of_a_preview_with_open_tabs(tmp_path: Path, browser: Browser, end: str) -> None:
    site = TinySite(tmp_path / "site", {path: text for number in range(RACES) for path, text in race(number)})
    with at_a_terminal(site.root) as (process, terminal):
        printed = b""
        while not (b"Built" in printed and (found := re.search(rb"Serving (http://[^/]+)/ ", printed))):
            printed += os.read(terminal, 1 << 16)
        tabs = opened(browser, found[1].decode(), TABS)
        for number in range(1, EDITS + 1):
            edit(site, number)
            tabs[0].rest(EVERY)
        everything = {process.pid, *(pid for pid, parent, _, _ in processes() if parent == process.pid)}
        assert len(everything) > 1
        ENDS[end](terminal, process.pid)
        process.wait(PATIENCE)
        eventually(lambda: not living(everything), "a process lives on")
        for tab in tabs:
            tab.close()


@contextmanager
def at_a_terminal(root: Path) -> "Iterator[tuple[subprocess.Popen[bytes], int]]":
    """A preview whose terminal is ours to close, to the end of the block."""
    ours, theirs = pty.openpty()

    def take_terminal() -> None:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    command = Running(root).command
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=take_terminal) as process:
        os.close(theirs)
        try:
            yield process, ours
        finally:
            process.kill()
