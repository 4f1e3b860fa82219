"""Atom (RFC 4287), with pictures by Media RSS."""

from html import escape

from generator.model import Picture
from generator.outputs.cards import changed
from generator.outputs.feed_forms.entries import Html, feed_id, names, whole
from generator.outputs.feed_forms.form import FeedForm
from generator.outputs.file_views import FeedView
from generator.outputs.heads import rfc3339
from generator.outputs.parts import FeedEntry
from generator.text.html import storable

_MEDIA = "http://search.yahoo.com/mrss/"
"""The namespace of Media RSS 1.5.1, by which readers of feeds know the picture of an entry."""

_NEVER = "1970-01-01T00:00:00+00:00"
"""When a feed without articles changed: times come from content, never from the build."""


def atom(view: FeedView, html: Html) -> bytes:
    """The feed as Atom. `html` gives the text of a body."""
    latest = max((changed(entry.card) for entry in view.entries), key=lambda moment: moment.at, default=None)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="{_MEDIA}" xml:lang={_attribute(view.language)}>',
        f"<id>{_text(view.id)}</id>",
        f"<title>{_text(view.title)}</title>",
        *([f"<subtitle>{_text(view.subtitle)}</subtitle>"] if view.subtitle else []),
        f"<updated>{rfc3339(latest) if latest else _NEVER}</updated>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(view.url)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(view.home)}/>',
        *([f'<link rel="hub" href={_attribute(view.hub)}/>'] if view.hub else []),
        f"<author><name>{_text(view.author)}</name></author>",
        *(_atom_entry(entry, view, html) for entry in view.entries),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


FORM = FeedForm("feed.xml", "application/atom+xml", "application/atom+xml; charset=utf-8", atom)


def _atom_entry(entry: FeedEntry, view: FeedView, html: Html) -> str:
    card, text = entry.card, whole(entry, html)
    content = f'<content type="html">{_text(text)}</content>' if text else ""
    language = f" xml:lang={_attribute(card.language)}" if card.language else ""
    return "\n".join(
        part
        for part in (
            f"<entry{language}>",
            f"<id>{_text(feed_id(view.home, entry.name))}</id>",
            f"<title>{_text(card.title)}</title>",
            f'<link rel="alternate" type="text/html" href={_attribute(entry.url)}/>',
            f"<published>{rfc3339(card.moment)}</published>",
            f"<updated>{rfc3339(changed(card))}</updated>",
            *(f"<author><name>{_text(author.name)}</name></author>" for author in card.authors),
            *(f"<category term={_attribute(name)}/>" for name in names(entry)),
            f"<summary>{_text(card.summary)}</summary>" if card.summary else "",
            _media(card.image) if card.image else "",
            content,
            "</entry>",
        )
        if part
    )


def _media(image: Picture) -> str:
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    credit = f"<media:credit>{_text(image.credit)}</media:credit>" if image.credit else ""
    return f'<media:content url={_attribute(image.absolute)} medium="image"{size}>{credit}</media:content>'


def _text(text: str) -> str:
    return escape(storable(text), quote=False)


def _attribute(text: str) -> str:
    """A quoted value; line ends and tabs as references, or a parser makes spaces of them (XML 1.0, section 3.3.3)."""
    written = escape(storable(text))
    return '"' + written.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'
