"""HTML of clipboards and pages: its words come along, nothing of its looks, and nothing that runs."""

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.newsroom.markup import markdown
from generator.newsroom.pasted.clipboard import clipped, is_html
from generator.newsroom.pasted.pieces import Grid, Heading, Level, Link, Listing, Paragraph, Post, Quotation
from generator.newsroom.raw import Asked, read_raw
from generator.text.converters import converter
from generator.text.html import body
from tests.newsroom.raw_texts import kept

TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<h2>", "</h2>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>"),
    *("</li>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<caption>", "</caption>"),
    *("<blockquote>", "</blockquote>", "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<br>", "<hr>"),
    *("<a href='https://x.example/a_b'>", "</a>", "<b>", "</b>", "<span>", "</span>", "<pre>", "</pre>", "<article>"),
    *(
        "</article>",
        "<img src=x alt=''>",
        "<em>",
        "</em>",
        "<i>",
        "</i>",
        "<cite>",
        "</cite>",
        "<p class=lead>",
        "<dl><dt>t</dt><dd>d</dd></dl>",
        "word",
        "Two words",
        "By Jo Pit",
        "&amp;",
    ),
    *("9 June 2024", "&lt;b&gt;", "“All well.”", "Leclerc said:", "a | b", "* x", "1. y", "\n", " ", "- one<br>- two"),
)


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]", text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(TAGS), max_size=30).map("".join))
def test_whatever_the_tags_no_letter_is_lost(html: str) -> None:
    html = f"<p>Begin.</p>{html}"
    raw, problems = read_raw("x.html", html.encode(), Asked(day="2024-06-17"))
    assert raw, problems
    tree = LexborHTMLParser(html)
    text = markdown(raw.body, converter("python-markdown"))
    assert text is not None
    page, _ = body(text, path="x.md", first_line=1, converter=converter("python-markdown"))
    shown = letters(tree.body.text()) if tree.body else letters("")
    assert shown - letters("\n".join((page.text, *kept(raw)))) == {}


def test_each_element_becomes_its_piece() -> None:
    found = clipped(
        '<p style="color:red" onclick="x()">One <a href="https://x.example/?a=1&amp;b=2">link</a> and'
        '\n <a href="/there">none</a>.<script>alert(1)</script></p>'
        "<h3>Below</h3><ul><li>a<ul><li>b</li></ul></li></ul><table><tr><th>P</th><th>D</th></tr>"
        "<tr><td>1</td><td>Max</td></tr></table><blockquote><p>Said.</p><p>Again.</p></blockquote>"
    )
    assert found.pieces == (
        Paragraph("One link and none.", (Link(4, 8, "https://x.example/?a=1&b=2"),)),
        Heading("Below", 3),
        Listing("a\nb", ("a", "b"), levels=(Level(0, False), Level(1, False))),
        Grid("P\tD\n1\tMax", (("P", "D"), ("1", "Max"))),
        Quotation("Said.\n\nAgain.", ("Said.", "Again.")),
    )


def test_the_heading_of_the_first_level_is_the_title_whatever_short_lines_stand_above() -> None:
    html = "<div>Report</div><div>Formula 1</div><h1>Max wins</h1><p>He won.</p>"
    raw, _ = read_raw("x.html", html.encode(), Asked(day="2024-06-17"))
    assert raw
    assert (raw.title, raw.is_proposed) == ("Max wins", False)
    assert [each.value for each in raw.found if each.key == "section"] == ["Report", "Formula 1"]


def test_two_breaks_part_paragraphs_and_one_parts_lines() -> None:
    assert [each.text for each in clipped("<div>a<br>b<br><br>c</div>").pieces] == ["a\nb", "c"]


def test_a_clipboard_of_windows_is_read_between_its_marks() -> None:
    html = "Version:0.9\nStartHTML:00\n<html><!--StartFragment--><p>Kept.</p><!--EndFragment--> not</html>"
    assert is_html(html)
    assert [each.text for each in clipped(html).pieces] == ["Kept."]


def test_a_post_keeps_the_address_that_leads_to_it() -> None:
    html = (
        '<p>Begin.</p><blockquote><p>Won.</p>&mdash; McLaren (@McLarenF1) <a href="https://twitter.com/m/status/1">'
        "May 5, 2024</a></blockquote>"
    )
    raw, _ = read_raw("x.html", html.encode(), Asked(day="2024-06-17"))
    assert raw
    (post,) = (each for each in raw.body if isinstance(each, Post))
    assert (post.said, post.author, post.date, post.url) == (
        "Won.",
        "McLaren",
        "2024-05-05",
        "https://twitter.com/m/status/1",
    )


def shown(html: str) -> str:
    """The Markdown of an article from HTML."""
    raw, problems = read_raw("x.html", f"<h1>Max wins</h1>{html}".encode(), Asked(day="2024-06-17"))
    assert raw, problems
    text = markdown(raw.body, converter("commonmark"))
    assert text == markdown(raw.body, converter("python-markdown"))
    return text or ""


MARKED = {
    "<p>So <em>very</em> <b>fast</b>, he <i>said</i>.</p>": "So *very* **fast**, he *said*.",
    "<p>A <strong>bold <em>and soft</em></strong> word.</p>": "A **bold *and soft*** word.",
    "<p>Twice <b><strong>bold</strong></b> once.</p>": "Twice **bold** once.",
    "<p>A <b><a href='https://x.example/a'>link</a></b> here.</p>": "A [**link**](<https://x.example/a>) here.",
    "<p>A <a href='https://x.example/a'>link <i>so</i></a> here.</p>": "A [link *so*](<https://x.example/a>) here.",
    "<p>Five * <em>three</em> * two.</p>": "Five * *three* * two.",
    "<p>A <em> word </em>apart.</p>": "A *word* apart.",
    "<p>Half of a <b>wo</b>rd.</p>": "Half of a **wo**rd.",
    "<b><p>All of one.</p><p>All of two.</p></b>": "All of one.\n\nAll of two.",
    "<p>One <b>two.</p><p>Three</b> four.</p>": "One **two.**\n\n**Three** four.",
    "<p>Nothing <em></em> here.</p>": "Nothing here.",
    "<ul><li>a <em>b</em><ol><li>c</li><li>d</li></ol></li><li><a href='https://x.example/'>e</a></li></ul>": (
        "- a *b*\n    1. c\n    2. d\n- [e](<https://x.example/>)"
    ),
    "<table><tr><th>P<th>D</tr><tr><td>1<td><a href='https://x.example/a'>Max</a> <b>V</b></tr></table>": (
        "| P | D |\n| --: | --- |\n| 1 | [Max](<https://x.example/a>) **V** |"
    ),
    "<table><tr><td>a <b>b</b></td></tr><tr><td><i>c</i> d</td></tr></table>": "a **b**\n\n*c* d",
    "<p>Begin.</p><blockquote><p>All <em>is</em> well.</p></blockquote>": "Begin.\n\n> All *is* well.",
    "<p>Begin.</p><iframe src='https://player.example/1'></iframe><p>End.</p>": (
        "Begin.\n\n[https://player.example/1](<https://player.example/1>)\n\nEnd."
    ),
    "<p>Begin.</p><iframe src='//www.youtube.com/embed/M7lc1UVf-VE' title='The lap'></iframe><p>End.</p>": (
        'Begin.\n\n```{video}\nurl: "https://www.youtube.com/watch?v=M7lc1UVf-VE"\ntitle: The lap\n```\n\nEnd.'
    ),
}


@pytest.mark.parametrize("html", MARKED)
def test_links_and_emphasis_lists_in_lists_and_films_stay_what_they_are(html: str) -> None:
    assert shown(html) == MARKED[html]


def test_all_marks_ran() -> None:
    assert len(MARKED) == 17


SIGNED = {
    "<p>“All well.”</p><cite>Max Verstappen, Sky Sports F1</cite>": (
        "All well.",
        "Max Verstappen",
        "",
        "Sky Sports F1",
    ),
    "<p>All <b>well</b>. <cite>Max Verstappen</cite></p>": ("All well.", "Max Verstappen", "", ""),
    "<p>All well.</p><footer>— James Vowles (team principal)</footer>": (
        "All well.",
        "James Vowles",
        "team principal",
        "",
    ),
    "<p>All well.</p><p>— James Vowles, team principal, BBC</p>": (
        "All well.",
        "James Vowles",
        "team principal",
        "BBC",
    ),
    "<p>“All well.”</p><p>James Vowles</p>": ("All well.", "James Vowles", "", ""),
    "<p>All well.</p><p>James Vowles</p>": ("All well.|James Vowles", "", "", ""),
    "<p>All well.</p><cite>The Guardian</cite>": ("All well.|The Guardian", "", "", ""),
    "<p>He read <cite>Autosport</cite> every week.</p>": ("He read Autosport every week.", "", "", ""),
}


@pytest.mark.parametrize("html", SIGNED)
def test_a_quotation_says_whose_it_is_where_its_page_does(html: str) -> None:
    (found,) = clipped(f"<blockquote>{html}</blockquote>").pieces
    assert isinstance(found, Quotation)
    assert ("|".join(found.said), found.by, found.role, found.source) == SIGNED[html]


def test_all_signatures_ran() -> None:
    assert len(SIGNED) == 8


def test_pictures_are_told_with_what_they_show_and_where_they_are() -> None:
    found = clipped(
        "<p>Begin.</p><img src='https://x.example/a.jpg' alt='A car'><figure><img src='//x.example/b.jpg'>"
        "<figcaption>A lap. Photo: Ann Box</figcaption></figure><img src='data:image/png;base64,AAAA'><iframe></iframe>"
    ).found
    assert [(each.key, each.value, each.more, each.alt, each.src) for each in found] == [
        ("picture", "", "", "A car", "https://x.example/a.jpg"),
        ("picture", "A lap.", "Ann Box", "", "https://x.example/b.jpg"),
        ("left out", "a frame", "", "", ""),
        ("left out", "a picture", "", "", ""),
    ]


def test_what_cannot_come_along_is_told() -> None:
    found = clipped(
        "<p>Begin <a href='/there'>here</a> or <a href='#top'>up</a>.</p><video src='https://x.example/a.mp4'></video>"
        "<h2><a href='https://x.example/b'>Below</a></h2><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    ).found
    assert [(each.key, each.value) for each in found] == [
        ("left out", "video https://x.example/a.mp4"),
        ("left out", "/there https://x.example/b"),
    ]


def test_what_a_page_marks_as_its_dek_is_the_summary_but_not_below_its_prose() -> None:
    html = "<p>Short.</p><p class='c-dek standfirst'><b>What it is about.</b></p><p>Prose.</p>"
    assert [(each.key, each.value) for each in clipped(html).found] == [("summary", "What it is about.")]
    below = f"<p>{'Many words. ' * 30}</p><p class='lead'>A box.</p>"
    assert clipped(below).found == ()
    assert [each.text for each in clipped("<p class='lead'>All there is.</p>").pieces] == ["All there is."]


def test_a_text_that_only_mentions_tags_is_no_html() -> None:
    assert not any(
        map(is_html, ("<b>bold</b> was the move", "date 2024-06-17 <p>x</p>", "a <p>x</p>", "<p> opens", "<3</3>"))
    )
