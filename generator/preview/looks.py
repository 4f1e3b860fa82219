"""Looks: what a path shows as a page. A page of the site, the site's own page for addresses where nothing is, or a few
plain words of ours where it has none."""

from html import escape

import msgspec
from msgspec import Struct

from generator.model import Digest, digest_bytes
from generator.preview.messages import Mistake
from generator.preview.pages import File
from generator.preview.showing import Showing
from generator.text.media_types import is_page

NOT_FOUND = "404.html"
"""The page of the site for addresses where nothing is; hosts of static sites know it by this name."""

ANYTHING = "*"
"""Stands among the addresses of a page that is to be loaded anew whatever changes."""

SCRIPT_URL = "/.parcferme/reload.js"

_OTHER_THAN_UTF_8 = (b"\xff\xfe", b"\xfe\xff")


class Look(Struct, frozen=True):
    """A page as it is shown, without the script. `addresses`: those whose change changes it. `mark`: why it is not
    published, else ""."""

    data: bytes
    addresses: tuple[str, ...]
    status: int = 200
    mark: str = ""

    @property
    def digest(self) -> Digest:
        """The digest of what a reader sees."""
        return digest_bytes(self.data)


def look(now: Showing, path: str) -> Look:
    """What is shown at the path of a request, percent-decoded, where no other file than a page stands there."""
    addresses = now.pages.addresses(path)
    found = now.pages.find(path)
    if isinstance(found, File) and is_page(found.path) and (data := _read(now, found.path)) is not None:
        return Look(data, addresses[:1], mark=now.unpublished.get(addresses[0], ""))
    return _nothing(now, addresses)


def with_script(page: Look, now: Showing) -> bytes:
    """The bytes of a page with the script before its `</body>`, or at its end where that is left out. The script is
    told what it has to know: the build that the page is of, and what changes it."""
    if page.data.startswith(_OTHER_THAN_UTF_8):
        return page.data
    facts = {
        "build": now.number,
        "root": now.pages.root,
        "addresses": page.addresses,
        "digest": page.digest,
        "mark": page.mark,
    }
    told = escape(msgspec.json.encode(facts).decode())
    tag = f'<script src="{SCRIPT_URL}" data-page="{told}" defer></script>'.encode()
    end = page.data.lower().rfind(b"</body")
    return page.data[:end] + tag + page.data[end:] if end >= 0 else page.data + tag


def _read(now: Showing, path: str) -> bytes | None:
    try:
        return now.pages.read(path)
    except OSError:
        return None


def _nothing(now: Showing, addresses: tuple[str, ...]) -> Look:
    """What to show where nothing is: the mistakes while the site was never built, else the site's own page."""
    if now.mistakes and not now.pages.files:
        listed = "\n\n".join(map(_told, now.mistakes))
        text = f"<p>It will be here when these are mended:</p>\n<pre>{escape(listed)}</pre>"
        return Look(_plain("The site could not be built", text), (ANYTHING,), 404)
    addresses = (*addresses, f"/{NOT_FOUND}")
    if NOT_FOUND in now.pages.files and (data := _read(now, NOT_FOUND)) is not None:
        return Look(data, addresses, 404)
    text = f'<p>Nothing is at this address. <a href="{escape(now.pages.root)}">Home</a></p>'
    return Look(_plain("Not found", text), addresses, 404)


def _told(mistake: Mistake) -> str:
    first = f"{mistake.place}: {mistake.text}" if mistake.place else mistake.text
    return "\n".join(filter(None, (first, mistake.source, mistake.hint)))


def _plain(title: str, text: str) -> bytes:
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    page = f'<!doctype html><html lang="en"><head>{head}</head><body><h1>{title}</h1>{text}</body></html>\n'
    return page.encode()
