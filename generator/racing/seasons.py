"""Seasons: the editions of one series and year with their results, and the standings after each of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec import Struct, structs

from generator.model import Digest, digest_bytes, digest_of
from generator.racing.drives import Drive, car_result, driver_result, drives, scoring
from generator.racing.results import Cast, Weekend
from generator.racing.standings import Result, Standing, driver_standings, rules_of, team_standings
from generator.results import OfficialTable
from generator.schema import DecisionFront, RulesFront, SeriesFront
from generator.text.slugs import slugify

Entrants = Literal["driver", "team"]
"""Whom a table of standings lists."""

ENTRANTS: tuple[Entrants, ...] = ("driver", "team")


class Official(NamedTuple):
    """Official standings after an edition: the file, what it says, and the digest of it and of whom its names mean."""

    path: str
    table: OfficialTable
    digest: Digest


class Season(Struct, frozen=True, kw_only=True, dict=True):
    """A season: its series, the year, its editions by round, the rules of the year (None: none are known) and what was
    decided, official tables by round. `is_past`: its year is, or a later season has results. What is made of it is made
    when it is asked for."""

    series: str
    year: int
    weekends: tuple[Weekend, ...]
    rules: RulesFront | None
    decisions: tuple[DecisionFront, ...]
    official: Mapping[tuple[int, Entrants], Official]
    cast: Cast
    is_past: bool = False

    @cached_property
    def digests(self) -> Mapping[int, Digest]:
        """By round the digest of all that figures up to it are made of; under 0 that of a season without results."""
        made = digest_of((self.series, self.year, self.rules, self.decisions, [each.round for each in self.weekends]))
        found = {0: made}
        for each in self.weekends:
            sessions = [session.digest for name, session in each.sessions.items() if is_counted(name)]
            tables = [given.digest for (round_, _), given in self.official.items() if round_ == each.round]
            made = digest_bytes(" ".join((made, each.slug, str(each.worth), *sessions, *tables)).encode())
            found[each.round] = made
        return found

    @property
    def digest(self) -> Digest:
        """The digest of all that its figures are made of."""
        return self.digests[max(self.digests)]

    @cached_property
    def engines(self) -> Mapping[str, Mapping[str, tuple[str, int]]]:
        """The engines of each team, by slug, under the name that standings give the team with them, each with the first
        round of it."""
        found: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
        for each in self.drives:
            if engine := each.entry.row.engine:
                found[each.entry.team].setdefault(each.entry.constructor, (engine, each.weekend.round))
        return found

    @cached_property
    def run(self) -> tuple[Weekend, ...]:
        """The editions whose race or sprint has results."""
        return tuple([each for each in self.weekends if next(scoring(each), None)])

    @property
    def last(self) -> int:
        """The last round with results; 0 where none has."""
        return max((each.round for each in self.run), default=0)

    @property
    def is_over(self) -> bool:
        """Whether it is past, and its last round has a race with results. While the year runs nobody knows whether
        another round comes, or what is decided still."""
        return self.is_past and any(kind == "race" for each in self.final for kind, _ in scoring(each))

    @property
    def final(self) -> tuple[Weekend, ...]:
        """The last edition that is not cancelled, or those of its round; none where all are."""
        held = [each for each in self.weekends if not each.is_cancelled]
        return tuple([each for each in held if each.round == held[-1].round])

    @cached_property
    def drives(self) -> tuple[Drive, ...]:
        """What every driver did in all races and sprints, in time."""
        rules = self.rules or RulesFront(from_=self.year)
        return tuple([each for weekend in self.weekends for each in drives(weekend, rules, self.cast)])

    @cached_property
    def tables(self) -> dict[tuple[Entrants, int, str], list[Standing]]:
        """Standings by kind, round and class, as far as they were asked for."""
        return {}

    @cached_property
    def by_driver(self) -> Mapping[str, tuple[Drive, ...]]:
        """The drives of each driver, by slug, in time."""
        return _grouped(self.drives, lambda each: each.driver)

    @cached_property
    def by_team(self) -> Mapping[str, tuple[Drive, ...]]:
        """The drives for each team, by slug, in time."""
        return _grouped(self.drives, lambda each: each.entry.team)

    @cached_property
    def drivers(self) -> Mapping[str, Standing]:
        """Where each driver stands after the last results, by slug; of several classes the first that has him."""
        return self._last("driver")

    @cached_property
    def teams(self) -> Mapping[str, Standing]:
        """Where each team stands after the last results, by slug, with its engine where engines are told apart."""
        return self._last("team")

    def _last(self, kind: Entrants) -> Mapping[str, Standing]:
        tables = [standings(self, kind, self.last, class_) for class_ in reversed(self.classes)]
        return {row.entrant: row for table in tables for row in table}

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The classes that race in it, by name; one that is "" where there are none."""
        return self.classes_until(self.last)

    def classes_until(self, after: int) -> tuple[str, ...]:
        """The classes that raced up to a round, by name; one that is "" where there are none."""
        return tuple(sorted({each.entry.row.class_ for each in self.drives if each.weekend.round <= after})) or ("",)


def seasons(
    weekends: Iterable[Weekend],
    series: Mapping[str, SeriesFront],
    official: Mapping[str, Mapping[Entrants, Official]],
    cast: Cast,
    year: int,
) -> dict[tuple[str, int], Season]:
    """The seasons of all series, by series and year. Editions without a round do not count where others of the season
    have one; where none has, they count in time. `official` are tables by edition, `year` is the one that runs."""
    found: dict[tuple[str, int], list[Weekend]] = defaultdict(list)
    latest: dict[str, int] = {}
    for each in weekends:
        if each.series:
            found[each.series, each.season].append(each)
            if next(scoring(each), None):
                latest[each.series] = max(each.season, latest.get(each.series, each.season))
    return {
        key: structs.replace(
            _season(key, _numbered(every), series.get(key[0]) or SeriesFront(), official, cast),
            is_past=key[1] < max(year, latest.get(key[0], year)),
        )
        for key, every in sorted(found.items())
    }


def is_counted(session: str) -> bool:
    """Whether figures are made of a session, by its name; practice decides nothing."""
    return session.startswith(("race", "sprint", "qualifying"))


def standings(season: Season, kind: Entrants, after: int, class_: str = "") -> list[Standing]:
    """The standings of a class after a round: the official ones where they are given, else those that the rules make of
    the results; none while nobody has points. They are made once."""
    key = (kind, after, class_)
    if key not in season.tables:
        season.tables[key] = _standings(season, kind, after, class_)
    return season.tables[key]


def computed(season: Season, kind: Entrants, after: int, class_: str = "") -> list[Standing]:
    """The standings that the rules make of the results up to a round."""
    counted = (each for each in season.drives if each.weekend.round <= after and each.entry.row.class_ == class_)
    results: list[Result]
    if kind == "driver":
        results = [driver_result(each) for each in counted]
    else:
        results = [car_result(each) for each in counted if each.number == 0 and each.entry.team]
    rules = season.rules or RulesFront(from_=season.year)
    return (driver_standings if kind == "driver" else team_standings)(results, rules, after, _in_force(season, after))


def official_standings(table: OfficialTable, season: Season, kind: Entrants) -> list[Standing]:
    """An official table, as standings."""
    names = season.cast.drivers if kind == "driver" else season.cast.teams
    return [
        Standing(row.position or None, _entrant(names[row.entrant], row.engine), row.points, row.points)
        for row in table.rows
    ]


def progression(season: Season, kind: Entrants, class_: str = "") -> dict[str, tuple[float, ...]]:
    """The points of each entrant after each round with results, in the order of the last standings."""
    tables = [{row.entrant: row.points for row in standings(season, kind, each.round, class_)} for each in season.run]
    return {who: tuple(table.get(who, 0.0) for table in tables) for who in (tables[-1] if tables else ())}


# ---------------------------------------------------------------- how they are made


def _standings(season: Season, kind: Entrants, after: int, class_: str) -> list[Standing]:
    given = season.official.get((after, kind))
    rows = (
        official_standings(given.table, season, kind) if given and not class_ else computed(season, kind, after, class_)
    )
    return rows if any(row.points for row in rows) else []


def _grouped(drives: Iterable[Drive], key: Callable[[Drive], str]) -> dict[str, tuple[Drive, ...]]:
    found: dict[str, list[Drive]] = defaultdict(list)
    for each in drives:
        found[key(each)].append(each)
    return {slug: tuple(some) for slug, some in found.items()}


def _in_force(season: Season, after: int) -> list[DecisionFront]:
    """What was decided by then: at its round, or else at the end of the season."""
    over = bool(season.weekends) and after >= season.weekends[-1].round
    return [each for each in season.decisions if (each.round <= after if each.round else over)]


def _numbered(weekends: Sequence[Weekend]) -> tuple[Weekend, ...]:
    if any(each.round for each in weekends):
        return tuple(sorted((each for each in weekends if each.round), key=lambda each: (each.round, each.slug)))
    in_time = sorted(weekends, key=lambda each: (each.start or date.max, each.slug))
    return tuple(each._replace(round=number) for number, each in enumerate(in_time, 1))


def _season(
    key: tuple[str, int],
    weekends: tuple[Weekend, ...],
    series: SeriesFront,
    official: Mapping[str, Mapping[Entrants, Official]],
    cast: Cast,
) -> Season:
    rules = rules_of(series.rules, key[1])
    decisions = tuple(each for each in series.decisions if each.season == key[1])
    tables = {
        (weekend.round, kind): table for weekend in weekends for kind, table in official.get(weekend.slug, {}).items()
    }
    return Season(
        series=key[0],
        year=key[1],
        weekends=weekends,
        rules=rules,
        decisions=decisions,
        official=tables,
        cast=cast,
    )


def _entrant(slug: str, engine: str) -> str:
    return f"{slug}/{slugify(engine)}" if engine else slug
