"""Files of results, read into typed rows: each mistake with its line and column, and what does not go together."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

from generator.errors import problem
from generator.model import Problem
from generator.results import (
    COLUMNS,
    NO_POINTS,
    OUTCOMES,
    TABLE_COLUMNS,
    Classification,
    OfficialRow,
    OfficialTable,
    ResultRow,
    classification,
)
from generator.text import timing
from generator.text.slugs import nearest
from generator.text.table import Row, Table, read_table

MOST_DRIVERS = 12
"""Drivers of one car, at most."""

_NOUNS = {
    "laps": "number of laps",
    "points": "number of points",
    "grid": "place on the grid",
    "fastest_lap": "time",
    "q1": "time",
    "q2": "time",
    "q3": "time",
}
"""What a cell holds, where that is not the name of its column."""

_PARTS = ("q1", "q2", "q3")


Sort = Literal["race", "qualifying", "practice"]
"""What times are: of a race, or of the best lap in a session that decides places, or in one that does not."""


def read_classification(path: str, data: bytes, sort: Sort) -> tuple[Classification | None, tuple[Problem, ...]]:
    """The classification in a file, and every mistake in it; None with an error among them."""
    table, problems = read_table(path, data, COLUMNS, ("position", "drivers"))
    if table is None:
        return None, problems
    reading = _Reading(table)
    rows = [made for row in table.rows if (made := reading.row(row))]
    found = [*problems, *reading.problems]
    if not found:
        found += _order(rows, table)
        found += _times(rows, table, sort)
    if any(each.severity == "error" for each in found):
        return None, tuple(found)
    has_points = any(row.points or row.guest for row in rows)
    return classification(rows, has_points=has_points), tuple(found)


def read_standings(path: str, data: bytes, entrant: str) -> tuple[OfficialTable | None, tuple[Problem, ...]]:
    """Official standings; `entrant` is the column that names who: `driver` or `team`."""
    other = "team" if entrant == "driver" else "driver"
    known = [name for name in TABLE_COLUMNS if name != other and not (entrant == "driver" and name == "engine")]
    table, problems = read_table(path, data, known, ("position", entrant, "points"))
    if table is None:
        return None, problems
    reading = _Reading(table)
    rows = []
    for row in table.rows:
        place, out = reading.value(row, "position", timing.position, (0, ""))
        points = reading.value(row, "points", timing.points, 0.0)
        if not row.cells[entrant]:
            reading.wrong(row, entrant, f"the {entrant} is missing")
        elif place or out:
            cells = row.cells
            rows.append(
                OfficialRow(place, cells[entrant], cells.get("engine", ""), points, cells.get("why", ""), row.line)
            )
    found = (*problems, *reading.problems)
    return (None if found else OfficialTable(tuple(rows))), found


class _Reading:
    """Reads the rows of one table, and gathers what is wrong."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.problems: list[Problem] = []

    def row(self, row: Row) -> ResultRow | None:
        cells, before = row.cells, len(self.problems)
        place, out = self.value(row, "position", timing.position, (0, ""))
        drivers = tuple(name.strip() for name in cells["drivers"].split(";"))
        if not all(drivers):
            self.wrong(row, "drivers", "a driver is missing", "names stand with `;` between them")
        elif len(drivers) > MOST_DRIVERS:
            self.wrong(row, "drivers", f"one car has more than {MOST_DRIVERS} drivers")
        given = cells.get("points", "")
        gap, gap_laps = self.value(row, "gap", timing.gap, (0, 0))
        parts = tuple(self.value(row, part, timing.time, 0) for part in _PARTS)
        made = ResultRow(
            row.line,
            place,
            drivers,
            cells.get("team", ""),
            out,
            () if given == NO_POINTS else self.each(row, "points", timing.points, 0.0),
            self.value(row, "grid", timing.grid, None),
            self.value(row, "laps", timing.count, None),
            self.value(row, "time", timing.time, 0),
            self.each(row, "fastest_lap", timing.time, 0),
            cells.get("engine", ""),
            cells.get("number", ""),
            cells.get("status", ""),
            gap,
            gap_laps,
            cells.get("class", ""),
            given == NO_POINTS,
            parts if any(parts) else (),
        )
        return made if len(self.problems) == before else None

    def value(self, row: Row, column: str, read: Callable[[str], Any], default: Any) -> Any:
        """What a cell says; the default where it is empty, which a position may not be."""
        text = row.cells.get(column, "")
        if not text and column != "position":
            return default
        try:
            return read(text)
        except ValueError as error:
            self._unread(row, column, text, str(error))
            return default

    def each(self, row: Row, column: str, read: Callable[[str], Any], none: Any) -> tuple[Any, ...]:
        """What a cell says of all drivers, or of each."""
        text = row.cells.get(column, "")
        if not text:
            return ()
        parts, drivers = text.split(";"), row.cells["drivers"].count(";") + 1
        if len(parts) not in (1, drivers):
            names = f"{drivers} driver{'s' * (drivers != 1)}"
            self.wrong(row, column, f"{len(parts)} figures for {names}", "write one, or one for each driver")
            return ()
        try:
            return tuple(read(part.strip()) if part.strip() else none for part in parts)
        except ValueError as error:
            self._unread(row, column, text, str(error))
            return ()

    def wrong(self, row: Row, column: str, text: str, hint: str = "") -> None:
        self.problems.append(problem("PF603", text, self.table.at(row.line, column), hint))

    def _unread(self, row: Row, column: str, text: str, wanted: str) -> None:
        hint = f"write {wanted}"
        if column == "position":
            meant = timing.OUTCOME_WORDS.get(text.upper()) or nearest(text, OUTCOMES)
            hint = f"did you mean '{meant}'?" if meant else hint
        what = f"'{text}' is no {_NOUNS.get(column, column)}" if text else f"the {column} is missing"
        self.wrong(row, column, what, hint)


# ---------------------------------------------------------------- what does not go together


def _order(rows: Sequence[ResultRow], table: Table) -> Iterator[Problem]:
    """Places that do not follow each other. Equal ones are dead heats, with equal times or none, and as many places are
    left out behind them; those of cars that were disqualified may have stayed empty."""
    last: ResultRow | None = None
    count, spare = 1, sum(row.out in ("DSQ", "EX") for row in rows)
    for row in sorted((row for row in rows if row.position), key=lambda row: row.position):
        if last and row.position == last.position:
            count += 1
            if _measure(last) != _measure(row):
                text = f"the place {row.position} stands twice, and the times differ: that is no dead heat"
                hint = "those who shared a car stand in one row: `Musso; Fangio`"
                yield problem("PF604", text, table.at(row.line, "position"), hint)
            continue
        expected = last.position + count if last else 1
        missing = row.position - expected
        if 0 < missing <= spare:
            spare -= missing
        elif missing:
            text = f"the place {row.position} stands where {expected} should follow"
            hint = f"behind {count} of place {expected - count}" if count > 1 else "is a row missing?"
            yield problem("PF604", text, table.at(row.line, "position"), hint)
        last, count = row, 1


def _measure(row: ResultRow) -> tuple[int, int, int]:
    return row.time, row.gap, row.gap_laps


def _times(rows: Sequence[ResultRow], table: Table, sort: Sort) -> Iterator[Problem]:
    """Times and gaps that are shorter than those of a better place with as many laps. In qualifying places go by days,
    parts or classes first, so its times are not compared."""
    if sort == "qualifying":
        return
    placed = sorted((row for row in rows if row.position), key=lambda row: row.position)
    for column in ("time", "gap"):
        longest: dict[int | None, tuple[int, int]] = {}
        for row in placed:
            value, laps = getattr(row, column), row.laps if sort == "race" else None
            place, most = longest.get(laps, (0, 0))
            if 0 < value < most:
                text = f"this {column} is shorter than that of place {place}"
                yield problem("PF605", text, table.at(row.line, column), "is the order right?")
            elif value:
                longest[laps] = row.position, value
