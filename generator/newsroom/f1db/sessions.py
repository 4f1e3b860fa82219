"""Results of F1DB as our CSV: a file for each session, and the official tables of a season beside its last edition."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.newsroom.f1db.archive import Archive, Values, telling
from generator.results import COLUMNS, NO_POINTS, RACES, TABLE_COLUMNS
from generator.schema import RulesFront

SESSIONS = {
    "race-results": "race",
    "sprint-race-results": "sprint",
    "qualifying-results": "qualifying",
    "qualifying-1-results": "qualifying-1",
    "qualifying-2-results": "qualifying-2",
    "pre-qualifying-results": "pre-qualifying",
    "sprint-qualifying-results": "sprint-qualifying",
    "free-practice-1-results": "practice-1",
    "free-practice-2-results": "practice-2",
    "free-practice-3-results": "practice-3",
    "free-practice-4-results": "practice-4",
    "warming-up-results": "warm-up",
}
"""F1DB's files of a race, and ours."""

FASTEST = "fastest-laps"

GRIDS = {"race": "starting-grid-positions", "sprint": "sprint-starting-grid-positions"}
"""F1DB's files of the grid, which know the places of those who did not start."""

TABLES = {"driver-standings": "driver", "constructor-standings": "team"}
"""F1DB's files of a season, and whom they list."""

EXPLAINED = {
    (1958, "maserati"): "F1DB leaves out cars that were entered privately",
    (1967, "guy-ligier"): "his place was behind cars of Formula 2; F1DB lets him share one",
    (1991, "brabham"): "F1DB puts one of two with equal places first",
    (2018, "force-india"): "F1DB lists both entrants of that name",
}
"""Why a table of F1DB is not what its results give, by season and entrant."""


def is_result(name: str) -> bool:
    """Whether a file of F1DB, by its own name, holds results that an import reads."""
    return name in SESSIONS or name == FASTEST or name in GRIDS.values() or name in TABLES


def sessions(
    archive: Archive, folder: str, engines: Mapping[str, str], rules: RulesFront | None
) -> Iterator[tuple[str, str]]:
    """The name and the text of each of our files with the results of a race, by the folder of F1DB's; `engines` are the
    names of engine makers. Whoever has a place for which the `rules` give points, and none, takes no points."""
    for theirs, ours in SESSIONS.items():
        path = f"{folder}/{theirs}"
        if path not in archive.files:
            continue
        with telling(path):
            fastest = _fastest(archive, folder) if ours == "race" else {}
            cars = list(_cars(archive.rows(path)))
            rows = [_line(car, engines, fastest) for car in cars]
            if ours in GRIDS:
                _fill_grid(rows, archive.rows(f"{folder}/{GRIDS[ours]}"))
            if not RACES.fullmatch(ours):
                _mend_places(rows)
            elif rules:
                _mend_race(rows, len(rules.race if ours == "race" else rules.sprint), alone=not rules.fastest_lap)
            text = table(rows, COLUMNS) if cars else ""
        if text:
            yield f"{ours}.csv", text


def standings(archive: Archive, year: int, engines: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The name and the text of each official table of a season."""
    for theirs, kind in TABLES.items():
        path = f"seasons/{year}/{theirs}"
        with telling(path):
            rows = [_standing(row, kind, year, engines) for row in archive.rows(path)]
        if rows:
            yield f"{kind}-standings.csv", table(rows, TABLE_COLUMNS)


def table(rows: Sequence[Mapping[str, str]], columns: Iterable[str]) -> str:
    """Rows as CSV, with those of the columns that hold something."""
    used = [name for name in columns if any(row.get(name) for row in rows)]
    lines = [",".join(_cell(row.get(name, "")) for name in used) for row in rows]
    return "\n".join((",".join(used), *lines, ""))


def _cell(text: str) -> str:
    text = " ".join(text.split())
    if any(sign in text for sign in ',"'):
        quotes = text.replace('"', '""')
        return f'"{quotes}"'
    return text


def worth(archive: Archive, folder: str, rules: RulesFront | None) -> str:
    """What a race counts, where its winner had half of the points or twice as many; else ""."""
    with telling(f"{folder}/race-results"):
        won = [row for row in archive.rows(f"{folder}/race-results") if row["position"] == "1"]
        share = sum(float(row.get("points") or 0) for row in won) / rules.race[0] if rules else 0
    return {0.5: "0.5", 2.0: "2"}.get(share, "")


# ---------------------------------------------------------------- sessions


def _cars(rows: Iterable[Values]) -> Iterator[list[Values]]:
    """The rows of each car: one, or the first driver's and those of the others who shared it, which follow."""
    car: list[Values] = []
    for row in rows:
        shared = row.get("sharedCar") == "true"
        if car and not shared:
            yield car
            car = []
        car.append(row)
    if car:
        yield car


def _fastest(archive: Archive, folder: str) -> dict[tuple[str, str], str]:
    """The fastest lap of each driver in each car."""
    rows = archive.rows(f"{folder}/{FASTEST}")
    return {(row["driverId"], row["driverNumber"]): row.get("time", "") for row in rows}


def _line(car: Sequence[Values], engines: Mapping[str, str], fastest: Mapping[tuple[str, str], str]) -> dict[str, str]:
    first = car[0]
    time = next((first[key] for key in ("time", "q3", "q2", "q1") if first.get(key)), "")
    return {
        "position": first["position"],
        "number": first.get("driverNumber", ""),
        "drivers": "; ".join(row["driverId"] for row in car),
        "team": first["constructorId"],
        "engine": engines.get(first["engineManufacturerId"], first["engineManufacturerId"]),
        "laps": first.get("laps", ""),
        "time": time,
        "gap": "" if time else first.get("gap", ""),
        "grid": first.get("gridPosition", ""),
        "points": _each([row.get("points", "") for row in car]),
        "status": first.get("reasonRetired", ""),
        "fastest_lap": _each([fastest.get((row["driverId"], row["driverNumber"]), "") for row in car]),
        **{key: first.get(key, "") for key in ("q1", "q2", "q3")},
    }


def _fill_grid(rows: Sequence[dict[str, str]], grid: Iterable[Values]) -> None:
    """The places on the grid of those who did not start."""
    places = {(row["driverId"], row["driverNumber"]): row["position"] for row in grid}
    for row in rows:
        if row["position"] == "DNS" and not row["grid"]:
            row["grid"] = places.get((row["drivers"], row["number"]), "")


def _mend_race(rows: Sequence[dict[str, str]], paid: int, *, alone: bool) -> None:
    """Who retired without a lap and has a place far behind the last has none; who has a place for which points are
    given, and none, takes none. Where points come from places `alone`, these are all places up to the last with
    points."""
    placed: list[dict[str, str]] = []
    for row in rows:
        if row["position"].isdigit():
            if row["laps"] == "0" and row["status"] and int(row["position"]) > len(placed) + 1:
                row["position"] = "DNF"
            else:
                placed.append(row)
    last = max([paid, *(int(row["position"]) for row in placed if row["points"] and alone)])
    for row in placed:
        if int(row["position"]) <= last and not row["points"]:
            row["points"] = NO_POINTS


def _mend_places(rows: Sequence[dict[str, str]]) -> None:
    """Where a timed session has places left out, or one twice, they are counted anew."""
    placed = [row for row in rows if row["position"].isdigit()]
    for number, row in enumerate(placed, 1):
        row["position"] = str(number)


def _each(values: Sequence[str]) -> str:
    return "; ".join(values) if any(values) else ""


# ---------------------------------------------------------------- standings


def _standing(row: Values, kind: str, year: int, engines: Mapping[str, str]) -> dict[str, str]:
    who = row["driverId" if kind == "driver" else "constructorId"]
    engine = engines.get(row.get("engineManufacturerId", ""), "")
    return {
        "position": row["position"],
        kind: who,
        "engine": engine,
        "points": row["points"],
        "why": EXPLAINED.get((year, who), ""),
    }
