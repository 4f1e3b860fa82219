"""Drawings: the charts of seasons, races and careers, of what results say."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from generator.outputs.past import Past
from generator.outputs.racing_views import FigureRow, Named
from generator.racing.charts.canvas import Chart, Entrant
from generator.racing.charts.career import SeasonFigure, career
from generator.racing.charts.grid import Start, grid_to_finish
from generator.racing.charts.progression import Progress, progression
from generator.racing.results import Entry, Session, entries
from generator.racing.seasons import Entrants, Season
from generator.racing.seasons import progression as points_by_round
from generator.wording import Wording

LINES = 10
"""Entrants whose progress through a season is drawn: those who are first."""

FEWEST = 3
"""Rounds, or seasons, from which on a chart says more than its table."""


def season_charts(past: Past, season: Season) -> Iterator[Chart]:
    """The points of drivers and of teams, round by round."""
    rounds = [str(each.round) for each in season.run]
    if len(rounds) < FEWEST or season.classes != ("",):
        return
    words = past.words
    kinds: tuple[tuple[Entrants, str], ...] = (
        ("driver", words.say("Points of drivers")),
        ("team", words.say("Points of teams")),
    )
    for kind, title in kinds:
        found = dict(list(points_by_round(season, kind).items())[:LINES])
        entrants = _entrants([past.entrant(kind, name, season, season.last) for name in found])
        if lines := [Progress(*each) for each in zip(entrants, found.values(), strict=True)]:
            yield progression(title, rounds, lines, words=words)


def race_chart(past: Past, session: Session, title: str) -> Chart | None:
    """From the grid to the finish; None where no grid is known."""
    rows = [each for each in entries(session, past.history.cast) if each.row.grid is not None]
    if len(rows) < FEWEST:
        return None
    entrants = _entrants([_at_the_wheel(past, each) for each in rows])
    starts = [
        Start(
            entrant=entrant,
            grid=row.grid or None,
            pit_lane=row.grid == 0,
            place=row.position or None,
            state=row.out,
        )
        for entrant, (_, _, row) in zip(entrants, rows, strict=True)
    ]
    return grid_to_finish(title, starts, past.words)


def career_chart(rows: tuple[FigureRow, ...], words: Wording, livery: str = "") -> Chart | None:
    """The place in the standings, season by season; `rows` are latest first. None for few seasons."""
    if sum(bool(row.position) for row in rows) < FEWEST:
        return None
    seasons = [
        SeasonFigure(
            row.year, float(row.position) if row.position else None, ", ".join(each.name for each in row.others)
        )
        for row in reversed(rows)
    ]
    return career(words.say("Place in the standings by season"), seasons, "place", livery, words=words)


def _at_the_wheel(past: Past, car: Entry) -> Named:
    """The first driver of a car, in the colour of its team."""
    livery = past.named("team", car.team).livery if car.team else ""
    return structs.replace(past.named("driver", car.drivers[0]), livery=livery)


def _entrants(every: Sequence[Named]) -> list[Entrant]:
    """Whom the lines of a chart are about, each with what stands at its line."""
    surnames = {each.name: each.surname for each in every}
    return [Entrant(each.name, each.code or _short(each, surnames), each.livery) for each in every]


def _short(who: Named, surnames: Mapping[str, str]) -> str:
    """A driver without letters of his or her own: the surname, with an initial where others of the chart have it too,
    with the name in full where the initial is the same as well. "" for a team: its name."""
    twins = [name for name, surname in surnames.items() if surname == who.surname]
    if not who.surname or len(twins) < 2:
        return who.surname
    alike = sum(name[:1] == who.name[:1] for name in twins)
    return f"{who.name[:1]}. {who.surname}" if alike == 1 else who.name
