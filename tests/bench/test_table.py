"""The tables: ratios are taken round by round."""

from datetime import date
from pathlib import Path

from tests.bench.machine import conditions
from tests.bench.rounds import Measured, Results
from tests.bench.table import busy, markdown, ratio, size_table, start_table
from tests.bench.timing import Run

TIMES: Results = {
    "clean/hugo": {
        1: Run(1.0, 1.5, 0.1, written=9),
        2: Run(2.0, 1.5, 0.3, written=9),
        3: Run(4.0, 1.5, 0.0, written=9),
    },
    "clean/pelican": {1: Run(10.0, 9.0, written=9)},
    "clean/commonmark": {1: Run(0.5, 0.8), 2: Run(0.4, 0.8), 3: Run(0.8, 0.8)},
    "warm/nothing": {1: Run(0.03, 0.03), 2: Run(0.04, 0.03), 3: Run(0.04, 0.03)},
    "serve/hugo": {1: Run(0.25), 2: Run(0.5)},
    "serve/parcferme": {1: Run(0.1), 2: Run(0.1)},
}
MEMORIES: Results = {
    "clean/hugo": {1: Run(1.0, peak=102400), 2: Run(1.0, peak=204800)},
    "clean/commonmark": {1: Run(1.0, peak=51200), 2: Run(1.0, peak=51200)},
}


def rows_of(table: str) -> dict[str, list[str]]:
    lines = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return {line[0].replace("*", ""): line[1:] for line in lines}


def test_a_ratio_is_the_median_over_the_rounds_in_which_both_ran() -> None:
    assert ratio(TIMES, "clean/commonmark", "clean/hugo") == "0.20"
    assert ratio(TIMES, "clean/hugo", "clean/pelican") == "0.10"
    assert ratio(TIMES, "warm/nothing", "clean/hugo") == "0.020"
    assert ratio(TIMES, "clean/commonmark", "again/hugo") == ""


def test_the_table_of_a_size_has_a_line_for_each_row_that_was_run() -> None:
    table = size_table(Measured(1000, 1660, TIMES, MEMORIES))
    rows = rows_of(table)
    assert table.startswith("## 1,000 articles, 1,660 pages\n\n| ")
    assert list(rows)[2:4] == ["Hugo, clean build", "Pelican, clean build"]
    assert len(rows) == 2 + 6
    assert rows["Hugo, clean build"] == ["2.00", "1.00", "1.50", "1.00", "0.10", "150", "1.00", "9", "3"]
    assert rows["Parc Fermé, clean build, `commonmark`"][3:7] == ["0.20", "0.050", "50", "0.38"]
    assert rows["`hugo server`, from an edit to the served page"] == ["0.375", "0.250", "", "1.00", "", "", "", "", "2"]
    assert table.endswith("Others kept 0.00 processors busy meanwhile, 0.30 at most.")


def test_the_table_of_starts_compares_with_python() -> None:
    results: Results = {"start/python": {1: Run(0.01), 2: Run(0.02)}, "start/hugo": {1: Run(0.03), 2: Run(0.04)}}
    assert rows_of(start_table(results))["`hugo version`"] == ["0.035", "0.030", "2.50", "2"]


def test_columns_of_numbers_stand_to_the_right() -> None:
    assert markdown(("what", "n"), [("a", "1")]) == "| what | n |\n| --- | --: |\n| a | 1 |"


def test_how_busy_the_machine_was_is_told_where_it_was_looked_at() -> None:
    assert busy([]) == ""
    assert busy([Run(1, 1, 0.25), Run(1, 1, 0.5)]) == "Others kept 0.38 processors busy meanwhile, 0.50 at most."


def test_the_conditions_name_the_day_the_versions_and_the_machine() -> None:
    versions = {"hugo": "0.1", "pelican": "4.5", "Markdown": "3.9"}
    text = conditions(versions, Path("/dev/shm"), date(2024, 7, 1))
    assert max(map(len, text.splitlines())) <= 120
    line = text.replace("\n", " ")
    assert line.startswith("Measured on 1 July 2024 with Parc Fermé ")
    assert ", Hugo 0.1, Pelican 4.5 with Markdown 3.9, Python 3." in line
    assert line.endswith("the sites in memory (/dev/shm).")
    assert conditions(versions, Path("/var/tmp"), date(2024, 7, 1)).endswith("a disk.")
