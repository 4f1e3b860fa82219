"""The schedule: `/calendar/`, the sessions of the seasons that run or come, by series, with calendars to subscribe to.

It holds no time of its build: a season stands there until its year is past or a later one has results, and the last one
of a series until another is known. What comes next is marked by a script.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from msgspec import structs

from generator.model import EntityKind, sealed
from generator.outputs.addresses import below
from generator.outputs.calendars import NAME
from generator.outputs.entity_parts import Scheduled, ScheduledSeason
from generator.outputs.events import first_day
from generator.outputs.heads import absolute, crumbs, url
from generator.outputs.linked import described
from generator.outputs.parts import Head, SiteFacts
from generator.outputs.site import Entity, Fills, Outline, Site, StandalonePage
from generator.outputs.timetable import sessions
from generator.outputs.views import ScheduleView
from generator.racing.history import History
from generator.racing.results import Weekend
from generator.schema import EditionFront, LeftOut
from generator.wording import Wording

ADDRESS = "/calendar/"

RECENT = 2
"""A series is shown whose last season is among so many years, the last ones that any series has: nobody plans for
1950."""


def announcing(
    facts: SiteFacts,
    entities: Mapping[tuple[EntityKind, str], Entity],
    pages: Iterable[StandalonePage],
    without: frozenset[LeftOut],
) -> SiteFacts:
    """The facts of the site with the link to the page of the calendar, if there is one: the site's own page at that
    address counts too."""
    dated = "schedule" not in without and any(kind == "edition" and _days(each) for (kind, _), each in entities.items())
    if dated or any(page.address == ADDRESS for page in pages):
        return sealed(structs.replace(facts, calendar=url(facts, ADDRESS), digest=""))
    return facts


def makes_page(site: Site) -> bool:
    """Whether the page is made: an edition has a day, the theme makes it, and the site has no page of its own there."""
    return bool(site.facts.calendar) and all(page.address != ADDRESS for page in site.pages)


def outlines(site: Site) -> Iterator[Outline]:
    """The page, where it is made."""
    if makes_page(site):
        yield Outline(
            address=ADDRESS,
            make=schedule_view,
            inputs=partial(_inputs, site),
            template="calendar.html",
            order="list",
            source="site.yaml",
        )


def schedule_view(
    facts: SiteFacts, words: Wording, calendar: str, seasons: tuple[ScheduledSeason, ...]
) -> ScheduleView:
    """The page of the calendar."""
    title = words.say("Calendar")
    return ScheduleView(
        site=facts,
        head=described(facts, Head(title=title, description="", url=absolute(facts, ADDRESS), crumbs=crumbs(facts))),
        title=title,
        calendar=calendar,
        seasons=seasons,
    )


# ---------------------------------------------------------------- what stands on it


class _Held(NamedTuple):
    """An edition that has days: its page, itself as seasons count it, the first and the last day."""

    entity: Entity
    weekend: Weekend
    start: date
    end: date


def _inputs(site: Site, _: Fills) -> tuple[Any, ...]:
    found = _by_season(site)
    last = max((year for _, year in found), default=0)
    years = {series: [year for of, year in sorted(found) if of == series] for series, _ in found}
    shown = [
        (series, year)
        for series in sorted(years, key=lambda slug: (not slug, site.past.named("series", slug).name, slug))
        for year in _current(series, years[series], site.past.history)
        if year > last - RECENT
    ]
    calendar = "" if "calendars" in site.without else url(site.facts, f"/{NAME}")
    return site.facts, site.words(), calendar, tuple(_season(site, key, found[key]) for key in shown)


def _by_season(site: Site) -> dict[tuple[str, int], list[_Held]]:
    """The editions of each series and season that have days; those of no series stand under ""."""
    found: dict[tuple[str, int], list[_Held]] = defaultdict(list)
    for entity in site.of_kind("edition"):
        if (weekend := site.past.history.weekends.get(entity.ref.slug)) and (days := _days(entity)):
            found[weekend.series, weekend.season].append(_Held(entity, weekend, *days))
    return found


def _current(series: str, years: Sequence[int], history: History) -> Sequence[int]:
    """The seasons of a series that are not past, or its last."""
    return [year for year in years if not (series and history.seasons[series, year].is_past)] or years[-1:]


def _days(edition: Entity) -> tuple[date, date] | None:
    """The first and the last day of an edition, as far as they are known."""
    front = edition.parsed.front if edition.parsed else None
    if not isinstance(front, EditionFront) or not (first := first_day(front)):
        return None
    starts = [each.start.at for each in front.sessions if each.start]
    start = front.start or first.at.date()
    return start, max(front.end or start, start, *map(datetime.date, starts))


def _season(site: Site, key: tuple[str, int], editions: Iterable[_Held]) -> ScheduledSeason:
    slug, year = key
    series = site.entities.get(("series", slug))
    named = (
        f"{site.past.named('series', slug).name} {year}"
        if slug
        else site.words().say("Other events %(year)s", year=year)
    )
    has_calendar = series and "calendars" not in site.without
    return sealed(
        ScheduledSeason(
            title=named,
            url=site.past.seasons.get(key, ""),
            calendar=url(site.facts, f"{below(series.address)}{year}/{NAME}") if series and has_calendar else "",
            editions=tuple(
                _scheduled(site, each) for each in sorted(editions, key=lambda each: (each.start, each.weekend.slug))
            ),
        )
    )


def _scheduled(site: Site, held: _Held) -> Scheduled:
    front: EditionFront = held.entity.parsed.front if held.entity.parsed else EditionFront()
    circuit = held.weekend.circuit
    return sealed(
        Scheduled(
            edition=held.entity.ref,
            start=held.start,
            end=held.end,
            status=front.status,
            circuit=site.past.named("circuit", circuit) if circuit else None,
            sessions=sessions(site.past, held.entity),
        )
    )
