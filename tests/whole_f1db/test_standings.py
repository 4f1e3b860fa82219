"""All standings of F1DB against what our rules make of its results: `make test-f1db F1DB=PATH`. Every difference has to
be known, with its reason."""

import os
from collections import defaultdict
from pathlib import Path

import pytest

from generator.newsroom.f1db.archive import Archive, read_archive
from generator.racing.standings import Result, SessionKind, rules_of
from tests.racing.seasons import Season, Table, championship, computed, differences

ENTRANTS_OF_ONE_NAME = "two teams of one name, of which F1DB gives the first no points and a place of its own"
KNOWN = {
    (1958, "constructor"): (1, "F1DB counts 6 of Maserati's 9 points: privately entered cars are left out there"),
    (1967, "driver"): (1, "Ligier's point came with an eighth place, behind cars of Formula 2; F1DB lets him share"),
    (1991, "constructor"): (1, "F1DB puts one of two with equal places first"),
    (2018, "constructor"): (5, ENTRANTS_OF_ONE_NAME),
}
"""How many lines differ, and why."""


@pytest.fixture(scope="session")
def archive() -> Archive:
    path = os.environ.get("F1DB")
    assert path, "say where F1DB is: make test-f1db F1DB=PATH"
    return read_archive(Path(path), lambda name: name.startswith(("drivers/", "seasons/")))


@pytest.fixture(scope="session")
def seasons(archive: Archive) -> dict[int, Season]:
    found: dict[int, Season] = defaultdict(lambda: Season(0, [], [], [], []))
    series = championship()
    for path in sorted(archive.files):
        parts = path.split("/")
        if parts[-1] not in ("race-results", "sprint-race-results"):
            continue
        year, round_ = int(parts[1]), parts[3]
        of = found[year] = found[year]._replace(year=year)
        kind: SessionKind = "sprint" if parts[-1].startswith("sprint") else "race"
        number, _, event = round_.partition("-")
        rules = rules_of(series.rules, year)
        assert rules
        for row in archive.rows(path):
            points = float(row.get("points") or 0)
            place = int(row["position"]) if row["position"].isdigit() else None
            of.drivers.append(Result(int(number), kind, row["driverId"], place, points))
            if f"{event}-grand-prix" not in rules.team_without:
                team = f"{row['constructorId']}/{row['engineManufacturerId']}"
                of.teams.append(Result(int(number), kind, team, place, points))
    for year, of in found.items():
        of.driver_table.extend(_table(archive, year, "driver"))
        of.team_table.extend(_table(archive, year, "constructor"))
    return dict(found)


def _table(archive: Archive, year: int, kind: str) -> Table:
    def who(row: dict[str, str]) -> str:
        return row["driverId"] if kind == "driver" else f"{row['constructorId']}/{row['engineManufacturerId']}"

    return [
        (int(row["position"]) if row["position"].isdigit() else None, who(row), float(row["points"]))
        for row in archive.rows(f"seasons/{year}/{kind}-standings")
    ]


def test_all_seasons_are_there(seasons: dict[int, Season]) -> None:
    assert min(seasons) == 1950
    assert len(seasons) > 70


def test_every_table_comes_out_as_f1db_has_it(seasons: dict[int, Season]) -> None:
    series = championship()
    unexplained = []
    for year, of in sorted(seasons.items()):
        for kind, mine, official in zip(
            ("driver", "constructor"), computed(of, series), (of.driver_table, of.team_table), strict=True
        ):
            found = differences(mine, official)
            if len(found) != KNOWN.get((year, kind), (0, ""))[0]:
                unexplained.append((year, kind, found))
    assert unexplained == []
