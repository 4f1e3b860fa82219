"""Pages fit the screen: none scrolls sideways as a whole, however narrow it is, large the text or long the words."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenTab
from tests.browser.made_site import PAGES as MADE
from tests.browser.made_site import WORD
from tests.browser.screenshots import PAGES
from tests.browser.serving import serving
from tests.tiny import TinySite, article


def fits(page: Page, width: int) -> None:
    """Be sure that nothing of the page lies beyond its edges."""
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == width


def enlarge(page: Page) -> None:
    """Text at 200 %."""
    page.evaluate("document.documentElement.setAttribute('style', 'font-size: 200% !important')")
    page.wait_for_function("getComputedStyle(document.documentElement).fontSize === '32px'")


@pytest.mark.parametrize("kind", PAGES)
def test_every_kind_of_page_fits(own_site: str, open_tab: OpenTab, kind: str) -> None:
    fits_everywhere(open_tab(own_site + PAGES[kind], bypass_csp=True))


@pytest.mark.parametrize("name", MADE)
def test_what_is_at_the_limit_fits(made: str, open_tab: OpenTab, name: str) -> None:
    fits_everywhere(open_tab(made + MADE[name], bypass_csp=True))


def fits_everywhere(page: Page) -> None:
    """Be sure of that at all widths, and with text at 200 %."""
    page.evaluate("document.fonts.ready")
    for width in (320, 768, 1920):
        fits(page, width)
    enlarge(page)
    for width in (360, 1280):
        fits(page, width)


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_long_words_fit(tmp_path: Path, open_tab: OpenTab, language: str, direction: str) -> None:
    site = TinySite(
        tmp_path / "site",
        {
            "site.yaml": f"title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: apex\nlanguage: {language}\n",
            "content/tags/long.md": f"---\nname: {WORD}\n---\n",
            "content/articles/long.md": article(
                f"{WORD} und Sauber", body=f"{WORD}\n\n# {WORD}\n\n`{WORD}`", tags="[long]", summary=WORD
            ),
            "content/articles/another.md": article(WORD, tags="[long]"),
        },
    )
    site.built()
    with serving(site.output) as host:
        for address in ("/", "/articles/", "/articles/long/", "/tags/", "/tags/long/"):
            page = open_tab(host + address)
            assert page.evaluate("document.documentElement.dir") == direction
            for width in (320, 1280):
                fits(page, width)
