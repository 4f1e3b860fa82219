"""HTML within a line as Markdown: emphasis, links, pictures; what Markdown has no sign for stays HTML."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator.newsroom.moving import escaping
from generator.newsroom.moving.items import Way

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

PART, LINE = "\x01", "\x02"
"""Marks in a run: a paragraph ends here, a line ends here. No text that is read has these characters."""

_SPACES = re.compile(r"[ \t\n\r\f]+")
_PARTING = re.compile(r"(?<![ \t])[ \t]*+\n[ \t]*+\n\s*+")
_EMPHASIS = {
    **dict.fromkeys(("em", "i"), ("*", "em")),
    **dict.fromkeys(("strong", "b"), ("**", "strong")),
    **dict.fromkeys(("del", "s", "strike"), ("~~", "del")),
}
_KEPT = {
    **dict.fromkeys(("sup", "sub", "kbd", "mark", "abbr", "ins", "small", "u", "q", "time", "dfn", "var", "samp")),
    **dict.fromkeys(("ruby", "rt", "rp", "cite", "bdo")),
    "acronym": "abbr",
}
_CODE = frozenset(("code", "tt"))
_SILENT = frozenset(("script", "style", "noscript", "template", "link", "meta", "title", "head", "input", "select"))
_ATTRIBUTES = ("title", "lang", "dir", "datetime", "cite")
_LINKED = re.compile(r"(?:https?://|mailto:|tel:|/(?!/)|#|\.{0,2}/|[\w%-][\w%./-]*(?:[?#]|$))", re.IGNORECASE)
_PICTURE = re.compile(r"[^?#]+\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?", re.IGNORECASE)


class Marked(NamedTuple):
    """Words with marks around them, or an element of HTML where the marks would not hold."""

    text: str
    marks: str
    element: str


Piece: TypeAlias = str | Marked


def is_picture(url: str) -> bool:
    """Whether an address is that of a picture's file."""
    return _PICTURE.fullmatch(url.strip()) is not None


def attribute(node: "LexborNode", name: str) -> str:
    """The value of an attribute, "" where there is none."""
    return (node.attributes.get(name) or "").strip()


def children(node: "LexborNode") -> Iterator["LexborNode"]:
    """The nodes right below a node: elements, texts and comments."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


class Lines:
    """Writes what stands within lines. `breaks`: ends of lines in the source are ends of lines for readers, as
    WordPress has it."""

    def __init__(self, way: Way, *, breaks: bool, told: Callable[[str, str], None]) -> None:
        self.way = way
        self.breaks = breaks
        self.told = told

    def run(self, nodes: Iterable["LexborNode"], *, in_link: bool = False, depth: int = 0) -> str:
        """The nodes as one text, with marks for the ends of paragraphs and lines."""
        return _joined([piece for node in nodes for piece in self._pieces(node, in_link, depth)])

    def line(self, nodes: Iterable["LexborNode"]) -> str:
        """The nodes in one line, as headings and cells need them."""
        text = self.run(nodes).replace(PART, " ").replace(LINE, " ").replace("<br>\n", " ")
        return _SPACES.sub(" ", text).strip()

    def picture(self, node: "LexborNode") -> str:
        """A picture; "" for one without an address."""
        src = self.source(node)
        if not src:
            return ""
        alt = escaping.plain(_SPACES.sub(" ", attribute(node, "alt")), in_link=True)
        return f"![{alt}]({escaping.address(src)})"

    def source(self, node: "LexborNode") -> str:
        """The address of a picture, or of sound and film, as it is from now on."""
        names = ("data-src", "data-lazy-src", "data-orig-file", "src") if node.tag == "img" else ("src",)
        given = [attribute(node, name) for name in names]
        url = next((each for each in given if each and not each.startswith("data:")), "")
        return (self.way.picture(url) or url) if url else ""

    def href(self, node: "LexborNode") -> str:
        """Where a link leads from now on; "" for what no page may lead to."""
        url = attribute(node, "href")
        if url and not _LINKED.match(url):
            self.told("a link that leads where no page may lead", url)
            return ""
        return (self.way.link(url) or url) if url else ""

    def _pieces(self, node: "LexborNode", in_link: bool, depth: int) -> Iterator[Piece]:
        tag = node.tag or ""
        if node.is_text_node:
            yield self._text(node.text_content or "", in_link)
        elif tag == "br":
            yield LINE
        elif tag == "img":
            yield self.picture(node)
        elif tag == "pf-note":
            yield f"[^{attribute(node, 'name')}]"
        elif tag in _CODE:
            text = _SPACES.sub(" ", node.text()).strip()
            yield escaping.code(text) if text else ""
        elif not node.is_element_node or tag in _SILENT:
            return
        elif depth > 60:
            yield self._text(node.text(), in_link)
        else:
            yield from self._element(node, tag, in_link, depth + 1)

    def _element(self, node: "LexborNode", tag: str, in_link: bool, depth: int) -> Iterator[Piece]:
        if tag == "a" and not in_link:
            yield from self._link(node, depth)
            return
        inner = self.run(children(node), in_link=in_link, depth=depth)
        if tag in _EMPHASIS:
            yield Marked(inner.replace(PART, LINE), *_EMPHASIS[tag])
        elif tag in _KEPT or (tag in ("span", "bdi") and (attribute(node, "lang") or attribute(node, "dir"))):
            yield _kept(node, _KEPT.get(tag, "span") or tag, inner.replace(PART, LINE))
        elif tag in ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "figcaption"):
            yield f" {inner} "
        else:
            yield inner

    def _link(self, node: "LexborNode", depth: int) -> Iterator[Piece]:
        inner = self.run(children(node), in_link=True, depth=depth).replace(PART, LINE)
        anchor = attribute(node, "name") or attribute(node, "id")
        text = inner.strip(" \n" + LINE)
        if anchor and re.fullmatch(r"[\w-]+", anchor) and not attribute(node, "href"):
            yield f'<span id="{anchor}"></span>'
        href = self.href(node)
        if not text or not href:
            yield inner
            return
        lead, trail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        words = node.text().strip()
        if text.startswith("![") and is_picture(attribute(node, "href")) and not words:
            yield inner
        elif words == attribute(node, "href") == href and re.fullmatch(r"https?://[^\s<>\"'*_\\`]+", href):
            yield f"{lead}<{href}>{trail}"
        else:
            title = attribute(node, "title").replace("\n", " ")
            told = f" {escaping_title(title)}" if title and title not in (words, href) else ""
            yield f"{lead}[{text}]({escaping.address(href)}{told}){trail}"

    def _text(self, text: str, in_link: bool) -> str:
        if not self.breaks or "\n" not in text:
            return escaping.plain(_SPACES.sub(" ", text), in_link=in_link)
        parts = _PARTING.split(text)
        lines = [LINE.join(_SPACES.sub(" ", line).strip() for line in part.split("\n")) for part in parts]
        lead, trail = " " * text[:1].isspace(), " " * text[-1:].isspace()
        joined = PART.join(lines)
        ends = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if not text.strip():
            return PART if text.count("\n") > 1 else LINE
        lead, trail = (_end(each, side) for each, side in zip(ends, (lead, trail), strict=True))
        return lead + escaping.plain(joined.strip(PART + LINE), in_link=in_link) + trail


def escaping_title(title: str) -> str:
    """The title of a link in quotes."""
    return '"' + escape(title, quote=False).replace("\\", "\\\\").replace('"', "&quot;") + '"'


def _end(space: str, side: str) -> str:
    if space.count("\n") > 1:
        return PART
    return LINE if "\n" in space else side


def _kept(node: "LexborNode", tag: str, inner: str) -> str:
    given = [(name, attribute(node, name)) for name in _ATTRIBUTES]
    told = "".join(f' {name}="{escape(value)}"' for name, value in given if value)
    return f"<{tag}{told}>{inner}</{tag}>"


def _joined(pieces: Sequence[Piece]) -> str:
    out: list[str] = []
    last = ""
    for index, piece in enumerate(pieces):
        text = piece if isinstance(piece, str) else _with_marks(piece, last, pieces[index + 1 : index + 5])
        if text:
            out.append(text)
            last = text[-1]
    return "".join(out)


def _with_marks(piece: Marked, before: str, rest: Sequence[Piece]) -> str:
    core = piece.text.strip(" " + LINE)
    if not core:
        return piece.text
    start = piece.text.index(core)
    lead, trail = piece.text[:start], piece.text[start + len(core) :]
    before, after = lead[-1:] or before, trail[:1] or _first(rest)
    sign = piece.marks[0]
    is_free = sign not in (before, after, core[0], core[-1])
    words = core[0].isalnum() and core[-1].isalnum() and sign == "*"
    apart = not (before.isalnum() or after.isalnum())
    if is_free and (words or apart) and core[0] not in "_`" and core[-1] not in "_\\":
        return f"{lead}{piece.marks}{core}{piece.marks}{trail}"
    return f"{lead}<{piece.element}>{core}</{piece.element}>{trail}"


def _first(rest: Sequence[Piece]) -> str:
    for each in rest:
        text = each if isinstance(each, str) else (each.marks[0] if each.text.strip() else each.text)
        if text:
            return text[0]
    return ""
