"""Recognition on short texts of our own, with the truth beside them: what it finds, and what it must not."""

from datetime import date
from pathlib import Path

import pytest

from generator.racing.recognition.lexicon import Lexicon
from generator.racing.recognition.reading import Told, mentions, read
from generator.text.blocks import Block
from tests.racing.recognition.cast import cast
from tests.racing.recognition.paragraphs import PARAGRAPHS, Paragraph

MORE = Path(__file__).with_name("paragraphs.txt").read_text()


def written(line: str) -> Paragraph:
    """A paragraph of the text file, in which `\\n` stands for the end of a line."""
    day, drivers, teams, events, circuits, text = line.split(" | ", 5)
    return Paragraph(day, text.replace("\\n", "\n"), drivers, teams, events, circuits)


EVERY = [*PARAGRAPHS, *(written(line) for line in MORE.splitlines() if not line.startswith("#"))]

KINDS = ("drivers", "teams", "events", "circuits")
KEYS = {"driver": "drivers", "team": "teams", "event": "events", "edition": "events", "circuit": "circuits"}

Found = set[tuple[str, str]]


def truth(paragraph: Paragraph) -> Found:
    return {(kind, slug) for kind in KINDS for slug in getattr(paragraph, kind).split()}


def found(paragraph: Paragraph, names: Lexicon | None = None) -> Found:
    title, _, text = paragraph.text.rpartition(" | ")
    blocks = [Block("text", block) for block in text.split("\n\n")]
    told = Told(title, "", date.fromisoformat(paragraph.day), frozenset(), blocks)
    terms = (mention.verdict.term for mention in mentions(read(told), names or cast()))
    return {(KEYS[term[0]], term[1]) for term in terms if term and term[0] in KEYS}


@pytest.mark.parametrize("paragraph", EVERY, ids=[each.text[:50] for each in EVERY])
def test_who_is_named(paragraph: Paragraph) -> None:
    assert found(paragraph) == truth(paragraph)


def test_there_are_enough_paragraphs_and_many_that_name_nobody() -> None:
    assert len(EVERY) >= 877
    assert sum(not truth(each) for each in EVERY) >= 164
