"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, of the site with whole articles and of every term with summaries.

Times come from content: a feed without articles says 1970, never the time of the build.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from html import escape
from typing import Any
from urllib.parse import urlsplit

import msgspec

from generator.model import Filled, Picture, sealed_by
from generator.outputs.addresses import below
from generator.outputs.cards import changed, shown_terms
from generator.outputs.file_views import AtomView, FeedView, JsonFeedView
from generator.outputs.heads import absolute, rfc3339
from generator.outputs.parts import FeedEntry
from generator.outputs.site import Article, Entity, Fills, Outline, Site, Texts
from generator.outputs.terms import source_of
from generator.text.html import storable

Html = Callable[[Filled], str]
"""Gives the HTML of a filled body."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_MEDIA = "http://search.yahoo.com/mrss/"
"""The namespace of Media RSS 1.5.1, by which readers of feeds know the picture of an entry."""

_NEVER = "1970-01-01T00:00:00+00:00"


def outlines(site: Site) -> Iterator[Outline]:
    """The feeds of the site and of every entity, as far as the theme has them made."""
    size, full = site.config.feeds.size, site.config.feeds.terms == "full"
    yield from site_outlines(site)
    for name in site.facts.term_feeds:
        for entity in site.entities.values():
            yield Outline(
                address=below(entity.address) + name,
                make=FORMS[name],
                inputs=partial(_term_inputs, site, entity, name),
                order="list",
                source=source_of(entity),
                shows=_paths([site.articles[place] for place in entity.articles[:size]]) if full else (),
            )


def site_outlines(site: Texts) -> Iterator[Outline]:
    """The feeds of the site itself, as far as the theme has them made."""
    latest = _paths(site.articles[: site.config.feeds.size])
    for name in site.facts.feeds:
        inputs = partial(_site_inputs, site, name)
        yield Outline(
            address=f"/{name}", make=FORMS[name], inputs=inputs, order="list", source="site.yaml", shows=latest
        )


def _paths(articles: Sequence[Article]) -> tuple[str, ...]:
    return tuple([article.parsed.path for article in articles])


def atom_view(*inputs: Any) -> AtomView:
    """A feed as Atom, of what `_site_inputs` and `_term_inputs` give."""
    return AtomView(**dict(zip(_FIELDS, inputs, strict=True)))


def json_feed_view(*inputs: Any) -> JsonFeedView:
    """The same as JSON Feed."""
    return JsonFeedView(**dict(zip(_FIELDS, inputs, strict=True)))


_FIELDS = FeedView.__struct_fields__

FORMS: dict[str, Callable[..., FeedView]] = {"feed.xml": atom_view, "feed.json": json_feed_view}
"""What makes the view of each feed, by its file's name."""


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


def json_feed(view: FeedView, html: Html) -> bytes:
    """The feed as JSON Feed 1.1. `html` gives the text of a body."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "description": view.subtitle,
        "home_page_url": view.home,
        "feed_url": view.url,
        "language": view.language,
        "authors": [{"name": view.author}],
        "hubs": [{"type": "WebSub", "url": view.hub}] if view.hub else "",
        "items": [_json_item(entry, view, html) for entry in view.entries],
    }
    return msgspec.json.encode({key: value for key, value in feed.items() if value != ""}) + b"\n"


def _site_inputs(site: Texts, name: str, fills: Fills) -> tuple[Any, ...]:
    facts, latest = site.facts, site.articles[: site.config.feeds.size]
    return (
        facts.title,
        site.config.description or facts.tagline,
        facts.language,
        site.config.author or facts.title,
        absolute(facts, "/"),
        absolute(facts, f"/{name}"),
        absolute(facts, "/"),
        facts.hub,
        tuple(_entry(site, article, fills) for article in latest),
    )


def _term_inputs(site: Site, entity: Entity, name: str, fills: Fills) -> tuple[Any, ...]:
    facts = site.facts
    whole = fills if site.config.feeds.terms == "full" else None
    return (
        f"{entity.ref.name} · {facts.title}",
        entity.facts.summary,
        facts.language,
        site.config.author or facts.title,
        absolute(facts, entity.address),
        absolute(facts, below(entity.address) + name),
        absolute(facts, entity.address),
        facts.hub,
        tuple(_entry(site, site.articles[place], whole) for place in entity.articles[: site.config.feeds.size]),
    )


def _entry(site: Texts, article: Article, fills: Fills | None) -> FeedEntry:
    """An article in a feed, whole where there is a way to fill its body."""
    made = FeedEntry(
        card=article.card,
        url=absolute(site.facts, article.address),
        name=article.parsed.front.id or article.parsed.path,
        terms=shown_terms(article.terms),
        body=fills.feed(article.parsed) if fills else None,
    )
    parts = (each.digest for each in (made.card, *made.terms, *([made.body] if made.body else [])))
    return sealed_by(made, made.url, made.name, *parts)


def feed_id(base_url: str, name: str) -> str:
    """An identity for feeds that stays when slug, address or title change: an IRI that front matter gives as it is
    (RFC 4287, section 4.2.6), else a UUID (RFC 9562, version 5) of the host and what it gives, or the file's path."""
    if _IRI.fullmatch(name):
        return name
    from uuid import NAMESPACE_URL, uuid5  # here, since only the making of a feed needs it

    return uuid5(NAMESPACE_URL, f"https://{urlsplit(base_url).hostname}/{name}").urn


def _atom_entry(entry: FeedEntry, view: FeedView, html: Html) -> str:
    card, text = entry.card, _whole(entry, html)
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
            *(f"<category term={_attribute(name)}/>" for name in _names(entry)),
            f"<summary>{_text(card.summary)}</summary>" if card.summary else "",
            _media(card.image) if card.image else "",
            content,
            "</entry>",
        )
        if part
    )


def _json_item(entry: FeedEntry, view: FeedView, html: Html) -> dict[str, Any]:
    card, text = entry.card, _whole(entry, html)
    item = {
        "id": feed_id(view.home, entry.name),
        "url": entry.url,
        "title": card.title,
        "summary": card.summary,
        "content_html": text,
        "content_text": "" if text else card.summary or card.title,
        "image": card.image.absolute if card.image else "",
        "date_published": rfc3339(card.moment),
        "date_modified": rfc3339(changed(card)) if card.updated else "",
        "authors": [{"name": author.name} for author in card.authors],
        "tags": _names(entry),
        "language": card.language,
    }
    return {key: value for key, value in item.items() if value not in ("", [])}


def _whole(entry: FeedEntry, html: Html) -> str:
    """The text of an entry below its picture; "" for one that is not carried whole."""
    if not entry.body:
        return ""
    return (_lead(entry.card.image) if entry.card.image else "") + html(entry.body)


def _lead(image: Picture) -> str:
    """An article's picture with whom it is owed to."""
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    owed = ", ".join(filter(None, (image.credit, image.licence)))
    below = f"<figcaption>{escape(owed)}</figcaption>" if owed else ""
    return f'<figure><img src="{escape(image.absolute)}" alt="{escape(image.alt)}"{size}>{below}</figure>\n'


def _media(image: Picture) -> str:
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    credit = f"<media:credit>{_text(image.credit)}</media:credit>" if image.credit else ""
    return f'<media:content url={_attribute(image.absolute)} medium="image"{size}>{credit}</media:content>'


def _names(entry: FeedEntry) -> list[str]:
    return list(dict.fromkeys(term.name for term in entry.terms))


def _text(text: str) -> str:
    return escape(storable(text), quote=False)


def _attribute(text: str) -> str:
    """A quoted value; line ends and tabs as references, or a parser makes spaces of them (XML 1.0, section 3.3.3)."""
    written = escape(storable(text))
    return '"' + written.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'
