"""Standings: six seasons whose rules are unlike each other, equal to the official tables; and the rules one by one."""

from typing import Literal

import pytest

from generator.racing.standings import Result, by_rule, counted, driver_standings, rules_of, team_standings
from generator.schema import DecisionFront, RulesFront
from tests.racing.seasons import championship, computed, differences, season

SERIES = championship()


@pytest.mark.parametrize("year", [1956, 1976, 1988, 1997, 2021, 2024])
def test_a_season_comes_out_as_it_was(year: int) -> None:
    of = season(year)
    drivers, teams = computed(of, SERIES)
    assert len(of.drivers) > 100
    assert len(of.driver_table) > 10
    assert differences(drivers, of.driver_table) == []
    assert differences(teams, of.team_table) == []


def test_dropped_scores_are_counted_in_the_total() -> None:
    of = season(1988)
    rules = rules_of(SERIES.rules, 1988)
    assert rules
    first, second, *_ = driver_standings(of.drivers, rules, 16)
    assert (first.entrant, first.points, first.total) == ("ayrton-senna", 90, 94)
    assert (second.entrant, second.points, second.total) == ("alain-prost", 87, 105)


def test_every_year_from_1950_on_has_just_one_rule() -> None:
    for year in range(1950, 2031):
        assert len([each for each in SERIES.rules if each.from_ <= year <= (each.to or year)]) == 1
    assert rules_of(SERIES.rules, 1949) is None


MODERN = RulesFront(from_=2019, race=(25, 18, 15), sprint=(3, 2), fastest_lap=1, fastest_lap_within=2)


@pytest.mark.parametrize(
    ("result", "points"),
    [
        (Result(1, "race", "a", 1), 25),
        (Result(1, "race", "a", 1, fastest_lap=True), 26),
        (Result(1, "race", "a", 3, fastest_lap=True), 15),
        (Result(1, "race", "a", 4), 0),
        (Result(1, "race", "a", None, fastest_lap=True), 0),
        (Result(1, "sprint", "a", 1, fastest_lap=True), 3),
    ],
)
def test_the_rules_give_points_where_none_stand(result: Result, points: float) -> None:
    assert by_rule(result, MODERN) == points
    (row,) = driver_standings([result], MODERN, 1)
    assert row.points == points


def test_halves_count_on_their_own() -> None:
    worth = {1: 9.0, 2: 6.0, 3: 4.0, 4: 9.0, 5: 1.0}
    assert counted(worth, 3, 2, 1) == 9 + 6 + 9
    assert counted(worth, 5, 0, 0) == sum(worth.values())


def places(count_back: Literal["all", "scoring", "first"], *rows: tuple[str, int, int]) -> dict[str, int | None]:
    rules = RulesFront(from_=1, race=(2, 1), count_back=count_back)
    results = [Result(number, "race", who, place) for who, number, place in rows]
    return {row.entrant: row.position for row in driver_standings(results, rules, 9)}


def test_ties_are_broken_as_the_rules_say() -> None:
    rows = (("a", 1, 1), ("a", 2, 3), ("b", 2, 1), ("b", 1, 4), ("c", 3, 2), ("c", 4, 2))
    assert places("all", *rows) == {"a": 1, "b": 2, "c": 3}
    assert places("scoring", *rows) == {"a": 1, "b": 1, "c": 3}
    assert places("first", *rows) == {"a": 1, "b": 2, "c": 3}


def test_the_best_car_scores_alone_where_the_rules_say_so() -> None:
    rules = RulesFront(from_=1, race=(9, 6), team_race=(8, 6), team_cars=1)
    results = [Result(1, "race", "ferrari", 1, 9), Result(1, "race", "ferrari", 2, 6)]
    assert team_standings(results, rules, 1)[0].points == 8


def test_decisions_take_points_and_places() -> None:
    results = [Result(1, "race", "a", 1), Result(1, "race", "b", 2), Result(1, "race", "c", 3)]
    decisions = [
        DecisionFront(season=2019, driver="a", excluded=True),
        DecisionFront(season=2019, driver="b", points=-10),
    ]
    rows = driver_standings(results, MODERN, 1, decisions)
    assert [(row.entrant, row.position, row.points) for row in rows] == [("c", 1, 15), ("b", 2, 8), ("a", None, 25)]
