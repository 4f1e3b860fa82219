"""The geometry of charts: all is inside, no text touches another, what grows rises, and equal figures give equal
bytes."""

import re
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import encoded
from generator.racing.charts.canvas import ROW, SIZE, Chart, Scale, Text, nice_ticks, path, spread, wide
from generator.racing.charts.career import career
from generator.racing.charts.gap import Gaps, gap
from generator.racing.charts.grid import grid_to_finish
from generator.racing.charts.progression import Progress, progression
from generator.wording import ENGLISH
from tests.racing.charts.figures import BEHIND, CAREER, NORRIS, RACE, SEASON, charts

POINT = re.compile(r"[ML](-?[\d.]+) (-?[\d.]+)")


def places(drawing: str) -> list[tuple[float, float]]:
    """The points of a path whose commands are absolute."""
    return [(float(x), float(y)) for x, y in POINT.findall(drawing)]


def area(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text."""
    left = {"start": 0.0, "middle": wide(text.text) / 2, "end": wide(text.text)}[text.anchor]
    return text.x - left, text.y - SIZE * 0.8, text.x - left + wide(text.text), text.y + SIZE * 0.2


@given(charts)
def test_every_line_and_mark_is_inside_the_box_and_every_text_inside_the_drawing(chart: Chart) -> None:
    box = chart.box
    for trace in chart.traces:
        for x, y in places(trace.line) + places(trace.marks):
            assert box.left <= x <= box.right
            assert box.top <= y <= box.bottom
    for x, y in places(chart.leaders):
        assert 0 <= x <= chart.width
        assert 0 <= y <= chart.height
    below = [Text(tick.at, chart.box.bottom + 18, tick.text, "middle") for tick in chart.across]
    beside = [Text(chart.box.left - 6, tick.at + 4, tick.text, "end") for tick in chart.up]
    for left, top, right, bottom in map(area, (*chart.labels, *below, *beside)):
        assert left >= -0.1
        assert top >= 0
        assert right <= chart.width + 0.1
        assert bottom <= chart.height


@given(charts)
def test_no_label_touches_another(chart: Chart) -> None:
    for one, other in combinations(map(area, chart.labels), 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 0.5 or other[3] <= one[1] + 0.5
        assert apart, (one, other)


@given(charts)
def test_ticks_go_in_one_direction_and_their_words_do_not_touch(chart: Chart) -> None:
    for one, other in pairwise(chart.across):
        assert other.at - one.at >= (wide(one.text) + wide(other.text)) / 2
    heights = [tick.at for tick in chart.up]
    assert heights in (sorted(heights), sorted(heights, reverse=True))
    assert all(abs(one - other) >= SIZE for one, other in pairwise(heights))


@given(charts)
def test_a_chart_is_sealed_and_says_in_words_what_it_shows(chart: Chart) -> None:
    assert chart.digest
    assert chart.title
    assert chart.summary.endswith(".")
    assert {len(row) for row in chart.rows} <= {len(chart.columns)}


def test_equal_figures_give_equal_bytes_that_a_change_of_a_figure_changes() -> None:
    def made(last: float) -> Chart:
        return progression("Rounds", ["1", "2", "3"], [Progress(NORRIS, (1.1, 2.2, last))])

    assert encoded(made(3.3)) == encoded(made(3.3))
    assert made(3.3).digest != made(3.4).digest


def test_places_are_the_same_on_every_machine() -> None:
    lines = [trace.line for trace in SEASON.traces]
    assert lines == ["M25.6 124.7L190.4 12L355.2 12", "M190.4 205.9L355.2 185.6"]


@given(st.lists(st.floats(0, 300), max_size=20))
def test_labels_are_spread_in_their_order_and_stay_where_there_is_room(wanted: list[float]) -> None:
    found = spread(wanted, 0, 300)
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    assert all(found[two] - found[one] >= ROW - 0.1 for one, two in pairwise(order))
    assert all(0 <= place <= 300 for place in found)
    if all(wanted[two] - wanted[one] >= ROW for one, two in pairwise(order)):
        assert found == tuple(round(place, 1) + 0.0 for place in wanted)


@given(st.floats(-1000, 1000), st.floats(0.01, 10000))
def test_ticks_are_round_figures_between_the_ends(low: float, width: float) -> None:
    found = nice_ticks(low, low + width)
    assert 1 <= len(found) <= 6
    assert all(low - 1e-6 <= tick <= low + width + 1e-6 for tick in found)
    assert list(found) == sorted(set(found))


NUMBERS = (
    (25.0, "25"), (12.5, "12.5"), (8.142857, "8.14"), (0.0, "0"), (-0.001, "0"), (100.0, "100"), (-3.0, "−3"),
    (1234.5, "1,234.5"),
)  # fmt: skip


@pytest.mark.parametrize(("value", "written"), NUMBERS)
def test_figures_are_written_as_people_do(value: float, written: str) -> None:
    assert ENGLISH.number(value) == written
    assert len(NUMBERS) == 8


def test_a_line_is_broken_where_there_is_no_figure_and_a_figure_alone_is_a_dot() -> None:
    assert path([(0, 1), (2, 3.5), None, (4, 5), None]) == "M0 1L2 3.5M4 5h0"
    assert path([]) == ""


def test_a_scale_without_room_gives_its_start() -> None:
    assert Scale(3, 3, 10, 90)(3) == 10
    assert Scale(0, 4, 100, 0)(1) == 75


def test_a_season_says_who_leads_and_holds_every_figure() -> None:
    assert SEASON.summary == "Points after each of 3 rounds. At the end: Max Verstappen 51, Lando Norris 12.5."
    assert SEASON.columns == ("", "1", "2", "3")
    assert SEASON.rows == (("Max Verstappen", "26", "51", "51"), ("Lando Norris", "", "8", "12.5"))
    assert [label.text for label in SEASON.labels] == ["VER", "NOR"]
    assert [trace.livery for trace in SEASON.traces] == ["pf-team-red-bull", "pf-team-mclaren"]


def test_the_leader_runs_along_the_top_and_who_is_out_keeps_a_label() -> None:
    verstappen, norris = (places(trace.line) for trace in BEHIND.traces)
    assert {y for _, y in verstappen} == {BEHIND.box.top}
    assert [y for _, y in norris] == sorted(y for _, y in norris)
    assert len(norris) == 2
    assert [label.text for label in BEHIND.labels] == ["VER", "NOR"]


def test_a_gap_that_is_too_wide_leaves_the_picture() -> None:
    chart = gap("A race", (1, 2, 3), [Gaps(NORRIS, (10, 95, 20))], most=90)
    assert chart.traces[0].line.count("M") == 2
    assert chart.rows == (("Lando Norris", "10", "95", "20"),)


def test_a_grid_shows_the_pit_lane_and_who_retired() -> None:
    assert [(label.text, label.anchor) for label in RACE.labels] == [
        ("VER 2", "end"), ("NOR 1", "end"), ("GAS PL", "end"),
        ("1 VER", "start"), ("DNF NOR", "start"), ("2 GAS", "start"),
    ]  # fmt: skip
    assert RACE.summary == (
        "Each car's place on the grid, on the left, and at the end, on the right."
        " Max Verstappen won from 2 on the grid. Max Verstappen made up most: 1 place. 1 without a place at the end."
    )
    assert RACE.rows[2] == ("Pierre Gasly", "PL", "2")


def test_a_year_without_a_season_breaks_a_career() -> None:
    assert CAREER.summary == "3 seasons, 2019 to 2022. Best: place 7 in 2022."
    assert CAREER.traces[0].line.count("M") == 2
    assert CAREER.rows[0] == ("2019", "11", "McLaren")


def test_nothing_at_all_is_a_chart_too() -> None:
    empty = [progression("None", (), ()), gap("None", (), ()), grid_to_finish("None", ()), career("None", ())]
    assert [chart.rows for chart in empty] == [()] * 4
    assert career("None", ()).summary == "No season yet."
