"""Sayings: where the marks of a shape stand in the sentence."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import EntityKind
from generator.newsroom.rules.copy import Copy, Part
from generator.newsroom.rules.facts.saying import Name, Saying
from generator.newsroom.rules.sentences import Sentence
from tests.newsroom.rules.desks import desk_of
from tests.tiny import article

KINDS: tuple[EntityKind, ...] = ("driver", "team", "edition", "event", "circuit", "series")
PIECES = st.tuples(st.text("ab ’", max_size=5), st.text("XYZ", min_size=1, max_size=4), st.sampled_from(KINDS))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return desk_of(tmp_path_factory.mktemp("site"), {"content/articles/one.md": article("One")}).articles[0]


@given(st.lists(PIECES, max_size=5))
def test_each_mark_leads_to_the_name_that_it_stands_for(copy: Copy, pieces: list[tuple[str, str, EntityKind]]) -> None:
    text, names = "", []
    for before, name, kind in pieces:
        start = len(text) + len(before)
        text += before + name
        names.append(Name(start, start + len(name), kind, name))
    said = Saying(copy, Part(0, "text", text), Sentence(0, len(text), text), tuple(names))
    marks = list(re.finditer("\ue000[A-Z]([0-9]+)\ue001", said.shape))
    assert [said.words(mark.start(), mark.end()) for mark in marks] == [name for _, name, _ in pieces]
    assert [said.name(mark[1]).slug for mark in marks] == [name for _, name, _ in pieces]
    assert said.words(0, len(said.shape)) == text
