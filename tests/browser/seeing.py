"""What a reader of a page sees, for tests: waited for as long as it takes."""

from time import monotonic

from playwright.sync_api import Error, Locator, Page

PATIENCE = 60.0
"""Seconds after which a test gives up waiting for what a page shows."""

PANEL = "parcferme-preview .panel"
MARK = "parcferme-preview .mark"


def sees(page: Page, text: str) -> None:
    """Wait until the page shows a text."""
    page.get_by_text(text, exact=True).first.wait_for()


def is_same(page: Page) -> bool:
    """Whether the page is the one that was opened, not loaded anew."""
    return bool(page.evaluate("window.same === true"))


def until(page: Page, condition: str) -> None:
    """Wait until an expression of JavaScript is true on the page, or the next one at its address. It is asked from
    outside again and again, since the policy of a page lets nothing inside it evaluate text."""
    end = monotonic() + PATIENCE
    while not _holds(page, condition):
        assert monotonic() < end, condition
        page.wait_for_timeout(50)


def _holds(page: Page, condition: str) -> bool:
    try:
        return bool(page.evaluate(condition))
    except Error:  # the page is being loaded anew, or what is asked for is not there yet
        return False


def colour(name: str) -> str:
    """The expression that gives the colour of the heading."""
    return f"getComputedStyle(document.querySelector('h1')).color === '{name}'"


def panel(page: Page, text: str) -> Locator:
    """Wait until the overlay is there and holds a text."""
    found = page.locator(PANEL).filter(has_text=text)
    found.wait_for()
    return found


def no_panel(page: Page) -> None:
    """Wait until the overlay is gone."""
    page.locator(PANEL).wait_for(state="detached")
