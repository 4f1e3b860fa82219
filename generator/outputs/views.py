"""What templates see: one view for each kind of page. Files that Python makes have theirs in `file_views`.

A template gets the fields of its view as variables and nothing else, so a page's key, which is the digest of
these fields and of the template, is complete. What views are made of stands in `parts`, `entity_parts` and
`racing_views`.
"""

from typing import Any

from generator.model import Card, Filled, Moment, TermRef, View
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
from generator.outputs.file_views import (
    CalendarView,
    CopyView,
    DataView,
    EncodedView,
    FeedView,
    NewsSitemapView,
    SitemapIndexView,
    SitemapView,
    SlipView,
    SocialView,
    TextView,
)
from generator.outputs.parts import (
    Corrected,
    CorrectionNote,
    Head,
    Letter,
    Link,
    Neighbour,
    Owed,
    Pager,
    SiteFacts,
    SourceNote,
    Translation,
)
from generator.outputs.racing_views import AnyRecord, SeasonRecord


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
    """`terms.html`: the index of all drivers, teams, events …; `kind` is the plural in its address, and `empty` what to
    say while there are none."""

    site: SiteFacts
    head: Head
    title: str
    kind: str
    empty: str
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
    | FeedView
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
