"""Light and dark in apex: by the reader's system, until its button is pressed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import OpenTab
from tests.browser.seeing import until
from tests.browser.serving import serving
from tests.browser.test_timetable import CELLS, FILES
from tests.tiny import TinySite, article

LIGHT, DARK = "rgb(251, 250, 247)", "rgb(18, 20, 23)"
SITE = "title: Pit Wall\nbase_url: https://pitwall.example/news/\ntheme: apex\ntimezone: Asia/Tokyo\n"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    """Where a site with apex is served, below a folder."""
    site = TinySite(tmp_path / "site", {"site.yaml": SITE, "content/articles/a-race.md": article("A race"), **FILES})
    site.output = tmp_path / "host" / "news"
    site.output.parent.mkdir()
    site.built()
    with serving(tmp_path / "host") as host:
        yield f"{host}/news/"


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def looks(page: Page, colour: str) -> None:
    """Wait until the page has this paper, and the button says so."""
    until(page, f"getComputedStyle(document.body).backgroundColor === '{colour}'")
    until(page, f"document.querySelector('.pf-theme').ariaPressed === '{str(colour == DARK).lower()}'")


def test_the_button_turns_the_colours_and_is_remembered(host: str, open_tab: OpenTab) -> None:
    page = open_tab(host, color_scheme="light")
    looks(page, LIGHT)
    page.get_by_role("button", name="Dark colours").click()
    looks(page, DARK)
    page.goto(f"{host}articles/a-race/")
    looks(page, DARK)
    page.get_by_role("button", name="Dark colours").click()
    looks(page, LIGHT)
    assert page.evaluate("localStorage.length") == 0


def test_the_system_says_until_the_reader_does(host: str, open_tab: OpenTab) -> None:
    page = open_tab(host, color_scheme="dark")
    looks(page, DARK)
    page.emulate_media(color_scheme="light")
    looks(page, LIGHT)
    page.get_by_role("button", name="Dark colours").click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    looks(page, DARK)
    assert page.locator("meta[name=theme-color]").evaluate_all("all => all.map((each) => each.media)") == [
        "not all",
        "all",
    ]


def test_the_button_is_pressed_by_keyboard(host: str, open_tab: OpenTab) -> None:
    page = open_tab(host, color_scheme="light")
    for key in ("Enter", "Space"):
        page.get_by_role("button", name="Dark colours").focus()
        before = paper(page)
        page.keyboard.press(key)
        assert paper(page) != before


def test_another_tab_follows(host: str, browser: Browser) -> None:
    context = browser.new_context(color_scheme="light")
    first, second = context.new_page(), context.new_page()
    first.goto(host)
    second.goto(f"{host}articles/a-race/")
    first.get_by_role("button", name="Dark colours").click()
    looks(second, DARK)
    context.close()


def test_a_choice_holds_before_the_page_is_first_drawn(host: str, open_tab: OpenTab) -> None:
    page = open_tab(host, color_scheme="light")
    page.get_by_role("button", name="Dark colours").click()
    page.reload()
    drawn = "performance.getEntriesByType('paint').length > 0"
    until(page, drawn)
    script = page.evaluate("performance.getEntriesByType('resource').find((each) => each.name.endsWith('.js'))")
    assert script["renderBlockingStatus"] == "blocking"


def test_without_script_there_is_no_button_and_all_is_there(host: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(f"{host}articles/a-race/")
    assert page.locator(".pf-theme").is_hidden()
    assert page.get_by_role("heading", name="A race").is_visible()
    context.close()


def test_the_fonts_and_all_else_come_from_the_site(host: str, open_tab: OpenTab) -> None:
    page = open_tab(host)
    page.evaluate("document.fonts.ready")
    asked = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert [each for each in asked if not each.startswith(host) and not each.endswith("/favicon.ico")] == []
    loaded = page.evaluate("[...document.fonts].filter((each) => each.status === 'loaded').map((each) => each.family)")
    assert {"Apex Sans", "Apex Text"} <= {each.strip('"') for each in loaded}


def test_apex_adds_the_times_of_the_reader(host: str, open_tab: OpenTab) -> None:
    page = open_tab(f"{host}events/japanese-grand-prix/2024/", timezone_id="America/New_York")
    until(page, f"document.querySelectorAll('{CELLS}')[0].textContent === 'Your time'")
    assert page.locator(CELLS).all_inner_texts() == ["Your time", "", "Sat 02:00", "Sun 01:00"]
    assert page.locator("script[src]").count() == 2
