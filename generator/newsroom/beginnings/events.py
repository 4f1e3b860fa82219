"""Events and editions, begun with what is said of them; the rest stands below as remarks, to be filled in."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from generator.errors import SiteError, problem
from generator.model import Location
from generator.newsroom.beginnings.files import Begun, front, named, new_file
from generator.newsroom.beginnings.known import Knowledge
from generator.newsroom.quoting import quoted, quoted_item
from generator.racing.results import Weekend


class Held(NamedTuple):
    """What is said of an edition: texts as they are written, "" for what is not said; its days."""

    series: str = ""
    circuit: str = ""
    round: int = 0
    start: date | None = None
    end: date | None = None


def new_event(root: Path, name: str, *, now: datetime, held: Held, year: int = 0) -> Begun:
    """Begin a recurring event and, with a year, an edition of it; of an event that has a file, the edition alone.
    Raises SiteError for a name that is empty, and for what exists."""
    shown, slug = named(name, "event")
    known = Knowledge(root, now)
    event = known.past.names.one("event", shown)
    own = known.past.files.get(("event", event.slug)) if event else None
    if event and own:
        if not year:
            hint = f'for an edition of it: parcferme new edition "{event.name}" YEAR'
            raise SiteError(problem("PF116", "this event exists already", Location(own.path.partition("#")[0]), hint))
        return new_edition(root, event.slug, year, now=now, held=held)
    series, circuit = known.meant("series", held.series), known.meant("circuit", held.circuit)
    lines = (
        f"name: {quoted(shown)}",
        f"series: {series}" if series else "# series: formula-1",
        f"circuit: {circuit}" if circuit else "# circuit: monaco      # where it mostly is",
        "# first_held: 1929",
    )
    slug = event.slug if event else slug
    written = [new_file(root / f"content/events/{slug}.md", root, front(lines), what="event")]
    unknown = _like(known, shown) if not event else ()
    if not year:
        return Begun(tuple(written), unknown=(*unknown, *known.gaps))
    path, days = edition_file(known, slug, year, held, None)
    return Begun((*written, path), unknown=(*unknown, *days, *known.gaps))


def _like(known: Knowledge, name: str) -> tuple[str, ...]:
    near = known.past.names.nearest("event", name)
    return (f"whether '{name}' is another event than '{near.name}'",) if near else ()


def new_edition(root: Path, name: str, year: int, *, now: datetime, held: Held) -> Begun:
    """Begin one running of an event that is known. Raises SiteError where it is not, and where the file exists."""
    known = Knowledge(root, now)
    event = known.event(name)
    if not event:
        hint = f'begin it too: parcferme new event "{name}" --year {year}'
        raise SiteError(problem("PF116", f"no event is called '{name}'", Location("content/events"), hint))
    earlier = [each for each in known.past.history.weekends.values() if each.event == event.slug and each.season < year]
    before = max(earlier, key=lambda each: each.season, default=None)
    path, unknown = edition_file(known, event.slug, year, held, before)
    return Begun((path,), unknown=(*unknown, *known.gaps))


def edition_file(
    known: Knowledge, event: str, year: int, held: Held, before: Weekend | None
) -> tuple[Path, tuple[str, ...]]:
    """Write an edition's file, as it is said to be held and else as the one before it was; gives it, and what is not
    known. Raises SiteError where it exists."""
    path = known.root / f"content/events/{event}/{year}/index.md"
    text = front(_edition(known, year, held, before))
    slug = f"{event}/{year}"
    unknown = () if held.start else (f"{slug}: its days",)
    return new_file(path, known.root, text, what="edition"), unknown


def _edition(known: Knowledge, year: int, held: Held, before: Weekend | None) -> Iterator[str]:
    series = known.meant("series", held.series) or (known.name("series", before.series) if before else "")
    circuit = known.meant("circuit", held.circuit) or _circuit(known, before)
    number = held.round or (before.round if before else 0)
    as_before = f"      # as in {before.season}" if before else ""
    yield f"series: {series}" if series else "# series: formula-1"
    yield f"season: {year}"
    yield f"round: {number}" + ("" if held.round else as_before) if number else "# round: 8"
    yield f"circuit: {circuit}" + ("" if held.circuit else as_before) if circuit else "# circuit: monaco"
    yield f"start: {held.start}" if held.start else f"# start: {year}-05-21"
    yield f"end: {held.end or held.start}" if held.start else f"# end: {year}-05-23"
    yield "# sessions:"
    for name in _sessions(known, before):
        yield f'#   - {{name: {quoted_item(name)}, start: "{year}-05-23 13:00Z"}}'


def _circuit(known: Knowledge, before: Weekend | None) -> str:
    return known.name("circuit", before.circuit) if before and before.circuit else ""


def _sessions(known: Knowledge, before: Weekend | None) -> tuple[str, ...]:
    """The names of the sessions of the edition before."""
    file = known.past.files.get(("edition", before.slug)) if before else None
    return tuple([each.name for each in file.front.sessions]) if file else ("Qualifying", "Race")
