"""A new season: the calendar of the one before, as a beginning."""

from datetime import datetime
from pathlib import Path

from generator.errors import SiteError, problem
from generator.model import Location
from generator.newsroom.beginnings.events import Held, edition_file
from generator.newsroom.beginnings.files import Begun
from generator.newsroom.beginnings.known import Knowledge


def new_season(root: Path, series: str, year: int, *, now: datetime) -> Begun:
    """Begin an edition for each of the season before: its event, its series, its round and its circuit, without days.
    What is there already stays as it is. Raises SiteError where the series or a season before is not known."""
    known = Knowledge(root, now)
    found = known.past.names.one("series", series)
    if not found:
        near = known.past.names.nearest("series", series)
        hint = f"did you mean '{near.name}'?" if near else f'begin it: parcferme new series "{series}"'
        raise SiteError(problem("PF116", f"no series is called '{series}'", Location("content/series"), hint))
    seasons = known.past.history.seasons
    earlier = [each for of, each in seasons if of == found.slug and each < year]
    if not earlier:
        text = f"no season of {found.name} before {year} is known"
        hint = "begin its editions one by one: parcferme new edition"
        raise SiteError(problem("PF116", text, Location("content/events"), hint))
    before = seasons[found.slug, max(earlier)]
    written, same = [], []
    for weekend in before.weekends:
        if (known.root / f"content/events/{weekend.event}/{year}/index.md").exists():
            same.append(known.root / f"content/events/{weekend.event}/{year}/index.md")
        else:
            path, _ = edition_file(known, weekend.event, year, Held(), weekend)
            written.append(path)
    unknown = ("the days of every edition: `start` and `end`, and `sessions` once there is a timetable",)
    rounds = (f"whether rounds and circuits stay as they were in {before.year}, and which events come and go",)
    return Begun(tuple(written), tuple(same), ((*unknown, *rounds) if written else ()) + known.gaps)
