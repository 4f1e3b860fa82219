"""Languages: a whole site in German or French, and one article in another language than its site."""

from pathlib import Path

import pytest

from tests.outputs.reading import dom, texts, values
from tests.tiny import SITE_YAML, TinySite, article

RACE = (
    "position,drivers,team,laps,time,gap,points\n"
    "1,Pierre Gasly,Alpine,78,2:23:15.554,,25\n"
    "2,Ocon,Alpine,77,,+1 lap,18.5\n"
)
FILES = {
    "content/series/formula-1.md": "---\nname: Formel 1\n---\n",
    "content/events/monaco/2024/index.md": (
        "---\nseries: Formel 1\nround: 8\nstart: 2024-05-26\nlaps: 78\ndistance_km: 260.286\nstatus: postponed\n"
        "sessions: [{name: Practice 1, start: 2024-05-24 13:30}, {name: Race, start: 2024-05-26 15:00}]\n---\n"
    ),
    "content/events/monaco/2024/race.csv": RACE,
    "content/articles/one.md": article(
        "Eins", "2024-05-27 14:00", kind="report", events="[monaco/2024]", drivers="[Pierre Gasly]"
    ),
}

SAYS = {
    "de": {
        "/": ["Rennbericht", "27. Mai 2024", "Gesamtwertungen", "Konstrukteure", "18,5", "Zum Inhalt springen"],
        "/articles/one/": ["27. Mai 2024, 14:00", "In diesem Artikel", "Artikel"],
        "/events/monaco/2024/": ["1. Freies Training", "Rennen", "+1 Runde", "260,286 km", "verschoben"],
        "/drivers/pierre-gasly/": ["Fahrer", "Siege", "Rennen für Rennen"],
        "/archive/2024/05/": ["Mai 2024"],
        "/archive/": ["Archiv"],
        "/drivers/": ["Fahrer"],
        "/404.html": ["Nicht gefunden", "Hier ist nichts"],
    },
    "fr": {
        "/": ["Compte rendu", "27 mai 2024", "Classements", "pilotes", "18,5", "Aller au contenu"],
        "/articles/one/": ["27 mai 2024, 14:00", "Dans cet article", "Articles"],
        "/events/monaco/2024/": ["Essais libres 1", "Course", "+1 tour", "260,286 km", "reporté", "Écurie"],
        "/drivers/pierre-gasly/": ["Pilote", "Victoires", "Course par course"],
        "/archive/2024/05/": ["mai 2024"],
        "/archive/": ["Archives"],
        "/drivers/": ["Pilotes"],
        "/404.html": ["Page introuvable", "Rien ici"],
    },
}


@pytest.mark.parametrize("theme", ["plain", "apex"])
@pytest.mark.parametrize("language", SAYS)
def test_a_site_in_another_language_speaks_it_on_every_page(tmp_path: Path, language: str, theme: str) -> None:
    settings = SITE_YAML.replace("plain", theme) + f"language: {language}\n"
    site = TinySite(tmp_path, {"site.yaml": settings, **FILES})
    site.built()
    for address, said in SAYS[language].items():
        page = site.page(address)
        assert page.startswith(f'<!doctype html>\n<html lang="{language}" dir="ltr">')
        shown = " ".join(dom(site, address).text(separator=" ").split())
        assert [each for each in said if each not in shown] == []
    assert f'<meta property="og:locale" content="{language}_{language.upper()}">' in site.page("/")


def test_a_calendar_says_what_does_not_take_place_in_the_language_of_the_site(tmp_path: Path) -> None:
    TinySite(tmp_path, {"site.yaml": SITE_YAML + "language: de\n", **FILES}).built()
    assert "SUMMARY:Verschoben: Monaco 2024: Rennen" in (tmp_path / "output/calendar.ics").read_text()


def test_a_region_has_the_texts_of_its_language_and_dates_of_its_own(tmp_path: Path) -> None:
    site = TinySite(
        tmp_path, {"site.yaml": SITE_YAML + "language: de-AT\n", "content/articles/one.md": article(date="2024-01-02")}
    )
    assert not site.built().problems
    assert "2. Jänner 2024" in site.page("/articles/")
    assert "Zum Inhalt springen" in site.page("/")


BLOCKS = """```{note}
Wet.
```

```{results}
edition: monaco/2024
session: Race
```

```{standings}
edition: monaco/2024
```

```{live}
## 2024-05-26 15:03 Départ
Parti.
```
"""


@pytest.mark.parametrize("theme", ["plain", "apex"])
def test_an_article_in_another_language_has_its_own_page_in_it(tmp_path: Path, theme: str) -> None:
    course = article(
        "Course",
        "2024-05-28 14:00",
        BLOCKS,
        language="fr",
        kind="report",
        corrections="[{date: 2024-05-29, text: Non}]",
    )
    site = TinySite(
        tmp_path, {"site.yaml": SITE_YAML.replace("plain", theme), **FILES, "content/articles/course.md": course}
    )
    site.built()
    page, shown = site.page("/articles/course/"), dom(site, "/articles/course/").text(separator=" ")
    assert page.startswith('<!doctype html>\n<html lang="fr" dir="ltr">')
    for said in (
        "28 mai 2024, 14:00",
        "Compte rendu",
        "Rectificatifs",
        "29 mai 2024",
        "Note",
        "Pos.",
        "Écurie",
        "+1 tour",
        "26 mai 2024, 15:03",
        "Championnat des pilotes après la manche 8",
        "Course",
    ):
        assert said in shown
    assert '<meta property="article:section" content="Compte rendu">' in page
    assert '<meta property="og:locale" content="fr_FR">' in page
    other = site.page("/articles/one/")
    assert '<html lang="en"' in other
    assert "Report" in other
    assert values(dom(site, "/articles/"), ".pf-card", "lang") == ["fr", ""]
    assert "28 May 2024" in site.page("/articles/")
    assert "Pos." in site.page("/feed.xml")


def test_on_a_page_in_another_language_what_is_not_in_it_says_so(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article("Course", "2024-06-02", language="fr", drivers="[Gasly]", tags="[rain]"),
        "content/articles/b.md": article("Race", "2024-06-01", drivers="[Gasly]", tags="[rain]"),
        "content/articles/c.md": article("Rennen", "2024-06-03", language="de", drivers="[Gasly]", tags="[rain]"),
        "site.yaml": SITE_YAML + "nav: [{title: Drivers, url: /drivers/}]\n",
    }
    site = TinySite(tmp_path, files)
    site.built()
    page = dom(site, "/articles/a/")
    assert sorted(values(page, ".pf-card", "lang")) == ["de", "en"]
    assert values(page, "a[rel=prev]", "lang") == ["en"]
    assert values(page, "a[rel=next]", "lang") == ["de"]
    assert values(page, "header nav a", "lang") == ["en"]
    assert texts(page, ".pf-pager li") == ["Précédent : Race", "Suivant : Rennen"]
    assert values(dom(site, "/articles/b/"), "header nav a", "lang") == [""]


def test_a_sites_own_words_stand_in_place_of_ours(tmp_path: Path) -> None:
    own = 'msgid ""\nmsgstr ""\n\nmsgid "Latest"\nmsgstr "Frisch"\n'
    site = TinySite(tmp_path, {"site.yaml": SITE_YAML + "language: de\n", "translations/de.po": own, **FILES})
    site.write({"content/articles/two.md": article("Zwei")})
    assert not site.built().problems
    assert "Frisch" in site.page("/")
    assert "Alle Artikel" in site.page("/")
    before = site.files()
    site.write({"translations/de.po": own.replace("Frisch", "Brandneu")})
    report = site.built()
    assert "Brandneu" in site.page("/")
    assert {path for path, data in site.files().items() if before.get(path) != data} == {"index.html"}
    assert report.changed == ("/",)


def test_right_to_left_stays_so_without_texts(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"site.yaml": SITE_YAML + "language: he\n", "content/articles/one.md": article()})
    assert [each.code for each in site.built().problems] == ["PF508"]
    assert site.page("/").startswith('<!doctype html>\n<html lang="he" dir="rtl">')
    assert "17 ביוני 2024" in site.page("/articles/")
