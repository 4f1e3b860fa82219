"""Names in articles: what becomes a link, whom an article is about, and what stands on the pages of those it names."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from generator.store.memo import Memo
from tests.tiny import TinySite, article

LINK = re.compile(r'<a class="pf-name" href="([^"]+)">(.*?)</a>', re.DOTALL)

ENTITIES = {
    "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\nteams: [{team: Alpine, from: 2023}]\n---\n",
    "content/drivers/others.yaml": (
        "esteban-ocon: {name: Esteban Ocon, teams: [{team: Alpine, from: 2020, to: 2024}]}\n"
        "lando-norris: {name: Lando Norris, teams: [{team: McLaren, from: 2019}]}\n"
    ),
    "content/teams/alpine.md": "---\nname: Alpine\n---\n",
    "content/events/monaco-grand-prix.md": "---\nname: Monaco Grand Prix\n---\n",
    "content/events/monaco-grand-prix/2024/index.md": "---\nstart: 2024-05-24\nend: 2024-05-26\n---\n",
}


def site_with(folder: Path, more: str = "", **articles: str) -> TinySite:
    """A site with the entities and these articles; `more` goes into site.yaml."""
    site = TinySite(folder / "site", ENTITIES | {path_of(slug): text for slug, text in articles.items()})
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + more})
    return site


def path_of(slug: str) -> str:
    return f"content/articles/{slug}.md"


def text_of(site: TinySite, slug: str) -> str:
    """The page of an article, from its headline to the end of its text."""
    return site.page(f"/articles/{slug}/").partition('e-content">')[2].partition("</article>")[0]


def links(site: TinySite, slug: str = "race") -> list[tuple[str, str]]:
    return LINK.findall(text_of(site, slug))


def also(site: TinySite, address: str) -> list[str]:
    """The headlines under "Also mentioned in" of an entity's page."""
    return re.findall(r"<li><a [^>]*>(.*?)</a>", site.page(address).partition('id="pf-also"')[2].partition("</ul>")[0])


def stories(site: TinySite, address: str) -> list[str]:
    return re.findall(r'<h3[^>]*><a [^>]*href="/articles/([^/]+)/"', site.page(address))


# ---------------------------------------------------------------- links


def test_the_first_mention_of_each_becomes_a_link(tmp_path: Path) -> None:
    body = "Pierre Gasly led, and Gasly won.\n\n## Later\n\nGasly's Alpine stopped; Lando Norris did not."
    site = site_with(tmp_path, race=article(body=body))
    site.built()
    assert links(site) == [
        ("/drivers/pierre-gasly/", "Pierre Gasly"),
        ("/teams/alpine/", "Alpine"),
        ("/drivers/lando-norris/", "Lando Norris"),
    ]


def test_the_first_in_each_section_if_site_yaml_says_so(tmp_path: Path) -> None:
    body = "Pierre Gasly led, and Gasly won.\n\n## Later\n\nGasly stopped, then Gasly went home."
    site = site_with(tmp_path, "links: {entities: section}\n", race=article(body=body))
    site.built()
    assert [name for _, name in links(site)] == ["Pierre Gasly", "Gasly"]
    assert text_of(site, "race").count("Gasly") == 5


@pytest.mark.parametrize(("more", "key"), [("links: {entities: off}\n", {}), ("", {"links": "off"})])
def test_no_links_where_site_or_article_say_so(tmp_path: Path, more: str, key: dict[str, str]) -> None:
    site = site_with(tmp_path, more, race=article(body="Pierre Gasly won.\n\nGasly smiled.", **key))
    site.built()
    assert links(site) == []
    assert stories(site, "/drivers/pierre-gasly/") == ["race"]


def test_whom_a_text_is_about_stands_with_those_of_its_kind(tmp_path: Path) -> None:
    body = "Pierre Gasly led.\n\nGasly won for Alpine."
    keys = {"drivers": "[lando-norris]", "tags": "[rain]"}
    site = site_with(tmp_path, race=article(body=body, **keys))
    site.built()
    kinds = re.findall(r'class="p-category" href="/([a-z]+)/', site.page("/articles/race/"))
    assert kinds == ["drivers", "drivers", "tags"]


def test_no_link_stands_in_a_heading_a_link_code_or_a_caption(tmp_path: Path) -> None:
    body = """## Pierre Gasly

[Pierre Gasly](https://example.org/) and `Pierre Gasly` are passed over.

    Pierre Gasly

<figure><figcaption>Photo: Pierre Gasly</figcaption></figure>

Then Pierre Gasly *won*."""
    site = site_with(tmp_path, race=article(body=body))
    site.built()
    assert links(site) == [("/drivers/pierre-gasly/", "Pierre Gasly")]
    assert 'Then <a class="pf-name" href="/drivers/pierre-gasly/">Pierre Gasly</a> <em>won</em>' in text_of(
        site, "race"
    )


def test_a_link_stands_beside_slots_and_entities(tmp_path: Path) -> None:
    body = "A & B: **Pierre Gasly** [it](other.md) ![Car](other/car.png)Lando Norris![Car](other/car.png)."
    site = site_with(tmp_path, race=article(body=body), other=article("Another"))
    site.write({"content/articles/other/car.png": "picture"})
    site.built()
    assert (
        'A &amp; B: <strong><a class="pf-name" href="/drivers/pierre-gasly/">Pierre Gasly</a></strong>'
        ' <a href="/articles/other/">it</a> <img src="/media/articles/other/car.png" alt="Car">'
        '<a class="pf-name" href="/drivers/lando-norris/">Lando Norris</a>'
        '<img src="/media/articles/other/car.png" alt="Car">.'
    ) in text_of(site, "race")


def test_a_site_below_a_path_links_there_and_feeds_have_whole_addresses(tmp_path: Path) -> None:
    site = site_with(tmp_path, race=article(body="Pierre Gasly won."))
    site.write({"site.yaml": "title: Pit Wall\nbase_url: https://pitwall.example/racing/\ntheme: plain\nimages: off\n"})
    site.built()
    assert links(site) == [("/racing/drivers/pierre-gasly/", "Pierre Gasly")]
    assert 'href=\\"https://pitwall.example/racing/drivers/pierre-gasly/\\">Pierre Gasly</a>' in site.page("/feed.json")


def test_an_edition_and_not_its_event_is_linked(tmp_path: Path) -> None:
    site = site_with(tmp_path, race=article(date="2024-05-27", body="The Monaco Grand Prix was slow."))
    site.built()
    assert links(site) == [("/events/monaco-grand-prix/2024/", "Monaco Grand Prix")]


# ---------------------------------------------------------------- about, and also mentioned


def test_an_article_is_about_whom_its_title_its_summary_or_two_paragraphs_name(tmp_path: Path) -> None:
    site = site_with(
        tmp_path,
        title=article("Pierre Gasly wins"),
        summary=article("A win", summary="Pierre Gasly wins."),
        twice=article("A day", body="Pierre Gasly won.\n\nLater Gasly slept."),
        once=article("A night", body="Pierre Gasly won. Gasly slept."),
    )
    site.built()
    assert sorted(stories(site, "/drivers/pierre-gasly/")) == ["summary", "title", "twice"]
    assert also(site, "/drivers/pierre-gasly/") == ["A night"]


def test_the_page_shows_whom_it_is_about(tmp_path: Path) -> None:
    site = site_with(tmp_path, race=article("Gasly wins", body="Pierre Gasly won.", drivers="[Lando Norris]"))
    site.built()
    shown = site.page("/articles/race/").partition('id="pf-terms"')[2]
    assert re.findall(r'href="([^"]+)">', shown.partition("</ul>")[0]) == [
        "/drivers/lando-norris/",
        "/drivers/pierre-gasly/",
    ]


def test_only_the_newest_ten_that_mention_somebody_stand_on_the_page(tmp_path: Path) -> None:
    days = {f"a{day:02}": article(f"Day {day}", f"2024-06-{day:02}", "Pierre Gasly won.") for day in range(1, 13)}
    site = site_with(tmp_path, **days)
    site.built()
    assert also(site, "/drivers/pierre-gasly/") == [f"Day {day}" for day in range(12, 2, -1)]


def test_explicit_tagging_leaves_articles_to_their_front_matter(tmp_path: Path) -> None:
    named, silent = (
        article("Gasly wins", drivers="[Pierre Gasly]"),
        article("Gasly wins again", body="Pierre Gasly won."),
    )
    site = site_with(tmp_path, "tagging: explicit\n", named=named, silent=silent)
    report = site.built()
    assert stories(site, "/drivers/pierre-gasly/") == ["named"]
    assert also(site, "/drivers/pierre-gasly/") == ["Gasly wins again"]
    assert report.problems == ()


def test_nobody_is_looked_for_where_nothing_comes_of_it(tmp_path: Path) -> None:
    site = site_with(
        tmp_path, "tagging: explicit\nlinks: {entities: off}\n", race=article("Gasly", body="Pierre Gasly.")
    )
    site.built()
    assert (links(site), also(site, "/drivers/pierre-gasly/")) == ([], [])


def test_an_entity_of_a_list_file_has_a_page_once_an_article_mentions_it(tmp_path: Path) -> None:
    site = site_with(tmp_path, race=article(body="Lando Norris won."))
    site.built()
    assert (site.output / "drivers/lando-norris/index.html").exists()
    assert not (site.output / "drivers/esteban-ocon").exists()


@pytest.mark.parametrize("key", [{"draft": "true"}, {"date": "2024-08-01"}, {"expires": "2024-06-20"}])
def test_what_is_not_published_mentions_nobody(tmp_path: Path, key: dict[str, str]) -> None:
    site = site_with(tmp_path, race=article(body="Lando Norris won. Pierre Gasly did not.", **key))
    site.built()
    assert not (site.output / "drivers/lando-norris").exists()
    assert also(site, "/drivers/pierre-gasly/") == []


# ---------------------------------------------------------------- edits


def test_a_new_alias_renders_the_articles_that_it_changes(tmp_path: Path) -> None:
    site = site_with(
        tmp_path,
        named=article("A win", body="The Normandy Express won."),
        other=article("A loss", body="Pierre Gasly lost."),
        third=article("A draw", body="Nobody won."),
    )
    site.memo = Memo(site.root / ".cache")
    site.built()
    site.write({"content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\naliases: [Normandy Express]\n---\n"})
    site.memo = Memo(site.root / ".cache")
    report = site.built()
    assert links(site, "named") == [("/drivers/pierre-gasly/", "Normandy Express")]
    assert also(site, "/drivers/pierre-gasly/") == ["A win", "A loss"]
    assert set(report.changed) >= {"/articles/named/", "/drivers/pierre-gasly/"}
    assert not {"/articles/other/", "/articles/third/"} & set(report.changed)


def test_a_result_that_is_corrected_is_read_in_the_articles_that_mean_its_race_by_it(tmp_path: Path) -> None:
    site = site_with(
        tmp_path,
        won=article("Days", body="A year of racing.\n\nThe only race that Pierre Gasly won was in Italy."),
        other=article("A loss", body="Esteban Ocon lost a race."),
    )
    for year in (2019, 2020):
        site.write({f"content/events/italy-grand-prix/{year}/index.md": f"---\nstart: {year}-09-06\n---\n"})
        site.write({f"content/events/italy-grand-prix/{year}/race.csv": "position,drivers\n1,lando-norris\n"})
    site.memo = Memo(site.root / ".cache")
    site.built()
    assert links(site, "won") == [("/drivers/pierre-gasly/", "Pierre Gasly")]
    site.write({"content/events/italy-grand-prix/2020/race.csv": "position,drivers\n1,pierre-gasly\n"})
    site.memo = Memo(site.root / ".cache")
    report = site.built()
    assert links(site, "won")[1:] == [("/events/italy-grand-prix/2020/", "Italy")]
    assert "/articles/won/" in report.changed
    assert "/articles/other/" not in report.changed


def test_a_mention_more_in_an_article_is_its_page_and_the_feeds_that_carry_it(tmp_path: Path) -> None:
    site = site_with(tmp_path, race=article(body="Words first.\n\nPierre Gasly won. So he did."))
    site.built()
    site.write({path_of("race"): article(body="Words first.\n\nPierre Gasly won. So Gasly did.")})
    assert set(site.built().changed) == {"/articles/race/", "/feed.xml", "/feed.json"}


def test_a_file_that_goes_takes_its_links_with_it(tmp_path: Path) -> None:
    site = site_with(tmp_path, race=article(body="Pierre Gasly won, Lando Norris lost."))
    site.built()
    site.remove("content/drivers/pierre-gasly.md")
    site.built()
    assert links(site) == [("/drivers/lando-norris/", "Lando Norris")]
    assert not (site.output / "drivers/pierre-gasly").exists()


def test_a_draft_of_an_edition_means_nothing_in_texts(tmp_path: Path) -> None:
    site = site_with(tmp_path, race=article(date="2024-05-27", body="The Monaco Grand Prix was slow."))
    edition = "content/events/monaco-grand-prix/2024/index.md"
    site.write({edition: ENTITIES[edition].replace("start", "draft: true\nstart")})
    site.built()
    assert links(site) == [("/events/monaco-grand-prix/", "Monaco Grand Prix")]


@pytest.mark.parametrize("column", ["digests", "data"])
def test_names_that_were_kept_badly_are_made_anew(tmp_path: Path, column: str) -> None:
    site = site_with(tmp_path, race=article(body="Lando Norris won."), other=article(body="The Normandy Express won."))
    site.memo = Memo(site.root / ".cache")
    site.built()
    with closing(sqlite3.connect(site.root / ".cache/store.sqlite")) as store, store:
        store.execute(f"update names set {column} = ?", (b"damaged",))
    alias = "---\nname: Pierre Gasly\naliases: [Normandy Express]\n---\n"
    changed = {"content/drivers/pierre-gasly.md": alias} if column == "digests" else {}
    site.write({**changed, path_of("race"): article(body="Esteban Ocon won.")})
    site.memo = Memo(site.root / ".cache")
    site.built()
    assert links(site) == [("/drivers/esteban-ocon/", "Esteban Ocon")]
    assert len(links(site, "other")) == len(changed)
