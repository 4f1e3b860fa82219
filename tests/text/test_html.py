"""From a converter's HTML to a body: ids, plain text, footnotes; and what `trusted` keeps."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.model import Body, Heading, Problem
from generator.text.converters import converter
from generator.text.html import Draft, bodies, body, fill, read

PLAIN = converter("python-markdown")


def made(text: str, *, trusted: bool = False) -> Body:
    return body(text, path="a.md", first_line=5, converter=PLAIN, trusted=trusted)[0]


def wrong(text: str) -> list[tuple[str, int, int]]:
    problems = body(text, path="a.md", first_line=5, converter=PLAIN)[1]
    return [(each.code, each.at.line, each.at.column) for each in problems]


def marked(text: str, *, trusted: bool = False) -> str:
    """The HTML with each slot shown where it is."""
    return fill(made(text, trusted=trusted), lambda slot: f"[{slot.attribute} {slot.target}]")


# ---------------------------------------------------------------- headings and ids


def ids(text: str) -> list[str]:
    return [heading.id for heading in made(text).headings]


def test_headings_are_told_with_level_id_and_text() -> None:
    assert made("# *The* `race` & more\n\n#### Pit stops {#pits}").headings == (
        Heading(2, "the-race-more", "The race & more"),
        Heading(4, "pits", "Pit stops"),
    )


def test_equal_headings_are_numbered() -> None:
    assert ids("## A\n\n## A\n\n## B\n\n### A") == ["a", "a-2", "b", "a-3"]


def test_an_authors_id_wins_wherever_it_stands() -> None:
    assert ids("## Pits\n\n## Other {#pits}") == ["pits-2", "pits"]


def test_the_themes_own_ids_are_not_taken() -> None:
    assert ids("## PF menu\n\n## A {#pf-search}") == ["section-pf-menu", "section-pf-search"]


def test_a_heading_without_letters_still_has_an_id() -> None:
    assert ids("## ?!\n\n## …") == ["section", "section-2"]


@pytest.mark.parametrize("text", ["A", " A\n b ", "", "&amp; &lt;b&gt;", "a&nbsp;b", "?!", "PF menu", "Über"])
def test_a_heading_of_mere_text_is_like_any_other(text: str) -> None:
    html = f"<h3>A</h3><h1>{text}</h1><h2>{text}</h2>"
    marked = f"<h3>A</h3><h1><i></i>{text}</h1><h2>{text}<i></i></h2>"
    one, other = (read(each, source=each, path="a.md", first_line=1)[0] for each in (html, marked))
    assert other.html.replace("<i></i>", "") == one.html
    assert (other.headings, other.anchors, other.text) == (one.headings, one.anchors, one.text)
    assert len(one.headings) == 3


def test_a_footnotes_number_is_no_part_of_a_heading() -> None:
    assert made("## Pits[^1]\n\n[^1]: a").headings == (Heading(2, "pits", "Pits"),)


def test_a_heading_does_not_take_a_footnotes_id() -> None:
    assert ids("## Fn 1\n\nA[^1]\n\n[^1]: b") == ["fn-1-2"]


def test_an_id_that_stands_twice_is_dropped_and_told() -> None:
    text = "## A {#x}\n\nText *b*{: #x} and `{#x}` and {#x}\n\n<p id='x'>c</p>"
    assert wrong(text) == [("PF205", 7, 9), ("PF205", 7, 31)]
    assert made(text).html.count('id="x"') == 1


def test_an_id_has_no_white_space() -> None:
    assert made('<p id=" a b ">c</p>').anchors == ("a-b",)


def test_anchors_are_all_ids_of_the_html() -> None:
    assert made("## A\n\n*b*{: #c } ![d](e.jpg){: #f }\n\nG[^h]\n\n[^h]: i").anchors == (
        "a", "c", "f", "fnref-h", "fn-h",
    )  # fmt: skip


# ---------------------------------------------------------------- footnotes


def test_footnotes_link_there_and_back() -> None:
    whole = made("A[^x] B[^y] C[^x]\n\n[^x]: X\n[^y]: Y")
    assert [slot.target for slot in whole.slots] == [
        "#fn-x", "#fn-y", "#fn-x", "#fnref-x", "#fnref-x-2", "#fnref-y",
    ]  # fmt: skip
    assert {slot.target[1:] for slot in whole.slots} <= set(whole.anchors)
    assert 'aria-label="Back to reference 1-2"' in whole.html


def test_a_note_that_nothing_refers_to_has_no_way_back() -> None:
    whole = made("A\n\n[^x]: X")
    assert whole.slots == ()
    assert "↩" not in whole.html


# ---------------------------------------------------------------- text


def test_text_is_what_a_reader_sees() -> None:
    text = (
        "## A & *b*\n\nOne\ntwo  \nthree `c < d`[^1] ~~e~~ ![f](g.jpg)\n\n- h\n- i\n\n```\nno\n```\n\n"
        "<pre>no <b>no</b></pre>\n\n| j | k |\n|---|---|\n| l | m&nbsp;n |\n\n[^1]: o"
    )
    assert made(text).text == "A & b\nOne two three c < d e\nh\ni\nj\nk\nl\nm n\no"


OPENINGS = {
    "First.\n\nSecond.": "First.",
    "## Heading\n\n*First* & `more`": "First & more",
    "> Quoted.\n\nFirst.": "First.",
    '!!! note "N"\n    Note.\n\nFirst.': "First.",
    "![a](b.jpg)\n\nFirst.": "First.",
    "…\n\nFirst.": "First.",
    "| a |\n|---|\n| b |\n\nFirst.": "First.",
    "<figure><p>a</p></figure>\n\nFirst.": "First.",
    "First\nline[^1].\n\n[^1]: Note.": "First line.",
    "## Only\n\n- a list": "",
    "": "",
}


@pytest.mark.parametrize("text", OPENINGS)
def test_the_opening_is_the_first_paragraph_with_words(text: str) -> None:
    assert made(text).opening == OPENINGS[text]


def test_the_table_of_openings_is_whole() -> None:
    assert len(OPENINGS) == 11


# ---------------------------------------------------------------- form of the HTML


def test_a_line_break_after_pre_comes_through() -> None:
    assert made("<pre>\n\na</pre>").html.strip() == "<pre>\n\na</pre>"


def test_nested_tables_stand_in_one_box() -> None:
    html = made("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>").html
    assert html.count('<div class="table"') == 1
    assert html.strip().endswith("</table></div>")


def test_an_alignment_joins_the_classes_of_a_cell() -> None:
    html = made(
        '<table><tr><td class="a" style="text-align:right">b</td><td style="text-align:end">c</td></tr></table>'
    )
    assert '<td class="a align-right">b</td><td>c</td>' in html.html


def test_characters_that_xml_forbids_are_dropped() -> None:
    assert made("a\x00b\x0bc\x1bd\ufffee &#1;f&#12;g").html == "<p>abcde fg</p>"


def test_code_is_coloured_by_classes_alone() -> None:
    html = made("```python\ndef f(): return '<a>'\n```").html
    assert 'style="' not in html
    assert '<span class="k">def</span>' in html


def test_line_breaks_of_any_system_give_the_same_body() -> None:
    text = "## A\n\nb\nc [d](e.md)\n\n```\nf\n```"
    assert made(text) == made(text.replace("\n", "\r\n")) == made(text.replace("\n", "\r"))


# ---------------------------------------------------------------- trusted


def test_trusted_html_is_kept() -> None:
    kept = (
        '<script>if (a < b && "</p>") { alert("<b>") }</script>',
        '<iframe src="https://x.example/e" allowfullscreen=""></iframe>',
        "<style>a > b { color: red }</style>",
        '<p onclick="x" style="color:red" data-y="z">a</p>',
        '<form action="/x"><input type="text" name="q"><textarea>&lt;b&gt;</textarea></form>',
        '<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>',
        '<a href="javascript:x()">a</a>',
        "<!-- a comment -->",
    )
    for html in kept:
        whole, problems = body(html, path="a.md", first_line=1, converter=PLAIN, trusted=True)
        assert html in whole.html
        assert problems == ()


def test_trusted_html_has_slots_ids_and_footnotes_too() -> None:
    text = '# A\n\n[b](c.md)[^1] <b onclick="x">d</b>\n\n| e |\n|:-:|\n| f |\n\n[^1]: g'
    assert marked(text, trusted=True).replace(' onclick="x"', "") == marked(text)


def test_what_is_inside_script_is_neither_link_nor_id_nor_text() -> None:
    whole = made("a\n\n<script>'<a href=\"b\" id=\"c\">'</script>\n\n<!-- <a href='d'> -->", trusted=True)
    assert (whole.slots, whole.anchors, whole.text) == ((), (), "a")


# ---------------------------------------------------------------- for any text

PIECES = st.sampled_from([
    "<p>", "</p>", "<h2>", "</h2>", '<h3 id="x">', "</h3>", "<pre>", "\n", "</pre>", "<code>", "</code>", "<table>",
    "<td>", "</table>", "<div>", '<div class="footnote">', "<hr>", "</div>", '<sup id="fnref:1">', "</sup>", "<script>",
    '<a class="footnote-ref" href="#fn:1">', '<a class="footnote-backref" href="#fnref:1">', "</a>", '<li id="fn:1">',
    '<a href="/x">', '<img src="y">', "<svg>", "</svg>", "<!--", "-->", "<template>", "<textarea>", "<plaintext>",
    '<li class="task-list-item">', '<input type="checkbox" disabled>', "&", "&#0;", '"', "\ud800", "</script>", "<li>",
    "<", "text ", '<hr class="</h">', "<hx>", '<p title="<h1>a</h1>">', "<h1>a</h1>", "<p title='a>b'>", "<pre><code>",
])  # fmt: skip
ANYTHING = st.one_of(st.text(st.characters(exclude_categories=())), st.lists(PIECES).map("".join))


def assert_whole(whole: Body) -> None:
    offsets = [slot.at for slot in whole.slots]
    assert offsets == sorted(offsets)
    assert all(0 <= at <= len(whole.html) for at in offsets)
    assert fill(whole, lambda _: "") == whole.html
    named = [heading.id for heading in whole.headings]
    assert len(set(named)) == len(named)
    assert set(named) <= set(whole.anchors)
    assert len(set(whole.anchors)) == len(whole.anchors)


@given(ANYTHING, st.booleans())
def test_reading_never_fails_and_gives_a_whole_body(html: str, trusted: bool) -> None:
    whole, _ = read(html, source=html, path="a.md", first_line=1, trusted=trusted)
    assert_whole(whole)


@given(ANYTHING)
def test_no_text_makes_a_body_that_is_not_whole(text: str) -> None:
    assert_whole(made(text))


@given(st.text(st.characters(codec="utf-8")))
def test_a_text_cannot_forge_a_slot(text: str) -> None:
    prose = re.sub(r"[<\[\]]", "", text)
    assert made(prose).slots == ()


@given(st.lists(st.sampled_from(["A", "A 2", "B", "?", "Ünder"]), max_size=6))
def test_a_heading_keeps_its_id_when_others_come_after_it(texts: list[str]) -> None:
    whole = ids("\n\n".join(f"## {text}" for text in texts))
    for count in range(len(texts)):
        assert ids("\n\n".join(f"## {text}" for text in texts[:count])) == whole[:count]


@given(ANYTHING)
def test_nothing_that_xml_forbids_is_left(html: str) -> None:
    forbidden = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
    for trusted in (False, True):
        whole, _ = read(html, source=html, path="a.md", first_line=1, trusted=trusted)
        assert not forbidden.search(whole.html + whole.text + whole.opening)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(ANYTHING, st.booleans()), max_size=4))
def test_many_texts_are_read_as_each_alone(texts: list[tuple[str, bool]]) -> None:
    deep = "- " * 1000 + "x"
    drafts = [Draft(text, f"{at}.md", at + 1, trusted) for at, (text, trusted) in enumerate([*texts, (deep, False)])]
    assert bodies(drafts, PLAIN) == [
        body(each.text, path=each.path, first_line=each.first_line, converter=PLAIN, trusted=each.trusted)
        for each in drafts
    ]


PROSE = st.sampled_from([
    "<p>", "</p>", "<h2>", "</h2>", "<h4>A &amp; b</h4>", "<em>", "</em>", "<b class='c'>", "</b>", "<a href='/x'>",
    "<a href='https://x.example'>", "</a>", "<ul>", "<li>", "</li>", "</ul>", "<blockquote>", "</blockquote>", "<br>",
    "<hr>", "<table>", "<tr>", "<td style='text-align:left'>", "<th>", "</td>", "</tr>", "</table>", "<div>", "</div>",
    "<details>", "<summary>", "</summary>", "</details>", "<dl>", "<dt>", "<dd>", "</dl>", "word ", "é", "\n",
    "&lt;p&gt;", "&nbsp;", "<code>", "</code>",
])  # fmt: skip


@given(st.lists(PROSE).map("".join))
def test_the_text_of_a_body_has_every_word_of_its_html(html: str) -> None:
    whole, _ = read(html, source=html, path="a.md", first_line=1)
    for shown in (whole.html, html):
        tree = LexborHTMLParser(shown, is_fragment=True)
        assert "".join(tree.text().split()) == "".join(whole.text.split())


@given(st.lists(PROSE).map("".join))
def test_a_tag_without_a_meaning_changes_nothing_around_it(html: str) -> None:
    marked = html.replace("word", "<i></i>word")
    one, other = (read(each, source=html, path="a.md", first_line=1)[0] for each in (html, marked))
    assert other.html.replace("<i></i>", "") == one.html.replace("<i></i>", "")
    assert (other.text, other.opening, other.anchors, other.headings) == (
        one.text, one.opening, one.anchors, one.headings,
    )  # fmt: skip
    assert [slot.target for slot in other.slots] == [slot.target for slot in one.slots]


def test_a_problem_shows_its_line() -> None:
    problems: tuple[Problem, ...] = body("a\n\n<script>x</script>", path="a.md", first_line=5, converter=PLAIN)[1]
    assert problems[0].at.excerpt == "<script>x</script>"
    assert problems[0].at.width == len("<script")
