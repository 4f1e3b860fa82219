"""What the files of entities say: what all of them may, and what drivers, teams, circuits, authors and tags may.

Those that have a calendar, series, events and editions, stand in `seasons`.
"""

from typing import Annotated, Any

from msgspec import field

from generator.model import Colour, Handle, PartialDate, WebAddress, WrittenDate
from generator.schema.base import Written, says
from generator.schema.parts import ImageFront, MapFront, SourceFront


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
    team: Annotated[str, says("name, alias or slug of the team")]
    series: Annotated[str, says("name, alias or slug of the series")] = ""
    from_: Annotated[PartialDate, says("first day, month or year: `2023`, `2023-07`, `2023-07-21`")] = field(
        default=PartialDate(""), name="from"
    )
    to: Annotated[PartialDate, says("last day, month or year; absent while it lasts")] = PartialDate("")


class RelativeFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("name, alias or slug of the relative")]
    relation: Annotated[str, says("father, sister, …")]


class DriverFront(EntityFront, frozen=True, kw_only=True):
    """A driver: `content/drivers/<slug>.md`."""

    surname: Annotated[
        str, says("the name alone that texts use; else the last word of `name` with its particles: `van der Garde`")
    ] = ""
    code: Annotated[str, says("three letters of the timing screen: `GAS`")] = ""
    number: Annotated[str, says("race number, as it is painted: `10`, `010`")] = ""
    born: Annotated[WrittenDate | None, says("day of birth")] = None
    died: Annotated[WrittenDate | None, says("day of death")] = None
    birthplace: Annotated[str, says("town of birth")] = ""
    nationality: Annotated[str, says("nationality, in words")] = ""
    teams: Annotated[tuple[SpellFront, ...], says("whom he or she drove for: `team`, `series`, `from`, `to`")] = ()
    family: Annotated[tuple[RelativeFront, ...], says("relatives who race: `name`, `relation`")] = ()


class ChainFront(Written, frozen=True, kw_only=True):
    team: Annotated[str, says("name, alias or slug of the team, before or after")]
    from_: Annotated[PartialDate, says("first year, month or day")] = field(default=PartialDate(""), name="from")
    to: Annotated[PartialDate, says("last year, month or day; absent while it lasts")] = PartialDate("")


class NameSpellFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("the name held")]
    from_: Annotated[PartialDate, says("first year, month or day of the name")] = field(
        default=PartialDate(""), name="from"
    )
    to: Annotated[PartialDate, says("last year, month or day of the name")] = PartialDate("")


class TeamFront(EntityFront, frozen=True, kw_only=True):
    """A team: `content/teams/<slug>.md`."""

    code: Annotated[str, says("short form of the timing screen")] = ""
    nationality: Annotated[str, says("the licence it races under, in words")] = ""
    base: Annotated[str, says("where it works")] = ""
    founded: Annotated[PartialDate, says("year it began")] = PartialDate("")
    colour: Annotated[Colour, says("its colour: `#ff8000`; drawn so that it is seen by day and by night")] = Colour("")
    names: Annotated[tuple[NameSpellFront, ...], says("names it has held: `name`, `from`, `to`")] = ()
    chain: Annotated[
        tuple[ChainFront, ...],
        says("the teams that it was before and became later, itself among them: `team`, `from`, `to`"),
    ] = ()


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


class CircuitFront(EntityFront, frozen=True, kw_only=True):
    """A circuit: `content/circuits/<slug>.md`."""

    place: Annotated[str, says("town")] = ""
    country: Annotated[str, says("country")] = ""
    timezone: Annotated[str, says("IANA name: `Europe/Monaco`")] = ""
    length_km: Annotated[float | None, says("length of a lap in kilometres")] = None
    turns: Annotated[int | None, says("number of corners")] = None
    opened: Annotated[PartialDate, says("year it was opened")] = PartialDate("")
    map: Annotated[MapFront | None, says("the track as it is: a path, or `src`, `credit`, `licence`")] = None
    layouts: Annotated[
        tuple[LayoutFront, ...],
        says("the track as it was, and is: `id`, `name`, `map`, `length_km`, `turns`, `from`, `to`"),
    ] = ()


class AuthorFront(EntityFront, frozen=True, kw_only=True):
    """Someone who writes: `content/authors/<slug>.md`."""

    role: Annotated[str, says("Editor, Formula 1 correspondent, …")] = ""
    pen_name: Annotated[bool, says("`true` says on the page that the name is a pen name")] = False
    fediverse: Annotated[
        Handle, says("the name in the fediverse, which stands with shared articles: `ada@social.example`")
    ] = Handle("")


class TagFront(EntityFront, frozen=True, kw_only=True):
    """A tag with a text of its own: `content/tags/<slug>.md`."""
