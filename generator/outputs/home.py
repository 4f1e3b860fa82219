"""The front page: the lead story and the latest, the next session, how the championships stand, and each series.

What comes next is decided once, in `relate`, and holds until that session begins: no page says how long it is still.
The sessions after it stand on the page too, unseen, for a script to go on to when their time has come.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from generator.model import Card, TermRef, sealed
from generator.outputs import linked_stories
from generator.outputs.entity_parts import NextSession, SeriesStories, Strip
from generator.outputs.events import closing
from generator.outputs.feed_forms import feed_links
from generator.outputs.heads import absolute, url
from generator.outputs.linked import described
from generator.outputs.parts import Head, SiteFacts
from generator.outputs.past import Past, Told, season_digest, told
from generator.outputs.site import Cards, Entity, Fills, Outline, Site
from generator.outputs.timetable import sessions
from generator.outputs.towers import standings_table
from generator.outputs.views import HomeView
from generator.racing.seasons import ENTRANTS, Season, standings
from generator.schema import EditionFront

PLACES = 5
"""Lines of a championship on the front page."""

AHEAD = 10
"""Sessions to come that the page holds: those of two weekends."""

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
    upcoming: tuple[NextSession, ...],
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
    """What runs and what comes next, in time, and until when that holds."""

    sessions: tuple[NextSession, ...]
    until: datetime | None


def coming(past: Past, entities: Iterable[Entity], now: datetime) -> Coming:
    """The sessions that run at `now`, and the first that begin after it: of editions that take place, where the hour
    is known. It holds until one of them begins or ends."""
    editions = (each for each in entities if each.ref.kind == "edition")
    found = sorted(_ahead(past, editions, now), key=lambda each: (each.start.at, each.edition.slug))
    changes = [each.end.at if each.runs else each.start.at for each in found]
    running = sum(each.runs for each in found)
    return Coming(tuple(sealed(each) for each in found[: running + AHEAD]), min(changes, default=None))


def _ahead(past: Past, editions: Iterable[Entity], now: datetime) -> Iterator[NextSession]:
    for edition in editions:
        front = edition.parsed.front if edition.parsed else None
        if not isinstance(front, EditionFront) or front.status != "scheduled":
            continue
        for row, session in zip(sessions(past, edition), front.sessions, strict=True):
            if row.start and not row.start.day_only and row.status == "scheduled":
                start, end = row.start, closing(session, row.start)
                if end.at > now:
                    yield NextSession(edition=edition.ref, name=row.name, start=start, end=end, runs=start.at <= now)


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
