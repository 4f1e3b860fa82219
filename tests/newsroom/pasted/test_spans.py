"""Emphasis of HTML: whatever nests in a paragraph, the same words stand out in the article."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.newsroom.markup import markdown
from generator.newsroom.pasted.clipboard import clipped
from generator.newsroom.pasted.pieces import Emphasis, Link
from generator.newsroom.pasted.spans import spanned
from generator.text.converters import converter
from generator.text.html import body

WORDS = st.lists(st.sampled_from(("Max", "won", "in", "Monza", "5", "laps")), min_size=1, max_size=3).map(" ".join)
PARTS = st.recursive(
    WORDS,
    lambda inner: st.tuples(st.sampled_from(("em", "strong", "b", "i", "span")), st.lists(inner, max_size=3)).map(
        lambda pair: f"<{pair[0]}>{' '.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=8,
)


def standing_out(html: str, *names: str) -> list[str]:
    """The words that stand in one of these elements."""
    tree = LexborHTMLParser(html)
    found: list[LexborNode] = [] if tree.body is None else list(tree.body.traverse(include_text=True))
    return [
        word
        for node in found
        if node.tag == "-text" and any(parent in names for parent in _around(node))
        for word in node.text().split()
    ]


def _around(node: LexborNode) -> list[str]:
    names, parent = [], node.parent
    while parent is not None and parent.tag:
        names.append(parent.tag)
        parent = parent.parent
    return names


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PARTS, min_size=1, max_size=4).map(" ".join))
def test_whatever_nests_the_same_words_stand_out(html: str) -> None:
    html = f"<p>Begin {html} end.</p>"
    for name in ("python-markdown", "commonmark"):
        text = markdown(clipped(html).pieces, converter(name))
        assert text is not None
        page, problems = body(text, path="x.md", first_line=1, converter=converter(name))
        assert problems == ()
        for tags in (("em", "i"), ("strong", "b")):
            assert standing_out(page.html, *tags) in (standing_out(html, *tags), []), text


def test_marks_that_cross_are_left_out() -> None:
    marks = (Emphasis(0, 5, is_strong=False), Link(2, 8, "https://x.example/"), Emphasis(6, 8, is_strong=True))
    assert spanned("one two three", marks, str) == "*one t*w**o **three"
    assert spanned("one", (Emphasis(1, 1, is_strong=True),), str) == "one"


def test_thousands_of_marks_and_lists_are_read() -> None:
    html = f"<p>{'<b>a</b> <i>b</i> ' * 3000}</p>{'<ul><li>a ' * 300}"
    pieces = clipped(html).pieces
    assert len(pieces) == 2
    assert markdown(pieces, converter("commonmark"))
