"""Parts of views of entities: facts and spells, layouts, editions and their sessions."""

from datetime import date
from typing import Any

from msgspec import Struct, field

from generator.model import Card, EntityKind, Moment, PartialDate, Picture, Sealed, TermRef
from generator.outputs.parts import SourceNote
from generator.outputs.racing_views import Named, StandingLine
from generator.racing.tracks import Drawing


class Fact(Struct, frozen=True):
    """One fact of an entity. `key` says which (born, base, turns …: the theme has the words); one of `text`, `day`
    and `term` holds it."""

    key: str
    text: str = ""
    day: date | None = None
    term: TermRef | None = None


class Spell(Struct, frozen=True):
    """A time with a team, or under a name. `name` is shown, and `series`, with links where `url` and `series_url` are
    not empty."""

    name: str
    url: str = ""
    series: str = ""
    series_url: str = ""
    since: PartialDate = PartialDate("")
    until: PartialDate = PartialDate("")


class Forebear(Struct, frozen=True, kw_only=True):
    """A team in the line of teams that one became after another. `names` are those it held; `own`: it is the one whose
    page this is; `current`: it is what races today."""

    name: str
    url: str = ""
    since: PartialDate = PartialDate("")
    until: PartialDate = PartialDate("")
    names: tuple[Spell, ...] = ()
    own: bool = False
    current: bool = False


class Relative(Struct, frozen=True):
    """A relative of a driver."""

    name: str
    relation: str
    url: str = ""


class EntityFacts(Sealed, frozen=True, kw_only=True):
    """What an entity's page shows of it. A field that does not fit its kind is empty. `livery` is the class that gives
    a team's colour; `current` are the teams that a driver drives for today, `chain` the line of teams that a team is
    part of, in time."""

    kind: EntityKind
    slug: str
    name: str
    full_name: str = ""
    summary: str = ""
    url: str
    number: str = ""
    code: str = ""
    livery: str = ""
    pen_name: bool = False
    image: Picture | None = None
    facts: tuple[Fact, ...] = ()
    spells: tuple[Spell, ...] = ()
    current: tuple[Spell, ...] = ()
    chain: tuple[Forebear, ...] = ()
    names: tuple[Spell, ...] = ()
    family: tuple[Relative, ...] = ()
    same_as: tuple[str, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


class Layout(Sealed, frozen=True, kw_only=True):
    """A layout of a circuit, or the circuit's one track: `id` and `name` may be empty, and what is not known is."""

    id: str = ""
    name: str = ""
    since: PartialDate = PartialDate("")
    until: PartialDate = PartialDate("")
    length_km: str = ""
    turns: str = ""
    drawing: Drawing | None = None
    credit: str = ""
    licence: str = ""


class EditionRow(Sealed, frozen=True, kw_only=True):
    """One edition in its event's list, or in a list of neighbours."""

    year: str
    name: str
    url: str
    start: date | None = None
    end: date | None = None
    circuit: TermRef | None = None


class SessionRow(Struct, frozen=True):
    """One session of an edition: `start` and `end` in the zone of its circuit where that is known (`is_local`), else in
    the site's; `utc` is its start in UTC, None where that is the same or only a day is known."""

    name: str
    start: Moment | None
    end: Moment | None
    status: str
    is_local: bool = False
    utc: Moment | None = None


class Scheduled(Sealed, frozen=True, kw_only=True):
    """An edition on the page of the calendar: its days, its circuit if it is known, its sessions."""

    edition: TermRef
    start: date
    end: date
    status: str
    circuit: Named | None
    sessions: tuple[SessionRow, ...]


class ScheduledSeason(Sealed, frozen=True, kw_only=True):
    """A season on the page of the calendar, its editions in time; `url` leads to its page, `calendar` to what one
    subscribes to, "" where there is none."""

    title: str
    url: str
    calendar: str
    editions: tuple[Scheduled, ...]


class NextSession(Sealed, frozen=True, kw_only=True):
    """A session that comes, or runs (`runs`); `start` is in the time of its circuit, where that is known, `end` as in
    calendars where nobody wrote it."""

    edition: TermRef
    name: str
    start: Moment
    end: Moment
    runs: bool = False


class Strip(Struct, frozen=True):
    """The first places of a championship, of drivers or teams (`kind`), after a round; `final`: it is decided."""

    season: Named
    kind: str
    after: str
    final: bool
    rows: tuple[StandingLine, ...]


class SeriesStories(Struct, frozen=True):
    """The newest stories of a series."""

    series: TermRef
    stories: tuple[Card, ...]
