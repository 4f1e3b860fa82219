"""The front page: the lead story and the latest, the next session, how the championships stand, and each series.

What comes next is decided once, in `relate`, and holds until that session begins: no page says how long it is still.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from generator.model import Card, Moment, TermRef, sealed
from generator.outputs import linked_stories
from generator.outputs.entity_parts import NextSession, SeriesStories, Strip
from generator.outputs.heads import absolute, feed_links, url
from generator.outputs.linked import described
from generator.outputs.parts import Head, SiteFacts
from generator.outputs.past import Past, Told, season_digest, told
from generator.outputs.site import Cards, Entity, Fills, Outline, Site
from generator.outputs.timetable import sessions
from generator.outputs.towers import standings_table
from generator.outputs.views import HomeView
from generator.racing.seasons import ENTRANTS, Season, standings

PLACES = 5
"""Lines of a championship on the front page."""

STRIPS = 3
"""Championships on the front page: those of the latest year, by the names of series."""

STORIES = 3
"""Stories of each series on the front page."""


def outlines(site: Site) -> Iterator[Outline]:
    """The front page."""
    inputs = partial(_inputs, site)
    yield Outline(address="/", make=home_view, inputs=inputs, template="home.html", order="list", source="site.yaml")


def home_view(
    facts: SiteFacts,
    description: str,
    cards: tuple[Card, ...],
    lead: int,
    size: int,
    upcoming: NextSession | None,
    strips: Told | None,
    series: tuple[TermRef, ...],
    stories: tuple[Cards, ...],
) -> HomeView:
    """The front page, of the latest articles; `lead` is the place of the first."""
    head = Head(
        title=facts.title,
        description=description,
        url=absolute(facts, "/"),
        feeds=feed_links(facts, "/", facts.title),
    )
    return HomeView(
        site=facts,
        head=described(facts, head, *linked_stories.home(facts, description)),
        lead=cards[lead] if cards else None,
        latest=tuple(card for place, card in enumerate(cards) if place != lead)[:size],
        more=url(facts, "/articles/"),
        upcoming=upcoming,
        strips=strips.make() if strips else (),
        series=tuple(SeriesStories(ref, found.all()) for ref, found in zip(series, stories, strict=True)),
    )


def _inputs(site: Site, _: Fills) -> tuple[Any, ...]:
    size = site.config.pagination.size
    latest = site.articles[: size + 1]
    lead = next((place for place, each in enumerate(latest) if each.parsed.front.featured), 0)
    cards = tuple(article.card for article in latest)
    description = site.config.description or site.facts.tagline
    series = _series(site)
    refs = tuple(each.ref for each in series)
    stories = tuple(site.cards(each.articles[:STORIES]) for each in series)
    return site.facts, description, cards, lead, size, site.upcoming, _strips(site.past), refs, stories


# ---------------------------------------------------------------- the next session


class Coming(NamedTuple):
    """What comes next, and until when that holds."""

    session: NextSession | None
    until: datetime | None


def coming(past: Past, entities: Iterable[Entity], now: datetime) -> Coming:
    """The first session, of an edition that takes place, that begins after `now` and whose hour is known."""
    editions = (each for each in entities if each.ref.kind == "edition")
    found = min(_ahead(past, editions, now), key=lambda each: (each[0], each[1].edition.slug), default=None)
    return Coming(found[1], found[0]) if found else Coming(None, None)


def _ahead(past: Past, editions: Iterable[Entity], now: datetime) -> Iterator[tuple[datetime, NextSession]]:
    for edition in editions:
        status = getattr(edition.parsed.front, "status", "scheduled") if edition.parsed else ""
        for row in sessions(past, edition) if status == "scheduled" else ():
            if row.start and not row.start.day_only and row.start.at > now and row.status == "scheduled":
                yield row.start.at, _next(edition, row.name, row.start)


def _next(edition: Entity, name: str, start: Moment) -> NextSession:
    return sealed(NextSession(edition=edition.ref, name=name, start=start))


# ---------------------------------------------------------------- championships, and series


def _strips(past: Past) -> Told | None:
    """How the championships of the latest year stand; None where none has a result."""
    scored = [season for season in past.history.seasons.values() if season.last]
    latest = max((season.year for season in scored), default=0)
    shown = [season for season in scored if season.year == latest and season.classes == ("",)]
    shown.sort(key=lambda season: (past.season(season).name, season.series))
    if not shown[:STRIPS]:
        return None
    return told(lambda: _made(past, shown[:STRIPS]), *(season_digest(past, season) for season in shown[:STRIPS]))


def _made(past: Past, seasons: Iterable[Season]) -> tuple[Strip, ...]:
    return tuple(strip for season in seasons for strip in _of_season(past, season))


def _of_season(past: Past, season: Season) -> Iterator[Strip]:
    for kind in ENTRANTS:
        if any(row.points for row in standings(season, kind, season.last)):
            table = standings_table(past, season, kind, season.last)
            named = past.season(season)
            yield Strip(named, kind, str(season.last), season.is_over, table.rows[:PLACES])


def _series(site: Site) -> list[Entity]:
    """The series that stories are about, where these are several, that of the newest story first."""
    found = [each for each in site.of_kind("series") if each.articles]
    found.sort(key=lambda each: (each.articles[0], each.ref.slug))
    return found if len(found) > 1 else []
