"""What the pages of drivers, teams, events … are to machines: schema.org's Person, SportsTeam, SportsEvent."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from generator.model import EntityKind, Moment
from generator.outputs.entity_parts import EntityFacts, Fact, SessionRow
from generator.outputs.heads import rfc3339
from generator.outputs.linked import SPORT, Node, elsewhere, identity, images, named, publisher, thing, whole
from generator.outputs.parts import SiteFacts
from generator.outputs.racing_views import EditionRecord, Named, SeasonRecord
from generator.outputs.views import EntityView, SeasonView
from generator.schema import KINDS
from generator.text.slugs import fold


class Venue(NamedTuple):
    """Where an edition is held: the circuit's name and page, its town and country; any may be empty."""

    name: str = ""
    url: str = ""
    town: str = ""
    country: str = ""


def entities(view: EntityView, venue: Venue) -> tuple[Node | None, ...]:
    """What an entity's page is about, and the page itself where it is a profile."""
    facts, of = view.site, view.entity
    if of.kind == "edition":
        return (_edition(view, venue),)
    if of.kind in ("driver", "author"):
        return (_profile(view),)
    return (thing(KINDS[of.kind].type, **_common(facts, of), **_OWN.get(of.kind, _nothing)(facts, of)),)


def season(view: SeasonView) -> Node:
    """A season: a series of events, of which those with a day are told."""
    facts, record = view.site, view.record
    rounds = [each for each in record.rounds if each.start and each.circuit]
    return thing(
        "EventSeries",
        f"{view.head.url}#season",
        name=view.title,
        url=view.head.url,
        superEvent={"@id": identity(facts, view.series.url, "series")},
        startDate=min((_iso(each.start) for each in rounds), default=""),
        endDate=max((_iso(each.end or each.start) for each in rounds), default=""),
        subEvent=[{"@id": _event(facts, each.edition)} for each in rounds if each.edition.url],
        competitor=list(_leaders(facts, record)),
    )


# ---------------------------------------------------------------- people, teams, places


def _common(facts: SiteFacts, of: EntityFacts) -> dict[str, Any]:
    names = [of.full_name, *(spell.name for spell in of.names)]
    return {
        "identity": identity(facts, of.url, of.kind),
        "name": of.name,
        "alternateName": [name for name in dict.fromkeys(names) if name and name != of.name],
        "url": whole(facts, of.url),
        "description": of.summary,
        "image": images(of.image),
        "sameAs": elsewhere(facts, of.same_as),
    }


def _profile(view: EntityView) -> Node:
    """The page of a driver or an author, as Google's "Profile page" wants it."""
    facts, of = view.site, view.entity
    own = _driver(facts, of) if of.kind == "driver" else _author(facts, of)
    person = thing("Person", **_common(facts, of), **own)
    if of.kind == "author" and fold(of.name) == fold(facts.title):
        person = {**publisher(facts), "url": whole(facts, of.url)}
    return thing("ProfilePage", f"{view.head.url}#page", url=view.head.url, name=of.name, mainEntity=person)


def _driver(facts: SiteFacts, of: EntityFacts) -> dict[str, Any]:
    known = {fact.key: fact for fact in of.facts}
    town = _text(known, "birthplace")
    return {
        "birthDate": _text(known, "born"),
        "deathDate": _text(known, "died"),
        "birthPlace": thing("Place", "", name=town) if town else None,
        "memberOf": [named(facts, "team", spell.name, spell.url) for spell in of.current],
        "relatedTo": [named(facts, "driver", each.name, each.url) for each in of.family],
    }


def _author(facts: SiteFacts, of: EntityFacts) -> dict[str, Any]:
    known = {fact.key: fact for fact in of.facts}
    return {"jobTitle": _text(known, "role"), "worksFor": {"@id": f"{facts.base_url}#publisher"}}


def _sports_team(_: SiteFacts, of: EntityFacts) -> dict[str, Any]:
    known = {fact.key: fact for fact in of.facts}
    base = _text(known, "base")
    return {
        "sport": SPORT,
        "foundingDate": _text(known, "founded"),
        "location": thing("Place", "", name=base, address=base) if base else None,
    }


def _circuit(_: SiteFacts, of: EntityFacts) -> dict[str, Any]:
    known = {fact.key: fact for fact in of.facts}
    return {"address": _address(_text(known, "place"), _text(known, "country"))}


def _nothing(_: SiteFacts, __: EntityFacts) -> dict[str, Any]:
    return {}


_OWN = {"team": _sports_team, "circuit": _circuit}


# ---------------------------------------------------------------- events


_STATUS = {
    "scheduled": "https://schema.org/EventScheduled",
    "postponed": "https://schema.org/EventPostponed",
    "cancelled": "https://schema.org/EventCancelled",
}


def _edition(view: EntityView, venue: Venue) -> Node | None:
    """An edition with its sessions and those who raced; None without a day and a place, which Google requires of every
    event."""
    facts, of = view.site, view.entity
    known = {fact.key: fact for fact in of.facts}
    start = _text(known, "start") or min((_moment(each.start) for each in view.sessions if each.start), default="")
    if not start or not venue.name:
        return None
    place = thing(
        "Place",
        identity(facts, venue.url, "circuit"),
        name=venue.name,
        url=whole(facts, venue.url),
        address=_address(venue.town, venue.country) or venue.name,
    )
    series = known["series"].term if "series" in known else None
    return thing(
        "SportsEvent",
        **_common(facts, of),
        sport=SPORT,
        startDate=start,
        endDate=_text(known, "end"),
        eventStatus=_STATUS[_text(known, "status") or "scheduled"],
        location=place,
        superEvent=[
            {"@id": identity(facts, each.url, each.kind)} for each in (view.event, series) if each and each.url
        ],
        subEvent=[_session(each, view, place) for each in view.sessions if each.start],
        competitor=list(_raced(facts, view.record)) if isinstance(view.record, EditionRecord) else None,
    )


def _session(session: SessionRow, view: EntityView, place: Node) -> Node:
    return thing(
        "SportsEvent",
        "",
        name=f"{view.entity.name}: {session.name}",
        sport=SPORT,
        startDate=_moment(session.start),
        endDate=_moment(session.end),
        eventStatus=_STATUS[session.status],
        location=place,
    )


def _raced(facts: SiteFacts, record: EditionRecord) -> Iterable[Node]:
    """Drivers and teams of all classifications, each once."""
    rows = [row for tower in record.towers for row in tower.rows]
    drivers = dict.fromkeys(driver for row in rows for driver in row.drivers)
    teams = dict.fromkeys(row.team for row in rows if row.team)
    yield from (named(facts, "driver", each.name, each.url) for each in drivers)
    yield from (named(facts, "team", each.name, each.url) for each in teams)


def _leaders(facts: SiteFacts, record: SeasonRecord) -> Iterable[Node]:
    """Those who stand in the standings of a season."""
    for table in record.standings:
        kind: EntityKind = "driver" if table.kind == "driver" else "team"
        yield from (named(facts, kind, row.who.name, row.who.url) for row in table.rows)


def _event(facts: SiteFacts, edition: Named) -> str:
    return identity(facts, edition.url, "edition")


def _address(town: str, country: str) -> Node | None:
    if not (town or country):
        return None
    return thing("PostalAddress", "", addressLocality=town, addressCountry=country)


def _text(known: dict[str, Fact], key: str) -> str:
    fact = known.get(key)
    return "" if not fact else _iso(fact.day) or fact.text


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _moment(moment: Moment | None) -> str:
    """A moment with its offset, or a day alone."""
    return "" if not moment else moment.at.date().isoformat() if moment.day_only else rfc3339(moment)
