"""`parcferme explain`: whom an article names, as people and programs read it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.tiny import TinySite, article

FILES = {
    "content/drivers/all.yaml": (
        "michael-schumacher: {name: Michael Schumacher, teams: [{team: ferrari, from: 1996, to: 2006}]}\n"
        "ralf-schumacher: {name: Ralf Schumacher, teams: [{team: williams, from: 1999, to: 2004}]}\n"
        "mick-schumacher: {name: Mick Schumacher, teams: [{team: haas, from: 2021, to: 2022}]}\n"
    ),
    "content/teams/all.yaml": "ferrari: {name: Ferrari}\nwilliams: {name: Williams}\nhaas: {name: Haas}\n",
    "content/circuits/monza.md": "---\nname: Monza\nplace: Monza\n---\n",
    "content/events/italy-grand-prix.md": "---\nname: Italian Grand Prix\n---\n",
    "content/events/italy-grand-prix/2002/index.md": "---\nstart: 2002-09-13\nend: 2002-09-15\ncircuit: monza\n---\n",
    "content/articles/one.md": article(
        "A weekend",
        date="2002-09-16",
        body="Schumacher, said Ferrari, liked Monza's kerbs. Another Schumacher said little of the Italian Grand Prix.",
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "a site", FILES)


def explained(site: TinySite, *more: str) -> str:
    file = site.root / "content/articles/one.md"
    result = CliRunner().invoke(main, ["explain", str(file), "--root", str(site.root), *more])
    assert result.exit_code == 0, result.output
    return result.output


def test_each_name_comes_with_the_decision_and_its_reasons(site: TinySite) -> None:
    lines = explained(site).splitlines()
    assert lines[0].split() == [
        "Schumacher", "driver", "michael-schumacher", "active", "in", "2002",
    ]  # fmt: skip
    assert lines[1].split(maxsplit=3)[1:] == [
        "driver",
        "michael-schumacher:",
        "active in 2002; was with ferrari in 2002",
    ]
    assert "nobody" in next(line for line in lines if "could be" in line)


def test_programs_get_slugs(site: TinySite) -> None:
    found = json.loads(explained(site, "--json"))
    assert found["drivers"] == ["michael-schumacher"]
    assert found["teams"] == ["ferrari"]
    assert found["events"] == ["italy-grand-prix/2002"]
    assert found["circuits"] == ["monza"]
    second = [each for each in found["mentions"] if each["text"] == "Schumacher"][1]
    assert second["slug"] == ""
    assert {each["slug"] for each in second["candidates"]} >= {"michael-schumacher", "ralf-schumacher"}


def test_a_file_that_is_no_article_is_told(site: TinySite) -> None:
    file = site.root / "content/circuits/monza.md"
    result = CliRunner().invoke(main, ["explain", str(file), "--root", str(site.root)])
    assert result.exit_code == 1
    assert "content/circuits/monza.md: error: this is no article of the site" in result.output
