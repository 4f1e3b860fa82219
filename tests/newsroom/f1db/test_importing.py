"""`parcferme import f1db`: what becomes of F1DB's source in a site."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import SiteError
from generator.newsroom.f1db.entries import Wanted
from generator.newsroom.f1db.importing import import_f1db
from tests.newsroom.f1db.tree import archives, checkout
from tests.tiny import TinySite

SOURCES = "sources: [{name: F1DB, url: 'https://github.com/f1db/f1db', licence: CC BY 4.0}]\n"

DRIVERS = f"""\
kari-strom:
  name: Kari Strøm
  surname: Strøm
  code: D'O
  born: 1960-01-01
  nationality: Norwegian
  teams:
    - {{team: fjord, series: formula-1, from: 1998, to: 1998}}
  {SOURCES}
ola-strom:
  name: Ola Strøm, Jr.
  full_name: Ola D'Artagnan Strøm
  aliases: [Ola Strøm]
  surname: Strøm
  code: "NO"
  number: 10
  born: 1990-03-02
  birthplace: Oslo
  nationality: Norwegian
  teams:
    - {{team: fjord, series: formula-1, from: 2023, to: 2023-05-28}}
    - {{team: fjord-2, series: formula-1, from: 2023-06-04}}
  family:
    - {{name: kari-strom, relation: mother}}
  {SOURCES}"""

EDITION = f"""\
full_name: "Formula 1: Grand Prix de Monaco 2023"
series: formula-1
season: 2023
round: 1
circuit: monaco
layout: monaco-2
start: 2023-05-27
end: 2023-05-28
sessions:
  - {{name: Qualifying, start: "2023-05-27 14:00Z"}}
  - {{name: Race, start: "2023-05-28 13:00Z"}}
laps: 78
distance_km: 260.286
{SOURCES}"""


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {})


def imported(site: TinySite, source: Path, wanted: Wanted | None = None) -> dict[str, str]:
    return {each.path: each.state for each in import_f1db(site.root, source, wanted or Wanted())}


def text(site: TinySite, path: str) -> str:
    """A file without the line that says where it comes from."""
    _, _, rest = (site.root / path).read_text(encoding="utf-8").partition(" is kept\n")
    return rest


def test_entities_and_editions_come_in_our_form(site: TinySite, tmp_path: Path) -> None:
    states = imported(site, checkout(tmp_path / "f1db"))
    assert set(states.values()) == {"written"}
    assert text(site, "content/drivers/f1db.yaml") == DRIVERS
    assert text(site, "content/events/monaco-grand-prix/2023/index.md") == f"{EDITION}---\n"
    assert "chain:\n    - {team: fjord, from: 1998, to: 1999}\n" in text(site, "content/teams/f1db.yaml")
    assert 'aliases: ["Rocher, Circuit du"]' in text(site, "content/circuits/f1db.yaml")
    report = site.built()
    assert [each.message for each in report.problems if each.severity == "error"] == []


def test_circuits_come_with_layouts_and_with_the_maps_of_a_folder(site: TinySite, tmp_path: Path) -> None:
    source, maps = checkout(tmp_path / "f1db"), tmp_path / "maps"
    svg = '<svg width="500" height="500"><path style="stroke: #000" d="M0 0L9 9"/></svg>\n'
    for name in ("monaco-2", "of-no-layout"):
        (maps / "black").mkdir(parents=True, exist_ok=True)
        (maps / f"black/{name}.svg").write_text(svg, encoding="utf-8")
    import_f1db(site.root, source, Wanted(), maps=maps)
    credit = 'map: {src: /media/circuits/monaco-2.svg, credit: "Jules Roy, F1DB", licence: CC BY 4.0}'
    assert (
        "  layouts:\n"
        "    - {id: monaco-1, length_km: 3.180, turns: 14, from: 1998, to: 1998}\n"
        f"    - {{id: monaco-2, length_km: 3.337, turns: 19, from: 2023, {credit}}}\n"
    ) in text(site, "content/circuits/f1db.yaml")
    assert (site.root / "content/media/circuits/monaco-2.svg").read_text(encoding="utf-8").endswith(f" -->\n{svg}")
    assert not (site.root / "content/media/circuits/of-no-layout.svg").exists()
    assert {each.state for each in import_f1db(site.root, source, Wanted(), maps=maps)} == {"unchanged"}
    circuits = (site.root / "content/circuits/f1db.yaml").read_bytes()
    assert {each.state for each in import_f1db(site.root, source, Wanted())} == {"unchanged"}
    assert (site.root / "content/circuits/f1db.yaml").read_bytes() == circuits
    assert site.built().problems == ()
    assert 'd="M0 0L9 9"' in site.page("/events/monaco-grand-prix/2023/")


def test_a_race_without_times_is_a_day(site: TinySite, tmp_path: Path) -> None:
    imported(site, checkout(tmp_path / "f1db"))
    assert 'sessions:\n  - {name: Race, start: "1998-05-24"}\n' in text(
        site, "content/events/monaco-grand-prix/1998/index.md"
    )


RACE = """\
position,number,drivers,team,engine,laps,time,gap,grid,points,status,fastest_lap
1,7,kari-strom; ola-strom,fjord,"Vik & Sons, Ltd",78,1:51:23.595,,PL,4; 6,,; 1:22.948
2,8,ola-strom,fjord,"Vik & Sons, Ltd",77,,+1 lap,2,-,,
DNF,9,kari-strom,fjord-2,"Vik & Sons, Ltd",0,,,3,,"Collision, first lap",
"""
PRACTICE = """\
position,number,drivers,team,engine,laps,time
1,8,ola-strom,fjord,"Vik & Sons, Ltd",20,1:23.456
2,7,kari-strom,fjord,"Vik & Sons, Ltd",19,1:24.000
"""
QUALIFYING = """\
position,number,drivers,team,engine,time,q1,q2
1,8,ola-strom,fjord,"Vik & Sons, Ltd",1:21.9,1:22.5,1:21.9
"""


def test_results_come_as_a_table_for_each_session(site: TinySite, tmp_path: Path) -> None:
    imported(site, checkout(tmp_path / "f1db"))
    folder = "content/events/monaco-grand-prix/1998"
    assert text(site, f"{folder}/race.csv") == RACE
    assert text(site, f"{folder}/practice-1.csv") == PRACTICE
    assert text(site, f"{folder}/qualifying.csv") == QUALIFYING
    assert text(site, f"{folder}/driver-standings.csv") == "position,driver,points\n1,ola-strom,6\n2,kari-strom,4\n"
    assert text(site, f"{folder}/team-standings.csv") == 'position,team,engine,points\n1,fjord,"Vik & Sons, Ltd",10\n'
    assert not (site.root / "content/events/monaco-grand-prix/2023/race.csv").exists()


def test_half_points_are_what_a_race_is_worth(site: TinySite, tmp_path: Path) -> None:
    source = checkout(tmp_path / "f1db")
    results = source / "src/data/seasons/1998/races/01-monaco/race-results.yml"
    results.write_text(results.read_text().replace("points: 4", "points: 2").replace("points: 6", "points: 3"))
    imported(site, source)
    assert "\nworth: 0.5\nlaps: 78\n" in text(site, "content/events/monaco-grand-prix/1998/index.md")


def test_seasons_choose_editions_and_entities_come_all_the_same(site: TinySite, tmp_path: Path) -> None:
    states = imported(site, checkout(tmp_path / "f1db"), Wanted(2000, 2030))
    assert "content/events/monaco-grand-prix/2023/index.md" in states
    assert "content/events/monaco-grand-prix/1998/index.md" not in states
    assert text(site, "content/drivers/f1db.yaml") == DRIVERS


def test_an_archive_gives_the_same_as_a_checkout(site: TinySite, tmp_path: Path) -> None:
    assert set(imported(site, checkout(tmp_path / "checkout")).values()) == {"written"}
    for archive in archives(tmp_path):
        assert set(imported(site, archive).values()) == {"unchanged"}
    assert set(imported(site, tmp_path / "checkout/src/data").values()) == {"unchanged"}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.mkdir(), "no F1DB is here"),
        (lambda path: path.write_text("no archive"), "no F1DB is here"),
        (lambda path: path.symlink_to(path), "no F1DB is here"),
    ],
)
def test_what_is_no_f1db_is_told(site: TinySite, tmp_path: Path, make: Callable[[Path], object], message: str) -> None:
    make(tmp_path / "other")
    with pytest.raises(SiteError, match=message):
        import_f1db(site.root, tmp_path / "other", Wanted())


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("drivers/kari-strom", "", "src/data/drivers/kari-strom.yml: error: cannot be read: it has no 'name'"),
        ("drivers/kari-strom", "x: [", "src/data/drivers/kari-strom.yml:2:1: error: this is no YAML"),
        ("constructors/fjord", "- a", "src/data/constructors/fjord.yml: error: cannot be read: it has no 'name'"),
        (
            "seasons/2023/races/01-monaco/race",
            "round: 1\ndate: soon\ngrandPrixId: monaco\ncircuitId: monaco\n",
            "race.yml: error: cannot be read: it is not in the form that F1DB has",
        ),
        (
            "seasons/2023/races/01-monaco/race",
            "round: 1\ndate: 2023-05-28\ngrandPrixId: ../../evil\ncircuitId: monaco\n",
            "race.yml: error: cannot be read: it has no 'grands-prix/../../evil'",
        ),
        ("seasons/2023/races/zz/race", "round: 1\n", "src/data/seasons/2023/races/zz/race.yml: error: cannot be read"),
        (
            "seasons/1998/races/01-monaco/race-results",
            "- position: 1\n",
            "01-monaco/race-results.yml: error: cannot be read: it has no 'driverId'",
        ),
        ("seasons/1998/driver-standings", "- position: 1\n", "driver-standings.yml: error: cannot be read: it has no"),
        ("seasons/2023/entrants", "- drivers: 3\n", "src/data/seasons/2023/entrants.yml: error: cannot be read"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_named(
    site: TinySite, tmp_path: Path, name: str, content: str, message: str
) -> None:
    source = checkout(tmp_path / "f1db")
    file = source / f"src/data/{name}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)
    with pytest.raises(SiteError, match=re.escape(message)):
        import_f1db(site.root, source, Wanted())
    assert not (site.root / "content").exists()


@pytest.mark.parametrize(("text", "years"), [("2023", "2023"), ("2020-2023", "2023"), ("1990-", "1998 2023")])
def test_seasons_are_written_as_years(site: TinySite, tmp_path: Path, text: str, years: str) -> None:
    arguments = ["import", "f1db", str(checkout(tmp_path / "f1db")), "--root", str(site.root), "--seasons", text]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert " ".join(sorted(each.name for each in (site.root / "content/events/monaco-grand-prix").iterdir())) == years


@pytest.mark.parametrize("text", ["soon", "2026-2020", "99999-1", "20", "2020-x"])
def test_other_seasons_are_refused(site: TinySite, tmp_path: Path, text: str) -> None:
    arguments = ["import", "f1db", str(checkout(tmp_path / "f1db")), "--root", str(site.root), "--seasons", text]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "write 2024, 2020-2026, or 2020- for all from 2020 on" in result.output
