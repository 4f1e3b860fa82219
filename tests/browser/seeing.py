"""What a reader of a page sees, for tests: waited for as long as it takes."""

from playwright.sync_api import Locator, Page

PANEL = "parcferme-preview .panel"
MARK = "parcferme-preview .mark"


def sees(page: Page, text: str) -> None:
    """Wait until the page shows a text."""
    page.get_by_text(text, exact=True).first.wait_for()


def is_same(page: Page) -> bool:
    """Whether the page is the one that was opened, not loaded anew."""
    return bool(page.evaluate("window.same === true"))


def until(page: Page, condition: str) -> None:
    """Wait until an expression of JavaScript is true on the page."""
    page.wait_for_function(condition)


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
