"""Careers: what the pages of drivers and teams show of their results."""

from collections.abc import Iterator

from generator.model import EntityKind
from generator.outputs.drawings import career_chart
from generator.outputs.past import Past, Told, season_digest, shown, told
from generator.outputs.racing_views import Career, DuelRow, EntrantRecord, FigureRow, MatrixCell
from generator.racing.duels import duels
from generator.racing.figures import SeasonFigures, cells, driver_seasons, in_all, team_seasons
from generator.racing.seasons import Season


def entrant_told(past: Past, kind: EntityKind, slug: str) -> Told | None:
    """What the page of a driver or a team shows; None for one without results. It depends on the seasons that they took
    part in, and on no others."""
    seasons = (past.history.of_driver if kind == "driver" else past.history.of_team).get(slug, ())
    if not seasons:
        return None
    digests = [season_digest(past, each) for each in seasons]
    series = shown(past, "series", {each.series for each in seasons})
    return told(lambda: _record(past, kind, slug, seasons), kind, slug, *digests, *series)


def _record(past: Past, kind: EntityKind, slug: str, seasons: tuple[Season, ...]) -> EntrantRecord:
    figures = driver_seasons(slug, seasons) if kind == "driver" else team_seasons(slug, seasons)
    series = dict.fromkeys(each.series for each in reversed(figures))
    careers = []
    for name in series:
        own = [each for each in figures if each.series == name]
        rows = tuple(_row(past, kind, slug, each) for each in reversed(own))
        chart = career_chart(rows, past.words, past.named(kind, slug).livery)
        careers.append(Career(series=past.named("series", name), seasons=rows, total=in_all(own), chart=chart))
    careers.sort(key=lambda each: -each.total.starts)
    rivals = tuple(_duels(past, slug, seasons)) if kind == "driver" else ()
    return EntrantRecord(careers=tuple(careers), duels=rivals)


def _row(past: Past, kind: EntityKind, slug: str, figures: SeasonFigures) -> FigureRow:
    season = past.history.seasons[figures.series, figures.year]
    drives = season.by_driver[slug] if kind == "driver" else season.by_team[slug]
    other: EntityKind = "team" if kind == "driver" else "driver"
    return FigureRow(
        season=past.season(season),
        year=figures.year,
        as_of=0 if figures.is_over else figures.round,
        position=str(figures.position or ""),
        figures=figures.figures,
        others=tuple(past.named(other, each) for each in figures.others),
        rounds=tuple(
            MatrixCell(past.named("edition", weekend.slug), cars)
            for weekend, cars in zip(season.run, cells(drives, season), strict=True)
        ),
    )


def _duels(past: Past, slug: str, seasons: tuple[Season, ...]) -> Iterator[DuelRow]:
    for season in reversed(seasons):
        for each in duels(slug, season):
            yield DuelRow(
                season=past.season(season),
                mate=past.named("driver", each.mate),
                team=past.named("team", each.team),
                races=each.races,
                qualifyings=each.qualifyings,
            )
