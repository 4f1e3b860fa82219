"""All of F1DB imported: standings after each round, fastest laps and starts, beside what F1DB itself says."""

from collections.abc import Iterator

from generator.newsroom.f1db.archive import Archive, Values
from generator.racing.figures import figures_of
from generator.racing.history import History
from generator.racing.seasons import Entrants, Season, computed
from generator.racing.standings import Standing
from generator.results import NEVER_STARTED
from generator.text.slugs import slugify
from tests.whole_f1db.imported import Imported

OTHER_POINTS = {
    (1958, "maserati"): "F1DB leaves out cars that were entered privately",
    (1959, "rodger-ward"): "after Zandvoort F1DB takes two points from the winner of Indianapolis",
    (1959, "jo-bonnier"): "after Zandvoort F1DB takes two points from its winner",
    (1978, "tyrrell"): "after Kyalami F1DB counts the second of its cars too, as the rules of 1979 do",
    (2007, "mclaren"): "F1DB takes the points away from the first round on, and not from the court's decision on",
}
"""Whose points after a round F1DB gives otherwise than results and rules do, by season, and how."""

OTHER_PLACES = 100
"""Of 32,000 lines so many may have another place: F1DB parts those with equal points as no rule does in a few of them.
Lines of 2007, where it leaves out the second team, do not count."""

OTHER_LAPS = {
    "europe-grand-prix/1984": {"michele-alboreto", "nelson-piquet"},
    "portugal-grand-prix/1991": {"riccardo-patrese"},
}
"""Fastest laps that F1DB gives otherwise: two drove the same time, of which it names one; and Nigel Mansell drove his
before he was disqualified."""

STARTS = {
    "juan-manuel-fangio": 51,
    "stirling-moss": 66,
    "jim-clark": 72,
    "jackie-stewart": 99,
    "niki-lauda": 171,
    "alain-prost": 199,
    "ayrton-senna": 161,
    "riccardo-patrese": 256,
    "michael-schumacher": 306,
    "rubens-barrichello": 322,
    "jarno-trulli": 252,
    "jenson-button": 306,
    "sebastian-vettel": 299,
}
"""The starts of some whose careers are over, as books have them."""


def test_points_after_each_round_are_those_of_f1db(imported: Imported, archive: Archive) -> None:
    lines = 0
    points: set[tuple[int, str]] = set()
    places = 0
    for season, row, own in _lines(imported.history, archive):
        lines += 1
        mine = own or Standing(None, "", 0.0, 0.0)
        if abs(mine.points - float(row["points"] or 0)) > 0.01:
            points.add((season.year, row.get("driverId") or row["constructorId"]))
        elif own and str(own.position or "") != row["position"] and season.year != 2007:
            places += 1
    assert lines > 32_000
    assert points == OTHER_POINTS.keys()
    assert places <= OTHER_PLACES


def _lines(history: History, archive: Archive) -> Iterator[tuple[Season, Values, Standing | None]]:
    """The lines of F1DB's tables after each race, each with what results and rules give."""
    for path in sorted(archive.files):
        folder, _, name = path.rpartition("/")
        if "/races/" not in folder or name not in ("driver-standings", "constructor-standings"):
            continue
        _, year, _, race = folder.split("/")
        season = history.seasons["formula-1", int(year)]
        kind: Entrants = "driver" if name.startswith("driver") else "team"
        mine = {row.entrant: row for row in computed(season, kind, int(race.partition("-")[0]))}
        for row in archive.rows(path):
            yield season, row, mine.get(row["driverId"] if kind == "driver" else _team(row, archive))


def _team(row: Values, archive: Archive) -> str:
    engine = archive.one(f"engine-manufacturers/{row['engineManufacturerId']}")
    return f"{row['constructorId']}/{slugify(engine['name'])}"


def test_fastest_laps_are_those_of_f1db(imported: Imported, archive: Archive) -> None:
    theirs = {}
    for path in archive.files:
        if path.endswith("/fastest-laps"):
            _, year, _, race, _ = path.split("/")
            first = {row["driverId"] for row in archive.rows(path) if row["position"] == "1"}
            theirs[f"{race.partition('-')[2]}-grand-prix/{year}"] = first
    ours: dict[str, set[str]] = {slug: set() for slug in theirs}
    for season in imported.history.seasons.values():
        for each in season.drives:
            if each.kind == "race" and each.fastest:
                ours[each.weekend.slug].add(each.driver)
    assert len(theirs) > 1150
    assert {slug: ours[slug] for slug, drivers in theirs.items() if drivers != ours[slug]} == OTHER_LAPS
    assert ours["china-grand-prix/2025"] == {"lando-norris"}


def test_starts_are_those_of_f1db(imported: Imported, archive: Archive) -> None:
    theirs: dict[str, set[str]] = {}
    for path in archive.files:
        if path.endswith("/race-results"):
            for row in archive.rows(path):
                barred = row["position"] == "EX" and not row["gridPosition"] and not int(row["laps"] or 0)
                if row["position"] not in NEVER_STARTED and not barred:
                    theirs.setdefault(row["driverId"], set()).add(path)
    ours = {
        driver: sum(figures_of(season.by_driver[driver]).starts for season in seasons if driver in season.by_driver)
        for driver, seasons in imported.history.of_driver.items()
    }
    assert {driver: starts for driver, starts in ours.items() if starts} == {
        driver: len(races) for driver, races in theirs.items()
    }
    assert {driver: ours[driver] for driver in STARTS} == STARTS
