"""What an edit makes the build render: just the files that show what was edited, and of those it writes the ones whose
bytes changed."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.tiny import NOW, TinySite, article

SIZE = 4
"""Articles on a full page of a list, and in a feed."""

DRIVERS = ("Pierre Gasly", "Charles Leclerc", "Esteban Ocon")
OPENING = "The opening paragraph, from which summaries are made."


def source(number: int, **keys: str) -> str:
    """One of thirty articles, a day apart; each names a driver of three."""
    written = {"drivers": f"[{DRIVERS[number % 3]}]", "author": "Ada"} | keys
    body = f"{OPENING}\n\n## Part\n\nThe rest of article {number}."
    return article(
        written.pop("title", f"Article {number}"),
        f"2024-05-{number + 1:02} 12:00",
        written.pop("body", body),
        **written,
    )


def path(number: int) -> str:
    return f"content/articles/a{number:02}.md"


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    """Thirty articles; a02 is old, a29 the newest. Lists are numbered from the oldest."""
    site = TinySite(tmp_path / "site", {path(number): source(number) for number in range(30)})
    config = f"pagination: {{size: {SIZE}}}\nfeeds: {{size: {SIZE}}}\n"
    site.write(
        {
            "site.yaml": (site.root / "site.yaml").read_text() + config,
            "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\n---\n\nText.\n",
            "content/pages/about.md": "---\ntitle: About\n---\n\nText.\n",
        }
    )
    site.built()
    return site


def made(site: TinySite, **how: object) -> tuple[int, set[str]]:
    """How many files the next build renders, and the addresses of those it writes or removes."""
    report = site.built(**how)
    return report.rendered, set(report.changed)


FEEDS = {"/feed.xml", "/feed.json"}
OCON = {"/drivers/esteban-ocon/feed.xml", "/drivers/esteban-ocon/feed.json"}


def test_nothing_changed_renders_nothing(site: TinySite) -> None:
    assert made(site) == (0, set())


def test_the_body_of_an_old_article_is_its_page_alone(site: TinySite) -> None:
    site.write({path(2): source(2, body=f"{OPENING}\n\n## Part\n\nAnother rest.")})
    assert made(site) == (1, {"/articles/a02/"})


def test_the_body_of_a_recent_article_is_its_page_and_the_feeds_that_carry_it(site: TinySite) -> None:
    site.write({path(29): source(29, body=f"{OPENING}\n\n## Part\n\nAnother rest.")})
    assert made(site) == (3, {"/articles/a29/", *FEEDS})


def test_an_opening_from_which_a_summary_is_made_is_also_what_shows_the_card(site: TinySite) -> None:
    """a02 is of Esteban Ocon, by Ada, on the oldest page of each of its lists, and is related to two of his others."""
    site.write({path(2): source(2, body="Another opening.\n\n## Part\n\nThe rest of article 2.")})
    rendered, changed = made(site)
    lists = {
        "/articles/page/1/",
        "/drivers/esteban-ocon/page/1/",
        "/authors/ada/page/1/",
        "/archive/2024/page/1/",
        "/archive/2024/05/page/1/",
    }
    related = {f"/articles/a{number:02}/" for number in (5, 8)}
    assert changed == {"/articles/a02/", *lists, *related}
    assert rendered == len(changed)


def test_a_headline_is_what_shows_the_card_and_the_neighbours(site: TinySite) -> None:
    site.write({path(2): source(2, title="Another headline")})
    rendered, changed = made(site)
    neighbours = {"/articles/a01/", "/articles/a03/"}
    assert {"/articles/a02/", "/articles/page/1/", "/drivers/esteban-ocon/page/1/", *neighbours} < changed
    assert len(changed) == rendered == 10
    assert not changed & {*FEEDS, *OCON, "/", "/sitemap.xml"}


def test_a_tag_for_another_is_the_two_lists_and_the_article_and_what_is_now_related(site: TinySite) -> None:
    site.write({path(number): source(number, tags="[rain]") for number in (2, 3)})
    site.write({path(4): source(4, tags="[night]"), path(5): source(5, tags="[night]")})
    site.built()
    site.write({path(2): source(2, tags="[night]")})
    rendered, changed = made(site)
    pages = {f"/tags/{tag}/{file}" for tag in ("rain", "night") for file in ("", "feed.xml", "feed.json")}
    related = "/articles/a05/"  # it has the new tag too, which makes a02 the nearest to it
    assert changed == {"/articles/a02/", related, *pages}
    assert rendered == len(changed)


def test_a_template_is_the_pages_whose_closure_holds_it(site: TinySite) -> None:
    text = '{% extends "plain/page.html" %}{% block head_end %}<meta name="x" content="y">{% endblock %}'
    site.write({"themes/plain/templates/page.html": text})
    assert made(site) == (1, {"/about/"})


def test_an_alias_that_brings_two_names_together_is_the_articles_and_lists_it_changes(site: TinySite) -> None:
    site.write({"content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\naliases: [Esteban Ocon]\n---\n\nText.\n"})
    _, changed = made(site)
    ocon = {f"/articles/a{number:02}/" for number in range(2, 30, 3)}
    assert ocon < changed
    assert {"/drivers/esteban-ocon/", "/drivers/pierre-gasly/", "/drivers/"} < changed
    assert not changed & {"/articles/page/1/", "/authors/ada/", "/", "/about/"}


def test_a_new_name_of_a_driver_is_the_pages_that_show_it(site: TinySite) -> None:
    site.write({"content/drivers/pierre-gasly.md": "---\nname: P. Gasly\naliases: [Pierre Gasly]\n---\n\nText.\n"})
    _, changed = made(site)
    gasly = {f"/articles/a{number:02}/" for number in range(0, 30, 3)}
    assert {*gasly, "/drivers/", "/drivers/pierre-gasly/", "/drivers/pierre-gasly/page/1/"} < changed
    assert not changed & {"/articles/a01/", "/articles/a02/", "/articles/page/1/", "/authors/ada/"}


def test_a_fact_of_the_site_is_what_shows_it(site: TinySite) -> None:
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "description: In one sentence.\n"})
    assert made(site) == (3, {"/", *FEEDS})


def test_a_style_sheet_is_every_page_in_a_build_and_none_in_the_preview(site: TinySite) -> None:
    site.write({"themes/plain/assets/plain.css": "body { margin: 0 }"})
    rendered, _ = made(site)
    pages = sum(1 for file in site.output.rglob("*.html"))
    redirects = sum(1 for file in site.output.rglob("*.html") if "http-equiv" in file.read_text())
    assert rendered == 1 + pages + 4  # the sheet, and what is asked of hosts, who are told how long it may be kept
    assert redirects > 0
    site.built(fingerprint=False)
    site.write({"themes/plain/assets/plain.css": "body { margin: 1px }"})
    assert made(site, fingerprint=False) == (1, {"/assets/plain.css"})


def test_a_source_that_is_only_touched_renders_nothing(site: TinySite) -> None:
    (site.root / path(2)).touch()
    assert made(site) == (0, set())


def test_two_files_that_swap_their_names_are_the_pages_that_show_them(site: TinySite) -> None:
    two, three = (site.root / path(number) for number in (2, 3))
    two.rename(site.root / "content/other")
    three.rename(two)
    (site.root / "content/other").rename(three)
    rendered, changed = made(site)
    assert {"/articles/a02/", "/articles/a03/", "/articles/page/1/"} < changed
    assert "Article 3" in site.page("/articles/a02/")
    assert rendered < 40


def test_a_draft_that_comes_out_and_a_time_that_comes_are_like_a_new_article(site: TinySite) -> None:
    site.write({path(30): article("Late", "2024-07-02", draft="true", drivers="[Esteban Ocon]", author="Ada")})
    assert made(site) == (0, set())
    site.write({path(30): article("Late", "2024-07-02", drivers="[Esteban Ocon]", author="Ada")})
    assert made(site) == (0, set())
    _, changed = made(site, now=NOW + timedelta(days=2))
    assert {"/articles/a30/", "/articles/", "/", *FEEDS, *OCON, "/sitemap.xml", "/articles/a29/"} < changed
    assert not changed & {"/articles/page/1/", "/articles/a02/", "/drivers/charles-leclerc/", "/about/"}
