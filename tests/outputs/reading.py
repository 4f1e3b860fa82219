"""Reading pages as people and machines do: headings, stories, links."""

import json
import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from tests.tiny import TinySite

ADDRESSES = ("href", "src", "poster", "cite")


def dom(site: TinySite, address: str) -> LexborHTMLParser:
    """The page at an address."""
    return LexborHTMLParser(site.page(address))


def there(site: TinySite, address: str) -> bool:
    """Whether the output has a file at an address."""
    path = site.output / address.lstrip("/")
    return (path / "index.html" if address.endswith("/") else path).is_file()


def texts(page: LexborHTMLParser, css: str) -> list[str]:
    """The words of every element that matches, white space run together."""
    return [" ".join(node.text().split()) for node in page.css(css)]


def text(page: LexborHTMLParser, css: str) -> str:
    """The words of the one element that matches."""
    (found,) = texts(page, css)
    return found


def values(page: LexborHTMLParser, css: str, attribute: str) -> list[str]:
    """An attribute of every element that matches."""
    return [node.attributes.get(attribute) or "" for node in page.css(css)]


def stories(site: TinySite, address: str) -> list[str]:
    """The headlines of the cards on a page, in their order."""
    return texts(dom(site, address), "main .pf-card .p-name")


def links(site: TinySite, address: str, css: str = "main") -> dict[str, str]:
    """Words and address of every link of a page, or of a part of it; `(none)` for one that lost its address."""
    return {
        " ".join(node.text().split()): node.attributes.get("href") or "(none)"
        for node in dom(site, address).css(f"{css} a")
    }


def all_addresses(html: str) -> list[str]:
    """Every address that stands in a piece of HTML."""
    page = LexborHTMLParser(html)
    return [
        value
        for name in ADDRESSES
        for node in page.css(f"[{name}]")
        if (value := node.attributes.get(name)) is not None
    ]


def graph(site: TinySite, address: str) -> list[dict[str, Any]]:
    """The things that a page tells of."""
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', site.page(address))
    found = json.loads(data)
    assert found["@context"] == "https://schema.org"
    return list(found["@graph"])


def feed(site: TinySite, address: str) -> Any:
    """The JSON feed at an address."""
    return json.loads(site.page(address))
