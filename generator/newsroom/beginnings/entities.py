"""Entities of any kind, begun with what is said of them; their other keys stand below as remarks, to be filled in.

Events have more to them, since they are held: see `events`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from generator.errors import SiteError, problem
from generator.model import EntityKind, Location, Problem
from generator.newsroom.beginnings.files import Begun, front, named, new_file
from generator.newsroom.beginnings.known import Knowledge
from generator.newsroom.quoting import quoted, quoted_item
from generator.racing.registry import Known
from generator.schema import KINDS
from generator.schema.meanings import Key, own_keys
from generator.text.front_matter import read

_PLAIN = re.compile(r"[\w.-]+", re.ASCII)


def new_entity(
    root: Path, kind: EntityKind, name: str, *, now: datetime, said: Mapping[str, str], aliases: Sequence[str] = ()
) -> Begun:
    """Begin the file of an entity. `said`: values of its keys; of `teams` the team it begins with. Raises SiteError
    where the name is empty, it or an alias is another's, a value cannot be read, and where the file exists."""
    what = KINDS[kind]
    shown, slug = named(name, kind)
    known = Knowledge(root, now)
    for each in (shown, *aliases):
        if other := next((other for other in known.past.names.find(kind, each) if other.slug != slug), None):
            raise SiteError(_taken(each, other))
    lines = (
        f"name: {quoted(shown)}",
        f"aliases: [{', '.join(map(quoted_item, aliases))}]" if aliases else "",
        *_lines(kind, known, said),
    )
    path = root / f"content/{what.plural}/{slug}.md"
    text = front(lines)
    if problems := read(path.relative_to(root).as_posix(), text.encode(), what.front, UTC).problems:
        raise SiteError(*problems)
    unknown = ("since when he or she drives for the team: `from` in the file",) if said.get("teams") else ()
    return Begun((new_file(path, root, text, what=kind),), unknown=(*unknown, *known.gaps))


def _lines(kind: EntityKind, known: Knowledge, said: Mapping[str, str]) -> Iterator[str]:
    """What is said, then what is not."""
    keys = own_keys(KINDS[kind].front)
    for key in keys:
        if value := said.get(key.name):
            yield f"{key.name}: {_value(key, value, known)}" if key.is_single else _spell(value, known)
    open_keys = [key for key in keys if not said.get(key.name)]
    if open_keys:
        whose = f"; the values are those of {KINDS[kind].examples}" if KINDS[kind].examples else ""
        yield f"# To be filled in, without the sign before it{whose}."
    for key in open_keys:
        yield f"# {key.name}: {key.example}".rstrip() + f"      # {key.meaning}"


def _value(key: Key, value: str, known: Knowledge) -> str:
    if key.of:
        return known.meant(cast(EntityKind, key.of), value)
    return value if key.type is not str and _PLAIN.fullmatch(value) else quoted(value)


def _spell(team: str, known: Knowledge) -> str:
    named = known.meant("team", team)
    return f"teams:\n  - {{team: {named}}}      # from: 2026, 2026-03 or 2026-03-08; series: formula-1"


def _taken(name: str, other: Known) -> Problem:
    where = other.path.partition("#")[0] or "content"
    return problem("PF116", f"'{name}' means {other.name} already", Location(where), "write the name in full")
