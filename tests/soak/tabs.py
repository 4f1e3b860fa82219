"""Tabs of a real browser in which the pages of a preview are open, and what they show."""

import re
from collections.abc import Sequence

from playwright.sync_api import Browser, Error, Page

from tests.browser.seeing import until


class Tab:
    """A page that is open at a path. `numbers` are those of the edits that it was seen to tell of."""

    def __init__(self, page: Page, path: str) -> None:
        self.path = path
        self.numbers: list[int] = []
        self.mistakes: list[str] = []
        self._page = page
        page.on("pageerror", lambda error: self.mistakes.append(str(error)))

    def open(self, base: str) -> None:
        """Go to the page, once."""
        self._page.goto(f"{base}{self.path}")

    def look(self) -> None:
        """See which edit it tells of, unless it is being loaded."""
        try:
            text = self._page.evaluate("document.body.innerText")
        except Error:
            return
        if found := re.findall(r"Edit (\d+)\.", text):
            self.numbers.append(max(map(int, found)))

    def comes_to(self, number: int) -> None:
        """Have it seen, and wait until it tells of this edit."""
        self._page.bring_to_front()
        until(self._page, f"document.body.innerText.includes('Edit {number}.')")

    def close(self) -> None:
        """Close it."""
        self._page.close()

    def rest(self, seconds: float) -> None:
        """Wait, while the browser goes on telling."""
        self._page.wait_for_timeout(seconds * 1000)


def opened(browser: Browser, base: str, paths: Sequence[str]) -> list[Tab]:
    """A tab for each page: the first two in one window, of which one hides the other, all others in windows of their
    own."""
    shared = browser.contexts[0]
    tabs = [Tab((shared if place < 2 else browser.new_context()).new_page(), path) for place, path in enumerate(paths)]
    for tab in tabs:
        tab.open(base)
    return tabs
