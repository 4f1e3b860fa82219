"""Translations: articles that say the same in several languages know each other, as hreflang wants it."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.outputs.reading import dom, graph, texts, values
from tests.tiny import NOW, SITE_YAML, TinySite, article

ENGLISH, GERMAN, FRENCH, ANY = (
    ("en", "https://pitwall.example/articles/race/"),
    ("de", "https://pitwall.example/articles/rennen/"),
    ("fr", "https://pitwall.example/articles/course/"),
    ("x-default", "https://pitwall.example/articles/race/"),
)


def alternates(site: TinySite, address: str) -> set[tuple[str, str]]:
    page = dom(site, address)
    css = "link[hreflang]"
    return set(zip(values(page, css, "hreflang"), values(page, css, "href"), strict=True))


@pytest.mark.parametrize(
    "chain", ["race.md", "rennen.md", "/rennen"], ids=["of the original", "of a translation", "id"]
)
def test_all_translations_name_each_other_and_themselves(tmp_path: Path, chain: str) -> None:
    files = {
        "content/articles/race.md": article("Race"),
        "content/articles/rennen.md": article("Rennen", language="de", translation_of="race.md", id="/rennen"),
        "content/articles/course.md": article("Course", language="fr", translation_of=chain),
        "content/articles/alone.md": article("Alone"),
    }
    site = TinySite(tmp_path, files)
    assert not site.built().problems
    for address in ("/articles/race/", "/articles/rennen/", "/articles/course/"):
        assert alternates(site, address) == {ENGLISH, GERMAN, FRENCH, ANY}
    assert alternates(site, "/articles/alone/") == set()


def test_a_page_in_another_language_says_so_and_so_do_its_cards(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/rennen.md": article("Rennen", language="de")})
    site.built()
    assert values(dom(site, "/articles/rennen/"), "html", "lang") == ["de"]
    assert values(dom(site, "/articles/"), "html", "lang") == ["en"]
    assert values(dom(site, "/articles/"), ".pf-card", "lang") == ["de"]


@pytest.mark.parametrize("theme", ["plain", "apex"])
def test_a_reader_is_led_to_the_same_article_in_other_languages(tmp_path: Path, theme: str) -> None:
    files = {
        "site.yaml": SITE_YAML.replace("plain", theme) + "base_url: https://pitwall.example/racing/\n",
        "content/articles/race.md": article("Race"),
        "content/articles/rennen.md": article("Rennen", language="de", translation_of="race.md"),
        "content/articles/course.md": article("Course", language="fr-CA", translation_of="race.md"),
    }
    files["site.yaml"] = files["site.yaml"].replace("base_url: https://pitwall.example/\n", "")
    site = TinySite(tmp_path, files)
    assert not site.built().problems
    said = {name: texts(dom(site, f"/articles/{name}/"), ".pf-translation") for name in ("race", "rennen", "course")}
    assert said == {
        "race": ["Also in German: Rennen", "Also in French (Canada): Course"],
        "rennen": ["Auch auf Englisch: Race", "Auch auf Französisch (Kanada): Course"],
        "course": ["Également en anglais\xa0: Race".replace("\xa0", " "), "Également en allemand : Rennen"],
    }
    links = dom(site, "/articles/race/").css(".pf-translation a")
    assert [[link.attributes[name] for name in ("href", "lang", "hreflang")] for link in links] == [
        ["/racing/articles/rennen/", "de", "de"],
        ["/racing/articles/course/", "fr-CA", "fr-CA"],
    ]
    page = dom(site, "/articles/rennen/")
    assert values(page, 'meta[property="og:locale"]', "content") == ["de_DE"]
    assert values(page, 'meta[property="og:locale:alternate"]', "content") == ["en_GB", "fr_CA"]


def test_machines_are_told_what_is_a_translation_of_what(tmp_path: Path) -> None:
    files = {
        "content/articles/race.md": article("Race"),
        "content/articles/rennen.md": article("Rennen", language="de", translation_of="race.md"),
        "content/articles/course.md": article("Course", language="fr", translation_of="rennen.md"),
        "content/articles/alone.md": article("Alone"),
    }
    site = TinySite(tmp_path, files)
    site.built()
    told = {}
    for name in ("race", "rennen", "course", "alone"):
        (found,) = [each for each in graph(site, f"/articles/{name}/") if each["@type"] == "NewsArticle"]
        told[name] = (found["inLanguage"], found.get("translationOfWork"), found.get("workTranslation"))
    race, rennen, course = ({"@id": f"{url}#article"} for _, url in (ENGLISH, GERMAN, FRENCH))
    assert told == {
        "race": ("en", None, [rennen, course]),
        "rennen": ("de", [race], None),
        "course": ("fr", [race], None),
        "alone": ("en", None, None),
    }


def test_a_translation_of_what_is_not_published_stands_alone_and_is_told(tmp_path: Path) -> None:
    files = {
        "content/articles/race.md": article("Race", draft="true"),
        "content/articles/rennen.md": article("Rennen", language="de", translation_of="race.md"),
        "content/articles/course.md": article("Course", language="fr", translation_of="nowhere.md"),
    }
    site = TinySite(tmp_path, files)
    report = site.built()
    assert [(each.code, each.at.path) for each in report.problems] == [
        ("PF201", "content/articles/course.md"),
        ("PF201", "content/articles/rennen.md"),
    ]
    assert alternates(site, "/articles/rennen/") == alternates(site, "/articles/course/") == set()


def test_an_unpublished_translation_is_not_named(tmp_path: Path) -> None:
    files = {
        "content/articles/race.md": article("Race"),
        "content/articles/rennen.md": article("Rennen", language="de", translation_of="race.md", draft="true"),
    }
    site = TinySite(tmp_path, files)
    site.built()
    assert alternates(site, "/articles/race/") == set()


def test_translations_in_a_ring_do_not_stop_the_build(tmp_path: Path) -> None:
    files = {
        "content/articles/race.md": article("Race", translation_of="rennen.md"),
        "content/articles/rennen.md": article("Rennen", language="de", translation_of="race.md"),
        "content/articles/self.md": article("Self", translation_of="self.md"),
    }
    site = TinySite(tmp_path, files)
    site.built()
    assert alternates(site, "/articles/race/") == alternates(site, "/articles/rennen/") == {ENGLISH, GERMAN, ANY}
    assert alternates(site, "/articles/self/") == set()


def test_a_second_translation_into_one_language_stands_alone(tmp_path: Path) -> None:
    files = {
        "content/articles/race.md": article("Race"),
        "content/articles/rennen.md": article("Rennen", language="de", translation_of="race.md"),
        "content/articles/wieder.md": article("Wieder", language="DE", translation_of="race.md"),
    }
    site = TinySite(tmp_path, files)
    assert [each.code for each in site.built().problems] == ["PF211"]
    assert alternates(site, "/articles/race/") == {ENGLISH, GERMAN, ANY}
    assert alternates(site, "/articles/wieder/") == set()


def test_a_translation_that_expires_is_led_to_no_more(tmp_path: Path) -> None:
    files = {
        "content/articles/race.md": article("Race"),
        "content/articles/rennen.md": article("Rennen", language="de", translation_of="race.md", expires="2024-07-02"),
    }
    site = TinySite(tmp_path, files)
    site.built()
    assert "Rennen" in site.page("/articles/race/")
    site.built(now=NOW + timedelta(days=1))
    assert "Rennen" not in site.page("/articles/race/")
    assert alternates(site, "/articles/race/") == set()
