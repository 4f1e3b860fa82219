"""Writing blocks that show what the site knows: results, standings, drivers; and that they stay true."""

import re
from html import unescape
from pathlib import Path

import pytest

from generator.store.memo import Memo
from tests.tiny import SITE_YAML, TinySite, article, tree

FILES = {
    "content/series/formula-1.md": "---\nname: Formula 1\nrules: [{from: 2000, race: [25, 18, 15]}]\n---\n",
    "content/events/monaco-grand-prix/2024/index.md": "---\nseries: Formula 1\nround: 8\nstart: 2024-05-26\n---\n",
    "content/events/monaco-grand-prix/2024/race.csv": (
        "position,drivers,team,laps,time,gap\n1,Charles Leclerc,Ferrari,78,2:23:15.554,\n"
        "2,Oscar Piastri,McLaren,78,,7.152\n3,Carlos Sainz,Ferrari,78,,7.585\nDNF,Esteban Ocon,Alpine,0,,\n"
    ),
    "content/events/monaco-grand-prix/2024/qualifying.csv": (
        "position,drivers,team,q1,q2,q3\n1,Charles Leclerc,Ferrari,1:11.584,1:10.825,1:10.270\n"
        "2,Oscar Piastri,McLaren,1:11.500,1:10.756,1:10.424\n3,Esteban Ocon,Alpine,1:12.000,,\n"
    ),
    "content/drivers/charles-leclerc.md": (
        '---\nname: Charles Leclerc\nnumber: "16"\nteams: [{team: Ferrari, from: 2019}]\n---\n'
    ),
    "content/teams/ferrari.md": "---\nname: Ferrari\n---\n",
}
RACE = "content/events/monaco-grand-prix/2024/race.csv"
ONE, TWO = "content/articles/one.md", "content/articles/two.md"


def block(name: str, *lines: str) -> str:
    return "\n".join((f"```{{{name}}}", *lines, "```"))


RESULTS = block("results", "edition: Monaco Grand Prix 2024")


def site_with(tmp_path: Path, *blocks: str, **files: str) -> TinySite:
    texts = {ONE: article("One", body="Text.\n\n" + "\n\n".join(blocks)), TWO: article("Two", body="Text.")}
    return TinySite(tmp_path / "site", {**FILES, **texts, **files})


def shown(site: TinySite, address: str = "/articles/one/") -> list[list[str]]:
    """The words of each table, row by row, with a stroke between cells."""
    tables = re.findall(r"<table>.*?</table>", site.page(address), re.S)
    return [[_words(row) for row in re.findall(r"<(?:caption|tr)>.*?</(?:caption|tr)>", table)] for table in tables]


def _words(row: str) -> str:
    return re.sub("<[^>]*>", "", re.sub("</t[hd]><t[hd][^>]*>", "|", row))


def test_the_results_of_a_race_are_shown_with_links(tmp_path: Path) -> None:
    site = site_with(tmp_path, RESULTS)
    assert site.told(site.built()) == ""
    assert shown(site) == [
        [
            "Monaco Grand Prix 2024: Race",
            "Pos|Driver|Team|Time or gap",
            "1|Charles Leclerc|Ferrari|2:23:15.554",
            "2|Oscar Piastri|McLaren|+7.152",
            "3|Carlos Sainz|Ferrari|+7.585",
            "DNF|Esteban Ocon|Alpine|",
        ]
    ]
    page = site.page("/articles/one/")
    assert '<figure class="pf-results"><div class="table pf-tower" role="region"' in page
    assert '<caption><a href="/events/monaco-grand-prix/2024/">Monaco Grand Prix 2024</a>: Race</caption>' in page
    assert '<th scope="row" data-team="Ferrari"><a href="/drivers/charles-leclerc/">Charles Leclerc</a></th>' in page
    assert '<abbr title="did not finish">DNF</abbr>' in page.lower().replace("dnf", "DNF")


def test_a_session_is_named_as_people_write_it_and_cut_to_its_top(tmp_path: Path) -> None:
    site = site_with(tmp_path, block("results", "edition: monaco-grand-prix/2024", "session: Qualifying", "top: 2"))
    site.built()
    assert shown(site) == [
        [
            "Monaco Grand Prix 2024: Qualifying",
            "Pos|Driver|Team|Q1|Q2|Q3",
            "1|Charles Leclerc|Ferrari|1:11.584|1:10.825|1:10.270",
            "2|Oscar Piastri|McLaren|1:11.500|1:10.756|1:10.424",
        ]
    ]


@pytest.mark.parametrize(
    "keys",
    [
        ("edition: Monaco 2024",),
        ("series: Formula 1", "season: 2024"),
        ("series: formula-1", "season: 2024", "round: 8"),
    ],
)
def test_standings_are_shown_after_a_round(tmp_path: Path, keys: tuple[str, ...]) -> None:
    site = site_with(tmp_path, block("standings", *keys, "top: 2"), block("standings", *keys, "of: teams", "top: 1"))
    assert site.told(site.built()) == ""
    assert shown(site) == [
        [
            "Formula 1 2024: Drivers after round 8",
            "Pos|Driver|Pts|Behind",
            "1|Charles Leclerc|25|",
            "2|Oscar Piastri|18|7",
        ],
        ["Formula 1 2024: Teams after round 8", "Pos|Team|Pts|Behind", "1|Ferrari|40|"],
    ]


def test_a_driver_has_a_card(tmp_path: Path) -> None:
    site = site_with(tmp_path, block("driver", "driver: Leclerc", "", "At *home*."))
    assert site.told(site.built()) == ""
    (card,) = re.findall(r'<figure class="pf-driver-card">.*?</figure>', site.page("/articles/one/"), re.S)
    assert card.replace("\n", "") == (
        '<figure class="pf-driver-card"><p class="pf-driver-name"><span class="pf-driver-number">16</span> '
        '<strong><a href="/drivers/charles-leclerc/">Charles Leclerc</a></strong></p>'
        '<p class="pf-driver-facts"><a href="/teams/ferrari/">Ferrari</a> · '
        '<a href="/series/formula-1/2024/">Formula 1 2024</a>: P1, 25 points</p>'
        "<figcaption><p>At <em>home</em>.</p></figcaption></figure>"
    )


def test_a_driver_without_a_page_has_a_card_without_a_link(tmp_path: Path) -> None:
    site = site_with(tmp_path, block("driver", "driver: Oscar Piastri"))
    assert site.told(site.built()) == ""
    assert '<p class="pf-driver-name"><strong>Oscar Piastri</strong></p>' in site.page("/articles/one/")
    assert "Formula 1 2024</a>: P2, 18 points</p>" in site.page("/articles/one/")


def test_feeds_carry_what_blocks_show_with_whole_addresses(tmp_path: Path) -> None:
    site = site_with(tmp_path, RESULTS, block("driver", "driver: Leclerc"))
    site.write({"site.yaml": SITE_YAML.replace("pitwall.example/", "pitwall.example/racing/")}).built()
    feed = site.page("/feed.json")
    assert (
        r"<figure class=\"pf-results\"><table><caption><a href=\"https://pitwall.example/racing/events/monaco-" in feed
    )
    assert r"<a href=\"https://pitwall.example/racing/drivers/charles-leclerc/\">" in feed
    assert '"/racing/' not in feed.replace("\\", "")


def test_pages_and_entities_show_what_the_site_knows_too(tmp_path: Path) -> None:
    page = f"---\ntitle: About\n---\n\n{RESULTS}\n"
    team = f"---\nname: Ferrari\n---\n\n{block('driver', 'driver: Leclerc')}\n"
    site = site_with(tmp_path, block("driver", "driver: Leclerc"))
    site.write({"content/pages/about.md": page, "content/teams/ferrari.md": team})
    assert site.told(site.built()) == ""
    assert shown(site, "/about/")[0][2] == "1|Charles Leclerc|Ferrari|2:23:15.554"
    assert '<figure class="pf-driver-card"><p class="pf-driver-name">' in site.page("/teams/ferrari/")


def test_names_in_results_are_text(tmp_path: Path) -> None:
    site = site_with(tmp_path, RESULTS)
    race = FILES[RACE].replace("Oscar Piastri", '<img src=x onerror=alert(1)> & "Co"')
    site.write({RACE: race.replace('<img src=x onerror=alert(1)> & "Co"', '"<img src=x onerror=alert(1)> & ""Co"""')})
    site.built()
    escaped = "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot;"
    for address in ("/articles/one/", "/feed.xml", "/feed.json"):
        assert "<img src=x" not in site.page(address)
    assert escaped in site.page("/articles/one/")


# ---------------------------------------------------------------- what is not there

WRONG = (
    ("results", "edition: Monca 2024", "no edition is called 'Monca 2024'", "did you mean 'Monaco Grand Prix'?", 9),
    ("results", "edition: Monaco 1950", "no edition of Monaco Grand Prix in 1950 is known", "write its index.md", 9),
    ("results", "edition: Nowhere", "no edition is called 'Nowhere'", "write the event and the year", 9),
    (
        "results",
        "edition: Monaco 2024\nsession: Sprint",
        "'Monaco Grand Prix 2024' has no results of 'Sprint'",
        "known are Qualifying, Race",
        10,
    ),
    ("results", "edition: Monaco 2024\nclass: GT3", "there is no class 'GT3'", "leave the key out", 10),
    ("standings", "top: 3", "it is not said after which round", "write 'edition: …', or 'series: …' and", 8),
    ("standings", "series: Formula 1\nseason: 1999", "no season 1999 of 'Formula 1' is known", "known are", 10),
    (
        "standings",
        "series: Formula 1\nseason: 2024\nround: 3",
        "Formula 1 2024 has no standings after round 3",
        "the last round with results is",
        11,
    ),
    ("driver", "driver: Lecler", "no driver is called 'Lecler'", "did you mean 'Charles Leclerc'?", 9),
    ("driver", "driver: Somebody", "no driver is called 'Somebody'", "give him a file", 9),
)


@pytest.mark.parametrize(("name", "keys", "text", "hint", "line"), WRONG)
def test_what_is_not_there_is_told_and_nothing_shown(
    tmp_path: Path, name: str, keys: str, text: str, hint: str, line: int
) -> None:
    site = site_with(tmp_path, block(name, keys))
    (told,) = site.built().problems
    assert (told.code, told.message, told.at.line) == ("PF223", text, line)
    assert told.at.excerpt == f"```{{{name}}}\n{keys}".split("\n")[line - 8]
    assert told.at.column == (1 if line == 8 else told.at.excerpt.index(": ") + 3)
    assert told.hint.startswith(hint)
    assert "<figure" not in site.page("/articles/one/")
    assert len(WRONG) == 10


def test_results_of_an_edition_that_is_not_published_are_not_shown(tmp_path: Path) -> None:
    site = site_with(tmp_path, RESULTS)
    path = "content/events/monaco-grand-prix/2024/index.md"
    site.write({path: FILES[path].replace("start: 2024-05-26", "draft: true")})
    assert "PF223" in {each.code for each in site.built().problems}
    assert "Piastri" not in site.page("/articles/one/")
    site.built(drafts=True)
    assert "Piastri" in site.page("/articles/one/")


# ---------------------------------------------------------------- law 1


def as_from_nothing(site: TinySite, tmp_path: Path) -> bool:
    fresh = TinySite(tmp_path / "fresh", {})
    for path, data in tree(site.root).items():
        if not path.startswith("output/"):
            (fresh.root / path).parent.mkdir(parents=True, exist_ok=True)
            (fresh.root / path).write_bytes(data)
    fresh.built()
    return tree(fresh.output) == tree(site.output)


@pytest.fixture
def kept(tmp_path: Path) -> TinySite:
    """A site that another process built."""
    site = site_with(tmp_path, RESULTS, block("standings", "edition: Monaco 2024"), block("driver", "driver: Leclerc"))
    site.memo = Memo(site.root / ".cache")
    site.built()
    site.memo = Memo(site.root / ".cache")
    return site


EDITS = {
    "a result": (RACE, "2:23:15.554", "2:23:15.555"),
    "a name": ("content/teams/ferrari.md", "name: Ferrari", "name: Ferrari SF"),
    "the points": ("content/series/formula-1.md", "[25, 18, 15]", "[10, 6, 4]"),
    "a number": ("content/drivers/charles-leclerc.md", '"16"', '"1"'),
    "a round": ("content/events/monaco-grand-prix/2024/index.md", "round: 8", "round: 7"),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_a_block_shows_is_made_again_when_it_changes(kept: TinySite, tmp_path: Path, name: str) -> None:
    path, old, new = EDITS[name]
    kept.write({path: (kept.root / path).read_text().replace(old, new)})
    changed = kept.built().changed
    assert "/articles/one/" in changed
    assert "/articles/two/" not in changed
    assert as_from_nothing(kept, tmp_path)


def test_new_words_around_a_block_cost_no_more_than_their_page(kept: TinySite, tmp_path: Path) -> None:
    kept.write({ONE: (kept.root / ONE).read_text().replace("Text.\n", "Text.\n\nMore.\n")})
    report = kept.built()
    assert "relate" not in report.timings
    assert report.changed == ("/articles/one/", "/feed.json", "/feed.xml")
    assert as_from_nothing(kept, tmp_path)


def test_another_question_is_answered_anew(kept: TinySite, tmp_path: Path) -> None:
    kept.write({ONE: (kept.root / ONE).read_text().replace("```{results}", "```{results}\ntop: 1")})
    kept.built()
    assert len(shown(kept)[0]) == 3
    assert as_from_nothing(kept, tmp_path)


def test_a_block_that_lacks_its_answer_has_its_line_after_every_edit(kept: TinySite) -> None:
    text = (kept.root / ONE).read_text()
    for lines in (1, 3, 2):
        kept.write({ONE: text.replace("Text.", "Text.\n" * lines).replace("Monaco Grand Prix 2024", "Monaco 1950")})
        (told,) = kept.built().problems
        assert told.at.line == 9 + lines


def test_a_block_that_finds_nothing_leaves_no_frame_on_pages_or_in_feeds(tmp_path: Path) -> None:
    body = (
        "Above.\n\n```{results}\nedition: Nowhere 1950\n\nHow it *ended*.\n```\n\n"
        "```{driver}\ndriver: Nobody At All\n```\n\n"
        "````{figure}\nsrc: missing.jpg\n\nOf\n\n```{standings}\nedition: Nowhere 1950\n```\n````\n\n"
        "```{figure}\nsrc: gone.jpg\nalt: The start\n```\n\nBelow.\n"
    )
    site = TinySite(tmp_path, {"content/articles/a.md": article("A", body=body)})
    site.built()
    for said in (site.page("/articles/a/"), unescape(site.page("/feed.xml"))):
        assert said.count("<figure") == 1
        assert "<figcaption" not in said
        assert '<figure class="pf-figure"><span class="missing-picture">The start</span></figure>' in said
