"""What files of results say: the classification of a session, and official tables of standings.

They are written as CSV beside an edition's `index.md`, one file for each session. Names stand here as they are written;
`racing.results` finds whom they mean.
"""

import re
from typing import NamedTuple

import msgspec
from msgspec import Raw, Struct

SESSION = re.compile(
    r"(race|sprint|qualifying|sprint-qualifying|sprint-shootout|pre-qualifying|practice|warm-up|test)(-[1-9])?"
)
"""Names of files that hold the classification of a session: `race`, `practice-1`, `race-2`, …"""

RACES = re.compile(r"(race|sprint)(-[1-9])?")
"""Those whose times are of a race, and not of laps."""

STANDINGS = ("driver-standings", "team-standings")
"""Names of files that hold official standings after an edition."""

OUTCOMES = {
    "DNF": "did not finish",
    "DNS": "did not start",
    "DNQ": "did not qualify",
    "DNPQ": "did not pre-qualify",
    "DNP": "did not practise",
    "DSQ": "disqualified",
    "EX": "excluded",
    "NC": "not classified",
    "WD": "withdrawn",
}
"""What may stand in place of a position, and what it means."""

NO_POINTS = "-"
"""What stands for the points of one who takes none, whatever the place."""

NEVER_STARTED = frozenset({"DNS", "DNQ", "DNPQ", "DNP", "WD"})
"""Outcomes of those who did not take part in the race."""

TAKEN_OUT = frozenset({"DSQ", "EX"})
"""Outcomes of those whose race, with all its laps, does not count."""

COLUMNS = {
    "position": "the place; or one of " + ", ".join(f"`{code}`" for code in OUTCOMES),
    "number": "the car's number, as it is painted",
    "drivers": "names, aliases or slugs; those who shared a car with `;` between them",
    "team": "name, alias or slug of the team",
    "engine": "who made the engine, where teams count apart by it",
    "class": "the class, where a race has several: places and points then count within it too",
    "laps": "laps done",
    "time": "the time, `1:40:52.554` or `1:23.456`: of the race, or of the best lap",
    "gap": "the distance to the first, `+13.773` or `+2 laps`, where the time does not say it",
    "grid": "place on the grid, or `PL` for a start from the pit lane",
    "points": "points; `-` for one who takes none; in a shared car one figure, or one for each driver: `4; 5`",
    "status": "why it ended: `Engine`, `Collision`, …",
    "fastest_lap": "the time of the fastest lap; in a shared car one for each driver too: `; 1:45.3`",
    "q1": "the time of the first part of qualifying",
    "q2": "the time of its second part",
    "q3": "the time of its third part",
}
"""The columns of a classification, and what they hold. `position` and `drivers` must be there."""

TABLE_COLUMNS = {
    "position": "the place; `EX` or `DSQ` for one who is excluded",
    "driver": "name, alias or slug, in `driver-standings.csv`",
    "team": "name, alias or slug, in `team-standings.csv`",
    "engine": "who made the engine, where teams count apart by it",
    "points": "the points that count",
    "why": "why results and rules give something else; the difference is then told no more",
}
"""The columns of official standings."""


class ResultRow(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """A line of a classification. `position` is 0 for one who has no place, and `out` then says why (`OUTCOMES`). Times
    are whole milliseconds, 0 for none; `gap_laps` is a distance in laps. `grid` is 0 for the pit lane, None where it is
    not known. `points` and `fastest_laps` hold one figure, or one for each of the `drivers`; `points` is empty where
    none are written, and `guest` one who takes none. `parts` are the times of the parts of qualifying, 0 for none."""

    line: int
    position: int
    drivers: tuple[str, ...]
    team: str = ""
    out: str = ""
    points: tuple[float, ...] = ()
    grid: int | None = None
    laps: int | None = None
    time: int = 0
    fastest_laps: tuple[int, ...] = ()
    engine: str = ""
    number: str = ""
    status: str = ""
    gap: int = 0
    gap_laps: int = 0
    class_: str = ""
    guest: bool = False
    parts: tuple[int, ...] = ()


class Classification(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """A session's classification. `drivers` and `teams` are all names in it, as they are written; `has_points` is true
    where the file has points, so that an empty one is none. The rows are encoded: most builds need few (`rows_of`)."""

    drivers: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    has_points: bool = False
    rows: Raw = Raw(b"[]")


class OfficialRow(NamedTuple):
    """A line of official standings: the place (0 for one who is excluded), who, the engine, the points; `why` they are
    not what results and rules give; the line in the file."""

    position: int
    entrant: str
    engine: str
    points: float
    why: str
    line: int


class OfficialTable(Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """Official standings after an edition."""

    rows: tuple[OfficialRow, ...] = ()


def classification(rows: list[ResultRow], *, has_points: bool) -> Classification:
    """A classification of these rows."""
    drivers = dict.fromkeys(name for row in rows for name in row.drivers)
    teams = dict.fromkeys(row.team for row in rows if row.team)
    return Classification(tuple(drivers), tuple(teams), has_points, Raw(_encoder.encode(rows)))


def rows_of(found: Classification) -> list[ResultRow]:
    """The rows of a classification."""
    return _decoder.decode(found.rows)


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(list[ResultRow])
