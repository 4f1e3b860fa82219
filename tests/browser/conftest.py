"""What tests in a browser begin with."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.build import Options, Project, build
from generator.store.memo import Memo
from tests.browser.chromium import chromium
from tests.browser.made_site import made_site
from tests.browser.serving import serving
from tests.test_own_site import NOW, REPOSITORY
from tests.tiny import TinySite, article

PATIENCE = 60_000.0
"""Milliseconds after which a test gives up waiting for a page."""

RACE = "content/articles/a-race.md"

OpenTab = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests. Its default context is left as people have it: a tab behind another is hidden."""
    with chromium(tmp_path_factory.mktemp("chromium")) as browser:
        yield browser


@pytest.fixture(scope="session")
def own_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built."""
    output = tmp_path_factory.mktemp("own") / "output"
    build(Project(REPOSITORY, output), Memo(), Options(now=NOW))
    return output


@pytest.fixture(scope="session")
def own_site(own_output: Path) -> Iterator[str]:
    """Where the site of this repository is served: its address without a slash at the end."""
    with serving(own_output) as host:
        yield host


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the made-up site is served: its address without a slash at the end."""
    with serving(made_site(tmp_path_factory.mktemp("made")).output) as host:
        yield host


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(
        tmp_path / "site",
        {RACE: article("A race", body="It rained."), "content/articles/another.md": article("Another race")},
    )


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[OpenTab]:
    """Opens a page in a window of its own, which is seen whatever else is open. No page may have a mistake in its
    script when the test ends."""
    contexts: list[BrowserContext] = []
    mistakes: list[str] = []

    def opened(url: str, **options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        return begun(contexts[-1], url, mistakes)

    yield opened
    for context in contexts:
        context.close()
    assert mistakes == []


@pytest.fixture
def open_behind(browser: Browser) -> Iterator[OpenTab]:
    """Opens a page as another tab of one window, before all others, which are hidden then."""
    pages: list[Page] = []
    mistakes: list[str] = []

    def opened(url: str) -> Page:
        pages.append(begun(browser.contexts[0], url, mistakes))
        return pages[-1]

    yield opened
    for page in pages:
        page.close()
    assert mistakes == []


def begun(context: BrowserContext, url: str, mistakes: list[str]) -> Page:
    """A new page at an address, marked so that a test can tell whether it was loaded anew."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.goto(url)
    page.evaluate("window.same = true")
    return page
