"""The site as `relate` hands it to `plan`: who is published, at which address, related to whom."""

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct

from generator.model import Card, EntityKind, Filled, Order, Parsed, Picture, Source, TermRef, View, Withheld
from generator.outputs.views import EntityFacts, Link, SiteFacts
from generator.schema import SiteFront


class Article(Struct, frozen=True, kw_only=True):
    """A published article. `newer` and `older` are its neighbours in time; `related` the nearest by shared terms,
    `translations` as hreflang wants them."""

    parsed: Parsed
    address: str
    card: Card
    newer: Card | None = None
    older: Card | None = None
    related: tuple[Card, ...] = ()
    translations: tuple[Link, ...] = ()


class StandalonePage(Struct, frozen=True, kw_only=True):
    """A published page outside the stream."""

    parsed: Parsed
    address: str
    image: Picture | None = None


class Entity(Struct, frozen=True, kw_only=True):
    """An entity with a page of its own: `cards` are the articles about it, newest first. An edition has `event` and
    `year`; an event, a circuit and a series have `editions`, by slug (`monaco-grand-prix/2024`), latest first."""

    ref: TermRef
    address: str
    facts: EntityFacts
    parsed: Parsed | None
    cards: tuple[Card, ...]
    event: str = ""
    year: str = ""
    editions: tuple[str, ...] = ()


class PublishedFile(Struct, frozen=True):
    """A file that is copied to its address."""

    address: str
    source: Source


class Redirect(Struct, frozen=True):
    """An old address that leads to a new one; `source` is the file that says so."""

    address: str
    to: str
    title: str
    source: str


class Site(Struct, frozen=True, kw_only=True):
    """All that is published. `articles` newest first; `entities` by kind and slug; `sources` gives the address of each
    published source by its path; `withheld` and `next_change` are for the report, never for a page."""

    config: SiteFront
    facts: SiteFacts
    articles: tuple[Article, ...]
    pages: tuple[StandalonePage, ...]
    entities: Mapping[tuple[EntityKind, str], Entity]
    files: tuple[PublishedFile, ...]
    sources: Mapping[str, str]
    redirects: tuple[Redirect, ...]
    withheld: tuple[Withheld, ...]
    next_change: datetime | None

    def of_kind(self, kind: EntityKind) -> tuple[Entity, ...]:
        """The entities of one kind, by slug."""
        return tuple(entity for (of, _), entity in self.entities.items() if of == kind)


Fill = Callable[[Parsed], Filled]
"""Gives the body of a source with every slot decided."""


class Fills(Struct, frozen=True):
    """The two ways to fill a body: for a page of this site, and with whole addresses for a feed."""

    page: Fill
    feed: Fill


class Outline(Struct, frozen=True, kw_only=True):
    """A file of the output before its view is made: every address is known before the first link is decided."""

    address: str
    make: Callable[[Fills], View]
    template: str = ""
    order: Order = "page"
    source: str = ""
