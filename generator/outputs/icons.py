"""Icons: what a browser shows beside the title of a page and a phone on its home screen.

They lie under content/static/ by the names that browsers ask for by themselves. A page names them, since below a folder
nobody looks for them, and a browser that is told of one in SVG does not ask for /favicon.ico in vain.
"""

from collections.abc import Iterable

from msgspec import structs

from generator.model import sealed
from generator.outputs.heads import url
from generator.outputs.parts import Icon, SiteFacts
from generator.outputs.site import PublishedFile

NAMES = {
    "/favicon.ico": Icon(rel="icon", url="", sizes="32x32"),
    "/favicon.png": Icon(rel="icon", url="", type="image/png"),
    "/favicon.svg": Icon(rel="icon", url="", type="image/svg+xml"),
    "/apple-touch-icon.png": Icon(rel="apple-touch-icon", url=""),
}
"""What each file is, in the order of the links: of several that it can show a browser takes the last."""


def with_icons(facts: SiteFacts, files: Iterable[PublishedFile]) -> SiteFacts:
    """The facts of a site with the icons that are among its files."""
    there = {each.address for each in files}
    found = tuple(structs.replace(icon, url=url(facts, name)) for name, icon in NAMES.items() if name in there)
    return sealed(structs.replace(facts, icons=found, digest="")) if found else facts
