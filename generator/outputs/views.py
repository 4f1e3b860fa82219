"""What templates see: one view for each kind of page.

A template gets the fields of its view as variables and nothing else, so a page's key, which is the digest of
these fields and of the template, is complete. What views are made of stands in `parts`, `entity_parts` and
`racing_views`.
"""

from typing import Any

from generator.model import Card, Digest, Filled, Moment, TermRef, View
from generator.outputs.entity_parts import (
    EditionRow,
    EntityFacts,
    Layout,
    NextSession,
    ScheduledSeason,
    SeriesStories,
    SessionRow,
    Strip,
)
from generator.outputs.parts import (
    CalendarEntry,
    Corrected,
    CorrectionNote,
    FeedEntry,
    Head,
    Letter,
    Link,
    Neighbour,
    NewsRow,
    Owed,
    Pager,
    SiteFacts,
    SourceNote,
    Translation,
)
from generator.outputs.racing_views import AnyRecord, SeasonRecord
from generator.pictures.recipes import Recipe
from generator.pictures.social import SocialCard

# ---------------------------------------------------------------- pages


class PageView(View, frozen=True, kw_only=True):
    """`page.html`: a page outside the stream."""

    site: SiteFacts
    head: Head
    title: str
    body: Filled
    updated: Moment | None
    extra: dict[str, Any]


class ArticleView(View, frozen=True, kw_only=True):
    """`article.html`. `card` holds title, summary, dates, kind, picture and authors; `terms` are what it is about;
    `dek` is the summary if one was written (the card's may be the text's opening); `newer` and `older` are neighbours
    in time, `translations` the same in other languages, `weekend` others about its edition, in reading order."""

    site: SiteFacts
    head: Head
    card: Card
    terms: tuple[TermRef, ...]
    dek: str
    body: Filled
    sources: tuple[SourceNote, ...]
    corrections: tuple[CorrectionNote, ...]
    newer: Neighbour | None
    older: Neighbour | None
    related: tuple[Card, ...]
    extra: dict[str, Any]
    translations: tuple[Translation, ...] = ()
    weekend: tuple[Card, ...] = ()


class HomeView(View, frozen=True, kw_only=True):
    """`home.html`: the featured article, or else the newest, and the latest after it; the session that comes next, how
    championships stand, and the newest stories of each series where there are several."""

    site: SiteFacts
    head: Head
    lead: Card | None
    latest: tuple[Card, ...]
    more: str
    upcoming: tuple[NextSession, ...] = ()
    strips: tuple[Strip, ...] = ()
    series: tuple[SeriesStories, ...] = ()


class ListView(View, frozen=True, kw_only=True):
    """`list.html`: articles by time. `parts` are links to parts of the list (the months of a year)."""

    site: SiteFacts
    head: Head
    title: str
    cards: tuple[Card, ...]
    pager: Pager
    parts: tuple[Link, ...] = ()


class EntityView(View, frozen=True, kw_only=True):
    """`driver.html`, `team.html`, `circuit.html`, `series.html`, `author.html`, `tag.html`, `event.html` and
    `edition.html`: an entity and the articles about it; `also` are the newest that only mention it. `body` is on the
    list's own address alone; `editions` are an event's, or a series' or circuit's; `sessions`, `event`, `earlier` and
    `later` are an edition's; `calendar` leads to that of a series or of a driver; `layouts` are a circuit's, latest
    first, or the one an edition is driven on."""

    site: SiteFacts
    head: Head
    entity: EntityFacts
    body: Filled | None
    cards: tuple[Card, ...]
    pager: Pager
    also: tuple[Neighbour, ...] = ()
    editions: tuple[EditionRow, ...] = ()
    sessions: tuple[SessionRow, ...] = ()
    event: TermRef | None = None
    earlier: EditionRow | None = None
    later: EditionRow | None = None
    calendar: str = ""
    layouts: tuple[Layout, ...] = ()
    record: AnyRecord | None = None


class SeasonView(View, frozen=True, kw_only=True):
    """`season.html`: a season of a series; `earlier` and `later` lead to those before and after it."""

    site: SiteFacts
    head: Head
    title: str
    series: TermRef
    year: int
    record: SeasonRecord
    earlier: Link | None
    later: Link | None


class ScheduleView(View, frozen=True, kw_only=True):
    """`calendar.html`: the seasons that run or come, by series; `calendar` leads to the one of the whole site that one
    subscribes to, "" where there is none."""

    site: SiteFacts
    head: Head
    title: str
    calendar: str
    seasons: tuple[ScheduledSeason, ...]


class TermsView(View, frozen=True, kw_only=True):
    """`terms.html`: the index of all drivers, teams, events …; `kind` is the plural in its address."""

    site: SiteFacts
    head: Head
    title: str
    kind: str
    letters: tuple[Letter, ...]


class AttributionView(View, frozen=True, kw_only=True):
    """`attribution.html`: what comes from others, by source."""

    site: SiteFacts
    head: Head
    title: str
    rows: tuple[Owed, ...]


class CorrectionsView(View, frozen=True, kw_only=True):
    """`corrections.html`: what was put right in articles, newest first."""

    site: SiteFacts
    head: Head
    title: str
    corrections: tuple[Corrected, ...]
    pager: Pager


class ArchiveView(View, frozen=True, kw_only=True):
    """`archive.html`: years, each with its months."""

    site: SiteFacts
    head: Head
    title: str
    years: tuple[tuple[Link, tuple[Link, ...]], ...]


class SearchView(View, frozen=True, kw_only=True):
    """`search.html`: the page to search; `bundle` is the folder of Pagefind's files."""

    site: SiteFacts
    head: Head
    title: str
    bundle: str


class ExtraView(View, frozen=True, kw_only=True):
    """A page that a plug-in adds, with the template and the values that it names."""

    site: SiteFacts
    head: Head
    title: str
    values: dict[str, Any]


class NotFoundView(View, frozen=True, kw_only=True):
    """`404.html`."""

    site: SiteFacts
    head: Head


class RedirectView(View, frozen=True, kw_only=True):
    """`redirect.html`: an old address that leads to a new one."""

    site: SiteFacts
    url: str
    absolute: str
    title: str


# ---------------------------------------------------------------- made by Python


class FeedView(View, frozen=True, kw_only=True):
    """A feed, Atom or JSON. `url` is its own address, `home` that of the page it follows, both whole; `hub` tells its
    readers what is new, "" where none does."""

    title: str
    subtitle: str
    language: str
    author: str
    id: str
    url: str
    home: str
    hub: str
    entries: tuple[FeedEntry, ...]


class AtomView(FeedView, frozen=True, kw_only=True):
    """A feed as Atom."""


class JsonFeedView(FeedView, frozen=True, kw_only=True):
    """A feed as JSON Feed."""


class CalendarView(View, frozen=True, kw_only=True):
    """A calendar; `host` makes identities of its entries unlike those of other sites."""

    title: str
    host: str
    entries: tuple[CalendarEntry, ...]


class SitemapView(View, frozen=True, kw_only=True):
    """Whole addresses, each with a space and the day or moment of its last change, where content tells one."""

    rows: tuple[str, ...]


class SitemapIndexView(View, frozen=True, kw_only=True):
    """The whole addresses of sitemaps, where one cannot hold all rows."""

    rows: tuple[str, ...]


class NewsSitemapView(View, frozen=True, kw_only=True):
    """What is news, and of which publication."""

    publication: str
    rows: tuple[NewsRow, ...]


class TextView(View, frozen=True, kw_only=True):
    """A file whose text is at hand: robots.txt."""

    text: str


class DataView(View, frozen=True, kw_only=True):
    """A file whose bytes are at hand: what a plug-in adds."""

    content: bytes


class CopyView(View, frozen=True, kw_only=True):
    """A file copied as it is from `path`, relative to the site's root or whole; `content` is the digest of its
    bytes."""

    path: str
    content: Digest


class EncodedView(View, frozen=True, kw_only=True):
    """A form of the picture at `path`, relative to the site's root; `content` is the digest of that file's bytes."""

    path: str
    content: Digest
    recipe: Recipe


class SlipView(EncodedView, frozen=True, kw_only=True):
    """A file that says how to make a form of a picture, for the preview to make once it is asked for."""


class SocialView(View, frozen=True, kw_only=True):
    """A social card."""

    card: SocialCard


AnyView = (
    PageView
    | ArticleView
    | HomeView
    | ListView
    | EntityView
    | SeasonView
    | ScheduleView
    | TermsView
    | ArchiveView
    | AttributionView
    | CorrectionsView
    | NotFoundView
    | SearchView
    | RedirectView
    | AtomView
    | JsonFeedView
    | CalendarView
    | SitemapView
    | SitemapIndexView
    | NewsSitemapView
    | TextView
    | DataView
    | ExtraView
    | CopyView
    | EncodedView
    | SlipView
    | SocialView
)
"""Any view: what a job is sent to another process as."""
