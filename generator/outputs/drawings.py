"""Drawings: the charts of seasons, races and careers, of what results say."""

from collections.abc import Iterator

from generator.outputs.past import Past
from generator.outputs.racing_views import FigureRow
from generator.racing.charts.canvas import Chart, Entrant
from generator.racing.charts.career import SeasonFigure, career
from generator.racing.charts.grid import Start, grid_to_finish
from generator.racing.charts.progression import Progress, progression
from generator.racing.results import Session, entries
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
        found = list(points_by_round(season, kind).items())[:LINES]
        if lines := [Progress(_entrant(past, season, kind, name), values) for name, values in found]:
            yield progression(title, rounds, lines, words=words)


def race_chart(past: Past, session: Session, title: str) -> Chart | None:
    """From the grid to the finish; None where no grid is known."""
    rows = [each for each in entries(session, past.history.cast) if each.row.grid is not None]
    if len(rows) < FEWEST:
        return None
    starts = []
    for each in rows:
        first, team = past.named("driver", each.drivers[0]), past.named("team", each.team) if each.team else None
        entrant = Entrant(first.name, first.code, team.livery if team else "")
        row = each.row
        starts.append(
            Start(
                entrant=entrant,
                grid=row.grid or None,
                pit_lane=row.grid == 0,
                place=row.position or None,
                state=row.out,
            )
        )
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


def _entrant(past: Past, season: Season, kind: Entrants, name: str) -> Entrant:
    """Whom a line is about, in the colour of the team; a driver's in that of the last he drove for."""
    one = past.entrant(kind, name, season, season.last)
    return Entrant(one.name, one.code, one.livery)
