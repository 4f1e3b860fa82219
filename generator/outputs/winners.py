"""Winners: what the pages of events, circuits and series show of results."""

from generator.labels import session
from generator.model import EntityKind
from generator.outputs.past import Past, Told, season_digest, shown, told, weekend_digest
from generator.outputs.racing_views import ChampionRow, SeriesRecord, StandingLine, WinnersRecord, WinRow
from generator.outputs.towers import standings_table
from generator.racing.figures import Win, wins
from generator.racing.results import Weekend
from generator.racing.seasons import Entrants, Season

CHAMPIONS = 3
"""Lines of each season's standings that a series' page shows."""


def winners_told(past: Past, kind: EntityKind, slug: str) -> Told | None:
    """The winners of an event, or at a circuit; None where none are known."""
    run = (past.history.of_event if kind == "event" else past.history.of_circuit).get(slug, ())
    if not run:
        return None
    other: EntityKind = "circuit" if kind == "event" else "event"
    places = {each.circuit if kind == "event" else each.event for each in run} - {""}
    parts = [f"{weekend_digest(past, each, races=True)} {each.event} {each.circuit}" for each in run]
    return told(lambda: _winners(past, run, other), kind, *parts, *shown(past, other, places))


def series_told(past: Past, slug: str) -> Told | None:
    """The seasons of a series with those who were first; None where it has none."""
    seasons = [each for (name, _), each in sorted(past.history.seasons.items(), reverse=True) if name == slug]
    if not seasons:
        return None
    return told(lambda: _series(past, seasons), slug, *(season_digest(past, each) for each in seasons))


def _winners(past: Past, run: tuple[Weekend, ...], other: EntityKind) -> WinnersRecord:
    return WinnersRecord(wins=tuple(_win(past, each, other) for each in wins(run, past.history.cast)))


def _win(past: Past, win: Win, other: EntityKind) -> WinRow:
    weekend = win.weekend
    where = weekend.circuit if other == "circuit" else weekend.event
    return WinRow(
        year=weekend.slug.partition("/")[2],
        edition=past.named("edition", weekend.slug),
        session=session(past.words, win.session) if win.session != "race" else "",
        class_=win.class_,
        drivers=tuple(past.named("driver", each) for each in win.drivers),
        team=past.named("team", win.team) if win.team else None,
        where=past.named(other, where) if where else None,
    )


def _series(past: Past, seasons: list[Season]) -> SeriesRecord:
    return SeriesRecord(seasons=tuple(_champions(past, each) for each in seasons))


def _champions(past: Past, season: Season) -> ChampionRow:
    def first(kind: Entrants) -> tuple[StandingLine, ...]:
        return standings_table(past, season, kind, season.last).rows[:CHAMPIONS] if season.last else ()

    return ChampionRow(season=past.season(season), is_over=season.is_over, drivers=first("driver"), teams=first("team"))
