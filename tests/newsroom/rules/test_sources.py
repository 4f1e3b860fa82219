"""Quotations, pictures, links, the style of the house and its quotation marks."""

from pathlib import Path

import pytest

from tests.newsroom.rules.desks import Files, found
from tests.tiny import SITE_YAML, article

ONE, TWO = "content/articles/one.md", "content/articles/two.md"
SPEECH = '"We had the pace today and we used it."'
PICTURE = "content/media/start.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0L1 1"/></svg>'
FIGURE = "```{figure}\nsrc: /media/start.svg\nalt: The start\n"


def one(body: str, **keys: str) -> Files:
    return {ONE: article("One", body=body, **keys)}


def styled(body: str, style: str = "", quotes: str = "any", **keys: str) -> Files:
    yaml = f"{SITE_YAML}house_style: [{style}]\nquotes: {quotes}\n"
    return {**one(body, **keys), "site.yaml": yaml}


def page(address: str = "about", **keys: str) -> Files:
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return {f"content/pages/{address}.md": f"---\ntitle: About\n{lines}---\n\nText.\n"}


GP = "{say: Grand Prix, not: [GP, gran prix]}"
BOX = "{say: pit stop, not: [box stop]}"

REPORTED: tuple[tuple[str, Files, str], ...] = (
    (
        "PF802",
        one(f"The race was long.\n\n{SPEECH}\n\nThen it rained."),
        f"{ONE}:8:2 [We had the pace today and we used it] nothing says who says this, and where"
        " | name the speaker beside it, or list where it is from in `sources`",
    ),
    ("PF802", one(f"It was long. {SPEECH} Then it rained."), f"{ONE}:6:15 [We had the pace"),
    ("PF802", one("„Das war heute ein sehr gutes Rennen.“", language="de"), f"{ONE}:7:2 [Das war heute"),
    ("PF802", one(f"{SPEECH}\n\nMore.\n\nMore.\n\nHe said little."), f"{ONE}:6:2 [We had"),
    (
        "PF803",
        {**one("Text.", image="{src: /media/start.svg, alt: The start}"), PICTURE: SVG},
        f"{ONE}:4:14 [/media/start.svg] nothing says who made this picture, and under which licence it is shown"
        " | add `credit:` and `licence:` beside its `src:`",
    ),
    (
        "PF803",
        {**one("Text.", image="{src: /media/start.svg, alt: The start, credit: Ada}"), PICTURE: SVG},
        f"{ONE}:4:14 [/media/start.svg] nothing says under which licence this picture is shown | add `licence:`,",
    ),
    (
        "PF803",
        {**one(f"{FIGURE}licence: CC0\n```"), PICTURE: SVG},
        f"{ONE}:7:6 [/media/start.svg] nothing says who made this picture | add `credit:`",
    ),
    ("PF810", {**one("Text."), PICTURE: SVG}, f"{PICTURE}:0:0 [] nothing shows this picture | delete it, or show it"),
    ("PF810", {**one("start.png"), PICTURE: SVG}, f"{PICTURE}:0:0 [] nothing shows this picture"),
    (
        "PF810",
        {**one("![A](a.svg)"), "content/articles/a.svg": SVG, "content/articles/two/a.svg": SVG},
        "content/articles/two/a.svg:0:0 [] nothing shows this picture",
    ),
    (
        "PF809",
        page(),
        "content/pages/about.md:2:8 [About] nothing leads to this page, /about/: no text, no menu, no list"
        " | link to it, or add it to `nav` in site.yaml; or is it to go?",
    ),
    ("PF809", {**page(), **one("[About](/about-us/) it")}, "content/pages/about.md:2:8 [About] nothing leads"),
    (
        "PF809",
        {"content/pages/about.md": "---\ntitle: About\n---\n\n[Here](about.md) and [there](#there).\n"},
        "content/pages/about.md:2:8 [About] nothing leads to this page",
    ),
    (
        "PF817",
        {**one("A [link](/old/#top) to it."), TWO: article("Two", aliases="[/old/]")},
        f"{ONE}:6:10 [/old/#top] the link '/old/#top' leads to an old address of {TWO}"
        " | write 'two.md#top': a redirect costs readers time, and is lost where a host knows none",
    ),
    (
        "PF817",
        {"content/pages/p.md": "---\ntitle: P\n---\n\n[a](/old)\n", TWO: article("Two", aliases="[/old/]")},
        f"content/pages/p.md:5:5 [/old] the link '/old' leads to an old address of {TWO} | write '../articles/two.md'",
    ),
    (
        "PF817",
        {"site.yaml": f"{SITE_YAML}nav: [{{title: A, url: /old/}}]\n", TWO: article("Two", aliases="[/old/]")},
        f"site.yaml:5:23 [/old/] the link '/old/' leads to an old address of {TWO} | write '/articles/two/'",
    ),
    ("PF815", styled("The Monaco GP was long.", GP), f"{ONE}:6:12 [GP] 'GP' is not said here | write 'Grand Prix'"),
    ("PF815", styled("The Gran\nPrix was long.", GP), f"{ONE}:6:5 [Gran] 'Gran\nPrix' is not said here"),
    ("PF815", styled("Text.", BOX, summary="A Box stop."), f"{ONE}:4:12 [Box stop] 'Box stop' is not said here"),
    ("PF815", styled("It is huge.", "{not: huge}"), f"{ONE}:6:7 [huge] 'huge' is not said here | leave it out"),
    (
        "PF819",
        styled("He said “no” and `“code”` to it.", quotes="straight"),
        f"{ONE}:6:9 [“no”] the quotation marks of this line are typographic, and site.yaml wants straight ones"
        " | write \" and ', which pages show as typographic marks",
    ),
    (
        "PF819",
        styled("Text.\n\nIt’s his.", quotes="straight"),
        f"{ONE}:8:3 [’] the quotation marks of this line are ty",
    ),
    (
        "PF819",
        styled('Text.\n\nHe said "no" to it.', quotes="typographic"),
        f'{ONE}:8:9 ["no"] the quotation marks of this line are straight, and site.yaml wants typographic ones'
        " | write those of the language of the text",
    ),
)
"""The code, the site, and what is told."""

LEFT: tuple[tuple[str, Files], ...] = (
    ("PF802", one(f"{SPEECH} said Leclerc.")),
    ("PF802", one(f"Leclerc was glad, and told everybody.\n\n{SPEECH}")),
    ("PF802", one(f"> {SPEECH}\n>\n> Max Verstappen, Sky Sports F1")),
    ("PF802", one(SPEECH, sources="[{name: Eurosport}]")),
    ("PF802", one('The so-called "race of the year" was short.')),
    ("PF802", one("[His words](https://example.org/) were: " + SPEECH)),
    ("PF802", one(f"Leclerc: {SPEECH}")),
    ("PF802", one("```\n" + SPEECH + "\n```")),
    ("PF802", one(SPEECH, language="it")),
    (
        "PF803",
        {**one("Text.", image="{src: /media/start.svg, alt: A, credit: Ada, licence: CC0}"), PICTURE: SVG},
    ),
    ("PF803", {**one(f"{FIGURE}credit: Ada\nlicence: CC0\n```"), PICTURE: SVG}),
    ("PF803", {**one("![The start](/media/start.svg)"), PICTURE: SVG}),
    ("PF810", {**one("![The start](/media/start.svg)"), PICTURE: SVG}),
    ("PF810", {**one("Text.", draft="true", image="/media/start.svg"), PICTURE: SVG}),
    ("PF810", {**one(f"{FIGURE}```"), PICTURE: SVG}),
    ("PF810", {**one("[It](two/a.svg) is large"), "content/articles/two/a.svg": SVG}),
    (
        "PF810",
        {**one("Text."), PICTURE: SVG, "themes/plain/templates/slots/sidebar.html": '<img src="/media/start.svg">'},
    ),
    ("PF809", {**page(), **one("[About](../pages/about.md) us")}),
    ("PF809", {**page(), "site.yaml": f"{SITE_YAML}nav: [{{title: About, url: /about/}}]\n"}),
    ("PF809", page(robots="noindex")),
    ("PF809", {**page(), "themes/plain/templates/slots/footer_end.html": '<a href="/about/">About</a>'}),
    ("PF809", {**page(), **one("[About](https://pitwall.example/about/) us")}),
    ("PF817", {**one("A [link](two.md) and [one](/articles/two/)."), TWO: article("Two", aliases="[/old/]")}),
    ("PF817", {**one("A [link](https://example.org/old/)."), TWO: article("Two", aliases="[/old/]")}),
    ("PF817", {**one("A [link](/older/)."), TWO: article("Two", aliases="[/old/]")}),
    ("PF815", styled("The Monaco Grand Prix was long, gp or not.", GP)),
    ("PF815", styled('He said: "The GP was long."', GP)),
    ("PF815", styled("It stands at <https://example.org/GP/long> and https://example.org/GP.", GP)),
    ("PF815", styled("The GPS said so. `GP` and [x](https://example.org/GP).", GP)),
    ("PF815", styled("The Grand Prix was grand.", "{say: Grand Prix, not: [prix]}")),
    ("PF819", styled('He said "no" and “yes”. It\'s his.')),
    ("PF819", styled('He said "no". It\'s his.', quotes="straight")),
    ("PF819", styled("He said “no”. It’s his.", quotes="typographic")),
    (
        "PF819",
        styled(
            'Text <span title="a">b</span> [c](d.md "e") `"f"`.\n\n!!! note "G"\n    H.\n\n```{figure}\nalt: "I"\n```',
            quotes="typographic",
        ),
    ),
)
"""The code, and a site in which it finds nothing."""


@pytest.mark.parametrize(("code", "files", "wanted"), REPORTED)
def test_what_an_editor_would_see_is_told_at_its_place(tmp_path: Path, code: str, files: Files, wanted: str) -> None:
    (told,) = found(tmp_path, code, files)
    assert told.startswith(wanted)


@pytest.mark.parametrize(("code", "files"), LEFT)
def test_what_is_right_is_left_alone(tmp_path: Path, code: str, files: Files) -> None:
    assert found(tmp_path, code, files) == []


def test_every_rule_is_tried_three_times_each_way() -> None:
    for code in ("PF802", "PF803", "PF809", "PF810", "PF815", "PF817", "PF819"):
        assert sum(each[0] == code for each in REPORTED) >= 3
        assert sum(each[0] == code for each in LEFT) >= 3
