"""Sitemaps keep the rules of their schemas, whatever a site holds; and the check of these rules finds what does not."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.outputs.sitemap_rules import is_moment, locations, violations
from tests.outputs.test_news import parts_of
from tests.tiny import NOW, TinySite, article

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
OPEN = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
)
AT = "https://e.example/sitemap.xml"
LOC = "<loc>https://e.example/a/</loc>"
NAMED = "<news:publication><news:name>N</news:name><news:language>en</news:language></news:publication>"
DATED, TITLED = "<news:publication_date>2024-06-17</news:publication_date>", "<news:title>T</news:title>"

BROKEN = {
    "no row": "",
    "no address": "<url><lastmod>2024-06-17</lastmod></url>",
    "an address that is not whole": "<url><loc>/articles/a/</loc></url>",
    "an address that is not quoted": "<url><loc>https://e.example/früh/</loc></url>",
    "an address of another host": "<url><loc>https://f.example/a/</loc></url>",
    "an address twice": f"<url>{LOC}</url><url>{LOC}</url>",
    "the other order": f"<url><lastmod>2024-06-17</lastmod>{LOC}</url>",
    "an unknown element": f"<url>{LOC}<last>2024</last></url>",
    "an index's row": f"<sitemap>{LOC}</sitemap>",
    "a moment without an offset": f"<url>{LOC}<lastmod>2024-06-17T14:00:00</lastmod></url>",
    "an attribute": f'<url id="a">{LOC}</url>',
    "news without a title": f"<url>{LOC}<news:news>{NAMED}{DATED}</news:news></url>",
    "news in the other order": f"<url>{LOC}<news:news>{NAMED}{TITLED}{DATED}</news:news></url>",
    "news without a name": f"<url>{LOC}<news:news>{NAMED.replace('>N<', '><')}{DATED}{TITLED}</news:news></url>",
    "news in a language with its region": (
        f"<url>{LOC}<news:news>{NAMED.replace('>en<', '>en-GB<')}{DATED}{TITLED}</news:news></url>"
    ),
}


@pytest.mark.parametrize("rows", BROKEN.values(), ids=BROKEN)
def test_what_is_against_the_rules_is_found(rows: str) -> None:
    assert violations(f"{HEAD}{OPEN}{rows}</urlset>".encode(), AT)


def test_the_check_is_tried_and_lets_pass_what_keeps_the_rules() -> None:
    news = f"<news:news>{NAMED}{DATED}{TITLED}</news:news>"
    good = f"<url>{LOC}<lastmod>2024-06-17T14:00:00+02:00</lastmod>{news}</url>"
    assert violations(f"{HEAD}{OPEN}{good}</urlset>".encode(), AT) == []
    assert len(BROKEN) == 15


def test_moments_are_those_of_xml_schema() -> None:
    assert all(map(is_moment, ("2024-06-17", "0999-01-01", "2024-06-17T14:00:00Z", "2024-06-17T14:00:00.5-03:30")))
    wrong = ("2024", "2024-02-30", "2024-06-17T14:00", "2024-06-17 14:00:00Z", "1890-01-01T12:00:00+00:53:28", "")
    assert not any(map(is_moment, wrong))


FILES = {
    "content/articles/a.md": article('"Rain & <wind> \\u2028 \\"\'"', "2024-06-30 14:00", tags="[rain & wind, Früh]"),
    "content/articles/b.md": article("Regen", "2024-07-01", language="de-AT", permalink="/früh & spät/"),
    "content/articles/old.md": article("Old", "1900-01-01 12:00", drivers="[Émile Levassor, 周冠宇]"),
    "content/articles/older.md": article("Older", "2024-06-12", permalink="/a'b(c)~d/é/"),
    "content/articles/far.md": article("Far", "2024-06-29 14:00:30+14:00", corrections="[{date: 2024-06-30, text: x}]"),
    "content/pages/about.md": "---\ntitle: About\nupdated: 2023-02-01 12:00\n---\n",
    "content/events/monaco-grand-prix/2024/index.md": "---\nseries: Formula 1\nround: 8\n---\n",
    "content/series/formula-1.md": "---\nname: Formula 1\n---\n",
    "content/events/monaco-grand-prix/2024/race.csv": "position,drivers,team\n1,Charles Leclerc,Ferrari\n",
}


@pytest.mark.parametrize("root", ["", "racing/"])
@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "Africa/Monrovia", "Pacific/Kiritimati"])
def test_every_sitemap_of_a_site_keeps_the_rules(tmp_path: Path, root: str, zone: str) -> None:
    site = TinySite(tmp_path, FILES)
    base = f"https://pitwall.example/{root}"
    site.write({"site.yaml": f"title: T & Co\nbase_url: {base}\ntheme: plain\nimages: off\ntimezone: {zone}\n"})
    site.built()
    for name in ("sitemap.xml", "news-sitemap.xml"):
        data = (site.output / name).read_bytes()
        assert violations(data, base + name) == []
        assert locations(data)
    assert len(locations((site.output / "sitemap.xml").read_bytes())) > 20
    assert (site.output / "news-sitemap.xml").read_bytes().count(b"<news:news>") >= 2


def test_so_do_those_of_a_site_without_content_and_of_one_whose_news_are_old(tmp_path: Path) -> None:
    site = TinySite(tmp_path)
    site.built()
    assert violations((site.output / "sitemap.xml").read_bytes(), "https://pitwall.example/sitemap.xml") == []
    site.write({"content/articles/a.md": article()}).built(now=NOW + timedelta(days=400))
    assert violations((site.output / "news-sitemap.xml").read_bytes(), "https://pitwall.example/news-sitemap.xml") == []


def test_so_do_the_parts_of_a_large_one_and_their_index() -> None:
    made = parts_of(4)
    assert len(made) == 4
    for address, data in made.items():
        assert violations(data, f"https://pitwall.example{address}") == []
