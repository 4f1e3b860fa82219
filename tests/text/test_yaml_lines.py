"""Front matter in simple lines: read without the parser, and never otherwise than the parser reads it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.yaml_lines import in_lines
from generator.text.yaml_source import Mapping, Refused, Scalar, Sequence, Sheet, compose

CONTENT = Path(__file__).parents[2] / "content"


def shape(node: object) -> Any:
    """A tree without its places: of each scalar its text and whether it stands without quotes."""
    if isinstance(node, Mapping):
        return [(key, shape(own), shape(value)) for key, (own, value) in node.entries.items()]
    if isinstance(node, Sequence):
        return [shape(item) for item in node.items]
    assert isinstance(node, Scalar | Refused)
    return (node.text, node.plain) if isinstance(node, Scalar) else "refused"


def assert_same(text: str) -> None:
    tree = in_lines(text)
    if tree is not None:
        parsed = compose(text, Sheet("a.md", text))
        assert parsed.problems == ()
        assert shape(parsed.root) == shape(tree)


TAKEN = (
    "",
    "title: Norris wins\n",
    'title: "Norris: \\"I won\\"; C:\\\\x"\n',
    'title: ""\n',
    "title: It's 5 o'clock, [really] {so} & more\n",
    "title: Räikkönen – 🏁\n",
    "date: 2024-06-17T14:00:00Z\n",
    "url: https://example.org/x?y=1&z=2\n",
    "draft: no\ncode: 010\ntoc: null\n",
    "drivers: []\n",
    "drivers: [Gasly]\n",
    'drivers: [Gasly, "010", pierre-gasly,44]\n',
    'drivers:\n  - Gasly\n  - "010"\n  - Leclerc, C.\n',
    'sources:\n  - {name: F1DB, url: "https://example.org"}\n  - {name: FIA}\n',
    "a: b\nc: [d]\ne:\n  - f\ng: h\n",
    "image: {src: a}\n",
    'image: {src: start.jpg, alt: "A start, wet"}\ndraft: no\n',
    "logo: /logo.svg\nnav: [/a/, /b/]\n",
    'image:\n  src: start.jpg\n  alt:  "A start: wet"\n  credit: J. Roy\ndraft: no\n',
)

LEFT = (
    "title: a: b\n",
    "title: a #b\n",
    "title: a#b\n",
    "title: a \n",
    "title: 'a'\n",
    "title: a\n  b\n",
    "title: |\n  a\n",
    "title:\n",
    "title: ~\n",
    "title: &a b\n",
    'title: "a" b\n',
    'title: "\\u00e9"\n',
    'title: "a\tb"\n',
    "title: a\x85b\n",
    "title: a\u2028b\n",
    "title: -a\n",
    "title: a",
    "title:a\n",
    "Title: a\n",
    "title: a\ntitle: b\n",
    "# a comment\ntitle: a\n",
    "title: a\n\ndate: b\n",
    "drivers: [a, [b]]\n",
    "drivers: [a: b]\n",
    "drivers: [a ]\n",
    "drivers: [a, ]\n",
    "drivers: [, a]\n",
    "drivers: [a\n",
    "drivers:\n- a\n",
    "drivers:\n    - a\n",
    "drivers:\n  - a: b\n",
    "drivers:\n  - {a: b, a: c}\n",
    "drivers:\n  - {a: [b]}\n",
    "image: {src: a, src: b}\n",
    "image: {src: [a]}\n",
    "image:\n  src: ./a\n",
    "image:\n  src: a\n  src: b\n",
    "image:\n  src: a\n   alt: b\n",
    "image:\n  src:\n    a: b\n",
    "image:\n  src: a\n  - b\n",
    "image:\n  src: [a]\n",
    "...\n",
)


@pytest.mark.parametrize("text", TAKEN)
def test_what_can_mean_one_thing_is_read_as_the_parser_reads_it(text: str) -> None:
    assert in_lines(text) is not None
    assert_same(text)


@pytest.mark.parametrize("text", LEFT)
def test_all_else_is_left_to_the_parser(text: str) -> None:
    assert in_lines(text) is None


def test_the_tables_are_whole() -> None:
    assert (len(TAKEN), len(LEFT)) == (19, 42)


def test_nearly_all_front_matter_of_our_own_site_is_taken() -> None:
    fronts = [path.read_text("utf-8").split("---\n")[1] for path in sorted(CONTENT.rglob("*.md"))]
    taken = [text for text in fronts if in_lines(text) is not None]
    for text in taken:
        assert_same(text)
    assert len(taken) > 0.9 * len(fronts) > 100


KEY = st.sampled_from(["a", "b", "title", "no", "from_"])
ATOM = st.sampled_from([
    "a", "Z", "9", "/", " ", "  ", ":", ": ", "#", " #", ",", ", ", "[", "]", "{", "}", '"', '\\"', "\\\\", "\\", "'",
    "- ", "?", "&", "*", "!", "|", ">", "%", "@", "`", "~", "12:30", "é", "\xa0", "\x85", "\u2028", "\ufeff", "🏁",
    "\t",
])  # fmt: skip
SOME = st.lists(ATOM, min_size=1, max_size=4).map("".join)
VALUE = st.one_of(SOME, st.builds("a{}".format, SOME), st.builds("/{}".format, SOME), st.builds('"{}"'.format, SOME))
LISTED = st.lists(VALUE, max_size=3).map(", ".join)
PAIRS = st.lists(st.builds("{}: {}".format, KEY, VALUE), min_size=1, max_size=3).map(", ".join)
LINES = st.one_of(
    st.builds("{}: {}\n".format, KEY, VALUE),
    st.builds("{}: [{}]\n".format, KEY, LISTED),
    st.builds("{}:\n  - {}\n  - {}\n".format, KEY, VALUE, VALUE),
    st.builds("{}:\n  - {{{}}}\n".format, KEY, PAIRS),
    st.builds("{}: {{{}}}\n".format, KEY, PAIRS),
    st.builds("{}:\n  {}: {}\n  {}: {}\n".format, KEY, KEY, VALUE, KEY, VALUE),
    st.builds("{}\n".format, SOME),
)


@given(st.lists(LINES, max_size=3).map("".join))
def test_no_text_is_read_otherwise_than_by_the_parser(text: str) -> None:
    assert_same(text)


TEXTS = st.lists(st.text("ab é🏁\"\\'#:-", max_size=8), max_size=3)


@given(st.dictionaries(KEY, TEXTS, max_size=4))
def test_texts_in_quotes_come_back(values: dict[str, list[str]]) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    text = "".join(f"{key}: [{', '.join(map(quoted, texts))}]\n" for key, texts in values.items())
    tree = in_lines(text)
    assert tree is not None
    assert {key: [text for text, _ in items] for key, _, items in shape(tree)} == values
