"""Our files, made of F1DB's: one list file for each kind of entity, and the folder of every edition."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.newsroom.f1db.archive import Archive, Values, telling
from generator.newsroom.f1db.layouts import PLACE, layouts, years
from generator.newsroom.f1db.sessions import TABLES, is_result, sessions, standings, worth
from generator.newsroom.f1db.spells import Season, Spell, seasons, spells
from generator.newsroom.quoting import listed, quoted, quoted_item
from generator.racing.standings import rules_of
from generator.schema import SeriesFront
from generator.text.front_matter import read_list

SERIES = "formula-1"
CHAMPIONSHIP = Path(__file__).with_name("formula-1.yaml")
"""The series, with its rules."""

ADDRESS = "https://github.com/f1db/f1db"
LICENCE = "CC BY 4.0"
_SOURCE = f"name: F1DB, url: '{ADDRESS}', licence: {LICENCE}"
_SOURCES = f"sources: [{{{_SOURCE}}}]"
"""What every entity and every edition says of where it comes from; the series alone says which version that was, or
each new one would change all files."""

_FAMILY = {
    "CHILD": ("son", "daughter"),
    "CHILD_IN_LAW": ("son-in-law", "daughter-in-law"),
    "GRANDCHILD": ("grandson", "granddaughter"),
    "GRANDPARENT": ("grandfather", "grandmother"),
    "GRANDPARENTS_SIBLING": ("great-uncle", "great-aunt"),
    "HALF_SIBLING": ("half-brother", "half-sister"),
    "PARENT": ("father", "mother"),
    "PARENT_IN_LAW": ("father-in-law", "mother-in-law"),
    "PARENTS_SIBLING": ("uncle", "aunt"),
    "PARENTS_SIBLINGS_CHILD": ("cousin", "cousin"),
    "SIBLING": ("brother", "sister"),
    "SIBLING_IN_LAW": ("brother-in-law", "sister-in-law"),
    "SIBLINGS_CHILD": ("nephew", "niece"),
    "SIBLINGS_CHILD_IN_LAW": ("nephew by marriage", "niece by marriage"),
    "SIBLINGS_GRANDCHILD": ("great-nephew", "great-niece"),
}
"""What F1DB's words for a relative mean for a man and a woman; any other is taken as it is, in small letters."""

_SESSIONS = (
    ("Practice 1", "freePractice1"),
    ("Practice 2", "freePractice2"),
    ("Practice 3", "freePractice3"),
    ("Practice 4", "freePractice4"),
    ("Qualifying 1", "qualifying1"),
    ("Qualifying 2", "qualifying2"),
    ("Sprint Qualifying", "sprintQualifying"),
    ("Sprint", "sprintRace"),
    ("Warm-up", "warmingUp"),
    ("Qualifying", "qualifying"),
    ("Race", ""),
)


_NUMBER = re.compile(r"\d{1,4}(?:\.\d+|-\d\d-\d\d)?")
_SUFFIX = re.compile(r",? (?:Jr|Sr)\.$")


class Wanted(NamedTuple):
    """The years of the seasons that are wanted, the first and the last."""

    first: int = 0
    last: int = 9999


def is_needed(path: str) -> bool:
    """Whether an import reads a file, by its path in the archive."""
    folder, _, name = path.partition("/")
    if folder == "seasons":
        last = name.rpartition("/")[2]
        return last in ("entrants", "race") or (is_result(last) and (last not in TABLES or name.count("/") == 1))
    return folder in ("drivers", "constructors", "circuits", "grands-prix", "countries", "engine-manufacturers")


def entries(
    archive: Archive, wanted: Wanted, maps: Mapping[str, str], shown: Container[str]
) -> Iterator[tuple[str, str]]:
    """The path of each of our files, below `content/`, and its text. Entities come whole, whatever seasons are wanted:
    texts name drivers of all times. `maps` are those of layouts, by their ids; circuits name those that are `shown`."""
    every = seasons(archive)
    raced = years(archive, every)
    countries = {path.partition("/")[2]: archive.one(path) for path in archive.below("countries")}
    by_driver = spells(archive, every)
    people, makers = _names(archive, "drivers"), _names(archive, "constructors")
    drawn = {layout for layout in raced if layout in shown}
    kinds = {
        "drivers": _each(
            archive, "drivers", lambda one: _driver(one, by_driver.get(one["id"], ()), countries, archive, people)
        ),
        "teams": _each(archive, "constructors", lambda one: _team(one, countries, makers)),
        "circuits": _each(
            archive, "circuits", lambda one: [*_circuit(one, countries), *layouts(one, raced, drawn, LICENCE)]
        ),
        "events": _each(archive, "grands-prix", lambda one: _event(one, countries, _held(one["id"], every))),
    }
    for kind, found in kinds.items():
        yield f"{kind}/f1db.yaml", "\n".join(found)
    yield from ((f"{PLACE}/{layout}.svg", maps[layout]) for layout in sorted(maps.keys() & raced.keys()))
    version = f", version: {quoted_item(archive.version)}" if archive.version else ""
    yield "series/f1db.yaml", f"{CHAMPIONSHIP.read_text(encoding='utf-8')}  sources: [{{{_SOURCE}{version}}}]\n"
    engines = {path.partition("/")[2]: archive.one(path)["name"] for path in archive.below("engine-manufacturers")}
    for season in every:
        if wanted.first <= season.year <= wanted.last:
            yield from _season(archive, season, engines)


def _season(archive: Archive, season: Season, engines: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The editions of a season, each with its results, and its official tables beside the last that has any."""
    rules = rules_of(championship().rules, season.year)
    last = ""
    for path in season.races.values():
        with telling(path):
            race = archive.one(path)
            folder = path.rpartition("/")[0]
            text = _edition(race, season, archive, worth(archive, folder, rules))
        ours = f"events/{race['grandPrixId']}-grand-prix/{season.year}"
        yield f"{ours}/index.md", text
        found = list(sessions(archive, folder, engines, rules))
        last = ours if any(name == "race.csv" for name, _ in found) else last
        yield from ((f"{ours}/{name}", text) for name, text in found)
    if last:
        yield from ((f"{last}/{name}", text) for name, text in standings(archive, season.year, engines))


@cache
def championship() -> SeriesFront:
    """The series with its rules."""
    found, _ = read_list(CHAMPIONSHIP.name, CHAMPIONSHIP.read_bytes(), SeriesFront, UTC)
    return found[SERIES]


def _each(archive: Archive, folder: str, made: Callable[[Values], Iterable[str]]) -> Iterator[str]:
    """The entities of a list file; grands prix get their ending."""
    ending = "-grand-prix" if folder == "grands-prix" else ""
    for path in archive.below(folder):
        with telling(path):
            one = archive.one(path)
            text = f"{one['id']}{ending}:\n" + "".join(f"  {line}\n" for line in (*made(one), _SOURCES))
        yield text


def _names(archive: Archive, folder: str) -> frozenset[str]:
    found = set()
    for path in archive.below(folder):
        with telling(path):
            found.add(archive.one(path)["name"])
    return frozenset(found)


def _line(key: str, value: str) -> list[str]:
    """A key with a value, if there is one. Numbers and days stand without quotes: the schema says how they are read."""
    if not value:
        return []
    return [f"{key}: {value if _NUMBER.fullmatch(value) else quoted(value)}"]


def _aliases(name: str, others: Iterable[str]) -> list[str]:
    found = [each for each in dict.fromkeys(others) if each and each != name]
    return [f"aliases: {listed(found)}"] if found else []


# ---------------------------------------------------------------- entities


def _driver(
    one: Values, held: Sequence[Spell], countries: Mapping[str, Values], archive: Archive, taken: Container[str]
) -> Iterator[str]:
    yield from _line("name", one["name"])
    yield from _full_name(one, taken)
    first, last = one["firstName"], _SUFFIX.sub("", one["lastName"])
    others = [f"{first} {last}", f"{last} {first}" * (one["nationalityCountryId"] == "china")]
    yield from _aliases(one["name"], [each for each in others if each not in taken])
    yield from _line("surname", last)
    yield from _line("code", one.get("abbreviation", ""))
    yield from _line("number", one.get("permanentNumber", ""))
    yield from _line("born", one.get("dateOfBirth", ""))
    yield from _line("died", one.get("dateOfDeath", ""))
    yield from _line("birthplace", one.get("placeOfBirth", ""))
    yield from _line("nationality", countries.get(one.get("nationalityCountryId", ""), {}).get("demonym", ""))
    if held:
        yield "teams:"
        yield from (f"  - {{team: {each.team}, series: {SERIES}, {_time(each.since, each.until)}}}" for each in held)
    relatives = [
        each for each in one.get("familyRelationships") or () if f"drivers/{each['driverId']}" in archive.files
    ]
    if relatives:
        yield "family:"
        yield from (f"  - {{name: {each['driverId']}, relation: {_relation(each, archive)}}}" for each in relatives)


def _full_name(one: Values, taken: Container[str]) -> list[str]:
    """The name in full, unless it says no more than the name, or is another's name."""
    full = one.get("fullName", "")
    return [] if full == one["name"] or full in taken else _line("full_name", full)


def _time(since: str, until: str) -> str:
    return ", ".join([f"from: {since}"] * bool(since) + [f"to: {until}"] * bool(until))


def _relation(relative: Values, archive: Archive) -> str:
    """What a relative is to the driver, by the relative's gender."""
    words = _FAMILY.get(relative["type"])
    if not words:
        return quoted_item(relative["type"].replace("_", " ").lower())
    return words[archive.one(f"drivers/{relative['driverId']}").get("gender") == "FEMALE"]


def _team(one: Values, countries: Mapping[str, Values], taken: Container[str]) -> Iterator[str]:
    yield from _line("name", one["name"])
    yield from _full_name(one, taken)
    yield from _line("nationality", countries.get(one.get("countryId", ""), {}).get("demonym", ""))
    if chain := one.get("chronology"):
        yield "chain:"
        yield from (
            f"  - {{team: {each['constructorId']}, {_time(each['yearFrom'], each.get('yearTo', ''))}}}"
            for each in chain
        )


def _circuit(one: Values, countries: Mapping[str, Values]) -> Iterator[str]:
    yield from _line("name", one["name"])
    yield from _full_name(one, frozenset())
    yield from _aliases(one["name"], one.get("previousNames") or ())
    yield from _line("place", one.get("placeName", ""))
    yield from _line("country", countries.get(one.get("countryId", ""), {}).get("name", ""))
    yield from _line("length_km", one.get("length", ""))
    yield from _line("turns", one.get("turns", ""))


def _event(one: Values, countries: Mapping[str, Values], held: Sequence[int]) -> Iterator[str]:
    yield from _line("name", one.get("fullName") or one["name"])
    yield from _aliases(one.get("fullName", ""), [one.get("shortName", "")])
    yield f"series: {SERIES}"
    yield from _line("country", countries.get(one.get("countryId", ""), {}).get("name", ""))
    if held:
        yield f"first_held: {held[0]}"


def _held(event: str, every: Sequence[Season]) -> list[int]:
    """The years in which a grand prix was held."""
    return [
        season.year
        for season in every
        if any(path.split("/")[3].partition("-")[2] == event for path in season.races.values())
    ]


# ---------------------------------------------------------------- editions


def _edition(race: Values, season: Season, archive: Archive, counts: str) -> str:
    for path in (f"grands-prix/{race['grandPrixId']}", f"circuits/{race['circuitId']}"):
        if path not in archive.files:
            raise KeyError(path)
    sessions = [(name, *_when(race, key)) for name, key in _SESSIONS]
    timed = sorted((date.fromisoformat(day).isoformat(), time, name) for name, day, time in sessions if day)
    lines = [
        *_line("full_name", race.get("officialName", "")),
        f"series: {SERIES}",
        f"season: {season.year}",
        f"round: {race['round']}",
        f"circuit: {race['circuitId']}",
        *_line("layout", race.get("circuitLayoutId", "")),
        f"start: {timed[0][0]}",
        f"end: {timed[-1][0]}",
        "sessions:",
        *(f'  - {{name: {name}, start: "{day}{f" {time}Z" if time else ""}"}}' for day, time, name in timed),
        *_line("worth", counts),
        *_line("laps", race.get("laps", "")),
        *_line("distance_km", race.get("distance", "")),
        _SOURCES,
    ]
    return "\n".join(lines)


def _when(race: Values, key: str) -> tuple[str, str]:
    """The day and the time of a session, in UTC, as far as they are known."""
    return (race.get(f"{key}Date", ""), race.get(f"{key}Time", "")) if key else (race["date"], race.get("time", ""))
