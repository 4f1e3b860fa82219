"""Figures, galleries, pull quotes and posts of networks in HTML, as writing blocks."""

import re
from typing import TYPE_CHECKING

from generator.newsroom.moving import blocks, escaping
from generator.newsroom.moving.blocks import Shot
from generator.newsroom.moving.inline import attribute, children, is_picture

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from generator.newsroom.moving.markdown import Writer

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_SPACES = re.compile(r"\s+")
_WHO = re.compile(r"[—–-]\s*(?P<name>[^()]{1,80}?)\s*\((?P<handle>@\w{1,30})\)")
_STATUS = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/\w+/status(?:es)?/\d+")
_DAY = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The names of months in English, as networks write them."""


def figure_of(writer: "Writer", node: "LexborNode") -> list[str]:
    """What a figure holds: pictures with their captions, a film, a table, or other things above a caption."""
    pictures = [each for each in node.css("img") if writer.source(each)]
    caption = node.css_first("figcaption")
    words = _caption(writer, caption)
    if "gallery" in attribute(node, "class") or len(pictures) > 1:
        return [gallery_of(writer, node)]
    if not pictures:
        return _other(writer, node, caption, words)
    link = next((each for each in node.css("a[href]") if each.css_first("img")), None)
    if link and not is_picture(attribute(link, "href")) and (href := writer.href(link)):
        words = f"{words} <{href}>".strip() if _ADDRESS.fullmatch(href) else f"{words} [→]({escaping.address(href)})"
    if not words:
        return [writer.picture(pictures[0])]
    writer.way.notes.changed["pictures with captions became blocks"] += 1
    shot = Shot(writer.source(pictures[0]), _plain(attribute(pictures[0], "alt")), words)
    return [blocks.figure(shot)]


def gallery_of(writer: "Writer", node: "LexborNode") -> str:
    """The pictures of an element side by side, each with its caption, and one for all; "" where there is none."""
    shots = []
    for picture in node.css("img"):
        own = _around(picture, node)
        caption = own.css_first("figcaption, .gallery-caption, .wp-caption-text") if own else None
        told = attribute(picture, "data-caption") or (_plain(caption.text()) if caption else "")
        if src := writer.source(picture):
            shots.append(Shot(src, _plain(attribute(picture, "alt")), told))
    if not shots:
        return ""
    words = next((each for each in children(node) if each.tag == "figcaption"), None)
    writer.way.notes.changed["galleries became blocks"] += 1
    return blocks.gallery(shots, _caption(writer, words))


def quote_of(writer: "Writer", node: "LexborNode") -> list[str]:
    """A pull quote."""
    cite = node.css_first("cite")
    who = _plain(cite.text()) if cite else ""
    if cite:
        cite.decompose()
    inner = node.css_first("blockquote") or node
    text = "\n\n".join(writer.blocks(inner))
    writer.way.notes.changed["pull quotes became blocks"] += 1
    return [blocks.block("quote", (("by", who),), text)] if text else []


def post_of(writer: "Writer", node: "LexborNode") -> str:
    """The post that a quotation is, as networks give it to be embedded; "" for another quotation."""
    classes = attribute(node, "class")
    if url := attribute(node, "data-instgrm-permalink"):
        return writer.embedded(url.partition("?")[0])
    if "twitter-tweet" not in classes and "twitter-video" not in classes:
        return ""
    urls = [attribute(each, "href") for each in node.css("a[href]") if _STATUS.match(attribute(each, "href"))]
    said = [text for each in node.css("p") if (text := _lines(each))]
    whole = _plain(node.text())
    who = _WHO.search(whole)
    if not who or not said:
        return writer.embedded(urls[-1]) if urls else ""
    day = [found for found in _DAY.findall(whole[who.end() :]) if found[0] in MONTHS]
    date = f"{day[-1][2]}-{MONTHS.index(day[-1][0]) + 1:02}-{int(day[-1][1]):02}" if day else ""
    writer.way.notes.changed["posts of networks became blocks"] += 1
    keys = [("author", who["name"]), ("handle", who["handle"]), ("date", date), ("url", urls[-1] if urls else "")]
    return blocks.block("post", keys, "\n\n".join(said))


def _other(writer: "Writer", node: "LexborNode", caption: "LexborNode | None", words: str) -> list[str]:
    text = _plain(node.text().replace(caption.text(), "") if caption else node.text())
    if _ADDRESS.fullmatch(text):
        return [writer.embedded(text, words)]
    if caption:
        caption.decompose()
    return [*writer.blocks(node), words]


def _caption(writer: "Writer", node: "LexborNode | None") -> str:
    if node is None:
        return ""
    text = writer.line(children(node))
    return escaping.paragraph(text)


def _around(picture: "LexborNode", outer: "LexborNode") -> "LexborNode | None":
    """The figure or item of a gallery in which a picture stands."""
    node = picture.parent
    while node is not None and node.mem_id != outer.mem_id:
        if node.tag in ("figure", "li", "dl") or "gallery-item" in attribute(node, "class"):
            return node
        node = node.parent
    return None


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _lines(node: "LexborNode") -> str:
    """The text of a paragraph of a post, a line for each of its lines."""
    pieces = [
        "\n" if each.tag == "br" else each.text_content or ""
        for each in node.traverse(include_text=True)
        if each.tag == "br" or each.is_text_node
    ]
    return "\n".join(_plain(line) for line in "".join(pieces).split("\n") if line.strip())
