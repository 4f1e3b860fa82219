"""Writing blocks: what each becomes, alike with both converters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.model import Body, Problem, Slot
from generator.schema import Converter as Name
from generator.text.converters import converter
from generator.text.html import Draft, bodies, body, fill
from generator.text.writing.block import Setting
from generator.text.writing.lift import lifted
from generator.text.writing.names import KINDS

BOTH: tuple[Name, ...] = ("python-markdown", "commonmark")

OF_THE_SITE = {"driver", "results", "standings"}
"""Blocks that show what the site knows: tests/outputs/test_blocks.py."""

FORMS = {
    "note": (
        "```{note}\nThe stewards **wait**.\n```",
        '<aside class="pf-note"><p class="pf-block-title">Note</p><p>The stewards <strong>wait</strong>.</p></aside>',
    ),
    "warning with a title": (
        "```{warning}\ntitle: Rain & wind\n\nStay away.\n```",
        '<aside class="pf-warning"><p class="pf-block-title">Rain &amp; wind</p><p>Stay away.</p></aside>',
    ),
    "quote": (
        "```{quote}\nby: Toto Wolff\nrole: team principal\nsource: Autosport\nurl: https://x.example/?a=1&b=2\n\n"
        "We were slow.\n```",
        '<figure class="pf-quote"><blockquote><p>We were slow.</p></blockquote><figcaption>Toto Wolff, team principal, '
        '<a href="https://x.example/?a=1&amp;b=2">Autosport</a></figcaption></figure>',
    ),
    "quote with an address alone": (
        "```{quote}\nurl: https://www.x.example?a=1\n\nWe were slow.\n```",
        '<figure class="pf-quote"><blockquote><p>We were slow.</p></blockquote><figcaption>'
        '<a href="https://www.x.example?a=1">x.example</a></figcaption></figure>',
    ),
    "quote of nobody": (
        "```{quote}\nWe were slow.\n```",
        '<figure class="pf-quote"><blockquote><p>We were slow.</p></blockquote></figure>',
    ),
    "figure": (
        "```{figure}\nsrc: grid.jpg\nalt: The grid\ncredit: Jane Doe\nlicence: CC BY 4.0\n\nBefore *it*.\n```",
        '<figure class="pf-figure"><img src="grid.jpg" alt="The grid"><figcaption><p>Before <em>it</em>.</p>'
        '<p class="pf-credit">Jane Doe, CC BY 4.0</p></figcaption></figure>',
    ),
    "figure without a caption": (
        "```{figure}\nsrc: grid.jpg\n```",
        '<figure class="pf-figure"><img src="grid.jpg" alt=""></figure>',
    ),
    "gallery": (
        "```{gallery}\npictures:\n  - a.jpg\n  - src: b.jpg\n    alt: Box\n    caption: The stop\n    credit: X\n\n"
        "Two of them.\n```",
        '<figure class="pf-gallery"><ul><li><figure><img src="a.jpg" alt=""></figure></li>'
        '<li><figure><img src="b.jpg" alt="Box"><figcaption><p>The stop</p><p class="pf-credit">X</p></figcaption>'
        "</figure></li></ul><figcaption><p>Two of them.</p></figcaption></figure>",
    ),
    "timeline": (
        "```{timeline}\ntitle: A career\n\n## 1992-08: First title\nIn *Hungary*.\n\n## Lap 12: Rain\n\n## 1994\n```",
        '<div class="pf-timeline"><p class="pf-block-title">A career</p><ol><li><p class="pf-entry-head">'
        '<time datetime="1992-08">1992-08</time> <strong>First title</strong></p><p>In <em>Hungary</em>.</p></li>'
        '<li><p class="pf-entry-head"><span class="pf-when">Lap 12</span> <strong>Rain</strong></p></li>'
        '<li><p class="pf-entry-head"><time datetime="1994">1994</time></p></li></ol></div>',
    ),
    "live": (
        "```{live}\ndate: 2024-06-16\n\n## 15:03 Lights out\nGo.\n\n## 15:41: Safety car\n```",
        '<div class="pf-live"><div class="pf-entry" id="at-2024-06-16-1541"><p class="pf-entry-head">'
        '<a href="#at-2024-06-16-1541"><time datetime="2024-06-16T15:41+00:00">15:41</time></a> '
        '<strong>Safety car</strong></p></div><div class="pf-entry" id="at-2024-06-16-1503">'
        '<p class="pf-entry-head"><a href="#at-2024-06-16-1503"><time datetime="2024-06-16T15:03+00:00">15:03</time>'
        "</a> <strong>Lights out</strong></p><p>Go.</p></div></div>",
    ),
    "live, oldest first": (
        "```{live}\norder: oldest\ndate: 2024-06-16\n\n## 9:05\nA\n\n## 2024-06-17 00:10\nC\n\n## 9:05\nB\n```",
        '<div class="pf-live"><div class="pf-entry" id="at-2024-06-16-0905"><p class="pf-entry-head">'
        '<a href="#at-2024-06-16-0905"><time datetime="2024-06-16T09:05+00:00">2024-06-16 09:05</time></a></p><p>A</p>'
        '</div><div class="pf-entry" id="at-2024-06-16-0905-2"><p class="pf-entry-head">'
        '<a href="#at-2024-06-16-0905-2"><time datetime="2024-06-16T09:05+00:00">2024-06-16 09:05</time></a></p>'
        '<p>B</p></div><div class="pf-entry" id="at-2024-06-17-0010"><p class="pf-entry-head">'
        '<a href="#at-2024-06-17-0010"><time datetime="2024-06-17T00:10+00:00">2024-06-17 00:10</time></a></p><p>C</p>'
        "</div></div>",
    ),
    "post": (
        '```{post}\nauthor: Ferrari\nhandle: "@ScuderiaFerrari"\ndate: 2024-05-26 17:20\nurl: https://social.example/1\n\n'
        "#Forza *all* <b>\nsee https://f.example/a.\n\nEnd\n```",
        '<figure class="pf-post"><blockquote><p>#Forza *all* &lt;b&gt;<br>see <a href="https://f.example/a">'
        "https://f.example/a</a>.</p><p>End</p></blockquote><figcaption><strong>Ferrari</strong> "
        '<span class="pf-handle">@ScuderiaFerrari</span> · <a href="https://social.example/1">'
        '<time datetime="2024-05-26T17:20+00:00">2024-05-26 17:20</time></a></figcaption></figure>',
    ),
    "post with an address alone": (
        "```{post}\nauthor: A\nurl: https://www.social.example/1\n\nHi\n```",
        '<figure class="pf-post"><blockquote><p>Hi</p></blockquote><figcaption><strong>A</strong> · '
        '<a href="https://www.social.example/1">social.example</a></figcaption></figure>',
    ),
    "video": (
        "```{video}\nurl: https://youtu.be/abc\ntitle: The start\nsrc: still.jpg\nalt: A grid\ncredit: FOM\n```",
        '<figure class="pf-video"><p><a href="https://youtu.be/abc"><img src="still.jpg" alt="A grid">'
        '<span class="pf-video-title">The start</span></a></p><figcaption><p class="pf-credit">FOM</p></figcaption>'
        "</figure>",
    ),
}


def made(text: str, by: Name = "python-markdown") -> tuple[Body, tuple[Problem, ...]]:
    return body(text, path="a.md", first_line=5, converter=converter(by))


def shown(text: str, by: Name = "python-markdown") -> str:
    """The HTML with what authors wrote in its slots, without line ends, which the converters set differently."""
    whole, problems = made(text, by)
    assert problems == ()
    return fill(whole, put).replace("\n", "")


def put(slot: Slot) -> str:
    """What an author wrote, in its slot, and what the site says of a note without a title."""
    if slot.kind == "block":
        return {"note {}": "Note", "warning {}": "Warning"}.get(slot.target, f"{{{slot.target}}}")
    if slot.kind == "picture":
        return f'<img src="{slot.target}" alt="{slot.alt}"{slot.attributes}>'
    return f' {slot.attribute}="{slot.target}"'


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize("name", FORMS)
def test_a_block_has_its_form(name: str, by: Name) -> None:
    text, html = FORMS[name]
    assert shown(text, by) == html
    assert shown(f"Before\n{text}\nAfter", by) == f"<p>Before</p>{html}<p>After</p>"


def test_every_block_has_a_form_that_is_tried() -> None:
    assert {each.partition(" ")[0].strip(",") for each in FORMS} == set(KINDS) - OF_THE_SITE
    assert len(FORMS) == 14


@pytest.mark.parametrize("by", BOTH)
def test_a_block_stands_where_it_is_written(by: Name) -> None:
    quoted = shown("> a\n>\n> ```{note}\n> b\n> ```", by)
    assert quoted.startswith('<blockquote><p>a</p><aside class="pf-note">')
    listed = shown("- a\n\n    ```{note}\n    b\n    ```\n- c", by)
    assert '<aside class="pf-note"><p class="pf-block-title">Note</p><p>b</p></aside></li><li>' in listed


@pytest.mark.parametrize("by", BOTH)
def test_blocks_stand_in_each_other(by: Name) -> None:
    inner, html = FORMS["quote of nobody"]
    text = f"````{{live}}\ndate: 2024-06-16\n\n## 15:03 He said\n{inner}\n````"
    assert f"<strong>He said</strong></p>{html}</div>" in shown(text, by)


@pytest.mark.parametrize("by", BOTH)
def test_the_text_of_a_block_is_part_of_the_whole(by: Name) -> None:
    whole, _ = made("## A\n\n```{note}\n## A\n\nSee[^1] [it][x].\n```\n\n[^1]: Foot\n\n[x]: /drivers/", by)
    assert [heading.id for heading in whole.headings] == ["a", "a-2"]
    assert [slot.target for slot in whole.slots] == ["note {}", "#fn-1", "/drivers/", "#fnref-1"]
    assert whole.text.split("\n")[:3] == ["A", "A", "See it."]


@pytest.mark.parametrize("by", BOTH)
def test_a_block_is_not_the_opening(by: Name) -> None:
    for text, _ in FORMS.values():
        assert made(f"{text}\n\nThe race.", by)[0].opening == "The race."


@pytest.mark.parametrize("by", BOTH)
def test_code_that_is_never_closed_ends_with_its_block(by: Name) -> None:
    text = "````{note}\nA\n\n```\ncode\n````\n\nAfter"
    assert shown(text, by).endswith("</pre></aside><p>After</p>")


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize("info", ["python", "{.python}", "", "{}", "{.python .wide}"])
def test_code_stays_code(info: str, by: Name) -> None:
    assert "<pre" in made(f"```{info}\nsrc: a.jpg\n```", by)[0].html


def test_a_block_asks_for_words_in_the_language_of_its_text() -> None:
    for language, asked in (("de-AT", "note@de-AT {}"), ("en", "note {}")):
        draft = Draft("```{note}\na\n```", "a.md", 1, setting=Setting(language=language))
        assert [slot.target for slot in bodies([draft], converter("commonmark"))[0][0].slots] == [asked]


@pytest.mark.parametrize("by", BOTH)
def test_entries_of_two_live_blocks_at_one_time_have_addresses_of_their_own(by: Name) -> None:
    one = "```{live}\ndate: 2024-06-16\n\n## 15:03 Go\n```\n\n"
    assert shown(one * 2, by).count('id="at-2024-06-16-1503"') == 1
    assert shown(one * 2, by).count('id="at-2024-06-16-1503-2"') == 1


# ---------------------------------------------------------------- mistakes


def wrong(text: str) -> list[tuple[str, int, int, int, str]]:
    _, problems = made(text)
    return [(each.code, each.at.line, each.at.column, each.at.width, each.at.excerpt) for each in problems]


MISTAKES = {
    "a block that is not closed": ("```{note}\na", [("PF224", 5, 5, 4, "```{note}")]),
    "a block that ends with a quotation": ("> ```{note}\n> a\n\nb", [("PF224", 5, 7, 4, "> ```{note}")]),
    "past midnight": (
        "```{live}\ndate: 2024-06-16\n\n## 00:10 B\n## 23:50 A\n```",
        [("PF225", 8, 4, 7, "## 00:10 B")],
    ),
    "an unknown name": ("a\n\n```{figur}\nb\n```", [("PF220", 7, 5, 5, "```{figur}")]),
    "something behind the name": ("```{note} Rain\nb\n```", [("PF220", 5, 11, 4, "```{note} Rain")]),
    "an unknown key": ("```{figure}\nsrc: a.jpg\ncredits: b\n```", [("PF110", 7, 1, 7, "credits: b")]),
    "a key in a quotation": ("> ```{note}\n> titel: b\n> \n> c\n> ```", [("PF110", 6, 3, 5, "> titel: b")]),
    "a key in a list": ("- a\n\n    ```{note}\n    titel: b\n\n    c\n    ```", [("PF110", 8, 5, 5, "    titel: b")]),
    "a key in a block in a block": (
        "````{note}\na\n\n```{video}\nurl: x\ntitle: b\n```\n````",
        [("PF111", 9, 6, 1, "url: x")],
    ),
    "a key that stands twice": ("```{note}\ntitle: a\ntitle: b\n\nc\n```", [("PF107", 7, 1, 5, "title: b")]),
    "no keys": ("```{figure}\n```", [("PF112", 5, 5, 6, "```{figure}")]),
    "text in the place of keys": ("```{figure}\nThe grid\n```", [("PF109", 6, 1, 8, "The grid")]),
    "a missing key": ("```{video}\nurl: /a/\n```", [("PF112", 5, 5, 5, "```{video}")]),
    "an empty note": ("```{note}\n\n```", [("PF222", 5, 5, 4, "```{note}")]),
    "an entry without a time": ("```{live}\n## Go\n```", [("PF221", 6, 4, 2, "## Go")]),
    "an entry without a day": ("```{live}\n## 15:03 Go\n```", [("PF221", 6, 4, 5, "## 15:03 Go")]),
    "an hour that no clock has": (
        "```{live}\ndate: 2024-06-16\n\n## 25:03 Go\n```",
        [("PF113", 8, 4, 5, "## 25:03 Go")],
    ),
    "a day that no calendar has": ("```{live}\n## 2024-02-30 15:03\n```", [("PF113", 6, 4, 16, "## 2024-02-30 15:03")]),
    "text above the entries": ("```{timeline}\n\n a\n## 1992\n```", [("PF221", 7, 2, 1, " a")]),
    "a link nowhere": ("```{note}\n<script>x</script>\n```", [("PF204", 6, 1, 7, "<script>x</script>")]),
    "blocks too deep": (
        "".join(f"{'`' * (9 - depth)}{{note}}\na\n\n" for depth in range(5))
        + "".join(f"{'`' * (5 + depth)}\n" for depth in range(5)),
        [("PF220", 17, 7, 4, "`````{note}")],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_has_its_place(name: str) -> None:
    text, told = MISTAKES[name]
    assert wrong(text) == told
    assert len(MISTAKES) == 21


def test_a_misspelt_name_is_told_with_the_one_that_is_meant() -> None:
    (told,) = made("```{galery}\na\n```")[1]
    assert told.message == "no block is called 'galery': it stays code"
    assert told.hint == "did you mean '{gallery}'?"
    (told,) = made("```{xyz}\na\n```")[1]
    assert (
        told.hint
        == "known are note, warning, quote, figure, gallery, timeline, live, post, video, driver, results, standings"
    )


# ---------------------------------------------------------------- whatever authors write

SOUP = st.sampled_from([
    "```{note}", "````{live}", "```{figure}", "~~~{quote}", "```", "````", "~~~", "```{timeline}", "date: 2024-06-16",
    "src: a.jpg", "title: b", "by: c", "## 15:03 Go", "## 1992: D", "", "", "- a", "1. b", "> c", "    d", "* * *",
    "word", "<div>", "</div>", "<b>", "<!--", "-->", "</aside>", "</figure>", "[^1]: e", "f[^1]", ": g", "| h |\n|---|",
    "> ```{note}", "> ```", "- ```{note}", "    ```{note}", "    ```", "<p", "\"", "pfblockx0z",
])  # fmt: skip


@given(st.lists(SOUP, max_size=30).map("\n".join), st.sampled_from(BOTH), st.booleans())
def test_whatever_authors_write_is_sound_html(text: str, by: Name, trusted: bool) -> None:
    whole, _ = body(text, path="a.md", first_line=1, converter=converter(by), trusted=trusted)
    for found in ("pfblock" + each for each in whole.html.split("pfblock")[1:]):
        assert found.startswith("pfblockx0z")
    again = LexborHTMLParser(whole.html, is_fragment=True)
    tree = LexborHTMLParser(again.html or "", is_fragment=True)
    assert (tree.html, tree.text()) == (again.html, again.text())
    if not trusted:
        assert whole.html.count("<aside") == whole.html.count("</aside>")
        assert whole.html.count("<div") == whole.html.count("</div>")
        assert whole.html.count("<figure") == whole.html.count("</figure>")


def test_a_mark_cannot_be_forged() -> None:
    text = "```{note}\na\n```\n\n"
    found = lifted(text, "a.md", 1, Setting())
    assert found
    (mark, *_) = found.html
    again, _ = made(f"{text}{mark}\n")
    assert mark in again.html
    assert again.html.count("<aside") == 1
