"""What the cells of results say."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.results import OUTCOMES
from generator.text import timing

TIMES = (
    ("1:40:52.554", 6052554),
    ("1:23.456", 83456),
    ("59.9", 59900),
    ("1:41:6.327", 6066327),
    ("39.4567", 39457),
    ("24:00:00", 86400000),
    ("90", 90000),
)


@pytest.mark.parametrize(("text", "milliseconds"), TIMES)
def test_times_are_whole_milliseconds(text: str, milliseconds: int) -> None:
    assert timing.time(text) == milliseconds


@given(st.integers(1, 359_999_999))
def test_a_time_that_is_written_reads_as_it_was(milliseconds: int) -> None:
    rest, part = divmod(milliseconds, 1000)
    minutes, seconds = divmod(rest, 60)
    assert timing.time(f"{minutes // 60}:{minutes % 60:02}:{seconds:02}.{part:03}") == milliseconds


CELLS: tuple[tuple[Callable[[str], object], str, object], ...] = (
    (timing.position, "12", (12, "")),
    (timing.position, "DNF", (0, "DNF")),
    (timing.grid, "PL", 0),
    (timing.grid, "pit lane", 0),
    (timing.grid, "20", 20),
    (timing.gap, "+13.773", (13773, 0)),
    (timing.gap, "1:02.5", (62500, 0)),
    (timing.gap, "+1 lap", (0, 1)),
    (timing.gap, "2 Laps", (0, 2)),
    (timing.points, "0.14", 0.14),
    (timing.points, "25", 25.0),
    (timing.count, "078", 78),
)


@pytest.mark.parametrize(("read", "text", "value"), CELLS)
def test_cells_are_typed(read: Callable[[str], object], text: str, value: object) -> None:
    assert read(text) == value


NONE: tuple[tuple[Callable[[str], object], str], ...] = (
    *((timing.time, text) for text in ("", "0", "0:00.000", "1:60.0", "1:70:00.0", "1.2.3", "fast", "-1:20.1", "٣")),
    *((timing.position, text) for text in ("", "0", "-1", "1000", "dnf", "1.", "²")),
    *((timing.grid, text) for text in ("0", "pole", "-")),
    *((timing.gap, text) for text in ("+", "laps", "+0.000", "close")),
    *((timing.points, text) for text in ("-1", "1e3", "inf", "1,5", "123456")),
    *((timing.count, text) for text in ("1.5", "-2", "٣", "1234567")),
)


@pytest.mark.parametrize(("read", "text"), NONE)
def test_other_texts_are_refused_with_what_was_expected(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(ValueError, match=r"such as|or one of|or PL|whole number"):
        read(text)


def test_every_case_is_tried() -> None:
    assert (len(TIMES), len(CELLS), len(NONE)) == (7, 12, 32)


def test_words_for_outcomes_mean_one_that_there_is() -> None:
    assert set(timing.OUTCOME_WORDS.values()) <= set(OUTCOMES)
