"""The layouts of circuits: from when to when races were held on each, and their maps."""

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path

from generator.errors import SiteError, problem
from generator.model import Location
from generator.newsroom.f1db.archive import Archive, Values, reason, telling
from generator.newsroom.f1db.spells import Season

PLACE = "media/circuits"
"""Where maps are put, below content/."""

CREDIT = "Jules Roy, F1DB"
"""Who drew F1DB's maps."""


def years(archive: Archive, every: Sequence[Season]) -> dict[str, tuple[int, int]]:
    """The first and the last season with a race on each layout, by its id; 0 for the last while it is the latest
    season."""
    found: dict[str, tuple[int, int]] = {}
    latest = every[-1].year if every else 0
    for season in every:
        for path in season.races.values():
            with telling(path):
                layout = archive.one(path).get("circuitLayoutId", "")
            if layout:
                found[layout] = (found.get(layout, (season.year, 0))[0], season.year)
    return {layout: (first, 0 if last == latest else last) for layout, (first, last) in found.items()}


def layouts(one: Values, held: Mapping[str, tuple[int, int]], maps: Container[str], licence: str) -> Iterator[str]:
    """The lines of a circuit's entry that tell its layouts, latest last."""
    rows = one.get("layouts") or ()
    if rows:
        yield "layouts:"
    for row in rows:
        first, last = held.get(row["id"], (0, 0))
        parts = [f"id: {row['id']}", f"length_km: {row['length']}", f"turns: {row['turns']}"]
        parts += [f"from: {first}"] * bool(first) + [f"to: {last}"] * bool(last)
        if row["id"] in maps:
            parts.append(f'map: {{src: /{PLACE}/{row["id"]}.svg, credit: "{CREDIT}", licence: {licence}}}')
        yield f"  - {{{', '.join(parts)}}}"


def read_maps(folder: Path) -> dict[str, str]:
    """The maps of a folder and of those below it, by the ids of their layouts. Raises SiteError where one cannot be
    read."""
    found = {}
    for path in sorted(folder.rglob("*.svg")):
        try:
            found[path.stem] = path.read_text(encoding="utf-8")
        except OSError as error:
            raise SiteError(problem("PF117", f"cannot be read: {reason(error)}", Location(str(path)))) from None
        except UnicodeDecodeError:
            raise SiteError(problem("PF101", "this map is not UTF-8", Location(str(path)))) from None
    return found
