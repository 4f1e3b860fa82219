"""HTML, as it comes from a clipboard or a saved page: its text as pieces, and what it says of itself.

Of a whole page only its article is taken, if it marks one; of a fragment everything. Nothing of its looks comes along,
nothing that runs or loads, and of its pictures only what stands below them.
"""

import re
from html import unescape
from typing import NamedTuple

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.newsroom.pasted.addresses import address, host
from generator.newsroom.pasted.captions import credited
from generator.newsroom.pasted.days import days
from generator.newsroom.pasted.pieces import Found, Grid, Heading, Link, Listing, Paragraph, Piece, Quotation
from generator.text.tokens import attributes_of, name_of

_BEGINS = re.compile(
    r"\s*(?:Version:[\d.]+\s+StartHTML:|<!--StartFragment|(?:<\?xml[^>]*>\s*)?<!doctype html"
    r"|<(?:html|head|body|meta|article|main|section|div|p|h[1-6]|table|figure|span|header)(?:\s[^<>]*)?>)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)(?:<!--\s*EndFragment\s*-->|\Z)", re.DOTALL)
_TAGS = """p div section article main header footer aside br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption tr
th td blockquote pre figure figcaption img a address details summary center"""
_SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "button",
    "select",
    "textarea",
    "nav",
}
_TAG = re.compile(r"(<[^\">]*(?:\"[^\"]*\"[^\">]*)*>)")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_OF_POST = re.compile(r"/status/\d|/post/|/p/")
_SIGNED = re.compile(r"[—–-]\s*[^\n(]{1,60}\(@[\w.@-]+\)")
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
    reader = _Reader()
    reader.read(
        nh3.clean(root, tags=set(_TAGS.split()), attributes=_ATTRIBUTES, clean_content_tags=_SILENT, link_rel=None)
    )
    told = tuple(_told(tree)) if is_page else ()
    return Clipped(tuple(reader.pieces), (*told, *reader.found))


_ATTRIBUTES = {"a": {"href"}, "img": {"alt"}, "blockquote": {"class"}, "td": {"colspan"}, "th": {"colspan"}}


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


class _Reader:
    """Reads canonical HTML token by token."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.found: list[Found] = []
        self._text = ""
        self._links: list[Link] = []
        self._link: tuple[int, str] | None = None
        self._rows: list[list[str]] = []
        self._items: list[tuple[str, bool]] = []
        self._around: list[str] = []
        self._quoted: list[str] = []
        self._lists: list[str] = []
        self._address = ""

    def read(self, html: str) -> None:
        """Take all of it."""
        parts = _TAG.split(html)
        for text, tag in zip(parts[::2], (*parts[1::2], ""), strict=True):
            self._words(unescape(text))
            name = name_of(tag)
            if name == "a":
                self._anchor(tag)
            elif name == "br":
                self._text = self._text.rstrip(" ") + "\n"
            elif name and name != "img":
                self._tag(name, is_end=tag.startswith("</"))
        self._end()
        self._end_list()

    def _words(self, text: str) -> None:
        is_kept = "pre" in self._around
        plain = text if is_kept else _SPACES.sub(" ", text)
        if plain.startswith(" ") and not is_kept and (not self._text or self._text[-1].isspace()):
            plain = plain[1:]
        self._text += plain

    def _anchor(self, tag: str) -> None:
        if not tag.startswith("</"):
            self._link = len(self._text), address(unescape(attributes_of(tag).get("href", "")))
        elif self._link:
            start, url = self._link
            words = self._text[start:]
            start += len(words) - len(words.lstrip())
            end = len(self._text.rstrip())
            if url and end > start and "\n" not in self._text[start:end]:
                self._links.append(Link(start, end, url))
            self._link = None

    def _tag(self, name: str, *, is_end: bool) -> None:
        if name in ("td", "th"):
            self._cell(is_end=is_end)
            return
        if "table" in self._around and name != "table":
            self._text += " " if self._text else ""
            if name == "tr" and not is_end:
                self._rows.append([])
            return
        if "li" in self._around and name in ("p", "div", "section"):
            self._text = self._text.rstrip() + (" " if self._text else "")
            return
        self._end()
        if not is_end:
            self._open(name)
        elif name in self._around:
            while self._around.pop() != name:
                pass
            self._close(name)

    def _open(self, name: str) -> None:
        self._around.append(name)
        if name == "hr":
            self._around.pop()
        elif name in ("ul", "ol"):
            self._lists.append(name)
        elif name == "table":
            self._rows = []

    def _close(self, name: str) -> None:
        if name in ("ul", "ol"):
            self._lists.pop()
            if not self._lists:
                self._end_list()
        elif name == "table":
            self._end_table()
        elif name == "blockquote" and "blockquote" not in self._around and self._quoted:
            self._end_quotation()

    def _cell(self, *, is_end: bool) -> None:
        if not is_end:
            if self._text.strip():
                self._end()
            self._text = ""
        elif self._rows:
            self._rows[-1].append(" ".join(self._text.split()))
            self._text, self._links = "", []

    # ------------------------------------------------------------ what ends

    def _end(self) -> None:
        """The words so far are a piece, by what stands around them."""
        text, links = self._text, self._links
        self._text, self._links, self._link = "", [], None
        if not text.strip():
            return
        shift = len(text) - len(text.lstrip())
        text = text.strip()
        around = self._around
        heading = next((each for each in reversed(around) if re.fullmatch(r"h[1-6]", each)), "")
        if "table" in around:
            self.pieces.append(Paragraph(text))
        elif self._lists:
            self._items.append((" ".join(text.split()), self._lists[0] == "ol"))
        elif heading:
            self.pieces.append(Heading(" ".join(text.split()), int(heading[1])))
        elif "figcaption" in around:
            self._caption(text)
        elif "blockquote" in around:
            self._quoted.append(text)
            self._address = next((url for _, _, url in links if _OF_POST.search(url)), self._address)
        else:
            kept = tuple(Link(start - shift, end - shift, url) for start, end, url in links)
            self._paragraphs(text, kept)

    def _paragraphs(self, text: str, links: tuple[Link, ...]) -> None:
        """A paragraph; or several, where two line breaks stand between them."""
        for found in re.finditer(r"(?:(?!\n[ \n]*\n).)+", text, re.DOTALL):
            start, end = found.span()
            while start < end and text[start].isspace():
                start += 1
            own = (Link(a - start, b - start, url) for a, b, url in links if start <= a and b <= end)
            if words := text[start:end].rstrip():
                self.pieces.append(Paragraph(words, tuple(own)))

    def _caption(self, text: str) -> None:
        said, credit = credited(" ".join(text.split()))
        self.found.append(Found("picture", said, "high", "it stands below a picture", text, credit))

    def _end_list(self) -> None:
        items = tuple(text for text, _ in self._items)
        if len(items) == 1:
            self.pieces.append(Paragraph(items[0]))
        elif items:
            self.pieces.append(Listing("\n".join(items), items, self._items[0][1]))
        self._items = []

    def _end_table(self) -> None:
        rows = [row for row in self._rows if any(row)]
        self._rows = []
        text = "\n".join("\t".join(row) for row in rows)
        width = max(map(len, rows), default=0)
        if len(rows) > 1 and width > 1:
            self.pieces.append(Grid(text, tuple((*row, *[""] * (width - len(row))) for row in rows)))
        elif rows:
            self.pieces += (Paragraph(" ".join(filter(None, row))) for row in rows)

    def _end_quotation(self) -> None:
        """What was quoted: a post is told by its form later, all else is a quotation."""
        text, address = "\n\n".join(self._quoted), self._address
        self._address = ""
        if "@" in text and _SIGNED.search(text):
            self.pieces.append(Paragraph(f"{text} {address}".rstrip().replace("\n\n", "\n")))
        else:
            self.pieces.append(Quotation(text, tuple(self._quoted)))
        self._quoted = []
