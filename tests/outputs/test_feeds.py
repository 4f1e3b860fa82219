"""Feeds, read with the programs that readers use: feedparser for Atom, json for JSON Feed."""

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.outputs.reading import all_addresses, feed
from tests.tiny import TinySite, article

BODY = """\
See [two](two.md#start), [the driver](/drivers/pierre-gasly/), [itself](#part), [out](https://elsewhere.example/?a=1&b=2).[^n]

## Part

![A car](car.jpg) and <video src="lap.mp4" poster="car.jpg" controls></video>

<blockquote cite="two.md">Said.</blockquote>

| A | B |
|---|--:|
| 1 | 2 |

[^n]: A note with [a link](two.md).
"""
FILES = {
    "content/articles/one/index.md": article(
        "Rain & <wind>",
        "2024-06-17 14:00",
        BODY,
        drivers="[Pierre Gasly]",
        tags="[rain, R&D]",
        author="[Ann, Bo]",
        summary="One & all.",
        image="{src: car.jpg, alt: A car, credit: Ann, licence: CC0}",
    ),
    "content/articles/one/car.jpg": "jpg",
    "content/articles/one/lap.mp4": "mp4",
    "content/articles/one/two.md": article(
        "Zwei", "2024-06-16", "## Start\n\nText.", drivers="[Pierre Gasly]", language="de", updated="2024-06-20 08:00"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    built = TinySite(tmp_path_factory.mktemp("feeds") / "site", FILES)
    text = (built.root / "site.yaml").read_text()
    built.write({"site.yaml": text + "tagline: Fast & loud\nauthor: Desk\nlanguage: en-GB\ntimezone: Europe/Paris\n"})
    report = built.built()
    assert not report.problems, built.told(report)
    return built


def atom(site: TinySite, address: str = "/feed.xml") -> Any:
    """An Atom feed as feedparser reads it, without a mistake in it."""
    found = feedparser.parse(site.page(address), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo
    assert found.version == "atom10"
    return found


# ---------------------------------------------------------------- what a feed says


def test_the_atom_feed_says_whose_it_is(site: TinySite) -> None:
    about = atom(site).feed
    assert (about.title, about.subtitle) == ("Pit Wall", "Fast & loud")
    assert about.id == "https://pitwall.example/"
    assert about.language == "en-GB"
    assert about.author == "Desk"
    assert [(link.rel, link.href) for link in about.links] == [
        ("self", "https://pitwall.example/feed.xml"),
        ("alternate", "https://pitwall.example/"),
    ]
    assert about.updated == "2024-06-20T08:00:00+02:00"


def test_the_atom_feed_carries_whole_articles_newest_first(site: TinySite) -> None:
    one, two = atom(site).entries
    assert (one.title, two.title) == ("Rain & <wind>", "Zwei")
    assert one.link == "https://pitwall.example/articles/one/"
    assert one.summary == "One & all."
    assert [author.name for author in one.authors] == ["Ann", "Bo"]
    assert [tag.term for tag in one.tags] == ["Pierre Gasly", "rain", "R&D"]
    assert (one.published, one.updated) == ("2024-06-17T14:00:00+02:00", "2024-06-17T14:00:00+02:00")
    assert (two.published, two.updated) == ("2024-06-16T00:00:00+02:00", "2024-06-20T08:00:00+02:00")
    assert two.content[0].language == "de"
    assert '<h2 id="part">Part</h2>' in one.content[0].value
    assert one.content[0].value.startswith(
        '<figure><img src="https://pitwall.example/articles/one/car.jpg" alt="A car">'
        "<figcaption>Ann, CC0</figcaption></figure>"
    )
    assert one.media_content == [{"url": "https://pitwall.example/articles/one/car.jpg", "medium": "image"}]
    assert one.media_credit[0]["content"] == "Ann"


def test_the_json_feed_says_the_same(site: TinySite) -> None:
    found = feed(site, "/feed.json")
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == "https://pitwall.example/feed.json"
    assert found["home_page_url"] == "https://pitwall.example/"
    assert found["language"] == "en-GB"
    assert found["authors"] == [{"name": "Desk"}]
    one, two = found["items"]
    entry = atom(site).entries[0]
    assert one["content_html"] == entry.content[0].value
    assert one | {"content_html": ""} == {
        "id": entry.id,
        "url": "https://pitwall.example/articles/one/",
        "title": "Rain & <wind>",
        "summary": "One & all.",
        "content_html": "",
        "image": "https://pitwall.example/articles/one/car.jpg",
        "date_published": "2024-06-17T14:00:00+02:00",
        "authors": [{"name": "Ann"}, {"name": "Bo"}],
        "tags": ["Pierre Gasly", "rain", "R&D"],
    }
    assert two["date_modified"] == "2024-06-20T08:00:00+02:00"
    assert two["language"] == "de"


@pytest.mark.parametrize("form", ["feed.xml", "feed.json"])
def test_every_address_in_a_feed_is_whole(site: TinySite, form: str) -> None:
    if form == "feed.xml":
        bodies = [entry.content[0].value for entry in atom(site).entries]
    else:
        bodies = [item["content_html"] for item in feed(site, "/feed.json")["items"]]
    found = [address for body in bodies for address in all_addresses(body)]
    assert len(found) == 12
    assert all(address.startswith("https://") for address in found), found
    assert {
        "https://pitwall.example/articles/two/#start",
        "https://pitwall.example/drivers/pierre-gasly/",
        "https://pitwall.example/articles/one/#part",
        "https://pitwall.example/articles/one/#fn-n",
        "https://pitwall.example/articles/one/#fnref-n",
        "https://pitwall.example/articles/one/car.jpg",
        "https://pitwall.example/articles/one/lap.mp4",
    } < set(found)


# ---------------------------------------------------------------- identities


@pytest.mark.parametrize(
    "change",
    [
        {"slug": "another"},
        {"permalink": "/elsewhere/"},
        {"title": "Another title"},
        {"date": "2020-01-01"},
        {"body": "Another text."},
    ],
    ids=str,
)
def test_an_entry_keeps_its_identity_whatever_changes_in_its_file(tmp_path: Path, change: dict[str, str]) -> None:
    site = TinySite(tmp_path, {"content/articles/one.md": article()})
    site.built()
    before = feed(site, "/feed.json")["items"][0]
    site.write({"content/articles/one.md": article(**change)}).built()
    after = feed(site, "/feed.json")["items"][0]
    assert before != after
    assert before["id"] == after["id"] == atom(site).entries[0].id
    assert before["id"].startswith("urn:uuid:")


def test_an_entry_keeps_its_identity_when_the_pattern_of_addresses_or_the_folder_of_the_site_changes(
    tmp_path: Path,
) -> None:
    site = TinySite(tmp_path, {"content/articles/one.md": article()})
    site.built()
    before = feed(site, "/feed.json")["items"][0]["id"]
    text = "title: Pit Wall\nbase_url: https://pitwall.example/blog/\ntheme: plain\nimages: off\n"
    site.write({"site.yaml": text + "permalinks: {articles: '/{year}/{slug}/'}\n"}).built()
    item = feed(site, "/feed.json")["items"][0]
    assert item["url"] == "https://pitwall.example/blog/2024/one/"
    assert item["id"] == before


def test_an_id_in_front_matter_outlives_a_new_file_name(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/one.md": article(id="tag:pitwall.example,2024:1")})
    site.built()
    assert atom(site).entries[0].id == "tag:pitwall.example,2024:1"
    assert feed(site, "/feed.json")["items"][0]["id"] == "tag:pitwall.example,2024:1"


@pytest.mark.parametrize("name", ["my id", "7", "tag:", "a b:c"])
def test_an_id_that_is_no_iri_is_made_one(tmp_path: Path, name: str) -> None:
    site = TinySite(tmp_path, {"content/articles/one.md": article("One", id=f'"{name}"')})
    site.built()
    (first,) = json.loads(site.page("/feed.json"))["items"]
    assert first["id"].startswith("urn:uuid:")
    site.write({"content/articles/one.md": article("One", id="tag:pitwall.example,2024:one")})
    site.built()
    (second,) = json.loads(site.page("/feed.json"))["items"]
    assert second["id"] == "tag:pitwall.example,2024:one"


def test_two_articles_never_have_one_identity(site: TinySite) -> None:
    assert len({entry.id for entry in atom(site).entries}) == 2


# ---------------------------------------------------------------- feeds of terms, sizes


def test_the_feed_of_a_term_has_summaries_and_links_only(site: TinySite) -> None:
    found = atom(site, "/drivers/pierre-gasly/feed.xml")
    assert found.feed.title == "Pierre Gasly · Pit Wall"
    assert found.feed.id == "https://pitwall.example/drivers/pierre-gasly/"
    assert [(link.rel, link.href) for link in found.feed.links] == [
        ("self", "https://pitwall.example/drivers/pierre-gasly/feed.xml"),
        ("alternate", "https://pitwall.example/drivers/pierre-gasly/"),
    ]
    assert [entry.link for entry in found.entries] == [
        "https://pitwall.example/articles/one/",
        "https://pitwall.example/articles/two/",
    ]
    assert all("content" not in entry for entry in found.entries)
    items = feed(site, "/drivers/pierre-gasly/feed.json")["items"]
    assert all("content_html" not in item for item in items)
    assert [item["content_text"] for item in items] == ["One & all.", "Text."]


def sized(tmp_path: Path, feeds: str) -> TinySite:
    """A site of five articles on one tag, with these settings for feeds."""
    articles = {f"content/articles/{n}.md": article(f"{n}", f"2024-06-0{n}", tags="[rain]") for n in range(1, 6)}
    site = TinySite(tmp_path, articles)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + f"feeds: {feeds}\n"}).built()
    return site


def test_size_says_how_many_articles_a_feed_holds(tmp_path: Path) -> None:
    site = sized(tmp_path, "{size: 3}")
    for address in ("/feed.json", "/tags/rain/feed.json"):
        assert [item["title"] for item in feed(site, address)["items"]] == ["5", "4", "3"]
    assert len(atom(site).entries) == 3


def test_with_terms_full_the_feeds_of_terms_carry_whole_articles(tmp_path: Path) -> None:
    site = sized(tmp_path, "{terms: full}")
    assert feed(site, "/tags/rain/feed.json")["items"] == feed(site, "/feed.json")["items"]
    assert atom(site, "/tags/rain/feed.xml").entries[0].content[0].value == "<p>Text.</p>"


# ---------------------------------------------------------------- times, characters, nothing at all

RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


@pytest.mark.parametrize(
    ("zone", "written", "published"),
    [
        ("Europe/Paris", "2024-06-17 14:00", "2024-06-17T14:00:00+02:00"),
        ("Europe/Paris", "2024-06-17", "2024-06-17T00:00:00+02:00"),
        ("America/New_York", "2024-06-17 14:00:30Z", "2024-06-17T10:00:30-04:00"),
        ("Asia/Kolkata", "2024-06-17 14:00", "2024-06-17T14:00:00+05:30"),
        ("Africa/Monrovia", "1960-05-05 12:00", "1960-05-05T12:00:00-00:44"),
        ("UTC", "2024-06-17 14:00", "2024-06-17T14:00:00+00:00"),
    ],
)
def test_times_are_those_of_rfc_3339(tmp_path: Path, zone: str, written: str, published: str) -> None:
    site = TinySite(tmp_path, {"content/articles/a.md": article(date=written)})
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + f"timezone: {zone}\n"}).built()
    assert atom(site).entries[0].published == published
    item = feed(site, "/feed.json")["items"][0]
    assert datetime.fromisoformat(item["date_published"]) == datetime.fromisoformat(published)
    lastmod = re.findall("<lastmod>(.*?)</lastmod>", site.page("/sitemap.xml"))
    times = [item["date_published"], atom(site).feed.updated, *(each for each in lastmod if "T" in each)]
    assert all(RFC_3339.fullmatch(each) for each in times), times


def test_a_feed_was_updated_when_the_latest_of_its_changes_was_though_the_clocks_went_back(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article(date="2024-10-27 00:30Z"),
        "content/articles/b.md": article(date="2024-10-27 01:15Z"),
    }
    site = TinySite(tmp_path, files)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "timezone: Europe/Paris\n"}).built(future=True)
    assert atom(site).feed.updated == "2024-10-27T02:15:00+01:00"


def test_an_article_is_never_updated_before_it_was_published(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/a.md": article(date="2024-06-17 14:00", updated="2024-06-17")})
    site.built()
    assert atom(site).entries[0].updated == "2024-06-17T14:00:00+00:00"


def test_control_characters_are_gone(tmp_path: Path) -> None:
    text = article(body="Fire\x01 and &#11; rain\x1b\ufffe.\n\n```\nlap\x0b = 1\n```")
    site = TinySite(tmp_path, {"content/articles/a.md": text})
    site.built()
    forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
    for address in ("/feed.xml", "/feed.json", "/articles/a/", "/"):
        assert not forbidden.search(site.page(address)), address
    assert not forbidden.search(json.dumps(feed(site, "/feed.json"), ensure_ascii=False))
    assert LexborHTMLParser(atom(site).entries[0].content[0].value).text().split()[:3] == ["Fire", "and", "rain."]


def test_the_feeds_of_an_empty_site_are_valid_and_older_than_any_article(tmp_path: Path) -> None:
    site = TinySite(tmp_path)
    site.built()
    assert atom(site).feed.updated == "1970-01-01T00:00:00+00:00"
    assert feed(site, "/feed.json")["items"] == []
