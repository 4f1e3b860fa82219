"""Heads: the addresses that stand in a page's `<head>` and in its views."""

from generator.outputs.views import FeedLink, Link, SiteFacts
from generator.text.slugs import quoted

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
"""Media types of feeds: RFC 4287 and JSON Feed 1.1."""


def url(facts: SiteFacts, address: str) -> str:
    """An address as pages link to it, from the root of the host."""
    return facts.root + quoted(address)[1:]


def absolute(facts: SiteFacts, address: str) -> str:
    """An address with scheme and host."""
    return facts.base_url + quoted(address)[1:]


def feed_links(facts: SiteFacts, address: str, title: str) -> tuple[FeedLink, ...]:
    """The feeds that stand under an address: feed.xml and feed.json."""
    return (
        FeedLink(title, ATOM, url(facts, address + "feed.xml")),
        FeedLink(title, JSON_FEED, url(facts, address + "feed.json")),
    )


def crumbs(facts: SiteFacts, *steps: tuple[str, str]) -> tuple[Link, ...]:
    """The way to a page, from the home page: (title, address) of each step above it."""
    return tuple(Link(title, url(facts, address)) for title, address in ((facts.title, "/"), *steps))
