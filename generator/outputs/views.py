"""What templates see: one view for each kind of page, and the values that views are made of.

A template gets the fields of its view as variables and nothing else, so a page's key, which is the digest of
these fields and of the template, is complete. All urls begin with the site's root and go into `href` as they are.
"""

from datetime import date
from typing import Any

from msgspec import Struct, field

from generator.model import (
    Card,
    Digest,
    EntityKind,
    Filled,
    Heading,
    Moment,
    PartialDate,
    Picture,
    Sealed,
    TermRef,
    View,
)
from generator.outputs.racing_views import AnyRecord, Named, SeasonRecord, StandingLine
from generator.pictures.recipes import Recipe
from generator.pictures.social import SocialCard
from generator.racing.tracks import Drawing

# ---------------------------------------------------------------- parts


class Link(Struct, frozen=True):
    """A link: its words and its address."""

    title: str
    url: str


class Neighbour(Sealed, frozen=True):
    """An article beside another: its headline and its address."""

    title: str
    url: str


class SiteFacts(Sealed, frozen=True, kw_only=True):
    """What every page shows of the site. `root` is "/" or the sub-path, "/racing/"; `options` the theme's options;
    `assets` the address of each file under the theme's `assets/`; `direction` is "ltr" or "rtl"; `feeds` and
    `term_feeds` are the names of the feeds under `/` and under the page of each driver, team …; `without` is what the
    theme does not make; `attribution` leads to the page that says what comes from others, `calendar` to that of the
    sessions to come, `search` to the page to search, "" where there is none; `liveries` to the style sheet with the
    colours of teams, "" where none has any; `policy` is the Content-Security-Policy, "" for none; `hub` is the WebSub
    hub of its feeds, `handle` what tags of cards name it by, `@parcferme`."""

    title: str
    tagline: str
    language: str
    direction: str
    root: str
    base_url: str
    nav: tuple[Link, ...]
    logo: str
    social: tuple[Link, ...]
    options: dict[str, Any]
    assets: dict[str, str]
    feeds: tuple[str, ...] = ()
    term_feeds: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    attribution: str = ""
    calendar: str = ""
    liveries: str = ""
    policy: str = ""
    hub: str = ""
    handle: str = ""
    search: str = ""


class Text(Struct, frozen=True):
    """A body with its slots filled, as a template sees it: `html`, and the headings of a table of `contents`, empty
    where none is wanted."""

    html: str
    contents: tuple[Heading, ...] = ()


class FeedLink(Struct, frozen=True):
    """A feed of this page, for autodiscovery. `type` is its media type."""

    title: str
    type: str
    url: str


ROBOTS = "max-image-preview:large"
"""What search engines may do with every page: show its picture large."""


class Head(Struct, frozen=True, kw_only=True):
    """What stands in `<head>`. `url` is the canonical address, whole; `image.absolute` likewise. `type` is Open
    Graph's: website, article or profile. `language` and `direction` are given where they differ
    from the site's. `alternates` are (language, whole address) of translations. `section`, `authors` (their whole
    addresses), `tags` and `creators` (their names in the fediverse) are an article's. `data` is JSON-LD, fit to stand
    in a `<script>` as it is."""

    title: str
    description: str
    url: str
    type: str = "website"
    language: str = ""
    direction: str = ""
    robots: str = ROBOTS
    image: Picture | None = None
    published: Moment | None = None
    modified: Moment | None = None
    feeds: tuple[FeedLink, ...] = ()
    crumbs: tuple[Link, ...] = ()
    alternates: tuple[Link, ...] = ()
    section: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    data: str = ""


class Pager(Struct, frozen=True):
    """Neighbours of a page of a list; "" where there is none. Never says how many there are. `number` is 0 on the
    list's own address."""

    newer: str = ""
    older: str = ""
    newest: str = ""
    number: int = 0


class Fact(Struct, frozen=True):
    """One fact of an entity. `key` says which (born, base, turns …: the theme has the words); one of `text`, `day`
    and `term` holds it."""

    key: str
    text: str = ""
    day: date | None = None
    term: TermRef | None = None


class Spell(Struct, frozen=True):
    """A time with a team, or under a name. `name` is shown, and `series`, with links where `url` and `series_url` are
    not empty."""

    name: str
    url: str = ""
    series: str = ""
    series_url: str = ""
    since: PartialDate = PartialDate("")
    until: PartialDate = PartialDate("")


class Forebear(Struct, frozen=True, kw_only=True):
    """A team in the line of teams that one became after another. `names` are those it held; `own`: it is the one whose
    page this is; `current`: it is what races today."""

    name: str
    url: str = ""
    since: PartialDate = PartialDate("")
    until: PartialDate = PartialDate("")
    names: tuple[Spell, ...] = ()
    own: bool = False
    current: bool = False


class Relative(Struct, frozen=True):
    """A relative of a driver."""

    name: str
    relation: str
    url: str = ""


class SourceNote(Struct, frozen=True):
    """Where facts come from; `url` may be empty."""

    name: str
    url: str


class CorrectionNote(Struct, frozen=True):
    """What was put right, and when."""

    moment: Moment
    text: str


class EntityFacts(Sealed, frozen=True, kw_only=True):
    """What an entity's page shows of it. A field that does not fit its kind is empty. `livery` is the class that gives
    a team's colour; `current` are the teams that a driver drives for today, `chain` the line of teams that a team is
    part of, in time."""

    kind: EntityKind
    slug: str
    name: str
    full_name: str = ""
    summary: str = ""
    url: str
    number: str = ""
    code: str = ""
    livery: str = ""
    pen_name: bool = False
    image: Picture | None = None
    facts: tuple[Fact, ...] = ()
    spells: tuple[Spell, ...] = ()
    current: tuple[Spell, ...] = ()
    chain: tuple[Forebear, ...] = ()
    names: tuple[Spell, ...] = ()
    family: tuple[Relative, ...] = ()
    same_as: tuple[str, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


class Layout(Sealed, frozen=True, kw_only=True):
    """A layout of a circuit, or the circuit's one track: `id` and `name` may be empty, and what is not known is."""

    id: str = ""
    name: str = ""
    since: PartialDate = PartialDate("")
    until: PartialDate = PartialDate("")
    length_km: str = ""
    turns: str = ""
    drawing: Drawing | None = None
    credit: str = ""
    licence: str = ""


class EditionRow(Sealed, frozen=True, kw_only=True):
    """One edition in its event's list, or in a list of neighbours."""

    year: str
    name: str
    url: str
    start: date | None = None
    end: date | None = None
    circuit: TermRef | None = None


class SessionRow(Struct, frozen=True):
    """One session of an edition: `start` and `end` in the zone of its circuit where that is known (`is_local`), else in
    the site's; `utc` is its start in UTC, None where that is the same or only a day is known."""

    name: str
    start: Moment | None
    end: Moment | None
    status: str
    is_local: bool = False
    utc: Moment | None = None


class Letter(Struct, frozen=True, kw_only=True):
    """The terms of an index that begin with one letter (or digit, or "#" for anything else)."""

    letter: str
    terms: tuple[TermRef, ...]


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
    in time."""

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


class NextSession(Sealed, frozen=True, kw_only=True):
    """The session that comes next; `start` is in the time of its circuit, where that is known."""

    edition: TermRef
    name: str
    start: Moment


class Strip(Struct, frozen=True):
    """The first places of a championship, of drivers or teams (`kind`), after a round; `final`: it is decided."""

    season: Named
    kind: str
    after: str
    final: bool
    rows: tuple[StandingLine, ...]


class SeriesStories(Struct, frozen=True):
    """The newest stories of a series."""

    series: TermRef
    stories: tuple[Card, ...]


class HomeView(View, frozen=True, kw_only=True):
    """`home.html`: the featured article, or else the newest, and the latest after it; the session that comes next, how
    championships stand, and the newest stories of each series where there are several."""

    site: SiteFacts
    head: Head
    lead: Card | None
    latest: tuple[Card, ...]
    more: str
    upcoming: NextSession | None = None
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


class Scheduled(Sealed, frozen=True, kw_only=True):
    """An edition on the page of the calendar: its days, its circuit if it is known, its sessions."""

    edition: TermRef
    start: date
    end: date
    status: str
    circuit: Named | None
    sessions: tuple[SessionRow, ...]


class ScheduledSeason(Sealed, frozen=True, kw_only=True):
    """A season on the page of the calendar, its editions in time; `url` leads to its page, `calendar` to what one
    subscribes to, "" where there is none."""

    title: str
    url: str
    calendar: str
    editions: tuple[Scheduled, ...]


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


class Owed(Sealed, frozen=True, kw_only=True):
    """A source and what came from it: `counts` are pairs of a kind of thing (`driver`, `picture`, `map` …) and how many
    are published; `licence_url` is where the licence can be read, "" where that is not known."""

    source: str
    url: str
    licence: str
    licence_url: str
    versions: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]


class AttributionView(View, frozen=True, kw_only=True):
    """`attribution.html`: what comes from others, by source."""

    site: SiteFacts
    head: Head
    title: str
    rows: tuple[Owed, ...]


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


class FeedEntry(Sealed, frozen=True, kw_only=True):
    """An article in a feed: its card, its whole address (`url`), the `name` that its identity is made of, what it
    is about, and, where the feed carries it whole, its text with whole addresses."""

    card: Card
    url: str
    name: str
    terms: tuple[TermRef, ...] = ()
    body: Filled | None = None


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


class CalendarEntry(Sealed, frozen=True, kw_only=True):
    """A session in a calendar, or an edition whose sessions are not known yet. `uid` is its identity, without the host;
    `start` and `end` are moments or, where no time is set, the first and the last day; `url` is the whole address of
    its edition; `sequence` goes up with every change that a calendar has to take."""

    uid: str
    summary: str
    start: Moment
    end: Moment
    place: str
    status: str
    sequence: int
    url: str


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


class NewsRow(Struct, frozen=True, kw_only=True):
    """An article in the news sitemap: its whole address; `published` is a day or a moment (RFC 3339)."""

    url: str
    title: str
    published: str
    language: str


class NewsSitemapView(View, frozen=True, kw_only=True):
    """What is news, and of which publication."""

    publication: str
    rows: tuple[NewsRow, ...]


class TextView(View, frozen=True, kw_only=True):
    """A file whose text is at hand: robots.txt."""

    text: str


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
    | CopyView
    | EncodedView
    | SlipView
    | SocialView
)
"""Any view: what a job is sent to another process as."""
