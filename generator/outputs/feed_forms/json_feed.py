"""JSON Feed 1.1."""

from typing import Any

import msgspec

from generator.outputs.cards import changed
from generator.outputs.feed_forms.entries import Html, feed_id, names, whole
from generator.outputs.feed_forms.form import FeedForm
from generator.outputs.file_views import FeedView
from generator.outputs.heads import rfc3339
from generator.outputs.parts import FeedEntry


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


FORM = FeedForm("feed.json", "application/feed+json", "application/feed+json", json_feed, "json_feeds")


def _json_item(entry: FeedEntry, view: FeedView, html: Html) -> dict[str, Any]:
    card, text = entry.card, whole(entry, html)
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
        "tags": names(entry),
        "language": card.language,
    }
    return {key: value for key, value in item.items() if value not in ("", [])}
