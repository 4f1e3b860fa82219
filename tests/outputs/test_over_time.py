"""Entities over time: who drives for whom today, which team was which, what an event was called."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.outputs.reading import dom, links, texts
from tests.tiny import SITE_YAML, TinySite, article

CHAIN = "[{team: Toro Rosso, from: 2006, to: 2019}, {team: alphatauri, from: 2020, to: 2023}, {team: rb, from: 2024}]"

FILES = {
    "content/teams/alphatauri.md": "---\nname: AlphaTauri\n---\n",
    "content/teams/rb.md": (
        "---\nname: Racing Bulls\nnames: [{name: RB, from: 2024, to: 2024}, {name: Racing Bulls, from: 2025}]\n"
        f"chain: {CHAIN}\n---\n"
    ),
    "content/drivers/liam-lawson.md": (
        "---\nteams:\n  - {team: alphatauri, series: F1, from: 2023-08-25, to: 2023-10-22}\n"
        "  - {team: rb, series: F1, from: 2024-09, to: 2024}\n"
        "  - {team: Red Bull, series: F1, from: 2025, to: 2025-03-23}\n"
        "  - {team: rb, series: F1, from: 2025-03-24}\n---\n"
    ),
    "content/drivers/ayrton-senna.md": "---\ndied: 1994-05-01\nteams: [{team: Williams, from: 1994}]\n---\n",
    "content/series/f1.md": "---\nname: Formula 1\naliases: [F1]\n---\n",
    "content/circuits/imola.md": "---\nname: Imola\n---\n",
    "content/circuits/monza.md": "---\nname: Monza\n---\n",
    "content/events/italian-race.md": (
        "---\nname: Race of Italy\ncircuit: monza\nnames: [{name: Italian GP, to: 1999}, {name: Grand Prix of Italy, "
        "from: 2000, to: 2024-06}]\n---\n"
    ),
    "content/events/italian-race/1980.md": "---\ncircuit: imola\n---\n",
    "content/events/italian-race/2024.md": "---\nstart: 2024-09-01\n---\n",
    "content/events/italian-race/2023.md": "---\nround: 15\n---\n",
    "content/events/italian-race/2022.md": "---\nname: The hot one\n---\n",
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {**FILES, "site.yaml": f"{SITE_YAML}timezone: Europe/Rome\n"})


def drives_for(site: TinySite, driver: str = "liam-lawson") -> str:
    page = dom(site, f"/drivers/{driver}/")
    facts = dict(zip(texts(page, "dt"), texts(page, "dd"), strict=True))
    return facts.get("Drives for", "")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


SPELLS = (
    ("2023-08-24 21:59", "", "2023-08-24 22:00"),
    ("2023-08-24 22:00", "AlphaTauri, Formula 1", "2023-10-22 22:00"),
    ("2024-08-31 22:00", "Racing Bulls, Formula 1", "2024-12-31 23:00"),
    ("2024-12-31 23:00", "Red Bull, Formula 1", "2025-03-23 23:00"),
    ("2025-03-23 23:00", "Racing Bulls, Formula 1", ""),
)
"""Now, whom he drives for, and when that or another team's time changes next; Rome is one hour ahead of UTC, or two."""


def test_a_transfer_shows_by_itself_at_midnight_of_the_sites_zone(site: TinySite) -> None:
    for now, team, change in SPELLS:
        report = site.built(now=at(now))
        assert drives_for(site) == team
        assert report.next_change == (at(change) if change else None)
    assert len(SPELLS) == 5


def test_nobody_drives_for_anyone_after_death(site: TinySite) -> None:
    report = site.built(now=at("1994-04-30 12:00"))
    assert report.next_change == at("1994-04-30 22:00")
    assert drives_for(site, "ayrton-senna") == "Williams"
    site.built()
    assert drives_for(site, "ayrton-senna") == ""


def test_a_transfer_renders_the_drivers_page_alone(site: TinySite) -> None:
    site.built(now=at("2025-03-23 12:00"))
    report = site.built(now=at("2025-03-24 12:00"))
    assert (report.rendered, set(report.changed)) == (1, {"/drivers/liam-lawson/"})
    assert site.built(now=at("2025-03-25 12:00")).rendered == 0


@pytest.mark.parametrize("team", ["rb", "alphatauri"])
def test_a_team_shows_the_line_it_is_part_of_with_links_and_which_is_todays(site: TinySite, team: str) -> None:
    site.built(now=at("2025-05-01 12:00"))
    page = dom(site, f"/teams/{team}/")
    found = [row.replace(" as ", ": as ") for row in texts(page, ".pf-chain > ol > li")]
    names = "" if team == "rb" else ": as RB 2024: as Racing Bulls 2025 –"
    assert found == ["Toro Rosso 2006 – 2019", "AlphaTauri 2020 – 2023", f"Racing Bulls (today) 2024 –{names}"]
    other = {"rb": "alphatauri", "alphatauri": "rb"}[team]
    assert list(links(site, f"/teams/{team}/", ".pf-chain").values()) == [f"/teams/{other}/"]
    assert texts(page, ".pf-chain strong") == [{"rb": "Racing Bulls", "alphatauri": "AlphaTauri"}[team]]


def test_which_team_is_todays_changes_with_the_day(site: TinySite) -> None:
    report = site.built(now=at("2023-12-31 22:59"))
    assert texts(dom(site, "/teams/rb/"), ".pf-now strong, .pf-now a") == ["AlphaTauri"]
    assert report.next_change == at("2023-12-31 23:00")
    site.built(now=at("2023-12-31 23:00"))
    assert texts(dom(site, "/teams/rb/"), ".pf-now strong, .pf-now a") == ["Racing Bulls"]


def test_a_team_without_a_file_shows_the_line_that_anothers_file_tells(site: TinySite) -> None:
    site.write({"content/articles/one.md": article(teams="[Toro Rosso]")})
    site.built()
    page = dom(site, "/teams/toro-rosso/")
    assert texts(page, ".pf-chain strong") == ["Toro Rosso"]
    assert len(texts(page, ".pf-chain > ol > li")) == 3


def test_a_team_in_a_list_has_a_page_once_a_chain_names_it(site: TinySite) -> None:
    site.write({"content/teams/old.yaml": "toro-rosso: {name: Toro Rosso}\nminardi: {name: Minardi}\n"})
    site.built()
    assert links(site, "/teams/rb/", ".pf-chain")["Toro Rosso"] == "/teams/toro-rosso/"
    assert not (site.output / "teams/minardi").exists()


def test_an_edition_has_the_name_that_its_event_held_then_and_says_where_it_was(site: TinySite) -> None:
    site.built()
    rows = texts(dom(site, "/events/italian-race/"), ".pf-editions li")
    assert rows == [
        "Race of Italy 2024 1 September 2024 Monza",
        "Grand Prix of Italy 2023 Monza",
        "The hot one Monza",
        "Italian GP 1980 Imola",
    ]
    assert texts(dom(site, "/events/italian-race/1980/"), "h1") == ["Italian GP 1980"]
    assert texts(dom(site, "/circuits/imola/"), ".pf-editions li") == ["Italian GP 1980"]
