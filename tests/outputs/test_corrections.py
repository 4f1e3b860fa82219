"""What was put right in articles: on the article, on a page of its own, in its feeds."""

from pathlib import Path

import pytest

from tests.outputs.reading import dom, feed, graph, links, texts, there, values
from tests.tiny import SITE_YAML, TinySite, article

FILES = {
    "content/articles/one.md": article(
        "One",
        "2024-06-17 14:00",
        corrections="[{date: 2024-06-18, text: Lap two it was.}, {date: 2024-06-20 09:30, text: By 0.7 seconds.}]",
    ),
    "content/articles/two.md": article(
        "Two", "2024-06-19", corrections="[{date: 2024-06-20, text: Gasly's was the <b>red</b> car.}]", author="Ada"
    ),
    "content/articles/three.md": article("Three", "2024-06-21"),
}


def shown(site: TinySite, address: str = "/corrections/") -> list[list[str]]:
    """Each correction on a page: when, what, in which article."""
    rows = dom(site, address).css("main li:has(p)")
    return [[" ".join(part.text().split()) for part in row.css("p")] for row in rows]


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", FILES)


def test_corrections_stand_on_a_page_of_their_own_newest_first(site: TinySite) -> None:
    site.built()
    assert shown(site) == [
        ["20 June 2024, 09:30", "By 0.7 seconds.", "One"],
        ["20 June 2024", "Gasly's was the <b>red</b> car.", "Two"],
        ["18 June 2024", "Lap two it was.", "One"],
    ]
    assert links(site, "/corrections/")["Two"] == "/articles/two/#pf-corrections"
    assert values(dom(site, "/articles/two/"), "#pf-corrections", "id") == ["pf-corrections"]


@pytest.mark.parametrize("theme", ["plain", "apex"])
def test_the_note_on_an_article_leads_there_and_so_does_the_foot_of_every_page(site: TinySite, theme: str) -> None:
    site.write({"site.yaml": f"title: T\nbase_url: https://t.example/racing/\ntheme: {theme}\nimages: off\n"}).built()
    assert links(site, "/articles/one/")["All corrections"] == "/racing/corrections/"
    for address in ("/", "/articles/three/", "/corrections/"):
        assert links(site, address, "footer")["Corrections"] == "/racing/corrections/"


def test_their_feeds_tell_each_with_the_headline_of_its_article(site: TinySite) -> None:
    site.built()
    told = feed(site, "/corrections/feed.json")
    assert (told["title"], told["home_page_url"]) == ("Corrections · Pit Wall", "https://pitwall.example/corrections/")
    assert [(each["title"], each["summary"], each["date_published"], each["url"]) for each in told["items"]] == [
        ("One", "By 0.7 seconds.", "2024-06-20T09:30:00+00:00", "https://pitwall.example/articles/one/#pf-corrections"),
        (
            "Two",
            "Gasly's was the <b>red</b> car.",
            "2024-06-20T00:00:00+00:00",
            "https://pitwall.example/articles/two/#pf-corrections",
        ),
        ("One", "Lap two it was.", "2024-06-18T00:00:00+00:00", "https://pitwall.example/articles/one/#pf-corrections"),
    ]
    assert told["items"][1]["authors"] == [{"name": "Ada"}]
    assert "<updated>2024-06-20T09:30:00+00:00</updated>" in site.page("/corrections/feed.xml")
    alternate = values(dom(site, "/corrections/"), "link[rel=alternate]", "href")
    assert alternate == ["/corrections/feed.xml", "/corrections/feed.json", "/feed.xml", "/feed.json"]


def test_a_correction_keeps_its_identity_in_feeds_when_its_text_is_changed(site: TinySite) -> None:
    twice = "[{date: 2024-06-18, text: %s}, {date: 2024-06-18, text: By 0.7.}]"
    site.write({"content/articles/one.md": article("One", corrections=twice % "Lap two.")}).built()
    before = [each["id"] for each in feed(site, "/corrections/feed.json")["items"]]
    assert len(set(before)) == 3
    site.write({"content/articles/one.md": article("One, renamed", corrections=twice % "Lap three.")}).built()
    assert [each["id"] for each in feed(site, "/corrections/feed.json")["items"]] == before


def test_a_correction_is_the_last_change_of_its_article_everywhere(site: TinySite) -> None:
    site.built()
    (story,) = [each for each in graph(site, "/articles/one/") if each["@type"] == "NewsArticle"]
    assert story["dateModified"] == "2024-06-20T09:30:00+00:00"
    assert "<loc>https://pitwall.example/articles/one/</loc><lastmod>2024-06-20T09:30:00+00:00</lastmod>" in site.page(
        "/sitemap.xml"
    )
    assert "<loc>https://pitwall.example/corrections/</loc><lastmod>2024-06-20T09:30:00+00:00</lastmod>" in site.page(
        "/sitemap.xml"
    )
    modified = {each["title"]: each.get("date_modified") for each in feed(site, "/feed.json")["items"]}
    assert modified == {"Three": None, "Two": "2024-06-20T00:00:00+00:00", "One": "2024-06-20T09:30:00+00:00"}


def test_where_nothing_was_put_right_there_is_no_such_page_and_no_feed(site: TinySite) -> None:
    for name in ("one", "two"):
        site.write({f"content/articles/{name}.md": article(name)})
    site.built()
    assert not any(there(site, f"/corrections/{name}") for name in ("", "feed.xml", "feed.json"))
    assert "Corrections" not in links(site, "/", "footer")
    assert "corrections" not in site.page("/sitemap.xml")


def test_what_is_not_published_is_not_listed(site: TinySite) -> None:
    for name in ("one", "two"):
        path = f"content/articles/{name}.md"
        site.write({path: FILES[path].replace("title:", "draft: true\ntitle:")})
    site.built()
    assert not there(site, "/corrections/")
    site.write({"content/articles/two.md": FILES["content/articles/two.md"]}).built()
    assert [row[2] for row in shown(site)] == ["Two"]


def test_many_are_cut_into_pages_as_other_lists_are(site: TinySite) -> None:
    every = ", ".join(f"{{date: 2024-06-{day:02}, text: Lap {day}.}}" for day in range(1, 29))
    site.write({"site.yaml": f"{SITE_YAML}pagination: {{size: 10}}\nfeeds: {{size: 5}}\n"})
    site.write({"content/articles/three.md": article("Three", "2024-05-31", corrections=f"[{every}]")}).built()
    assert len(shown(site)) == 11
    assert [row[1] for row in shown(site, "/corrections/page/1/")] == [f"Lap {day}." for day in range(10, 0, -1)]
    assert texts(dom(site, "/corrections/page/2/"), "h1") == ["Corrections, page 2"]
    assert there(site, "/corrections/page/3/")
    assert len(feed(site, "/corrections/feed.json")["items"]) == 5


def test_a_page_of_the_sites_own_takes_its_place_and_the_feeds_stay(site: TinySite) -> None:
    site.write({"content/pages/corrections.md": "---\ntitle: How we correct\n---\n\nAt once.\n"}).built()
    assert texts(dom(site, "/corrections/"), "h1") == ["How we correct"]
    assert there(site, "/corrections/feed.xml")
    assert links(site, "/", "footer")["Corrections"] == "/corrections/"


def test_a_theme_may_do_without(site: TinySite) -> None:
    site.write({"themes/mine/theme.yaml": "extends: plain\nwithout: [corrections]\n"})
    site.write({"site.yaml": SITE_YAML.replace("plain", "mine")}).built()
    assert not there(site, "/corrections/")
    assert not there(site, "/corrections/feed.xml")
    assert "Corrections" not in links(site, "/", "footer")
    assert "All corrections" not in links(site, "/articles/one/")


def test_an_article_in_another_language_is_marked_so(site: TinySite) -> None:
    german = article("Eins", "2024-06-17", language="de", corrections="[{date: 2024-06-30, text: Runde zwei.}]")
    site.write({"content/articles/eins.md": german}).built()
    first = dom(site, "/corrections/").css("main li:has(p)")[0]
    assert [node.attributes.get("lang") for node in first.css("[lang]")] == ["de", "de"]
    assert feed(site, "/corrections/feed.json")["items"][0]["language"] == "de"
