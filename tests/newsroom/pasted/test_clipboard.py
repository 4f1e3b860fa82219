"""HTML of clipboards and pages: its words come along, nothing of its looks, and nothing that runs."""

import re
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.newsroom.markup import markdown
from generator.newsroom.pasted.clipboard import clipped, is_html
from generator.newsroom.pasted.pieces import Grid, Heading, Link, Listing, Paragraph, Post, Quotation
from generator.newsroom.raw import Asked, read_raw
from generator.text.converters import converter
from generator.text.html import body
from tests.newsroom.raw_texts import kept

TAGS = (
    *("<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<h2>", "</h2>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>"),
    *("</li>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "</th>", "<caption>", "</caption>"),
    *("<blockquote>", "</blockquote>", "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<br>", "<hr>"),
    *("<a href='https://x.example/a_b'>", "</a>", "<b>", "</b>", "<span>", "</span>", "<pre>", "</pre>", "<article>"),
    *("</article>", "<img src=x alt=''>", "<dl><dt>t</dt><dd>d</dd></dl>", "word", "Two words", "By Jo Pit", "&amp;"),
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
        Listing("a\nb", ("a", "b")),
        Grid("P\tD\n1\tMax", (("P", "D"), ("1", "Max"))),
        Quotation("Said.\n\nAgain.", ("Said.", "Again.")),
    )


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


def test_a_text_that_only_mentions_tags_is_no_html() -> None:
    assert not any(
        map(is_html, ("<b>bold</b> was the move", "date 2024-06-17 <p>x</p>", "a <p>x</p>", "<p> opens", "<3</3>"))
    )
