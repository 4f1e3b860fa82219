"""YAML of others as plain values: what PyYAML's own loader reads, but neither what is deep nor what is twisted."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.text.yaml_texts import RefusedError, texts_in

WORDS = (
    "a", "b", ": ", "- ", "? ", "\n", "  ", "[", "]", "{", "}", ",", "'", '"', "|\n", "#", "&x ", "*x", "---\n",
    "!!str ", "NO", "13:00",
)  # fmt: skip
VALUES = st.recursive(
    st.text(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=12
)


def loaded(text: str) -> Any:
    """What PyYAML reads."""
    return yaml.load(text, Loader=yaml.BaseLoader)


@given(VALUES)
def test_values_come_back(value: object) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    assert texts_in(written) == value


@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join))
def test_it_reads_what_pyyaml_reads(text: str) -> None:
    try:
        found = texts_in(text)
    except yaml.YAMLError:
        return
    assert found == loaded(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 13:00\nb: NO\nc:\n", {"a": "13:00", "b": "NO", "c": ""}),
        ("a: &x [1]\nb: *x\n", {"a": ["1"], "b": ["1"]}),
        ("&x a: *x\n", {"a": "a"}),
        ("a: 1\na: 2\n", {"a": "2"}),
        ("- [[], {}]\n", [[[], {}]]),
        ("# nothing\n", None),
        ("", None),
    ],
)
def test_what_it_reads(text: str, value: object) -> None:
    assert texts_in(text) == value
    assert texts_in(text.encode()) == value


@pytest.mark.parametrize(
    ("text", "why", "line"),
    [
        ("[" * 50_000, "lists and mappings lie too deep in each other", 0),
        ("- " * 50_000, "lists and mappings lie too deep in each other", 0),
        ("a: " + "[\n " * 50_000, "lists and mappings lie too deep in each other", 49),
        ("a: &x [*x]\n", "an alias of nothing", 0),
        ("--- a\n--- b\n", "a second document", 1),
        ("a: b\n? [c]\n: d\n", "a key is no text", 0),
    ],
)
def test_what_it_refuses(text: str, why: str, line: int) -> None:
    with pytest.raises(RefusedError) as told:
        texts_in(text)
    mark = told.value.problem_mark
    assert mark
    assert (str(told.value), mark.line) == (why, line)
