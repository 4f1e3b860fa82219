"""Names: whatever way an entity is written, its name, an alias, its slug or an edition with its year, it is one."""

from pathlib import Path

import pytest

from tests.outputs.reading import dom, links, stories, text, texts, there, values
from tests.tiny import TinySite, article

FILES = {
    "content/drivers/sergio-perez.md": (
        "---\nname: Sergio Pérez\nfull_name: Sergio Michel Pérez Mendoza\naliases: [Pérez, Checo]\n---\n"
    ),
    "content/drivers/others.yaml": "j-r-hildebrand: {name: J.R. Hildebrand, aliases: [Hildebrand]}\n",
    "content/events/monaco-grand-prix.md": "---\nname: Monaco Grand Prix\naliases: [Monaco GP]\n---\n",
    "content/events/24-hours-of-le-mans/2024/index.md": "---\nround: 4\n---\n",
    "content/teams/rb.md": "---\nname: Racing Bulls\naliases: [RB, VCARB]\n---\n",
}

DRIVER = "/drivers/sergio-perez/"
EDITION = "/events/monaco-grand-prix/2024/"
LE_MANS = "/events/24-hours-of-le-mans/2024/"
WRITTEN = (
    ("drivers", "Sergio Pérez", DRIVER),
    ("drivers", "Pérez", DRIVER),
    ("drivers", "Perez", DRIVER),
    ("drivers", "PÉREZ", DRIVER),
    ("drivers", "checo", DRIVER),
    ("drivers", "sergio-perez", DRIVER),
    ("drivers", "Sergio  Perez", DRIVER),
    ("drivers", "sergio michel perez mendoza", DRIVER),
    ("drivers", "JR Hildebrand", "/drivers/j-r-hildebrand/"),
    ("drivers", "J. R. Hildebrand", "/drivers/j-r-hildebrand/"),
    ("teams", "Racing Bulls", "/teams/rb/"),
    ("teams", "vcarb", "/teams/rb/"),
    ("teams", "rb", "/teams/rb/"),
    ("events", "Monaco Grand Prix", "/events/monaco-grand-prix/"),
    ("events", "monaco-grand-prix/2024", EDITION),
    ("events", "monaco gp 2024", EDITION),
    ("events", "Monaco GP 2024", EDITION),
    ("events", "2024 Monaco Grand Prix", EDITION),
    ("events", "Monaco Grand Prix 2024", EDITION),
    ("events", "monaco-grand-prix 2024", EDITION),
    ("events", "Monaco Grand Prix / 2024", EDITION),
    ("events", "24 Hours of Le Mans 2024", LE_MANS),
    ("events", "2024 24 Hours of Le Mans", LE_MANS),
    ("events", "24-hours-of-le-mans/2024", LE_MANS),
)


def test_every_way_to_write_a_name_is_there() -> None:
    assert len(WRITTEN) == 24


def test_every_way_to_write_a_name_leads_to_the_same_page(tmp_path: Path) -> None:
    articles = {
        f"content/articles/{n}.md": article(f"Story {n:02}", **{kind: f'["{name}"]'})
        for n, (kind, name, _) in enumerate(WRITTEN)
    }
    site = TinySite(tmp_path, FILES | articles)
    report = site.built()
    assert not report.problems, site.told(report)
    for address in {address for _, _, address in WRITTEN}:
        expected = {f"Story {n:02}" for n, (_, _, meant) in enumerate(WRITTEN) if meant.startswith(address)}
        assert set(stories(site, address)) == expected, address
    assert links(site, "/drivers/", ".pf-terms").keys() == {"Sergio Pérez", "J.R. Hildebrand"}
    assert links(site, "/teams/", ".pf-terms").keys() == {"Racing Bulls"}
    assert links(site, "/events/", ".pf-terms").keys() == {"Monaco Grand Prix", "24 Hours Of Le Mans"}


def test_a_year_behind_an_unknown_name_stays_a_part_of_it(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/a.md": article(events="[Race of Champions 2023]")})
    site.built()
    assert text(dom(site, "/events/race-of-champions-2023/"), "h1") == "Race of Champions 2023"


def test_a_name_written_twice_in_one_article_counts_once(tmp_path: Path) -> None:
    site = TinySite(tmp_path, FILES | {"content/articles/a.md": article(drivers="[Perez, Checo, sergio-perez]")})
    site.built()
    assert stories(site, DRIVER) == ["A race"]
    assert texts(dom(site, "/articles/a/"), "section[aria-labelledby=pf-terms] li") == ["Sergio Pérez"]


def test_a_surname_means_the_one_who_bears_it_in_front_matter_and_results(tmp_path: Path) -> None:
    files = {
        "content/drivers/charles-leclerc.md": "---\nname: Charles Leclerc\nsurname: Leclerc\n---\n",
        "content/drivers/others.yaml": "nyck-de-vries: {name: Nyck de Vries, surname: de Vries}\n"
        "oscar-piastri: {name: Oscar Piastri}\ncarlos-sainz-jr: {name: Carlos Sainz Jr.}\n",
        "content/events/monaco-grand-prix/2024/index.md": "---\nround: 8\n---\n",
        "content/events/monaco-grand-prix/2024/race.csv": "position,drivers,team\n1,Leclerc,Ferrari\n2,Piastri,RB\n",
        "content/articles/a.md": article(drivers="[Leclerc, De Vries, Sainz]"),
    }
    site = TinySite(tmp_path, files)
    report = site.built()
    assert not report.problems, site.told(report)
    assert set(links(site, "/drivers/", ".pf-terms")) == {"Charles Leclerc", "Nyck de Vries", "Carlos Sainz Jr."}
    for slug in ("charles-leclerc", "nyck-de-vries", "carlos-sainz-jr"):
        assert stories(site, f"/drivers/{slug}/") == ["A race"]


def test_a_surname_of_several_is_no_clash_until_it_is_used(tmp_path: Path) -> None:
    brothers = "michael-schumacher: {name: Michael Schumacher}\nralf-schumacher: {name: Ralf Schumacher}\n"
    site = TinySite(tmp_path, {"content/drivers/all.yaml": brothers, "content/articles/a.md": article()})
    assert not site.built().problems
    site.write({"content/articles/a.md": article(drivers="[Schumacher]")})
    (told,) = site.build().problems
    assert (told.code, told.message) == (
        "PF303",
        "'Schumacher' can mean several: michael-schumacher or ralf-schumacher",
    )
    site.write({"content/drivers/michael-schumacher.md": "---\naliases: [Schumacher]\n---\n"})
    site.built()
    assert stories(site, "/drivers/michael-schumacher/") == ["A race"]


SCHUMACHERS = """\
michael-schumacher:
  name: Michael Schumacher
  teams: [{team: Benetton, from: 1991, to: 1995}, {team: Ferrari, from: 1996, to: 2006}]
ralf-schumacher:
  name: Ralf Schumacher
  teams: [{team: Jordan, from: 1997, to: 1998}, {team: Williams, from: 1999, to: 2004}]
mick-schumacher: {name: Mick Schumacher, teams: [{team: Haas, from: 2021, to: 2022}]}
"""


@pytest.mark.parametrize(
    ("date", "teams", "events", "meant"),
    [
        ("2022-05-01", "[]", "[]", "mick-schumacher"),
        ("2001-05-01", "[Williams]", "[]", "ralf-schumacher"),
        ("2001-05-01", "[Ferrari]", "[]", "michael-schumacher"),
        ("2024-05-01", "[Ferrari]", "[Monaco 2001]", "michael-schumacher"),
        ("2024-05-01", "[]", "[monaco-grand-prix/2022]", "mick-schumacher"),
        ("1994-05-01", "[]", "[]", "michael-schumacher"),
        ("2001-05-01", "[]", "[]", ""),
        ("2001-05-01", "[Ferrari, Williams]", "[]", ""),
        ("2024-05-01", "[]", "[]", ""),
        ("2022-05-01", "[Ferrari]", "[]", ""),
        ("2022-05-01", "[Sauber]", "[]", "mick-schumacher"),
    ],
)
def test_team_and_time_choose_between_those_of_one_surname(
    tmp_path: Path, date: str, teams: str, events: str, meant: str
) -> None:
    files = {
        "content/drivers/all.yaml": SCHUMACHERS,
        "content/events/monaco-grand-prix.md": "---\nname: Monaco Grand Prix\n---\n",
        "content/articles/a.md": article(date=date, drivers="[Schumacher]", teams=teams, events=events),
    }
    site = TinySite(tmp_path, files)
    assert [each.code for each in site.build().problems] == ([] if meant else ["PF303"])
    assert not meant or stories(site, f"/drivers/{meant}/") == ["A race"]


def test_one_of_whom_no_times_are_known_may_be_the_one_who_is_meant(tmp_path: Path) -> None:
    files = {
        "content/drivers/all.yaml": f"{SCHUMACHERS}stefan-schumacher: {{name: Stefan Schumacher}}\n",
        "content/articles/a.md": article(date="2022-05-01", drivers="[Schumacher]"),
    }
    site = TinySite(tmp_path, files)
    (told,) = site.build().problems
    names = "michael-schumacher or mick-schumacher or ralf-schumacher or stefan-schumacher"
    assert told.message == f"'Schumacher' can mean several: {names}"


def test_results_mean_the_one_who_drove_for_the_team_of_the_row(tmp_path: Path) -> None:
    files = {
        "content/drivers/all.yaml": SCHUMACHERS,
        "content/articles/a.md": article(drivers="[ralf-schumacher, mick-schumacher, michael-schumacher]"),
        "content/series/f1.md": "---\nname: F1\n---\n",
        "content/events/monaco-grand-prix/2001/index.md": "---\nseries: F1\nround: 7\n---\n",
        "content/events/monaco-grand-prix/2001/race.csv": (
            "position,drivers,team,points\n1,Schumacher,Ferrari,10\n2,Schumacher,Williams,6\n"
        ),
        "content/events/monaco-grand-prix/2022/index.md": "---\nseries: F1\nround: 7\n---\n",
        "content/events/monaco-grand-prix/2022/race.csv": "position,drivers,points\n1,Schumacher,25\n",
        "content/events/monaco-grand-prix/2022/driver-standings.csv": "position,driver,points\n1,Schumacher,25\n",
    }
    site = TinySite(tmp_path, files)
    report = site.built()
    assert not report.problems, site.told(report)
    race = values(dom(site, "/events/monaco-grand-prix/2001/"), ".pf-tower th a", "href")
    assert race[:2] == ["/drivers/michael-schumacher/", "/drivers/ralf-schumacher/"]
    assert links(site, "/series/f1/2022/")["Mick Schumacher"] == "/drivers/mick-schumacher/"
    site.write({"content/drivers/all.yaml": SCHUMACHERS.replace("Williams, from: 1999", "Williams, from: 2002")})
    (told,) = site.build().problems
    assert (told.at.path, told.at.line, told.code) == ("content/events/monaco-grand-prix/2001/race.csv", 3, "PF303")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Nyck de Vries", "de Vries"),
        ("Nyck de Vries", "Vries"),
        ("Giedo van der Garde", "Van der Garde"),
        ("Paul di Resta", "Di Resta"),
        ("Pedro de la Rosa", "de la Rosa"),
        ("Carlos de Sainz Jr.", "de Sainz"),
    ],
)
def test_particles_are_a_part_of_the_surname(tmp_path: Path, name: str, written: str) -> None:
    files = {
        "content/drivers/all.yaml": f"one: {{name: {name}}}\nanother: {{name: Di Grassi}}\n",
        "content/articles/a.md": article(drivers=f"[{written}]"),
    }
    site = TinySite(tmp_path, files)
    assert not site.built().problems
    assert stories(site, "/drivers/one/") == ["A race"]


def test_whoever_bears_a_surname_whole_comes_before_one_of_whose_surname_it_is_the_end(tmp_path: Path) -> None:
    files = {
        "content/drivers/all.yaml": "one: {name: Nyck de Vries}\nother: {name: Ada Vries}\n",
        "content/articles/a.md": article(drivers="[Vries]"),
    }
    site = TinySite(tmp_path, files)
    assert not site.built().problems
    assert stories(site, "/drivers/other/") == ["A race"]


def test_a_slip_in_a_surname_is_told(tmp_path: Path) -> None:
    driver = {"content/drivers/max-verstappen.md": "---\nname: Max Verstappen\n---\n"}
    site = TinySite(tmp_path, driver | {"content/articles/a.md": article(drivers="[Verstapen]")})
    (told,) = site.built().problems
    assert told.message.startswith("no driver 'Verstapen' is known, but 'Max Verstappen' is")


@pytest.mark.parametrize("written", ["Monaco 2024", "2024 Monaco", "monaco gp 2024", "Monaco/2024"])
def test_a_short_name_with_a_year_means_the_edition_of_the_only_event_it_fits(tmp_path: Path, written: str) -> None:
    event = {"content/events/monaco-grand-prix.md": "---\nname: Monaco Grand Prix\n---\n"}
    site = TinySite(tmp_path, event | {"content/articles/a.md": article(events=f'["{written}"]')})
    assert not site.built().problems
    assert stories(site, EDITION) == ["A race"]
    site.write({"content/events/monaco-e-prix.md": "---\nname: Monaco E-Prix\n---\n"})
    assert "gp" in written or [each.code for each in site.build().problems] == ["PF302"]


def test_a_slip_in_a_short_name_with_a_year_is_told(tmp_path: Path) -> None:
    event = {"content/events/monaco-grand-prix.md": "---\nname: Monaco Grand Prix\n---\n"}
    site = TinySite(tmp_path, event | {"content/articles/a.md": article(events="[Monco 2024]")})
    (told,) = site.built().problems
    assert told.message.startswith("no event 'Monco 2024' is known, but 'Monaco Grand Prix' is")


def test_a_circuit_with_a_year_means_the_only_edition_that_was_held_there_then(tmp_path: Path) -> None:
    files = {
        "content/circuits/all.yaml": "imola: {name: Imola}\nsilverstone: {name: Silverstone}\n",
        "content/events/italy.md": "---\nname: Italian Race\ncircuit: Imola\n---\n",
        "content/events/emilia-romagna-grand-prix/2024/index.md": "---\ncircuit: imola\n---\n",
        "content/events/italy/2023/index.md": "---\nname: Of 2023\n---\n",
        "content/events/britain/2020/index.md": "---\ncircuit: Silverstone\n---\n",
        "content/events/anniversary/2020/index.md": "---\ncircuit: Silverstone\n---\n",
        "content/articles/a.md": article("Now", events="[Imola 2024]"),
        "content/articles/b.md": article("Then", events="[2023 Imola]"),
    }
    site = TinySite(tmp_path, files)
    report = site.built()
    assert not report.problems, site.told(report)
    assert stories(site, "/events/emilia-romagna-grand-prix/2024/") == ["Now"]
    assert stories(site, "/events/emilia-romagna-grand-prix/") == ["Now"]
    assert stories(site, "/events/italy/2023/") == ["Then"]
    site.write({"content/articles/b.md": article("Then", events="[Silverstone 2020]")})
    (told,) = site.build().problems
    assert (told.code, told.message) == (
        "PF303",
        "'Silverstone 2020' can mean several: anniversary/2020 or britain/2020",
    )


# ---------------------------------------------------------------- names no file knows


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["Perez", "Pérez", "Pérez"], "Pérez"),
        (["perez", "Perez", "Perez", "Pérez", "Pérez", "Pérez"], "Pérez"),
        (["Pérez", "Perez"], "Perez"),
        (["sergio-perez", "Sergio Perez"], "Sergio Perez"),
    ],
)
def test_an_unknown_name_is_shown_in_the_spelling_used_most(tmp_path: Path, written: list[str], shown: str) -> None:
    articles = {f"content/articles/{n}.md": article(drivers=f"[{name}]") for n, name in enumerate(written)}
    site = TinySite(tmp_path, articles)
    site.built()
    assert list(links(site, "/drivers/", ".pf-terms")) == [shown]


def test_unpublished_articles_have_no_say_in_the_spelling(tmp_path: Path) -> None:
    articles = {f"content/articles/{n}.md": article(drivers="[Pérez]", draft="true") for n in range(3)}
    site = TinySite(tmp_path, articles | {"content/articles/a.md": article(drivers="[Perez]")})
    site.built()
    assert list(links(site, "/drivers/", ".pf-terms")) == ["Perez"]


def test_a_name_of_which_nothing_is_left_in_an_address_is_an_error(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article(tags="['!?']"),
        "content/articles/b.md": article(tags="[page]"),
        "content/articles/c.md": article(tags=f"[{'x' * 250}]"),
    }
    site = TinySite(tmp_path, files)
    told = site.told(site.build())
    assert "content/articles/a.md:4:8: error: '!?' cannot be the name of a tag" in told
    assert "content/articles/b.md:4:8: error: 'page' cannot be the name of a tag" in told
    assert "content/articles/c.md:4:8: error:" in told


# ---------------------------------------------------------------- doubts


def test_a_name_that_can_mean_two_is_an_error_wherever_it_stands(tmp_path: Path) -> None:
    files = {
        "content/drivers/carlos-sainz.md": "---\nname: Carlos Sainz\naliases: [Sainz]\n---\n",
        "content/drivers/carlos-sainz-jr.md": "---\nname: Carlos Sainz Jr.\naliases: [Sainz]\n---\n",
        "content/articles/a.md": article(drivers="[Sainz]"),
        "content/articles/b.md": article(drivers="[Leclerc, sainz]"),
        "content/articles/c.md": article(drivers="[carlos-sainz-jr]"),
    }
    site = TinySite(tmp_path, files)
    told = site.told(site.build())
    for place, name in (("a.md:4:11", "Sainz"), ("b.md:4:20", "sainz")):
        assert f"content/articles/{place}: error: '{name}' can mean several: carlos-sainz or carlos-sainz-jr" in told
    assert "c.md" not in told
    assert "both claim 'Sainz'" in told


def test_a_slug_means_its_entity_though_another_has_it_as_an_alias(tmp_path: Path) -> None:
    files = {
        "content/drivers/sainz.md": "---\nname: Carlos Sainz\n---\n",
        "content/drivers/carlos-sainz-jr.md": "---\nname: Carlos Sainz Jr.\naliases: [Sainz]\n---\n",
        "content/articles/a.md": article(drivers="[sainz]"),
    }
    site = TinySite(tmp_path, files)
    site.built()
    assert stories(site, "/drivers/sainz/") == ["A race"]
    assert stories(site, "/drivers/carlos-sainz-jr/") == []


def test_a_name_close_to_a_known_one_is_told_in_every_article_that_has_it(tmp_path: Path) -> None:
    files = {
        **FILES,
        "content/articles/a.md": article(drivers="[Sergio Peres]"),
        "content/articles/b.md": article(drivers="[Sergio Peres]", events="[Monaco Grand Prxi/2024]"),
    }
    site = TinySite(tmp_path, files)
    report = site.built()
    told = [(each.at.path, each.at.key or each.at.line, each.message) for each in report.problems]
    driver = "no driver 'Sergio Peres' is known, but 'Sergio Pérez' is (content/drivers/sergio-perez.md)"
    event = "no event 'Monaco Grand Prxi' is known, but 'Monaco Grand Prix' is (content/events/monaco-grand-prix.md)"
    assert [(path, message) for path, _, message in told] == [
        ("content/articles/a.md", driver),
        ("content/articles/b.md", driver),
        ("content/articles/b.md", event),
    ]
    assert there(site, "/drivers/sergio-peres/")


def test_one_name_may_be_a_driver_and_a_team_and_a_tag(tmp_path: Path) -> None:
    site = TinySite(
        tmp_path, {"content/articles/a.md": article(drivers="[Brabham]", teams="[Brabham]", tags="[Brabham]")}
    )
    assert not site.built().problems
    for kind in ("drivers", "teams", "tags"):
        assert stories(site, f"/{kind}/brabham/") == ["A race"]


# ---------------------------------------------------------------- authors


def test_the_author_of_the_site_signs_what_nobody_signs(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article("Unsigned"),
        "content/articles/b.md": article("Signed", author="Bo", authors="[Cy]"),
    }
    site = TinySite(tmp_path, files)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "author: Ann Other\n"}).built()
    assert stories(site, "/authors/ann-other/") == ["Unsigned"]
    assert stories(site, "/authors/bo/") == stories(site, "/authors/cy/") == ["Signed"]
    assert texts(dom(site, "/articles/b/"), ".p-author") == ["Bo", "Cy"]


def test_without_an_author_an_article_is_unsigned(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/a.md": article()})
    site.built()
    assert not dom(site, "/articles/a/").css(".p-author")
    assert "There are no authors yet." in site.page("/authors/")
