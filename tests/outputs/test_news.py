"""The news sitemap: what was published in the last two days; and the sitemap of a very large site."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec import structs

from generator.model import Filled
from generator.outputs import news
from generator.outputs.chrome import site_facts
from generator.outputs.site import Fills
from generator.outputs.sitemaps import index_view, outlines, sitemap_index
from generator.schema import SiteFront
from generator.stages.relate import Moments, relate
from generator.stages.render import MAKERS
from generator.store.memo import Memo
from tests.tiny import NOW, TinySite, article, tree

NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def told(site: TinySite) -> list[tuple[str, ...]]:
    """Address, title, moment, publication and language of each row."""
    root = ElementTree.fromstring(site.page("/news-sitemap.xml"))
    keys = ("title", "publication_date", "publication/name", "publication/language")
    return [
        (
            (row.findtext(f"{MAP}loc") or "").removeprefix("https://pitwall.example"),
            *(row.findtext(f"{NEWS}news/{'/'.join(NEWS + part for part in key.split('/'))}") or "" for key in keys),
        )
        for row in root.iter(f"{MAP}url")
    ]


def at(hours: float) -> str:
    """A moment so many hours before now, as front matter has it."""
    return f"{NOW - timedelta(hours=hours):%Y-%m-%d %H:%M}Z"


def addresses(site: TinySite) -> list[str]:
    return [row[0] for row in told(site)]


FILES = {
    "content/articles/new.md": article('"Rain & <wind>"', at(1)),
    "content/articles/german.md": article("Regen", at(2), language="de-AT"),
    "content/articles/day.md": article("A day", "2024-06-30"),
    "content/articles/just.md": article("Just", at(47.9)),
    "content/articles/old.md": article("Old", at(48)),
    "content/articles/hidden.md": article("Hidden", at(1), robots="noindex"),
    "content/articles/copy.md": article("Copy", at(1), canonical="https://elsewhere.example/"),
    "content/articles/draft.md": article("Draft", at(1), draft="true"),
    "content/articles/next.md": article("Next", at(-1)),
}


def test_it_names_what_was_published_within_two_days(tmp_path: Path) -> None:
    site = TinySite(tmp_path, FILES)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "language: en-GB\n"}).built()
    assert told(site) == [
        ("/articles/new/", "Rain & <wind>", "2024-07-01T11:00:00+00:00", "Pit Wall", "en"),
        ("/articles/german/", "Regen", "2024-07-01T10:00:00+00:00", "Pit Wall", "de"),
        ("/articles/day/", "A day", "2024-06-30", "Pit Wall", "en"),
        ("/articles/just/", "Just", "2024-06-29T12:06:00+00:00", "Pit Wall", "en"),
    ]
    assert "Sitemap: https://pitwall.example/news-sitemap.xml\n" in site.page("/robots.txt")


def test_the_publication_has_the_name_and_the_language_that_the_site_gives(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/new.md": article("New", at(1))})
    text = (site.root / "site.yaml").read_text() + "news: {publication: The Pit Wall & Co, language: zh-CN}\n"
    site.write({"site.yaml": text}).built()
    assert [row[3:] for row in told(site)] == [("The Pit Wall & Co", "zh-cn")]


def test_articles_that_are_shown_early_are_no_news(tmp_path: Path) -> None:
    site = TinySite(tmp_path, FILES)
    site.built(future=True)
    assert "/articles/next/" not in addresses(site)


def test_without_news_it_holds_the_newest_article_as_no_news(tmp_path: Path) -> None:
    old = {name: text for name, text in FILES.items() if "old" in name or "hidden" in name}
    site = TinySite(tmp_path, {**old, "content/articles/older.md": article("Older", at(99))})
    site.built()
    assert told(site) == [("/articles/old/", "", "", "", "")]
    assert "<news:" not in site.page("/news-sitemap.xml")


@pytest.mark.parametrize("files", [{}, {"content/articles/hidden.md": FILES["content/articles/hidden.md"]}], ids=len)
def test_a_site_without_an_article_to_be_found_has_none_and_robots_hear_of_none(
    tmp_path: Path, files: dict[str, str]
) -> None:
    site = TinySite(tmp_path, files)
    site.built()
    assert "news-sitemap.xml" not in site.files()
    assert "news" not in site.page("/robots.txt")


@pytest.mark.parametrize("process", ["one", "another"])
def test_news_grow_old_by_themselves(tmp_path: Path, process: str) -> None:
    site = TinySite(tmp_path / "site", FILES)
    site.memo = Memo(site.root / ".cache")
    seen, now = [], NOW
    for _ in range(5):
        if process == "another":
            site.memo = Memo(site.root / ".cache")
        report = site.built(now=now)
        fresh = TinySite(site.root)
        fresh.output = tmp_path / "clean"
        fresh.built(now=now, jobs=1)
        assert tree(site.output) == tree(fresh.output)
        seen.append(set(addresses(site)))
        assert report.next_change
        assert addresses(site) == addresses_before(site, report.next_change, now)
        now = report.next_change
    assert "/articles/just/" in seen[0]
    assert "/articles/just/" not in seen[1]
    assert "/articles/next/" in seen[2]
    assert "/articles/day/" not in seen[-1]


def addresses_before(site: TinySite, change: datetime, now: datetime) -> list[str]:
    """What is news a moment before the next change: still the same."""
    site.built(now=max(now, change - timedelta(seconds=1)))
    return addresses(site)


def test_it_holds_a_thousand_articles_at_most(tmp_path: Path) -> None:
    files = {f"content/articles/{n}.md": article(f"{n}", at(n / 50)) for n in range(news.MOST + 3)}
    site = TinySite(tmp_path, files)
    site.built()
    assert addresses(site) == [f"/articles/{n}/" for n in range(news.MOST)]


# ---------------------------------------------------------------- a sitemap of many parts

NO_BODIES = Fills(page=lambda *_: Filled(path="", body=""), feed=lambda _: Filled(path="", body=""))


def parts_of(most: int) -> dict[str, bytes]:
    """Each sitemap of a site of ten pages, nine of them a plug-in's, where each may hold so many addresses."""
    config = SiteFront(title="T", base_url="https://pitwall.example/")
    site, _ = relate((), (), config=config, facts=site_facts(config, {}, {}), moments=Moments(NOW))
    site = structs.replace(site, added=tuple(f"/page-{number}/" for number in range(9)))
    made = [each for each in outlines(site, most) if each.address.endswith(".xml")]
    views = {each.address: each.make(*each.inputs(NO_BODIES)) for each in made}
    return {address: MAKERS[type(view)](view) for address, view in views.items()}


def parts(most: int) -> dict[str, list[str]]:
    """The addresses in each of these."""
    texts = {address: data.decode() for address, data in parts_of(most).items()}
    return {address: re.findall("<loc>https://pitwall.example(.*?)</loc>", text) for address, text in texts.items()}


def test_a_sitemap_of_too_many_rows_is_cut_into_several_and_their_index() -> None:
    rows = parts(50_000)["/sitemap.xml"]
    assert len(rows) == 10
    assert parts(10) == {"/sitemap.xml": rows}
    assert parts(4) == {
        "/sitemap.xml": [f"/sitemap-{n}.xml" for n in (1, 2, 3)],
        "/sitemap-1.xml": rows[:4],
        "/sitemap-2.xml": rows[4:8],
        "/sitemap-3.xml": rows[8:],
    }


def test_the_index_is_whole_and_escaped() -> None:
    assert sitemap_index(index_view(("https://e.example/?a&b",))).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<sitemap><loc>https://e.example/?a&amp;b</loc></sitemap>\n</sitemapindex>\n"
    )
