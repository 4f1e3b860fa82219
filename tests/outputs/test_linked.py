"""Linked data: every page says in schema.org's words what it is about; Google finds what it requires and recommends."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.outputs.linked import script
from tests.outputs.reading import dom, graph, values
from tests.tiny import TinySite, article

HOST = "https://pitwall.example"


class Wanted(NamedTuple):
    """What Google's pages on structured data require of a type, and what they recommend and a racing site can know."""

    required: tuple[str, ...]
    recommended: tuple[str, ...] = ()


_ARTICLE = Wanted((), ("author", "dateModified", "datePublished", "headline", "image"))
WANTED: Mapping[str, Wanted] = {
    "NewsArticle": _ARTICLE,
    "LiveBlogPosting": _ARTICLE,
    "SportsEvent": Wanted(("name", "startDate", "location"), ("endDate", "eventStatus")),
    "ProfilePage": Wanted(("mainEntity",)),
    "Person": Wanted(("name",), ("url",)),
    "SportsTeam": Wanted(("name",), ("url",)),
    "NewsMediaOrganization": Wanted(("name",), ("url", "logo", "sameAs")),
    "WebSite": Wanted(("name", "url")),
    "BreadcrumbList": Wanted(("itemListElement",)),
    "ListItem": Wanted(("position", "name", "item")),
    "Place": Wanted(("name",)),
    "ImageObject": Wanted((), ()),
}

FILES = {
    "content/articles/race.md": article(
        "Rain & </script><script>alert(1)</script> <!-- wins",
        "2024-06-16 17:45",
        "Esteban Ocon came third, behind Charles Leclerc.",
        updated="2024-06-17",
        author="[Ada Ravel, Pit Wall]",
        drivers="[Pierre Gasly]",
        teams="[Alpine]",
        events="[monaco-grand-prix/2024]",
        tags="[rain]",
        image="{src: /car.png, alt: A car, credit: A. Photographer}",
        kind="report",
        sources="[{name: The stewards, url: 'https://stewards.example/'}]",
        corrections="[{date: 2024-06-18, text: Lap two it was.}]",
    ),
    "content/articles/live.md": article(
        "Live from Monaco", "2024-06-15", kind="live", image="{src: /car.png, alt: A car}"
    ),
    "content/articles/copy.md": article("A copy", canonical="https://elsewhere.example/copy/"),
    "content/pages/about.md": "---\ntitle: About \u2028 us\n---\n\nWe.\n",
    "content/static/car.png": "png",
    "content/static/logo.svg": "<svg/>",
    "content/authors/ada-ravel.md": "---\nname: Ada Ravel\nrole: Editor\nfediverse: ada@social.example\n"
    "same_as: ['https://social.example/@ada', 'mailto:ada@pitwall.example']\n---\n",
    "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\nfull_name: Pierre Jean-Jacques Gasly\n"
    "born: 1996-02-07\nbirthplace: Rouen\nteams: [{team: Alpine, from: 2023}]\n"
    "family: [{name: Paul, relation: cousin}]\n---\n",
    "content/drivers/esteban-ocon.md": "---\nname: Esteban Ocon\n---\n",
    "content/teams/alpine.md": "---\nname: Alpine\nfounded: 2021\nbase: Enstone\n---\n",
    "content/circuits/monaco.md": "---\nname: Circuit de Monaco\nplace: Monte Carlo\ncountry: Monaco\n"
    "timezone: Europe/Monaco\n---\n",
    "content/series/formula-1.md": "---\nname: Formula 1\nrules: [{from: 2000, race: [25, 18]}]\n---\n",
    "content/events/monaco-grand-prix.md": "---\nname: Monaco Grand Prix\nseries: Formula 1\ncircuit: monaco\n---\n",
    "content/events/monaco-grand-prix/2024/index.md": "---\nround: 8\nstart: 2024-05-24\nend: 2024-05-26\n"
    "status: postponed\nsessions: [{name: Race, start: 2024-05-26 13:00Z, end: 2024-05-26 15:00Z}, "
    "{name: Qualifying}]\n---\n",
    "content/events/monaco-grand-prix/2024/race.csv": "position,drivers,team\n1,Pierre Gasly,Alpine\n"
    "2,esteban-ocon,Alpine\n",
    "content/events/monaco-grand-prix/2023/index.md": "---\nround: 1\n---\n",
}
SITE = (
    "title: Pit Wall\nbase_url: https://pitwall.example/racing/\ntheme: THEME\ntimezone: Europe/Paris\n"
    "logo: /logo.svg\ntagline: Loud\nsocial: {mastodon: 'https://social.example/@pitwall', x: 'https://x.com/pitwall', "
    "mail: 'mailto:desk@pitwall.example'}\nfeeds: {hub: 'https://hub.example/'}\n"
)


@pytest.fixture(scope="module", params=["plain", "apex"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    built = TinySite(tmp_path_factory.mktemp("linked") / "site", FILES)
    built.write({"site.yaml": SITE.replace("THEME", request.param)})
    report = built.built()
    assert not report.problems, built.told(report)
    return built


def one(site: TinySite, address: str, kind: str) -> dict[str, Any]:
    """The one thing of a type that a page tells of."""
    (found,) = (node for node in graph(site, address) if node["@type"] == kind)
    return found


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """All things in some data that have a type."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for each in value.values():
            yield from nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes(each)


def pages(site: TinySite) -> list[str]:
    """The addresses of all pages with data."""
    found = [path for path in sorted(site.output.rglob("index.html")) if "ld+json" in path.read_text(encoding="utf-8")]
    return [f"/{path.parent.relative_to(site.output).as_posix()}/".replace("/./", "/") for path in found]


def test_every_page_has_what_google_requires_and_recommends(site: TinySite) -> None:
    seen = set()
    for address in pages(site):
        for node in nodes(graph(site, address)):
            kind = node["@type"]
            seen.add(kind)
            required, recommended = WANTED.get(kind, Wanted(()))
            if kind == "Person" and set(node) <= {"@type", "@id", "url", "name"}:
                required = ()  # someone who is told of elsewhere, by the address of that page alone
            assert not set(required) - set(node), (address, node)
            if {"@id", "image"} <= node.keys() or kind in ("SportsEvent", "NewsMediaOrganization"):
                assert not (set(recommended) - set(node)) - {"endDate", "url"}, (address, node)
    assert seen >= set(WANTED)


def test_no_address_in_it_is_relative(site: TinySite) -> None:
    count = 0
    for address in pages(site):
        for node in nodes(graph(site, address)):
            for key in ("@id", "url", "item", "mainEntityOfPage", "logo", "image", "sameAs"):
                found = node.get(key, [])
                for each in found if isinstance(found, list) else [found]:
                    text = each["url"] if isinstance(each, dict) else each
                    count += 1
                    assert re.match(r"https://[^/]", text), (address, key, text)
    assert count > 200


def test_identities_stay_and_mean_one_thing(site: TinySite) -> None:
    assert one(site, "/drivers/pierre-gasly/", "ProfilePage")["mainEntity"]["@id"] == (
        f"{HOST}/racing/drivers/pierre-gasly/#driver"
    )
    about = one(site, "/articles/race/", "NewsArticle")["about"]
    assert f"{HOST}/racing/drivers/pierre-gasly/#driver" in [each["@id"] for each in about]
    assert one(site, "/articles/copy/", "NewsArticle")["@id"] == f"{HOST}/racing/articles/copy/#article"
    assert one(site, "/articles/copy/", "NewsArticle")["url"] == "https://elsewhere.example/copy/"


def test_an_article_says_who_wrote_it_when_and_about_whom(site: TinySite) -> None:
    found = one(site, "/articles/race/", "NewsArticle")
    assert found["headline"] == "Rain & </script><script>alert(1)</script> <!-- wins"
    assert found["datePublished"] == "2024-06-16T17:45:00+02:00"
    assert found["dateModified"] == "2024-06-18T00:00:00+02:00"
    assert [author["@type"] for author in found["author"]] == ["Person", "NewsMediaOrganization"]
    assert found["author"][0]["url"] == f"{HOST}/racing/authors/ada-ravel/"
    assert found["publisher"]["@id"] == f"{HOST}/racing/#publisher"
    assert found["image"] == [
        {"@type": "ImageObject", "url": f"{HOST}/racing/car.png", "caption": "A car", "creditText": "A. Photographer"}
    ]
    assert found["isAccessibleForFree"] is True
    about = {each["name"]: each["@type"] for each in found["about"]}
    assert about == {
        "Monaco Grand Prix 2024": "Thing",
        "Pierre Gasly": "Person",
        "Alpine": "SportsTeam",
    }
    assert "rain" in found["keywords"]
    assert found["citation"] == [{"@type": "CreativeWork", "name": "The stewards", "url": "https://stewards.example/"}]
    assert found["correction"][0]["text"] == "Lap two it was."


def test_who_is_only_mentioned_is_told_by_page(site: TinySite) -> None:
    found = one(site, "/articles/race/", "NewsArticle")
    ocon = f"{HOST}/racing/drivers/esteban-ocon/"
    assert [(each["@type"], each["url"]) for each in found["mentions"]] == [("Person", ocon)]


def test_a_live_article_is_a_live_blog(site: TinySite) -> None:
    found = one(site, "/articles/live/", "LiveBlogPosting")
    assert found["coverageStartTime"] == found["datePublished"] == "2024-06-15T00:00:00+02:00"


def test_an_edition_has_its_sessions_its_place_and_who_raced(site: TinySite) -> None:
    found = one(site, "/events/monaco-grand-prix/2024/", "SportsEvent")
    assert (found["startDate"], found["endDate"]) == ("2024-05-24", "2024-05-26")
    assert found["eventStatus"] == "https://schema.org/EventPostponed"
    assert found["location"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Monte Carlo",
        "addressCountry": "Monaco",
    }
    (race,) = found["subEvent"]
    assert (race["name"], race["startDate"]) == ("Monaco Grand Prix 2024: Race", "2024-05-26T15:00:00+02:00")
    assert race["location"] == found["location"]
    assert [each["name"] for each in found["competitor"]] == ["Pierre Gasly", "Esteban Ocon", "Alpine"]
    assert {each["@id"] for each in found["superEvent"]} == {
        f"{HOST}/racing/events/monaco-grand-prix/#event",
        f"{HOST}/racing/series/formula-1/#series",
    }


def test_an_edition_without_a_day_is_told_as_no_event(site: TinySite) -> None:
    assert [node["@type"] for node in graph(site, "/events/monaco-grand-prix/2023/")] == ["BreadcrumbList"]


def test_a_season_leads_to_its_events(site: TinySite) -> None:
    found = one(site, "/series/formula-1/2024/", "EventSeries")
    assert found["subEvent"] == [{"@id": f"{HOST}/racing/events/monaco-grand-prix/2024/#edition"}]
    assert found["competitor"][0]["name"] == "Pierre Gasly"


def test_drivers_authors_and_teams_are_what_they_are(site: TinySite) -> None:
    gasly = one(site, "/drivers/pierre-gasly/", "ProfilePage")["mainEntity"]
    assert (gasly["birthDate"], gasly["birthPlace"]["name"]) == ("1996-02-07", "Rouen")
    assert gasly["alternateName"] == ["Pierre Jean-Jacques Gasly"]
    assert gasly["memberOf"][0]["@id"] == f"{HOST}/racing/teams/alpine/#team"
    assert gasly["relatedTo"] == [{"@type": "Person", "name": "Paul"}]
    ada = one(site, "/authors/ada-ravel/", "ProfilePage")["mainEntity"]
    assert (ada["jobTitle"], ada["sameAs"]) == ("Editor", ["https://social.example/@ada"])
    desk = one(site, "/authors/pit-wall/", "ProfilePage")["mainEntity"]
    assert (desk["@type"], desk["url"]) == ("NewsMediaOrganization", f"{HOST}/racing/authors/pit-wall/")
    alpine = one(site, "/teams/alpine/", "SportsTeam")
    assert (alpine["foundingDate"], alpine["location"]["name"]) == ("2021", "Enstone")


def test_the_home_page_says_who_publishes(site: TinySite) -> None:
    desk = one(site, "/", "NewsMediaOrganization")
    assert desk["logo"]["url"] == f"{HOST}/racing/logo.svg"
    assert desk["sameAs"] == ["https://social.example/@pitwall", "https://x.com/pitwall"]
    assert one(site, "/", "WebSite")["url"] == f"{HOST}/racing/"


def test_the_way_to_a_page_ends_with_it(site: TinySite) -> None:
    steps = one(site, "/events/monaco-grand-prix/2024/", "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [
        (1, "Pit Wall"),
        (2, "Events"),
        (3, "Monaco Grand Prix"),
        (4, "Monaco Grand Prix 2024"),
    ]
    assert steps[-1]["item"] == f"{HOST}/racing/events/monaco-grand-prix/2024/"
    assert [step["name"] for step in one(site, "/calendar/", "BreadcrumbList")["itemListElement"]][-1] == "Calendar"


def test_the_head_says_to_networks_who_wrote_and_about_what(site: TinySite) -> None:
    page = dom(site, "/articles/race/")
    assert values(page, 'meta[property="article:author"]', "content") == [
        f"{HOST}/racing/authors/ada-ravel/",
        f"{HOST}/racing/authors/pit-wall/",
    ]
    assert values(page, 'meta[name="fediverse:creator"]', "content") == ["@ada@social.example"]
    assert values(page, 'meta[property="article:section"]', "content") == ["Report"]
    assert "rain" in values(page, 'meta[property="article:tag"]', "content")
    assert values(page, 'meta[name="twitter:site"]', "content") == ["@pitwall"]
    assert values(page, 'meta[name="robots"]', "content") == ["max-image-preview:large"]
    assert values(page, 'link[rel="hub"]', "href") == ["https://hub.example/"]


def test_microformats_say_whose_and_what(site: TinySite) -> None:
    page = dom(site, "/articles/race/")
    assert page.css_matches("article.h-entry h1.p-name")
    assert values(page, "article.h-entry > header data.u-url", "value") == [f"{HOST}/racing/articles/race/"]
    assert page.css_matches("article.h-entry .p-author.h-card")
    assert page.css_matches("article.h-entry .e-content")
    assert dom(site, "/articles/").css_matches(".h-feed .h-entry .u-url")
    assert dom(site, "/drivers/pierre-gasly/").css_matches(".h-card .p-name")
    assert dom(site, "/").css_matches("footer .h-card .u-url")


def test_feeds_name_the_hub(site: TinySite) -> None:
    for address in ("/", "/drivers/pierre-gasly/"):
        assert '<link rel="hub" href="https://hub.example/"/>' in site.page(f"{address}feed.xml")
        assert json.loads(site.page(f"{address}feed.json"))["hubs"] == [
            {"type": "WebSub", "url": "https://hub.example/"}
        ]


@pytest.mark.parametrize("text", ["</script>", "<!--", "<!-- <script>", "\u2028\u2029", "&lt;", "]]>"])
def test_nothing_in_data_ends_the_element_that_it_stands_in(text: str) -> None:
    made = script({"name": text})
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == {"name": text}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "max-image-preview:large"),
        ("nofollow", "nofollow, max-image-preview:large"),
        ("NOINDEX", "NOINDEX"),
        ("none", "none"),
        ("max-image-preview:none", "max-image-preview:none"),
    ],
)
def test_pictures_may_be_shown_large_where_a_page_may_be_listed(tmp_path: Path, given: str, said: str) -> None:
    site = TinySite(tmp_path, {"content/articles/a.md": article(robots=given)} if given else FILES)
    site.built()
    page = dom(site, "/articles/a/" if given else "/articles/race/")
    assert values(page, 'meta[name="robots"]', "content") == [said]
