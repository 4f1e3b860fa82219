"""Entities: who has a page, what it shows, and which articles and editions stand on it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo

from msgspec import structs

from generator.model import EntityKind, Handle, Parsed, PartialDate, Picture, TermRef, sealed_by
from generator.outputs.addresses import entity_address
from generator.outputs.chains import chains
from generator.outputs.entity_parts import Layout
from generator.outputs.facts import entity_facts, names_held
from generator.outputs.site import Entity
from generator.outputs.tracks import Maps
from generator.racing.history import History
from generator.racing.references import references
from generator.racing.registry import Registry
from generator.racing.roster import Term
from generator.racing.times import holds, turns
from generator.schema import EditionFront, EntityFront, SiteFront
from generator.text.dates import LAST_YEAR, moment

ALSO = 10
"""How many articles that only mention an entity stand on its page."""


def shown(named: Iterable[Term], names: Registry, parsed: Mapping[Term, Parsed], config: SiteFront) -> list[Term]:
    """The entities that the site shows, by kind and slug: those with a file of their own, those that articles name
    (`named`), and of those kept in list files the ones that any of these names, or all if site.yaml says so."""
    own = {term for term, each in parsed.items() if "#" not in each.path or config.pages == "all"}
    own |= set(named)
    own |= {("event", slug.split("/")[0]) for kind, slug in own if kind == "edition"}
    mentioned = {term for by in own & set(parsed) for term in _mentioned(parsed[by], names)}
    return sorted(own | (mentioned & set(parsed)))


def term_refs(
    terms: Iterable[Term], names: Registry, parsed: Mapping[Term, Parsed], urls: Mapping[Term, str]
) -> dict[Term, TermRef]:
    """The link to each of these entities; one without a page has no address among `urls`, and none in its link."""
    return {term: _ref(term, _name(term, names, parsed), urls.get(term, ""), parsed.get(term)) for term in terms}


def entities(
    refs: Mapping[Term, TermRef],
    names: Registry,
    parsed: Mapping[Term, Parsed],
    articles: Mapping[Term, Sequence[int]],
    *,
    also: Mapping[Term, Sequence[int]],
    config: SiteFront,
    images: Mapping[Term, Picture | None],
    maps: Maps,
    today: date,
) -> dict[Term, Entity]:
    """Each entity that has a page, with its facts as they are `today`, the places of its articles, its editions and its
    track."""

    def refer(kind: EntityKind, name: str) -> TermRef | None:
        found = names.one(kind, name) if name else None
        return refs.get((kind, found.slug)) if found else None

    fronts = {term: _front(term, parsed) for term, ref in refs.items() if ref.url}
    editions = _editions(fronts, refer)
    lines = chains(parsed, names, refer, today)
    return {
        term: Entity(
            ref=refs[term],
            address=entity_address(term, config),
            facts=entity_facts(refs[term], front, images.get(term), refer, today=today, chain=lines.get(term, ())),
            parsed=parsed.get(term),
            articles=tuple(articles.get(term, ())),
            also=tuple(also.get(term, ())[:ALSO]),
            event=_event(term[1]) if term[0] == "edition" else "",
            year=_year(term[1]) if term[0] == "edition" else "",
            editions=tuple(editions.get(term, ())),
            layouts=_layouts(term, front, names, parsed, maps),
        )
        for term, front in fronts.items()
    }


def turning(found: Iterable[Entity], today: date, site: tzinfo) -> datetime | None:
    """When the first thing changes that pages say of today: a spell with a team, or a team's time, begins or ends, or a
    driver dies."""
    times: list[tuple[PartialDate, PartialDate]] = []
    for each in found:
        times += [(spell.since, spell.until) for spell in each.facts.spells]
        times += [(team.since, team.until) for team in each.facts.chain]
        if each.facts.current:
            times += [(PartialDate(f"{fact.day}"), PartialDate("")) for fact in each.facts.facts if fact.key == "died"]
    day = turns(times, today)
    return moment(day.isoformat(), site).at if day and day.year <= LAST_YEAR else None


def turn_of_year(past: History, today: date, site: tzinfo) -> datetime | None:
    """When a season ends because its year is past: the standings of one with results become final, and the calendar
    leaves one out that another follows."""
    latest = {each.series: each.year for each in past.seasons.values()}
    running = [each for each in past.seasons.values() if not each.is_past]
    years = [each.year for each in running if each.last or each.year < latest[each.series]]
    year = min(years, default=LAST_YEAR) + 1
    return moment(f"{year}-01-01", site).at if today.year < year <= LAST_YEAR else None


def edition_start(front: EntityFront | None) -> date | None:
    """The first day of an edition, where its file says it."""
    return front.start if isinstance(front, EditionFront) else None


def _ref(term: Term, name: str, url: str, own: Parsed | None) -> TermRef:
    handle = own.front.fediverse if own and term[0] == "author" else Handle("")
    return sealed_by(TermRef(kind=term[0], slug=term[1], name=name, url=url, handle=handle), *term, name, url, handle)


def _name(term: Term, names: Registry, parsed: Mapping[Term, Parsed]) -> str:
    """The name shown: an edition without a name of its own has the one that its event held then, and the year."""
    kind, slug = term
    if kind != "edition":
        return names.by_slug[kind, slug].name
    own = parsed.get(term)
    if own and own.front.name:
        return str(own.front.name)
    event, year = slug.split("/")
    start = edition_start(own.front) if own else None
    described = parsed.get(("event", event))
    held = names_held(described.front if described else None)
    on = start.isoformat() if start else year
    name = next((each.name for each in held if holds(each.since, each.until, on)), names.by_slug["event", event].name)
    return f"{name} {year}"


def _front(term: Term, parsed: Mapping[Term, Parsed]) -> EntityFront | None:
    """What an entity's file says; an edition takes series and circuit from its event where it says none."""
    own = parsed.get(term)
    front: EntityFront | None = own.front if own else None
    if term[0] != "edition":
        return front
    edition = front if isinstance(front, EditionFront) else EditionFront()
    event = parsed.get(("event", _event(term[1])))
    series = edition.series or (event.front.series if event else "")
    circuit = edition.circuit or (event.front.circuit if event else "")
    return structs.replace(edition, series=series, circuit=circuit)


def _layouts(
    term: Term, front: EntityFront | None, names: Registry, parsed: Mapping[Term, Parsed], maps: Maps
) -> tuple[Layout, ...]:
    if term[0] == "circuit":
        return maps.layouts(parsed.get(term))
    if not isinstance(front, EditionFront) or not (circuit := names.one("circuit", front.circuit)):
        return ()
    return maps.of_edition(parsed.get(term), parsed.get(("circuit", circuit.slug)), _year(term[1]))


def _editions(
    fronts: Mapping[Term, EntityFront | None], refer: Callable[[EntityKind, str], TermRef | None]
) -> dict[Term, list[str]]:
    """The editions of each event, series and circuit, by slug, latest first."""
    found: dict[Term, list[str]] = defaultdict(list)
    editions = [(slug, front) for (kind, slug), front in fronts.items() if kind == "edition"]
    editions.sort(key=lambda each: (_year(each[0]), edition_start(each[1]) or date.min, each[0]), reverse=True)
    for slug, front in editions:
        found["event", _event(slug)].append(slug)
        for kind in _PLACED:
            if ref := refer(kind, getattr(front, kind)):
                found[kind, ref.slug].append(slug)
    return found


_PLACED: tuple[EntityKind, ...] = ("series", "circuit")


def _mentioned(parsed: Parsed, names: Registry) -> Iterable[Term]:
    for _, kind, name in references(parsed):
        if found := names.one(kind, name):
            yield kind, found.slug


def _event(slug: str) -> str:
    return slug.split("/")[0]


def _year(slug: str) -> str:
    return slug.split("/")[1]
