"""Pages of drivers, teams, events, circuits, series, tags and authors: the site knows the sport."""

from pathlib import Path

import pytest

from tests.outputs.reading import dom, links, stories, text, texts, there, values
from tests.tiny import TinySite, article

FILES = {
    "content/drivers/pierre-gasly.md": (
        "---\nname: Pierre Gasly\nfull_name: Pierre Jean-Jacques Gasly\naliases: [Gasly]\ncode: GAS\n"
        "number: 010\nborn: 1996-02-07\n"
        "nationality: French\nsummary: Won at Monza.\n"
        "teams:\n  - {team: Alpine, series: F1, from: 2023}\n  - {team: Toro Rosso, from: 2017, to: 2019-08}\n"
        "family: [{name: Max Verstappen, relation: rival}, {name: Pascale, relation: mother}]\n"
        "same_as: ['https://gasly.example/']\nsources: [{name: F1DB}]\n---\n\n## Career\n\nFrom *Rouen*.\n"
    ),
    "content/drivers/others.yaml": (
        "max-verstappen: {name: Max Verstappen, number: 1}\n"
        "nobody-yet: {name: Nobody Yet}\n"
        "pierre-gasly: {number: 99, birthplace: Rouen}\n"
    ),
    "content/teams/alpine.md": (
        "---\nname: Alpine\nbase: Enstone\nfounded: 2021\nnames: [{name: Renault, to: 2020}]\n---\n"
    ),
    "content/circuits/monaco.md": "---\nname: Circuit de Monaco\naliases: [Monaco]\nlength_km: 3.337\nturns: 19\n---\n",
    "content/series/formula-1.md": "---\nname: Formula 1\naliases: [F1]\n---\n",
    "content/authors/ann.md": "---\nname: Ann Other\nrole: Editor\npen_name: true\n---\n",
    "content/tags/rain.md": "---\nname: Rain\n---\n\nWater from above.\n",
    "content/events/monaco-grand-prix.md": (
        "---\nname: Monaco Grand Prix\naliases: [Monaco GP]\nseries: F1\ncircuit: Monaco\n---\n\nNarrow.\n"
    ),
    "content/events/monaco-grand-prix/2024/index.md": (
        "---\nround: 8\nstart: 2024-05-24\nend: 2024-05-26\nlaps: 78\nsessions:\n"
        "  - {name: Qualifying, start: 2024-05-25 14:00Z}\n  - {name: Race, start: 2024-05-26, status: postponed}\n"
        "---\n\nHe won at home.\n"
    ),
    "content/events/monaco-grand-prix/2023.md": "---\nname: Monaco, the wet one\ncircuit: Imola\n---\n",
    "content/articles/one.md": article(
        "One",
        "2024-05-27",
        drivers="[Gasly, Yuki Tsunoda]",
        teams="[alpine]",
        events="[Monaco GP 2024]",
        circuits="[Monaco]",
        series="[F1]",
        tags="[rain, Street Circuits]",
        author="[ann, Bo]",
    ),
    "content/articles/two.md": article("Two", "2024-05-28", events="[Monaco GP 2022, Goodwood Revival/2023, Le Mans]"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    built = TinySite(tmp_path_factory.mktemp("entities") / "site", FILES)
    report = built.built()
    assert not report.problems, built.told(report)
    return built


KINDS = {
    "drivers": {"Max Verstappen", "Pierre Gasly", "Yuki Tsunoda"},
    "teams": {"Alpine"},
    "events": {"Goodwood Revival", "Le Mans", "Monaco Grand Prix"},
    "circuits": {"Circuit de Monaco"},
    "series": {"Formula 1"},
    "tags": {"Rain", "Street Circuits"},
    "authors": {"Ann Other", "Bo"},
}


def test_every_kind_has_its_index() -> None:
    assert len(KINDS) == 7


@pytest.mark.parametrize("kind", KINDS)
def test_an_index_leads_to_every_entity_of_its_kind(site: TinySite, kind: str) -> None:
    found = links(site, f"/{kind}/", ".pf-terms")
    assert found.keys() == KINDS[kind]
    for address in found.values():
        assert address.startswith(f"/{kind}/")
        assert there(site, address)
        assert there(site, address + "feed.xml")
        assert there(site, address + "feed.json")


def test_an_index_goes_by_letter_without_regard_to_accents_and_case(tmp_path: Path) -> None:
    names = ["Émile", "eric", "Zoë", "Örjan", "24 Hours", "Øyvind", "Ellen"]
    site = TinySite(tmp_path, {"content/articles/a.md": article(tags=f"[{', '.join(names)}]")})
    site.built()
    page = dom(site, "/tags/")
    assert texts(page, "main h2") == ["0-9", "E", "O", "Z"]
    assert texts(page, ".pf-terms li") == ["24 Hours", "Ellen", "Émile", "eric", "Örjan", "Øyvind", "Zoë"]


def test_an_article_stands_on_the_pages_of_all_it_names(site: TinySite) -> None:
    named = (
        "/drivers/pierre-gasly/", "/drivers/yuki-tsunoda/", "/teams/alpine/", "/events/monaco-grand-prix/2024/",
        "/circuits/monaco/", "/series/formula-1/", "/tags/rain/", "/tags/street-circuits/", "/authors/ann/",
        "/authors/bo/",
    )  # fmt: skip
    for address in named:
        assert stories(site, address) == ["One"], address
    assert stories(site, "/events/monaco-grand-prix/") == ["Two", "One"]


def test_an_entity_that_only_front_matter_names_has_a_page(site: TinySite) -> None:
    page = dom(site, "/drivers/yuki-tsunoda/")
    assert text(page, "h1") == "Yuki Tsunoda"
    assert not page.css(".pf-facts")


# ---------------------------------------------------------------- facts


def test_a_file_adds_facts_and_a_biography(site: TinySite) -> None:
    page = dom(site, "/drivers/pierre-gasly/")
    assert text(page, "h1") == "Pierre Gasly"
    facts = dict(zip(texts(page, ".pf-facts dt"), texts(page, ".pf-facts dd"), strict=True))
    assert facts == {
        "Full name": "Pierre Jean-Jacques Gasly",
        "Number": "010",
        "Code": "GAS",
        "Drives for": "Alpine, Formula 1",
        "Born": "7 February 1996",
        "Born in": "Rouen",
        "Nationality": "French",
    }
    assert "From <em>Rouen</em>." in site.page("/drivers/pierre-gasly/")
    assert values(page, "meta[name=description]", "content") == ["Won at Monza."]
    assert values(page, 'meta[property="og:type"]', "content") == ["profile"]


def test_names_in_facts_lead_to_those_that_are_known(site: TinySite) -> None:
    found = links(site, "/drivers/pierre-gasly/")
    assert found["Alpine"] == "/teams/alpine/"
    assert found["Max Verstappen"] == "/drivers/max-verstappen/"
    assert "Toro Rosso" not in found
    assert "Pascale" not in found
    shown = texts(dom(site, "/drivers/pierre-gasly/"), ".pf-spells li")
    assert [" ".join(each.replace(" ,", ",").split()) for each in shown] == [
        "Alpine, Formula 1 2023 –",
        "Toro Rosso 2017 – August 2019",
    ]
    assert links(site, "/events/monaco-grand-prix/", ".pf-facts") == {
        "Formula 1": "/series/formula-1/",
        "Circuit de Monaco": "/circuits/monaco/",
    }


def test_a_pen_name_is_said_to_be_one(site: TinySite) -> None:
    assert "A pen name." in site.page("/authors/ann/")
    assert "A pen name." not in site.page("/authors/bo/")


# ---------------------------------------------------------------- list files


def test_a_file_of_its_own_adds_to_an_entry_in_a_list_and_wins(site: TinySite) -> None:
    facts = texts(dom(site, "/drivers/pierre-gasly/"), ".pf-facts dd")
    assert {"Rouen", "010"} < set(facts)
    assert "99" not in facts


def test_an_entry_in_a_list_has_a_page_once_something_names_it(site: TinySite) -> None:
    assert "1" in texts(dom(site, "/drivers/max-verstappen/"), ".pf-facts dd")
    assert not there(site, "/drivers/nobody-yet/")


def test_with_pages_all_every_entry_has_a_page(tmp_path: Path) -> None:
    site = TinySite(tmp_path, FILES)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "pages: all\n"}).built()
    assert there(site, "/drivers/nobody-yet/")


def test_two_entries_for_one_entity_are_an_error_that_names_the_first(tmp_path: Path) -> None:
    files = {
        "content/drivers/a.yaml": "gasly: {name: Pierre Gasly}\n",
        "content/drivers/b.yaml": "ocon: {name: Esteban Ocon}\ngasly: {name: Gasly}\n",
    }
    site = TinySite(tmp_path, files)
    told = site.told(site.build())
    assert told.startswith(
        "content/drivers/b.yaml:2:1: error: the driver 'gasly' is described in content/drivers/a.yaml"
    )


def test_an_entry_in_a_list_cannot_take_a_reserved_address(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/tags/all.yaml": "rain: {name: Rain}\npage: {name: Page}\n"})
    assert "content/tags/all.yaml:2:1: error: the slug 'page' is reserved" in site.told(site.build())


# ---------------------------------------------------------------- events and editions


def test_an_event_shows_its_editions_latest_first(site: TinySite) -> None:
    editions = links(site, "/events/monaco-grand-prix/", ".pf-editions")
    assert [name for name in editions if name.startswith("Monaco")] == [
        "Monaco Grand Prix 2024",
        "Monaco, the wet one",
        "Monaco Grand Prix 2022",
    ]
    assert editions["Monaco Grand Prix 2024"] == "/events/monaco-grand-prix/2024/"
    assert "24–26 May 2024" in texts(dom(site, "/events/monaco-grand-prix/"), ".pf-editions li")[0]


def test_an_edition_shows_its_facts_its_timetable_and_its_text(site: TinySite) -> None:
    page = dom(site, "/events/monaco-grand-prix/2024/")
    assert text(page, "h1") == "Monaco Grand Prix 2024"
    facts = dict(zip(texts(page, ".pf-facts dt"), texts(page, ".pf-facts dd"), strict=True))
    assert facts == {
        "Series": "Formula 1",
        "Round": "8",
        "Circuit": "Circuit de Monaco",
        "Days": "24–26 May 2024",
        "Laps": "78",
    }
    rows = texts(page, ".pf-timetable tbody tr")
    assert rows == ["Qualifying 25 May 2024 14:00 UTC", "Race (postponed) 26 May 2024"]
    assert "He won at home." in text(page, "main")
    assert links(site, "/events/monaco-grand-prix/2024/", ".pf-crumbs") == {
        "Pit Wall": "/",
        "Events": "/events/",
        "Monaco Grand Prix": "/events/monaco-grand-prix/",
    }


def test_a_session_that_ends_on_another_day_says_on_which(tmp_path: Path) -> None:
    sessions = """sessions:
  - {name: Warm-up, start: 2024-06-15 12:00Z, end: 2024-06-15 12:15Z}
  - {name: Race, start: 2024-06-15 14:00Z, end: 2024-06-16 14:00Z}
"""
    site = TinySite(tmp_path, {"content/events/le-mans/2024/index.md": f"---\n{sessions}---\n"})
    site.built()
    assert texts(dom(site, "/events/le-mans/2024/"), ".pf-timetable tbody tr") == [
        "Warm-up 15 June 2024 12:00–12:15 UTC",
        "Race 15 June 2024 14:00 – 16 June 2024, 14:00 UTC",
    ]


def test_an_edition_without_a_file_has_its_page_and_its_place_among_the_others(site: TinySite) -> None:
    page = dom(site, "/events/monaco-grand-prix/2023/")
    assert values(page, "nav a[rel=prev]", "href") == ["/events/monaco-grand-prix/2022/"]
    assert values(page, "nav a[rel=next]", "href") == ["/events/monaco-grand-prix/2024/"]
    assert text(dom(site, "/events/monaco-grand-prix/2022/"), "h1") == "Monaco Grand Prix 2022"
    assert stories(site, "/events/monaco-grand-prix/2022/") == ["Two"]


def test_a_year_behind_a_slash_makes_an_edition_of_an_event_without_a_file(site: TinySite) -> None:
    assert text(dom(site, "/events/goodwood-revival/2023/"), "h1") == "Goodwood Revival 2023"
    assert links(site, "/events/goodwood-revival/", ".pf-editions") == {
        "Goodwood Revival 2023": "/events/goodwood-revival/2023/"
    }
    assert stories(site, "/events/goodwood-revival/") == ["Two"]


def test_series_and_circuits_show_the_editions_held(site: TinySite) -> None:
    of_series = texts(dom(site, "/series/formula-1/"), ".pf-editions li > a:first-child")
    assert of_series == ["Monaco Grand Prix 2024", "Monaco, the wet one", "Monaco Grand Prix 2022"]
    at_circuit = texts(dom(site, "/circuits/monaco/"), ".pf-editions li > a:first-child")
    assert at_circuit == ["Monaco Grand Prix 2024", "Monaco Grand Prix 2022"]


def test_an_article_shows_the_edition_and_not_the_event_as_well(site: TinySite) -> None:
    found = links(site, "/articles/one/", "section[aria-labelledby=pf-terms]")
    assert found["Monaco Grand Prix 2024"] == "/events/monaco-grand-prix/2024/"
    assert "Monaco Grand Prix" not in found


@pytest.mark.parametrize("place", ["monaco.md", "monaco/index.md", "all.yaml", "zzz.md"])
def test_an_event_keeps_its_name_wherever_its_file_stands_beside_its_editions(tmp_path: Path, place: str) -> None:
    front = "name: Grand Prix of Monaco\naliases: [Monaco GP]\n"
    if place.endswith(".yaml"):
        text_of_file = "monaco: {name: Grand Prix of Monaco, aliases: [Monaco GP]}\n"
    else:
        text_of_file = f"---\n{front}{'slug: monaco' if place == 'zzz.md' else ''}\n---\n"
    files = {
        f"content/events/{place}": text_of_file,
        "content/events/monaco/2024/index.md": "---\nround: 8\n---\n",
        "content/articles/a.md": article(events="[Monaco GP 2024]"),
    }
    site = TinySite(tmp_path, files)
    assert not site.built().problems
    assert text(dom(site, "/events/monaco/2024/"), "h1") == "Grand Prix of Monaco 2024"
    assert stories(site, "/events/monaco/2024/") == ["A race"]
