"""Figures of drivers and teams, matrices, winners and duels."""

from generator.racing.doubts import doubts
from generator.racing.duels import Duel, duels
from generator.racing.figures import Cell, Figures, driver_seasons, in_all, matrix, team_seasons, wins
from tests.racing.told import RULES, season, told

THREE = (
    "1,A,X,1,1:30.0\n2,B,X,2,1:29.0\n3,C,Y,PL,\n",
    "1,B,X,2,1:28.0\nDNF,A,X,1,\n2,C,Y,3,\n",
    "1,A,X,3,\nDNS,B,X,1,\n4,C,Y,2,1:27.0\n",
)


def test_figures_count_what_was_done_in_races() -> None:
    found = season(*THREE)
    (a,) = driver_seasons("a", found.of_driver["a"])
    assert a.figures == Figures(starts=3, wins=2, podiums=2, poles=2, fastest_laps=0, points=20, best=1)
    assert (a.position, a.round, a.is_over, a.others) == (1, 3, True, ("x",))
    (b,) = driver_seasons("b", found.of_driver["b"])
    assert b.figures == Figures(starts=2, wins=1, podiums=2, poles=1, fastest_laps=2, points=18, best=1)


def test_a_team_starts_a_race_once_with_all_its_cars() -> None:
    found = season(*THREE)
    (x,) = team_seasons("x", found.of_team["x"])
    assert x.figures == Figures(starts=3, wins=3, podiums=4, poles=3, fastest_laps=2, points=38, best=1)
    assert x.others == ("a", "b")


def test_whoever_shares_a_car_or_drives_two_starts_once() -> None:
    found = season("1,A; B,X,1,; 1:30.0\n2,B,X,2,\n")
    (a,) = driver_seasons("a", found.of_driver["a"])
    (b,) = driver_seasons("b", found.of_driver["b"])
    assert (a.figures.starts, a.figures.wins, a.figures.poles, a.figures.fastest_laps) == (1, 1, 1, 0)
    assert (b.figures.starts, b.figures.wins, b.figures.podiums, b.figures.poles, b.figures.fastest_laps) == (
        1, 1, 2, 0, 1
    )  # fmt: skip


def test_without_a_grid_the_first_in_qualifying_has_the_pole() -> None:
    found = season("1,A,X,,\n2,B,X,,\n", qualifying="position,drivers\n1,B\n2,A\n")
    assert [driver_seasons(who, found.of_driver[who])[0].figures.poles for who in "ab"] == [0, 1]


def test_careers_are_seasons_together() -> None:
    found = season(*THREE)
    both = [*driver_seasons("a", found.of_driver["a"]), *driver_seasons("c", found.of_driver["c"])]
    assert in_all(both) == Figures(starts=6, wins=2, podiums=4, poles=2, fastest_laps=1, points=31, best=1)
    assert in_all([]) == Figures()


def test_a_driver_who_only_practised_has_no_season() -> None:
    found = season("1,A,X,,\n", practice_1="position,drivers\n1,Test Driver\n")
    assert driver_seasons("test-driver", found.of_driver["test-driver"]) == ()


def test_a_matrix_has_a_cell_for_each_car_and_round() -> None:
    (one,) = season(*THREE, sprint="position,drivers\n1,C\n2,A\n").seasons.values()
    rows = {row.entrant: row.rounds for row in matrix(one, "driver")}
    assert list(rows) == ["a", "b", "c"]
    assert rows["a"] == (
        (Cell(1, "", 2, pole=True, fastest=False),),
        (Cell(0, "DNF", 0, pole=True, fastest=False),),
        (Cell(1, "", 0, pole=False, fastest=False),),
    )
    assert [len(cells) for cells in next(row for row in matrix(one, "team") if row.entrant == "x").rounds] == [2, 2, 2]


def test_winners_are_those_of_races_and_of_classes() -> None:
    found = season("1,A; B,X,,\n2,C,Y,,\n", sprint="position,drivers\n1,C\n")
    assert [(win.session, win.drivers, win.team) for win in wins(found.weekends.values(), found.cast)] == [
        ("race", ("a", "b"), "x")
    ]
    classes = "position,drivers,class\n1,A,LMP\n2,B,LMP\n3,C,GT\n"
    found = season("1,A,X,,\n", race_2=classes)
    assert [(win.session, win.class_, win.drivers) for win in wins(found.weekends.values(), found.cast)] == [
        ("race", "", ("a",)),
        ("race-2", "LMP", ("a",)),
        ("race-2", "GT", ("c",)),
    ]


def test_a_dead_heat_has_two_winners() -> None:
    found = season("1,A,X,,\n1,B,X,,\n3,C,Y,,\n")
    assert [win.drivers for win in wins(found.weekends.values(), found.cast)] == [("a",), ("b",)]


def test_duels_count_races_and_qualifyings_in_which_both_have_a_place() -> None:
    (one,) = season(*THREE, qualifying="position,drivers\n1,B\n2,A\n").seasons.values()
    assert duels("a", one) == (Duel("b", "x", races=(1, 0), qualifyings=(1, 2)),)
    assert duels("b", one) == (Duel("a", "x", races=(0, 1), qualifyings=(2, 1)),)
    assert duels("c", one) == ()


def test_the_fastest_lap_of_a_car_that_was_disqualified_is_none() -> None:
    found = season("1,A,X,1,1:30.5\n2,B,Y,2,1:30.9\nDSQ,C,Z,3,1:29.0\n")
    (one,) = found.seasons.values()
    assert {each.driver: each.fastest for each in one.drives} == {"a": True, "b": False, "c": False}
    assert {each.driver: each.points for each in one.drives} == {"a": 11, "b": 6, "c": 0}


def test_who_was_excluded_before_the_race_has_not_started() -> None:
    found = season("1,A,X,1,\nEX,B,Y,,\nEX,C,Z,3,\n")
    (one,) = found.seasons.values()
    assert {each.driver: each.started for each in one.drives} == {"a": True, "b": False, "c": True}


def test_a_lap_whose_point_was_left_to_a_disqualified_driver_is_the_fastest() -> None:
    head = "position,drivers,team,points,fastest_lap\n"
    found, _ = told(
        {
            "series/f1.md": RULES,
            "events/race/2020/index.md": "---\nseries: f1\nround: 1\n---\n",
            "events/race/2020/race.csv": f"{head}1,A,X,10,1:30.5\nDSQ,B,Y,1,1:29.0\n",
        }
    )
    (one,) = found.seasons.values()
    assert {each.driver: each.fastest for each in one.drives} == {"a": False, "b": True}
    assert doubts(one) == ()
