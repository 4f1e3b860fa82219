"""Pictures of every kind of page at three widths, light and dark: `make screenshots`.

    python -m tests.browser.screenshots OUTPUT PICTURES [ADDRESS …]

OUTPUT is a built site, PICTURES the folder for PNG files, which is made. Without addresses, those of the kinds of page
of the repository's own site are taken.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser

from tests.browser.chromium import chromium
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
            page.screenshot(path=pictures / f"{name}-{width}-{mode}.png", full_page=True)
            context.close()


def main(output: Path, pictures: Path, addresses: list[str]) -> None:
    """Take all pictures, and say how many."""
    pages = {address.strip("/").replace("/", "-") or "home": address for address in addresses} or PAGES
    pictures.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, chromium(Path(folder)) as browser, serving(output) as host:
        for name, address in pages.items():
            shoot(browser, host + address, name.replace(" ", "-"), pictures)
    print(f"{len(pages) * len(WIDTHS) * len(MODES)} pictures in {pictures}/")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
