"""`parcferme import f1db`: what becomes of F1DB's source in a site."""

from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.newsroom.f1db.entries import Wanted
from generator.newsroom.f1db.importing import import_f1db
from generator.newsroom.f1db.keeping import lines
from tests.newsroom.f1db.tree import archives, checkout
from tests.tiny import TinySite

DRIVERS = """\
kari-strom:
  name: Kari Strøm
  surname: Strøm
  code: D'O
  born: 1960-01-01
  nationality: Norwegian
  teams:
    - {team: fjord, series: formula-1, from: 1998, to: 1998}

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
    - {team: fjord, series: formula-1, from: 2023, to: 2023-05-28}
    - {team: fjord-2, series: formula-1, from: 2023-06-04}
  family:
    - {name: kari-strom, relation: mother}
"""

EDITION = """\
full_name: "Formula 1: Grand Prix de Monaco 2023"
series: formula-1
season: 2023
round: 1
circuit: monaco
start: 2023-05-27
end: 2023-05-28
sessions:
  - {name: Qualifying, start: "2023-05-27 14:00Z"}
  - {name: Race, start: "2023-05-28 13:00Z"}
laps: 78
distance_km: 260.286
"""


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {})


def imported(site: TinySite, source: Path, wanted: Wanted | None = None) -> dict[str, str]:
    return {each.path: each.state for each in import_f1db(site.root, source, wanted or Wanted())}


def text(site: TinySite, path: str) -> str:
    """A file without the line that says where it comes from."""
    _, _, rest = (site.root / path).read_text(encoding="utf-8").partition("a change to this file is kept\n")
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


def test_a_race_without_times_is_a_day(site: TinySite, tmp_path: Path) -> None:
    imported(site, checkout(tmp_path / "f1db"))
    assert 'sessions:\n  - {name: Race, start: "1998-05-24"}\n' in text(
        site, "content/events/monaco-grand-prix/1998/index.md"
    )


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


def test_what_a_person_changed_is_kept_and_told_with_the_difference(site: TinySite, tmp_path: Path) -> None:
    source = checkout(tmp_path / "f1db")
    imported(site, source)
    path = "content/drivers/f1db.yaml"
    mine = (site.root / path).read_text(encoding="utf-8").replace("birthplace: Oslo", "birthplace: Bergen")
    (site.root / path).write_text(mine, encoding="utf-8")
    race = source / "src/data/seasons/2023/races/01-monaco/race.yml"
    race.write_text(race.read_text(encoding="utf-8").replace("laps: 78", "laps: 77"), encoding="utf-8")

    kept = import_f1db(site.root, source, Wanted())
    states = {each.path: each.state for each in kept}
    assert states[path] == "kept"
    assert (site.root / path).read_text(encoding="utf-8") == mine
    assert "laps: 77\n" in text(site, "content/events/monaco-grand-prix/2023/index.md")
    told = list(lines(kept))
    assert told[0] == f"Kept, it was changed by hand: {path}"
    assert "    -  birthplace: Bergen" in told
    assert "    +  birthplace: Oslo" in told
    assert told[-1] == "8 files: 0 written, 7 updated, 0 unchanged, 1 kept."  # a new digest of F1DB is a new version


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.mkdir(), "no F1DB is here"),
        (lambda path: path.write_text("no archive"), "cannot be read: "),
    ],
)
def test_what_is_no_f1db_is_told(site: TinySite, tmp_path: Path, make: object, message: str) -> None:
    make(tmp_path / "other")  # type: ignore[operator]
    with pytest.raises(SiteError, match=message):
        import_f1db(site.root, tmp_path / "other", Wanted())
