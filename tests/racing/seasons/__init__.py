"""Seasons as small files, what their tables must be, and how both are read."""

from pathlib import Path
from typing import NamedTuple

from generator.newsroom.f1db.entries import CHAMPIONSHIP, SERIES
from generator.racing.standings import Result, SessionKind, Standing, driver_standings, rules_of, team_standings
from generator.schema import SeriesFront
from generator.text.dates import zone
from generator.text.front_matter import read_list

FOLDER = Path(__file__).parent

Table = list[tuple[int | None, str, float]]
"""Place (None: excluded), who, points."""


class Season(NamedTuple):
    """The results of drivers and of teams (each with its engine, as official tables have them), and both tables."""

    year: int
    drivers: list[Result]
    teams: list[Result]
    driver_table: Table
    team_table: Table


def championship() -> SeriesFront:
    """The series with its rules, as the import of F1DB writes them."""
    found, problems = read_list("formula-1.yaml", CHAMPIONSHIP.read_bytes(), SeriesFront, zone("UTC"))
    assert problems == ()
    return found[SERIES]


def season(year: int) -> Season:
    """A season from its file."""
    found = Season(year, [], [], [], [])
    tables = {"driver": found.driver_table, "constructor": found.team_table}
    for line in (FOLDER / f"{year}.txt").read_text().splitlines():
        first, *rest = line.split()
        if first in tables:
            place, who, points = rest
            tables[first].append((None if place == "-" else int(place), who, float(points)))
        elif first != "#":
            session, place, driver, team, points = rest
            kind: SessionKind = "sprint" if session == "sprint" else "race"
            row = Result(int(first), kind, driver, None if place == "-" else int(place), float(points))
            found.drivers.append(row)
            found.teams.append(row._replace(entrant=team))
    return found


def computed(of: Season, series: SeriesFront) -> tuple[Table, Table]:
    """Both tables, as the rules make them of the results."""
    rules = rules_of(series.rules, of.year)
    assert rules
    rounds = max(each.round for each in of.drivers)
    decisions = [each for each in series.decisions if each.season == of.year]
    drivers = driver_standings(of.drivers, rules, rounds, decisions)
    return _table(drivers), _table(team_standings(of.teams, rules, rounds, decisions))


def _table(rows: list[Standing]) -> Table:
    return [(row.position, row.entrant, row.points) for row in rows]


def differences(mine: Table, official: Table) -> list[str]:
    """What an official table has otherwise: those whom it lists; others have no points."""
    found = {who: (place, points) for place, who, points in mine}
    return [
        f"{who}: {found.get(who)} instead of {(place, points)}"
        for place, who, points in official
        if found.get(who) != (place, points)
    ]
