"""The sitemap: every page worth finding, with its last change as content tells it; and robots.txt."""

import re
from pathlib import Path
from xml.etree import ElementTree

from tests.outputs.reading import there
from tests.tiny import TinySite, article

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "https://pitwall.example"


def sitemap(site: TinySite) -> dict[str, str]:
    """Each address of the sitemap with its last change, "" where none is told."""
    root = ElementTree.fromstring(site.page("/sitemap.xml"))
    rows = {}
    for row in root.iter(f"{NAMESPACE}url"):
        address = row.findtext(f"{NAMESPACE}loc") or ""
        assert address not in rows
        rows[address.removeprefix(HOST)] = row.findtext(f"{NAMESPACE}lastmod") or ""
    return rows


FILES = {
    "content/articles/a.md": article("A", "2024-06-17 14:00", tags="[rain & wind]", aliases="[/old/]"),
    "content/articles/b.md": article("B", "2024-06-10", updated="2024-06-20 09:00Z", tags="[rain & wind]"),
    "content/articles/c.md": article("C", "2024-06-01", corrections="[{date: 2024-06-19, text: Lap 2.}]"),
    "content/articles/d.md": article("D", "2024-06-02 10:00", updated="2024-06-01"),
    "content/articles/no.md": article("No", "2024-05-01", robots="noindex"),
    "content/articles/none.md": article("None", "2024-05-02", robots="'NONE'"),
    "content/articles/nofollow.md": article("Nofollow", "2024-05-03", robots="nofollow"),
    "content/articles/copy.md": article("Copy", "2024-05-04", canonical="https://elsewhere.example/x/"),
    "content/articles/own.md": article("Own", "2024-05-05", canonical=f"{HOST}/articles/own/"),
    "content/pages/about.md": "---\ntitle: About\n---\n",
    "content/pages/imprint.md": "---\ntitle: Imprint\nupdated: 2023-02-01\n---\n",
    "content/pages/secret.md": "---\ntitle: Secret\nrobots: noindex\n---\n",
}


def test_a_page_has_the_last_change_that_content_tells(tmp_path: Path) -> None:
    site = TinySite(tmp_path, FILES)
    site.built()
    rows = sitemap(site)
    assert {address: rows[address] for address in rows if "/articles/" in address and address != "/articles/"} == {
        "/articles/a/": "2024-06-17T14:00:00+00:00",
        "/articles/b/": "2024-06-20T09:00:00+00:00",
        "/articles/c/": "2024-06-19",
        "/articles/d/": "2024-06-02T10:00:00+00:00",
        "/articles/nofollow/": "2024-05-03",
        "/articles/own/": "2024-05-05",
    }
    assert rows["/about/"] == ""
    assert rows["/imprint/"] == "2023-02-01"
    newest = "2024-06-20T09:00:00+00:00"
    assert rows["/"] == rows["/articles/"] == rows["/tags/rain-wind/"] == newest
    assert rows["/tags/"] == ""


def test_what_robots_are_kept_from_copies_redirects_and_the_404_are_not_in_it(tmp_path: Path) -> None:
    site = TinySite(tmp_path, FILES)
    site.built()
    rows = sitemap(site)
    for address in ("/articles/no/", "/articles/none/", "/articles/copy/", "/secret/", "/old/", "/404.html"):
        assert there(site, address), address
        assert address not in rows


def test_numbered_pages_are_not_in_it_and_every_address_in_it_is_there(tmp_path: Path) -> None:
    articles = {f"content/articles/{n}.md": article(f"{n}", f"2024-05-0{n}", drivers="[Gasly]") for n in range(1, 8)}
    site = TinySite(tmp_path, articles)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "pagination: {size: 2}\n"}).built()
    assert there(site, "/drivers/gasly/page/1/")
    assert not [address for address in sitemap(site) if "/page/" in address]
    assert all(there(site, address) for address in sitemap(site))


def test_of_an_empty_site_the_front_page_alone_is_in_it_without_a_last_change(tmp_path: Path) -> None:
    site = TinySite(tmp_path)
    site.built()
    assert sitemap(site) == {"/": ""}
    for address in ("/articles/", "/archive/", "/drivers/", "/authors/"):
        assert there(site, address), address


def test_a_list_is_in_it_while_there_is_something_on_it(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/drivers/gasly.md": "---\nname: Gasly\n---\n"})
    for tags, lists in (
        ("", {"/articles/", "/archive/", "/drivers/"}),
        ("[rain]", {"/articles/", "/archive/", "/drivers/", "/tags/"}),
        ("[]", {"/articles/", "/archive/", "/drivers/"}),
    ):
        site.write({"content/articles/one.md": article("One", **({"tags": tags} if tags else {}))}).built()
        rows = sitemap(site)
        assert {address for address in rows if address.count("/") == 2} == lists
        assert all(there(site, address) for address in rows)


def test_a_kind_that_the_theme_makes_no_pages_of_is_not_in_it(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/one.md": article("One", tags="[rain]")})
    site.write({"themes/plain/theme.yaml": "without: [tags, archive]\n"}).built()
    assert [*sitemap(site)] == ["/", "/articles/", "/articles/one/"]


def test_addresses_are_escaped_and_whole_below_a_sub_path(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/a.md": article(permalink="/früh & spät/")})
    text = "title: T\nbase_url: https://pitwall.example/racing/\ntheme: plain\nimages: off\n"
    site.write({"site.yaml": text}).built()
    assert f"<loc>{HOST}/racing/fr%C3%BCh%20&amp;%20sp%C3%A4t/</loc>" in site.page("/sitemap.xml")
    assert all(address.startswith("/racing/") for address in sitemap(site))
    assert f"Sitemap: {HOST}/racing/sitemap.xml" in site.page("/robots.txt")


def test_robots_txt_names_the_sitemaps(tmp_path: Path) -> None:
    site = TinySite(tmp_path, FILES)
    site.built()
    assert re.fullmatch(
        r"User-agent: \*\nAllow: /\n\nSitemap: https://pitwall.example/sitemap.xml\n"
        r"Sitemap: https://pitwall.example/news-sitemap.xml\n",
        site.page("/robots.txt"),
    )


def test_a_robots_txt_of_the_site_wins(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/static/robots.txt": "User-agent: *\nDisallow: /\n"})
    assert not site.built().problems
    assert site.page("/robots.txt") == "User-agent: *\nDisallow: /\n"
