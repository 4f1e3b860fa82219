"""Standings: the points of a season put together by its rules.

What a result is worth stands beside it, for stewards and organisers have the last word; where nothing stands there, the
rules say it. Which results count, how ties are broken and what a team gets for its cars is said by the rules of the
year, which are data (`rules` of a series).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from generator.schema import DecisionFront, RulesFront

SessionKind = Literal["race", "sprint"]


class Result(NamedTuple):
    """What an entrant did in a session of a round: the place (None: not classified), the points where they are known,
    whether it had the fastest lap, the slug of the event. `entrant` is a driver's slug or a team's (`team/engine` where
    engines are told apart); a team has one for each of its cars."""

    round: int
    session: SessionKind
    entrant: str
    position: int | None
    points: float | None = None
    fastest_lap: bool = False
    event: str = ""


class Standing(NamedTuple):
    """A line of a table of standings: the place (None for one who is excluded; equals share one), the points that count
    and all points."""

    position: int | None
    entrant: str
    points: float
    total: float


_Place = tuple[int, int]
"""A place in a race, and the round."""


def rules_of(rules: Iterable[RulesFront], year: int) -> RulesFront | None:
    """The rules of a year; None where none are known."""
    return next((each for each in rules if each.from_ <= year <= (each.to or year)), None)


def driver_standings(
    results: Iterable[Result], rules: RulesFront, rounds: int, decisions: Iterable[DecisionFront] = ()
) -> list[Standing]:
    """The standings of drivers after so many `rounds`, which are all of the season where results are dropped."""
    every = list(results)
    worth: _Worth = defaultdict(lambda: defaultdict(float))
    for each in every:
        worth[each.entrant][each.round] += by_rule(each, rules) if each.points is None else each.points
    decided = {each.driver: each for each in decisions if each.driver}
    return _ranked(worth, _places(every), rules, _drops(rules, rounds), decided)


def team_standings(
    results: Iterable[Result], rules: RulesFront, rounds: int, decisions: Iterable[DecisionFront] = ()
) -> list[Standing]:
    """The standings of teams. Where the rules let few cars of a team score, these are the best; where they have points
    of their own for teams, what stands beside results does not count; some events may not count at all, or none."""
    if not rules.teams:
        return []
    every = [each for each in results if each.event not in rules.team_without]
    cars: dict[tuple[str, int, SessionKind], list[float]] = defaultdict(list)
    for each in every:
        if rules.team_race and each.session == "race":
            points = _by_place(each, rules.team_race)
        else:
            points = by_rule(each, rules) if each.points is None else each.points
        cars[each.entrant, each.round, each.session].append(points)
    worth: _Worth = defaultdict(lambda: defaultdict(float))
    for (team, number, _), found in cars.items():
        worth[team][number] += sum(sorted(found, reverse=True)[: rules.team_cars or None])
    drops = _drops(rules, rounds) if rules.team_drops else _ALL
    by_team = {each.team: each for each in decisions if each.team}
    decided = {name: by_team[team] for name in worth if (team := name.partition("/")[0]) in by_team}
    return _ranked(worth, _places(every), rules, drops, decided)


def by_rule(result: Result, rules: RulesFront) -> float:
    """The points that the rules give for a result."""
    points = _by_place(result, rules.sprint if result.session == "sprint" else rules.race)
    fast = result.fastest_lap and result.session == "race" and rules.fastest_lap
    if fast and (not rules.fastest_lap_within or (result.position or 99) <= rules.fastest_lap_within):
        points += rules.fastest_lap
    return points


def counted(worth: Mapping[int, float], first: int, best_first: int, best_rest: int) -> float:
    """The points that count of those of each round: of the `first` rounds so many results, of the rest so many; 0 for
    all of them."""
    early = sorted((points for number, points in worth.items() if number <= first), reverse=True)
    late = sorted((points for number, points in worth.items() if number > first), reverse=True)
    return sum(early[: best_first or None]) + sum(late[: best_rest or None])


_Worth = dict[str, dict[int, float]]
"""The points of each entrant by round."""


def _places(results: Iterable[Result]) -> dict[str, list[_Place]]:
    """The places of each entrant in races, which alone break ties."""
    found: dict[str, list[_Place]] = defaultdict(list)
    for each in results:
        if each.position and each.session == "race":
            found[each.entrant].append((each.position, each.round))
    return found


def _by_place(result: Result, table: Sequence[float]) -> float:
    return table[result.position - 1] if result.position and result.position <= len(table) else 0.0


def _drops(rules: RulesFront, rounds: int) -> "_Drops":
    return (rules.first, rules.best_first, rules.best_rest) if rules.first else (rounds, rules.best, 0)


_Drops = tuple[int, int, int]
"""What `counted` takes behind the points."""

_ALL: _Drops = (0, 0, 0)


def _ranked(
    worth: Mapping[str, Mapping[int, float]],
    places: Mapping[str, Sequence[_Place]],
    rules: RulesFront,
    drops: _Drops,
    decisions: Mapping[str, DecisionFront],
) -> list[Standing]:
    """By points, and on a tie by the number of wins, then of second places, and so on (count-back). Equals share a
    place; who is excluded has none, and comes last."""
    last_place = max((place for found in places.values() for place, _ in found), default=0)
    deepest = last_place if rules.count_back == "all" else min(len(rules.race), last_place)
    rows = []
    for entrant, found in worth.items():
        decision = decisions.get(entrant) or _NOTHING
        counts = Counter(place for place, _ in places.get(entrant, ()))
        back = [-counts[place] for place in range(1, deepest + 1)]
        if rules.count_back == "first":
            back.append(min((number for place, number in places.get(entrant, ()) if place <= deepest), default=0))
        rows.append((decision.excluded, -round(counted(found, *drops) + decision.points, 2), back, entrant))
    ranked: list[Standing] = []
    last: object = None
    for number, (excluded, less, back, entrant) in enumerate(sorted(rows), 1):
        place = ranked[-1].position if last == (excluded, less, back) else number
        last = excluded, less, back
        ranked.append(Standing(None if excluded else place, entrant, -less, round(sum(worth[entrant].values()), 2)))
    return ranked


_NOTHING = DecisionFront(season=0)
