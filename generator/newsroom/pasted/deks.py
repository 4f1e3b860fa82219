"""Deks: the lines between a title and its byline that say what a story is about."""

import re

from generator.newsroom.pasted.bylines import byline
from generator.newsroom.pasted.datelines import dateline
from generator.newsroom.pasted.labels import told

LONGEST_DEK = 320
"""Characters of a paragraph between title and byline that is taken for the dek."""

FEWEST_WORDS, LONGEST_LINE = 6, 200
"""Words and characters of a line that is taken for the dek although no byline follows."""

_SENTENCE = re.compile(r"[.!?…]['\"”’»]?$")


def is_unended(text: str) -> bool:
    """Whether a text is one longer line that no full stop or the like ends."""
    return (
        "\n" not in text
        and len(text.split()) >= FEWEST_WORDS
        and len(text) <= LONGEST_LINE
        and text[0].isupper()
        and not text.endswith((",", ":", ";", "-", "–", "—"))
        and not _SENTENCE.search(text)
    )


def may_be_dek(text: str) -> bool:
    """Whether nothing in a text says that it is something else."""
    return not (text.strip()[:1].islower() or byline(text) or dateline(text) or "@" in text)


def is_byline(line: str) -> bool:
    """Whether a line says who wrote a text, or when."""
    return any(each.key in ("author", "date") for each in told(line, has_title=True) or ())
