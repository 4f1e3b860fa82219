"""References: the names by which entity files and editions lead to other entities."""

from collections.abc import Iterable, Iterator

from generator.errors import problem
from generator.model import EntityKind, Parsed, Problem
from generator.racing.registry import Known, Registry
from generator.racing.roster import location
from generator.racing.surnames import surname_of
from generator.schema import FRONTS
from generator.schema.meanings import keys_that_name
from generator.text.slugs import fold


def references(parsed: Parsed) -> Iterator[tuple[str, EntityKind, str]]:
    """The names that an entity's file gives to others: the key of each, its kind and the name."""
    for key, part, kind in keys_that_name(FRONTS[parsed.kind]):
        value = getattr(parsed.front, key)
        named = (
            ((f"{key}.{n}.{part}", getattr(each, part)) for n, each in enumerate(value)) if part else ((key, value),)
        )
        yield from ((place, kind, name) for place, name in named if name)


def slips(files: Iterable[Parsed], names: Registry) -> Iterator[Problem]:
    """PF302 for each name in entity files that nobody bears and that comes close to a known one. One that nobody is
    like is allowed, and so is a relative with another given name."""
    seen: dict[tuple[EntityKind, str], Known | None] = {}
    for parsed in files:
        for key, kind, name in references(parsed):
            if (kind, name) not in seen:
                seen[kind, name] = None if names.find(kind, name) else names.nearest(kind, name)
            near = seen[kind, name]
            if near and not (key.startswith("family") and _is_another(name, near.name)):
                text = f"no {kind} '{name}' is known, but '{near.name}' is ({near.path})"
                hint = f"write '{near.name}' if you mean {near.slug}, or give '{name}' a file of its own"
                yield problem("PF302", text, location(parsed, key), hint)


def _is_another(name: str, known: str) -> bool:
    """Whether a relative's name is not a known one misspelt: the surname is the same, and the given name differs in a
    letter for another, or in one at its beginning or its end, as Rolf does from Ralf and Simone from Simon."""
    surname = fold(surname_of(name))
    if not surname or surname != fold(surname_of(known)):
        return False
    one, other = sorted((_given(name), _given(known)), key=len)
    if sorted(one) == sorted(other):
        return False  # letters that changed places
    return not any(other[:at] + other[at + 1 :] == one for at in range(1, len(other) - 1))


def _given(name: str) -> str:
    return fold(name).removesuffix(fold(surname_of(name))).strip()
