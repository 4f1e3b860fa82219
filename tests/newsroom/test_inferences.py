"""What an import tells on the terminal, and the day that it is given."""

from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from tests.newsroom.raw_texts import WORLD
from tests.tiny import TinySite

TEXT = """\
Norris wins in Miami

A first win, after a hundred and ten races.
By Jo Pit

MIAMI, May 5 (Reuters) - Lando Norris won for McLaren, and Senna was not there.

Photo: Ann Box
"""
SENNAS = "ayrton-senna: {name: Ayrton Senna}\nbruno-senna: {name: Bruno Senna}\n"


def imported(site: TinySite, text: str, *more: str, name: str = "x.txt") -> Result:
    path = site.root / name
    path.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["import", "text", str(path), "--root", str(site.root), *more])


def test_each_value_is_told_with_how_sure_it_is_and_why(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {**WORLD, "content/drivers/sennas.yaml": SENNAS})
    result = imported(site, TEXT, "--date", "2024-05-06 10:00")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[1:] == [
        "    title     likely  Norris wins in Miami (the first line)",
        "    date      likely  2024-05-05 (the dateline “MIAMI, May 5 (Reuters) -”, by --date)",
        "    summary   high    A first win, after a hundred and ten races. (it stands between title and byline)",
        "    author    high    Jo Pit (a byline)",
        "    picture   high    Ann Box (a credit stands with it)",
        "    kind      likely  report (the title says “wins in”)",
        "    source    high    Reuters (the dateline “MIAMI, May 5 (Reuters) -”)",
        "    driver    high    Lando Norris (in the title)",
        "    team      likely  McLaren (in the first paragraph)",
        "    unsure    guess   Senna (may be ayrton-senna or bruno-senna: left out)",
    ]


def test_a_dateline_without_a_year_is_of_the_year_before_when_its_day_has_not_come(tmp_path: Path) -> None:
    site = TinySite(tmp_path, WORLD)
    assert "2023-12-31" in imported(site, "PARIS, Dec 31 (AFP) - Max won again.", "--date", "2024-01-02").output


def test_the_day_of_the_file_is_taken_where_the_text_has_none(tmp_path: Path) -> None:
    site = TinySite(tmp_path, WORLD)
    done = imported(site, "Max won again.", "--date", "2024-06-30", name="2024-06-09-max.txt")
    assert "    date      likely  2024-06-09 (the name of the file)" in done.output.splitlines()
    dated = imported(site, "Max won once more.", "--date", "2024-06-30", name="max.txt")
    assert "    date      high    2024-06-30 (--date)" in dated.output.splitlines()


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    site = TinySite(tmp_path, WORLD)
    for day, message in {
        "yesterday": "Invalid value for --date: write a date such as 2024-06-17 or 2024-06-17 14:00, not 'yesterday'",
        "2024-02-30": "Invalid value for --date: 2024-02-30 does not exist",
    }.items():
        result = imported(site, TEXT, "--date", day)
        assert result.exit_code == 2
        assert message in result.output
    assert not (tmp_path / "content/articles").exists()


def test_a_text_without_a_day_is_not_imported(tmp_path: Path) -> None:
    result = imported(TinySite(tmp_path, WORLD), TEXT)
    assert result.exit_code == 1
    assert "x.txt:6:1: error: the date is missing: 'MIAMI, May 5 (Reuters) -' has no year" in result.output
