"""JSON Schemas of the files that people write, made from `schema`, for editors."""

from datetime import date
from functools import cache, reduce
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import NODEFAULT, Meta, Struct, structs

from generator import schema
from generator.model import Colour, Focus, Handle, Moment, PartialDate, WebAddress
from generator.text.typed import SHORT_FORMS

KINDS: dict[str, type[Struct]] = {
    "site": schema.SiteFront,
    **{str(kind): front for kind, front in schema.FRONTS.items()},
}
"""Every kind of file that people write: site, article, page, driver, …"""

_DAY = r"\d{4}-\d{2}-\d{2}"
_MOMENT = rf"^{_DAY}(([Tt]| +)\d{{2}}:\d{{2}}(:\d{{2}})?( *([Zz]|[+-]\d{{2}}:?\d{{2}}))?)?$"
_PARTIAL = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def json_schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema (2020-12) for each kind of file, as a reader of YAML 1.2 sees it: `number: 10` is no text there."""
    return {name: _json_schema(kind) for name, kind in KINDS.items()}


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
    if origin in (Union, UnionType):
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
