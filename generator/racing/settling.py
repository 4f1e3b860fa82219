"""Settling: rows of results whose names several bear, with the slug of the one who is meant in place of the name."""

from collections.abc import Callable, Iterable

from msgspec import structs

from generator.model import Parsed, encoded, sealed_by
from generator.racing.choosing import Files, chosen
from generator.racing.registry import Registry
from generator.results import Classification, OfficialTable, classification, rows_of


def settled(results: Iterable[Parsed], files: Files, names: Registry) -> list[Parsed]:
    """The same results and standings, with a driver's slug for a name that several bear wherever just one of them drove
    for the team of that row, in that season, or was active in it; all else stays as it is written."""
    every = list(results)
    written = set[str]().union(*map(_written, every))
    several = {name for name in written if len(names.find("driver", name)) > 1}
    if not several:
        return every
    return [each if several.isdisjoint(_written(each)) else _settled(each, files, names) for each in every]


def _written(results: Parsed) -> tuple[str, ...]:
    """The names of drivers in it."""
    front: Classification | OfficialTable = results.front
    if isinstance(front, Classification):
        return front.drivers
    return tuple(row.entrant for row in front.rows) if results.section == "driver-standings" else ()


def _settled(results: Parsed, files: Files, names: Registry) -> Parsed:
    edition = files.get(("edition", results.slug))
    season = (edition.front.season if edition else None) or int(results.slug.rpartition("/")[2])

    def meant(name: str, team: str) -> str:
        found = names.find("driver", name)
        one = chosen(found, files, names, [str(season)], [team] if team else ()) if len(found) > 1 else None
        return one.slug if one else name

    new = structs.replace(results, front=_with(results.front, meant))
    return sealed_by(new, results.digest, encoded(new.front).decode())


def _with(front: Classification | OfficialTable, meant: Callable[[str, str], str]) -> Classification | OfficialTable:
    if isinstance(front, OfficialTable):
        return OfficialTable(tuple(row._replace(entrant=meant(row.entrant, "")) for row in front.rows))
    rows = [
        structs.replace(row, drivers=tuple(meant(name, row.team) for name in row.drivers)) for row in rows_of(front)
    ]
    return classification(rows, has_points=front.has_points)
