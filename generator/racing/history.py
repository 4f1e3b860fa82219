"""The history: all editions and seasons of a site with their results, and who took part in which."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from generator.errors import problem
from generator.model import EntityKind, Location, Parsed, Problem, digest_bytes
from generator.racing.drives import scoring
from generator.racing.registry import Known, Registry
from generator.racing.results import Cast, Weekend, casting, weekends
from generator.racing.seasons import Entrants, Official, Season, seasons
from generator.racing.settling import settled
from generator.results import OfficialTable

_ENTRANTS: dict[str, Entrants] = {"driver-standings": "driver", "team-standings": "team"}
"""Whom a file of standings lists, by its name."""


class History(Struct, frozen=True, kw_only=True):
    """What results say: whom their names mean, editions by slug, seasons by series and year; the seasons of each driver
    and of each team by slug, in time; the editions of each event and at each circuit whose races have results, latest
    first; those whom nothing but results names (`new`)."""

    cast: Cast
    weekends: Mapping[str, Weekend]
    seasons: Mapping[tuple[str, int], Season]
    of_driver: Mapping[str, tuple[Season, ...]]
    of_team: Mapping[str, tuple[Season, ...]]
    of_event: Mapping[str, tuple[Weekend, ...]]
    of_circuit: Mapping[str, tuple[Weekend, ...]]
    new: tuple[Known, ...]


def history(
    published: Iterable[Parsed],
    own: Mapping[tuple[EntityKind, str], Parsed],
    names: Registry,
    year: int,
    withheld: Iterable[Parsed] = (),
) -> tuple[History, list[Problem]]:
    """The history that published sources tell; `own` are the entities' files, `year` is the one that runs. Results of
    an edition that is `withheld` are none."""
    hidden = {each.slug for each in withheld if each.kind == "edition"}
    every_table = [each for each in published if each.kind in ("results", "standings") and each.slug not in hidden]
    tables = settled((each for each in every_table if ("edition", each.slug) in own), own, names)
    found = casting(tables, names)
    editions = weekends(own, (each for each in tables if each.kind == "results"), names, found.cast)
    official: dict[str, dict[Entrants, Official]] = defaultdict(dict)
    for each in tables:
        if each.kind == "standings":
            official[each.slug][_ENTRANTS[each.section]] = _official(each, found.cast)
    series = {slug: each.front for (kind, slug), each in own.items() if kind == "series"}
    every = seasons(editions.values(), series, official, found.cast, year)
    made = History(
        cast=found.cast,
        weekends=editions,
        seasons=every,
        of_driver=_seasons_of(every.values(), "driver"),
        of_team=_seasons_of(every.values(), "team"),
        of_event=_run(editions.values(), lambda each: each.event),
        of_circuit=_run(editions.values(), lambda each: each.circuit),
        new=found.new,
    )
    return made, [*found.problems, *_strays(each for each in every_table if ("edition", each.slug) not in own)]


def _strays(tables: Iterable[Parsed]) -> Iterator[Problem]:
    """Results of no edition: they count for nothing."""
    paths: dict[str, list[str]] = defaultdict(list)
    for each in tables:
        paths[each.slug].append(each.path)
    for _, some in sorted(paths.items()):
        text, hint = "no edition has these results: no index.md stands beside them", "write one, with series and season"
        yield problem("PF608", text, Location(min(some)), hint)


def _official(standings: Parsed, cast: Cast) -> Official:
    """An official table, with a digest of it and of whom its names mean."""
    table: OfficialTable = standings.front
    names = cast.drivers if _ENTRANTS[standings.section] == "driver" else cast.teams
    slugs = [names[row.entrant] for row in table.rows]
    return Official(standings.path, table, digest_bytes(" ".join((standings.digest, *slugs)).encode()))


def _seasons_of(every: Iterable[Season], kind: EntityKind) -> dict[str, tuple[Season, ...]]:
    found: dict[str, list[Season]] = defaultdict(list)
    for season in sorted(every, key=lambda each: (each.year, each.series)):
        sessions = [each.found for weekend in season.weekends for each in weekend.sessions.values()]
        if kind == "driver":
            names = {season.cast.drivers[name] for each in sessions for name in each.drivers}
        else:
            names = {season.cast.teams[name] for each in sessions for name in each.teams}
        for slug in names:
            found[slug].append(season)
    return {slug: tuple(some) for slug, some in found.items()}


def _run(editions: Iterable[Weekend], key: Callable[[Weekend], str]) -> dict[str, tuple[Weekend, ...]]:
    found: dict[str, list[Weekend]] = defaultdict(list)
    for each in sorted(editions, key=_latest, reverse=True):
        if key(each) and any(kind == "race" for kind, _ in scoring(each)):
            found[key(each)].append(each)
    return {slug: tuple(some) for slug, some in found.items()}


def _latest(weekend: Weekend) -> tuple[int, str, str]:
    return weekend.season, weekend.start.isoformat() if weekend.start else "", weekend.slug
