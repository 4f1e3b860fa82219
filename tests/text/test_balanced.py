"""HTML of a text is whole whatever the text holds: each element that is opened is closed, in its turn."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.converters import converter
from generator.text.html import body
from tests.fuzz.seeds import WORDS

CONVERTERS = {name: converter(name) for name in ("python-markdown", "commonmark")}
VOID = frozenset(("area", "br", "col", "hr", "img", "input", "source", "track", "wbr"))
MARKS = (
    *("[^a]", "[^b]", "\n\n[^a]: ", "\n\n[^b]: ", "\n\n    ", "\n    ", "    > ", "> ", "- ", "1. ", "\n", "\n\n", "a"),
    *(
        "<div>",
        "</div>",
        "<div>\n",
        "</div>\n",
        "</blockquote>",
        "<ul>",
        "|a|b|\n|-|-|\n|1|2|",
        "```\n",
        "- [ ] ",
        ": b",
    ),
)


class Opened(HTMLParser):
    """The elements that are open, and what was closed out of its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(tag)


@pytest.mark.parametrize("name", CONVERTERS)
@given(text=st.lists(st.sampled_from(MARKS) | st.sampled_from(WORDS["commonmark"]), max_size=25).map("".join))
def test_every_element_is_closed_in_its_turn(name: str, text: str) -> None:
    made, _ = body(text, path="a.md", first_line=1, converter=CONVERTERS[name])
    found = Opened()
    found.feed(made.html)
    assert (found.open, found.wrong) == ([], [])
