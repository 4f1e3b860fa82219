"""What the entries of every form of feed have in common: their identity, their text, and whom they are about."""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import urlsplit

from generator.model import Filled, Picture
from generator.outputs.parts import FeedEntry

Html = Callable[[Filled], str]
"""Gives the HTML of a filled body."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")


def feed_id(base_url: str, name: str) -> str:
    """An identity for feeds that stays when slug, address or title change: an IRI that front matter gives as it is
    (RFC 4287, section 4.2.6), else a UUID (RFC 9562, version 5) of the host and what it gives, or the file's path."""
    if _IRI.fullmatch(name):
        return name
    from uuid import NAMESPACE_URL, uuid5  # here, since only the making of a feed needs it

    return uuid5(NAMESPACE_URL, f"https://{urlsplit(base_url).hostname}/{name}").urn


def whole(entry: FeedEntry, html: Html) -> str:
    """The text of an entry below its picture; "" for one that is not carried whole."""
    if not entry.body:
        return ""
    return (_lead(entry.card.image) if entry.card.image else "") + html(entry.body)


def names(entry: FeedEntry) -> list[str]:
    """The names of those whom an entry is about, each once."""
    return list(dict.fromkeys(term.name for term in entry.terms))


def _lead(image: Picture) -> str:
    """An article's picture with whom it is owed to."""
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    owed = ", ".join(filter(None, (image.credit, image.licence)))
    below = f"<figcaption>{escape(owed)}</figcaption>" if owed else ""
    return f'<figure><img src="{escape(image.absolute)}" alt="{escape(image.alt)}"{size}>{below}</figure>\n'
