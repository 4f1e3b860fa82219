"""What is nearly right: texts that each reader reads gladly, with words of its language put in, moved or cut."""

from collections.abc import Callable
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.readers import READERS, take
from tests.fuzz.seeds import WORDS, seeds

Edit: TypeAlias = Callable[[bytes], bytes]

LONGEST = 3000
"""Bytes of a text that is mutated; longer ones would mostly be as they were."""


def _put(at: float, word: bytes, times: int) -> Edit:
    return lambda data: data[: int(at * len(data))] + word * times + data[int(at * len(data)) :]


def _over(at: float, word: bytes) -> Edit:
    return lambda data: data[: int(at * len(data))] + word + data[int(at * len(data)) + len(word) :]


def _cut(at: float, length: int) -> Edit:
    return lambda data: data[: int(at * len(data))] + data[int(at * len(data)) + length :]


def _again(at: float, length: int, to: float) -> Edit:
    return lambda data: _put(to, data[int(at * len(data)) :][:length], 1)(data)


def mutated(name: str) -> st.SearchStrategy[bytes]:
    """A text of a reader's, with some edits."""
    places, lengths = st.floats(0, 1), st.integers(0, 60)
    words = st.sampled_from([word.encode() for word in WORDS[name]]) | st.binary(max_size=4)
    edits = st.one_of(
        st.builds(_put, places, words, st.sampled_from((1, 1, 2, 60))),
        st.builds(_over, places, words),
        st.builds(_cut, places, lengths | st.just(1 << 20)),
        st.builds(_again, places, lengths, places),
    )
    return st.builds(_edited, st.sampled_from(seeds(name)), st.lists(edits, min_size=1, max_size=6))


def _edited(data: bytes, edits: list[Edit]) -> bytes:
    data = data if data.startswith(b"SQLite") else data[:LONGEST]
    for edit in edits:
        data = edit(data)
    return data


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_what_is_nearly_right_is_read_or_told(name: str, data: st.DataObject) -> None:
    take(name, data.draw(mutated(name)))


def test_every_reader_has_words_and_seeds() -> None:
    assert len(READERS) == 15
    assert READERS.keys() == WORDS.keys()
    assert all(seeds(name) for name in READERS)
