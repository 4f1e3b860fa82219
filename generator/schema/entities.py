"""What the files of entities say: what all of them may, and parts of what some of them do. Which kinds there are, and
what each may say, stands in `kinds`; rules, decisions and sessions in `seasons`."""

from typing import Annotated, Any

from msgspec import field

from generator.schema.base import Written, says
from generator.schema.parts import ImageFront, MapFront, SourceFront
from generator.values import PartialDate, WebAddress


class EntityFront(Written, frozen=True, kw_only=True):
    """What every entity file may say."""

    name: Annotated[str, says("the name as it is shown; else made from the file's name")] = ""
    full_name: Annotated[str, says("the name in full")] = ""
    aliases: Annotated[tuple[str, ...], says("other names that mean the same")] = ()
    summary: Annotated[str, says("one sentence for lists and search engines")] = ""
    image: Annotated[ImageFront | None, says("a picture: a path, or `src`, `alt`, `credit`, `licence`")] = None
    same_as: Annotated[tuple[WebAddress, ...], says("addresses of pages elsewhere about the same")] = ()
    slug: Annotated[str, says("last part of the address; else the file's name")] = ""
    old_addresses: Annotated[tuple[str, ...], says("old addresses that lead to its page: `/category/rain/`")] = ()
    sources: Annotated[tuple[SourceFront, ...], says("where the facts come from: `name`, `url`")] = ()
    extra: Annotated[dict[str, Any], says("anything your own templates need, typed by YAML 1.2's core rules")] = field(
        default_factory=dict
    )


class SpellFront(Written, frozen=True, kw_only=True):
    team: Annotated[str, says("name, alias or slug of the team", of="team")]
    series: Annotated[str, says("name, alias or slug of the series", of="series")] = ""
    from_: Annotated[PartialDate, says("first day, month or year: `2023`, `2023-07`, `2023-07-21`")] = field(
        default=PartialDate(""), name="from"
    )
    to: Annotated[PartialDate, says("last day, month or year; absent while it lasts")] = PartialDate("")


class RelativeFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("name, alias or slug of the relative", of="driver")]
    relation: Annotated[str, says("father, sister, …")]


class ChainFront(Written, frozen=True, kw_only=True):
    team: Annotated[str, says("name, alias or slug of the team, before or after", of="team")]
    from_: Annotated[PartialDate, says("first year, month or day")] = field(default=PartialDate(""), name="from")
    to: Annotated[PartialDate, says("last year, month or day; absent while it lasts")] = PartialDate("")


class NameSpellFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("the name held")]
    from_: Annotated[PartialDate, says("first year, month or day of the name")] = field(
        default=PartialDate(""), name="from"
    )
    to: Annotated[PartialDate, says("last year, month or day of the name")] = PartialDate("")


class LayoutFront(Written, frozen=True, kw_only=True):
    id: Annotated[str, says("what editions call it: `monaco-6`")]
    name: Annotated[str, says("the name as it is shown: Outer Circuit")] = ""
    map: Annotated[MapFront | None, says("its map: a path, or `src`, `credit`, `licence`")] = None
    length_km: Annotated[float | None, says("length of a lap in kilometres")] = None
    turns: Annotated[int | None, says("number of corners")] = None
    from_: Annotated[PartialDate, says("first year, month or day it was raced on")] = field(
        default=PartialDate(""), name="from"
    )
    to: Annotated[PartialDate, says("last year, month or day; absent while it is used")] = PartialDate("")
