"""Lists of what files may say: an entry for each key, with its type, its default and its meaning."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta, Struct, structs

from generator import schema
from generator.model import Colour, Focus, Handle, Moment, Origin, PartialDate, WebAddress
from generator.schema.publish import AnyTarget
from generator.text.typed import SHORT_FORMS

_BASES: tuple[type[Struct], ...] = (schema.EntityFront, AnyTarget)
"""Structs whose keys stand in a section of their own."""


def keys(*kinds: type[Struct]) -> str:
    """A heading and a list for each of some kinds of file."""
    return "\n".join(_section(kind) for kind in kinds)


def blocks(kinds: Mapping[str, type[Struct]]) -> str:
    """A heading and a list of the keys of each writing block."""
    return "\n".join(_section(kind, f"`{{{name}}}`: ") for name, kind in kinds.items())


def options(heading: str, front: schema.ThemeFront) -> str:
    """A heading and a list of what a theme lets people choose."""
    rows = (f"- `{name}` (else `{_as_yaml(own.default)}`): {_sentence(own)}" for name, own in front.options.items())
    return "\n".join((f"## {heading}\n", *rows, ""))


def _as_yaml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value) or '""'


def _sentence(option: schema.OptionFront) -> str:
    return option.description[:1].lower() + option.description[1:].removesuffix(".")


def columns(heading: str, rows: Mapping[str, str]) -> str:
    """A heading and a list of the columns of a kind of CSV file."""
    return "\n".join((f"## {heading}\n", *(f"- `{name}`: {text}" for name, text in rows.items()), ""))


def _section(kind: type[Struct], before: str = "") -> str:
    heading = before + (kind.__doc__ or "").split(".\n")[0].strip().rstrip(".")
    inherited = next((base.__struct_fields__ for base in _BASES if issubclass(kind, base) and kind is not base), ())
    own = [info for info in structs.fields(kind) if info.name not in inherited]
    entries = "".join(f"- `{name}` ({kind}): {meaning}\n" for name, kind, meaning in _entries(own))
    return f"## {heading}\n\n" + (entries or "No keys but those of every entity file.\n")


def _entries(infos: Iterable[structs.FieldInfo], prefix: str = "") -> Iterator[tuple[str, str, str]]:
    """Key, type with default, and meaning of each field, and below it those of what it holds."""
    for info in infos:
        kind, metas = _bare(info.type)
        meaning = next((meta.description for meta in metas if meta.description), "")
        name = prefix + info.encode_name
        yield name, _words(info.type) + _default(info), meaning
        inner, between = _inner(kind)
        if inner:
            yield from _entries(structs.fields(inner), f"{name}{between}.")


def _bare(kind: Any) -> tuple[Any, tuple[Meta, ...]]:
    """The type without `Annotated` and `None`, and its annotations."""
    metas: tuple[Meta, ...] = ()
    if get_origin(kind) is Annotated:
        kind, *found = get_args(kind)
        metas = tuple(found)
    rest = [each for each in get_args(kind) if each is not NoneType] if _is_union(kind) else []
    return (rest[0] if len(rest) == 1 else kind), metas


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _inner(kind: Any) -> tuple[type[Struct] | None, str]:
    """The struct that a type holds, perhaps beside words, and what stands between its key and those of the struct: it
    may be one of a list, or of a mapping by names."""
    if _is_union(kind):
        kind = next((each for each in get_args(kind) if get_origin(each) is None), None)
    between = {tuple: "[]", dict: ".NAME"}.get(get_origin(kind), "")
    inner = get_args(kind)[between == ".NAME"] if between else kind
    return (inner if isinstance(inner, type) and issubclass(inner, Struct) and inner is not Moment else None), between


_WORDS = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    Moment: "date, with a time or without",
    date: "day",
    PartialDate: "year, month or day",
    WebAddress: "address",
    Colour: "colour",
    Focus: "point",
    Handle: "name@host",
    Origin: "origin",
    Any: "anything",
}


def _words(written: Any) -> str:
    """A type as the reference names it."""
    kind, metas = _bare(written)
    origin, inner = get_origin(kind), get_args(kind)
    bounds = [f", {meta.ge} to {meta.le}" for meta in metas if meta.ge is not None]
    if kind in _WORDS:
        return _WORDS[kind] + "".join(bounds)
    if origin is Literal:
        return " or ".join(", ".join(f"`{each}`" for each in inner).rsplit(", ", 1))
    if origin is tuple:
        return f"list of {_several(inner[0])}"
    if origin is dict:
        return f"mapping of {_several(inner[1])}"
    if _is_union(kind):
        return ", or ".join(_words(each) for each in inner)
    return "text or mapping" if kind in SHORT_FORMS else "mapping"


def _several(kind: Any) -> str:
    if _inner(kind)[0]:
        return "mappings"
    return _SEVERAL.get(kind) or _words(kind)


_SEVERAL: dict[Any, str] = {str: "texts", WebAddress: "addresses", Origin: "origins"}


def _default(info: structs.FieldInfo) -> str:
    if info.required:
        return ", required"
    value = info.default
    if isinstance(value, tuple) and value:
        return f"; else `[{', '.join(map(str, value))}]`"
    if isinstance(value, bool):
        return f"; else `{str(value).lower()}`"
    return f"; else `{value}`" if isinstance(value, str | int | float) and value != "" else ""
