"""Python-Markdown's steps as we have them: whatever they leave out, the HTML is the package's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from pymdownx.tilde import DeleteSubExtension

from generator.text.converters import converter
from generator.text.markdown_steps import Paragraph, knows

OURS = converter("python-markdown")
PACKAGE = converter("python-markdown", ("tests.text.package_steps",))
"""The same extensions with the package's own steps."""

PIECES = st.sampled_from([
    "a ", "Word", "é ", "9. ", "\n", "\n\n", "\n    ", "  \n", "- ", "1. ", "> ", "# ", "## A {#b}\n", "=", "---",
    "***\n", "*", "**", "_", "`", "``", "\\", "\\*", "~~", "~", "[", "]", "(", ")", "[a](b)", "![a](b.jpg)", "[a][r]",
    "[r]", "\n\n[r]: /x 'T'\n\n", "[^1]", "\n\n[^1]: note\n", "\n\n*[Word]: a word\n\n", "<b>", "</b>", "<", ">",
    "<div>", '<div markdown="1">', "</div>", "<!-- c -->", "<https://x.example>", "<a@x.example>", "&amp;", "&", "&#1;",
    '"', "'", "\"'", "--", "...", "'80s", "{: .c }", "{", "}", "|", "| a |\n|---|\n| *b* |\n", "\n:   d\n", ": ",
    '\n!!! note "A"\n    b\n', "!!! ", "[ ] ", "[x] ", "```\n", "~~~\n", "\t", "\x02", "+", "///Footnotes Go Here///",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=16).map("".join)


def test_the_signs_of_all_patterns_of_ours_are_known() -> None:
    markdown = Markdown(extensions=["extra", "sane_lists", "smarty", DeleteSubExtension(subscript=False)])
    smarty = markdown.treeprocessors["smarty"]
    assert isinstance(smarty, InlineProcessor)
    assert (len(markdown.inlinePatterns), len(smarty.inlinePatterns)) == (16, 18)
    assert knows(markdown.inlinePatterns)
    assert knows(smarty.inlinePatterns)


def test_the_signs_of_others_are_not() -> None:
    assert not knows(Markdown(extensions=["wikilinks"]).inlinePatterns)


@given(TEXTS)
def test_what_is_left_out_changes_nothing(text: str) -> None:
    assert OURS.convert(text) == PACKAGE.convert(text)


@pytest.mark.parametrize("name", ["-smarty", "-attr_list", "-md_in_html", "-footnotes", "-tilde"])
@given(text=TEXTS)
def test_what_is_left_out_changes_nothing_where_an_extension_is_taken_out(name: str, text: str) -> None:
    ours, package = (converter("python-markdown", (name, *more)) for more in ((), ("tests.text.package_steps",)))
    assert ours.convert(text) == package.convert(text)


def test_an_extension_of_the_sites_own_still_works() -> None:
    assert '<a class="wikilink" href="/A/">A</a>' in converter(
        "python-markdown", ("markdown.extensions.wikilinks",)
    ).convert("*b* [[A]]")
    assert "a<br>\nb" in converter("python-markdown", ("markdown.extensions.nl2br",)).convert("a\nb")


NO_PARAGRAPHS = (
    "", " a", "    a", "\n", "# a", "a\n# b", "a\n===", "a\n---", "***", "a\n***", "___", "- a", "* a", "+ a", "1. a",
    "a\n1. b", "> a", "a\n > b", ": a", "a\n:   b", "[a]: b", "[^a]: b", "*[a]: b", "a\n*[a]: b", "!!! note",
    "a\n!!! b", "| a |\n|---|", "a | b\n---|---", "\x02wzxhzdk:0\x03",
)  # fmt: skip


@pytest.mark.parametrize("block", NO_PARAGRAPHS)
def test_what_could_be_another_kind_of_block_is_asked_about(block: str) -> None:
    assert Paragraph.PLAIN.fullmatch(block) is None


@pytest.mark.parametrize("block", ["a", "Über *b*, 1. c: d", "a\nb\nc", '"A" - b', "(a) # b", "`a`", "<b>a</b>"])
def test_a_plain_paragraph_is_known_at_once(block: str) -> None:
    assert Paragraph.PLAIN.fullmatch(block) is not None


def test_the_table_of_blocks_is_whole() -> None:
    assert len(NO_PARAGRAPHS) == 29
