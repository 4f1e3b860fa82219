"""Duels: a driver against those who drove for the same team in the same races."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.racing.drives import Drive
from generator.racing.results import Weekend, entries
from generator.racing.seasons import Season


class Duel(NamedTuple):
    """A season beside another driver of the same team: how many races, and how many qualifyings, each of the two ended
    in front of the other. Only those count in which both have a place."""

    mate: str
    team: str
    races: tuple[int, int]
    qualifyings: tuple[int, int]


def duels(driver: str, season: Season) -> tuple[Duel, ...]:
    """The duels of a driver in a season, in the order in which they began."""
    score: dict[tuple[str, str], list[int]] = {}
    for own in _races(season.by_driver.get(driver, ())):
        for other in _races(season.by_team.get(own.entry.team, ())):
            if other.session is own.session and other.driver != driver and other.entry is not own.entry:
                tally = score.setdefault((other.driver, own.entry.team), [0, 0, 0, 0])
                _count(tally, 0, own.place, other.place)
                places = _qualified(own.weekend, season)
                _count(tally, 2, places.get(driver, 0), places.get(other.driver, 0))
    return tuple(
        Duel(mate, team, (won, lost), (ahead, behind)) for (mate, team), (won, lost, ahead, behind) in score.items()
    )


def _races(drives: tuple[Drive, ...]) -> Iterator[Drive]:
    return (each for each in drives if each.kind == "race" and each.entry.team)


def _count(tally: list[int], at: int, own: int, other: int) -> None:
    if own and other and own != other:
        tally[at + (own > other)] += 1


def _qualified(weekend: Weekend, season: Season) -> dict[str, int]:
    """The places in qualifying; where that has no results, those on the grid."""
    if session := weekend.sessions.get("qualifying"):
        return {who: each.row.position for each in entries(session, season.cast) for who in each.drivers}
    race = weekend.sessions["race"] if "race" in weekend.sessions else next(iter(weekend.sessions.values()))
    return {each.drivers[0]: each.row.grid or 0 for each in entries(race, season.cast)}
