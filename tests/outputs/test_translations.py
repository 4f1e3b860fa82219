"""Translations: articles that say the same in several languages know each other, as hreflang wants it."""

from pathlib import Path

import pytest

from tests.outputs.reading import dom, values
from tests.tiny import TinySite, article

ENGLISH, GERMAN, FRENCH = (
    ("en", "https://pitwall.example/articles/race/"),
    ("de", "https://pitwall.example/articles/rennen/"),
    ("fr", "https://pitwall.example/articles/course/"),
)


def alternates(site: TinySite, address: str) -> set[tuple[str, str]]:
    page = dom(site, address)
    css = "link[hreflang]"
    return set(zip(values(page, css, "hreflang"), values(page, css, "href"), strict=True))


@pytest.mark.parametrize("chain", ["race.md", "rennen.md"], ids=["of the original", "of a translation"])
def test_all_translations_name_each_other_and_themselves(tmp_path: Path, chain: str) -> None:
    files = {
        "content/articles/race.md": article("Race"),
        "content/articles/rennen.md": article("Rennen", language="de", translation_of="race.md"),
        "content/articles/course.md": article("Course", language="fr", translation_of=chain),
        "content/articles/alone.md": article("Alone"),
    }
    site = TinySite(tmp_path, files)
    assert not site.built().problems
    for address in ("/articles/race/", "/articles/rennen/", "/articles/course/"):
        assert alternates(site, address) == {ENGLISH, GERMAN, FRENCH}
    assert alternates(site, "/articles/alone/") == set()


def test_a_page_in_another_language_says_so_and_so_do_its_cards(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/rennen.md": article("Rennen", language="de")})
    site.built()
    assert values(dom(site, "/articles/rennen/"), "html", "lang") == ["de"]
    assert values(dom(site, "/articles/"), "html", "lang") == ["en"]
    assert values(dom(site, "/articles/"), ".pf-card", "lang") == ["de"]


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
    assert alternates(site, "/articles/race/") == alternates(site, "/articles/rennen/") == {ENGLISH, GERMAN}
