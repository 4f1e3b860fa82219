"""Terms: the pages of drivers, teams, events, editions, circuits, series, tags and authors, and their indexes."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from generator.model import EntityKind, TermRef, sealed
from generator.outputs.addresses import index_address
from generator.outputs.archives import pager
from generator.outputs.cards import summary_of
from generator.outputs.entities import edition_start
from generator.outputs.heads import absolute, crumbs, feed_links
from generator.outputs.lists import ListPage, list_pages, on_page, page_address, stand_in
from generator.outputs.pages import redirect
from generator.outputs.site import Entity, Fills, Outline, Site
from generator.outputs.views import EditionRow, EntityView, Head, Letter, SessionRow, TermsView
from generator.schema import PLURALS, EditionFront
from generator.text.slugs import fold

TITLES: dict[EntityKind, str] = {kind: plural.capitalize() for kind, plural in PLURALS.items()}
"""The title of each index."""


def outlines(site: Site) -> Iterator[Outline]:
    """Every page of every entity, and the index of each kind."""
    for kind in PLURALS:
        make = partial(_index, site, kind)
        yield Outline(address=index_address(kind), make=make, template="terms.html", order="list", source="site.yaml")
    for entity in site.entities.values():
        yield from _entity_outlines(site, entity)


def _entity_outlines(site: Site, entity: Entity) -> Iterator[Outline]:
    source = entity.parsed.path if entity.parsed else f"the {entity.ref.kind} '{entity.ref.name}'"
    template = f"{entity.ref.kind}.html"
    pagination = site.config.pagination
    for page in list_pages(len(entity.cards), pagination):
        make = partial(_entity, site, entity, page)
        address = page_address(entity.address, page.number)
        yield Outline(address=address, make=make, template=template, order="list", source=source)
    if number := stand_in(len(entity.cards), pagination):
        lead = partial(redirect, site, entity.address, entity.ref.name)
        address = page_address(entity.address, number)
        yield Outline(address=address, make=lead, template="redirect.html", order="list", source=source)


def _entity(site: Site, entity: Entity, page: ListPage, fills: Fills) -> EntityView:
    front = entity.parsed.front if entity.parsed else None
    first = page.number == 0
    edition = front if first and isinstance(front, EditionFront) else None
    rows = [_row(site, slug) for slug in entity.editions] if first else []
    earlier, later = _neighbours(site, entity) if first else (None, None)
    return EntityView(
        site=site.facts,
        head=_head(site, entity, page),
        entity=entity.facts,
        body=fills.page(entity.parsed) if first and entity.parsed else None,
        cards=on_page(entity.cards, page),
        pager=pager(site, entity.address, page),
        editions=tuple(rows),
        sessions=tuple(SessionRow(s.name, s.start, s.end, s.status) for s in edition.sessions) if edition else (),
        event=site.entities["event", entity.event].ref if entity.event else None,
        earlier=earlier,
        later=later,
    )


def _head(site: Site, entity: Entity, page: ListPage) -> Head:
    opening = entity.parsed.body.opening if entity.parsed else ""
    kind: EntityKind = "event" if entity.event else entity.ref.kind
    above = [(TITLES[kind], index_address(kind))]
    if entity.event:
        event = site.entities["event", entity.event]
        above.append((event.ref.name, event.address))
    return sealed(
        Head(
            title=f"{entity.ref.name}, page {page.number}" if page.number else entity.ref.name,
            description="" if page.number else summary_of(entity.facts.summary, opening),
            url=absolute(site.facts, page_address(entity.address, page.number)),
            type="profile" if kind in ("driver", "author") else "website",
            image=entity.facts.image,
            feeds=feed_links(site.facts, entity.address, entity.ref.name),
            crumbs=crumbs(site.facts, *above),
        )
    )


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


def _index(site: Site, kind: EntityKind, _: Fills) -> TermsView:
    title, address = TITLES[kind], index_address(kind)
    terms = sorted((entity.ref for entity in site.of_kind(kind)), key=_by_name)
    groups = groupby(terms, key=_letter)
    return TermsView(
        site=site.facts,
        head=sealed(Head(title=title, description="", url=absolute(site.facts, address), crumbs=crumbs(site.facts))),
        title=title,
        kind=PLURALS[kind],
        letters=tuple(sealed(Letter(letter=letter, terms=tuple(refs))) for letter, refs in groups),
    )


def _by_name(term: TermRef) -> tuple[str, str, str]:
    return _letter(term), fold(term.name), term.slug


def _letter(term: TermRef) -> str:
    first = fold(term.name)[:1].upper()
    return first if first.isalpha() else "0-9" if first.isdigit() else "#"
