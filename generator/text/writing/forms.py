"""What each writing block looks like: fixed HTML with classes of ours around its text, alike on pages and in feeds.

A pull quote, a picture, a post and a film are figures, so that programs which know nothing of us show them well.
"""

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from generator.schema import ImageFront
from generator.schema.blocks import GalleryBlock, PostBlock, QuoteBlock, VideoBlock
from generator.text.classes import DECORATIVE
from generator.text.writing.block import Ask, Block, Form, Html, Markdown, Piece, element, link, time
from generator.text.writing.entries import live, timeline

_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?')\]]")


def aside(block: Block) -> tuple[Piece, ...]:
    """A note or a warning, below its title or the word for it."""
    head = Html(f'<aside class="pf-{block.name}"><p class="pf-block-title">')
    title = Html(escape(block.front.title)) if block.front.title else Ask()
    return head, title, Html("</p>"), block.text, Html("</aside>")


def quote(block: Block) -> tuple[Piece, ...]:
    """A pull quote with those words of it that say whose it is."""
    front: QuoteBlock = block.front
    source = front.source or (_host(front.url) if front.url else "")
    who = ", ".join(filter(None, (escape(front.by), escape(front.role), link(source, front.url))))
    said = f"<figcaption>{who}</figcaption>" if who.strip() else ""
    return Html('<figure class="pf-quote"><blockquote>'), block.text, Html(f"</blockquote>{said}</figure>")


def figure(block: Block) -> tuple[Piece, ...]:
    """A picture, its caption, and who made it under which licence."""
    return (Html(f'<figure class="pf-figure">{_image(block.front)}'), *_caption(block), Html("</figure>"))


def gallery(block: Block) -> tuple[Piece, ...]:
    """Pictures side by side, each with a caption of its own, and one for all."""
    front: GalleryBlock = block.front
    shown = "".join(f"<li><figure>{_image(each)}{_below(each.caption, each)}</figure></li>" for each in front.pictures)
    start = Html(f'<figure class="pf-gallery"><ul>{shown}</ul>')
    return (start, *(_wrapped(block, "figcaption") if block.has_text else ()), Html("</figure>"))


def post(block: Block) -> tuple[Piece, ...]:
    """A post as text: nothing of it is Markdown, line ends stay, addresses become links."""
    front: PostBlock = block.front
    groups = groupby(block.lines, key=lambda line: bool(line.strip()))
    said = "".join(f"<p>{'<br>'.join(map(_linked, lines))}</p>" for is_text, lines in groups if is_text)
    who = element("strong", front.author) + (f" {element('span', front.handle, 'pf-handle')}" if front.handle else "")
    moment = front.date
    when = time(moment, block.setting.when(moment, block.setting.language)) if moment else ""
    if front.url:
        when = f'<a href="{escape(front.url)}">{when or escape(_host(front.url))}</a>'
    parts = " · ".join(filter(None, (who, when)))
    return (Html(f'<figure class="pf-post"><blockquote>{said}</blockquote><figcaption>{parts}</figcaption></figure>'),)


def video(block: Block) -> tuple[Piece, ...]:
    """A still picture, or the title alone, that leads to a film elsewhere."""
    front: VideoBlock = block.front
    still = _image(front) if front.src else ""
    name = element("span", front.title, "pf-video-title")
    start = Html(f'<figure class="pf-video"><p><a href="{escape(front.url)}">{still}{name}</a></p>')
    return (start, *_caption(block), Html("</figure>"))


def asked(block: Block) -> tuple[Piece, ...]:
    """What the site knows: it is put in once all of it is known. The text stands below."""
    told = _wrapped(block, "figcaption") if block.has_text else ()
    class_ = "pf-driver-card" if block.name == "driver" else f"pf-{block.name}"  # a theme has driver pages, too
    return (Html(f'<figure class="{class_}">'), Ask(), *told, Html("</figure>"))


FORMS: dict[str, Form] = {
    "note": aside,
    "warning": aside,
    "quote": quote,
    "figure": figure,
    "gallery": gallery,
    "timeline": timeline,
    "live": live,
    "post": post,
    "video": video,
    "driver": asked,
    "results": asked,
    "standings": asked,
}
"""What makes each block, by its name."""

WORDLESS = frozenset(("figure", "gallery", "video", "driver", "results", "standings"))
"""Blocks that need no text."""


def _image(image: ImageFront | VideoBlock) -> str:
    class_ = f' class="{DECORATIVE}"' if image.alt is not None and not image.alt.strip() else ""
    return f'<img src="{escape(image.src)}" alt="{escape(image.alt or "")}"{class_}>'


def _caption(block: Block) -> Iterator[Piece]:
    credit = _credit(block.front)
    if block.has_text:
        yield from (Html("<figcaption>"), block.text, Html(f"{credit}</figcaption>"))
    elif credit:
        yield Html(f"<figcaption>{credit}</figcaption>")


def _wrapped(block: Block, name: str) -> tuple[Piece, ...]:
    return Html(f"<{name}>"), Markdown(0, len(block.lines)), Html(f"</{name}>")


def _below(caption: str, image: ImageFront) -> str:
    said = element("p", caption) + _credit(image)
    return f"<figcaption>{said}</figcaption>" if said else ""


def _credit(front: ImageFront | VideoBlock) -> str:
    return element("p", ", ".join(filter(None, (front.credit, front.licence))), "pf-credit")


def _linked(line: str) -> str:
    """A line of a post, escaped, its addresses as links."""
    pieces: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(line):
        pieces += (escape(line[end : found.start()], quote=False), link(found[0], found[0]))
        end = found.end()
    return "".join((*pieces, escape(line[end:].rstrip(), quote=False)))


def _host(url: str) -> str:
    return re.split(r"[/?#]", re.sub(r"^https?://(?:www\.)?", "", url))[0] or url
