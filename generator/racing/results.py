"""Results: what the files beside an edition say, with names that mean someone."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from generator.errors import problem
from generator.model import Digest, EntityKind, Location, Parsed, Problem, digest_bytes
from generator.racing.registry import Known, Registry
from generator.results import Classification, OfficialTable, ResultRow, rows_of
from generator.schema import EditionFront
from generator.text.slugs import LONGEST_SEGMENT, RESERVED, slugify


class Cast(NamedTuple):
    """Whom the names in results mean: the slug of each driver and of each team, by the name as it is written; the names
    of drivers that stay between several (`unsure`) have the slug of one of them."""

    drivers: Mapping[str, str]
    teams: Mapping[str, str]
    unsure: frozenset[str] = frozenset()


class Session(Struct, frozen=True, dict=True):
    """A session of an edition: its name (`race`, `practice-1`), its file, what that says, and the digest of it and of
    whom its names mean. Its rows are read when they are asked for."""

    name: str
    path: str
    found: Classification
    digest: Digest

    @cached_property
    def rows(self) -> list[ResultRow]:
        """The rows, in the order of the file."""
        return rows_of(self.found)


class Weekend(NamedTuple):
    """An edition as seasons count it: its slug, its event's and its circuit's, its series' (each "" where it has none),
    the season and the round (0 where it has none), the first day, whether it is cancelled, what its race is `worth`,
    and its sessions with results by name."""

    slug: str
    event: str
    series: str
    circuit: str
    season: int
    round: int
    start: date | None
    is_cancelled: bool
    worth: float
    sessions: Mapping[str, Session]


class Entry(NamedTuple):
    """A row of a classification: the slugs of its drivers and of its team ("" where none is given), and all else."""

    drivers: tuple[str, ...]
    team: str
    row: ResultRow

    @property
    def constructor(self) -> str:
        """What standings of teams count: the team, with its engine where one is given."""
        return f"{self.team}/{slugify(self.row.engine)}" if self.row.engine else self.team


class Casting(NamedTuple):
    """Whom results name, those among them whom nothing else knows, and names that cannot be told apart or look like
    slips."""

    cast: Cast
    new: tuple[Known, ...]
    problems: tuple[Problem, ...]


def casting(results: Iterable[Parsed], names: Registry) -> Casting:
    """Read the names in results. One that no file and no article knows becomes a driver, or a team, of that name."""
    every = list(results)
    problems: list[Problem] = []
    new: dict[tuple[EntityKind, str], Known] = {}
    drivers = _Names("driver", names, new, problems)
    teams = _Names("team", names, new, problems)
    for each in every:
        if each.kind == "standings":
            reader = drivers if each.section == "driver-standings" else teams
            for row in each.front.rows:
                reader.read(row.entrant, each)
            continue
        for name in each.front.drivers:
            drivers.read(name, each)
        for name in each.front.teams:
            teams.read(name, each)
    return Casting(Cast(drivers.slugs, teams.slugs, frozenset(drivers.unsure)), tuple(new.values()), tuple(problems))


def entries(session: Session, cast: Cast) -> list[Entry]:
    """The rows of a session, in the order of its file."""
    return [
        Entry(tuple([cast.drivers[name] for name in row.drivers]), cast.teams.get(row.team, ""), row)
        for row in session.rows
    ]


def weekends(
    own: Mapping[tuple[EntityKind, str], Parsed], results: Iterable[Parsed], names: Registry, cast: Cast
) -> dict[str, Weekend]:
    """Every edition that has a file, by slug, with its `results`."""
    sessions: dict[str, dict[str, Session]] = {}
    for each in results:
        sessions.setdefault(each.slug, {})[each.section] = _session(each, cast)
    fronts = {slug: each.front for (kind, slug), each in own.items() if kind == "edition"}
    return {
        slug: _weekend(slug, front, own, names)._replace(sessions=dict(sorted(sessions.get(slug, {}).items())))
        for slug, front in sorted(fronts.items())
    }


def _session(results: Parsed, cast: Cast) -> Session:
    found: Classification = results.front
    slugs = [*map(cast.drivers.__getitem__, found.drivers), *map(cast.teams.__getitem__, found.teams)]
    unsure = sorted(cast.unsure.intersection(found.drivers)) if cast.unsure else ()
    digest = digest_bytes(" ".join((results.digest, *slugs, *unsure)).encode())
    return Session(results.section, results.path, found, digest)


def _weekend(slug: str, front: EditionFront, own: Mapping[tuple[EntityKind, str], Parsed], names: Registry) -> Weekend:
    event, year = slug.split("/")
    above = own.get(("event", event))
    return Weekend(
        slug=slug,
        event=event,
        series=_slug(names, "series", front.series or (above.front.series if above else "")),
        circuit=_slug(names, "circuit", front.circuit or (above.front.circuit if above else "")),
        season=front.season or int(year),
        round=front.round or 0,
        start=front.start,
        is_cancelled=front.status == "cancelled",
        worth=front.worth,
        sessions={},
    )


def _slug(names: Registry, kind: EntityKind, name: str) -> str:
    found = names.one(kind, name) if name else None
    return found.slug if found else ""


# ---------------------------------------------------------------- names


class _Names:
    """Reads the names of drivers, or of teams."""

    def __init__(
        self, kind: EntityKind, names: Registry, new: dict[tuple[EntityKind, str], Known], problems: list[Problem]
    ) -> None:
        self.kind = kind
        self.names = names
        self.new = new
        self.problems = problems
        self.slugs: dict[str, str] = {}
        self.unsure: set[str] = set()

    def read(self, name: str, results: Parsed) -> None:
        """Whom a name means. What is wrong with it is told at its first place."""
        if name in self.slugs:
            return
        found = self.names.find(self.kind, name)
        if len(found) > 1:
            self.unsure.add(name)
            slugs = " or ".join(sorted(each.slug for each in found))
            hint = "write the slug of the one you mean"
            self._tell("PF303", f"'{name}' can mean several: {slugs}", hint, name, results)
        self.slugs[name] = found[0].slug if found else self._new(name, results)

    def _new(self, name: str, results: Parsed) -> str:
        slug = slugify(name)
        if not slug or len(slug) > LONGEST_SEGMENT or slug in RESERVED:
            self._tell("PF603", f"'{name}' cannot be the name of a {self.kind}", "", name, results)
            return slug
        if near := self.names.nearest(self.kind, name):
            text = f"no {self.kind} '{name}' is known, but '{near.name}' is ({near.path})"
            hint = f"write '{near.name}' if you mean {near.slug}, or give '{name}' a file of its own"
            self._tell("PF302", text, hint, name, results)
        self.new.setdefault((self.kind, slug), Known(self.kind, slug, name))
        return slug

    def _tell(self, code: str, text: str, hint: str, name: str, results: Parsed) -> None:
        self.problems.append(problem(code, text, _named_at(results, self.kind, name), hint))


def _named_at(results: Parsed, kind: EntityKind, name: str) -> Location:
    """The first place of a name in a file of results, or of standings."""
    front: Classification | OfficialTable = results.front
    if isinstance(front, OfficialTable):
        line = next(row.line for row in front.rows if row.entrant == name)
        return Location(results.path, line, key=f"{kind}={name}")
    line = next(row.line for row in rows_of(front) if name in (row.drivers if kind == "driver" else (row.team,)))
    return Location(results.path, line, key=f"{'drivers' if kind == 'driver' else 'team'}={name}")
