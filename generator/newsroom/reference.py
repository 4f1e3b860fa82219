"""The reference of all keys, made from `schema`: tables for the README, JSON Schemas for editors."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, reduce
from operator import or_
from types import GenericAlias, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, Meta, Struct, structs

from generator import schema
from generator.errors import CODES
from generator.model import Colour, Focus, Handle, Moment, Origin, PartialDate, WebAddress
from generator.results import COLUMNS, TABLE_COLUMNS
from generator.schema.publish import TARGETS, AnyTarget
from generator.text.typed import SHORT_FORMS
from generator.text.writing.names import KINDS as BLOCKS

_OTHERS: tuple[type[Struct], ...] = (schema.SiteFront, schema.ArticleFront, schema.PageFront)
_ENTITIES: tuple[type[Struct], ...] = (
    schema.DriverFront,
    schema.TeamFront,
    schema.CircuitFront,
    schema.SeriesFront,
    schema.EventFront,
    schema.EditionFront,
    schema.AuthorFront,
    schema.TagFront,
)

KINDS = {kind.__name__.removesuffix("Front").lower(): kind for kind in (*_OTHERS, *_ENTITIES)}
"""Every kind of file that people write: site, article, page, driver, …"""

_BASES: tuple[type[Struct], ...] = (schema.EntityFront, AnyTarget)
"""Structs whose keys stand in a section of their own."""

BEGIN, END = "<!-- reference: begin -->", "<!-- reference: end -->"
"""The lines of the README between which the reference stands."""

_DAY = r"\d{4}-\d{2}-\d{2}"
_MOMENT = rf"^{_DAY}(([Tt]| +)\d{{2}}:\d{{2}}(:\d{{2}})?( *([Zz]|[+-]\d{{2}}:?\d{{2}}))?)?$"
_PARTIAL = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_NOTE = "Where a list is wanted, one value alone will do. Text needs quotes where YAML would not take it for text.\n"
_HEAD = "| key | type | default | meaning |\n| --- | --- | --- | --- |\n"


def reference() -> str:
    """A heading and a Markdown table for each kind of file; what all entities share stands once."""
    site, *others = _OTHERS
    kinds: tuple[type[Struct], ...] = (site, AnyTarget, *TARGETS, *others, schema.EntityFront, *_ENTITIES)
    return "\n".join((_NOTE, *(_section(kind) for kind in kinds)))


def columns() -> str:
    """A heading and a Markdown table of the columns of each kind of table."""
    parts = (
        ("The classification of a session: `content/events/<slug>/<year>/race.csv`, `qualifying.csv`, …", COLUMNS),
        ("Official standings: `driver-standings.csv` and `team-standings.csv` beside an edition", TABLE_COLUMNS),
    )
    lead = "| column | meaning |\n| --- | --- |"
    return "\n".join(
        "\n".join((f"### {heading}\n\n{lead}", *(f"| `{name}` | {text} |" for name, text in rows.items()), ""))
        for heading, rows in parts
    )


def blocks() -> str:
    """A heading and a Markdown table of the keys of each writing block."""
    return "\n".join(_section(kind, f"Block `{{{name}}}`: ") for name, kind in BLOCKS.items())


def codes() -> str:
    """A heading and a Markdown table of every code that `checks` of site.yaml may name."""
    rows = (f"| `{code}` | {severity} | {text} |" for code, (severity, text) in CODES.items())
    lead = "### Codes of mistakes\n\n| code | in `build` | meaning |\n| --- | --- | --- |"
    return "\n".join((lead, *rows, ""))


def updated_readme(text: str) -> str:
    """The README with the present reference between its two lines. Raises ValueError when these are not there."""
    before, begin, rest = text.partition(f"{BEGIN}\n")
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the README lacks the lines '{BEGIN}' and '{END}'")
    return f"{before}{begin}\n{reference()}\n{columns()}\n{blocks()}\n{codes()}\n{end}{after}"


def json_schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema (2020-12) for each kind of file, as a reader of YAML 1.2 sees it: `number: 10` is no text there."""
    return {name: _json_schema(kind) for name, kind in KINDS.items()}


# ---------------------------------------------------------------- tables


def _section(kind: type[Struct], before: str = "") -> str:
    heading = before + (kind.__doc__ or "").split(".\n")[0].strip().rstrip(".")
    inherited = next((base.__struct_fields__ for base in _BASES if issubclass(kind, base) and kind is not base), ())
    own = [info for info in structs.fields(kind) if info.name not in inherited]
    rows = "".join(f"| {' | '.join(row)} |\n" for row in _rows(own))
    return f"### {heading}\n\n" + (_HEAD + rows if rows else "No keys but those of every entity file.\n")


def _rows(infos: Iterable[structs.FieldInfo], prefix: str = "") -> Iterator[tuple[str, ...]]:
    """Key, type, default and meaning of each field, and below it those of what it holds. None may hold a `|`."""
    for info in infos:
        kind, metas = _bare(info.type)
        meaning = next((meta.description for meta in metas if meta.description), "")
        name = prefix + info.encode_name
        yield f"`{name}`", _words(info.type), _default(info), meaning
        inner, many = _inner(kind)
        if inner:
            yield from _rows(structs.fields(inner), f"{name}[]." if many else f"{name}.")


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


def _inner(kind: Any) -> tuple[type[Struct] | None, bool]:
    """The struct that a type holds, perhaps beside words, and whether in a list."""
    if _is_union(kind):
        kind = next((each for each in get_args(kind) if get_origin(each) is None), None)
    many = get_origin(kind) is tuple
    inner = get_args(kind)[0] if many else kind
    return (inner if isinstance(inner, type) and issubclass(inner, Struct) and inner is not Moment else None), many


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
        return "required"
    value = info.default
    if isinstance(value, tuple) and value:
        return f"`[{', '.join(map(str, value))}]`"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, str | int | float) and value != "" else ""


# ---------------------------------------------------------------- JSON Schemas


def _json_schema(kind: type[Struct]) -> dict[str, Any]:
    twin = _twin(kind)
    (found,), parts = msgspec.json.schema_components((twin,), ref_template="#/$defs/{name}")
    every = {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "$defs": parts}
    return msgspec.json.decode(msgspec.json.encode(every), type=dict[str, Any])


@cache
def _twin(kind: type[Struct]) -> type[Struct]:
    """A struct of the same keys whose types say what an editor may let stand."""
    fields: list[tuple[str, Any, Any]] = []
    for info in structs.fields(kind):
        default = _plain_default(info)
        fields.append((info.name, _editable(info.type), default))
    rename = {info.name: info.encode_name for info in structs.fields(kind)}
    name = kind.__name__.removesuffix("Front")
    tag = kind.__struct_config__
    return msgspec.defstruct(
        name,
        fields,
        namespace={"__doc__": kind.__doc__},
        rename=rename,
        kw_only=True,
        forbid_unknown_fields=True,
        tag_field=tag.tag_field,
        tag=tag.tag,
    )


def _plain_default(info: structs.FieldInfo) -> Any:
    if info.default_factory is not NODEFAULT:
        return msgspec.field(default_factory=info.default_factory)
    if isinstance(info.default, Struct):
        return msgspec.field(default_factory=dict)
    return info.default


def _editable(kind: Any) -> Any:
    """The type that values of a type have before they are read."""
    if kind in _EDITABLE:
        return _EDITABLE[kind]
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return Annotated[_editable(inner[0]), *inner[1:]]
    if origin is tuple:
        item = _editable(inner[0])
        return item | GenericAlias(tuple, (item, ...))
    if origin is dict:
        return GenericAlias(dict, (str, _editable(inner[1])))
    if _is_union(kind):
        return reduce(or_, (_editable(each) for each in inner))
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _twin(kind) | str if kind in SHORT_FORMS else _twin(kind)
    return kind


_EDITABLE: dict[Any, Any] = {
    str: str | float | bool,
    bool: bool | Literal["yes", "no", "on", "off"],
    Moment: Annotated[str, Meta(pattern=_MOMENT)],
    date: Annotated[str, Meta(pattern=f"^{_DAY}$")],
    Colour: str,
    Focus: str,
    Handle: str,
    WebAddress: str,  # no pattern: msgspec 0.22 frees a list of texts with one twice
    PartialDate: Annotated[str, Meta(pattern=_PARTIAL)] | Annotated[int, Meta(ge=1800, le=2199)],
}
