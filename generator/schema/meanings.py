"""Meanings: what the types of an entity file's keys say of their values, beyond how these are read."""

from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from msgspec import Meta, Struct, structs

from generator.schema.entities import EntityFront
from generator.schema.kinds import EntityKind
from generator.values import PartialDate


class Key(NamedTuple):
    """A key of a kind's own: its type without what is said of it, its meaning, an example as YAML ("" for none), and
    the kind of entity that it names ("" for none)."""

    name: str
    type: Any
    meaning: str
    example: str
    of: str

    @property
    def is_single(self) -> bool:
        """Whether its value is a text, a number or a day, and no list and no mapping."""
        return not get_args(self.type) and not (isinstance(self.type, type) and issubclass(self.type, Struct))


@cache
def own_keys(front: type[Struct]) -> tuple[Key, ...]:
    """The keys that a kind has beside those of every entity, in their order."""
    own = [info for info in structs.fields(front) if info.name not in EntityFront.__struct_fields__]
    return tuple([_key(info) for info in own])


@cache
def keys_that_name(front: type[Struct]) -> tuple[tuple[str, str, EntityKind], ...]:
    """The keys that name other entities, each with a part of it where it is a list ("" else) and the kind it names:
    `teams`, `team`, team."""
    found: list[tuple[str, str, EntityKind]] = []
    for key, kind in _fields(front):
        if of := _extra(kind).get("of"):
            found.append((key, "", of))
        found += [(key, part, of) for part, inner in _inner(kind) if (of := _extra(inner).get("of"))]
    return tuple(found)


@cache
def keys_with_times(front: type[Struct]) -> tuple[str, ...]:
    """The keys that hold a list of times, each from a year, a month or a day to another."""
    return tuple([key for key, kind in _fields(front) if {"from_", "to"} <= _partial(kind)])


@cache
def amounts(front: type[Struct]) -> tuple[str, ...]:
    """The keys whose numbers are never less than nothing."""
    return tuple([key for key, kind in _fields(front) if _extra(kind).get("amount")])


def _key(info: structs.FieldInfo) -> Key:
    more = _extra(info.type)
    parts = [each for each in get_args(_bare(info.type)) if each is not NoneType]
    kind = parts[0] if NoneType in get_args(_bare(info.type)) else _bare(info.type)
    return Key(info.encode_name, kind, _meaning(info.type), more.get("example", ""), more.get("of", ""))


def _meaning(kind: Any) -> str:
    return next((each.description or "" for each in get_args(kind) if isinstance(each, Meta)), "")


def _partial(kind: Any) -> set[str]:
    return {part for part, inner in _inner(kind) if _bare(inner) is PartialDate}


def _fields(front: type[Struct]) -> Iterator[tuple[str, Any]]:
    yield from ((info.name, info.type) for info in structs.fields(front))


def _inner(kind: Any) -> Iterator[tuple[str, Any]]:
    """The parts of each of a list of structs."""
    listed = get_args(_bare(kind))
    if listed and isinstance(listed[0], type) and issubclass(listed[0], Struct):
        yield from _fields(listed[0])


def _bare(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _extra(kind: Any) -> dict[str, Any]:
    """What `says` says of a key beside its description."""
    metas = [each for each in get_args(kind) if isinstance(each, Meta)] if get_origin(kind) is Annotated else []
    return next((each.extra for each in metas if each.extra), {})
