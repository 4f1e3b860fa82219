"""What people write: the keys of front matter, entity files and site.yaml.

Each struct is one kind of file. A field's type says how its text is read, its default what holds when
the key is absent, and its description is the line that stands in the reference and in the JSON Schemas.
What the program works with, once names are resolved and addresses decided, is in `model`.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, field

from generator.model import Colour, Focus, Handle, Moment, Origin, PartialDate, SourceKind, WebAddress, WrittenDate
from generator.schema_base import Written, says
from generator.schema_publish import TargetFront

Kind = Literal[
    "news", "preview", "practice", "qualifying", "report", "reaction", "analysis", "feature", "opinion", "live"
]
Converter = Literal["python-markdown", "commonmark"]
Severity = Literal["off", "warning", "error"]
LeftOut = Literal[
    "drivers", "teams", "events", "circuits", "series", "tags", "authors",
    "archive", "related", "term_feeds", "json_feeds", "not_found", "robots", "calendars", "attribution", "seasons",
    "schedule", "corrections", "news_sitemap", "linked_data", "hosts",
]  # fmt: skip
"""Outputs that a theme may do without. A kind of entity that is left out has no pages; its names are shown as text."""


# ---------------------------------------------------------------- parts of several kinds of file


class ImageFront(Written, frozen=True, kw_only=True):
    src: Annotated[str, says("path of the picture: beside the file, or under `content/media/`")]
    alt: Annotated[
        str | None, says('what the picture shows, for those who cannot see it; `""` for one that only decorates')
    ] = None
    credit: Annotated[str, says("who made the picture")] = ""
    licence: Annotated[str, says("the licence it is used under")] = ""


class LeadFront(ImageFront, frozen=True, kw_only=True):
    focus: Annotated[
        Focus,
        says("what stays in sight where a part is shown: `50% 30%`, from the left and the top; else the middle"),
    ] = Focus("")


class MapFront(Written, frozen=True, kw_only=True):
    src: Annotated[str, says("path of an SVG: beside the file, or under `content/media/`; its lines alone are drawn")]
    credit: Annotated[str, says("who drew the map")] = ""
    licence: Annotated[str, says("the licence it is used under")] = ""


class SourceFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("the publication, person or data set")]
    url: Annotated[WebAddress, says("its address, `https://…`")] = WebAddress("")
    licence: Annotated[str, says("the licence its work is used under; it then stands on the page of attribution")] = ""
    version: Annotated[str, says("which state of it was used")] = ""


class CorrectionFront(Written, frozen=True, kw_only=True):
    date: Annotated[Moment, says("when the text was corrected")]
    text: Annotated[str, says("what was wrong and what is right")]


class SpellFront(Written, frozen=True, kw_only=True):
    team: Annotated[str, says("name, alias or slug of the team")]
    series: Annotated[str, says("name, alias or slug of the series")] = ""
    from_: Annotated[PartialDate, says("first day, month or year: `2023`, `2023-07`, `2023-07-21`")] = field(
        default=PartialDate(""), name="from"
    )
    to: Annotated[PartialDate, says("last day, month or year; absent while it lasts")] = PartialDate("")


class ChainFront(Written, frozen=True, kw_only=True):
    team: Annotated[str, says("name, alias or slug of the team, before or after")]
    from_: Annotated[PartialDate, says("first year, month or day")] = field(default=PartialDate(""), name="from")
    to: Annotated[PartialDate, says("last year, month or day; absent while it lasts")] = PartialDate("")


class LayoutFront(Written, frozen=True, kw_only=True):
    id: Annotated[str, says("what editions call it: `monaco-6`")]
    name: Annotated[str, says("the name as it is shown: Outer Circuit")] = ""
    map: Annotated[MapFront | None, says("its map: a path, or `src`, `credit`, `licence`")] = None
    length_km: Annotated[float | None, says("length of a lap in kilometres")] = None
    turns: Annotated[int | None, says("number of corners")] = None
    from_: Annotated[PartialDate, says("first year, month or day it was raced on")] = field(
        default=PartialDate(""), name="from"
    )
    to: Annotated[PartialDate, says("last year, month or day; absent while it is used")] = PartialDate("")


class RelativeFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("name, alias or slug of the relative")]
    relation: Annotated[str, says("father, sister, …")]


class NameSpellFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("the name held")]
    from_: Annotated[PartialDate, says("first year, month or day of the name")] = field(
        default=PartialDate(""), name="from"
    )
    to: Annotated[PartialDate, says("last year, month or day of the name")] = PartialDate("")


class SessionFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("Practice 1, Qualifying, Sprint, Race, …")]
    start: Annotated[Moment | None, says("when it begins; without an offset in the site's time zone")] = None
    end: Annotated[Moment | None, says("when it ends")] = None
    status: Annotated[Literal["scheduled", "postponed", "cancelled"], says("what became of it")] = "scheduled"
    revision: Annotated[int, says("one more whenever it moves: calendars then take the new time")] = 0


# ---------------------------------------------------------------- articles and pages


class PageFront(Written, frozen=True, kw_only=True):
    """A page outside the stream: `content/pages/about.md`."""

    title: Annotated[str, says("the headline")]
    summary: Annotated[str, says("one or two sentences for search engines")] = ""
    updated: Annotated[Moment | None, says("when the text last changed")] = None
    slug: Annotated[str, says("last part of the address; else the file's name")] = ""
    permalink: Annotated[str, says("the whole address: `/imprint/`")] = ""
    aliases: Annotated[tuple[str, ...], says("old addresses that lead here")] = ()
    draft: Annotated[bool, says("`true` keeps the page back")] = False
    canonical: Annotated[WebAddress, says("the address of the original, when this is a copy")] = WebAddress("")
    robots: Annotated[str, says("for the robots meta tag: `noindex`")] = ""
    toc: Annotated[bool, says("show a table of contents")] = False
    image: Annotated[ImageFront | None, says("the picture: a path, or `src`, `alt`, `credit`, `licence`")] = None
    language: Annotated[str, says("language of the text, when it is not the site's: `de`")] = ""
    template: Annotated[str, says("a template of the theme to use in place of `page.html`")] = ""
    extra: Annotated[dict[str, Any], says("anything your own templates need, typed by YAML 1.2's core rules")] = field(
        default_factory=dict
    )


class ArticleFront(Written, frozen=True, kw_only=True):
    """An article: `content/articles/**/<slug>.md`."""

    title: Annotated[str, says("the headline")]
    date: Annotated[Moment | None, says("when it is published; else taken from the file's name")] = None
    updated: Annotated[Moment | None, says("when it last changed in substance")] = None
    author: Annotated[tuple[str, ...], says("who wrote it: one name or several")] = ()
    authors: Annotated[tuple[str, ...], says("the same as `author`")] = ()
    summary: Annotated[str, says("one or two sentences for lists, feeds and search engines; else the first words")] = ""
    kind: Annotated[Kind, says("what sort of story it is")] = "news"
    drivers: Annotated[tuple[str, ...], says("drivers it is about: names, aliases or slugs")] = ()
    teams: Annotated[tuple[str, ...], says("teams it is about")] = ()
    events: Annotated[
        tuple[str, ...], says("events, or editions: `monaco-grand-prix/2024`, `Monaco Grand Prix 2024`")
    ] = ()
    circuits: Annotated[tuple[str, ...], says("circuits it is about")] = ()
    series: Annotated[tuple[str, ...], says("series it belongs to")] = ()
    tags: Annotated[tuple[str, ...], says("anything else to list it under")] = ()
    image: Annotated[LeadFront | None, says("lead picture: a path, or `src`, `alt`, `credit`, `licence`")] = None
    sources: Annotated[tuple[SourceFront, ...], says("where the facts come from: `name`, `url`")] = ()
    corrections: Annotated[tuple[CorrectionFront, ...], says("what was put right: `date`, `text`")] = ()
    draft: Annotated[bool, says("`true` keeps the article back")] = False
    expires: Annotated[Moment | None, says("the first moment at which the article is gone")] = None
    slug: Annotated[str, says("last part of the address; else the file's name without its date")] = ""
    permalink: Annotated[str, says("the whole address, in place of the site's pattern")] = ""
    aliases: Annotated[tuple[str, ...], says("old addresses that lead here")] = ()
    id: Annotated[str, says("identity in feeds; never change it. Else made from the file's path")] = ""
    canonical: Annotated[WebAddress, says("the address of the original, when this is a copy")] = WebAddress("")
    robots: Annotated[str, says("for the robots meta tag: `noindex`")] = ""
    featured: Annotated[bool, says("`true` puts it at the head of the home page while it is among the latest")] = False
    toc: Annotated[bool | None, says("`true` or `false` for a table of contents; else shown from four headings on")] = (
        None
    )
    links: Annotated[
        Literal["on", "off"],
        says("`off`: no names become links by themselves"),
    ] = "on"
    language: Annotated[str, says("language of the text, when it is not the site's: `de`")] = ""
    translation_of: Annotated[str, says("file or `id` of the article that this one translates: `other.md`")] = ""
    template: Annotated[str, says("a template of the theme to use in place of `article.html`")] = ""
    extra: Annotated[dict[str, Any], says("anything your own templates need, typed by YAML 1.2's core rules")] = field(
        default_factory=dict
    )


# ---------------------------------------------------------------- entities


class EntityFront(Written, frozen=True, kw_only=True):
    """What every entity file may say."""

    name: Annotated[str, says("the name as it is shown; else made from the file's name")] = ""
    full_name: Annotated[str, says("the name in full")] = ""
    aliases: Annotated[tuple[str, ...], says("other names that mean the same")] = ()
    summary: Annotated[str, says("one sentence for lists and search engines")] = ""
    image: Annotated[ImageFront | None, says("a picture: a path, or `src`, `alt`, `credit`, `licence`")] = None
    same_as: Annotated[tuple[WebAddress, ...], says("addresses of pages elsewhere about the same")] = ()
    slug: Annotated[str, says("last part of the address; else the file's name")] = ""
    old_addresses: Annotated[tuple[str, ...], says("old addresses that lead to its page: `/category/rain/`")] = ()
    sources: Annotated[tuple[SourceFront, ...], says("where the facts come from: `name`, `url`")] = ()
    extra: Annotated[dict[str, Any], says("anything your own templates need, typed by YAML 1.2's core rules")] = field(
        default_factory=dict
    )


class DriverFront(EntityFront, frozen=True, kw_only=True):
    """A driver: `content/drivers/<slug>.md`."""

    surname: Annotated[
        str, says("the name alone that texts use; else the last word of `name` with its particles: `van der Garde`")
    ] = ""
    code: Annotated[str, says("three letters of the timing screen: `GAS`")] = ""
    number: Annotated[str, says("race number, as it is painted: `10`, `010`")] = ""
    born: Annotated[WrittenDate | None, says("day of birth")] = None
    died: Annotated[WrittenDate | None, says("day of death")] = None
    birthplace: Annotated[str, says("town of birth")] = ""
    nationality: Annotated[str, says("nationality, in words")] = ""
    teams: Annotated[tuple[SpellFront, ...], says("whom he or she drove for: `team`, `series`, `from`, `to`")] = ()
    family: Annotated[tuple[RelativeFront, ...], says("relatives who race: `name`, `relation`")] = ()


class TeamFront(EntityFront, frozen=True, kw_only=True):
    """A team: `content/teams/<slug>.md`."""

    code: Annotated[str, says("short form of the timing screen")] = ""
    nationality: Annotated[str, says("the licence it races under, in words")] = ""
    base: Annotated[str, says("where it works")] = ""
    founded: Annotated[PartialDate, says("year it began")] = PartialDate("")
    colour: Annotated[Colour, says("its colour: `#ff8000`; drawn so that it is seen by day and by night")] = Colour("")
    names: Annotated[tuple[NameSpellFront, ...], says("names it has held: `name`, `from`, `to`")] = ()
    chain: Annotated[
        tuple[ChainFront, ...],
        says("the teams that it was before and became later, itself among them: `team`, `from`, `to`"),
    ] = ()


class CircuitFront(EntityFront, frozen=True, kw_only=True):
    """A circuit: `content/circuits/<slug>.md`."""

    place: Annotated[str, says("town")] = ""
    country: Annotated[str, says("country")] = ""
    timezone: Annotated[str, says("IANA name: `Europe/Monaco`")] = ""
    length_km: Annotated[float | None, says("length of a lap in kilometres")] = None
    turns: Annotated[int | None, says("number of corners")] = None
    opened: Annotated[PartialDate, says("year it was opened")] = PartialDate("")
    map: Annotated[MapFront | None, says("the track as it is: a path, or `src`, `credit`, `licence`")] = None
    layouts: Annotated[
        tuple[LayoutFront, ...],
        says("the track as it was, and is: `id`, `name`, `map`, `length_km`, `turns`, `from`, `to`"),
    ] = ()


class RulesFront(Written, frozen=True, kw_only=True):
    """How points become standings, for the seasons from one year to another."""

    from_: Annotated[int, says("first season of these rules")] = field(name="from")
    to: Annotated[int | None, says("last season; absent while they hold")] = None
    race: Annotated[tuple[float, ...], says("points of a race, by place: `[25, 18, 15]`")] = ()
    sprint: Annotated[tuple[float, ...], says("points of a sprint, by place")] = ()
    fastest_lap: Annotated[float, says("points for the fastest lap of a race")] = 0
    fastest_lap_within: Annotated[int, says("the last place that may have them; 0: any")] = 0
    best: Annotated[int, says("how many results count; 0: all")] = 0
    first: Annotated[int, says("rounds of the first half, where each half counts on its own; 0: it does not")] = 0
    best_first: Annotated[int, says("how many results of the first half count")] = 0
    best_rest: Annotated[int, says("how many results of the second half count")] = 0
    count_back: Annotated[
        Literal["all", "scoring", "first"],
        says("what breaks a tie: all places, those that bring points, or after these who had one first"),
    ] = "all"
    teams: Annotated[bool, says("`false` where teams have no championship")] = True
    team_race: Annotated[tuple[float, ...], says("points of a race for teams, where they are others")] = ()
    team_cars: Annotated[int, says("how many cars of a team score; 0: all")] = 0
    team_without: Annotated[tuple[str, ...], says("slugs of events that do not count for teams")] = ()
    team_drops: Annotated[bool, says("whether results are dropped for teams too")] = True


class DecisionFront(Written, frozen=True, kw_only=True):
    """What stewards or a court decided beyond results."""

    season: Annotated[int, says("the season")]
    round: Annotated[int, says("from which round on; 0: from the end of the season on")] = 0
    driver: Annotated[str, says("slug of the driver it is about")] = ""
    team: Annotated[str, says("slug of the team it is about")] = ""
    points: Annotated[float, says("points given, or with a minus taken away")] = 0
    excluded: Annotated[bool, says("`true`: without a place in the standings")] = False
    why: Annotated[str, says("the reason, in a few words")] = ""


class SeriesFront(EntityFront, frozen=True, kw_only=True):
    """A series: `content/series/<slug>.md`."""

    governing_body: Annotated[str, says("who makes the rules")] = ""
    founded: Annotated[PartialDate, says("year of the first season")] = PartialDate("")
    rules: Annotated[tuple[RulesFront, ...], says("how points become standings, by years")] = ()
    decisions: Annotated[tuple[DecisionFront, ...], says("what was decided beyond results")] = ()


class AuthorFront(EntityFront, frozen=True, kw_only=True):
    """Someone who writes: `content/authors/<slug>.md`."""

    role: Annotated[str, says("Editor, Formula 1 correspondent, …")] = ""
    pen_name: Annotated[bool, says("`true` says on the page that the name is a pen name")] = False
    fediverse: Annotated[
        Handle, says("the name in the fediverse, which stands with shared articles: `ada@social.example`")
    ] = Handle("")


class EventFront(EntityFront, frozen=True, kw_only=True):
    """A recurring event: `content/events/<slug>.md`."""

    series: Annotated[str, says("name, alias or slug of the series")] = ""
    circuit: Annotated[str, says("name, alias or slug of its usual circuit")] = ""
    country: Annotated[str, says("country")] = ""
    first_held: Annotated[PartialDate, says("year of the first edition")] = PartialDate("")
    names: Annotated[tuple[NameSpellFront, ...], says("names it has held: `name`, `from`, `to`")] = ()


class EditionFront(EntityFront, frozen=True, kw_only=True):
    """One running of an event: `content/events/<slug>/<year>/index.md`."""

    draft: Annotated[bool, says("`true` keeps the edition back, with its results")] = False
    series: Annotated[str, says("name, alias or slug of the series; else the event's")] = ""
    season: Annotated[int | None, says("the season it counts for; else the year of its folder")] = None
    round: Annotated[int | None, says("number in the season's calendar")] = None
    circuit: Annotated[str, says("name, alias or slug of the circuit; else the event's")] = ""
    layout: Annotated[str, says("id of the circuit's layout; else the one of that time")] = ""
    start: Annotated[WrittenDate | None, says("first day")] = None
    end: Annotated[WrittenDate | None, says("last day")] = None
    sessions: Annotated[tuple[SessionFront, ...], says("the timetable: `name`, `start`, `end`, `status`")] = ()
    status: Annotated[Literal["scheduled", "postponed", "cancelled"], says("what became of it")] = "scheduled"
    revision: Annotated[int, says("one more whenever its days move, while it has no sessions yet")] = 0
    worth: Annotated[float, says("what its race counts: `0.5` where half points are given, `2` where double")] = 1
    laps: Annotated[int | None, says("laps of the race")] = None
    distance_km: Annotated[float | None, says("distance of the race in kilometres")] = None


class TagFront(EntityFront, frozen=True, kw_only=True):
    """A tag with a text of its own: `content/tags/<slug>.md`."""


FRONTS: dict[SourceKind, type[Written]] = {
    "article": ArticleFront,
    "page": PageFront,
    "driver": DriverFront,
    "team": TeamFront,
    "event": EventFront,
    "edition": EditionFront,
    "circuit": CircuitFront,
    "series": SeriesFront,
    "tag": TagFront,
    "author": AuthorFront,
}
"""What each kind of file may say."""


# ---------------------------------------------------------------- site.yaml


class NavFront(Written, frozen=True, kw_only=True):
    title: Annotated[str, says("the words of the link")]
    url: Annotated[str, says("an address of the site, `/drivers/`, or elsewhere, `https://…`")]


class PermalinksFront(Written, frozen=True, kw_only=True):
    articles: Annotated[str, says("pattern with `{slug} {year} {month} {day} {section}`")] = "/articles/{slug}/"
    pages: Annotated[str, says("pattern with `{slug} {section}`")] = "/{section}/{slug}/"
    drivers: Annotated[str, says("pattern with `{slug}`")] = "/drivers/{slug}/"
    teams: Annotated[str, says("pattern with `{slug}`")] = "/teams/{slug}/"
    circuits: Annotated[str, says("pattern with `{slug}`")] = "/circuits/{slug}/"
    series: Annotated[str, says("pattern with `{slug}`")] = "/series/{slug}/"
    events: Annotated[str, says("pattern with `{slug}`; editions add their year")] = "/events/{slug}/"
    tags: Annotated[str, says("pattern with `{slug}`")] = "/tags/{slug}/"
    authors: Annotated[str, says("pattern with `{slug}`")] = "/authors/{slug}/"


class PaginationFront(Written, frozen=True, kw_only=True):
    size: Annotated[int, Meta(ge=1, le=1000, description="articles on a full page")] = 20
    number_from: Annotated[
        Literal["oldest", "newest"],
        says("`oldest`: full pages never change; `newest`: page 2 follows the first, as elsewhere"),
    ] = "oldest"


class FeedsFront(Written, frozen=True, kw_only=True):
    size: Annotated[int, Meta(ge=1, le=1000, description="articles in a feed")] = 20
    terms: Annotated[
        Literal["summary", "full"], says("what the feeds of drivers, teams, tags … carry of an article")
    ] = "summary"
    hub: Annotated[WebAddress, says("a WebSub hub that tells readers of the feeds what is new: `https://…`")] = (
        WebAddress("")
    )


class NewsFront(Written, frozen=True, kw_only=True):
    publication: Annotated[str, says("the name of the publication as Google News knows it; else the site's title")] = ""
    language: Annotated[str, says("its language: `en`, `de`, `zh-cn`; else the site's without its region")] = ""


Tagging = Literal["automatic", "suggest", "explicit"]


class LinksFront(Written, frozen=True, kw_only=True):
    entities: Annotated[
        Literal["first", "section", "off"],
        says("which names in articles become links: the first of each entity, the first in each section, or none"),
    ] = "first"


class ImagesFront(Written, frozen=True, kw_only=True):
    formats: Annotated[
        tuple[Literal["avif", "webp"], ...],
        says("modern formats beside the picture's own, the best first: `[webp]` is made faster"),
    ] = ("avif", "webp")
    widths: Annotated[
        tuple[Annotated[int, Meta(ge=16, le=8000)], ...],
        says("pixels across in which a picture is made; none is enlarged, and AVIF has the four widest"),
    ] = (480, 800, 1200, 1600)
    quality: Annotated[int, Meta(ge=1, le=100, description="of WebP; other formats are set to look alike")] = 75
    original: Annotated[
        Literal["keep", "strip"],
        says(
            "`strip`: a picture's own file is published only where something links to it or nothing shows it, and "
            "without its metadata; `keep`: always, as it is"
        ),
    ] = "strip"


class MarkdownFront(Written, frozen=True, kw_only=True):
    converter: Annotated[
        Converter, says("which Markdown package converts: `commonmark` is far faster and knows less")
    ] = "python-markdown"
    html: Annotated[
        Literal["checked", "trusted"] | tuple[str, ...],
        says("`checked`: HTML in articles is cleaned; `trusted`: kept as it is; or a list of path globs to trust"),
    ] = "checked"
    extensions: Annotated[
        tuple[str, ...],
        says("more extensions of Python-Markdown, by dotted name; with a minus one of ours is taken out: `-smarty`"),
    ] = ()


class SecurityFront(Written, frozen=True, kw_only=True):
    policy: Annotated[bool, says("`false`: pages carry no Content-Security-Policy")] = True
    script_src: Annotated[
        tuple[Origin, ...], says("hosts whose scripts pages may run: `https://stats.example.org`")
    ] = ()
    style_src: Annotated[tuple[Origin, ...], says("hosts whose style sheets pages may use")] = ()
    font_src: Annotated[tuple[Origin, ...], says("hosts whose fonts pages may use")] = ()
    connect_src: Annotated[tuple[Origin, ...], says("hosts that scripts may ask, `wss://` too")] = ()
    frame_src: Annotated[tuple[Origin, ...], says("hosts whose pages may stand in a frame")] = ()
    form_action: Annotated[tuple[Origin, ...], says("hosts to which forms may be sent: a newsletter's")] = ()
    hsts: Annotated[
        Literal["off", "on", "subdomains", "preload"],
        says(
            "`on`: hosts tell browsers to come by HTTPS alone, for a year; `subdomains`: to all names below yours too; "
            "`preload`: also to those who never came, once you have entered the site in browsers' list"
        ),
    ] = "off"
    referrer_policy: Annotated[
        Literal[
            "no-referrer",
            "no-referrer-when-downgrade",
            "origin",
            "origin-when-cross-origin",
            "same-origin",
            "strict-origin",
            "strict-origin-when-cross-origin",
        ],
        says("what other sites hear of the page that a reader comes from"),
    ] = "strict-origin-when-cross-origin"
    permissions_policy: Annotated[
        str, says('what pages may use of a device, as the header says it; `""`: hosts send none')
    ] = "camera=(), geolocation=(), microphone=()"


class StyleFront(Written, frozen=True, kw_only=True):
    say: Annotated[str, says("what is said here; absent where it is not to be said at all")] = ""
    not_: Annotated[tuple[str, ...], says("what is not: small letters mean any case")] = field(name="not")


class SiteFront(Written, frozen=True, kw_only=True):
    """`site.yaml`."""

    title: Annotated[str, says("the name of the site")]
    base_url: Annotated[str, says("where it will be read: `https://example.org/` or `https://example.org/racing/`")]
    tagline: Annotated[str, says("a few words under the name")] = ""
    description: Annotated[str, says("one or two sentences for search engines and feeds")] = ""
    language: Annotated[str, says("language of the site, BCP 47: `en`, `de`, `en-GB`")] = "en"
    timezone: Annotated[str, says("IANA name; dates without an offset are in it, and all are shown in it")] = "UTC"
    author: Annotated[str, says("who signs articles that name no author")] = ""
    logo: Annotated[str, says("path of the logo under `content/static/`: `/logo.svg`")] = ""
    social: Annotated[dict[str, WebAddress], says("network and address: `mastodon: https://…`")] = field(
        default_factory=dict
    )
    theme: Annotated[str, says("a folder of `themes/`, yours or ours: `apex`, `plain`")] = "apex"
    theme_options: Annotated[dict[str, Any], says("options of the theme, as its `theme.yaml` lists them")] = field(
        default_factory=dict
    )
    nav: Annotated[tuple[NavFront, ...], says("the menu: `title`, `url`")] = ()
    permalinks: Annotated[PermalinksFront, says("addresses, by kind")] = PermalinksFront()
    pagination: Annotated[PaginationFront, says("how long lists are cut")] = PaginationFront()
    feeds: Annotated[FeedsFront, says("what feeds carry")] = FeedsFront()
    news: Annotated[NewsFront, says("what `/news-sitemap.xml` says of the publication")] = NewsFront()
    markdown: Annotated[MarkdownFront, says("how article text is read")] = MarkdownFront()
    plugins: Annotated[
        tuple[str, ...],
        says("modules of Python that add to what a site can do: files in `plugins/` by their names, or installed ones"),
    ] = ()
    images: Annotated[
        ImagesFront | Literal["off"],
        says("in which forms pictures are shown; `off`: each is published as it is"),
    ] = ImagesFront()
    social_cards: Annotated[
        Literal["recent", "all", "off"],
        says(
            "pictures for social networks of pages that have none: `recent`: of articles of the last two years and of "
            "those they name; `all`: of every article and entity"
        ),
    ] = "off"
    search: Annotated[
        bool, says("`true`: each build makes the search of the site's own too, as `build --search` does")
    ] = False
    tagging: Annotated[
        Tagging,
        says(
            "what an article is about: `automatic`: also what its text is about; `suggest`: a warning proposes that; "
            "`explicit`: only what front matter names"
        ),
    ] = "automatic"
    links: Annotated[LinksFront, says("which names become links by themselves")] = LinksFront()
    pages: Annotated[
        Literal["mentioned", "all"],
        says("`mentioned`: an entity kept in a list file has a page once something names it; `all`: always"),
    ] = "mentioned"
    security: Annotated[SecurityFront, says("what pages may load from others")] = SecurityFront()
    gone: Annotated[
        tuple[str, ...], says("addresses that are gone for good: `/2019/old-story/`; hosts that can answer 410")
    ] = ()
    cname: Annotated[str, says("the domain of the site for GitHub Pages and its like: `www.example.org`")] = ""
    dot_files: Annotated[
        tuple[str, ...],
        says(
            "files and folders under `content/static/` that begin with a dot and are copied; `.well-known/` always is"
        ),
    ] = ()
    redirects: Annotated[
        Literal["plain", "forced"],
        says(
            "how `_redirects` asks for them: `forced`, with `301!`, for Netlify, which else shows the page that stands "
            "at the old address; Cloudflare knows `plain` alone"
        ),
    ] = "plain"
    precompress: Annotated[
        bool, says("`true`: beside each text file stand its gzip and its Brotli form, for a server of your own")
    ] = False
    publish: Annotated[
        dict[str, TargetFront], says("where `publish` puts the site: targets by names of yours, each with its keys")
    ] = field(default_factory=dict)
    checks: Annotated[dict[str, Severity], says("severity of warnings, by code: `PF201: off`")] = field(
        default_factory=dict
    )
    house_style: Annotated[
        tuple[StyleFront, ...],
        says("words that `check` wants otherwise: `{say: Grand Prix, not: [GP, Gran Prix]}`"),
    ] = ()
    quotes: Annotated[
        Literal["any", "straight", "typographic"],
        says("which quotation marks `check` wants in the sources of texts"),
    ] = "any"


# ---------------------------------------------------------------- theme.yaml


class OptionFront(Written, frozen=True, kw_only=True):
    default: Annotated[
        Any, says("what holds while site.yaml does not say otherwise; its type is the option's type")
    ] = ""
    description: Annotated[str, says("what the option does")] = ""


class ThemeFront(Written, frozen=True, kw_only=True):
    """`theme.yaml` of a theme."""

    name: Annotated[str, says("the name as people read it; else the folder's name")] = ""
    description: Annotated[str, says("one sentence on what it looks like and whom it suits")] = ""
    extends: Annotated[str, says("another theme, whose templates, assets and options hold where this one has none")] = (
        ""
    )
    without: Annotated[
        tuple[LeftOut, ...],
        says("what is not made: kinds of pages (`authors`, `archive` …), `related` articles, feeds"),
    ] = ()
    options: Annotated[dict[str, OptionFront], says("what `theme_options` of site.yaml may set, by name")] = field(
        default_factory=dict
    )
