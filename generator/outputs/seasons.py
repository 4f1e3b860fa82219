"""Seasons: a page for each season of a series, `/series/formula-1/2024/`, with its calendar, standings and results."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from msgspec import structs

from generator.labels import index
from generator.model import Parsed, TermRef
from generator.outputs import linked_racing
from generator.outputs.addresses import below
from generator.outputs.drawings import season_charts
from generator.outputs.heads import absolute, crumbs
from generator.outputs.linked import described
from generator.outputs.parts import Head, Link, SiteFacts
from generator.outputs.past import Past, Told, season_digest, shown, told
from generator.outputs.racing_views import Matrix, MatrixCell, MatrixLine, Round, SeasonRecord, StandingsTable
from generator.outputs.site import Fills, Outline, Site
from generator.outputs.towers import standings_table
from generator.outputs.views import SeasonView
from generator.racing.figures import matrix, wins
from generator.racing.results import Weekend
from generator.racing.seasons import ENTRANTS, Entrants, Season
from generator.schema import EditionFront
from generator.wording import Wording


def outlines(site: Site) -> Iterator[Outline]:
    """The page of every season whose series has one."""
    for (slug, year), season in site.past.history.seasons.items():
        series = site.entities.get(("series", slug))
        if series and "seasons" not in site.without:
            yield Outline(
                address=f"{below(series.address)}{year}/",
                make=season_view,
                inputs=partial(_inputs, site, season),
                template="season.html",
                order="list",
                source=series.parsed.path if series.parsed else "site.yaml",
                near=date(year, 12, 31).toordinal(),
            )


def season_view(
    facts: SiteFacts,
    words: Wording,
    series: TermRef,
    address: str,
    year: int,
    years: tuple[Link, ...],
    record: Told,
) -> SeasonView:
    """A season's page."""
    title = f"{series.name} {year}"
    view = SeasonView(
        site=facts,
        head=Head(
            title=title,
            description="",
            url=absolute(facts, address),
            crumbs=(*crumbs(facts, (index(words, "series"), "/series/")), Link(series.name, series.url)),
        ),
        title=title,
        series=series,
        year=year,
        record=record.make(),
        earlier=years[0] if years[0].url else None,
        later=years[1] if years[1].url else None,
    )
    return structs.replace(view, head=described(facts, view.head, linked_racing.season(view)))


# ---------------------------------------------------------------- what it is made of


def _inputs(site: Site, season: Season, _: Fills) -> tuple[Any, ...]:
    past, series = site.past, site.entities["series", season.series]
    fronts = [(each.circuit, _front(past, each)) for each in season.weekends]
    days = [f"{circuit} {front.start} {front.end} {front.status}" for circuit, front in fronts]
    circuits = shown(past, "circuit", {each.circuit for each in season.weekends} - {""})
    record = told(partial(_record, past, season), season_digest(past, season), *days, *circuits)
    address = f"{below(series.address)}{season.year}/"
    return site.facts, site.words(), series.ref, address, season.year, _around(past, season), record


def _around(past: Past, season: Season) -> tuple[Link, Link]:
    """The links to the seasons before and after; with no address where there is none."""
    years = sorted(year for name, year in past.history.seasons if name == season.series)
    place = years.index(season.year)
    near = (years[place - 1] if place else 0, years[place + 1] if place + 1 < len(years) else 0)
    before, after = (Link(str(year or ""), past.seasons.get((season.series, year), "")) for year in near)
    return before, after


def _record(past: Past, season: Season) -> SeasonRecord:
    tables: tuple[StandingsTable, ...] = ()
    if season.last:
        made = (standings_table(past, season, kind, season.last, each) for kind in ENTRANTS for each in season.classes)
        tables = tuple(table for table in made if table.rows)
    return SeasonRecord(
        rounds=tuple(_round(past, each) for each in season.weekends),
        as_of=season.last,
        is_over=season.is_over,
        standings=tables,
        charts=tuple(season_charts(past, season)),
        matrices=tuple(_matrix(past, season, kind) for kind in ENTRANTS if season.last),
    )


def _round(past: Past, weekend: Weekend) -> Round:
    front = _front(past, weekend)
    won = next(wins([weekend], past.history.cast), None)
    return Round(
        number=weekend.round,
        edition=past.named("edition", weekend.slug),
        start=front.start,
        end=front.end,
        circuit=past.named("circuit", weekend.circuit) if weekend.circuit else None,
        winners=tuple(past.named("driver", each) for each in won.drivers) if won else (),
        status=front.status,
    )


def _front(past: Past, weekend: Weekend) -> EditionFront:
    file: Parsed | None = past.files.get(("edition", weekend.slug))
    return file.front if file else EditionFront()


def _matrix(past: Past, season: Season, kind: Entrants) -> Matrix:
    editions = [past.named("edition", each.slug) for each in season.run]
    return Matrix(
        kind=kind,
        rounds=tuple((weekend.round, edition) for weekend, edition in zip(season.run, editions, strict=True)),
        rows=tuple(
            MatrixLine(
                position=str(row.standing.position or "") if row.standing else "",
                who=past.entrant(kind, row.entrant, season, season.last),
                rounds=tuple(map(MatrixCell, editions, row.rounds)),
                points=row.standing.points if row.standing else 0.0,
            )
            for row in matrix(season, kind)
        ),
    )
