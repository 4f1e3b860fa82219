"""Editions by name: `monaco-grand-prix/2024`, `Monaco GP 2024` and `2024 Monaco Grand Prix` are one."""

import re
from collections.abc import Iterator

from generator.model import EntityKind
from generator.racing.registry import Known, Registry

_YEAR_LAST = re.compile(r"(?P<event>.+?)\s*[/ ]\s*(?P<year>(?:19|20|21)\d\d)")
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20|21)\d\d)\s+(?P<event>.+)")


def edition_of(names: Registry, text: str) -> tuple[Known, str] | None:
    """The event and the year that a name such as "Monaco GP 2024" means; None where it names no known event.

    An event is known by its file or by the file of an edition: a year behind an unknown name stays part of it.
    """
    for event_name, year in _readings(text):
        event = names.one("event", event_name)
        if event and event.path:
            return event, year
    return None


def edition_slug(event: str, year: str) -> str:
    """The slug of an edition: event and year, `monaco-grand-prix/2024`."""
    return f"{event}/{year}"


def event_part(kind: EntityKind, slug: str) -> str:
    """The event of an edition's slug, else the slug itself."""
    return slug.split("/", 1)[0] if kind == "edition" else slug


def _readings(text: str) -> Iterator[tuple[str, str]]:
    for pattern in (_YEAR_LAST, _YEAR_FIRST):
        if match := pattern.fullmatch(text.strip()):
            yield match["event"], match["year"]
