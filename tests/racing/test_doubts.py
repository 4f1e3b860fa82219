"""What is worth a second look in results and entity files, and what is not."""

from pathlib import Path

import pytest

from generator.racing.doubts import doubts
from tests.racing.told import RULES, told
from tests.tiny import TinySite, article


def in_a_race(year: int, rows: str) -> list[str]:
    """What is told of a race of that year."""
    files = {
        "series/f1.md": RULES,
        f"events/race/{year}/index.md": "---\nseries: f1\nround: 1\n---\n",
        f"events/race/{year}/race.csv": f"position,drivers\n{rows}",
    }
    found, _ = told(files)
    return [each.message for season in found.seasons.values() for each in doubts(season)]


@pytest.mark.parametrize(
    ("year", "rows", "expected"),
    [
        (1979, "1,A\n2,A\n", []),
        (1980, "1,A\n2,A\n", ["'A' stands twice in this race"]),
        (2024, "1,A\n2,B\nDNF,A\n", ["'A' stands twice in this race"]),
        (2024, "1,A; B\n2,A; C\n", []),
        (1956, "1,A; B\n2,A\n", []),
        (1956, "1,A; B; A\n", ["'A' stands twice in this car"]),
    ],
)
def test_a_driver_in_two_cars_is_told_where_cars_are_not_shared(year: int, rows: str, expected: list[str]) -> None:
    assert in_a_race(year, rows) == expected


@pytest.mark.parametrize(
    ("relative", "is_told"),
    [
        ("Rolf Schumacher", False),
        ("Ralfa Schumacher", False),
        ("Corinna Schumacher", False),
        ("Rafl Schumacher", True),
        ("Rallf Schumacher", True),
        ("Raf Schumacher", True),
        ("Ralf Schumaker", True),
        ("Ralf Schumacher", False),
        ("Cora Caroline", False),
    ],
)
def test_a_relative_of_another_given_name_is_no_slip_for_a_driver(tmp_path: Path, relative: str, is_told: bool) -> None:
    files = {
        "content/drivers/all.yaml": (
            "ralf-schumacher: {name: Ralf Schumacher}\n"
            f"michael-schumacher: {{name: Michael Schumacher, family: [{{name: {relative}, relation: relative}}]}}\n"
        )
    }
    told_ = TinySite(tmp_path, files).built().problems
    assert [each.code for each in told_] == (["PF302"] if is_told else [])


def test_another_given_name_in_an_article_may_be_a_slip(tmp_path: Path) -> None:
    files = {
        "content/drivers/all.yaml": "ralf-schumacher: {name: Ralf Schumacher}\n",
        "content/articles/a.md": article(drivers="[Rolf Schumacher]"),
    }
    assert [each.code for each in TinySite(tmp_path, files).built().problems] == ["PF302"]
