"""The command of the bench, as far as it goes without Hugo and Pelican."""

from pathlib import Path

import pytest

from tests.bench.__main__ import BEGIN, END, README, SPEED, between_marks, main
from tests.bench.short import CHOSEN, short_table

REPOSITORY = Path(__file__).parents[2]


def test_results_go_between_the_marks_of_a_document() -> None:
    readme = f"# Title\n\n{BEGIN}\n\nold\n\n{END}\n\nmore\n"
    after = f"# Title\n\n{BEGIN}\n\nnew\n\n{END}\n\nmore\n"
    assert between_marks(readme, "new") == after
    assert between_marks(after, "new") == after


def between(document: Path) -> str:
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
    return text.partition(BEGIN)[2].partition(END)[0].strip()


def test_the_readme_shows_some_rows_of_the_tables_of_the_handbook() -> None:
    shown = between(README)
    assert shown == short_table(between(SPEED))
    assert len(shown.splitlines()) == 2 + len(CHOSEN)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--only", "cold"], "no row begins with cold"), (["--peers", "nowhere"], "run `make bench`")],
)
def test_wrong_usage_is_told(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert told in capsys.readouterr().err
