"""Feeds: Atom (RFC 4287) and JSON Feed 1.1, of the site with whole articles and of every term with summaries.

Times come from content: a feed without articles says 1970, never the time of the build.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import msgspec

from generator.model import Card, sealed
from generator.outputs.addresses import below
from generator.outputs.cards import changed
from generator.outputs.heads import absolute, rfc3339
from generator.outputs.site import Article, Entity, Fills, Outline, Site
from generator.outputs.views import FeedEntry, FeedView

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids in text."""

_NEVER = "1970-01-01T00:00:00+00:00"


class AtomView(FeedView, frozen=True, kw_only=True):
    """A feed as Atom."""


class JsonFeedView(FeedView, frozen=True, kw_only=True):
    """A feed as JSON Feed."""


FORMS: tuple[tuple[str, type[AtomView] | type[JsonFeedView]], ...] = (
    ("feed.xml", AtomView),
    ("feed.json", JsonFeedView),
)
"""The name of each feed's file, and its form."""


def outlines(site: Site) -> Iterator[Outline]:
    """The feeds of the site and of every entity."""
    by_card = {article.card.url: article for article in site.articles}
    for name, form in FORMS:
        make = partial(_site_feed, site, form, name)
        yield Outline(address=f"/{name}", make=make, order="list", source="site.yaml")
        for entity in site.entities.values():
            make_term = partial(_term_feed, site, entity, form, name, by_card)
            source = entity.parsed.path if entity.parsed else f"the {entity.ref.kind} '{entity.ref.name}'"
            yield Outline(address=below(entity.address) + name, make=make_term, order="list", source=source)


def atom(view: FeedView) -> bytes:
    """The feed as Atom."""
    latest = max((changed(entry.card) for entry in view.entries), key=lambda moment: moment.at, default=None)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_attribute(view.language)}>',
        f"<id>{_text(view.id)}</id>",
        f"<title>{_text(view.title)}</title>",
        *([f"<subtitle>{_text(view.subtitle)}</subtitle>"] if view.subtitle else []),
        f"<updated>{rfc3339(latest) if latest else _NEVER}</updated>",
        f'<link rel="self" type="application/atom+xml" href={_attribute(view.url)}/>',
        f'<link rel="alternate" type="text/html" href={_attribute(view.home)}/>',
        f"<author><name>{_text(view.author)}</name></author>",
        *(_atom_entry(entry) for entry in view.entries),
        "</feed>\n",
    ]
    return "\n".join(lines).encode()


def json_feed(view: FeedView) -> bytes:
    """The feed as JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": view.title,
        "description": view.subtitle,
        "home_page_url": view.home,
        "feed_url": view.url,
        "language": view.language,
        "authors": [{"name": view.author}],
        "items": [_json_item(entry) for entry in view.entries],
    }
    return msgspec.json.encode({key: value for key, value in feed.items() if value != ""}) + b"\n"


def _site_feed(site: Site, form: type[FeedView], name: str, fills: Fills) -> FeedView:
    latest = site.articles[: site.config.feeds.size]
    return form(
        title=site.facts.title,
        subtitle=site.config.description or site.facts.tagline,
        language=site.facts.language,
        author=site.config.author or site.facts.title,
        id=absolute(site.facts, "/"),
        url=absolute(site.facts, f"/{name}"),
        home=absolute(site.facts, "/"),
        entries=tuple(_whole(article, fills) for article in latest),
    )


def _term_feed(
    site: Site, entity: Entity, form: type[FeedView], name: str, by_card: dict[str, Article], fills: Fills
) -> FeedView:
    cards = entity.cards[: site.config.feeds.size]
    full = site.config.feeds.terms == "full"
    entries = (_whole(by_card[card.url], fills) if full else FeedEntry(card=card, digest=card.digest) for card in cards)
    return form(
        title=f"{entity.ref.name} · {site.facts.title}",
        subtitle=entity.facts.summary,
        language=site.facts.language,
        author=site.config.author or site.facts.title,
        id=absolute(site.facts, entity.address),
        url=absolute(site.facts, below(entity.address) + name),
        home=absolute(site.facts, entity.address),
        entries=tuple(entries),
    )


def _whole(article: Article, fills: Fills) -> FeedEntry:
    return sealed(FeedEntry(card=article.card, html=fills.feed(article.parsed).html))


def _atom_entry(entry: FeedEntry) -> str:
    card = entry.card
    content = f'<content type="html">{_text(entry.html)}</content>' if entry.html else ""
    language = f" xml:lang={_attribute(card.language)}" if card.language else ""
    return "\n".join(
        part
        for part in (
            f"<entry{language}>",
            f"<id>{_text(card.feed_id)}</id>",
            f"<title>{_text(card.title)}</title>",
            f'<link rel="alternate" type="text/html" href={_attribute(card.absolute)}/>',
            f"<published>{rfc3339(card.moment)}</published>",
            f"<updated>{rfc3339(changed(card))}</updated>",
            *(f"<author><name>{_text(author.name)}</name></author>" for author in card.authors),
            *(f"<category term={_attribute(name)}/>" for name in _names(card)),
            f"<summary>{_text(card.summary)}</summary>" if card.summary else "",
            content,
            "</entry>",
        )
        if part
    )


def _json_item(entry: FeedEntry) -> dict[str, Any]:
    card = entry.card
    item = {
        "id": card.feed_id,
        "url": card.absolute,
        "title": card.title,
        "summary": card.summary,
        "content_html": entry.html,
        "content_text": "" if entry.html else card.summary or card.title,
        "image": card.image.absolute if card.image else "",
        "date_published": rfc3339(card.moment),
        "date_modified": rfc3339(changed(card)) if card.updated else "",
        "authors": [{"name": author.name} for author in card.authors],
        "tags": _names(card),
        "language": card.language,
    }
    return {key: value for key, value in item.items() if value not in ("", [])}


def _names(card: Card) -> list[str]:
    return list(dict.fromkeys(term.name for term in card.terms))


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))


def _attribute(text: str) -> str:
    return quoteattr(_NOT_XML.sub("", text))
