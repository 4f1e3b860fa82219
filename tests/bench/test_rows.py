"""Which rows are run, and when."""

import pytest

from tests.bench.rows import ROWS, SLOW_FROM, STARTS, chosen, turn


def test_all_rows_are_run_unless_some_are_chosen() -> None:
    assert chosen([]) == [*ROWS, *STARTS]
    assert len(ROWS) == 25


@pytest.mark.parametrize(
    ("only", "rows"),
    [
        ("clean/hugo", ["clean/hugo"]),
        ("clean/extra", ["clean/hugo", "clean/extra"]),
        ("warm/body", ["clean/hugo", "clean/commonmark", "warm/body"]),
        ("again/hugo", ["clean/hugo", "again/hugo"]),
        ("serve", ["serve/hugo", "serve/parcferme"]),
        ("serve/parcferme", ["serve/hugo", "serve/parcferme"]),
        ("start/parcferme", ["start/python", "start/parcferme"]),
    ],
)
def test_a_row_brings_those_it_is_compared_with_and_those_it_follows(only: str, rows: list[str]) -> None:
    assert chosen([only]) == rows


def test_a_row_that_is_not_there_is_told() -> None:
    with pytest.raises(ValueError, match="no row begins with cold; there are clean/hugo, "):
        chosen(["warm", "cold"])


def test_every_row_is_compared_with_rows_that_there_are_and_follows_one_before_it() -> None:
    names = list(ROWS)
    for name, row in ROWS.items():
        assert {row.hugo, row.pelican, row.follows} - {""} <= ROWS.keys()
        assert not row.follows or names.index(row.follows) < names.index(name)


def test_slow_rows_are_run_less_often_where_there_are_many_articles() -> None:
    rows = ["clean/hugo", "clean/pelican", "start/python"]
    few = [turn(rows, SLOW_FROM - 1, number, 5) for number in range(7)]
    many = [turn(rows, SLOW_FROM, number, 5) for number in range(7)]
    assert few == [rows[:2]] * 6 + [[]]
    assert many == [rows[:1], rows[:2], rows[:2], *([rows[:1]] * 3), []]
    assert turn(["clean/pelican"], SLOW_FROM, 1, 1) == ["clean/pelican"]
