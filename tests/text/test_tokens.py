"""Plain text of pieces of HTML."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from generator.text.tokens import BREAK, plain

SPACES = "".join(char for char in map(chr, range(0x110000)) if char.isspace())
WORD = st.text(st.sampled_from(f"ab é{BREAK}{SPACES}"), max_size=12)
PIECE = st.one_of(WORD, st.sampled_from(["&amp;", "&nbsp;", "&lt;p&gt;", "&", "&amp;nbsp;", "word " * 90, " \n"]))


def test_all_kinds_of_white_space_are_one_space() -> None:
    for spaces in (SPACES, SPACES * 20):
        assert plain([f"a{spaces}b"]) == "a b"


def test_every_block_has_a_line() -> None:
    assert plain([BREAK, "a", BREAK, " ", BREAK, "\n b ", "c", BREAK]) == "a\nb c"


@given(st.lists(PIECE))
def test_words_come_through_as_they_are(pieces: list[str]) -> None:
    blocks = unescape("".join(pieces)).split(BREAK)
    assert plain(pieces) == "\n".join(filter(None, (" ".join(block.split()) for block in blocks)))
