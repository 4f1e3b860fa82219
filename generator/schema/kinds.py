"""Kinds of entities: whatever a site knows of by name, and has a page for. All that there is to say of a kind stands
here, and nowhere else: its word in `EntityKind`, what its files may say, and its line in `KINDS`.

All else follows: folders, keys of articles, addresses, permalinks, indexes, feeds, words, checks, editors' schemas and
the reference. A page is made with the template of that name, `driver.html`, or with `entity.html` where a theme has
none.
"""

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from msgspec import Struct, defstruct

from generator.marking import marked, marked_as
from generator.schema.base import Written, says
from generator.schema.entities import ChainFront, EntityFront, LayoutFront, NameSpellFront, RelativeFront, SpellFront
from generator.schema.parts import MapFront
from generator.schema.seasons import DecisionFront, RulesFront, SessionFront
from generator.values import Colour, Handle, PartialDate, WrittenDate

EntityKind = Literal["driver", "team", "event", "edition", "circuit", "series", "tag", "author"]
"""Every kind, by the word for it in code."""


class DriverFront(EntityFront, frozen=True, kw_only=True):
    """A driver: `content/drivers/<slug>.md`."""

    surname: Annotated[
        str, says("the name alone that texts use; else the last word of `name` with its particles: `van der Garde`")
    ] = ""
    code: Annotated[str, says("three letters of the timing screen: `GAS`")] = ""
    number: Annotated[str, says("race number, as it is painted: `10`, `010`")] = ""
    born: Annotated[WrittenDate | None, says("day of birth", example="1997-09-30")] = None
    died: Annotated[WrittenDate | None, says("day of death")] = None
    birthplace: Annotated[str, says("town of birth", example="Hasselt")] = ""
    nationality: Annotated[str, says("nationality, in words", example="Dutch")] = ""
    teams: Annotated[
        tuple[SpellFront, ...],
        says(
            "whom he or she drove for: `team`, `series`, `from`, `to`",
            example="[{team: Red Bull, series: formula-1, from: 2016-05-15}]",
        ),
    ] = ()
    family: Annotated[
        tuple[RelativeFront, ...],
        says("relatives who race: `name`, `relation`", example="[{name: Jos Verstappen, relation: father}]"),
    ] = ()


class TeamFront(EntityFront, frozen=True, kw_only=True):
    """A team: `content/teams/<slug>.md`."""

    code: Annotated[str, says("short form of the timing screen")] = ""
    nationality: Annotated[str, says("the licence it races under, in words", example="French")] = ""
    base: Annotated[str, says("where it works", example="Enstone")] = ""
    founded: Annotated[PartialDate, says("year it began", example="2021")] = PartialDate("")
    colour: Annotated[Colour, says("its colour: `#ff8000`; drawn so that it is seen by day and by night")] = Colour("")
    names: Annotated[
        tuple[NameSpellFront, ...],
        says("names it has held: `name`, `from`, `to`", example="[{name: Alpine F1 Team, from: 2021}]"),
    ] = ()
    chain: Annotated[
        tuple[ChainFront, ...],
        says(
            "the teams that it was before and became later, itself among them: `team`, `from`, `to`",
            example="[{team: Renault, from: 2016, to: 2020}, {team: Alpine, from: 2021}]",
        ),
    ] = ()


class EventFront(EntityFront, frozen=True, kw_only=True):
    """A recurring event: `content/events/<slug>.md`."""

    series: Annotated[str, says("name, alias or slug of the series", of="series")] = ""
    circuit: Annotated[str, says("name, alias or slug of its usual circuit", of="circuit")] = ""
    country: Annotated[str, says("country")] = ""
    first_held: Annotated[PartialDate, says("year of the first edition")] = PartialDate("")
    names: Annotated[tuple[NameSpellFront, ...], says("names it has held: `name`, `from`, `to`")] = ()


class EditionFront(EntityFront, frozen=True, kw_only=True):
    """One running of an event: `content/events/<slug>/<year>/index.md`."""

    draft: Annotated[bool, says("`true` keeps the edition back, with its results")] = False
    series: Annotated[str, says("name, alias or slug of the series; else the event's", of="series")] = ""
    season: Annotated[int | None, says("the season it counts for; else the year of its folder")] = None
    round: Annotated[int | None, says("number in the season's calendar", amount=True)] = None
    circuit: Annotated[str, says("name, alias or slug of the circuit; else the event's", of="circuit")] = ""
    layout: Annotated[str, says("id of the circuit's layout; else the one of that time")] = ""
    start: Annotated[WrittenDate | None, says("first day")] = None
    end: Annotated[WrittenDate | None, says("last day")] = None
    sessions: Annotated[tuple[SessionFront, ...], says("the timetable: `name`, `start`, `end`, `status`")] = ()
    status: Annotated[Literal["scheduled", "postponed", "cancelled"], says("what became of it")] = "scheduled"
    revision: Annotated[int, says("one more whenever its days move, while it has no sessions yet")] = 0
    worth: Annotated[
        float, says("what its race counts: `0.5` where half points are given, `2` where double", amount=True)
    ] = 1
    laps: Annotated[int | None, says("laps of the race", amount=True)] = None
    distance_km: Annotated[float | None, says("distance of the race in kilometres", amount=True)] = None


class CircuitFront(EntityFront, frozen=True, kw_only=True):
    """A circuit: `content/circuits/<slug>.md`."""

    place: Annotated[str, says("town", example="Monte Carlo")] = ""
    country: Annotated[str, says("country", example="Monaco")] = ""
    timezone: Annotated[str, says("IANA name: `Europe/Monaco`")] = ""
    length_km: Annotated[float | None, says("length of a lap in kilometres", example="3.337", amount=True)] = None
    turns: Annotated[int | None, says("number of corners", example="19", amount=True)] = None
    opened: Annotated[PartialDate, says("year it was opened", example="1929")] = PartialDate("")
    map: Annotated[
        MapFront | None, says("the track as it is: a path, or `src`, `credit`, `licence`", example="monaco.svg")
    ] = None
    layouts: Annotated[
        tuple[LayoutFront, ...],
        says(
            "the track as it was, and is: `id`, `name`, `map`, `length_km`, `turns`, `from`, `to`",
            example="[{id: monaco-1, length_km: 3.145, from: 1929, to: 1972}]",
        ),
    ] = ()


class SeriesFront(EntityFront, frozen=True, kw_only=True):
    """A series: `content/series/<slug>.md`."""

    governing_body: Annotated[str, says("who makes the rules", example="FIA")] = ""
    founded: Annotated[PartialDate, says("year of the first season", example="1950")] = PartialDate("")
    rules: Annotated[
        tuple[RulesFront, ...],
        says(
            "how points become standings, by years",
            example="[{from: 2025, race: [25, 18, 15, 12, 10, 8, 6, 4, 2, 1], sprint: [8, 7, 6, 5, 4, 3, 2, 1]}]",
        ),
    ] = ()
    decisions: Annotated[
        tuple[DecisionFront, ...],
        says(
            "what was decided beyond results",
            example="[{season: 2007, team: mclaren, excluded: true, why: what it knew of Ferrari}]",
        ),
    ] = ()


class TagFront(EntityFront, frozen=True, kw_only=True):
    """A tag with a text of its own: `content/tags/<slug>.md`."""


class AuthorFront(EntityFront, frozen=True, kw_only=True):
    """Someone who writes: `content/authors/<slug>.md`."""

    role: Annotated[str, says("Editor, Formula 1 correspondent, …")] = ""
    pen_name: Annotated[bool, says("`true` says on the page that the name is a pen name")] = False
    fediverse: Annotated[
        Handle, says("the name in the fediverse, which stands with shared articles: `ada@social.example`")
    ] = Handle("")


class Kind(NamedTuple):
    """What there is to say of a kind.

    `front`: what its files may say. `one`: the word for one of them. `type`: what schema.org calls it. `plural`: its
    folder below content/, its key in articles, and its address; "" for editions, which stand below their events.
    `several`: the title of its index, marked as that where `one` is the same word, and `empty` what stands there while
    there are none. `key`: what the reference says of its key in articles; "" where that has keys of its own. `facts`:
    the keys that its page shows as they are, in this order. `weight`: what one shared entity of it is worth where
    articles are related, fixed, so that a new article changes what is near it and nothing else. `pattern`: what the
    reference says of its addresses. `examples`: whose the examples are that its keys give.
    """

    front: type[EntityFront]
    one: str
    type: str
    plural: str = ""
    several: str = ""
    empty: str = ""
    key: str = ""
    facts: tuple[str, ...] = ()
    weight: int = 0
    pattern: str = "pattern with `{slug}`"
    examples: str = ""


KINDS: dict[EntityKind, Kind] = {
    "driver": Kind(
        DriverFront,
        marked("Driver"),
        "Person",
        plural="drivers",
        several=marked("Drivers"),
        empty=marked("There are no drivers yet."),
        key="drivers it is about: names, aliases or slugs",
        facts=("born", "died", "birthplace", "nationality"),
        weight=6,
        examples="Max Verstappen",
    ),
    "team": Kind(
        TeamFront,
        marked("Team"),
        "SportsTeam",
        plural="teams",
        several=marked("Teams"),
        empty=marked("There are no teams yet."),
        key="teams it is about",
        facts=("nationality", "base", "founded"),
        weight=4,
        examples="Alpine",
    ),
    "event": Kind(
        EventFront,
        marked("Event"),
        "EventSeries",
        plural="events",
        several=marked("Events"),
        empty=marked("There are no events yet."),
        key="events, or editions: `monaco-grand-prix/2024`, `Monaco Grand Prix 2024`",
        facts=("series", "circuit", "country", "first_held"),
        weight=6,
        pattern="pattern with `{slug}`; editions add their year",
    ),
    "edition": Kind(
        EditionFront,
        marked("Edition"),
        "SportsEvent",
        facts=("series", "season", "round", "circuit", "start", "end", "laps", "distance_km", "status"),
        weight=12,
    ),
    "circuit": Kind(
        CircuitFront,
        marked("Circuit"),
        "Place",
        plural="circuits",
        several=marked("Circuits"),
        empty=marked("There are no circuits yet."),
        key="circuits it is about",
        facts=("place", "country", "length_km", "turns", "opened"),
        weight=4,
        examples="Monaco",
    ),
    "series": Kind(
        SeriesFront,
        marked("Series"),
        "EventSeries",
        plural="series",
        several=marked_as("several", "Series"),
        empty=marked("There are no series yet."),
        key="series it belongs to",
        facts=("governing_body", "founded"),
        weight=1,
        examples="Formula 1",
    ),
    "tag": Kind(
        TagFront,
        marked("Tag"),
        "DefinedTerm",
        plural="tags",
        several=marked("Tags"),
        empty=marked("There are no tags yet."),
        key="anything else to list it under",
        weight=2,
    ),
    "author": Kind(
        AuthorFront,
        marked("Author"),
        "Person",
        plural="authors",
        several=marked("Authors"),
        empty=marked("There are no authors yet."),
        facts=("role",),
    ),
}
"""Every kind, in the order in which they are told."""

PLURALS: dict[EntityKind, str] = {kind: each.plural for kind, each in KINDS.items() if each.plural}
"""Each kind that has an index, and the word in its address, in content/ and in front matter."""

ENTITY_FOLDERS: dict[str, EntityKind] = {plural: kind for kind, plural in PLURALS.items()}
"""The folder of each kind below content/."""


def with_names(name: str, base: type[Struct]) -> type[Struct]:
    """A struct with the keys of `base`, and those by which an article names entities of each kind."""
    said = [(each.plural, each.key) for each in KINDS.values() if each.key]
    keys = [(plural, Annotated[tuple[str, ...], says(key)], ()) for plural, key in said]
    return defstruct(name, keys, bases=(base,), module=__name__, frozen=True, kw_only=True)


if TYPE_CHECKING:

    class Naming(Written, frozen=True, kw_only=True):
        """What has the keys by which an article names entities, as far as code asks for one by its name."""

        drivers: tuple[str, ...] = ()
        teams: tuple[str, ...] = ()
        events: tuple[str, ...] = ()
        circuits: tuple[str, ...] = ()
        series: tuple[str, ...] = ()
        tags: tuple[str, ...] = ()
else:
    Naming = with_names("Naming", Written)
