"""The pages of a site: articles, the front page, pages outside the stream, archives, 404."""

import json
from pathlib import Path

import pytest

from tests.outputs.reading import dom, links, stories, text, texts, there, values
from tests.tiny import TinySite, article

ARTICLES = {
    "content/articles/monza.md": article(
        "Red at Monza",
        "2024-06-20 16:30",
        "One stop.\n\n## Start\n\nText.\n\n## Stop\n\nText.",
        summary="One stop was enough.",
        kind="report",
        drivers="[Charles Leclerc, Oscar Piastri]",
        teams="[Ferrari]",
        tags="[strategy]",
        author="Ann Other",
        updated="2024-06-21",
        sources="[{name: Timing, url: 'https://timing.example/'}, {name: Radio}]",
        corrections="[{date: 2024-06-22 09:00, text: Lap 15 was lap 14.}]",
        toc="true",
    ),
    "content/articles/spa.md": article("Wet at Spa", "2024-06-10"),
    "content/articles/imola.md": article("Late at Imola", "2023-11-02", toc="false"),
    "content/pages/about.md": "---\ntitle: About\nupdated: 2024-05-01\n---\n\nWho we *are*.\n",
    "content/pages/legal/imprint.md": "---\ntitle: Imprint\n---\n\nSee [about](../about.md).\n",
    "content/pages/legal/index.md": "---\ntitle: Legal\ntoc: true\n---\n\n## Rules\n\nText.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    built = TinySite(tmp_path_factory.mktemp("pages") / "site", ARTICLES)
    assert not built.built().problems
    return built


# ---------------------------------------------------------------- articles


def test_an_article_shows_what_its_front_matter_says(site: TinySite) -> None:
    page = dom(site, "/articles/monza/")
    assert text(page, "h1") == "Red at Monza"
    assert text(page, ".p-summary") == "One stop was enough."
    assert text(page, ".p-author") == "Ann Other"
    assert values(page, ".dt-published", "datetime") == ["2024-06-20T16:30+00:00"]
    assert "Lap 15 was lap 14." in text(page, "section[aria-labelledby=pf-corrections]")
    assert links(site, "/articles/monza/", ".pf-sources") == {"Timing": "https://timing.example/"}
    assert texts(page, ".pf-sources li") == ["Timing", "Radio"]


def test_an_article_links_to_everyone_it_names(site: TinySite) -> None:
    found = links(site, "/articles/monza/", "section[aria-labelledby=pf-terms]")
    assert found == {
        "Charles Leclerc": "/drivers/charles-leclerc/",
        "Oscar Piastri": "/drivers/oscar-piastri/",
        "Ferrari": "/teams/ferrari/",
        "strategy": "/tags/strategy/",
    }
    assert links(site, "/articles/monza/")["Ann Other"] == "/authors/ann-other/"


def test_a_correction_counts_as_the_last_change(site: TinySite) -> None:
    page = dom(site, "/articles/monza/")
    assert values(page, ".dt-updated", "datetime") == ["2024-06-22T09:00+00:00"]
    assert values(page, 'meta[property="article:modified_time"]', "content") == ["2024-06-22T09:00+00:00"]


def test_an_article_shows_its_contents_where_front_matter_asks_for_them(site: TinySite) -> None:
    contents = "nav.pf-contents"
    assert links(site, "/articles/monza/", contents) == {"Start": "#start", "Stop": "#stop"}
    assert not dom(site, "/articles/spa/").css(contents)


@pytest.mark.parametrize(("headings", "toc", "shown"), [(4, "", True), (3, "", False), (4, "toc: false\n", False)])
def test_contents_show_by_themselves_from_four_headings_on(
    tmp_path: Path, headings: int, toc: str, shown: bool
) -> None:
    body = "\n\n".join(f"## Part {n}\n\nText." for n in range(headings))
    site = TinySite(tmp_path, {"content/articles/a.md": f"---\ntitle: A\ndate: 2024-06-17\n{toc}---\n\n{body}\n"})
    site.built()
    assert bool(dom(site, "/articles/a/").css("nav.pf-contents")) == shown


def test_neighbours_lead_to_the_story_before_and_the_story_after(site: TinySite) -> None:
    page = dom(site, "/articles/spa/")
    assert values(page, "nav a[rel=prev]", "href") == ["/articles/imola/"]
    assert values(page, "nav a[rel=next]", "href") == ["/articles/monza/"]
    assert not dom(site, "/articles/monza/").css("nav a[rel=next]")
    assert not dom(site, "/articles/imola/").css("nav a[rel=prev]")


def test_the_head_says_what_machines_want_to_know(site: TinySite) -> None:
    page = dom(site, "/articles/monza/")
    assert text(page, "title") == "Red at Monza · Pit Wall"
    assert values(page, "meta[name=description]", "content") == ["One stop was enough."]
    assert values(page, "link[rel=canonical]", "href") == ["https://pitwall.example/articles/monza/"]
    assert values(page, 'meta[property="og:type"]', "content") == ["article"]
    assert values(page, 'meta[property="og:url"]', "content") == ["https://pitwall.example/articles/monza/"]
    assert values(page, "link[type='application/atom+xml']", "href") == ["/feed.xml"]
    assert links(site, "/articles/monza/", ".pf-crumbs") == {"Pit Wall": "/", "Articles": "/articles/"}


def test_without_a_summary_the_opening_is_one(tmp_path: Path) -> None:
    long = "It rained, " + "and rained " * 40 + "again."
    site = TinySite(tmp_path, {"content/articles/a.md": article(body=f"> Quoted.\n\n{long}\n\nMore.")})
    site.built()
    (summary,) = values(dom(site, "/articles/a/"), "meta[name=description]", "content")
    assert summary.startswith("It rained, and rained and")
    assert summary.endswith("rained…")
    assert len(summary) <= 200


def test_an_article_may_use_another_template_and_hand_it_values(tmp_path: Path) -> None:
    files = {
        "content/articles/a.md": article(template="longread.html", extra="{laps: 78, colours: [red, white]}"),
        "themes/plain/templates/longread.html": '{% extends "article.html" %}{% block article_end %}'
        "<p id=laps>{{ extra.laps + 1 }} {{ extra.colours | join }}</p>{% endblock %}",
    }
    site = TinySite(tmp_path, files)
    site.built()
    assert text(dom(site, "/articles/a/"), "#laps") == "79 redwhite"


# ---------------------------------------------------------------- the front page


def test_the_front_page_leads_with_the_newest_story(site: TinySite) -> None:
    assert stories(site, "/") == ["Red at Monza", "Wet at Spa", "Late at Imola"]
    assert text(dom(site, "/"), ".pf-first .p-name") == "Red at Monza"
    assert links(site, "/")["All articles"] == "/articles/"
    assert text(dom(site, "/"), "h1") == "Pit Wall"


def home(tmp_path: Path, featured: int) -> list[str]:
    """The stories of a front page that shows two after the lead, four articles in all, one of them featured."""
    articles = {
        f"content/articles/{n}.md": article(f"Story {n}", f"2024-06-{n:02}", featured=str(n == featured).lower())
        for n in range(1, 5)
    }
    site = TinySite(tmp_path, articles)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "pagination: {size: 2}\n"}).built()
    return stories(site, "/")


def test_a_featured_story_leads_while_it_is_among_the_latest(tmp_path: Path) -> None:
    assert home(tmp_path / "latest", featured=3) == ["Story 3", "Story 4", "Story 2"]
    assert home(tmp_path / "older", featured=1) == ["Story 4", "Story 3", "Story 2"]


def test_a_site_without_articles_has_its_pages_all_the_same(tmp_path: Path) -> None:
    site = TinySite(tmp_path)
    assert not site.built().problems
    for address in ("/", "/articles/", "/archive/", "/drivers/", "/404.html", "/feed.xml", "/sitemap.xml"):
        assert there(site, address), address
    assert "Nothing is published yet." in site.page("/")


# ---------------------------------------------------------------- pages outside the stream


def test_a_page_stands_where_its_file_does(site: TinySite) -> None:
    assert text(dom(site, "/about/"), "h1") == "About"
    assert "<em>are</em>" in site.page("/about/")
    assert values(dom(site, "/about/"), "time", "datetime") == ["2024-05-01"]
    assert text(dom(site, "/legal/imprint/"), "h1") == "Imprint"
    assert text(dom(site, "/legal/"), "h1") == "Legal"
    assert links(site, "/legal/imprint/", "main .pf-text") == {"about": "/about/"}
    assert links(site, "/legal/", "nav.pf-contents") == {"Rules": "#rules"}


def test_a_page_is_in_no_list_and_no_feed(site: TinySite) -> None:
    for address in ("/", "/articles/", "/feed.xml", "/feed.json", "/archive/"):
        assert "Imprint" not in site.page(address)


def test_the_page_for_what_is_not_there_is_kept_from_robots_and_uses_no_relative_link(site: TinySite) -> None:
    page = dom(site, "/404.html")
    assert values(page, "meta[name=robots]", "content") == ["noindex"]
    assert all(href.startswith(("/", "#", "https://")) for href in values(page, "[href]", "href"))


# ---------------------------------------------------------------- archives


def test_articles_stand_in_the_index_in_their_year_and_in_their_month(site: TinySite) -> None:
    assert stories(site, "/articles/") == ["Red at Monza", "Wet at Spa", "Late at Imola"]
    assert stories(site, "/archive/2024/") == ["Red at Monza", "Wet at Spa"]
    assert stories(site, "/archive/2024/06/") == ["Red at Monza", "Wet at Spa"]
    assert stories(site, "/archive/2023/11/") == ["Late at Imola"]
    assert text(dom(site, "/archive/2023/11/"), "h1") == "November 2023"


def test_the_archive_leads_to_years_and_months_that_have_articles(site: TinySite) -> None:
    assert links(site, "/archive/") == {
        "2024": "/archive/2024/",
        "June 2024": "/archive/2024/06/",
        "2023": "/archive/2023/",
        "November 2023": "/archive/2023/11/",
    }
    assert links(site, "/archive/2024/", "nav[aria-label=Parts]") == {"June 2024": "/archive/2024/06/"}
    assert links(site, "/archive/2024/06/", ".pf-crumbs") == {
        "Pit Wall": "/",
        "Archive": "/archive/",
        "2024": "/archive/2024/",
    }
    assert not there(site, "/archive/2024/05/")


def test_an_article_belongs_to_its_month_in_the_time_zone_of_the_site(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/a.md": article(date="2024-04-30 23:30Z")})
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "timezone: Europe/Monaco\n"}).built()
    assert stories(site, "/archive/2024/05/") == ["A race"]
    assert not there(site, "/archive/2024/04/")


# ---------------------------------------------------------------- what has no file of its own


def test_titles_are_text_wherever_they_stand(tmp_path: Path) -> None:
    title = "Rain & <wind> \"gusts\" {{ site }} 'here'"
    site = TinySite(tmp_path, {"content/articles/a.md": article(f"|-\n  {title}", tags=json.dumps([title]))})
    site.built()
    assert text(dom(site, "/articles/a/"), "h1") == title
    assert stories(site, "/") == [title]
    assert title in text(dom(site, "/articles/a/"), "title")
    assert "<wind>" not in "".join(site.page(each) for each in ("/", "/feed.xml", "/tags/", "/articles/a/"))


def test_an_article_in_another_language_is_written_its_own_way(tmp_path: Path) -> None:
    site = TinySite(tmp_path, {"content/articles/one.md": article("One", language="ar")})
    site.built()
    assert '<html lang="ar" dir="rtl">' in site.page("/articles/one/")
    assert '<header class="pf-header" lang="en" dir="ltr">' in site.page("/articles/one/")
    assert '<footer class="pf-footer" lang="en" dir="ltr">' in site.page("/articles/one/")
    assert '<header class="pf-header">' in site.page("/")
    assert '<html lang="en" dir="ltr">' in site.page("/")
