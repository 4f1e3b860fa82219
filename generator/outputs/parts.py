"""Parts of views: what stands on pages of every kind, and what indexes, feeds and calendars list.

All urls begin with the site's root and go into `href` as they are.
"""

from typing import Any

from msgspec import Struct

from generator.model import Card, Filled, Heading, Moment, Picture, Sealed, TermRef

ROBOTS = "max-image-preview:large"
"""What search engines may do with every page: show its picture large."""


class Link(Struct, frozen=True):
    """A link: its words and its address."""

    title: str
    url: str


class Neighbour(Sealed, frozen=True):
    """An article beside another: its headline, its address, and its language where it is not the site's."""

    title: str
    url: str
    language: str = ""


class Translation(Struct, frozen=True, kw_only=True):
    """An article in one of several languages: its headline, its address, whole too, and whether it is the one that the
    others were made from."""

    language: str
    title: str
    url: str
    absolute: str
    original: bool = False


class Icon(Struct, frozen=True, kw_only=True):
    """An icon of the site, by the words of HTML's `<link>`; `type` and `sizes` are "" where the name says enough."""

    rel: str
    url: str
    type: str = ""
    sizes: str = ""


class SiteFacts(Sealed, frozen=True, kw_only=True):
    """What every page shows of the site. `root` is "/" or the sub-path, "/racing/"; `options` the theme's options;
    `assets` the address of each file under the theme's `assets/`; `direction` is "ltr" or "rtl"; `feeds` and
    `term_feeds` are the names of the feeds under `/` and under the page of each driver, team …; `without` is what the
    theme does not make; `attribution` leads to the page that says what comes from others, `calendar` to that of the
    sessions to come, `corrections` to that of what was put right, `search` to the page to search, "" where there is
    none; `liveries` to the style sheet with the colours of teams, "" where none has any; `policy` is the
    Content-Security-Policy, "" for none; `hub` is the WebSub hub of its feeds, `handle` what tags of cards name it by,
    `@parcferme`; `icons` are what browsers show beside the title; an `unlisted` site is for colleagues: each page says
    so, and keeps search engines out."""

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
    corrections: str = ""
    liveries: str = ""
    policy: str = ""
    hub: str = ""
    handle: str = ""
    search: str = ""
    icons: tuple[Icon, ...] = ()
    unlisted: bool = False


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


class Head(Struct, frozen=True, kw_only=True):
    """What stands in `<head>`. `url` is the canonical address, whole; `image.absolute` likewise. `type` is Open
    Graph's: website, article or profile. `language` and `direction` are given where they differ
    from the site's. `alternates` are (language, whole address) of translations and itself, `locales` the
    languages of the others. `section`, `authors` (their whole
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
    locales: tuple[str, ...] = ()
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


class Letter(Struct, frozen=True, kw_only=True):
    """The terms of an index that begin with one letter (or digit, or "#" for anything else)."""

    letter: str
    terms: tuple[TermRef, ...]


class SourceNote(Struct, frozen=True):
    """Where facts come from; `url` may be empty."""

    name: str
    url: str


class CorrectionNote(Struct, frozen=True):
    """What was put right, and when."""

    moment: Moment
    text: str


class Corrected(Struct, frozen=True, kw_only=True):
    """What was put right in an article, and when: the article's headline, the address of the note on its page, and its
    language where it is not the site's."""

    title: str
    url: str
    language: str
    moment: Moment
    text: str


class Owed(Sealed, frozen=True, kw_only=True):
    """A source and what came from it: `counts` are pairs of a kind of thing (`driver`, `picture`, `map` …) and how many
    are published; `licence_url` is where the licence can be read, "" where that is not known."""

    source: str
    url: str
    licence: str
    licence_url: str
    versions: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]


class FeedEntry(Sealed, frozen=True, kw_only=True):
    """An article in a feed: its card, its whole address (`url`), the `name` that its identity is made of, what it
    is about, and, where the feed carries it whole, its text with whole addresses."""

    card: Card
    url: str
    name: str
    terms: tuple[TermRef, ...] = ()
    body: Filled | None = None


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


class NewsRow(Struct, frozen=True, kw_only=True):
    """An article in the news sitemap: its whole address; `published` is a day or a moment (RFC 3339), "" where it is no
    news any more."""

    url: str
    title: str = ""
    published: str = ""
    language: str = ""
