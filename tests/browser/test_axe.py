"""No page keeps anybody out: axe-core finds nothing on our own site, nor on the made-up one, with every block of
writing and the search, light and dark, on a phone and on a desk."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenTab
from tests.browser.made_site import PAGES as MADE
from tests.browser.screenshots import MODES, PAGES
from tests.browser.serving import serving
from tests.test_own_site import REPOSITORY

AXE = REPOSITORY / ".cache" / "axe" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (360, 1280)
FOUND = """async () => {
  const { violations } = await axe.run({ rules: { "target-size": { enabled: true } } });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`));
}"""
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""A width is told to scripts in the frame that is laid out with it."""


def violations(page: Page) -> list[str]:
    """What axe finds on a page, in words."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(FOUND)
    return found


def test_every_kind_of_page_is_tried() -> None:
    assert len(PAGES) >= 29


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing(own_site: str, open_tab: OpenTab, kind: str) -> None:
    nothing_is_found(own_site + PAGES[kind], open_tab)


@pytest.mark.parametrize("name", MADE)
def test_axe_finds_nothing_in_blocks_searches_and_what_is_at_the_limit(made: str, open_tab: OpenTab, name: str) -> None:
    nothing_is_found(made + MADE[name], open_tab)


def nothing_is_found(address: str, open_tab: OpenTab) -> None:
    """Be sure that axe finds nothing, in both modes, at all widths."""
    page = open_tab(address, reduced_motion="reduce")  # colours change at once
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    for mode in MODES:
        page.emulate_media(color_scheme=mode)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(SETTLED)
            assert violations(page) == [], f"{address}, {mode}, {width} px"


def test_axe_finds_what_is_wrong(tmp_path: Path, open_tab: OpenTab) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><html><body><img src=x></body></html>", encoding="utf-8")
    with serving(tmp_path) as host:
        assert any(each.startswith("image-alt") for each in violations(open_tab(host)))
