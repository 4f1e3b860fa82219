"""Structs of `schema` from a tree of text, key by key: each wrong key is a problem of its own at its own place.

A struct's table of readers is made once, from its fields' types; the reader of a type turns a node into a value or
tells what is wrong. A key with a wrong value keeps its default, so that one mistake hides no other.
"""

from collections.abc import Callable, Iterable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct, structs

from generator.model import Location
from generator.schema import ImageFront, LeadFront, MapFront
from generator.schema.blocks import GalleryPicture
from generator.text.conversion import BROKEN, Reading
from generator.text.single import SINGLE, Reader
from generator.text.slugs import nearest
from generator.text.yaml_source import Mapping, Node, Scalar, Sequence

T = TypeVar("T", bound=Struct)

SHORT_FORMS: dict[type[Struct], str] = {ImageFront: "src", LeadFront: "src", MapFront: "src", GalleryPicture: "src"}
"""Structs that may be written as one text, and the key that it is for."""


def read(kind: type[T], node: Mapping, reading: Reading, start: Callable[[], Location] | None = None) -> T | None:
    """The struct that a mapping holds, None when a key it cannot do without is missing or wrong.

    `start` gives the place of keys that are missing, else it is the mapping's. Mistakes are told to `reading`.
    """
    found = _read(_table(kind), node, reading, start)
    return None if found is BROKEN else found


def readable(kind: type[Struct]) -> None:
    """Look whether text can be read as a struct. TypeError, naming the key, where it cannot."""
    _table(kind)


_Start = Callable[[], Location]


class _Field(Struct, frozen=True):
    attribute: str
    reader: Reader


class _Table(Struct, frozen=True):
    kind: type[Any]
    fields: dict[str, _Field]
    required: tuple[str, ...]
    known: str


@cache
def _table(kind: type[Any]) -> _Table:
    infos = structs.fields(kind)
    fields = {info.encode_name: _Field(info.name, _reader(info.type, f"'{info.encode_name}'")) for info in infos}
    return _Table(kind, fields, tuple(info.encode_name for info in infos if info.required), ", ".join(fields))


def _read(table: _Table, node: Mapping, reading: Reading, start: _Start | None = None) -> Any:
    values: dict[str, Any] = {}
    for key, (place, value) in node.entries.items():
        field = table.fields.get(key)
        if field is None:
            _unknown(key, place, table, reading)
        elif type(value) is not Scalar or value.text is not None:
            found = field.reader(value, reading)
            if found is not BROKEN:
                values[field.attribute] = found
    lacking = [key for key in table.required if values.get(table.fields[key].attribute, "") == ""]
    for key in lacking:
        _missing(key, node, reading, start)
    return BROKEN if lacking else table.kind(**values)


def _missing(key: str, node: Mapping, reading: Reading, start: _Start | None) -> None:
    """Tell of a required key that is absent or empty; one with a wrong value was told already."""
    place, value = node.entries.get(key, (None, None))
    if isinstance(value, Scalar) and not value.text and place:
        reading.tell("PF112", f"'{key}' is empty", reading.sheet.of(place), f"write '{key}: …'")
    elif value is None:
        reading.tell("PF112", f"'{key}' is missing", start() if start else reading.sheet.of(node), f"write '{key}: …'")


def _unknown(key: str, place: Scalar, table: _Table, reading: Reading) -> None:
    meant = nearest(key, table.fields)
    hint = f"did you mean '{meant}'?" if meant else f"known here: {table.known}"
    reading.tell("PF110", f"unknown key '{key}'", reading.sheet.of(place), hint)


# ---------------------------------------------------------------- readers of types


def _reader(kind: Any, name: str) -> Reader:
    """The reader of values of a type; `name` is how its messages call the value."""
    if kind in SINGLE:
        return SINGLE[kind](name)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _struct(kind, name)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _bounded(_reader(inner[0], name), inner[1:], name)
    if origin is Literal:
        return _literal(inner, name)
    if origin is tuple:
        return _tuple(_reader(inner[0], f"each of {name}"))
    if origin is dict:
        return _dict(_reader(inner[1], f"each of {name}"), name, keep_null=inner[1] is Any)
    if origin in (Union, UnionType):
        return _union([each for each in inner if each is not type(None)], name)
    raise TypeError(f"{name} has a type that no text can be read as: {kind}")


def _bounded(reader: Reader, metas: Iterable[msgspec.Meta], name: str) -> Reader:
    meta = next((meta for meta in metas if meta.ge is not None or meta.le is not None), None)
    if not meta:
        return reader
    low, high = meta.ge, meta.le
    if low is not None and high is not None:
        wanted = f"between {low} and {high}"
    else:
        wanted = f"at least {low}" if high is None else f"at most {high}"

    def bounded(node: Node, reading: Reading) -> Any:
        value = reader(node, reading)
        if value is BROKEN or ((low is None or value >= low) and (high is None or value <= high)):
            return value
        return reading.tell("PF116", f"{name} must be {wanted}, not {value}", reading.sheet.of(node))

    return bounded


def _literal(choices: tuple[str, ...], name: str) -> Reader:
    wanted = f"{name} must be {'' if len(choices) == 1 else 'one of '}{', '.join(choices)}"

    def literal(node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar or node.text is None:
            return reading.wrong(node, wanted)
        if node.text in choices:
            return node.text
        meant = nearest(node.text, choices)
        return reading.wrong(node, wanted, f"did you mean '{meant}'?" if meant else "")

    return literal


def _tuple(item: Reader) -> Reader:
    def items(node: Node, reading: Reading) -> Any:
        nodes = node.items if type(node) is Sequence else [node]
        values = [item(each, reading) for each in nodes]
        if BROKEN not in values:
            return tuple(values)
        good = tuple(value for value in values if value is not BROKEN)
        return good if type(node) is Sequence else BROKEN

    return items


def _dict(reader: Reader, name: str, *, keep_null: bool) -> Reader:
    wanted = f"{name} must be a mapping, 'key: value'"

    def mapping(node: Node, reading: Reading) -> Any:
        if type(node) is not Mapping:
            return reading.wrong(node, wanted)
        values = {
            key: reader(value, reading)
            for key, (_, value) in node.entries.items()
            if keep_null or type(value) is not Scalar or value.text is not None
        }
        return {key: value for key, value in values.items() if value is not BROKEN}

    return mapping


def _struct(kind: type[Struct], name: str) -> Reader:
    table, short = _table(kind), SHORT_FORMS.get(kind)
    wanted = f"{name} must be {'text or ' if short else ''}a mapping with {table.known}"

    def struct(node: Node, reading: Reading) -> Any:
        if type(node) is Mapping:
            return _read(table, node, reading)
        if short and type(node) is Scalar and node.text:
            return kind(**{table.fields[short].attribute: node.text})
        return reading.wrong(node, wanted)

    return struct


def _union(kinds: list[Any], name: str) -> Reader:
    """One type, as `Moment | None` has it, or words beside a list, as `markdown.html` has them."""
    if len(kinds) == 1:
        return _reader(kinds[0], name)
    if all(isinstance(kind, type) and issubclass(kind, Struct) for kind in kinds):
        return _tagged(kinds, name)
    words = tuple(word for kind in kinds if get_origin(kind) is Literal for word in get_args(kind))
    rest = [_reader(kind, name) for kind in kinds if get_origin(kind) is not Literal]
    literal = _literal(words, name)
    if len(rest) != 1:
        raise TypeError(f"{name} has a type that no text can be read as: {kinds}")

    def union(node: Node, reading: Reading) -> Any:
        word = type(node) is Scalar and node.text is not None and (node.text in words or nearest(node.text, words))
        return literal(node, reading) if word else rest[0](node, reading)

    return union


def _tagged(kinds: list[type[Struct]], name: str) -> Reader:
    """One of several structs: which, one key says."""
    tag = str(kinds[0].__struct_config__.tag_field)
    by_word = {str(kind.__struct_config__.tag): _struct(kind, name) for kind in kinds}
    word = _literal(tuple(by_word), f"'{tag}'")

    def tagged(node: Node, reading: Reading) -> Any:
        if type(node) is not Mapping:
            return reading.wrong(node, f"{name} must be a mapping with '{tag}' and the keys that it asks for")
        if tag not in node.entries:
            hint = f"write one of {', '.join(f'{tag}: {each}' for each in by_word)}"
            return reading.tell("PF112", f"'{tag}' is missing", reading.sheet.of(node), hint)
        chosen = word(node.entries[tag][1], reading)
        if chosen is BROKEN:
            return BROKEN
        others = {key: each for key, each in node.entries.items() if key != tag}
        return by_word[chosen](structs.replace(node, entries=others), reading)

    return tagged
