"""The command of the bench, as far as it goes without Hugo and Pelican."""

from pathlib import Path

import pytest

from tests.bench.__main__ import BEGIN, END, between_marks, main


def test_results_go_between_the_marks_of_the_readme() -> None:
    readme = f"# Title\n\n{BEGIN}\n\nold\n\n{END}\n\nmore\n"
    after = f"# Title\n\n{BEGIN}\n\nnew\n\n{END}\n\nmore\n"
    assert between_marks(readme, "new") == after
    assert between_marks(after, "new") == after


def test_the_readme_has_these_marks() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    assert readme.count(BEGIN) == readme.count(END) == 1
    assert readme.index(BEGIN) < readme.index(END)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--only", "cold"], "no row begins with cold"), (["--peers", "nowhere"], "run `make bench`")],
)
def test_wrong_usage_is_told(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert told in capsys.readouterr().err
