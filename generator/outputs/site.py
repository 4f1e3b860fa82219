"""The site as `relate` hands it to `plan`: who is published, at which address, related to whom."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import force_setattr

from generator.catalogues import Catalogues
from generator.model import (
    Card,
    Digest,
    EntityKind,
    Filled,
    Order,
    Parsed,
    Picture,
    Sealed,
    Source,
    TermRef,
    View,
    Withheld,
    encoded,
    sealed_by,
)
from generator.outputs.cards import card
from generator.outputs.entity_parts import EntityFacts, Layout, NextSession
from generator.outputs.links import Places, Shown
from generator.outputs.parts import Neighbour, Owed, SiteFacts, Translation
from generator.outputs.past import Past
from generator.pictures.recipes import Recipe
from generator.pictures.social import SocialCard
from generator.schema import LeftOut, SiteFront
from generator.wording import Wording


class Article(Sealed, frozen=True, kw_only=True):
    """A published article. `link` is how its neighbours name it, `terms` are all that it names, `translations` are it
    in all its languages, none where there is one."""

    parsed: Parsed
    address: str
    card: Card
    link: Neighbour
    terms: tuple[TermRef, ...] = ()
    translations: tuple[Translation, ...] = ()


def article_of(
    parsed: Parsed,
    address: str,
    places: Places,
    terms: tuple[TermRef, ...] = (),
    image: Picture | None = None,
    translations: tuple[Translation, ...] = (),
) -> Article:
    """The article that a source makes at its address, with all that it names, its picture and its translations."""
    url = places.url(address)
    authors = tuple([ref for ref in terms if ref.kind == "author"])
    made = Article(
        parsed=parsed,
        address=address,
        card=card(parsed, url, authors, image),
        link=_neighbour(parsed, url),
        terms=terms,
        translations=translations,
    )
    return sealed_article(made)


def _neighbour(parsed: Parsed, url: str) -> Neighbour:
    title, language = parsed.front.title, parsed.front.language
    return Neighbour(title=title, url=url, language=language, digest=f"{url} {language} {title}")


def day_of(article: Article) -> int:
    """The day of an article, as date.toordinal counts."""
    return article.parsed.moment.at.toordinal() if article.parsed.moment else 0


def sealed_article(article: Article) -> Article:
    """The article with its digest, made of those of its parts."""
    parts = [article.parsed.digest, article.address, article.card.digest]
    parts += [term.digest for term in article.terms]
    if article.translations:
        parts.append(encoded(article.translations).decode())
    return sealed_by(article, *parts)


class Cards(Sealed, frozen=True, kw_only=True):
    """The cards of the articles at some places, before they are gathered: most keys need no more than their digests."""

    articles: Sequence[Article]
    places: tuple[int, ...]

    def all(self) -> tuple[Card, ...]:
        """The cards."""
        return tuple([self.articles[place].card for place in self.places])


_NO_CARDS = Cards(articles=(), places=())


class StandalonePage(Struct, frozen=True, kw_only=True):
    """A published page outside the stream. `above` are title and address of the pages whose addresses its own begins
    with, from the top: of /docs/ for /docs/install/."""

    parsed: Parsed
    address: str
    above: tuple[tuple[str, str], ...] = ()
    image: Picture | None = None


class Entity(Struct, frozen=True, kw_only=True):
    """An entity with a page of its own: `articles` are the places in the site's of those about it, newest first, `also`
    those of the newest that only mention it. An edition has `event` and `year`; an event, a circuit and a series have
    `editions`, by slug (`monaco-grand-prix/2024`), latest first; a circuit and an edition have `layouts`."""

    ref: TermRef
    address: str
    facts: EntityFacts
    parsed: Parsed | None
    articles: tuple[int, ...]
    also: tuple[int, ...] = ()
    event: str = ""
    year: str = ""
    editions: tuple[str, ...] = ()
    layouts: tuple[Layout, ...] = ()


class PublishedFile(Struct, frozen=True):
    """A file that is copied to its address."""

    address: str
    source: Source


class Encoding(Struct, frozen=True):
    """A form of a picture: its address, the path and the digest of its source, and how it is made, at once or only
    `on_request`."""

    address: str
    path: str
    content: Digest
    recipe: Recipe
    on_request: bool = False


class Drawn(Struct, frozen=True):
    """A social card and its address."""

    address: str
    card: SocialCard


class Redirect(Struct, frozen=True):
    """An old address that leads to a new one; `source` is the file that says so."""

    address: str
    to: str
    title: str
    source: str


class Texts(Struct, frozen=True, kw_only=True):
    """What pages of articles and pages, and the site's own feeds, are made of. `articles` newest first, `related` the
    places of those nearest to each, `digests` those of their cards; `weekends` those of the other stories of the
    weekend of each, empty where no weekend has several; `linked` the address of each entity that names in articles lead
    to, as a page links to it, by kind and slug as `Recognised` has them; `sources` gives the address of each published
    source by its path; `blocks` is what writing blocks show of the site, by what they ask; `socials` the social card of
    a page, by its address; `catalogues` are what pages say besides, in every language."""

    config: SiteFront
    catalogues: Catalogues
    facts: SiteFacts
    articles: Sequence[Article]
    digests: Sequence[str]
    related: Sequence[tuple[int, ...]]
    pages: Sequence[StandalonePage]
    weekends: Sequence[tuple[int, ...]] = ()
    linked: Mapping[str, str]
    sources: Mapping[str, str]
    blocks: Mapping[str, Shown]
    socials: Mapping[str, Picture] = {}

    def words(self, language: str = "") -> Wording:
        """What pages say in a language, or in the site's."""
        return self.catalogues.wording(language or self.facts.language)

    def cards(self, places: Sequence[int]) -> Cards:
        """The cards of the articles at these places."""
        if not places:
            return _NO_CARDS
        made = Cards(articles=self.articles, places=tuple(places))
        force_setattr(made, "digest", " ".join(map(self.digests.__getitem__, places)))
        return made

    def weekend(self, place: int) -> Cards:
        """The weekend's other stories next to the one at a place."""
        return self.cards(self.weekends[place]) if self.weekends else _NO_CARDS

    def links(self, parsed: Parsed) -> tuple[str, ...]:
        """Where the names in an article lead, in the order of `Recognised`; "" for nowhere."""
        found = parsed.recognised
        if not (found.about or found.mentioned) or not self.linked or parsed.front.links == "off":
            return ()
        return tuple([self.linked.get(term, "") for term in (*found.about, *found.mentioned)])


class Site(Texts, frozen=True, kw_only=True):
    """All that is published. `entities` by kind and slug; `shown` and `encoded` are as in `Album`, `drawn` are social
    cards; `past` is what results say; `expired` are addresses of articles that were published once; `without` is what
    the theme does not make; `owed` what comes from others, `driven` the editions that each driver's calendar holds, by
    slugs; `upcoming` are the sessions that run or come, `fresh` are the places of articles that are news; `added` are
    the addresses of pages that plug-ins add; `withheld`, `unpublished` (articles that are shown though they are not
    published, by address, and why) and `next_change` are for the report, never for a page."""

    entities: Mapping[tuple[EntityKind, str], Entity]
    files: tuple[PublishedFile, ...]
    shown: Mapping[str, Picture]
    encoded: tuple[Encoding, ...]
    drawn: tuple[Drawn, ...]
    past: Past
    redirects: tuple[Redirect, ...]
    expired: tuple[str, ...]
    without: frozenset[LeftOut]
    owed: tuple[Owed, ...]
    driven: Mapping[str, tuple[str, ...]]
    upcoming: tuple[NextSession, ...]
    withheld: tuple[Withheld, ...]
    unpublished: tuple[tuple[str, str], ...]
    fresh: tuple[int, ...]
    next_change: datetime | None
    added: tuple[str, ...] = ()

    def of_kind(self, kind: EntityKind) -> tuple[Entity, ...]:
        """The entities of one kind, by slug."""
        return tuple(entity for (of, _), entity in self.entities.items() if of == kind)


class Fills(Struct, frozen=True):
    """The two ways to fill a body: for a page of this site, with or without a table of contents (None: when it is
    long), and with whole addresses for a feed."""

    page: Callable[[Parsed, bool | None], Filled]
    feed: Callable[[Parsed], Filled]


class Outline(Struct, frozen=True):
    """A file of the output before its inputs are gathered: every address is known before the first link is decided.

    `inputs` gives what the view is made of, as frozen values, and `make` makes it: see `RenderJob`. `shows` are the
    paths of the texts that it shows; `language` is that of its own texts, "" for the site's; `near`: see there."""

    address: str
    make: Callable[..., View]
    inputs: Callable[[Fills], tuple[Any, ...]]
    template: str = ""
    order: Order = "page"
    source: str = ""
    shows: tuple[str, ...] = ()
    language: str = ""
    near: int = 0
