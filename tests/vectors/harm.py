"""Harm: what stands in a page of ours that may not, read as a browser reads it."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.text.policy import TAGS
from tests.vectors import HOST

_NAMES = """
    applet base bgsound dialog embed fencedframe frame frameset iframe ilayer keygen layer listing math marquee noembed
    noframes noscript object param plaintext portal select slot style template textarea xmp
"""
NOWHERE = _NAMES.split()
"""Elements that no page of ours has, whatever is written in it."""

IN_TEXTS = TAGS - {"input"} | {"section"}
"""Elements that an article's text may have."""

_FORBIDDEN = re.compile(
    r"on.*|style|srcdoc|formaction|ping|autofocus|srcset|background|http-equiv|nonce|is|slot|popover.*"
)
_ADDRESSES = ("href", "src", "action", "poster", "cite", "data", "xlink:href", "background", "value", "content")
_BLANKS = re.compile(r"[\x00-\x20]")
_RUNS = re.compile(r"(javascript|vbscript|data|blob|file|filesystem|livescript|view-source|feed|jar):", re.IGNORECASE)
_TEXT = ".pf-text"


def harm(html: str) -> list[str]:
    """What may not stand in this page."""
    page = LexborHTMLParser(html)
    return [*_elements(page), *_texts(page), *(each for node in page.css("*") for each in _attributes(node))]


def _elements(page: LexborHTMLParser) -> Iterator[str]:
    yield from (f"<{node.tag}>" for node in page.css(", ".join(NOWHERE)))
    for script in page.css("script"):
        if script.attributes.get("type") == "application/ld+json":
            json.loads(script.text())
        elif not (script.attributes.get("src") or "").startswith("/assets/") or script.text().strip():
            yield f"a script: {script.html}"
    for link in page.css("link"):
        if urlsplit(link.attributes.get("href") or "").netloc not in ("", "pitwall.example"):
            yield f"a link: {link.html}"
    for form in page.css("form"):
        if form.attributes.get("action") != "/search/":
            yield f"a form: {form.html}"


def _texts(page: LexborHTMLParser) -> Iterator[str]:
    for node in page.css(f"{_TEXT} *"):
        if node.tag not in IN_TEXTS and not _is_task(node) and not _is_drawn(node):
            yield f"<{node.tag}> in a text"


def _is_task(node: LexborNode) -> bool:
    return node.tag == "input" and node.attributes.get("type") == "checkbox" and "disabled" in node.attributes


def _is_drawn(node: LexborNode) -> bool:
    """Whether it is of a drawing of ours, which has the colours of a team."""
    around: LexborNode | None = node
    while around is not None and around.tag != "svg":
        around = around.parent
    return around is not None and (around.attributes.get("class") or "").startswith("pf-bar ")


def _attributes(node: LexborNode) -> Iterator[str]:
    for name, value in node.attributes.items():
        told = f"{name}={value!r} of <{node.tag}>"
        if _FORBIDDEN.fullmatch(name) and not _is_ours(node, name, value or ""):
            yield told
        plain = _BLANKS.sub("", value or "")
        if name in _ADDRESSES and node.tag != "meta" and (_RUNS.match(plain) or plain.startswith(HOST)):
            yield told


def _is_ours(node: LexborNode, name: str, value: str) -> bool:
    """The policy of a page, and the way from an old address, which leads to a path of the site."""
    if node.tag != "meta" or name != "http-equiv":
        return False
    content = node.attributes.get("content") or ""
    return value == "Content-Security-Policy" or (value == "refresh" and content.startswith("0; url=/"))
