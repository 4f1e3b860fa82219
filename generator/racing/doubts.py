"""Doubts: points that are not those of the rules, and official standings that are not those of the results. What is
official wins all the same."""

from collections.abc import Iterable, Iterator, Sequence

from generator.errors import problem
from generator.model import Location, Problem
from generator.racing.drives import Drive
from generator.racing.seasons import Entrants, Season, computed, official_standings
from generator.racing.standings import Result, Standing, by_rule
from generator.schema import RulesFront

LEAST = 0.011
"""A difference of points that counts: what is divided among many is written with two decimals."""


def doubts(seasons: Iterable[Season]) -> Iterator[Problem]:
    """Everything in these seasons that does not fit."""
    for season in seasons:
        if season.rules:
            yield from _points(season, season.rules)
        for (number, kind), given in season.official.items():
            yield from _tables(season, kind, number, given.path)


# ---------------------------------------------------------------- points


def _points(season: Season, rules: RulesFront) -> Iterator[Problem]:
    """Points beside results that the rules do not give. Those of a shared car are divided, so only their sum is judged;
    behind cars that take no points others may have moved up or not."""
    sessions: dict[str, list[Drive]] = {}
    for drive in season.drives:
        if drive.session.found.has_points:
            sessions.setdefault(drive.session.path, []).append(drive)
    for path, some in sessions.items():
        yield from _session(path, some, rules)


def _session(path: str, drives: Sequence[Drive], rules: RulesFront) -> Iterator[Problem]:
    sharers = sum(drive.fastest for drive in drives)
    guests = sorted(drive.place for drive in drives if drive.entry.row.guest and drive.place)
    for drive in drives:
        row = drive.entry.row
        if row.guest or len(drive.entry.drivers) > 1:
            continue
        ahead = sum(place < drive.place for place in guests)
        allowed = tuple(_allowed(drive, rules, ahead, sharers))
        if not any(abs(drive.points - each) < LEAST for each in allowed):
            text = f"{drive.points:g} points, where the rules give {max(allowed):g}"
            hint = "the points that are written count; write - for one who takes none"
            yield problem("PF606", text, Location(path, row.line, key="points"), hint)


def _allowed(drive: Drive, rules: RulesFront, ahead: int, sharers: int) -> Iterator[float]:
    """What the rules may give for a place, with as many who take no points `ahead`, and the point for the fastest lap
    divided among all who share it."""
    worth = drive.weekend.worth if drive.kind == "race" else 1
    for place in range(max(drive.place - ahead, 1), drive.place + 1) if drive.place else (None,):
        made = Result(0, drive.kind, "", place)
        base = by_rule(made, rules)
        yield base * worth
        if drive.fastest:
            whole = by_rule(made._replace(fastest_lap=True), rules)
            yield (base + (whole - base) / sharers) * worth
            yield whole * worth


# ---------------------------------------------------------------- standings


def _tables(season: Season, kind: Entrants, number: int, path: str) -> Iterator[Problem]:
    """Lines of an official table that results and rules give otherwise, unless it says why."""
    table = season.official[number, kind].table
    made = {row.entrant: row for row in computed(season, kind, number)}
    for row, given in zip(table.rows, official_standings(table, season, kind), strict=True):
        mine = made.get(given.entrant, _NOTHING)
        same_points = abs(mine.points - given.points) < LEAST
        if row.why or (same_points and (mine.position == given.position or mine is _NOTHING)):
            continue
        found = f"place {mine.position} with {mine.points:g} points" if mine.position else f"{mine.points:g} points"
        text = f"results and rules give {found} here"
        hint = "the official table counts; say why in a column `why`, and this is told no more"
        yield problem("PF607", text, Location(path, row.line, key="position" if same_points else "points"), hint)


_NOTHING = Standing(None, "", 0.0, 0.0)
