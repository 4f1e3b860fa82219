"""The forms that a feed may have: each is a module that writes it, and a line here.

All forms say the same of the same articles (`FeedView`): there is one feed of each for the site, for every term, and
for the corrections.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from generator.outputs.addresses import below
from generator.outputs.feed_forms.atom import atom
from generator.outputs.feed_forms.entries import Html
from generator.outputs.feed_forms.json_feed import json_feed
from generator.outputs.file_views import FeedView
from generator.outputs.heads import url
from generator.outputs.parts import FeedLink, SiteFacts
from generator.schema import LeftOut
from generator.text.slugs import REMEMBERED


class FeedForm(NamedTuple):
    """A form of feed: its media type, as links to it have it and as hosts send it (its ending does not tell), what
    writes it, and by which word a theme does without it."""

    type: str
    sent_as: str
    write: Callable[[FeedView, Html], bytes]
    unless: LeftOut | None = None


FORMS: dict[str, FeedForm] = {
    "feed.xml": FeedForm("application/atom+xml", "application/atom+xml; charset=utf-8", atom),
    "feed.json": FeedForm("application/feed+json", "application/feed+json", json_feed, "json_feeds"),
}
"""Every form, by the name of its files."""


def feed_links(facts: SiteFacts, address: str, title: str) -> tuple[FeedLink, ...]:
    """The feeds that stand under an address: of each form that the theme has made."""
    return _feed_links(url(facts, below(address)), facts.feeds if address == "/" else facts.term_feeds, title)


@lru_cache(maxsize=REMEMBERED)
def _feed_links(folder: str, names: tuple[str, ...], title: str) -> tuple[FeedLink, ...]:
    return tuple([FeedLink(title, FORMS[name].type, folder + name) for name in names])
