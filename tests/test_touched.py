"""Touched: after new words in a text nothing is planned but what shows them, and all comes out as from nothing."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from generator.store.memo import Memo
from generator.store.tables import STORE
from tests.tiny import NOW, TinySite, article, tree

ONE, TWO, PAGE = "content/articles/one.md", "content/articles/two.md", "content/pages/about.md"
FRENCH = 'msgid ""\nmsgstr ""\n\nmsgid "Note"\nmsgstr "Remarque"\n'
START = "It rained at the start on Pierre Gasly.\n\n"
LINKS = "[Two](two.md), ![it](start.jpg), [a career](../drivers/pierre-gasly.md#career), [here](#later)."


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    """A site that was built by another process."""
    site = TinySite(
        tmp_path / "site",
        {
            ONE: article("One", "2024-06-17", f"{START}{LINKS}\n\n## Later\n\nIt stopped.", drivers="[Pierre Gasly]"),
            TWO: article("Two", "2024-06-18", START + "[More](one.md#later).", drivers="[Pierre Gasly]"),
            PAGE: "---\ntitle: About\n---\n\nWho we are.\n\nAnd why.\n",
            "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\n---\n\n## Career\n\nLong.\n",
            "content/articles/start.jpg": "picture",
        },
    )
    site.memo = Memo(site.root / ".cache")
    site.built()
    another_process(site)
    return site


def another_process(site: TinySite) -> None:
    site.memo = Memo(site.root / ".cache")
    assert not site.memo.note


def as_from_nothing(site: TinySite, tmp_path: Path) -> bool:
    """Whether the output is what a first build makes."""
    fresh = TinySite(tmp_path / "fresh", {})
    for path, data in tree(site.root).items():
        if not path.startswith("output/"):
            (fresh.root / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh.root / path).write_bytes(data)
    fresh.built()
    return tree(fresh.output) == tree(site.output)


def says(site: TinySite, path: str, more: str) -> None:
    """One more paragraph, or another."""
    site.write({path: (site.root / path).read_text().split("\n\nMore: ")[0].rstrip() + f"\n\nMore: {more}\n"})


def test_new_words_are_shown_by_the_page_and_the_feeds_and_the_site_is_not_planned(
    site: TinySite, tmp_path: Path
) -> None:
    says(site, ONE, "He had stopped.")
    report = site.built()
    assert report.changed == ("/articles/one/", "/feed.json", "/feed.xml")
    assert "relate" not in report.timings
    assert 'href="/articles/two/"' in site.page("/articles/one/")
    assert 'href="/drivers/pierre-gasly/#career"' in site.page("/articles/one/")
    assert as_from_nothing(site, tmp_path)


def test_new_words_of_a_page_change_that_page_alone(site: TinySite, tmp_path: Path) -> None:
    says(site, PAGE, "and how.")
    report = site.built()
    assert report.changed == ("/about/",)
    assert "relate" not in report.timings
    assert as_from_nothing(site, tmp_path)


def test_one_edit_after_the_other_comes_out_as_from_nothing(site: TinySite, tmp_path: Path) -> None:
    for number, path in enumerate((ONE, TWO, ONE, PAGE, TWO)):
        says(site, path, f"take {number}.")
        assert "relate" not in site.built().timings
        another_process(site)
    site.write({TWO: article("Two, again", "2024-06-18", START)}).built()
    says(site, ONE, "the last.")
    site.built()
    assert as_from_nothing(site, tmp_path)


def test_new_words_of_an_article_that_was_corrected_leave_the_list_of_corrections_alone(
    site: TinySite, tmp_path: Path
) -> None:
    said = (site.root / ONE).read_text().replace("date:", "corrections: [{date: 2024-06-19, text: Lap two.}]\ndate:", 1)
    site.write({ONE: said})
    assert "/corrections/" in site.built().changed
    another_process(site)
    says(site, ONE, "He had stopped.")
    report = site.built()
    assert report.changed == ("/articles/one/", "/feed.json", "/feed.xml")
    assert "relate" not in report.timings
    assert as_from_nothing(site, tmp_path)


def test_new_words_of_an_article_in_another_language_come_out_as_from_nothing(site: TinySite, tmp_path: Path) -> None:
    note = "```{note}\nMouillé.\n```\n\n"
    three = article(
        "Trois", "2024-06-20", note + START, language="fr", translation_of="one.md", drivers="[Pierre Gasly]"
    )
    site.write({"content/articles/three.md": three, "translations/fr.po": FRENCH}).built()
    another_process(site)
    says(site, "content/articles/three.md", "fini.")
    report = site.built()
    assert report.changed == ("/articles/three/", "/feed.json", "/feed.xml")
    assert "relate" not in report.timings
    assert "Remarque" in site.page("/articles/three/")
    assert "Également en anglais" in site.page("/articles/three/")
    assert as_from_nothing(site, tmp_path)
    another_process(site)
    site.write({"translations/fr.po": FRENCH.replace("Remarque", "Attention")})
    assert "/articles/three/" in site.built().changed
    assert as_from_nothing(site, tmp_path)


def test_files_that_were_only_saved_again_make_nothing(site: TinySite) -> None:
    for path in (ONE, PAGE, "content/articles/start.jpg", "content/drivers/pierre-gasly.md"):
        (site.root / path).write_bytes((site.root / path).read_bytes())
    report = site.built()
    assert (report.rendered, report.changed) == (0, ())
    assert "relate" not in report.timings


def test_a_draft_that_is_written_on_makes_nothing(site: TinySite) -> None:
    site.write({"content/articles/three.md": article("Three", draft="true")}).built()
    says(site, "content/articles/three.md", "secret.")
    report = site.built()
    assert (report.rendered, report.changed) == (0, ())
    assert "relate" not in report.timings


def test_a_link_that_leads_nowhere_is_told_and_told_again(site: TinySite) -> None:
    says(site, ONE, "[three](three.md).")
    told = site.told(site.built())
    assert "content/articles/one.md:15:15: warning: the link 'three.md' leads nowhere" in told
    another_process(site)
    says(site, TWO, "words.")
    assert site.told(site.built()) == told
    another_process(site)
    says(site, ONE, "no link.")
    assert site.told(site.built()) == ""


def test_an_anchor_that_is_not_there_is_told(site: TinySite) -> None:
    says(site, ONE, "[two](two.md#sooner).")
    assert "/articles/two/ has no place '#sooner'" in site.told(site.built())


def test_an_anchor_that_goes_is_told_where_it_was_linked(site: TinySite) -> None:
    site.write({ONE: (site.root / ONE).read_text().replace("## Later", "## Much later")})
    assert "content/articles/two.md:9:8: warning: /articles/one/ has no place '#later'" in site.told(site.built())


def test_what_time_decides_is_decided(site: TinySite, tmp_path: Path) -> None:
    site.write({"content/articles/three.md": article("Three", "2024-07-01 18:00")}).built()
    another_process(site)
    says(site, ONE, "words.")
    report = site.built(now=NOW + timedelta(hours=9))
    assert "/articles/three/" in report.changed
    site.remove("content/articles/three.md")
    site.built(now=NOW + timedelta(hours=9))
    assert as_from_nothing(site, tmp_path)


def test_a_file_of_the_output_that_somebody_changed_is_made_again(site: TinySite, tmp_path: Path) -> None:
    (site.output / "index.html").write_text("mine")
    says(site, ONE, "words.")
    site.built()
    assert as_from_nothing(site, tmp_path)


def test_a_feed_of_whole_articles_of_a_driver_changes_too(site: TinySite, tmp_path: Path) -> None:
    settings = (site.root / "site.yaml").read_text()
    site.write({"site.yaml": settings + "feeds: {terms: full}\n"}).built()
    another_process(site)
    says(site, ONE, "words.")
    assert "/drivers/pierre-gasly/feed.xml" in site.built().changed
    assert as_from_nothing(site, tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        "update outputs set texts = x'00'",
        "update outputs set texts = x''",
        "update outputs set texts = cast(replace(cast(texts as text), '/articles/', '/article/') as blob)",
        "delete from findings",
        "update findings set data = x'00'",
    ],
)
def test_what_was_kept_badly_costs_no_more_than_time(site: TinySite, tmp_path: Path, damage: str) -> None:
    with closing(sqlite3.connect(site.root / ".cache" / STORE)) as store, store:
        store.execute(damage)
    another_process(site)
    says(site, ONE, "words.")
    site.built()
    assert as_from_nothing(site, tmp_path)


def test_what_is_wrong_with_a_text_is_told_at_its_new_place(site: TinySite) -> None:
    words = "<b onclick='x'>Wet</b>.\n\n[Nowhere](nowhere.md)."
    wrong = article("Three", "2024-06-20", words, drivers="[Pierre Gasli]")
    site.write({"content/articles/three.md": wrong})
    first = site.build()
    another_process(site)
    site.write({"content/articles/three.md": wrong.replace("[Nowhere]", "A line more.\n\n[Nowhere]")})
    second = site.build()
    assert "relate" not in second.timings
    assert [(each.code, each.at.line) for each in first.problems] == [("PF302", 4), ("PF204", 7), ("PF201", 9)]
    assert [(each.code, each.at.line) for each in second.problems] == [("PF302", 4), ("PF204", 7), ("PF201", 11)]
    another_process(site)
    assert site.build().problems == second.problems
