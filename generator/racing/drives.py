"""Drives: what each driver did in the races and sprints of an edition."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.racing.results import Cast, Entry, Session, Weekend, entries
from generator.racing.standings import Result, SessionKind, by_rule
from generator.results import NEVER_STARTED, RACES, TAKEN_OUT, ResultRow
from generator.schema import RulesFront


class Drive(NamedTuple):
    """What a driver did in a race or a sprint, which the session is: the row, which of its drivers he is (from 0), the
    place (in his class, where there are classes; 0 for none), the points, whether he had the fastest lap of it, and
    whether he had the first place on the grid of a race."""

    weekend: Weekend
    kind: SessionKind
    session: Session
    entry: Entry
    number: int
    place: int
    points: float
    fastest: bool
    pole: bool

    @property
    def driver(self) -> str:
        """The driver's slug."""
        return self.entry.drivers[self.number]

    @property
    def started(self) -> bool:
        """Whether he took part in the race. Who was excluded before it has neither a place on the grid nor laps."""
        row = self.entry.row
        return row.out not in NEVER_STARTED and not (row.out == "EX" and row.grid is None and not row.laps)


def scoring(weekend: Weekend) -> Iterator[tuple[SessionKind, Session]]:
    """The sessions of an edition that bring points: races and sprints."""
    for name, session in weekend.sessions.items():
        if RACES.fullmatch(name):
            yield ("race" if name.startswith("race") else "sprint"), session


def drives(weekend: Weekend, rules: RulesFront, cast: Cast) -> Iterator[Drive]:
    """What every driver did in an edition. Points are those that stand beside a result; where a file has none, those
    that the `rules` give, by what the race is worth."""
    for kind, session in scoring(weekend):
        rows = entries(session, cast)
        places, fastest = places_of(session.rows), fastest_of(session.rows)
        first = pole(rows, weekend, cast) if kind == "race" else None
        for entry in rows:
            row = entry.row
            place, drivers = places.get(row.line, 0), len(entry.drivers)
            for number in range(drivers):
                lap = figure(row.fastest_laps, number, drivers) if laps_count(row) else 0
                is_fastest = bool(lap) and lap == fastest.get(row.class_)
                if session.found.has_points:
                    points = figure(row.points, number, drivers)
                else:
                    made = Result(0, kind, "", place or None, None, is_fastest)
                    points = by_rule(made, rules) * (weekend.worth if kind == "race" else 1)
                is_first = number == 0 and entry is first
                yield Drive(weekend, kind, session, entry, number, place, points, is_fastest, is_first)


def pole(rows: Sequence[Entry], weekend: Weekend, cast: Cast) -> Entry | None:
    """The row of a race's classification that had the first place on the grid; where no grid is known, that of who was
    first in qualifying."""
    if any(each.row.grid for each in rows):
        return next((each for each in rows if each.row.grid == 1), None)
    qualifying = weekend.sessions.get("qualifying")
    best = [each.drivers[0] for each in entries(qualifying, cast) if each.row.position == 1] if qualifying else []
    return next((each for each in rows if each.drivers[0] in best), None)


def figure(values: Sequence[float], number: int, drivers: int) -> float:
    """What a cell says of one driver of a car: his own figure, or the one of all; 0 where it is empty."""
    if not values:
        return 0
    return values[number] if len(values) == drivers else values[0]


def driver_result(drive: Drive) -> Result:
    """What counts for the driver."""
    return _result(drive, drive.driver, drive.points)


def car_result(drive: Drive) -> Result:
    """What counts for the team, by the first driver of a car: one figure for all of its drivers, or the sum of
    theirs."""
    points = drive.entry.row.points
    return _result(drive, drive.entry.constructor, sum(points) if len(points) > 1 else drive.points)


def _result(drive: Drive, entrant: str, points: float) -> Result:
    weekend = drive.weekend
    return Result(weekend.round, drive.kind, entrant, drive.place or None, points, drive.fastest, weekend.event)


def places_of(rows: Sequence[ResultRow]) -> dict[int, int]:
    """The place of each row that has one, by its line: within its class, where there are classes."""
    if not any(row.class_ for row in rows):
        return {row.line: row.position for row in rows if row.position}
    count: Counter[str] = Counter()
    found = {}
    for row in sorted((row for row in rows if row.position), key=lambda row: row.position):
        count[row.class_] += 1
        found[row.line] = count[row.class_] if row.class_ else row.position
    return found


def laps_count(row: ResultRow) -> bool:
    """Whether the laps of a car count: not where it was disqualified or excluded, unless points were left to it, as to
    Stirling Moss for his lap in France in 1959."""
    return row.out not in TAKEN_OUT or any(row.points)


def fastest_of(rows: Sequence[ResultRow]) -> dict[str, int]:
    """The fastest lap of each class. Some laps do not count (`laps_count`)."""
    found: dict[str, int] = {}
    for row in filter(laps_count, rows):
        for lap in filter(None, row.fastest_laps):
            found[row.class_] = min(lap, found.get(row.class_, lap))
    return found
