"""The terminal of a preview goes, with all who read what is printed."""

import fcntl
import os
import pty
import re
import signal
import subprocess
import termios
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.preview.running import PATIENCE, Running, eventually, living, processes, save
from tests.tiny import TinySite, article

RACE = "content/articles/a-race.md"


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {RACE: article("A race", body="It rained.")})


def test_nothing_is_left_when_the_terminal_is_closed(site: TinySite) -> None:
    ours, theirs = pty.openpty()

    def take_terminal() -> None:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(
        Running(site.root).command, stdin=theirs, stdout=theirs, stderr=theirs, preexec_fn=take_terminal
    )
    os.close(theirs)
    printed = b""
    while not (b"Serving" in printed and b"Built" in printed):
        printed += os.read(ours, 1 << 16)
    rest = {pid for pid, parent, _, _ in processes() if parent == process.pid}
    assert rest
    os.close(ours)
    process.wait(PATIENCE)
    eventually(lambda: not living(rest), "a process lives on")


def test_pages_go_on_though_nobody_reads_what_is_printed(site: TinySite) -> None:
    process = subprocess.Popen(Running(site.root).command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    printed = b""
    while not (found := re.search(rb"Serving (http://\S+)", printed)):
        printed += process.stdout.readline()
    process.stdout.close()
    page = f"{found[1].decode()}articles/a-race/"

    def shows(text: str) -> bool:
        return text in httpx.get(page, trust_env=False).text

    for number in range(3):
        save(site.root, {RACE: article("A race", body=f"It rained {number} times.")})
        eventually(partial(shows, f"It rained {number} times."), "an edit is missed")
    process.send_signal(signal.SIGTERM)
    assert process.wait(PATIENCE) in (0, 1)
