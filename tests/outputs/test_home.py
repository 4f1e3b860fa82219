"""The front page beyond its stories: the next session, championships, and each series."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.tiny import NOW, SITE_YAML, TinySite, article

SESSIONS = "[{name: Qualifying, start: 2024-07-06 16:00Z}, {name: Race, start: 2024-07-07 15:00Z}]"
NEXT = ".pf-upcoming:not([hidden]) p:not([hidden])"
FILES = {
    "content/series/formula-1.md": "---\nname: Formula 1\nrules: [{from: 2000, race: [25, 18]}]\n---\n",
    "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\ncode: GAS\n---\n",
    "content/circuits/silverstone.md": "---\nname: Silverstone\ntimezone: Europe/London\n---\n",
    "content/events/monaco-grand-prix/2024/index.md": "---\nseries: formula-1\nround: 1\n---\n",
    "content/events/monaco-grand-prix/2024/race.csv": (
        "position,drivers,team\n1,Pierre Gasly,Alpine\n2,Esteban Ocon,Alpine\n"
    ),
    "content/events/british-grand-prix/2024/index.md": (
        f"---\nseries: formula-1\nround: 2\ncircuit: silverstone\nsessions: {SESSIONS}\n---\n"
    ),
    "content/articles/a.md": article("A race", series="[Formula 1]"),
}


@pytest.fixture(params=["plain", "apex"])
def site(tmp_path: Path, request: pytest.FixtureRequest) -> TinySite:
    settings = SITE_YAML.replace("theme: plain", f"theme: {request.param}")
    return TinySite(tmp_path / "site", {**FILES, "site.yaml": settings})


def words(site: TinySite, part: str) -> list[str]:
    """The texts of these parts of the front page."""
    return [" ".join(each.text().split()) for each in LexborHTMLParser(site.page("/")).css(part)]


def test_the_next_session_is_told_until_it_begins_and_then_the_next(site: TinySite) -> None:
    report = site.built()
    qualifying = datetime(2024, 7, 6, 16, tzinfo=UTC)
    assert words(site, NEXT) == ["Next British Grand Prix 2024: Qualifying 6 July 2024, 17:00 UTC+1"]
    assert 'datetime="2024-07-06T17:00+01:00"' in site.page("/")
    assert report.next_change == qualifying
    site.built(now=qualifying - timedelta(seconds=1))
    assert "Qualifying" in words(site, NEXT)[0]
    assert site.built(now=qualifying).changed == ("/",)
    assert words(site, NEXT) == ["Next British Grand Prix 2024: Race 7 July 2024, 16:00 UTC+1"]
    race = datetime(2024, 7, 7, 15, tzinfo=UTC)
    assert site.built(now=race).next_change == race + timedelta(hours=2)
    assert words(site, NEXT) == []


def test_what_runs_and_what_comes_later_stands_on_the_page_for_a_script(site: TinySite) -> None:
    path = "content/events/british-grand-prix/2024/index.md"
    site.write({path: FILES[path].replace("16:00Z}", "16:00Z, end: 2024-07-06 17:00Z}")})
    every = ".pf-upcoming time[data-end]"
    began = datetime(2024, 7, 6, 16, 30, tzinfo=UTC)
    assert site.built(now=began).next_change == began + timedelta(minutes=30)
    assert words(site, every) == ["6 July 2024, 17:00 UTC+1", "7 July 2024, 16:00 UTC+1"]
    assert 'data-end="2024-07-07T18:00+01:00"' in site.page("/")
    site.built(now=datetime(2024, 7, 6, 17, tzinfo=UTC))
    assert words(site, every) == ["7 July 2024, 16:00 UTC+1"]
    site.built(now=datetime(2024, 7, 7, 16, tzinfo=UTC))
    assert words(site, every) == ["7 July 2024, 16:00 UTC+1"]
    assert words(site, NEXT) == []
    site.built(now=datetime(2024, 7, 7, 17, tzinfo=UTC))
    assert words(site, every) == []


@pytest.mark.parametrize("state", ["postponed", "cancelled"])
def test_what_does_not_take_place_is_not_next(site: TinySite, state: str) -> None:
    path = "content/events/british-grand-prix/2024/index.md"
    whole = FILES[path].replace("round: 2\n", f"round: 2\nstatus: {state}\n")
    site.write({path: whole}).built()
    assert words(site, NEXT) == []
    one = FILES[path].replace("16:00Z}", f"16:00Z, status: {state}}}")
    site.write({path: one}).built()
    assert words(site, NEXT) == ["Next British Grand Prix 2024: Race 7 July 2024, 16:00 UTC+1"]


def test_a_session_whose_hour_is_not_known_is_not_next(site: TinySite) -> None:
    path = "content/events/british-grand-prix/2024/index.md"
    site.write({path: FILES[path].replace(" 16:00Z", "").replace(" 15:00Z", "")}).built()
    assert words(site, NEXT) == []


def test_championships_stand_on_the_front_page(site: TinySite) -> None:
    site.built()
    assert words(site, ".pf-strip") == [
        "Formula 1 2024, drivers After round 1 1 Pierre Gasly 25 2 Esteban Ocon 18",
        "Formula 1 2024, teams After round 1 1 Alpine 43",
    ]
    site.write({"content/events/monaco-grand-prix/2024/race.csv": "position,drivers,team\n1,Esteban Ocon,Alpine\n"})
    assert "/" in site.built().changed
    assert words(site, ".pf-strip")[0] == "Formula 1 2024, drivers After round 1 1 Esteban Ocon 25"


def test_series_stand_apart_where_stories_are_of_several(site: TinySite) -> None:
    site.built()
    assert words(site, ".pf-of-series h2") == []
    site.write(
        {
            "content/articles/b.md": article("Another", "2024-06-20", series="[Formula 2]"),
            "content/articles/c.md": article("Older", "2024-06-10", series="[Formula 1]"),
        }
    ).built(now=NOW)
    assert words(site, ".pf-of-series h2") == ["Formula 2", "Formula 1"]
    assert words(site, ".pf-of-series h3") == ["Another", "A race", "Older"]


def test_a_site_that_says_nothing_of_itself_is_described_by_its_name_once(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/a.md": article()})
    site.built()
    assert '<meta name="description" content="Pit Wall">' in site.page("/")
    assert '<meta name="description" content="Drivers · Pit Wall">' in site.page("/drivers/")
