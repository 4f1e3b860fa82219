"""Classes that are ours: no author's HTML has one, however it is written, and blocks keep theirs."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.model import Body, Problem
from generator.schema import Converter as Name
from generator.text.converters import converter
from generator.text.html import body

BOTH: tuple[Name, ...] = ("python-markdown", "commonmark")

WRITTEN = {
    "a division": ('<div class="pf-site-name">x</div>', "div"),
    "no quotation marks": ("<div class=pf-site-name>x</div>", "div"),
    "single quotation marks": ("<div class='pf-site-name'>x</div>", "div"),
    "entities": ('<div class="&#112;f-site-name">x</div>', "div"),
    "entities in hexadecimal": ('<div class="&#x70;f&#x2d;site-name">x</div>', "div"),
    "behind other attributes": ('<div title="a class=&quot;b&quot;" lang="en" class="pf-site-name">x</div>', "div"),
    "within a line": ('A <span class="pf-site-name">x</span>.', "span"),
    "a link": ('<a href="https://x.example/" class="pf-site-name">x</a>', "a"),
    "a cell": ('<table><tr><td class="pf-site-name">x</td></tr></table>', "td"),
    "code": ('<pre class="pf-site-name"><code>x</code></pre>', "pre"),
    "a picture of a host": ('<img src="https://x.example/a.jpg" alt="x" class="pf-site-name">', "img"),
    "capital letters": ('<DIV CLASS="pf-site-name">x</DIV>', "div"),
}


def made(text: str, name: Name = "python-markdown", *, trusted: bool = False) -> tuple[Body, tuple[Problem, ...]]:
    return body(text, path="a.md", first_line=1, converter=converter(name), trusted=trusted)


def classes(html: str) -> set[str]:
    nodes = LexborHTMLParser(html, is_fragment=True).css("[class]")
    return {each for node in nodes for each in (node.attributes["class"] or "").split()}


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("written", WRITTEN)
def test_an_author_has_none_of_our_classes(written: str, name: Name) -> None:
    text, element = WRITTEN[written]
    found, problems = made(text, name)
    assert "pf-site-name" not in classes(found.html)
    assert [each.message for each in problems] == [f"the class `pf-site-name` was taken out of `<{element}>`"]


def test_classes_are_tried_in_many_ways() -> None:
    assert len(WRITTEN) == 12


@pytest.mark.parametrize("name", BOTH)
def test_an_authors_own_classes_stay_beside_those_that_go(name: Name) -> None:
    found, problems = made('<div class="harbour pf-a\n pf-b night" id="x">Monaco</div>', name)
    assert found.html.strip() == '<div class="harbour night" id="x">Monaco</div>'
    assert [each.message for each in problems] == [
        "the class `pf-a` was taken out of `<div>`",
        "the class `pf-b` was taken out of `<div>`",
    ]


def test_a_class_in_braces_is_one_too() -> None:
    found, problems = made("A lap.\n{.pf-dek .mine}\n\n[x](https://x.example/){.pf-next}")
    assert classes(found.html) == {"mine"}
    assert [(each.at.line, each.at.column) for each in problems] == [(2, 3), (4, 26)]


@pytest.mark.parametrize("name", BOTH)
def test_blocks_keep_their_classes_and_texts_what_they_say(name: Name) -> None:
    text = (
        '```{post}\nauthor: Jo\n\n<b class="pf-meta"> and class="pf-meta"\n```\n\n'
        '```{note}\n<div class="pf-dek">Rain.</div>\n\n`class="pf-dek"`, <b class="pfblock-dek">c</b>\n```\n\n'
        '    <p class="pf-dek">\n'
    )
    found, problems = made(text, name)
    assert classes(found.html) == {"pf-post", "pf-note", "pf-block-title", "pfblock-dek", "code"}
    assert [(each.at.line, each.message) for each in problems] == [(8, "the class `pf-dek` was taken out of `<div>`")]
    said = LexborHTMLParser(found.html, is_fragment=True)
    assert [node.text().strip() for node in said.css("blockquote")] == ['<b class="pf-meta"> and class="pf-meta"']
    assert [node.text().strip() for node in said.css("code")] == ['class="pf-dek"', '<p class="pf-dek">']


@pytest.mark.parametrize("name", BOTH)
def test_html_that_is_trusted_has_what_classes_it_likes(name: Name) -> None:
    text = '<div class="pf-site-name">x</div>\n\n```{note}\nRain.\n```\n'
    found, problems = made(text, name, trusted=True)
    assert classes(found.html) == {"pf-site-name", "pf-note", "pf-block-title"}
    assert not problems
