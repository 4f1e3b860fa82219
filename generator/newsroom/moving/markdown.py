"""HTML as Markdown: paragraphs, headings, lists, tables; figures, films and posts become writing blocks. What Markdown
cannot say stays HTML, cleaned as every article is."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.newsroom.moving import blocks, escaping
from generator.newsroom.moving.elements import FORMS
from generator.newsroom.moving.inline import LINE, PART, Lines, attribute, children
from generator.newsroom.moving.items import Origin, Way
from generator.newsroom.raw import storable
from generator.text.policy import clean

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

BLOCKS = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "pre", "blockquote", "table", "figure", "div"),
        *("section", "article", "aside", "header", "footer", "main", "nav", "center", "address", "hr", "details"),
        *("form", "fieldset", "video", "audio", "iframe", "object", "embed", "hgroup", "dir", "menu", "figcaption"),
        *("body", "li", "dt", "dd", "script", "style", "pf-gallery", "pf-embed", "pf-code"),
    )
)
"""Elements that end a paragraph."""

_WRAPPERS = frozenset(
    ("span", "font", "b", "strong", "em", "i", "u", "small", "big", "center", "ins", "label", "main", "picture")
)
_DEEPEST = 30
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_BLANK = re.compile(r"\n[ \t]*(?=\n)")
_DYNAMIC = re.compile(r"\s*wp:(?P<name>[\w/-]+)(?P<rest>.*?)/\s*", re.DOTALL)
_EDGES = re.compile(rf"^(?:[ {LINE}{PART}]|<br>\n)+|(?:[ {LINE}{PART}]|<br>\n)+$")


def written(html: str, way: Way, origin: Origin, *, title: str, breaks: bool = False) -> str:
    """A body of HTML as Markdown. `breaks`: blank lines part paragraphs and ends of lines are kept, as WordPress has
    it; `title` is what films without one are called. What is worth a look is told with its place in the origin."""
    from selectolax.lexbor import LexborHTMLParser  # here, since only imports of HTML need it

    tree = LexborHTMLParser(f"<!DOCTYPE html><body>{storable(html)}")
    body = tree.body
    if body is None:
        return ""
    return "\n\n".join(Writer(way, origin, title=title, breaks=breaks).blocks(body))


class Writer(Lines):
    """Writes the blocks of a body."""

    def __init__(self, way: Way, origin: Origin, *, title: str, breaks: bool) -> None:
        super().__init__(way, breaks=breaks, told=self.changed)
        self.origin = origin
        self.title = title
        self._depth = 0

    def changed(self, what: str, words: str) -> None:
        """Tell what could not come over as it was."""
        self.way.notes.tell("PF147", f"{what} did not come over", self.origin.at(words), "look at the text")

    def blocks(self, node: "LexborNode") -> list[str]:
        """What stands in an element, block by block."""
        if self._depth > _DEEPEST:
            return [self.raw(node)]
        self._depth += 1
        found: list[str] = []
        run: list[LexborNode] = []
        kind = ""
        for child in children(node):
            if not self._ends(child):
                run.append(child)
                continue
            found += self._paragraphs(run)
            run = []
            made = self.block(child)
            if made and found and kind == child.tag and kind in ("ul", "ol"):
                found.append("<!-- -->")  # two lists, which would be one
            found += made
            kind = child.tag or "" if made else kind
        found += self._paragraphs(run)
        self._depth -= 1
        return [each for each in found if each]

    def block(self, node: "LexborNode") -> list[str]:
        """The blocks that one element makes."""
        form = FORMS.get(node.tag or "")
        if node.is_comment_node:
            return self._comment(node.comment_content or "")
        return form(self, node) if form else self.blocks(node)

    def raw(self, node: "LexborNode") -> str:
        """An element as HTML, cleaned, without blank lines, which would end it."""
        for link in node.css("a[href]"):
            link.attrs["href"] = self.href(link) or "#"
        for picture in node.css("img[src], source[src], video[src], audio[src]"):
            picture.attrs["src"] = self.source(picture)
        return _BLANK.sub("", clean(node.html or "")).strip()

    def embedded(self, url: str, caption: str = "", title: str = "") -> str:
        """What stands in the place of something elsewhere: a film, a post, else a link."""
        if film := blocks.film(url):
            self.way.notes.changed["films became blocks"] += 1
            return blocks.video(film, title or self.title, caption)
        if post := blocks.post(url):
            self.way.notes.changed["posts of networks became blocks"] += 1
            text = "the words of a post are not in the text: its address stands in their place"
            hint = "write author and words into the block, so that they stay when the post is gone"
            self.way.notes.tell("PF147", text, self.origin.at(url), hint)
            return post + (f"\n\n{caption}" if caption else "")
        link = f"[{escaping.plain(title, in_link=True)}]({escaping.address(url)})" if title else f"<{url}>"
        return f"{link}\n\n{caption}" if caption else link

    def verse(self, node: "LexborNode") -> Iterator[str]:
        """The lines of an element as they stand."""
        breaks, self.breaks = self.breaks, True
        yield from self._paragraphs(list(children(node)))
        self.breaks = breaks

    def _ends(self, node: "LexborNode") -> bool:
        """Whether a node ends the paragraph before it."""
        tag = node.tag or ""
        if node.is_comment_node:
            return _DYNAMIC.fullmatch(node.comment_content or "") is not None
        if tag in BLOCKS:
            return True
        return tag in _WRAPPERS and any(each.tag in BLOCKS for each in node.traverse())

    def _paragraphs(self, run: list["LexborNode"]) -> Iterator[str]:
        if not run:
            return
        if url := _lone(run):
            yield self.embedded(url)
            return
        for part in self.run(run).split(PART):
            text = _EDGES.sub("", part)
            if not text.strip():
                continue
            lone = text[1:-1] if text[0] == "<" else text
            if self.breaks and _ADDRESS.fullmatch(lone.replace("\\", "")):
                yield self.embedded(lone.replace("\\", "").replace("&amp;", "&"))
            else:
                lines = [line.strip() for line in re.split(rf"(?:<br>\n)?{LINE}", text)]
                yield escaping.paragraph("<br>\n".join(line for line in lines if line))

    def _comment(self, text: str) -> list[str]:
        found = _DYNAMIC.fullmatch(text)
        if not found or found["name"] in ("more", "nextpage", "spacer", "separator", "footnotes"):
            return []
        told = f"the block '{found['name']}' is made by WordPress itself, and stays a remark"
        self.way.notes.tell("PF140", told, self.origin.at(f"wp:{found['name']}"), "write what it showed")
        return [f"<!-- {text.strip().replace('--', '- -')}-->"]


def _lone(run: list["LexborNode"]) -> str:
    """The address that a run is, and nothing else; "" where it is something else."""
    nodes = [node for node in run if node.is_element_node or (node.text_content or "").strip()]
    if len(nodes) != 1:
        return ""
    if nodes[0].is_text_node:
        text = (nodes[0].text_content or "").strip()
        return text if _ADDRESS.fullmatch(text) else ""
    url = attribute(nodes[0], "href") if nodes[0].tag == "a" else ""
    return url if url and nodes[0].text().strip() == url and (blocks.film(url) or blocks.is_post(url)) else ""
