"""Editions by name: `monaco-grand-prix/2024`, `Monaco GP 2024` and `2024 Monaco Grand Prix` are one, and so is
`Monaco 2024` where only one event of Monaco is known."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.model import EntityKind, Parsed
from generator.racing.registry import Known, Registry

_YEAR_LAST = re.compile(r"(?P<event>.+?)\s*[/ ]\s*(?P<year>(?:19|20|21)\d\d)")
_SLASH = re.compile(r"(?P<event>.+?)\s*/\s*(?P<year>(?:19|20|21)\d\d)")
_RACES = ("Grand Prix", "GP", "E-Prix", "ePrix")
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20|21)\d\d)\s+(?P<event>.+)")


def edition_of(names: Registry, text: str) -> tuple[Known, str] | None:
    """The event and the year that a name such as "Monaco GP 2024" means; None where it names no known event.

    An event is known by its file or by the file of an edition: a year behind an unknown name stays part of it, unless a
    slash says that it is none (`edition_written`).
    """
    for event_name, year in _readings(text):
        event = names.one("event", event_name) or _in_short(names, event_name)
        if event and event.path:
            return event, year
    return None


def held_at(files: Mapping[tuple[EntityKind, str], Parsed], names: Registry) -> dict[tuple[str, str], list[str]]:
    """The editions that these files say were held at each circuit in each year, all by slug."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (kind, slug), parsed in files.items():
        if kind == "edition":
            event, _, year = slug.partition("/")
            above = files.get(("event", event))
            name = parsed.front.circuit or (above.front.circuit if above else "")
            if circuit := names.one("circuit", name) if name else None:
                found[circuit.slug, year].append(slug)
    return found


def editions_there(names: Registry, held: Mapping[tuple[str, str], list[str]], text: str) -> list[str]:
    """The editions that a name such as "Imola 2024" may mean by the circuit they were `held_at`."""
    for place, year in _readings(text):
        if circuit := names.one("circuit", place):
            return sorted(held.get((circuit.slug, year), ()))
    return []


def event_like(names: Registry, text: str) -> Known | None:
    """The event that a name with a year comes close to, be it written in short: "Monca 2024"."""
    for event_name, _ in _readings(text):
        for name in (event_name, *spelt_out(event_name)):
            if near := names.nearest("event", name):
                return near
    return None


def spelt_out(event_name: str) -> tuple[str, ...]:
    """What a short name of an event may stand for: Monaco, or Monaco GP, for Monaco Grand Prix."""
    short = event_name.strip()
    if short[-3:].lower() == " gp":
        return (f"{short[:-3]} Grand Prix",)
    return tuple(f"{short} {race}" for race in _RACES)


def _in_short(names: Registry, event_name: str) -> Known | None:
    """The only event that a short name may stand for."""
    found = {each.slug: each for name in spelt_out(event_name) for each in names.find("event", name)}
    return next(iter(found.values())) if len(found) == 1 else None


def edition_written(text: str) -> tuple[str, str]:
    """A name and the year behind its slash: `Goodwood Revival/2024`; the year is "" where there is none."""
    match = _SLASH.fullmatch(text.strip())
    return (match["event"], match["year"]) if match else (text, "")


def edition_slug(event: str, year: str) -> str:
    """The slug of an edition: event and year, `monaco-grand-prix/2024`."""
    return f"{event}/{year}"


def _readings(text: str) -> Iterator[tuple[str, str]]:
    for pattern in (_YEAR_LAST, _YEAR_FIRST):
        if match := pattern.fullmatch(text.strip()):
            yield match["event"], match["year"]
