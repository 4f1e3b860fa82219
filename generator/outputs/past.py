"""The past: the history of a site with names and links, and digests of what of it a page shows."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct, structs

from generator.model import Digest, EntityKind, Parsed, Sealed, TermRef, digest_bytes, sealed_by
from generator.outputs.racing_views import Named
from generator.racing.charts.colours import livery
from generator.racing.history import History
from generator.racing.registry import Registry
from generator.racing.results import Session, Weekend
from generator.racing.seasons import ENTRANTS, Season, is_counted
from generator.racing.surnames import surname_of
from generator.results import RACES
from generator.wording import ENGLISH, Wording

T = TypeVar("T")


class Past(Struct, frozen=True, dict=True):
    """The history, the names of all that it knows, links to those with a page, and their files. `seasons` is the
    address of each season's page, by series and year; `words` is what tables and charts say in the site's language."""

    history: History
    names: Registry
    refs: Mapping[tuple[EntityKind, str], TermRef]
    files: Mapping[tuple[EntityKind, str], Parsed]
    seasons: Mapping[tuple[str, int], str]
    words: Wording = ENGLISH

    @cached_property
    def _made(self) -> dict[tuple[str, str], Named]:
        return {}

    @cached_property
    def said(self) -> dict[tuple[str, str], str]:
        """What pages show of each name, as far as it was asked for."""
        return {}

    @cached_property
    def digests(self) -> dict[tuple[str, str], dict[int, Digest]]:
        """Digests of seasons by round, as far as they were asked for."""
        return {}

    def named(self, kind: EntityKind, slug: str) -> Named:
        """Anyone or anything, with its link where it has a page."""
        found = self._made.get((kind, slug))
        if found is None:
            found = self._made[kind, slug] = self._named(kind, slug)
        return found

    def entrant(self, kind: EntityKind, name: str, season: Season, after: int) -> Named:
        """A driver in the colour of the team he last drove for up to a round of the season; or a team as standings
        count it, with its engine where the season, up to that round, has the team with others too."""
        if kind == "driver":
            return self._in_colour(self.named(kind, name), season, name, after)
        slug, _, engine = name.partition("/")
        found = self.named(kind, slug)
        known = {each: engine for each, (engine, first) in season.engines.get(slug, {}).items() if first <= after}
        if not engine or len(known) < 2:
            return found
        return Named(f"{found.name}-{known.get(name, engine)}", found.url, found.code, found.livery)

    def season(self, season: Season) -> Named:
        """A season, with the link to its page."""
        series = self.named("series", season.series)
        return Named(f"{series.name} {season.year}", self.seasons.get((season.series, season.year), ""))

    def _in_colour(self, driver: Named, season: Season, slug: str, after: int) -> Named:
        drives = reversed(season.by_driver.get(slug, ()))
        team = next((each.entry.team for each in drives if each.weekend.round <= after), "")
        colour = self.named("team", team).livery if team else ""
        return structs.replace(driver, livery=colour) if colour else driver

    def _named(self, kind: EntityKind, slug: str) -> Named:
        ref, known = self.refs.get((kind, slug)), self.names.by_slug.get((kind, slug))
        file = self.files.get((kind, slug))
        name = ref.name if ref else known.name if known else _titled(slug)
        code, colour = (getattr(file.front, key, "") if file else "" for key in ("code", "colour"))
        surname = ((known.surname if known else "") or surname_of(name) or name) if kind == "driver" else ""
        return Named(name, ref.url if ref else "", code, livery(kind, slug, colour), surname)


class Told(Sealed, frozen=True, kw_only=True):
    """A part of the past that a page shows, before it is made: most keys need no more than its digest."""

    make: Callable[[], Any]


def told(make: Callable[[], Any], *parts: str) -> Told:
    """A part of the past, sealed by the `parts`, which must be all that it is made of."""
    return sealed_by(Told(make=make), *parts)


def season_digest(past: Past, season: Season, after: int | None = None) -> Digest:
    """The digest of all that tables of a season show up to a round, or in the end: results, and the names in them."""
    key = ("season", f"{season.series}/{season.year}")
    if key not in past.digests:
        past.digests[key] = _season_digests(past, season)
    found = past.digests[key]
    return digest_bytes(f"{found[max(found)]} {season.is_over}".encode()) if after is None else found[after]


def weekend_digest(past: Past, weekend: Weekend, *, races: bool = False) -> Digest:
    """The digest of all that tables of an edition show: its sessions, or its races alone, and the names in them."""
    sessions = [each for name, each in weekend.sessions.items() if not races or RACES.fullmatch(name)]
    parts = [session.digest for session in sessions]
    return digest_bytes("\0".join((*parts, *_names(past, weekend, sessions))).encode())


def session_digest(past: Past, weekend: Weekend, session: Session) -> Digest:
    """The digest of all that the table of a session shows."""
    return digest_bytes("\0".join((session.name, session.digest, *_names(past, weekend, [session]))).encode())


def shown(past: Past, kind: EntityKind, slugs: Iterable[str]) -> list[str]:
    """What pages show of some names, for their digests."""
    said = past.said
    found = []
    for slug in sorted(slugs):
        if (text := said.get((kind, slug))) is None:
            each = past.named(kind, slug)
            text = said[kind, slug] = f"{slug} {each.name} {each.url} {each.code} {each.livery} {each.surname}"
        found.append(text)
    return found


def _season_digests(past: Past, season: Season) -> dict[int, Digest]:
    made = digest_bytes(f"{past.season(season).name} {past.season(season).url}".encode())
    found = {0: digest_bytes(f"{season.digests[0]} {made}".encode())}
    for weekend in season.weekends:
        sessions = [each for name, each in weekend.sessions.items() if is_counted(name)]
        said = (*_names(past, weekend, sessions), *_listed(past, season, weekend))
        made = digest_bytes("\0".join((made, *said)).encode())
        found[weekend.round] = digest_bytes(f"{season.digests[weekend.round]} {made}".encode())
    return found


def _names(past: Past, weekend: Weekend, sessions: Iterable[Session]) -> list[str]:
    cast, every = past.history.cast, list(sessions)
    drivers = {cast.drivers[name] for each in every for name in each.found.drivers}
    teams = {cast.teams[name] for each in every for name in each.found.teams}
    return [*shown(past, "driver", drivers), *shown(past, "team", teams), *shown(past, "edition", [weekend.slug])]


def _listed(past: Past, season: Season, weekend: Weekend) -> list[str]:
    """What pages show of those whom official tables after an edition list; some stand in no result."""
    found = []
    for kind in ENTRANTS:
        if given := season.official.get((weekend.round, kind)):
            names = past.history.cast.drivers if kind == "driver" else past.history.cast.teams
            found += shown(past, kind, {names[row.entrant] for row in given.table.rows})
    return found


def _titled(slug: str) -> str:
    return slug.replace("-", " ").replace("/", " ").title()
