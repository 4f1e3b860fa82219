"""Entity files: what is said of one entity in its own file and in a list file, brought together."""

from collections.abc import Iterable
from typing import get_args

from msgspec import structs

from generator.errors import problem
from generator.model import EntityKind, Location, Parsed, Problem, sealed

ENTITY_KINDS: dict[str, EntityKind] = {kind: kind for kind in get_args(EntityKind)}
"""The kinds of source that describe an entity."""


def entity_files(parsed: Iterable[Parsed]) -> tuple[dict[tuple[EntityKind, str], Parsed], list[Problem]]:
    """What files say of each entity, by kind and slug. A file of its own adds to an entry in a list and wins; two
    files, or two entries, for one entity are a problem."""
    found: dict[tuple[EntityKind, str], Parsed] = {}
    problems: list[Problem] = []
    for each in sorted(parsed, key=lambda each: ("#" not in each.path, each.path)):
        if each.kind not in ENTITY_KINDS:
            continue
        term = (ENTITY_KINDS[each.kind], each.slug)
        other = found.get(term)
        if other and ("#" in each.path) == ("#" in other.path):
            problems.append(_twice(each, other))
        else:
            found[term] = _together(other, each) if other else each
    return found, problems


def _twice(parsed: Parsed, other: Parsed) -> Problem:
    path, _, entry = parsed.path.partition("#")
    text = f"the {parsed.kind} '{parsed.slug}' is described in {other.path.partition('#')[0]} already"
    return problem("PF401", text, Location(path, key=entry or "slug"), "keep one of them, or give one another `slug:`")


def _together(listed: Parsed, own: Parsed) -> Parsed:
    """A file of its own, with what only the entry in a list says."""
    defaults = type(own.front)()
    kept = {
        name: getattr(listed.front, name)
        for name in own.front.__struct_fields__
        if getattr(own.front, name) == getattr(defaults, name)
    }
    return sealed(structs.replace(own, front=structs.replace(own.front, **kept), digest=""))
