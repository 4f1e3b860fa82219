"""Classifications and official standings as files say them."""

from generator.results import OfficialRow, ResultRow, rows_of
from generator.text.results_file import MOST_DRIVERS, Sort, read_classification, read_standings


def read(text: str, sort: Sort = "race") -> list[ResultRow]:
    found, problems = read_classification("race.csv", text.encode(), sort)
    assert problems == ()
    assert found
    return rows_of(found)


def told(text: str, sort: Sort = "race") -> list[str]:
    _, problems = read_classification("race.csv", text.encode(), sort)
    return [f"{each.code} {each.at.line}:{each.at.column}" for each in problems]


def test_all_columns_are_typed() -> None:
    header = "position,number,drivers,team,engine,class,laps,time,gap,grid,points,status,fastest_lap,q1,q2,q3"
    (row,) = read(
        f"{header}\n1,010,Max Verstappen,Red Bull,Honda,,55,1:33:56.736,+22.457,PL,15,Damage,1:26.103,1:24.9,,\n"
    )
    assert row == ResultRow(
        line=2,
        position=1,
        drivers=("Max Verstappen",),
        team="Red Bull",
        engine="Honda",
        number="010",
        laps=55,
        time=5636736,
        gap=22457,
        grid=0,
        points=(15.0,),
        status="Damage",
        fastest_laps=(86103,),
        parts=(84900, 0, 0),
    )


def test_those_who_share_a_car_have_figures_for_all_or_for_each() -> None:
    first, second, third = read(
        "position,drivers,points,fastest_lap\n"
        "1,Musso; Fangio,4; 5,; 1:45.3\n"
        "2,Buemi; Hartley; Hirakawa,18,3:30.0\n"
        "3,Behra,4,\n"
    )
    assert (first.drivers, first.points, first.fastest_laps) == (("Musso", "Fangio"), (4.0, 5.0), (0, 105300))
    assert (len(second.drivers), second.points, second.fastest_laps) == (3, (18.0,), (210000,))
    assert third.fastest_laps == ()


def test_one_who_takes_no_points_is_told_from_one_who_has_none() -> None:
    guest, loser = read("position,drivers,points\n1,Ickx,-\n2,Hulme,\n")
    assert (guest.guest, guest.points, loser.guest, loser.points) == (True, (), False, ())


def test_names_and_whether_there_are_points_stand_beside_the_rows() -> None:
    found, _ = read_classification("race.csv", b"position,drivers,team\n1,A; B,X\n2,C; A,\n", "race")
    assert found
    assert (found.drivers, found.teams, found.has_points) == (("A", "B", "C"), ("X",), False)
    found, _ = read_classification("race.csv", b"position,drivers,points\n1,A,\n2,B,0\n", "race")
    assert found
    assert found.has_points


def test_a_dead_heat_leaves_places_out_behind_it() -> None:
    assert told("position,drivers,time\n1,A,10.0\n1,B,10.0\n3,C,11.0\n") == []
    assert told("position,drivers,time\n1,A,\n1,B,\n3,C,\n") == []
    assert told("position,drivers,time\n1,A,10.0\n1,B,10.0\n2,C,11.0\n") == ["PF604 4:1"]
    assert told("position,drivers,time\n1,A,10.0\n1,B,10.1\n3,C,11.0\n") == ["PF604 3:1"]


def test_the_place_of_one_who_was_disqualified_may_have_stayed_empty() -> None:
    assert told("position,drivers\n1,Piquet\nDSQ,Rosberg\n3,Lauda\n") == []
    assert told("position,drivers\n1,Piquet\nDNF,Rosberg\n3,Lauda\n") == ["PF604 4:1"]
    assert told("position,drivers\nDSQ,Rosberg\n2,Lauda\n") == []


def test_rows_stand_in_any_order() -> None:
    assert told("position,drivers\nDNF,A\n2,B\n1,C\n") == []


def test_times_are_compared_with_those_of_as_many_laps() -> None:
    rows = "position,drivers,laps,time\n1,A,78,2:00:00.0\n2,B,77,1:59:50.0\n3,C,77,1:59:49.0\n"
    assert told(rows) == ["PF605 4:8"]
    assert told(rows, "practice") == ["PF605 3:8", "PF605 4:8"]
    assert told(rows, "qualifying") == []


def test_a_row_with_a_mistake_spares_no_other_from_being_checked() -> None:
    assert told("position,drivers,laps\nfirst,A,x\n2,,4\n3,C,5\n") == ["PF603 2:1", "PF603 2:9", "PF603 3:3"]


def test_a_car_has_so_many_drivers_at_most() -> None:
    names = ";".join("ABCDEFGHIJKLM"[: MOST_DRIVERS + 1])
    assert told(f"position,drivers\n1,{names}\n") == ["PF603 2:3"]


def test_official_standings_are_typed() -> None:
    text = "position,team,engine,points,why\n1,Cooper,Climax,40,\nEX,BRM,,3.5,as F1DB has it\n"
    found, problems = read_standings("team-standings.csv", text.encode(), "team")
    assert problems == ()
    assert found
    assert found.rows == (
        OfficialRow(1, "Cooper", "Climax", 40.0, "", 2),
        OfficialRow(0, "BRM", "", 3.5, "as F1DB has it", 3),
    )


def test_official_standings_name_drivers_or_teams() -> None:
    _, problems = read_standings("driver-standings.csv", b"position,team,points\n1,Cooper,40\n", "driver")
    assert [each.message for each in problems] == ["unknown column 'team'", "the column 'driver' is missing"]
