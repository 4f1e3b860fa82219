"""Who drove for whom, and when: the entrants of each season as spells with teams."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.newsroom.f1db.archive import Archive, telling


class Season(NamedTuple):
    """A season: its year, the path of each race below `seasons`, by round, and the day of each race."""

    year: int
    races: Mapping[int, str]
    days: Mapping[int, str]


class Spell(NamedTuple):
    """A time with a team: its constructor's id, the first and the last day, month or year, "" while it lasts."""

    team: str
    since: str
    until: str


def seasons(archive: Archive) -> list[Season]:
    """All seasons, first to last."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for path in archive.files:
        _, *parts = path.split("/")
        if path.startswith("seasons/") and parts[1:2] == ["races"] and parts[-1] == "race":
            with telling(path):
                found[int(parts[0])][int(parts[2].partition("-")[0])] = path
    return [
        Season(year, races, {number: archive.one(path).get("date", "") for number, path in races.items()})
        for year, races in sorted((year, dict(sorted(races.items()))) for year, races in found.items())
    ]


def spells(archive: Archive, every: Sequence[Season]) -> dict[str, list[Spell]]:
    """The spells of each driver, by id, in time. Tests alone do not count."""
    found: dict[str, list[_Stint]] = defaultdict(list)
    for season in every:
        for driver, stint in _stints(archive, season):
            found[driver].append(stint)
    last = every[-1].year if every else 0
    latest = max((each.last for stints in found.values() for each in stints if each.year == last), default=0)
    return {driver: [_spell(run, (last, latest)) for run in _runs(sorted(stints))] for driver, stints in found.items()}


class _Stint(NamedTuple):
    """The rounds of one season that a driver drove for a team, the first and the last; whether these are the first and
    the last of the season, and their days."""

    year: int
    first: int
    last: int
    team: str
    whole: tuple[bool, bool]
    days: tuple[str, str]


def _stints(archive: Archive, season: Season) -> Iterator[tuple[str, _Stint]]:
    rounds: dict[tuple[str, str], set[int]] = defaultdict(set)
    path = f"seasons/{season.year}/entrants"
    with telling(path):
        cars = [car for entrant in archive.rows(path) for car in entrant.get("constructors") or [entrant]]
        entered = [(each, car["constructorId"]) for car in cars for each in car.get("drivers") or [car]]
        for each, team in entered:
            if "driverId" in each:  # of test drivers too: some raced later on, and those who did not have no rounds
                rounds[each["driverId"], team] |= set(_rounds(each.get("rounds", "")))
    ends = (min(season.days, default=0), max((number for each in rounds.values() for number in each), default=0))
    for (driver, team), numbers in rounds.items():
        # two teams in turns within one season are two stints each time
        for first, last in _unbroken(sorted(numbers), driver, team, rounds):
            days = season.days.get(first, ""), season.days.get(last, "")
            yield driver, _Stint(season.year, first, last, team, (first == ends[0], last == ends[1]), days)


def _unbroken(
    numbers: Sequence[int], driver: str, team: str, rounds: Mapping[tuple[str, str], set[int]]
) -> Iterator[tuple[int, int]]:
    """The first and the last of rounds between which a driver drove for nobody else."""
    others = {number for (who, of), each in rounds.items() if who == driver and of != team for number in each}
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or any(numbers[at - 1] < other < numbers[at] for other in others):
            if start < at:
                yield numbers[start], numbers[at - 1]
            start = at


def _rounds(text: str) -> Iterator[int]:
    """The numbers in `1-3,5`."""
    for part in filter(None, text.replace(" ", "").split(",")):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _runs(stints: Sequence[_Stint]) -> Iterator[list[_Stint]]:
    """Stints with one team that follow each other without another team and without a year between."""
    run: list[_Stint] = []
    for stint in stints:
        if run and (run[-1].team != stint.team or stint.year - run[-1].year > 1):
            yield run
            run = []
        run.append(stint)
    if run:
        yield run


def _spell(run: Sequence[_Stint], latest: tuple[int, int]) -> Spell:
    first, last = run[0], run[-1]
    since = str(first.year) if first.whole[0] else first.days[0]
    until = "" if (last.year, last.last) == latest else str(last.year) if last.whole[1] else last.days[1]
    return Spell(first.team, since or str(first.year), until)
