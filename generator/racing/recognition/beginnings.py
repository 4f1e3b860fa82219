"""Beginnings: words with which a name may begin, as they are written."""

from functools import lru_cache
from string import ascii_lowercase

from generator.racing.recognition.folding import folded_word

SMALL_FIRST = frozenset(("van", "von", "de", "di", "da", "della", *ascii_lowercase))
"""Words with which a name may begin without a capital."""


def may_begin(word: str) -> bool:
    """Whether a name may begin with a word as it is written."""
    return not word[0].islower() or word in SMALL_FIRST or len(word) == 1


@lru_cache(maxsize=1 << 16)
def folded_beginning(word: str) -> str:
    """The word as names are compared; "" where none may begin with it."""
    small = word.lower()
    return "" if not may_begin(word) else small if small.isascii() else folded_word(small)
