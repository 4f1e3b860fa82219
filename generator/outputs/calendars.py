"""Calendars: the sessions of editions as iCalendar (RFC 5545), of the site, of each series and of each of its seasons,
and of each driver: those of the series that he or she drives in at that time.

A calendar holds no time of its build: a session is stamped with its own time, and its number (SEQUENCE) goes up with
its `revision` and with what became of it. Times are in UTC, so that no calendar needs a table of zones. An edition
whose sessions have no day yet stands there with its own days.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import cache, partial
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from generator.model import EntityKind, Moment
from generator.outputs.addresses import below
from generator.outputs.entity_parts import Spell
from generator.outputs.events import entries, first_day
from generator.outputs.file_views import CalendarView
from generator.outputs.heads import url
from generator.outputs.parts import CalendarEntry
from generator.outputs.site import Entity, Fills, Outline, Site
from generator.racing.times import holds
from generator.schema import EditionFront

NAME = "calendar.ics"
SEASONS = 2
"""How many seasons the calendars of the site, of a series and of a driver hold, the last ones: nobody subscribes to
1950."""

_Said: TypeAlias = Callable[[str], tuple[CalendarEntry, ...]]

Held: TypeAlias = tuple[Entity, EditionFront]
"""An edition that has a day, and what its file says."""


def outlines(site: Site) -> Iterator[Outline]:
    """Every calendar that has a session to show."""
    if "calendars" in site.without:
        return
    latest = _seasons(site.of_kind("edition"))
    if latest:
        yield _outline(site, f"/{NAME}", site.facts.title, _last(latest), "site.yaml")
    for series in site.of_kind("series"):
        seasons = _seasons([site.entities["edition", slug] for slug in series.editions])
        if seasons:
            yield _outline(site, below(series.address) + NAME, series.ref.name, _last(seasons), _source(series))
        for year, editions in seasons.items():
            address = f"{below(series.address)}{year}/{NAME}"
            yield _outline(site, address, f"{series.ref.name} {year}", editions, _source(series))

    @cache
    def said(slug: str) -> tuple[CalendarEntry, ...]:
        held = _held(site.entities["edition", slug])
        return tuple(entries(site, *held)) if held else ()

    for slug, theirs in site.driven.items():
        driver = site.entities["driver", slug]
        inputs = partial(_driver_inputs, site, driver, theirs, said)
        address = below(driver.address) + NAME
        yield Outline(address=address, make=calendar_view, inputs=inputs, order="list", source=_source(driver))


def subscribed(site: Site, entity: Entity) -> str:
    """The link to the calendar of a series or of a driver; "" where it has none."""
    if "calendars" in site.without:
        return ""
    if entity.ref.kind == "driver":
        has = entity.ref.slug in site.driven
    else:
        editions = entity.editions if entity.ref.kind == "series" else ()
        has = any(_held(site.entities["edition", slug]) for slug in editions)
    return url(site.facts, below(entity.address) + NAME) if has else ""


def driven(entities: Mapping[tuple[EntityKind, str], Entity]) -> dict[str, tuple[str, ...]]:
    """The editions of the last seasons of which a driver's calendar holds sessions, by the driver's slug, in time."""
    last: dict[str, list[_Days]] = {}
    for (kind, _), entity in entities.items():
        if kind == "series" and entity.editions:
            held = _last(_seasons([entities["edition", slug] for slug in entity.editions]))
            last[entity.ref.url] = [(each.ref.slug, _days(front)) for each, front in held]
    found = {}
    for (kind, slug), entity in entities.items():
        if kind == "driver" and (mine := tuple(_driven_by(entity.facts.spells, last))):
            found[slug] = mine
    return found


def calendar_view(title: str, host: str, entries: tuple[CalendarEntry, ...]) -> CalendarView:
    """A calendar."""
    return CalendarView(title=title, host=host, entries=entries)


def calendar(view: CalendarView) -> bytes:
    """The calendar as a file."""
    from icalendar import Calendar, Event, vDDDTypes, vText  # here, since few pages need it

    made = Calendar()
    made.add("prodid", "-//Parc Ferme//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", vText(_line(view.title)))
    for entry in view.entries:
        event = Event()
        event.add("uid", f"{entry.uid}@{view.host}")
        event.add("dtstamp", _stamp(entry.start))
        event.add("sequence", entry.sequence)
        event.add("summary", _line(entry.summary))
        event.add("status", entry.status)
        event.add("url", entry.url)
        if entry.place:
            event.add("location", _line(entry.place))
        if entry.start.day_only:
            event["dtstart"] = vDDDTypes(entry.start.at.date())
            if entry.end.at.date() > entry.start.at.date():
                event["dtend"] = vDDDTypes(entry.end.at.date() + timedelta(days=1))  # the first day behind it
        else:
            event.add("dtstart", entry.start.at.astimezone(UTC))
            event.add("dtend", entry.end.at.astimezone(UTC))
        made.add_component(event)
    data: bytes = made.to_ical()
    return data


def _line(text: str) -> str:
    """A text in one line, without the control characters that calendars forbid (RFC 5545, section 3.1)."""
    return " ".join(_CONTROLS.sub("", text).split())


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")


# ---------------------------------------------------------------- what they are made of


def _outline(site: Site, address: str, title: str, editions: Sequence[Held], source: str) -> Outline:
    inputs = partial(_inputs, site, title, editions)
    return Outline(address=address, make=calendar_view, inputs=inputs, order="list", source=source)


def _inputs(site: Site, title: str, editions: Sequence[Held], _: Fills) -> tuple[Any, ...]:
    return title, _host(site), tuple(entry for each, front in editions for entry in entries(site, each, front))


def _driver_inputs(site: Site, driver: Entity, editions: Sequence[str], said: _Said, _: Fills) -> tuple[Any, ...]:
    """The sessions on whose day the driver is with a team in that series; `said` gives those of an edition, made once
    for all drivers."""
    found: list[CalendarEntry] = []
    for slug in editions:
        spells = _spells_in(driver, site.entities["edition", slug])
        found += [entry for entry in said(slug) if _is_with(spells, entry.start.at.date().isoformat())]
    return driver.ref.name, _host(site), tuple(found)


def _host(site: Site) -> str:
    return urlsplit(site.facts.base_url).hostname or ""


def _source(entity: Entity) -> str:
    return entity.parsed.path if entity.parsed else "site.yaml"


def _seasons(editions: Sequence[Entity]) -> dict[int, list[Held]]:
    """The editions of each season that have a day, in time, by year."""
    found: dict[int, list[Held]] = {}
    for edition in editions:
        if held := _held(edition):
            found.setdefault(held[1].season or int(edition.year), []).append(held)
    return {year: sorted(found[year], key=_by_time) for year in sorted(found)}


def _held(edition: Entity) -> Held | None:
    front = edition.parsed.front if edition.parsed else None
    return (edition, front) if isinstance(front, EditionFront) and first_day(front) else None


def _last(seasons: dict[int, list[Held]]) -> list[Held]:
    years = list(seasons)[-SEASONS:]
    return [held for year in years for held in seasons[year]]


def _by_time(held: Held) -> tuple[datetime, str]:
    edition, front = held
    first = first_day(front)
    return (first.at if first else datetime.max.replace(tzinfo=UTC)), edition.ref.slug


def _stamp(start: Moment) -> datetime:
    """A time for DTSTAMP that no build decides."""
    return datetime.combine(start.at.date(), time(), UTC)


# ---------------------------------------------------------------- drivers


_Days: TypeAlias = tuple[str, tuple[str, ...]]
"""An edition, by its slug, and the days on which it has a session, or begins."""


def _days(front: EditionFront) -> tuple[str, ...]:
    starts = [session.start for session in front.sessions]
    return tuple({each.at.date().isoformat(): None for each in (*starts, first_day(front)) if each})


def _driven_by(spells: Sequence[Spell], last: Mapping[str, Sequence[_Days]]) -> Iterator[str]:
    """The editions on one of whose days a driver with these spells is with a team in their series; `last` are those of
    each series, by its address."""
    for address in dict.fromkeys(spell.series_url for spell in spells):
        if not (every := last.get(address)):
            continue
        begin = min(every[0][1])
        near = [each for each in spells if each.series_url == address and holds("", each.until, begin)]
        if near:  # most have long stopped
            yield from (slug for slug, days in every if any(_is_with(near, day) for day in days))


def _spells_in(driver: Entity, edition: Entity) -> list[Spell]:
    """A driver's spells in the series of an edition."""
    series = next((fact.term.url for fact in edition.facts.facts if fact.key == "series" and fact.term), "")
    return [spell for spell in driver.facts.spells if series and spell.series_url == series]


def _is_with(spells: Iterable[Spell], day: str) -> bool:
    return any(holds(spell.since, spell.until, day) for spell in spells)
