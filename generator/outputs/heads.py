"""Heads: the addresses and times that stand in a page's `<head>` and in its views."""

import re
from functools import cache, lru_cache

from msgspec import structs

from generator.model import Moment, Picture
from generator.outputs.parts import ROBOTS, Link, SiteFacts
from generator.text.slugs import REMEMBERED, quoted

SEARCH = "/search/"
"""The address of the page to search."""


def url(facts: SiteFacts, address: str) -> str:
    """An address as pages link to it, from the root of the host."""
    return facts.root + quoted(address)[1:]


def absolute(facts: SiteFacts, address: str) -> str:
    """An address with scheme and host."""
    return facts.base_url + quoted(address)[1:]


def canonical(facts: SiteFacts, given: str, address: str) -> str:
    """The address that search engines are told: the one given in front matter, whole, else that of the page."""
    return absolute(facts, given) if given.startswith("/") else given or absolute(facts, address)


@cache
def robots(given: str) -> str:
    """What the robots meta tag says where front matter has this: a page that may be listed may be with a large
    picture."""
    words = set(re.split(r"[\s,:]+", given.lower()))
    return given if words & {"noindex", "none", "max-image-preview"} else ", ".join(filter(None, (given, ROBOTS)))


def shared(picture: Picture | None) -> Picture | None:
    """A picture as networks get it: in the widest shape in which it is there, which is the nearest to theirs."""
    if not picture or not picture.crops:
        return picture
    crop = picture.crops[0]
    return structs.replace(picture, absolute=crop.absolute, width=crop.width, height=crop.height)


def rfc3339(moment: Moment) -> str:
    """A moment as feeds and sitemaps want it (RFC 3339, section 5.6); its offset is of whole minutes already."""
    return moment.at.isoformat()


def crumbs(facts: SiteFacts, *steps: tuple[str, str]) -> tuple[Link, ...]:
    """The way to a page, from the home page: (title, address) of each step above it."""
    return _crumbs(facts.root, ((facts.title, "/"), *steps))


@lru_cache(maxsize=REMEMBERED)
def _crumbs(root: str, steps: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    return tuple([Link(title, root + quoted(address)[1:]) for title, address in steps])
