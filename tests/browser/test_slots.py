"""Where the slots of a site stand on its pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import OpenTab
from tests.browser.serving import serving
from tests.tiny import SITE_YAML, TinySite, article

SIDEBAR = (
    '<aside><h2>Newsletter</h2><form action="/join"><label for="mail">Your address</label> <input id="mail"> '
    "<button>Join</button></form></aside>\n"
)
ADDRESSES = ("/", "/articles/a/", "/tags/rain/", "/404.html")
SIDES = """() => ["main", ".pf-sidebar", "body > footer", ".pf-sidebar input"].map((each) => {
    const {left, right, top, bottom} = document.querySelector(each).getBoundingClientRect();
    return {left, right, top, bottom};
})"""


@pytest.fixture(params=["plain", "apex"])
def host(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a site with a sidebar of its own is served."""
    theme = request.param
    files = {
        "site.yaml": SITE_YAML.replace("theme: plain", f"theme: {theme}"),
        "content/articles/a.md": article("A race", body="It rained.\n\n" * 40, tags="[rain]"),
        f"themes/{theme}/templates/slots/sidebar.html": SIDEBAR,
    }
    site = TinySite(tmp_path / "site", files)
    site.built()
    with serving(site.output) as host:
        yield host


def test_the_sidebar_stands_beside_the_content_on_a_wide_screen(host: str, open_tab: OpenTab) -> None:
    for address in ADDRESSES:
        page = open_tab(host + address, viewport={"width": 1280, "height": 800})
        main, sidebar, footer, box = page.evaluate(SIDES)
        assert sidebar["left"] >= main["right"]
        assert main["top"] <= sidebar["top"] < footer["top"]
        assert box["right"] <= sidebar["right"] <= 1280 - 16


def test_the_sidebar_stands_below_the_content_with_its_margins_on_a_phone(host: str, open_tab: OpenTab) -> None:
    for address in ADDRESSES:
        page = open_tab(host + address, viewport={"width": 390, "height": 800})
        main, sidebar, footer, box = page.evaluate(SIDES)
        assert main["bottom"] <= sidebar["top"] < sidebar["bottom"] <= footer["top"]
        assert 16 <= box["left"] < box["right"] <= 390 - 16
