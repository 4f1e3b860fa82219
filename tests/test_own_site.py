"""The site of this repository: it builds without a warning, every link in it leads somewhere, every page is whole."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.build import Options, Project, build
from generator.errors import show
from generator.manifest import MANIFEST
from generator.store.memo import Memo
from generator.text.slugs import output_path
from tests.tiny import tree

REPOSITORY = Path(__file__).parent.parent
NOW = datetime(2025, 1, 15, 12, tzinfo=UTC)
HOST = "https://parc-ferme.example"

KINDS = {
    "home": "/",
    "article index": "/articles/",
    "article": "/articles/sainz-melbourne/",
    "redirect": "/articles/australian-grand-prix-2024/",
    "index of drivers": "/drivers/",
    "driver": "/drivers/charles-leclerc/",
    "driver of a list file": "/drivers/jack-doohan/",
    "index of teams": "/teams/",
    "team": "/teams/ferrari/",
    "index of events": "/events/",
    "event": "/events/monaco-grand-prix/",
    "edition": "/events/monaco-grand-prix/2024/",
    "edition of another series": "/events/24-hours-of-le-mans/2024/",
    "index of circuits": "/circuits/",
    "circuit": "/circuits/monaco/",
    "index of series": "/series/",
    "series": "/series/formula-1/",
    "season": "/series/formula-1/2024/",
    "season of another series": "/series/world-endurance-championship/2024/",
    "index of tags": "/tags/",
    "tag": "/tags/stewards/",
    "index of authors": "/authors/",
    "author": "/authors/iris-camber/",
    "archive": "/archive/",
    "year": "/archive/2024/",
    "month": "/archive/2024/05/",
    "standalone page": "/about/",
    "attribution": "/attribution/",
    "404": "/404.html",
    "Atom feed": "/feed.xml",
    "JSON feed": "/feed.json",
    "Atom feed of a term": "/drivers/charles-leclerc/feed.xml",
    "JSON feed of a term": "/drivers/charles-leclerc/feed.json",
    "page of the calendar": "/calendar/",
    "calendar": "/calendar.ics",
    "calendar of a season": "/series/formula-1/2024/calendar.ics",
    "calendar of a driver": "/drivers/charles-leclerc/calendar.ics",
    "sitemap": "/sitemap.xml",
    "robots.txt": "/robots.txt",
    "static file": "/favicon.svg",
}


class Built(NamedTuple):
    """The output: every file by path, every page parsed, the ids of each page."""

    files: dict[str, bytes]
    pages: dict[str, LexborHTMLParser]
    ids: dict[str, set[str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    output = tmp_path_factory.mktemp("own") / "output"
    report = build(Project(REPOSITORY, output), Memo(), Options(now=NOW))
    assert not report.problems, "\n".join(show(each) for each in report.problems)
    files = {path: data for path, data in tree(output).items() if path != MANIFEST}
    pages = {path: LexborHTMLParser(data.decode()) for path, data in files.items() if path.endswith(".html")}
    return Built(files, pages, {path: set(attributes(page, "id")) for path, page in pages.items()})


def attributes(page: LexborHTMLParser, name: str, css: str = "") -> Iterator[str]:
    """The values of an attribute wherever it stands."""
    for node in page.css(f"{css}[{name}]"):
        yield node.attributes.get(name) or ""


# ---------------------------------------------------------------- what is there


def test_every_kind_of_page_is_named() -> None:
    assert len(KINDS) == 40


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_is_there(site: Built, kind: str) -> None:
    assert output_path(KINDS[kind]) in site.files


def test_every_article_and_every_entity_file_has_its_page(site: Built) -> None:
    content = REPOSITORY / "content"
    for path in content.rglob("*.md"):
        place = path.relative_to(content).with_suffix("")
        slug = re.sub(r"^\d{4}-\d\d-\d\d-", "", path.stem)
        address = place.parent if path.stem == "index" else place.parent / slug
        expected = f"{address.as_posix().removeprefix('pages/')}/index.html"
        withheld = re.search(rb"^draft: true$", path.read_bytes(), re.MULTILINE) is not None
        assert (expected in site.files) != withheld, expected


def test_every_round_has_results_and_says_where_they_are_from(site: Built) -> None:
    editions = sorted((REPOSITORY / "content" / "events").glob("*-grand-prix/2024"))
    assert len(editions) == 24
    for folder in editions:
        page = site.pages[f"events/{folder.parent.name}/2024/index.html"]
        assert {"race.csv", "qualifying.csv", "practice-1.csv"} <= {path.name for path in folder.iterdir()}, folder
        assert "name: F1DB" in (folder / "index.md").read_text(), folder
        assert len(page.css("table")) > 4, folder
    owed = site.pages["attribution/index.html"].css("main tr")
    assert any("F1DB" in row.text() and "24 editions" in row.text() for row in owed)


# ---------------------------------------------------------------- where links lead


def wrong(address: str, page: str, site: Built) -> str:
    """What is wrong with an address on a page of ours, or ""."""
    parts = urlsplit(address.removeprefix(HOST) if address.startswith(f"{HOST}/") else address)
    if parts.scheme in ("https", "mailto") and (parts.netloc or parts.path):
        return ""
    if parts.scheme or parts.netloc:
        return f"{page}: {address} is of no scheme we use"
    if parts.path and not parts.path.startswith("/"):
        return f"{page}: {address} is relative"
    path = output_path(unquote(parts.path)) if parts.path else page
    if path not in site.files:
        return f"{page}: {address} leads nowhere"
    if parts.fragment and unquote(parts.fragment) not in site.ids.get(path, set()):
        return f"{page}: {address} has no such place"
    return ""


def all_wrong(addresses: Iterable[str], page: str, site: Built) -> list[str]:
    return [told for address in addresses if (told := wrong(address, page, site))]


def test_every_link_and_every_picture_of_every_page_leads_somewhere(site: Built) -> None:
    found, seen = [], 0
    for path, page in site.pages.items():
        addresses = [value for name in ("href", "src", "poster", "cite") for value in attributes(page, name)]
        addresses += attributes(page, "content", 'meta[property="og:url"]')
        addresses += attributes(page, "content", 'meta[property="og:image"]')
        addresses += [text.partition("url=")[2] for text in attributes(page, "content", "meta[http-equiv=refresh]")]
        found += all_wrong(addresses, path, site)
        seen += len(addresses)
    assert found == []
    assert seen > 5000


def test_every_canonical_address_is_whole_and_leads_to_a_page(site: Built) -> None:
    for path, page in site.pages.items():
        (address,) = attributes(page, "href", "link[rel=canonical]")
        assert address.startswith(f"{HOST}/")
        assert output_path(urlsplit(address).path) in site.pages
        refreshed = page.css_matches("meta[http-equiv=refresh]")
        assert refreshed or output_path(urlsplit(address).path) == path


def test_every_link_in_every_feed_leads_somewhere(site: Built) -> None:
    found = []
    for path in (path for path in site.files if path.endswith("feed.xml")):
        root = ElementTree.fromstring(site.files[path])
        addresses = [node.attrib["href"] for node in root.iter("{http://www.w3.org/2005/Atom}link")]
        bodies = [node.text or "" for node in root.iter("{http://www.w3.org/2005/Atom}content")]
        found += all_wrong([*addresses, *in_bodies(bodies)], path, site)
    for path in (path for path in site.files if path.endswith("feed.json")):
        feed = json.loads(site.files[path])
        addresses = [feed["home_page_url"], feed["feed_url"], *(item["url"] for item in feed["items"])]
        bodies = [item.get("content_html", "") for item in feed["items"]]
        found += all_wrong([*addresses, *in_bodies(bodies)], path, site)
    assert found == []


def in_bodies(bodies: Iterable[str]) -> list[str]:
    """The addresses in what feeds carry of articles, all whole."""
    parsed = [LexborHTMLParser(body) for body in bodies]
    addresses = [value for body in parsed for name in ("href", "src") for value in attributes(body, name)]
    assert all(urlsplit(address).scheme for address in addresses)
    return addresses


def test_every_address_in_the_sitemap_is_a_page_for_robots(site: Built) -> None:
    root = ElementTree.fromstring(site.files["sitemap.xml"])
    addresses = [node.text or "" for node in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(addresses) > 80
    for address in addresses:
        page = site.pages[output_path(urlsplit(address).path)]
        assert list(attributes(page, "href", "link[rel=canonical]")) == [address]
        assert not page.css_matches("meta[name=robots][content*=noindex]")


# ---------------------------------------------------------------- what every page has


def test_every_page_is_whole(site: Built) -> None:
    for path, page in site.pages.items():
        for css in ("h1", "main", "head > title", "html[lang]", "link[rel=canonical]"):
            assert len(page.css(css)) == 1, (path, css)
        assert len(page.css("meta[name=description]")) <= 1, path
        assert all(text.strip() for text in attributes(page, "content", "meta[name=description]")), path
        assert len(list(attributes(page, "id"))) == len(site.ids[path]), path
        for name in ("aria-labelledby", "aria-describedby"):
            assert set(attributes(page, name)) <= site.ids[path], path
        assert len(page.css("img")) == len(page.css("img[alt]")), path
        assert [node.text().strip() for node in page.css("h1")] != [""], path


def test_no_page_holds_script_styles_or_handlers(site: Built) -> None:
    forbidden = re.compile(
        r"<script(?! src=\"/| type=\"application/ld\+json\">)|\sstyle=|\son[a-z]+\s*=|javascript:", re.IGNORECASE
    )
    for path, data in site.files.items():
        if path.endswith((".html", "feed.xml", "feed.json")):
            assert not forbidden.search(data.decode()), path


def test_the_titles_of_pages_tell_them_apart(site: Built) -> None:
    titles: dict[str, list[str]] = {}
    for path, page in site.pages.items():
        if not page.css_matches("meta[http-equiv=refresh]"):
            (title,) = (node.text() for node in page.css("head > title"))
            titles.setdefault(title, []).append(path)
    alike = [paths for paths in titles.values() if len({path.split("/")[0] for path in paths}) < len(paths)]
    assert alike == []


# ---------------------------------------------------------------- what it weighs


def test_the_first_view_of_an_article_weighs_at_most_130_kb_of_which_35_are_not_font(site: Built) -> None:
    articles = {path: page for path, page in site.pages.items() if page.css_matches("main .pf-article")}
    assert len(articles) > 20
    for path, page in articles.items():
        named = list(attributes(page, "href", "link[rel=stylesheet]")) + list(attributes(page, "src", "script"))
        words = sum(len(gzip.compress(site.files[each], 6)) for each in (path, *(name.lstrip("/") for name in named)))
        fonts = sum(len(site.files[each.lstrip("/")]) for each in attributes(page, "href", "link[as=font]"))
        (italic,) = (len(data) for path, data in site.files.items() if re.search(r"/apex-italic\.\w+\.woff2$", path))
        assert words <= 35_000, path
        assert words + fonts + italic <= 130_000, path
