"""Times written as years, months and days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import PartialDate
from generator.racing.times import holds, turns

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def written(day: date, length: int) -> PartialDate:
    return PartialDate(day.isoformat()[:length])


HELD = (
    ("2023", "", "2023-01-01", True),
    ("2023", "", "2022-12-31", False),
    ("2023-07", "2023-07", "2023-07-31", True),
    ("2023-07", "2023-07", "2023-08-01", False),
    ("", "2023-07-21", "2023-07-21", True),
    ("", "2023-07-21", "2023-07-22", False),
    ("", "", "1950-05-13", True),
    ("2023-07-21", "", "2023", True),
    ("2024", "", "2023", False),
)


@pytest.mark.parametrize(("since", "until", "on", "wanted"), HELD)
def test_a_time_holds_from_its_first_day_to_its_last(since: str, until: str, on: str, wanted: bool) -> None:
    assert holds(since, until, on) is wanted
    assert len(HELD) == 9


@given(days, days, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]), days)
def test_nothing_changes_before_the_next_turn(one: date, two: date, begins: int, ends: int, today: date) -> None:
    time = written(min(one, two), begins), written(max(one, two), ends)
    turn = turns([time], today)
    now = holds(*time, today.isoformat())
    if turn is None:
        assert now is holds(*time, "2300-01-01")
    else:
        assert turn > today
        assert holds(*time, (turn - timedelta(days=1)).isoformat()) is now
        assert holds(*time, turn.isoformat()) is not now


def test_the_nearest_of_many_turns_counts() -> None:
    times = [(PartialDate("2025"), PartialDate("")), (PartialDate("2020-02"), PartialDate("2024-02"))]
    assert turns(times, date(2024, 1, 5)) == date(2024, 3, 1)
    assert turns(times, date(2024, 3, 1)) == date(2025, 1, 1)
    assert turns(times, date(2025, 1, 1)) is None
    assert turns([], date(2025, 1, 1)) is None
