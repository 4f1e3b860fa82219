"""Addresses: permalinks, redirects from old ones, sites below a sub-path, canonical addresses."""

from pathlib import Path

import pytest

from tests.outputs.reading import all_addresses, dom, links, stories, there, values
from tests.tiny import TinySite, article


def configured(
    tmp_path: Path, more: str, files: dict[str, str], base_url: str = "https://pitwall.example/"
) -> TinySite:
    """A built site with more lines in its site.yaml."""
    site = TinySite(tmp_path, files)
    site.write({"site.yaml": f"title: Pit Wall\nbase_url: {base_url}\ntheme: plain\nimages: off\n{more}"})
    report = site.built()
    assert not report.problems, site.told(report)
    return site


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("/articles/{slug}/", "/articles/monza/"),
        ("/{year}/{month}/{slug}/", "/2024/06/monza/"),
        ("/{year}/{month}/{day}/{slug}/", "/2024/06/17/monza/"),
        ("/{section}/{slug}/", "/f1/grand-prix/monza/"),
        ("/{year}-{slug}/", "/2024-monza/"),
        ("/{year}/{slug}", "/2024/monza/"),
        ("/news/{slug}.html", "/news/monza.html"),
    ],
)
def test_articles_stand_where_the_pattern_says(tmp_path: Path, pattern: str, address: str) -> None:
    path = "content/articles/F1/Grand Prix/2024-06-17-monza.md"
    site = configured(tmp_path, f"permalinks: {{articles: '{pattern}'}}\n", {path: "---\ntitle: Monza\n---\n\nText.\n"})
    assert there(site, address)
    assert links(site, "/articles/")["Monza"] == address


def test_entities_and_pages_stand_where_their_patterns_say(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article(drivers="[Gasly]", events="[Rally/2023]", tags="[rain]"),
        "content/pages/legal/imprint.md": "---\ntitle: Imprint\n---\n",
    }
    patterns = "{drivers: '/people/{slug}/', events: '/races/{slug}.html', tags: '/t/{slug}', pages: '/p-{slug}/'}"
    site = configured(tmp_path, f"permalinks: {patterns}\n", files)
    assert links(site, "/articles/a/", "section[aria-labelledby=pf-terms]") == {
        "Gasly": "/people/gasly/",
        "Rally 2023": "/races/rally/2023/",
        "rain": "/t/rain/",
    }
    for address in ("/people/gasly/", "/races/rally.html", "/races/rally/2023/", "/t/rain/", "/p-imprint/"):
        assert there(site, address), address
    assert values(dom(site, "/races/rally.html"), "link[type='application/atom+xml']", "href") == [
        "/races/rally/feed.xml"
    ]
    for address in ("/people/gasly/feed.json", "/races/rally/feed.xml", "/t/rain/feed.xml"):
        assert there(site, address), address


def test_a_permalink_in_front_matter_is_the_whole_address(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article("A", permalink="/special/a/"),
        "content/articles/b.md": article("B", "2024-06-18", permalink="/special/b", body="To [a](a.md)."),
        "content/pages/c.md": "---\ntitle: C\npermalink: /c.html\n---\n",
    }
    site = configured(tmp_path, "", files)
    assert all(there(site, address) for address in ("/special/a/", "/special/b/", "/c.html"))
    assert links(site, "/special/b/")["a"] == "/special/a/"
    assert stories(site, "/articles/") == ["B", "A"]


def test_a_slug_in_front_matter_is_the_last_part_of_the_address(tmp_path: Path) -> None:
    files = {
        "content/articles/2024-06-17-long-name.md": article(slug="short"),
        "content/drivers/gasly.md": "---\nname: Pierre Gasly\nslug: pierre-gasly\n---\n",
    }
    site = configured(tmp_path, "", files)
    assert there(site, "/articles/short/")
    assert there(site, "/drivers/pierre-gasly/")


# ---------------------------------------------------------------- redirects


def test_an_old_address_leads_to_the_new_one(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article(aliases="[/old/a/, /2019/a.html]"),
        "content/pages/about.md": "---\ntitle: About\naliases: [/who]\n---\n",
    }
    site = configured(tmp_path, "", files)
    for old, new in (("/old/a/", "/articles/a/"), ("/2019/a.html", "/articles/a/"), ("/who/", "/about/")):
        page = dom(site, old)
        assert values(page, "meta[http-equiv=refresh]", "content") == [f"0; url={new}"]
        assert values(page, "link[rel=canonical]", "href") == [f"https://pitwall.example{new}"]
        assert values(page, "meta[name=robots]", "content") == ["noindex"]
        assert values(page, "main a", "href") == [new]


# ---------------------------------------------------------------- below a sub-path


RICH = {
    "content/articles/one/index.md": article(
        "One",
        "2024-06-17",
        "A [link](two.md), [another](/drivers/gasly/), ![car](car.jpg)[^1].\n\n## Part\n\n"
        "[here](#part)\n\n[^1]: [n](two.md)",
        drivers="[Gasly]",
        events="[Rally/2023]",
        aliases="[/old/]",
        image="{src: car.jpg, alt: A car}",
    ),
    "content/articles/one/two.md": article("Two", drivers="[Gasly]"),
    "content/articles/one/car.jpg": "jpg",
    "content/pages/about.md": "---\ntitle: About\n---\n\n[Home](/), [all](/articles/).\n",
    "content/static/logo.svg": "<svg/>",
}
MORE = "nav: [{title: Drivers, url: /drivers/}]\nlogo: /logo.svg\npagination: {size: 1}\n"


@pytest.mark.parametrize("theme", ["plain", "apex"])
def test_below_a_sub_path_every_address_begins_with_it(tmp_path: Path, theme: str) -> None:
    site = configured(tmp_path, MORE, RICH, "https://example.org/racing/")
    text = (site.root / "site.yaml").read_text().replace("theme: plain", f"theme: {theme}")
    site.write({"site.yaml": text}).built()
    seen = 0
    for path, data in site.files().items():
        if path.endswith(".html"):
            for address in all_addresses(data.decode()):
                ours = address.startswith(("/racing/", "https://example.org/racing/", "#"))
                assert ours, (path, address)
                seen += 1
            assert b"url=/" not in data.replace(b"url=/racing/", b"")
    assert seen > 250
    assert there(site, "/articles/one/")
    assert links(site, "/articles/one/")["link"] == "/racing/articles/two/"


def test_without_its_last_slash_a_base_url_means_the_same(tmp_path: Path) -> None:
    one = configured(tmp_path / "one", "", RICH, "https://example.org/racing")
    two = configured(tmp_path / "two", "", RICH, "https://example.org/racing/")
    assert one.files() == two.files()


# ---------------------------------------------------------------- canonical addresses


def test_a_copy_names_its_original(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article(canonical="https://elsewhere.example/x/"),
        "content/articles/b.md": article("B", canonical="/articles/a/"),
        "content/pages/c.md": "---\ntitle: C\ncanonical: https://elsewhere.example/c/\n---\n",
    }
    site = configured(tmp_path, "", files)
    for address, original in (
        ("/articles/a/", "https://elsewhere.example/x/"),
        ("/articles/b/", "https://pitwall.example/articles/a/"),
        ("/c/", "https://elsewhere.example/c/"),
    ):
        assert values(dom(site, address), "link[rel=canonical]", "href") == [original]


def test_every_page_of_a_list_is_its_own_original(tmp_path: Path) -> None:
    articles = {f"content/articles/{n}.md": article(str(n), f"2024-05-0{n}") for n in range(1, 5)}
    site = configured(tmp_path, "pagination: {size: 2}\n", articles)
    for address in ("/articles/", "/articles/page/1/", "/", "/archive/"):
        assert values(dom(site, address), "link[rel=canonical]", "href") == [f"https://pitwall.example{address}"]
