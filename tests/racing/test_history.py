"""The history that results tell: names, editions, seasons, standings."""

from generator.racing.doubts import doubts
from generator.racing.figures import matrix
from generator.racing.history import History
from generator.racing.seasons import computed, progression, standings
from tests.racing.told import HEAD, RULES, season, told

EDITION = "---\nseries: f1\nround: 1\n---\n"


def points(of: History, after: int = 99, kind: str = "driver") -> dict[str, float]:
    (one,) = of.seasons.values()
    rows = standings(one, "driver" if kind == "driver" else "team", after)
    return {row.entrant: row.points for row in rows}


def test_names_aliases_and_slugs_mean_one_driver() -> None:
    files = {
        "drivers/ola-strom.md": "---\nname: Ola Strøm\naliases: [Strøm]\n---\n",
        "events/race/2020/index.md": EDITION,
        "events/race/2020/race.csv": "position,drivers\n1,Ola Strøm\n",
        "events/race/2020/qualifying.csv": "position,drivers\n1,strom\n",
        "events/race/2020/practice-1.csv": "position,drivers\n1,ola-strom\n2,Nobody Else\n",
    }
    found, problems = told(files)
    assert problems == []
    assert found.cast.drivers == {
        "Ola Strøm": "ola-strom",
        "strom": "ola-strom",
        "ola-strom": "ola-strom",
        "Nobody Else": "nobody-else",
    }
    assert [(each.kind, each.slug, each.name) for each in found.new] == [("driver", "nobody-else", "Nobody Else")]


def test_an_edition_counts_for_its_series_and_season() -> None:
    files = {
        "series/f1.md": RULES,
        "events/opener.md": "---\nseries: Formula 1\n---\n",
        "events/opener/2020/index.md": "---\nseason: 2019\nround: 3\n---\n",
        "events/opener/2020/race.csv": HEAD + "1,A,X,,\n",
        "events/show/2019/index.md": "---\nseries: f1\n---\n",
        "events/show/2019/race.csv": HEAD + "1,B,X,,\n",
    }
    found, _ = told(files)
    assert list(found.seasons) == [("f1", 2019)]
    one = found.seasons["f1", 2019]
    assert [each.slug for each in one.weekends] == ["opener/2020"]
    assert found.weekends["show/2019"].sessions.keys() == {"race"}
    assert found.of_driver.keys() == {"a"}


def test_without_any_round_editions_count_in_time() -> None:
    files = {"series/f1.md": RULES}
    for name, day in (("late", "2020-09-01"), ("early", "2020-05-01")):
        files[f"events/{name}/2020/index.md"] = f"---\nseries: f1\nstart: {day}\n---\n"
        files[f"events/{name}/2020/race.csv"] = HEAD + "1,A,X,,\n"
    found, _ = told(files)
    assert [(each.slug, each.round) for each in found.seasons["f1", 2020].weekends] == [
        ("early/2020", 1),
        ("late/2020", 2),
    ]


def test_points_come_of_the_rules_where_none_are_written() -> None:
    found = season("1,A,X,,1:30.0\n2,B,X,,1:29.0\n3,C,Y,,\n", sprint="position,drivers\n1,B\n2,A\n")
    assert points(found) == {"a": 12, "b": 10, "c": 4}
    assert points(found, kind="team") == {"x": 17, "y": 4}


def test_points_that_are_written_win_and_half_points_are_told_from_wrong_ones() -> None:
    row = "position,drivers,team,points\n1,A,X,5\n2,B,Y,3\n3,C,Z,4\n"
    files = {
        "series/f1.md": RULES,
        "events/race/2020/index.md": "---\nseries: f1\nround: 1\nworth: 0.5\n---\n",
        "events/race/2020/race.csv": row,
    }
    found, _ = told(files)
    assert points(found) == {"a": 5, "b": 3, "c": 4}
    assert [
        (each.code, each.at.line, each.message) for season in found.seasons.values() for each in doubts(season)
    ] == [("PF606", 4, "4 points, where the rules give 2")]


def test_half_points_are_given_where_none_are_written() -> None:
    files = {
        "series/f1.md": RULES,
        "events/race/2020/index.md": "---\nseries: f1\nround: 1\nworth: 0.5\n---\n",
        "events/race/2020/race.csv": "position,drivers,team\n1,A,X\n2,B,Y\n",
    }
    assert points(told(files)[0]) == {"a": 5, "b": 3}


def test_behind_one_who_takes_no_points_others_may_move_up_or_not() -> None:
    head = "position,drivers,team,points\n"
    for rows in ("1,A,X,10\n2,Guest,Y,-\n3,C,Z,6\n", "1,A,X,10\n2,Guest,Y,-\n3,C,Z,4\n"):
        files = {"series/f1.md": RULES, "events/race/2020/index.md": EDITION, "events/race/2020/race.csv": head + rows}
        assert [each for season in told(files)[0].seasons.values() for each in doubts(season)] == []


def test_those_who_share_a_car_have_each_their_points_and_the_team_the_sum() -> None:
    table = "position,drivers,team,points,fastest_lap\n1,A; B,X,4; 5,; 1:30.0\n2,A,X,6,\n"
    files = {"series/f1.md": RULES, "events/race/2020/index.md": EDITION, "events/race/2020/race.csv": table}
    found, _ = told(files)
    assert points(found) == {"a": 10, "b": 5}
    assert points(found, kind="team") == {"x": 15}


def test_a_car_of_three_brings_its_points_to_each_and_once_to_the_team() -> None:
    table = "position,drivers,team,points\n1,A; B; C,X,10\n"
    files = {"series/f1.md": RULES, "events/race/2020/index.md": EDITION, "events/race/2020/race.csv": table}
    found, _ = told(files)
    assert points(found) == {"a": 10, "b": 10, "c": 10}
    assert points(found, kind="team") == {"x": 10}


def test_classes_have_standings_of_their_own() -> None:
    table = "position,drivers,team,class\n1,A,X,LMP\n2,B,Y,GT\n3,C,X,LMP\n4,D,Z,GT\n"
    files = {"series/f1.md": RULES, "events/race/2020/index.md": EDITION, "events/race/2020/race.csv": table}
    (one,) = told(files)[0].seasons.values()
    assert one.classes == ("GT", "LMP")
    assert [(row.entrant, row.points) for row in standings(one, "driver", 1, "GT")] == [("b", 10), ("d", 6)]
    assert [(row.entrant, row.points) for row in standings(one, "driver", 1, "LMP")] == [("a", 10), ("c", 6)]


def test_a_season_without_points_has_no_standings() -> None:
    table = "position,drivers,team\n1,A,X\n2,B,Y\n"
    files = {"series/f1.md": "---\n---\n", "events/race/2020/index.md": EDITION, "events/race/2020/race.csv": table}
    (one,) = told(files)[0].seasons.values()
    assert standings(one, "driver", 1) == standings(one, "team", 1) == []
    assert [row.entrant for row in matrix(one, "driver")] == ["a", "b"]


def test_official_standings_win_and_are_compared() -> None:
    official = "position,driver,points,why\n1,B,11,\n2,A,10,\nEX,C,4,as it was decided\n"
    found = season("1,A,X,,\n2,B,X,,\n3,C,Y,,\n", driver_standings=official)
    (one,) = found.seasons.values()
    assert points(found, after=1) == {"b": 11, "a": 10, "c": 4}
    assert [row.position for row in standings(one, "driver", 1)] == [1, 2, None]
    assert [row.entrant for row in computed(one, "driver", 1)] == ["a", "b", "c"]
    assert [(each.code, each.at.line, each.at.key) for each in doubts(one)] == [
        ("PF607", 2, "points"),
        ("PF607", 3, "position"),
    ]


def test_decisions_hold_from_their_round_or_from_the_end_on() -> None:
    rules = RULES.replace(
        "\n---\n",
        "\ndecisions:\n  - {season: 2020, driver: a, points: -3, round: 2}\n"
        "  - {season: 2020, driver: b, excluded: true}\n---\n",
    )
    files = {"series/f1.md": rules}
    for number in (1, 2, 3):
        files[f"events/race-{number}/2020/index.md"] = f"---\nseries: f1\nround: {number}\n---\n"
        files[f"events/race-{number}/2020/race.csv"] = HEAD + "1,A,X,,\n2,B,X,,\n"
    (one,) = told(files)[0].seasons.values()
    tables = {after: standings(one, "driver", after) for after in (1, 2, 3)}
    assert [tables[after][0].points for after in (1, 2, 3)] == [10, 17, 27]
    assert [tables[after][1].position for after in (1, 2, 3)] == [2, 2, None]


def test_progression_has_the_points_after_each_round() -> None:
    (one,) = season("1,A,X,,\n2,B,X,,\n", "1,B,X,,\n2,A,X,,\n", "2,A,X,,\n1,B,X,,\n").seasons.values()
    assert progression(one, "driver") == {"b": (6, 16, 26), "a": (10, 16, 22)}


def test_results_change_the_digest_of_their_season_and_practice_does_not() -> None:
    (before,) = season("1,A,X,,\n").seasons.values()
    (again,) = season("1,A,X,,\n").seasons.values()
    (practice,) = season("1,A,X,,\n", practice_1="position,drivers\n1,A\n").seasons.values()
    (result,) = season("1,B,X,,\n").seasons.values()
    assert before.digest == again.digest == practice.digest != result.digest
    assert practice.weekends[0].sessions.keys() == {"practice-1", "race"}


def test_a_name_that_comes_to_mean_another_changes_the_digest() -> None:
    files = {
        "series/f1.md": RULES,
        "events/race/2020/index.md": EDITION,
        "events/race/2020/race.csv": HEAD + "1,A,X,,\n",
    }
    (before,) = told(files)[0].seasons.values()
    (after,) = told({**files, "drivers/ann.md": "---\nname: Ann\naliases: [A]\n---\n"})[0].seasons.values()
    assert before.digest != after.digest


def test_results_of_no_edition_are_told_and_belong_to_no_season() -> None:
    found, problems = told({"series/f1.md": RULES, "events/race/2020/race.csv": HEAD + "1,A,X,,\n"})
    assert [each.code for each in problems] == ["PF608"]
    assert found.seasons == {}
    assert found.new == ()
