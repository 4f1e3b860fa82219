"""HTML, as it comes from a clipboard or a saved page: its text as pieces, and what it says of itself.

Of a whole page only its article is taken, if it marks one; of a fragment everything. Nothing of its looks comes along,
nothing that runs or loads, and of its pictures only their addresses and what is said of them.
"""

import re
from typing import NamedTuple

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.newsroom.pasted.addresses import address, host
from generator.newsroom.pasted.days import days
from generator.newsroom.pasted.pieces import Found, Paragraph, Piece
from generator.newsroom.pasted.reading import Reader

_BEGINS = re.compile(
    r"\s*(?:Version:[\d.]+\s+StartHTML:|<!--StartFragment|(?:<\?xml[^>]*>\s*)?<!doctype html"
    r"|<(?:html|head|body|meta|article|main|section|div|p|h[1-6]|table|figure|span|header)(?:\s[^<>]*)?>)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)(?:<!--\s*EndFragment\s*-->|\Z)", re.DOTALL)
_TAGS = """p div section article main header footer aside br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption tr
th td blockquote pre figure figcaption img a address details summary center
cite em i b strong iframe"""
_SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "object",
    "button",
    "select",
    "textarea",
    "nav",
}
_SHARE = 0.4
_PAGE = re.compile(r"<(?:html|head|title)[\s>]", re.IGNORECASE)


class Clipped(NamedTuple):
    """What HTML holds: its text as pieces, none of them looked at yet, and what it says of itself."""

    pieces: tuple[Piece, ...]
    found: tuple[Found, ...]


def is_html(text: str) -> bool:
    """Whether a text begins like HTML, and goes on like it."""
    return _BEGINS.match(text) is not None and "</" in text


def clipped(html: str) -> Clipped:
    """The text of HTML and what it says of itself."""
    fragment = _FRAGMENT.search(html)
    html = fragment[1] if fragment else re.sub(r"\A\s*Version:[^<]*", "", html)
    tree = LexborHTMLParser(html)
    is_page = not fragment and _PAGE.search(html) is not None
    root = _root(tree) if is_page else html
    reader = Reader()
    for node in LexborHTMLParser(root).css("video, audio, object, embed, form"):
        src = node.attributes.get("src") or node.attributes.get("data") or ""
        reader.found.append(Found("left out", f"{node.tag} {src}".rstrip(), "high", "it cannot come along"))
    reader.read(
        nh3.clean(root, tags=set(_TAGS.split()), attributes=_ATTRIBUTES, clean_content_tags=_SILENT, link_rel=None)
    )
    told = tuple(_told(tree)) if is_page else ()
    if not reader.pieces:
        return Clipped(tuple(Paragraph(each.text) for each in reader.deks), (*told, *reader.found))
    return Clipped(tuple(reader.pieces), (*told, *reader.deks, *reader.found))


_ATTRIBUTES = {
    "a": {"href"}, "img": {"alt", "src"}, "iframe": {"src", "title"}, "p": {"class"}, "div": {"class"}, "h2": {"class"},
    "td": {"colspan"}, "th": {"colspan"},
}  # fmt: skip


def _root(tree: LexborHTMLParser) -> str:
    """The HTML of the article of a page, else of its main part, else of all of it but what stands around."""
    body = tree.body
    if body is None:
        return ""
    whole = len(body.text())
    for name in ("article", "main"):
        found: list[LexborNode] = tree.css(name)
        longest = max(found, key=lambda node: len(node.text()), default=None)
        if longest is not None and len(longest.text()) >= _SHARE * whole:
            return longest.html or ""
    for node in tree.css("body > header, body > footer, body > aside"):
        node.decompose()
    return body.html or ""


def _told(tree: LexborHTMLParser) -> list[Found]:
    """What the head of a page says: title, day, author, address."""
    found = []
    titles = (_meta(tree, "og:title"), _text(tree, "title"))
    if not tree.css_first("h1") and (title := next(filter(None, titles), "")):
        found.append(Found("title", title, "high", "the page's own title"))
    for name in ("article:published_time", "datePublished", "date", "dc.date", "pubdate"):
        day = next((each for each in days(_meta(tree, name)) if each.value), None)
        if day:
            found.append(Found("date", day.value, "high", f"the page's own {name}"))
            break
    author = _meta(tree, "author")
    if author and not address(author) and len(author) <= 60:
        found.append(Found("author", author, "high", "the page's own author"))
    link = tree.css_first("link[rel=canonical]")
    url = address((link.attributes.get("href") or "") if link else _meta(tree, "og:url"))
    if url:
        name = _meta(tree, "og:site_name") or host(url)
        found.append(Found("source", name, "likely", "the page's own address", "", url))
    return found


def _meta(tree: LexborHTMLParser, name: str) -> str:
    for key in ("property", "name", "itemprop"):
        node = tree.css_first(f'meta[{key}="{name}"]')
        if node is not None:
            return " ".join((node.attributes.get("content") or "").split())
    return ""


def _text(tree: LexborHTMLParser, tag: str) -> str:
    node = tree.css_first(tag)
    return " ".join(node.text().split()) if node is not None else ""
