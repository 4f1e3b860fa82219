"""All of F1DB imported: its results come back as they were, and what our rules make of them are its standings."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.newsroom.f1db.archive import Archive
from generator.newsroom.f1db.sessions import EXPLAINED
from generator.racing.doubts import doubts
from generator.racing.history import History
from generator.racing.results import Entry, Weekend, entries
from generator.racing.seasons import Entrants, Season, computed, official_standings
from tests.whole_f1db.imported import Imported

RETIRED_WITHOUT_A_LAP = {
    ("spain-grand-prix/1988", "rene-arnoux"),
    ("austria-grand-prix/1987", "philippe-streiff"),
    ("japan-grand-prix/1993", "andrea-de-cesaris"),
}
"""Those whom F1DB gives a place far behind the last, and who retired before the end of the first lap."""


def test_no_mistake_and_no_doubt_is_left(imported: Imported) -> None:
    assert imported.problems == ()
    assert [each for season in imported.history.seasons.values() for each in doubts(season)] == []


def test_all_of_it_is_there(imported: Imported) -> None:
    history = imported.history
    assert len(history.weekends) > 1170
    assert len(history.seasons) > 70
    assert len(history.of_driver) > 900
    assert sum(len(each.sessions) for each in history.weekends.values()) > 5200
    assert history.new == ()


def test_every_race_comes_back_as_it_was(imported: Imported, archive: Archive) -> None:
    rows = 0
    others = set()
    for weekend, folder in _races(imported.history, archive):
        found = iter(_drivers(weekend, imported.history))
        for row in archive.rows(f"{folder}/race-results"):
            entry, number = next(found)
            rows += 1
            assert entry.drivers[number] == row["driverId"]
            assert entry.team == row["constructorId"]
            if row["position"] != _place(entry):
                others.add((weekend.slug, row["driverId"]))
            assert (entry.row.points[number] if entry.row.points else 0.0) == float(row["points"] or 0)
            if number == 0:
                assert str("" if entry.row.laps is None else entry.row.laps) == row["laps"]
                assert entry.row.status == row["reasonRetired"]
                assert (entry.row.grid is not None) == bool(row["gridPosition"]) or entry.row.out == "DNS"
        assert next(found, None) is None
    assert rows > 27_000
    assert others == RETIRED_WITHOUT_A_LAP


def _races(history: History, archive: Archive) -> Iterator[tuple[Weekend, str]]:
    for path in sorted(archive.files):
        if path.endswith("/race-results"):
            _, year, _, race, _ = path.split("/")
            yield history.weekends[f"{race.partition('-')[2]}-grand-prix/{year}"], path.rpartition("/")[0]


def _drivers(weekend: Weekend, history: History) -> Iterator[tuple[Entry, int]]:
    for entry in entries(weekend.sessions["race"], history.cast):
        for number in range(len(entry.drivers)):
            yield entry, number


def _place(entry: Entry) -> str:
    return entry.row.out or str(entry.row.position)


@pytest.mark.parametrize("kind", ["driver", "team"])
def test_standings_from_our_tables_are_those_of_f1db(imported: Imported, kind: Entrants) -> None:
    tables = 0
    unlike: set[tuple[int, str]] = set()
    for season in imported.history.seasons.values():
        if season.is_over:
            tables += 1
            unlike |= {(season.year, who) for who in _unlike(season, kind)}
    assert tables > (65 if kind == "team" else 70) - 10
    assert unlike <= EXPLAINED.keys()


def _unlike(season: Season, kind: Entrants) -> Iterator[str]:
    given = season.official.get((season.last, kind))
    if given is None:
        assert kind == "team"
        assert season.year < 1958
        return
    mine = {row.entrant: row for row in computed(season, kind, season.last)}
    for row in official_standings(given.table, season, kind):
        own = mine.get(row.entrant)
        if own is None:
            assert row.points == 0
        elif (own.position, own.points) != (row.position, row.points):
            yield row.entrant.partition("/")[0]


def test_no_file_of_it_is_large(imported: Imported) -> None:
    assert max(path.stat().st_size for path in Path(imported.root).rglob("*.csv")) < 8192
