"""Tables of CSV (RFC 4180), read line by line: a header that names the columns, and rows with places for mistakes.

One line is one row. Lines that begin with `#` are comments, empty ones are passed over.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from generator.errors import problem
from generator.model import Location, Problem
from generator.text.slugs import nearest

LONGEST = 1024 * 1024
"""Bytes of a file that is a table."""

MOST_COLUMNS = 100
"""Columns of a table; no table that is known here has a third of that."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_UNCLOSED = "a quotation mark is not closed, or text follows it"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Row(NamedTuple):
    """A row: the number of its line, and the text of each column, without space around it."""

    line: int
    cells: Mapping[str, str]


class Table(NamedTuple):
    """A table: its columns, its rows and its lines as they are written."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: Sequence[str]

    def at(self, line: int, column: str = "") -> Location:
        """The place of a column in a line; of the whole line where it has no such column."""
        text = self.lines[line - 1]
        if column not in self.columns:
            return Location(self.path, line, 1, max(len(text), 1), text)
        spans, number = _spans(text), self.columns.index(column)
        start, end = spans[number] if number < len(spans) else (0, len(text))
        return Location(self.path, line, start + 1, max(end - start, 1), text)


def read_table(
    path: str, data: bytes, known: Iterable[str], needed: Iterable[str]
) -> tuple[Table | None, tuple[Problem, ...]]:
    """A table with some of the `known` columns, in any order, and every mistake of its form; None where no row can be
    read."""
    if len(data) > LONGEST:
        hint = "keep one session, or one table, in a file"
        return None, (problem("PF601", f"the file is longer than {LONGEST // 1024} KiB", Location(path), hint),)
    lines = _lines(path, data)
    if isinstance(lines, Problem):
        return None, (lines,)
    numbers = [number for number, line in enumerate(lines, 1) if line and not line.isspace() and line[0] != "#"]
    if not numbers:
        return None, (problem("PF102", "the file is empty", Location(path), "write something into it, or delete it"),)
    first, *rest = numbers
    header = lines[first - 1]
    cells = _cells(header)
    if cells is None or len(cells) > MOST_COLUMNS:
        text = _UNCLOSED if cells is None else f"the header has more than {MOST_COLUMNS} columns"
        return None, (problem("PF601", text, Location(path, first, 1, len(header), header)),)
    columns = tuple(map(str.strip, cells))
    if wrong := tuple(_wrong_columns(path, header, first, (columns, tuple(known), tuple(needed)))):
        return None, wrong
    rows, problems = [], []
    empty = Table(path, columns, (), lines)
    for number in rest:
        cells = _cells(lines[number - 1])
        if cells is None:
            problems.append(problem("PF601", _UNCLOSED, empty.at(number)))
        elif len(cells) != len(columns):
            problems.append(_miscounted(empty, number, len(cells)))
        else:
            rows.append(Row(number, dict(zip(columns, map(str.strip, cells), strict=True))))
    return empty._replace(rows=tuple(rows)), tuple(problems)


def cell_place(path: str, data: bytes, line: int, column: str, part: str = "") -> Location:
    """The place of a column in a line of a table, or of a `part` of it; of the whole line where it has none."""
    lines = _lines(path, data)
    if isinstance(lines, Problem) or not 0 < line <= len(lines):
        return Location(path, line)
    header = next((each for each in lines if each and not each.isspace() and each[0] != "#"), "")
    at = Table(path, tuple(cell.strip() for cell in _cells(header) or ()), (), lines).at(line, column)
    within = at.excerpt.find(part, at.column - 1, at.column - 1 + at.width) if part else -1
    return at if within < 0 else structs.replace(at, column=within + 1, width=len(part))


def _lines(path: str, data: bytes) -> Sequence[str] | Problem:
    plain = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        lines = plain.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return next(_controls(path, lines), lines)
    except UnicodeDecodeError as error:
        before = plain[: error.start].decode()
        line = before.count("\n") + 1
        whole = plain.split(b"\n")[line - 1].decode(errors="replace").rstrip("\r")
        at = Location(path, line, len(before) - before.rfind("\n"), 1, whole)
        return problem("PF101", f"the byte 0x{plain[error.start]:02X} is not UTF-8", at, "save the file as UTF-8")


def _controls(path: str, lines: Sequence[str]) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        if found := _CONTROL.search(line):
            at = Location(path, number, found.start() + 1, 1, line)
            yield problem("PF601", f"a control character, U+{ord(found[0]):04X}, cannot stand here", at, "delete it")


def _cells(line: str) -> Sequence[str] | None:
    if '"' not in line:
        return line.split(",")
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error:
        return None


def _spans(line: str) -> list[tuple[int, int]]:
    """Where each cell begins and ends, without the space around it. A quotation mark within a cell is a letter."""
    spans, start, quoted = [], 0, False
    for at, char in enumerate(f"{line},"):
        quoted ^= char == '"' and (quoted or at == start or line[start] == '"')
        if (char == "," and not quoted) or at == len(line):
            cell = line[start:at]
            lead = len(cell) - len(cell.lstrip())
            spans.append((start + lead, start + max(len(cell.rstrip()), lead)))
            start = at + 1
    return spans


def _wrong_columns(
    path: str, header: str, line: int, columns: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
) -> Iterable[Problem]:
    found, known, needed = columns
    whole = Location(path, line, 1, max(len(header), 1), header)
    guessed = []
    if len(found) == 1 and (sign := next((each for each in (";", "\t") if each in header), "")):
        name = "semicolons" if sign == ";" else "tabs"
        yield problem("PF601", f"{name} divide the columns", whole, "save the file as CSV, with commas")
        return
    for number, (name, (start, end)) in enumerate(zip(found, _spans(header), strict=True)):
        at = Location(path, line, start + 1, max(end - start, 1), header)
        if name not in known:
            meant = nearest(name, known)
            guessed.append(meant)
            hint = f"did you mean '{meant}'?" if meant else f"there are: {', '.join(known)}"
            yield problem("PF602", f"unknown column '{name}'" if name else "a column without a name", at, hint)
        elif name in found[:number]:
            yield problem("PF602", f"the column '{name}' stands twice", at, "keep one of the two")
    for name in needed:
        if name not in found and name not in guessed:
            yield problem("PF602", f"the column '{name}' is missing", whole, "the first line names the columns")


def _miscounted(table: Table, number: int, count: int) -> Problem:
    wanted = len(table.columns)
    text = f"this row has {count} column{'s' * (count != 1)}, the header {wanted}"
    hint = (
        'text with a comma stands in quotes: "Fangio, Juan Manuel"'
        if count > wanted
        else "a cell that is empty has its comma too"
    )
    return problem("PF601", text, table.at(number), hint)
