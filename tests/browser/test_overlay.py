"""What the preview lays over pages: mistakes, and the mark of what is not published."""

import os
import signal

import pytest

from tests.browser.conftest import RACE, OpenTab
from tests.browser.seeing import MARK, PANEL, is_same, no_panel, panel, sees
from tests.preview.running import Running, save
from tests.tiny import TinySite, article

HOSTILE = "<img src=x onerror=alert(1)></script>"


def test_a_mistake_is_laid_over_the_last_good_page_and_goes_when_it_is_mended(
    site: TinySite, open_tab: OpenTab
) -> None:
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        other = open_tab(f"{running.url}articles/another/")
        save(site.root, {RACE: article("A race", body="It snowed.", drvers="[Gasly]")})
        for tab in (page, other):
            told = panel(tab, "Not built: a mistake").inner_text()
            for part in (
                f"{RACE}:4:1",
                "unknown key 'drvers'",
                "4 | drvers: [Gasly]",
                "^^^^^^",
                "did you mean 'drivers'?",
            ):
                assert part in told
            assert tab.locator(PANEL).get_attribute("role") == "alert"
            assert is_same(tab)
        sees(page, "It rained.")
        save(site.root, {RACE: article("A race", body="It snowed.", drivers="[Gasly]")})
        sees(page, "It snowed.")
        no_panel(page)
        no_panel(other)
        assert is_same(other)


def test_a_page_that_is_opened_later_has_the_mistake_too(site: TinySite, open_tab: OpenTab) -> None:
    with Running(site.root) as running:
        save(site.root, {RACE: article("A race", drvers="[Gasly]")})
        running.printed("Not built")
        page = open_tab(f"{running.url}nowhere/")
        panel(page, "unknown key 'drvers'")
        page.reload()
        panel(page, "unknown key 'drvers'")


def test_a_site_that_was_never_built_appears_when_its_mistakes_are_mended(site: TinySite, open_tab: OpenTab) -> None:
    site.write({RACE: article("A race", body="It rained.", drvers="[Gasly]")})
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        panel(page, "unknown key 'drvers'")
        save(site.root, {RACE: article("A race", body="It rained.")})
        sees(page, "It rained.")


def test_it_is_put_away_until_the_mistakes_change(site: TinySite, open_tab: OpenTab) -> None:
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        save(site.root, {RACE: article("A race", drvers="[Gasly]")})
        panel(page, "unknown key 'drvers'")
        page.keyboard.press("Escape")
        no_panel(page)
        save(site.root, {RACE: article("A race", drvrs="[Gasly]")})
        panel(page, "unknown key 'drvrs'")
        page.get_by_role("button", name="Close").click()
        no_panel(page)
        save(site.root, {RACE: article("A race", drvers="[Gasly]")})
        panel(page, "unknown key 'drvers'")


def test_what_a_source_line_holds_is_text(site: TinySite, open_tab: OpenTab) -> None:
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        save(site.root, {RACE: article("A race", **{HOSTILE: HOSTILE})})
        assert f"4 | {HOSTILE}: {HOSTILE}" in panel(page, "unknown key").inner_text()
        assert page.locator("parcferme-preview img, parcferme-preview script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_can_be_read_on_every_screen(site: TinySite, open_tab: OpenTab, width: int, scheme: str) -> None:
    with Running(site.root) as running:
        page = open_tab(running.url, viewport={"width": width, "height": 700}, color_scheme=scheme)
        summary = "a long line " * 20 + ": which must stand in quotes"
        save(site.root, {RACE: article("A race", summary=summary)})
        shown = panel(page, "must stand in quotes")
        box = shown.bounding_box()
        assert box
        assert (box["x"], box["width"], box["y"] + box["height"]) == (0, width, 700)
        assert box["height"] <= 0.86 * 700
        assert shown.evaluate("each => each.scrollWidth === each.clientWidth")
        caret = page.locator(f"{PANEL} .caret").bounding_box()
        assert caret
        assert 0 <= caret["x"] <= width - caret["width"]
        ground, ink = shown.evaluate("each => [getComputedStyle(each).backgroundColor, getComputedStyle(each).color]")
        assert (brightness(ground) > brightness(ink)) is (scheme == "light")
        assert abs(brightness(ground) - brightness(ink)) > 180


def brightness(colour: str) -> float:
    """Of a colour as browsers write it, from 0 to 255."""
    return sum(map(float, colour.removeprefix("rgb(").removesuffix(")").split(","))) / 3


def test_no_style_of_the_page_reaches_it(site: TinySite, open_tab: OpenTab) -> None:
    style = "head ~ *, body * { display: none !important; font-size: 1px !important; opacity: 0 !important }"
    with Running(site.root) as running:
        page = open_tab(running.url)
        save(site.root, {RACE: article("A race", drvers="[Gasly]")})
        before = panel(page, "unknown key 'drvers'").bounding_box()
        page.evaluate(
            "text => document.head.append(Object.assign(document.createElement('style'), {textContent: text}))", style
        )
        assert page.locator(PANEL).bounding_box() == before
        assert page.locator("parcferme-preview").evaluate("each => getComputedStyle(each).opacity") == "1"


def test_a_build_process_that_died_is_told(site: TinySite, open_tab: OpenTab) -> None:
    with Running(site.root) as running:
        page = open_tab(f"{running.url}articles/a-race/")
        os.kill(running.builder(), signal.SIGKILL)
        panel(page, "the build process died: it was killed; was memory short?")
        save(site.root, {RACE: article("A race", body="It snowed.")})
        sees(page, "It snowed.")
        no_panel(page)


def test_what_is_not_published_bears_a_mark(site: TinySite, open_tab: OpenTab) -> None:
    draft, future = "content/articles/secret.md", "content/articles/later.md"
    site.write({draft: article("Secret", draft="true"), future: article("Later", "2199-01-01")})
    with Running(site.root, "--drafts", "--future") as running:
        page = open_tab(f"{running.url}articles/secret/")
        page.locator(MARK).get_by_text("Draft: not published").wait_for()
        later = open_tab(f"{running.url}articles/later/")
        later.locator(MARK).get_by_text("Not published yet").wait_for()
        save(site.root, {draft: article("Secret")})
        page.locator(MARK).wait_for(state="detached")
        assert open_tab(f"{running.url}articles/a-race/").locator(MARK).count() == 0
