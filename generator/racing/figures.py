"""Figures: what drivers and teams have done in a season and in all, and who won what."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.racing.drives import Drive, scoring
from generator.racing.results import Cast, Weekend, entries
from generator.racing.seasons import Entrants, Season
from generator.racing.standings import Standing


class Figures(NamedTuple):
    """What was done in races: how many were started, won, ended among the first three, begun from the first place, and
    had the fastest lap; the points that count in standings, those of sprints too; the best place, 0 for none."""

    starts: int = 0
    wins: int = 0
    podiums: int = 0
    poles: int = 0
    fastest_laps: int = 0
    points: float = 0.0
    best: int = 0


class SeasonFigures(NamedTuple):
    """The figures of a season: the round they go to, whether that is its last one, the place in the standings (None: in
    none), the teams driven for or, of a team, its drivers, by slug in order of appearance."""

    series: str
    year: int
    round: int
    is_over: bool
    position: int | None
    figures: Figures
    others: tuple[str, ...]


class Win(NamedTuple):
    """A race that was won: the edition, the session's name, the class ("" where there are none), who won."""

    weekend: Weekend
    session: str
    class_: str
    drivers: tuple[str, ...]
    team: str


def driver_seasons(slug: str, seasons: Iterable[Season]) -> tuple[SeasonFigures, ...]:
    """The figures of a driver in each season that he drove in."""
    found = []
    for season in seasons:
        if drives := season.by_driver.get(slug):
            own = season.drivers.get(slug)
            teams = tuple(dict.fromkeys(each.entry.team for each in drives if each.entry.team))
            points = own.points if own else 0.0
            figures = figures_of(drives)._replace(points=points)
            found.append(_season(season, own.position if own else None, figures, teams))
    return tuple(found)


def team_seasons(slug: str, seasons: Iterable[Season]) -> tuple[SeasonFigures, ...]:
    """The figures of a team in each season that it took part in; a race counts once, whatever the number of its
    cars."""
    found = []
    for season in seasons:
        if drives := season.by_team.get(slug):
            own = [row for name, row in season.teams.items() if name.partition("/")[0] == slug]
            places = [row.position for row in own if row.position]
            drivers = tuple(dict.fromkeys(each.driver for each in drives))
            figures = figures_of(drives)._replace(points=round(sum(row.points for row in own), 2))
            found.append(_season(season, min(places, default=None), figures, drivers))
    return tuple(found)


def in_all(seasons: Iterable[SeasonFigures]) -> Figures:
    """The figures of all these seasons together."""
    every = [each.figures for each in seasons]
    return Figures(
        starts=sum(each.starts for each in every),
        wins=sum(each.wins for each in every),
        podiums=sum(each.podiums for each in every),
        poles=sum(each.poles for each in every),
        fastest_laps=sum(each.fastest_laps for each in every),
        points=round(sum(each.points for each in every), 2),
        best=min((each.best for each in every if each.best), default=0),
    )


def figures_of(drives: Sequence[Drive]) -> Figures:
    """The figures of some drives, with all their points. Whoever took part twice in a race, in two cars,
    started it once; the places of several cars count each."""
    races = [each for each in drives if each.kind == "race"]
    cars = {(each.session.path, each.entry.row.line): each.place for each in races}
    places = [place for place in cars.values() if place]
    return Figures(
        starts=len({each.session.path for each in races if each.started}),
        wins=places.count(1),
        podiums=sum(place <= 3 for place in places),
        poles=sum(each.pole for each in races),
        fastest_laps=len({each.session.path for each in races if each.fastest}),
        points=round(sum(each.points for each in drives), 2),
        best=min(places, default=0),
    )


def wins(weekends: Iterable[Weekend], cast: Cast) -> Iterator[Win]:
    """The winners of races, overall or of each class, in the order of the editions."""
    for weekend in weekends:
        for kind, session in scoring(weekend):
            if kind != "race":
                continue
            seen = set()
            for entry in sorted(entries(session, cast), key=lambda each: each.row.position or 1000):
                row = entry.row
                is_first = row.position == 1 or (row.class_ and row.position and row.class_ not in seen)
                if is_first:
                    yield Win(weekend, session.name, row.class_, entry.drivers, entry.team)
                seen.add(row.class_)


# ---------------------------------------------------------------- a season, race by race


class Cell(NamedTuple):
    """What was done in a round: the place (0 for none, and then the outcome), the place in the sprint (0 for none),
    whether the race was begun from the first place, whether it had the fastest lap."""

    place: int
    out: str
    sprint: int
    pole: bool
    fastest: bool


class MatrixRow(NamedTuple):
    """A line of a matrix: who, where they stand (None: in no standings), and for each round with results what each of
    their cars did."""

    entrant: str
    standing: Standing | None
    rounds: tuple[tuple[Cell, ...], ...]


def matrix(season: Season, kind: Entrants) -> tuple[MatrixRow, ...]:
    """The results of a season, by entrant and round, in the order of the standings; behind these by the best place."""
    drives: dict[str, list[Drive]] = {}
    for each in season.drives:
        drives.setdefault(each.driver if kind == "driver" else each.entry.constructor, []).append(each)
    drives.pop("", None)
    table = season.drivers if kind == "driver" else season.teams
    others = sorted(drives.keys() - table.keys(), key=lambda name: (figures_of(drives[name]).best or 1000, name))
    order = [*(name for name in table if name in drives), *others]
    return tuple(MatrixRow(name, table.get(name), cells(drives[name], season)) for name in order)


def cells(drives: Sequence[Drive], season: Season) -> tuple[tuple[Cell, ...], ...]:
    """For each round of a season with results what these drives came to, a cell for each car; none where there was
    none."""
    by_round: dict[str, list[Drive]] = {}
    for each in drives:
        by_round.setdefault(each.weekend.slug, []).append(each)
    return tuple(tuple(_cells(by_round.get(weekend.slug, ()))) for weekend in season.run)


def _cells(drives: Iterable[Drive]) -> Iterator[Cell]:
    cars: dict[tuple[str, int], Drive] = {}
    sprints: dict[str, int] = {}
    for each in drives:
        if each.kind == "race":
            first = cars.setdefault((each.session.path, each.entry.row.line), each)
            if each.fastest and not first.fastest:
                cars[each.session.path, each.entry.row.line] = each
        else:
            sprints[each.driver] = each.place
    for each in cars.values():
        row = each.entry.row
        yield Cell(each.place, row.out, sprints.pop(each.driver, 0), each.pole, each.fastest)
    if not cars:
        yield from (Cell(0, "", place, pole=False, fastest=False) for place in sprints.values())


def _season(season: Season, position: int | None, figures: Figures, others: tuple[str, ...]) -> SeasonFigures:
    return SeasonFigures(season.series, season.year, season.last, season.is_over, position, figures, others)
