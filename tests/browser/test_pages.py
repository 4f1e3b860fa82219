"""What holds on every kind of page of our own site, as a careful host gives it out; the menu; the next session."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE, OpenTab
from tests.browser.screenshots import PAGES
from tests.browser.serving import serving
from tests.test_own_site import REPOSITORY
from tests.tiny import TinySite, article

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'"
"""Stricter than the one that pages carry."""

SITE = "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: apex\n"
RACE = """---
sessions: [{name: Practice, start: "2024-07-05 14:00Z"}, {name: Race, start: "2024-07-07 14:00Z"}]
---
"""


@pytest.fixture(scope="module")
def careful(own_output: Path) -> Iterator[str]:
    """Where our own site is served with a policy in the head of every answer."""
    with serving(own_output, {"Content-Security-Policy": POLICY}) as host:
        yield host


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_asks_nobody_else_and_breaks_no_policy(careful: str, browser: Browser, kind: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(careful + PAGES[kind], wait_until="networkidle")
    assert [each for each in asked if not each.startswith(f"{careful}/")] == []
    assert len(asked) > 2
    assert said == []
    context.close()


@pytest.mark.parametrize("kind", PAGES)
def test_whatever_is_read_with_script_is_read_without(own_site: str, browser: Browser, kind: str) -> None:
    read = []
    for script in (False, True):
        context = browser.new_context(java_script_enabled=script, timezone_id="UTC")
        page = context.new_page()
        page.goto(own_site + PAGES[kind])
        read.append(re.findall(r"\S+", page.locator("main").inner_text()))
        context.close()
    without, with_script = (set(each) for each in read)
    added = {"Your", "time"} | {each for each in with_script if re.fullmatch(r"\w{3}|\d\d:\d\d", each)}
    assert without
    assert with_script - without <= added


def test_the_menu_leads_to_every_part_and_says_where_one_is(own_site: str, open_tab: OpenTab) -> None:
    page = open_tab(own_site, viewport={"width": 360, "height": 800})
    menu = page.get_by_role("navigation", name="Main").get_by_role("link")
    names = menu.all_inner_texts()
    assert names == re.findall(r"\{title: (\w+), url", (REPOSITORY / "site.yaml").read_text(encoding="utf-8"))
    for name in names:
        page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True).click()
        here = page.locator(".pf-nav [aria-current=page]")
        expect(here).to_have_text(name, timeout=PATIENCE)
        assert here.count() == 1


def test_the_keyboard_comes_to_the_text_first_and_then_through_the_menu(own_site: str, open_tab: OpenTab) -> None:
    page = open_tab(own_site)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to content"
    for name in ("Parc Fermé", "", "Articles", "Drivers"):
        page.keyboard.press("Tab")
        assert focused(page) == name
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Drivers", timeout=PATIENCE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "pf-content"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText"))


def test_the_front_page_counts_down_and_goes_on_without_another_build(tmp_path: Path, browser: Browser) -> None:
    files = {"site.yaml": SITE, "content/articles/a.md": article(), "content/events/gala/2024/index.md": RACE}
    site = TinySite(tmp_path / "site", files)
    site.built(now=datetime(2024, 7, 1, tzinfo=UTC))
    with serving(site.output) as host:
        context = browser.new_context(timezone_id="America/New_York")
        page = context.new_page()
        page.clock.install(time=datetime(2024, 7, 5, 11, 30, tzinfo=UTC))
        page.goto(host)
        upcoming = page.locator(".pf-upcoming p:visible")
        expect(page.get_by_role("timer")).to_have_text("2 hr, 30 min", timeout=PATIENCE)
        expect(upcoming).to_contain_text("Next Gala 2024: Practice", timeout=PATIENCE)
        page.clock.fast_forward("02:31:00")
        expect(upcoming).to_contain_text("Now Gala 2024: Practice", timeout=PATIENCE)
        assert page.get_by_role("timer").count() == 0
        page.clock.fast_forward("01:00:00")
        expect(upcoming).to_contain_text("Next Gala 2024: Race", timeout=PATIENCE)
        expect(page.get_by_role("timer")).to_have_text(re.compile("^1 day, 22 hr"), timeout=PATIENCE)
        expect(page.locator(".pf-yours:visible")).to_have_text(re.compile("^Sun,? 10:00"), timeout=PATIENCE)
        page.clock.set_fixed_time(datetime(2024, 7, 7, 16, 1, tzinfo=UTC))
        page.reload()
        expect(page.locator(".pf-upcoming")).to_be_hidden(timeout=PATIENCE)
        context.close()
