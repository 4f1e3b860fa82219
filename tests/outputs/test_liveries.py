"""Liveries: the colours of teams stand in one style sheet, and pages name classes."""

import re
from pathlib import Path

from tests.tiny import TinySite, article

RACE = {
    "content/events/monaco-grand-prix/2024/index.md": "---\nseries: formula-1\nround: 1\n---\n",
    "content/events/monaco-grand-prix/2024/race.csv": "position,drivers,team\n1,Pierre Gasly,Alpine\n",
    "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\ncode: GAS\n---\n",
    "content/series/formula-1.md": "---\nname: Formula 1\n---\n",
    "content/articles/a.md": article(drivers="[Pierre Gasly]", teams="[Alpine]"),
}
SHEET = """\
/* The colours of teams, each fit for the light paper and for the dark one. */
.pf-team-alpine { color: #0093cc }
"""


def alpine(colour: str) -> dict[str, str]:
    return {"content/teams/alpine.md": f"---\nname: Alpine\n{colour and f'colour: {chr(34)}{colour}{chr(34)}'}\n---\n"}


def test_a_team_has_its_colour_by_a_class(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {**RACE, **alpine("#0093cc")})
    site.built()
    assert site.page("/assets/teams.css") == SHEET
    page = site.page("/events/monaco-grand-prix/2024/")
    assert '<link rel="stylesheet" href="/assets/teams.css">' in page
    assert 'class="pf-bar pf-team-alpine"' in page
    assert "0093cc" not in page


def test_another_colour_changes_the_sheet_alone(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {**RACE, **alpine("#0093cc")})
    site.built()
    site.write(alpine("#c86400"))
    assert site.built().changed == ("/assets/teams.css",)
    assert ".pf-team-alpine { color: #c86400 }" in site.page("/assets/teams.css")


def test_a_colour_that_cannot_be_seen_on_one_paper_has_a_twin(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {**RACE, **alpine("#ffffff")})
    site.built()
    assert "#ffffff" not in site.page("/assets/teams.css")


def test_where_no_team_has_a_colour_there_is_no_sheet(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {**RACE, **alpine("")})
    site.built()
    assert "assets/teams.css" not in site.files()
    assert "teams.css" not in site.page("/")


def test_below_a_folder_the_sheet_is_linked_there(tmp_path: Path) -> None:
    settings = "title: Pit Wall\nbase_url: https://pitwall.example/racing/\ntheme: apex\n"
    site = TinySite(tmp_path / "site", {**RACE, **alpine("#0093cc"), "site.yaml": settings})
    site.built()
    assert 'href="/racing/assets/teams.css"' in site.page("/")


def test_a_driver_stands_in_the_colour_of_the_team_he_drove_for(tmp_path: Path) -> None:
    series = {"content/series/formula-1.md": "---\nname: Formula 1\nrules: [{from: 2000, race: [25, 18]}]\n---\n"}
    site = TinySite(tmp_path / "site", {**RACE, **series, **alpine("#0093cc")})
    site.built()
    rows = re.findall(r"<th scope=\"row\"><svg class=\"pf-bar (\S+)\".*?</svg>", site.page("/series/formula-1/2024/"))
    assert rows == ["pf-team-alpine"] * 4
    assert site.page("/").count('class="pf-bar pf-team-alpine"') == 2


def test_tables_in_articles_show_colours_and_feeds_do_not(tmp_path: Path) -> None:
    body = "```{results}\nedition: Monaco Grand Prix 2024\nsession: Race\n```"
    told = {"content/articles/a.md": article(body=body, drivers="[Pierre Gasly]", teams="[Alpine]")}
    site = TinySite(tmp_path / "site", {**RACE, **alpine("#0093cc"), **told})
    site.built()
    assert '</svg><a href="/drivers/pierre-gasly/">Pierre Gasly</a></th>' in site.page("/articles/a/")
    assert "Pierre Gasly" in site.page("/feed.xml")
    assert "pf-bar" not in site.page("/feed.xml")


def test_a_colour_that_comes_later_reaches_every_page_that_shows_it(tmp_path: Path) -> None:
    body = "```{results}\nedition: Monaco Grand Prix 2024\nsession: Race\n```\n\n"
    body += "```{standings}\nedition: Monaco Grand Prix 2024\nof: drivers\n```"
    files = {
        **RACE,
        "content/series/formula-1.md": "---\nname: Formula 1\nrules: [{from: 2000, race: [25, 18]}]\n---\n",
        "content/articles/a.md": article(body=body, drivers="[Pierre Gasly]", teams="[Alpine]"),
        "site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/\ntheme: apex\n",
    }
    warm = TinySite(tmp_path / "warm", {**files, **alpine("")})
    warm.built()
    warm.write(alpine("#0093cc"))
    warm.built()
    clean = TinySite(tmp_path / "clean", {**files, **alpine("#0093cc")})
    clean.built()
    assert warm.files() == clean.files()
    for address in ("/", "/articles/a/", "/series/formula-1/2024/", "/drivers/pierre-gasly/"):
        assert 'class="pf-bar pf-team-alpine"' in warm.page(address)
