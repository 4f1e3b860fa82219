"""One small made-up view of every kind, to try templates with."""

from datetime import UTC, date, datetime
from typing import Any

from msgspec import structs

from generator.model import Card, EntityKind, Filled, Handle, Moment, PartialDate, Picture, TermRef, View
from generator.outputs import entity_parts as e
from generator.outputs import parts as p
from generator.outputs import views as v
from generator.outputs.racing_views import Named
from tests.sample_body import BODY
from tests.sample_records import CAREER, CHAMPIONS, SEASON, WEEKEND, WINNERS

SITE = p.SiteFacts(
    title="Parc Fermé",
    tagline="The race is over. Now look at the car.",
    language="en",
    direction="ltr",
    root="/racing/",
    base_url="https://example.org/racing/",
    nav=tuple(
        p.Link(name, f"/racing/{name.lower()}/")
        for name in ("Articles", "Drivers", "Teams", "Events", "Circuits", "Series", "About")
    ),
    logo="",
    social=(p.Link("Mastodon", "https://social.example/@parcferme"),),
    options={},
    assets={
        name: f"/racing/assets/{name}"
        for name in (
            "plain.css",
            "apex.css",
            "apex.js",
            "times.js",
            "video.js",
            "search.js",
            "fonts/apex-sans.woff2",
            "fonts/apex-text.woff2",
        )
    },
    attribution="/racing/attribution/",
    calendar="/racing/calendar/",
    corrections="/racing/corrections/",
    hub="https://hub.example/",
    handle="@parcferme",
    search="/racing/search/",
)

PICTURE = Picture(
    url="/racing/media/start.svg",
    absolute="https://example.org/racing/media/start.svg",
    alt="Twenty cars on the grid",
    credit="A. Photographer",
    licence="CC BY 4.0",
)


FILLED = Filled(path="content/articles/a.md", body="")
"""Stands for BODY in views, as long as it is not at hand."""


def term(kind: EntityKind, slug: str, name: str) -> TermRef:
    """A link to an entity."""
    return TermRef(kind=kind, slug=slug, name=name, url=f"/racing/{kind}s/{slug}/")


def moment(day: int, hour: int = 0, minute: int = 0) -> Moment:
    """A moment of May 2024."""
    return Moment(datetime(2024, 5, day, hour, minute, tzinfo=UTC), day_only=not hour)


def card(title: str = "Leclerc wins at home, at last", kind: str = "report", day: int = 26, **others: Any) -> Card:
    """An article in a list."""
    made = Card(
        url=f"/racing/articles/story-{day}/",
        title=title,
        summary="Pole, the lead, the lap everybody feared: nothing went wrong in Monaco this time.",
        kind=kind,
        moment=moment(day, 17, 45),
        authors=(term("author", "ada", "Ada Ravel"), term("author", "tom", "Tom Iron")),
    )
    return structs.replace(made, **others)


def head(title: str, at: str = "", *crumbs: str, **others: Any) -> p.Head:
    """What stands in `<head>` of the page at `at`."""
    return p.Head(
        title=title,
        description="One sentence & a half.",
        url=f"https://example.org/racing/{at}",
        feeds=(p.FeedLink("Parc Fermé", "application/atom+xml", "/racing/feed.xml"),),
        crumbs=(p.Link("Parc Fermé", "/racing/"), *(p.Link(each, f"/racing/{each.lower()}/") for each in crumbs)),
        **others,
    )


CARDS = (
    card("Piastri second again, and content", "reaction", 26),
    card("Where Monaco was decided: eleven minutes on Saturday", "analysis", 25),
    card("Grid for Monaco: Leclerc, Piastri, Sainz", "qualifying", 25, summary=""),
    card("Practice in Monaco: everyone within a second", "practice", 24),
    card("Monaco, or the art of not being overtaken", "opinion", 23, moment=moment(23)),
)

EDITION = e.EditionRow(
    year="2024",
    name="Monaco Grand Prix 2024",
    url="/racing/events/monaco-grand-prix/2024/",
    start=date(2024, 5, 24),
    end=date(2024, 5, 26),
    circuit=term("circuit", "monaco", "Circuit de Monaco"),
)


def entity(kind: EntityKind, name: str, slug: str, *facts: e.Fact, **others: Any) -> e.EntityFacts:
    """An entity as its page shows it."""
    return e.EntityFacts(kind=kind, slug=slug, name=name, url=f"/racing/{kind}s/{slug}/", facts=facts, **others)


DRIVER = entity(
    "driver",
    "Pierre Gasly",
    "pierre-gasly",
    e.Fact("born", day=date(1996, 2, 7)),
    e.Fact("birthplace", text="Rouen"),
    e.Fact("nationality", text="French"),
    full_name="Pierre Jean-Jacques Gasly",
    summary="The winner of Monza 2020, at Alpine since 2023.",
    number="10",
    code="GAS",
    spells=(
        e.Spell("Alpine", "/racing/teams/alpine/", "Formula 1", "/racing/series/formula-1/", PartialDate("2023")),
        e.Spell("AlphaTauri", series="Formula 1", since=PartialDate("2019-08"), until=PartialDate("2022")),
        e.Spell("Toro Rosso", series="Formula 1", since=PartialDate("2018"), until=PartialDate("2018")),
    ),
    family=(e.Relative("Jean-Jacques Gasly", "father"),),
    same_as=("https://www.example.com/gasly",),
    sources=(p.SourceNote("F1DB", "https://example.org/f1db"),),
)
TEAM = entity(
    "team",
    "Racing Bulls",
    "rb",
    e.Fact("base", text="Faenza"),
    e.Fact("founded", text="2006"),
    livery="pf-team-visa-rb",
    code="RB",
    names=(e.Spell("Toro Rosso", since=PartialDate("2006"), until=PartialDate("2019")),),
)
CIRCUIT = entity(
    "circuit", "Circuit de Monaco", "monaco", e.Fact("length_km", text="3.337"), e.Fact("turns", text="19")
)
EVENT = entity("event", "Monaco Grand Prix", "monaco-grand-prix", e.Fact("first_held", text="1929"), image=PICTURE)
RUNNING = entity(
    "edition",
    "Monaco Grand Prix 2024",
    "monaco-grand-prix/2024",
    e.Fact("start", day=date(2024, 5, 24)),
    e.Fact("circuit", term=term("circuit", "monaco", "Circuit de Monaco")),
    e.Fact("laps", text="78"),
)


def _listed(of: e.EntityFacts, **others: Any) -> v.EntityView:
    fields: dict[str, Any] = {"body": FILLED, "cards": CARDS, "pager": p.Pager(older="/racing/drivers/x/page/2/")}
    plural = of.kind if of.kind.endswith("s") else f"{of.kind}s"
    page = head(of.name, f"{plural}/{of.slug}/", plural.capitalize(), type="profile")
    return v.EntityView(site=SITE, head=page, entity=of, **(fields | others))


SESSIONS = (
    e.SessionRow("Practice 1", moment(24, 11, 30), moment(24, 12, 30), "scheduled"),
    e.SessionRow("Qualifying", moment(25, 14), None, "postponed"),
    e.SessionRow("Race", moment(26), None, "scheduled"),
    e.SessionRow("Parade", None, None, "cancelled"),
)

ARTICLE = v.ArticleView(
    site=SITE,
    head=head(
        "Leclerc wins at home, at last",
        "articles/story-26/",
        "Articles",
        type="article",
        image=PICTURE,
        published=moment(26, 17, 45),
        modified=moment(27),
        section="Report",
        authors=("https://example.org/racing/authors/ada/", "https://example.org/racing/authors/tom/"),
        tags=("Charles Leclerc", "street circuits"),
        creators=(Handle("@ada@social.example"),),
        data='{"@context":"https://schema.org","@graph":[{"name":"A \\u003c B"}]}',
    ),
    card=card(updated=moment(27, 9, 5), image=PICTURE),
    terms=(
        term("driver", "charles-leclerc", "Charles Leclerc"),
        term("team", "ferrari", "Ferrari"),
        term("edition", "monaco-grand-prix/2024", "Monaco Grand Prix 2024"),
        term("series", "formula-1", "Formula 1"),
        term("tag", "street-circuits", "street circuits"),
    ),
    dek="Pole, the lead, the lap everybody feared: nothing went wrong in Monaco this time.",
    body=FILLED,
    sources=(p.SourceNote("F1DB", "https://example.org/f1db"), p.SourceNote("Race classification, FIA", "")),
    corrections=(p.CorrectionNote(moment(27, 9, 5), "An earlier version gave the wrong gap."),),
    newer=p.Neighbour(title=CARDS[0].title, url=CARDS[0].url),
    older=p.Neighbour(title=CARDS[1].title, url=CARDS[1].url),
    related=CARDS[2:4],
    extra={},
)

ENTITIES: tuple[tuple[str, str, View], ...] = (
    ("driver", "driver.html", _listed(DRIVER, record=CAREER)),
    ("driver-page", "driver.html", _listed(DRIVER, body=None, pager=p.Pager("/racing/n/", "", "/racing/", 1))),
    ("team", "team.html", _listed(TEAM, record=structs.replace(CAREER, duels=()))),
    ("circuit", "circuit.html", _listed(CIRCUIT, editions=(EDITION,), record=WINNERS)),
    (
        "series",
        "series.html",
        _listed(entity("series", "Formula 1", "formula-1"), editions=(EDITION,), record=CHAMPIONS),
    ),
    ("author", "author.html", _listed(entity("author", "Ada Ravel", "ada", pen_name=True))),
    ("tag", "tag.html", _listed(entity("tag", "rain", "rain"), body=None, cards=(), pager=p.Pager())),
    (
        "event",
        "event.html",
        _listed(EVENT, editions=(EDITION, structs.replace(EDITION, year="2023", end=None)), record=WINNERS),
    ),
    (
        "edition",
        "edition.html",
        _listed(
            RUNNING,
            sessions=SESSIONS,
            event=term("event", "monaco-grand-prix", "Monaco Grand Prix"),
            earlier=structs.replace(EDITION, name="Monaco Grand Prix 2023", year="2023"),
            later=structs.replace(EDITION, name="Monaco Grand Prix 2025", year="2025"),
            record=WEEKEND,
        ),
    ),
)

PAGES: tuple[tuple[str, str, View], ...] = (
    (
        "page",
        "page.html",
        v.PageView(
            site=SITE,
            head=head("About", "about/"),
            title="About",
            body=FILLED,
            updated=moment(1),
            extra={},
        ),
    ),
    ("article", "article.html", ARTICLE),
    (
        "home",
        "home.html",
        v.HomeView(
            site=SITE,
            head=head("Parc Fermé"),
            lead=card(image=PICTURE),
            latest=CARDS,
            more="/racing/articles/",
        ),
    ),
    ("home-empty", "home.html", v.HomeView(site=SITE, head=head("Parc Fermé"), lead=None, latest=(), more="")),
    (
        "list",
        "list.html",
        v.ListView(
            site=SITE,
            head=head("Articles", "articles/page/2/", "Articles", robots="noindex"),
            title="Articles",
            cards=CARDS,
            pager=p.Pager("/racing/articles/page/3/", "/racing/articles/page/1/", "/racing/articles/", 2),
            parts=(p.Link("May 2024", "/racing/archive/2024/05/"), p.Link("April 2024", "/racing/archive/2024/04/")),
        ),
    ),
    (
        "terms",
        "terms.html",
        v.TermsView(
            site=SITE,
            head=head("Drivers", "drivers/"),
            title="Drivers",
            kind="drivers",
            empty="There are no drivers yet.",
            letters=(
                p.Letter(letter="G", terms=(term("driver", "pierre-gasly", "Pierre Gasly"),)),
                p.Letter(
                    letter="L",
                    terms=(
                        term("driver", "charles-leclerc", "Charles Leclerc"),
                        term("driver", "liam-lawson", "Liam Lawson"),
                    ),
                ),
            ),
        ),
    ),
    (
        "archive",
        "archive.html",
        v.ArchiveView(
            site=SITE,
            head=head("Archive", "archive/"),
            title="Archive",
            years=((p.Link("2024", "/racing/archive/2024/"), (p.Link("May", "/racing/archive/2024/05/"),)),),
        ),
    ),
    (
        "attribution",
        "attribution.html",
        v.AttributionView(
            site=SITE,
            head=head("Attribution", "attribution/"),
            title="Attribution",
            rows=(
                p.Owed(
                    source="F1DB",
                    url="https://example.org/f1db",
                    licence="CC BY 4.0",
                    licence_url="https://creativecommons.org/licenses/by/4.0/",
                    versions=("6a5845b",),
                    counts=(("driver", 917), ("team", 1)),
                ),
                p.Owed(source="", url="", licence="", licence_url="", versions=(), counts=(("picture", 2), ("map", 1))),
            ),
        ),
    ),
    (
        "corrections",
        "corrections.html",
        v.CorrectionsView(
            site=SITE,
            head=head("Corrections", "corrections/"),
            title="Corrections",
            corrections=(
                p.Corrected(
                    title=CARDS[0].title,
                    url=f"{CARDS[0].url}#pf-corrections",
                    language="de",
                    moment=moment(27, 9, 5),
                    text="An earlier version gave the wrong gap.",
                ),
            ),
            pager=p.Pager("", "/racing/corrections/page/1/"),
        ),
    ),
    (
        "calendar",
        "calendar.html",
        v.ScheduleView(
            site=SITE,
            head=head("Calendar", "calendar/"),
            title="Calendar",
            calendar="/racing/calendar.ics",
            seasons=(
                e.ScheduledSeason(
                    title="Formula 1 2024",
                    url="/racing/series/formula-1/2024/",
                    calendar="/racing/series/formula-1/2024/calendar.ics",
                    editions=(
                        e.Scheduled(
                            edition=term("edition", "monaco-grand-prix/2024", "Monaco Grand Prix 2024"),
                            start=date(2024, 5, 24),
                            end=date(2024, 5, 26),
                            status="postponed",
                            circuit=Named("Monaco", "/racing/circuits/monaco/"),
                            sessions=(e.SessionRow("Race", moment(26, 13), None, "scheduled"),),
                        ),
                    ),
                ),
                e.ScheduledSeason(
                    title="Other events 2024",
                    url="",
                    calendar="",
                    editions=(
                        e.Scheduled(
                            edition=term("edition", "goodwood-revival/2024", "Goodwood Revival 2024"),
                            start=date(2024, 9, 6),
                            end=date(2024, 9, 8),
                            status="scheduled",
                            circuit=None,
                            sessions=(),
                        ),
                    ),
                ),
            ),
        ),
    ),
    (
        "search",
        "search.html",
        v.SearchView(site=SITE, head=head("Search", "search/"), title="Search", bundle="/racing/pagefind/"),
    ),
    ("404", "404.html", v.NotFoundView(site=SITE, head=p.Head(title="Nothing here", description="", url=""))),
    (
        "redirect",
        "redirect.html",
        v.RedirectView(site=SITE, url="/racing/about/", absolute="https://example.org/racing/about/", title="About"),
    ),
)

SEASONS: tuple[tuple[str, str, View], ...] = tuple(
    (
        name,
        "season.html",
        v.SeasonView(
            site=SITE,
            head=head("Formula 1 2024", "series/formula-1/2024/", "Series"),
            title="Formula 1 2024",
            series=term("series", "formula-1", "Formula 1"),
            year=2024,
            record=record,
            earlier=p.Link("2023", "/racing/series/formula-1/2023/"),
            later=None,
        ),
    )
    for name, record in (
        ("season", SEASON),
        ("season-to-come", structs.replace(SEASON, as_of=0, standings=(), charts=(), matrices=())),
    )
)

SAMPLES = PAGES + ENTITIES + SEASONS
"""Name, template, view."""


def context(view: View, **options: Any) -> dict[str, Any]:
    """The variables of a template: the view's fields, with these options of the theme."""
    fields = {name: getattr(view, name) for name in view.__struct_fields__}
    if fields.get("body"):
        fields["body"] = BODY
    return fields | {"site": structs.replace(SITE, options=options)}
