"""Debian's Chromium for tests, driven by Playwright over a socket on this machine."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.preview.running import eventually

CHROMIUM = (
    "/usr/bin/chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
"""How it is begun: it finds no host but this machine."""


@contextmanager
def chromium(folder: Path) -> Iterator[Browser]:
    """A browser that keeps what it must in `folder`, to the end of the block."""
    process = subprocess.Popen([*CHROMIUM, f"--user-data-dir={folder}"], stderr=subprocess.DEVNULL)
    try:
        port = eventually(lambda: _port(folder / "DevToolsActivePort"), "Chromium did not begin")
        with sync_playwright() as playwright:
            browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}", no_defaults=True, timeout=60_000)
            yield browser
            browser.close()
    finally:
        process.terminate()
        process.wait()


def _port(file: Path) -> str:
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return lines[0] if len(lines) > 1 else ""
