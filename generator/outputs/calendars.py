"""Calendars: the sessions of editions as iCalendar (RFC 5545), of the site, of each series and of each of its seasons.

A calendar holds no time of its build: a session is stamped with its own time, and its number (SEQUENCE) goes up with
its `revision` and with what became of it. Times are in UTC, so that no calendar needs a table of zones.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from generator.model import Moment, sealed
from generator.outputs.addresses import below
from generator.outputs.heads import absolute, url
from generator.outputs.site import Entity, Fills, Outline, Site
from generator.outputs.views import CalendarEntry, CalendarView
from generator.schema import EditionFront, SessionFront
from generator.text.slugs import slugify

NAME = "calendar.ics"
SEASONS = 2
"""How many seasons the calendars of the site and of a series hold, the last ones: nobody subscribes to 1950."""

LASTS = {"race": timedelta(hours=2)}
"""How long a session is taken to last that says no end; an hour for all others."""

Held: TypeAlias = tuple[Entity, EditionFront]
"""An edition with sessions, and what its file says."""

_STATES = {"scheduled": ("CONFIRMED", 0), "postponed": ("TENTATIVE", 1), "cancelled": ("CANCELLED", 2)}


def outlines(site: Site) -> Iterator[Outline]:
    """Every calendar that has a session to show."""
    if "calendars" in site.without:
        return
    latest = _seasons(site.of_kind("edition"))
    if latest:
        yield _outline(site, f"/{NAME}", site.facts.title, _last(latest), "site.yaml")
    for series in site.of_kind("series"):
        seasons = _seasons([site.entities["edition", slug] for slug in series.editions])
        source = series.parsed.path if series.parsed else "site.yaml"
        if seasons:
            yield _outline(site, below(series.address) + NAME, series.ref.name, _last(seasons), source)
        for year, editions in seasons.items():
            address = f"{below(series.address)}{year}/{NAME}"
            yield _outline(site, address, f"{series.ref.name} {year}", editions, source)


def subscribed(site: Site, entity: Entity) -> str:
    """The link to a series' calendar; "" where it has none."""
    if entity.ref.kind != "series" or "calendars" in site.without:
        return ""
    seasons = _seasons([site.entities["edition", slug] for slug in entity.editions])
    return url(site.facts, below(entity.address) + NAME) if seasons else ""


def calendar_view(title: str, host: str, entries: tuple[CalendarEntry, ...]) -> CalendarView:
    """A calendar."""
    return CalendarView(title=title, host=host, entries=entries)


def calendar(view: CalendarView) -> bytes:
    """The calendar as a file."""
    from icalendar import Calendar, Event, vDDDTypes  # here, since few pages need it

    made = Calendar()
    made.add("prodid", "-//Parc Ferme//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", view.title)
    for entry in view.entries:
        event = Event()
        event.add("uid", f"{entry.uid}@{view.host}")
        event.add("dtstamp", _stamp(entry.start))
        event.add("sequence", entry.sequence)
        event.add("summary", entry.summary)
        event.add("status", entry.status)
        event.add("url", entry.url)
        if entry.place:
            event.add("location", entry.place)
        if entry.start.day_only:
            event["dtstart"] = vDDDTypes(entry.start.at.date())
        else:
            event.add("dtstart", entry.start.at.astimezone(UTC))
            event.add("dtend", entry.end.at.astimezone(UTC))
        made.add_component(event)
    data: bytes = made.to_ical()
    return data


# ---------------------------------------------------------------- what they are made of


def _outline(site: Site, address: str, title: str, editions: Sequence[Held], source: str) -> Outline:
    inputs = partial(_inputs, site, title, editions)
    return Outline(address=address, make=calendar_view, inputs=inputs, order="list", source=source)


def _inputs(site: Site, title: str, editions: Sequence[Held], _: Fills) -> tuple[Any, ...]:
    host = urlsplit(site.facts.base_url).hostname or ""
    entries = tuple(entry for edition, front in editions for entry in _entries(site, edition, front))
    return title, host, entries


def _seasons(editions: Sequence[Entity]) -> dict[int, list[Held]]:
    """The editions with sessions of each season, in time, by year."""
    found: dict[int, list[Held]] = {}
    for edition in editions:
        front = edition.parsed.front if edition.parsed else None
        if isinstance(front, EditionFront) and any(session.start for session in front.sessions):
            found.setdefault(front.season or int(edition.year), []).append((edition, front))
    return {year: sorted(found[year], key=_by_time) for year in sorted(found)}


def _last(seasons: dict[int, list[Held]]) -> list[Held]:
    years = list(seasons)[-SEASONS:]
    return [held for year in years for held in seasons[year]]


def _by_time(held: Held) -> tuple[datetime, str]:
    edition, front = held
    return min(session.start.at for session in front.sessions if session.start), edition.ref.slug


def _entries(site: Site, edition: Entity, front: EditionFront) -> Iterator[CalendarEntry]:
    for session in front.sessions:
        if session.start:
            yield _entry(site, (edition, front), session, session.start)


def _entry(site: Site, held: Held, session: SessionFront, start: Moment) -> CalendarEntry:
    edition, front = held
    place = next((fact.term.name for fact in edition.facts.facts if fact.key == "circuit" and fact.term), front.circuit)
    state = front.status if front.status != "scheduled" else session.status
    status, step = _STATES[state]
    end = session.end or Moment(start.at + LASTS.get(slugify(session.name), timedelta(hours=1)))
    marked = "" if state == "scheduled" else f"{state.capitalize()}: "
    return sealed(
        CalendarEntry(
            uid=f"{edition.ref.slug.replace('/', '-')}-{slugify(session.name)}",
            summary=f"{marked}{edition.ref.name}: {session.name}",
            start=start,
            end=end,
            place=place,
            status=status,
            sequence=session.revision * len(_STATES) + step,
            url=absolute(site.facts, edition.address),
        )
    )


def _stamp(start: Moment) -> datetime:
    """A time for DTSTAMP that no build decides."""
    return datetime.combine(start.at.date(), time(), UTC)
