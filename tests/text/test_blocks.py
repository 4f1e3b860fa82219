"""Blocks: the text that a reader sees, and where its pieces stand in the HTML."""

from hypothesis import given
from hypothesis import strategies as st

from generator.text.blocks import Block, blocks
from generator.text.converters import converter
from generator.text.html import body

PLAIN = converter("python-markdown")


def html_of(text: str) -> str:
    """A body's HTML with its slots open."""
    return body(text, path="a.md", first_line=1, converter=PLAIN)[0].html


def seen(text: str) -> list[tuple[str, str]]:
    return [(block.kind, " ".join(block.text.split())) for block in blocks(html_of(text))]


def test_each_kind_of_block_is_one() -> None:
    text = "# Head\n\nOne *two*\nthree.\n\n- item\n\n| a | b |\n|---|---|\n| c | d |\n\n> quote"
    assert seen(text) == [
        ("heading", "Head"), ("text", "One two three."), ("item", "item"),
        ("cell", "a"), ("cell", "b"), ("cell", "c"), ("cell", "d"), ("text", "quote"),
    ]  # fmt: skip


def test_code_is_left_out() -> None:
    assert seen("Before `Gasly` after\n\n```\nGasly\n```") == [("text", "Before after")]


def test_footnotes_leave_no_numbers_in_the_text() -> None:
    assert seen("One[^a] two\n\n[^a]: A note")[0] == ("text", "One two")


def test_a_link_and_a_heading_are_not_free() -> None:
    found = blocks(html_of("## A Head\n\nfree [bound](https://x.example/) free"))
    free = {
        block.text[piece.start : piece.start + piece.length]
        for block in found
        for piece in block.pieces
        if piece.is_free
    }
    assert free == {"free ", " free"}


def test_a_link_whose_address_is_still_open_is_a_link() -> None:
    (block,) = blocks(html_of("free [bound](other.md) free"))
    assert [piece.is_free for piece in block.pieces] == [True, False, True]


def test_what_is_marked_to_be_left_alone_is_left_out() -> None:
    text = "One [two]() three <span class='a nolink'>four <b>five</b></span> <span class='b'>six</span>"
    assert seen(text) == [("text", "One three six")]


def test_sections_are_counted_by_headings_of_level_2() -> None:
    text = "One\n\n## Two\n\nthree\n\n### Four\n\nfive\n\n# Six\n\nseven"
    assert [(block.text, block.section) for block in blocks(html_of(text))] == [
        ("One", 0), ("Two", 1), ("three", 1), ("Four", 1), ("five", 1), ("Six", 2), ("seven", 2),
    ]  # fmt: skip


def as_written(html: str, block: Block) -> bool:
    """Whether each piece stands in the HTML where it says."""
    return all(
        html[piece.at : piece.at + piece.length] == block.text[piece.start : piece.start + piece.length]
        for piece in block.pieces
    )


MARKDOWN = st.sampled_from([
    "word", " ", "\n", "\n\n", "*", "**", "`", "[a](/b)", "![c](d.png)", "&", "&lt;", "<b>", "</b>", "é", "'", '"',
    "\n- ", "\n> ", "\n## ", "\n\n| a | b |\n|---|---|\n| ", " | ", "[^1]", "\n\n[^1]: ", "\n\n```\n", "<details>",
])  # fmt: skip


@given(st.lists(MARKDOWN, max_size=16).map("".join))
def test_pieces_stand_where_they_say(text: str) -> None:
    html = html_of(text)
    assert all(as_written(html, block) for block in blocks(html))


def test_a_post_is_a_source_and_titles_of_writing_blocks_are_headings() -> None:
    post = '<figure class="pf-post"><blockquote><p>Gasly won</p></blockquote><figcaption>Alpine</figcaption></figure>'
    assert [each.kind for each in blocks(post)] == ["source", "source"]
    for name in ("pf-block-title", "pf-entry-head"):
        assert [each.kind for each in blocks(f'<p class="{name}">Gasly</p><p>Gasly</p>')] == ["heading", "text"]
