"""Terms: the pages of drivers, teams, events, editions, circuits, series, tags and authors, and their indexes."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from msgspec import structs

from generator.labels import index
from generator.model import PLURALS, Card, EntityKind, Filled, Picture, TermRef, sealed
from generator.outputs import linked_racing
from generator.outputs.addresses import index_address
from generator.outputs.archives import pager
from generator.outputs.calendars import subscribed
from generator.outputs.careers import entrant_told
from generator.outputs.entities import edition_start
from generator.outputs.entity_parts import EditionRow, EntityFacts
from generator.outputs.feed_forms import feed_links
from generator.outputs.heads import absolute, crumbs
from generator.outputs.linked import described, is_wanted
from generator.outputs.linked_racing import Venue
from generator.outputs.lists import ListPage, list_pages, page_address, stand_in
from generator.outputs.pages import redirect
from generator.outputs.parts import Head, Letter, Link, SiteFacts
from generator.outputs.past import Past, Told
from generator.outputs.site import Cards, Entity, Fills, Outline, Redirect, Site, day_of
from generator.outputs.timetable import sessions
from generator.outputs.towers import edition_told
from generator.outputs.views import EntityView, TermsView
from generator.outputs.weekends import reading_order
from generator.outputs.winners import series_told, winners_told
from generator.schema import KINDS
from generator.templates import Templates
from generator.text.slugs import fold
from generator.wording import Wording


def instead(templates: Templates) -> dict[str, str]:
    """The template to use in place of one that a theme lacks for a kind of its own: `entity.html`, if it has that."""
    if "entity.html" not in templates:
        return {}
    return {name: "entity.html" for kind in KINDS if (name := f"{kind}.html") not in templates}


def outlines(site: Site) -> Iterator[Outline]:
    """Every page of every entity, and the index of each kind."""
    for kind in PLURALS:
        if PLURALS[kind] not in site.without:
            yield Outline(
                address=index_address(kind),
                make=terms_view,
                inputs=partial(_index_inputs, site, kind),
                template="terms.html",
                order="list",
                source="site.yaml",
            )
    for entity in site.entities.values():
        yield from _entity_outlines(site, entity)


def source_of(entity: Entity) -> str:
    """The file that describes an entity, or words for one that has none."""
    return entity.parsed.path if entity.parsed else f"the {entity.ref.kind} '{entity.ref.name}'"


def near(entity: Entity) -> int:
    """The day that an edition began, as date.toordinal counts; what else an entity shows is of many days: 0."""
    if entity.ref.kind != "edition":
        return 0
    start = edition_start(entity.parsed.front if entity.parsed else None)
    return (start or date(int(entity.year), 12, 31)).toordinal()


def _entity_outlines(site: Site, entity: Entity) -> Iterator[Outline]:
    source, template = source_of(entity), f"{entity.ref.kind}.html"
    pagination = site.config.pagination
    for page in list_pages(len(entity.articles), pagination):
        yield Outline(
            address=page_address(entity.address, page.number),
            make=entity_view if page.number == 0 else entity_list_view,
            inputs=partial(_first_inputs if page.number == 0 else _list_inputs, site, entity, page),
            template=template,
            order="list",
            source=source,
            shows=(entity.parsed.path,) if entity.parsed and page.number == 0 else (),
            near=day_of(site.articles[entity.articles[page.first]]) if page.number else near(entity),
        )
    if number := stand_in(len(entity.articles), pagination):
        old = page_address(entity.address, number)
        yield redirect(site, Redirect(old, entity.address, entity.ref.name, source))


# ---------------------------------------------------------------- what they are made of


def _list_inputs(site: Site, entity: Entity, page: ListPage, _: Fills) -> tuple[Any, ...]:
    """What every page of an entity shows."""
    return (
        site.facts,
        site.words(),
        entity.facts,
        entity.address,
        page,
        site.cards(entity.articles[page.first : page.last]),
        site.entities["event", entity.event].ref if entity.event else None,
        site.socials.get(entity.address),
    )


def _first_inputs(site: Site, entity: Entity, page: ListPage, fills: Fills) -> tuple[Any, ...]:
    """What the first page shows: all that is known of an entity."""
    parsed = entity.parsed
    earlier, later = _neighbours(site, entity)
    return (
        *_list_inputs(site, entity, page, fills),
        fills.page(parsed, False) if parsed else None,
        parsed.opening if parsed else "",
        tuple(_row(site, slug) for slug in entity.editions),
        sessions(site.past, entity),
        earlier,
        later,
        subscribed(site, entity),
        entity.layouts,
        tuple(site.articles[place].link for place in entity.also),
        _told(site.past, entity),
        _venue(site.past, entity),
    )


def _venue(past: Past, entity: Entity) -> Venue:
    """Where an edition is held, as far as it is known; what no edition is has none."""
    circuit = next((fact for fact in entity.facts.facts if fact.key == "circuit"), None)
    if entity.ref.kind != "edition" or not circuit:
        return Venue()
    ref = circuit.term
    file = past.files.get((ref.kind, ref.slug)) if ref else None
    town, country = (file.front.place, file.front.country) if file else ("", "")
    return Venue(circuit.text, ref.url if ref else "", town, country)


def _told(past: Past, entity: Entity) -> Told | None:
    """What an entity's page shows of results."""
    kind, slug = entity.ref.kind, entity.ref.slug
    if kind == "edition":
        return edition_told(past, slug)
    if kind in ("driver", "team"):
        return entrant_told(past, kind, slug)
    if kind in ("event", "circuit"):
        return winners_told(past, kind, slug)
    return series_told(past, slug) if kind == "series" else None


def _row(site: Site, slug: str) -> EditionRow:
    edition = site.entities["edition", slug]
    front = edition.parsed.front if edition.parsed else None
    circuit = next((fact.term for fact in edition.facts.facts if fact.key == "circuit"), None)
    return sealed(
        EditionRow(
            year=edition.year,
            name=edition.ref.name,
            url=edition.ref.url,
            start=edition_start(front),
            end=front.end if front else None,
            circuit=circuit,
        )
    )


def _neighbours(site: Site, entity: Entity) -> tuple[EditionRow | None, EditionRow | None]:
    """The editions before and after one, of the same event."""
    if not entity.event:
        return None, None
    all_of_it = site.entities["event", entity.event].editions
    place = all_of_it.index(entity.ref.slug)
    earlier = all_of_it[place + 1] if place + 1 < len(all_of_it) else None
    later = all_of_it[place - 1] if place else None
    return _row(site, earlier) if earlier else None, _row(site, later) if later else None


def _index_inputs(site: Site, kind: EntityKind, _: Fills) -> tuple[Any, ...]:
    return site.facts, site.words(), kind, tuple(entity.ref for entity in site.of_kind(kind))


# ---------------------------------------------------------------- views


def entity_list_view(
    facts: SiteFacts,
    words: Wording,
    entity: EntityFacts,
    address: str,
    page: ListPage,
    cards: Cards,
    event: TermRef | None,
    social: Picture | None,
) -> EntityView:
    """A numbered page of the articles about an entity."""
    kind: EntityKind = "event" if event else entity.kind
    above = crumbs(facts, (index(words, kind), index_address(kind)))
    numbered = {"title": entity.name, "number": page.number}
    head = Head(
        title=words.say("%(title)s, page %(number)s", **numbered) if page.number else entity.name,
        description="",
        url=absolute(facts, page_address(address, page.number)),
        type="profile" if kind in ("driver", "author") else "website",
        image=entity.image or social,
        feeds=feed_links(facts, address, entity.name),
        crumbs=(*above, Link(event.name, event.url)) if event else above,
    )
    return EntityView(
        site=facts,
        head=described(facts, head) if page.number else head,
        entity=entity,
        body=None,
        cards=cards.all(),
        pager=pager(facts, address, page),
        event=event,
    )


def entity_view(*inputs: Any) -> EntityView:
    """An entity's own page: what `entity_list_view` takes, then its body, the body's opening, the editions, the
    sessions, the editions before and after, the link to its calendar, its layouts, the articles that mention it,
    what results say, and where it is held."""
    body: Filled | None
    record: Told | None
    *shared, body, opening, editions, sessions, earlier, later, calendar, layouts, also, record, venue = inputs
    view = entity_list_view(*shared)
    view = structs.replace(
        view,
        head=structs.replace(view.head, description=view.entity.summary or opening),
        body=body,
        cards=_as_a_weekend_reads(view.cards) if view.entity.kind == "edition" else view.cards,
        editions=editions,
        sessions=sessions,
        earlier=earlier,
        later=later,
        calendar=calendar,
        layouts=layouts,
        also=also,
        record=record.make() if record else None,
    )
    return (
        structs.replace(view, head=described(view.site, view.head, *linked_racing.entities(view, venue)))
        if is_wanted(view.site)
        else view
    )


def _as_a_weekend_reads(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    return tuple([cards[place] for place in reading_order(range(len(cards)), cards.__getitem__)])


def terms_view(facts: SiteFacts, words: Wording, kind: EntityKind, refs: tuple[TermRef, ...]) -> TermsView:
    """The index of all entities of a kind, by letter."""
    title, address = index(words, kind), index_address(kind)
    groups = groupby(sorted(refs, key=_by_name), key=_letter)
    return TermsView(
        site=facts,
        head=described(facts, Head(title=title, description="", url=absolute(facts, address), crumbs=crumbs(facts))),
        title=title,
        kind=PLURALS[kind],
        empty=words.say(KINDS[kind].empty),
        letters=tuple(Letter(letter=letter, terms=tuple(found)) for letter, found in groups),
    )


def _by_name(term: TermRef) -> tuple[str, str, str]:
    return _letter(term), fold(term.name), term.slug


def _letter(term: TermRef) -> str:
    first = fold(term.name)[:1].upper()
    return first if first.isalpha() else "0-9" if first.isdigit() else "#"
