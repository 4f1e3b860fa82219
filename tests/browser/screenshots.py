"""Pictures of every kind of page at three widths, light and dark: `make screenshots`.

    python -m tests.browser.screenshots OUTPUT PICTURES [ADDRESS …]

OUTPUT is a built site, PICTURES the folder for PNG files, which is made. Without addresses, those of the kinds of page
of the repository's own site are taken, and those of the made-up site.
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser

from tests.browser.chromium import chromium
from tests.browser.made_site import PAGES as MADE
from tests.browser.made_site import made_site
from tests.browser.serving import serving
from tests.test_own_site import KINDS

WIDTHS = (360, 768, 1280)
MODES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAGES = {kind: address for kind, address in KINDS.items() if address.endswith(("/", ".html")) and kind != "redirect"}
"""The address of one page of every kind that people see."""


def shoot(browser: Browser, address: str, name: str, pictures: Path, widths: Iterable[int] = WIDTHS) -> None:
    """Pictures of one page, whole, as `NAME-WIDTH-MODE.png`."""
    for width in widths:
        for mode in MODES:
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=mode)
            page = context.new_page()
            page.goto(address)
            page.evaluate("document.fonts.ready")
            page.wait_for_load_state("networkidle")
            page.screenshot(path=pictures / f"{name}-{width}-{mode}.png", full_page=True)
            context.close()


def main(output: Path, pictures: Path, addresses: list[str]) -> None:
    """Take all pictures, and say how many."""
    pictures.mkdir(parents=True, exist_ok=True)
    given = {address.strip("/").replace("/", "-") or "home": address for address in addresses}
    with TemporaryDirectory() as folder, chromium(Path(folder) / "chromium") as browser:
        _shoot_all(browser, output, given or PAGES, pictures)
        if not given:
            made = made_site(Path(folder) / "made")
            _shoot_all(browser, made.output, {f"made-{name}": address for name, address in MADE.items()}, pictures)
    print(f"{len(list(pictures.glob('*.png')))} pictures in {pictures}/")


def _shoot_all(browser: Browser, output: Path, pages: Mapping[str, str], pictures: Path) -> None:
    with serving(output) as host:
        for name, address in pages.items():
            shoot(browser, host + address, name.replace(" ", "-"), pictures)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
