"""Facts: what an entity's page shows, from what its file says. Names of others become links where they are known."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from generator.model import EntityKind, Picture, TermRef, sealed, sealed_by
from generator.outputs.entity_parts import EntityFacts, Fact, Forebear, Relative, Spell
from generator.outputs.parts import SourceNote
from generator.racing.charts.colours import livery
from generator.racing.times import holds
from generator.schema import KINDS, EntityFront, NameSpellFront, SourceFront, SpellFront
from generator.schema.meanings import keys_that_name

Refer = Callable[[EntityKind, str], TermRef | None]
"""Gives the link to an entity that has a page, by its name, else None."""


def entity_facts(
    ref: TermRef,
    front: EntityFront | None,
    image: Picture | None,
    refer: Refer,
    *,
    today: date,
    chain: tuple[Forebear, ...] = (),
) -> EntityFacts:
    """What the page of an entity shows on a day; of one without a file, its name and the `chain` it is part of."""
    if front is None and not chain:
        return sealed_by(EntityFacts(kind=ref.kind, slug=ref.slug, name=ref.name, url=ref.url), ref.digest)
    if front is None:
        front = EntityFront()
    written: tuple[SpellFront, ...] = getattr(front, "teams", ())
    return sealed(
        EntityFacts(
            kind=ref.kind,
            slug=ref.slug,
            name=ref.name,
            full_name=front.full_name,
            summary=front.summary,
            url=ref.url,
            number=getattr(front, "number", ""),
            code=getattr(front, "code", ""),
            livery=livery(ref.kind, ref.slug, getattr(front, "colour", "")),
            pen_name=getattr(front, "pen_name", False),
            image=image,
            facts=tuple(_facts(ref.kind, front, refer)),
            spells=tuple(_spell(each, refer) for each in written),
            current=tuple(_spell(each, refer) for each in written if _drives(each, front, today)),
            chain=chain,
            names=names_held(front),
            family=tuple(_relative(each, refer) for each in getattr(front, "family", ())),
            same_as=front.same_as,
            sources=source_notes(front.sources),
            extra=front.extra,
        )
    )


def source_notes(sources: Iterable[SourceFront]) -> tuple[SourceNote, ...]:
    """The sources as a page shows them."""
    return tuple(SourceNote(source.name, source.url) for source in sources)


def names_held(front: EntityFront | None) -> tuple[Spell, ...]:
    """The names that a team or an event has held."""
    written: tuple[NameSpellFront, ...] = getattr(front, "names", ())
    return tuple(Spell(each.name, since=each.from_, until=each.to) for each in written)


def _facts(kind: EntityKind, front: EntityFront, refer: Refer) -> list[Fact]:
    rows = ((key, getattr(front, key, None)) for key in KINDS[kind].facts)
    naming = {key: of for key, part, of in keys_that_name(KINDS[kind].front) if not part}
    return [_fact(key, value, naming, refer) for key, value in rows if value not in (None, "", "scheduled")]


def _fact(key: str, value: Any, naming: Mapping[str, EntityKind], refer: Refer) -> Fact:
    if isinstance(value, date):
        return Fact(key, day=value)
    if key in naming and (term := refer(naming[key], value)):
        return Fact(key, text=term.name, term=term)
    return Fact(key, text=str(value))


def _spell(spell: SpellFront, refer: Refer) -> Spell:
    team, series = refer("team", spell.team), refer("series", spell.series)
    name, url = (team.name, team.url) if team else (spell.team, "")
    return Spell(
        name,
        url,
        series=series.name if series else spell.series,
        series_url=series.url if series else "",
        since=spell.from_,
        until=spell.to,
    )


def _drives(spell: SpellFront, front: EntityFront, today: date) -> bool:
    """Whether a driver is with a team today; nobody drives after death."""
    died: date | None = getattr(front, "died", None)
    return holds(spell.from_, spell.to, today.isoformat()) and (died is None or died > today)


def _relative(relative: Any, refer: Refer) -> Relative:
    driver = refer("driver", relative.name)
    return Relative(driver.name if driver else relative.name, relative.relation, driver.url if driver else "")
