"""Tables, as they come when they are pasted: cells between tabs, bars or commas, or in columns of spaces.

A false table is worse than a missed one: every row must have as many cells, and they must look like those of a table.
"""

import csv
import re
from collections.abc import Sequence

from generator.newsroom.pasted.pieces import Grid

FEWEST = 3
"""Rows of a table whose cells nothing but spaces or commas keeps apart."""

_LONGEST_CELL = 60
_MOST_COLUMNS = 24
_WIDEST = 600
_FIGURE = re.compile(
    r"(?:[+-]?\d[\d:.,'’h]*(?:s|km/h|%)?|P\d+|DNF|DNS|DSQ|NC|Ret|RET|\d+\s?laps?|\+\s?\d.*|[—–-]|)", re.IGNORECASE
)
_BEGINS_AS_FIGURE = re.compile(r"[+-]?\d(?!\d{3}$)|(?:P\d+|DNF|DNS|DSQ|NC|Ret)$", re.IGNORECASE)
"""How a cell begins that is no heading; a year may be one."""
_BAR_LINE = re.compile(r"[\s|:+=-]+")
_GAP = re.compile(r" {2,}")
_HEADS = frozenset(
    [
        "pos",
        "pos.",
        "position",
        "p",
        "no",
        "no.",
        "#",
        "nr",
        "nr.",
        "driver",
        "rider",
        "fahrer",
        "pilote",
        "piloto",
        "pilota",
        "coureur",
        "team",
        "équipe",
        "equipo",
        "constructor",
        "car",
        "time",
        "zeit",
        "temps",
        "tiempo",
        "tempo",
        "gap",
        "interval",
        "laps",
        "runden",
        "tours",
        "points",
        "pts",
        "punkte",
        "grid",
        "name",
        "nat",
        "class",
        "status",
        "round",
        "date",
        "circuit",
        "race",
        "winner",
        "q1",
        "q2",
        "q3",
        "best",
        "tyre",
        "tyres",
        "stops",
        "entrant",
        "result",
        "start",
        "finish",
        "wins",
        "year",
    ]
)


def table(lines: Sequence[str]) -> Grid | None:
    """The table that lines are, as they are written, with the spaces within; None for lines that are none."""
    if not lines or max(map(len, lines)) > _WIDEST:
        return None
    rows = _by_tabs(lines) or _by_bars(lines) or _by_commas(lines) or _by_columns(lines)
    if (
        not rows
        or not 2 <= len(rows[0]) <= _MOST_COLUMNS
        or max(len(cell) for row in rows for cell in row) > 2 * _LONGEST_CELL
    ):
        return None
    return Grid("\n".join(line.strip() for line in lines), rows, _has_head(rows))


def table_within(lines: Sequence[str]) -> tuple[int, int, Grid] | None:
    """The longest table among lines that may have prose before and behind it: its first line, the line behind its last,
    and the table."""
    for first, last in _runs(lines):
        if made := table(lines[first:last]):
            return first, last, made
    return None


def figures(rows: Sequence[Sequence[str]]) -> list[bool]:
    """For each column whether it holds figures alone."""
    return [
        all(_FIGURE.fullmatch(row[at]) for row in rows) and any(re.match(r"[+-]?\d", row[at]) for row in rows)
        for at in range(len(rows[0]) if rows else 0)
    ]


def _runs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where lines of one kind stand together: all, those with tabs, those with bars."""
    runs = [(0, len(lines))]
    for mark in ("\t", "|"):
        having = [number for number, line in enumerate(lines) if mark in line.strip()]
        if having and having[-1] - having[0] + 1 == len(having) < len(lines):
            runs.append((having[0], having[-1] + 1))
    if len(lines) > FEWEST:
        runs.append((1, len(lines)))
    return runs


def _by_tabs(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    if len(lines) < 2 or not all("\t" in line.strip("\n") for line in lines):
        return ()
    return _even([re.split(r" *\t *", line.strip(" \n")) for line in lines])


def _by_bars(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    if len(lines) < 2 or not all("|" in line for line in lines):
        return ()
    kept = [line.strip() for line in lines if not _BAR_LINE.fullmatch(line)]
    if len(kept) < 2 or (len(kept) == len(lines) and len(kept) < FEWEST):
        return ()
    return _even([[cell.strip() for cell in _between(line).split("|")] for line in kept])


def _between(line: str) -> str:
    return line.removeprefix("|").removesuffix("|")


def _by_commas(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Values between commas or semicolons, as programs write them; a line of them has no spaces behind its commas, or
    figures in a column."""
    if len(lines) < FEWEST:
        return ()
    for sign in (";", ","):
        rows = [[cell.strip() for cell in row] for row in csv.reader(map(str.strip, lines), delimiter=sign)]
        if len(rows) != len(lines) or min(map(len, rows)) < 3:
            continue
        made = _even(rows)
        short = made and all(len(cell.split()) <= 4 for row in made for cell in row)
        if short and (not any(f"{sign} " in line for line in lines) or _is_figured(made)):
            return made
    return ()


def _by_columns(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Cells that two spaces or more keep apart in every line; else those between gutters that run through all lines."""
    if len(lines) < FEWEST:
        return ()
    plain = [line.expandtabs(8).rstrip() for line in lines]
    if not all(_GAP.search(line.strip()) for line in plain):
        return ()
    split = [_GAP.split(line.strip()) for line in plain]
    rows = tuple(map(tuple, split)) if len(set(map(len, split))) == 1 else _by_gutters(plain)
    if not rows or any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        return ()
    return rows if _is_figured(rows) or _has_head(rows) else ()


def _by_gutters(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, lines))
    padded = [line.ljust(width) for line in lines]
    blank = [all(line[at] == " " for line in padded) for at in range(width)]
    gutters = (at for at in range(1, width - 1) if blank[at - 1] and blank[at] and not blank[at + 1])
    edges = [0, *(at + 1 for at in gutters if any(line[:at].strip() for line in padded))]
    if len(edges) < 2:
        return ()
    spans = list(zip(edges, [*edges[1:], width], strict=True))
    rows = tuple(tuple(line[start:end].strip() for start, end in spans) for line in padded)
    return () if any(_GAP.search(cell) for row in rows for cell in row) else rows


def _even(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows, if all have one length; empty cells at their ends may be missing, or be there in all."""
    made = [list(row) for row in rows]
    while len(made[0]) > 1 and all(len(row) == len(made[0]) and not row[-1] for row in made):
        for row in made:
            row.pop()
    widest = max(map(len, made))
    if widest < 2 or any(len(row) < max(widest - 1, 2) for row in made):
        return ()
    filled = tuple((*row, *[""] * (widest - len(row))) for row in made)
    return filled if all(any(row) for row in filled) else ()


def _has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns: known words, or words above figures."""
    first, *rest = rows
    named = sum(cell.casefold() in _HEADS for cell in first)
    if named >= 2 or (named and named >= len(first) - 1):
        return True
    if not rest or not all(first) or any(_BEGINS_AS_FIGURE.match(cell) for cell in first):
        return False
    return any(all(_FIGURE.fullmatch(row[at]) for row in rest) for at in range(len(first)))


def _is_figured(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds nothing but figures below its first cell."""
    _, *rest = rows
    return any(
        all(_FIGURE.fullmatch(row[at]) for row in rest) and any(row[at] for row in rest) for at in range(len(rows[0]))
    )
