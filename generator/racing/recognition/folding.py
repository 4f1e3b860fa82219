"""Folding: words and names as they are compared, without accents and case."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
"""A word."""

INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b(?!\.))?")
"""Letters with full stops behind each, but perhaps the last: `J.J.`, `B.R.M`."""

_MAYBE_INITIALS = re.compile(r"\.[^\W\d_]\.")


@lru_cache(maxsize=1 << 16)
def folded_word(word: str) -> str:
    """A word without accents and case."""
    return "".join(char for char in anyascii(unicodedata.normalize("NFC", word)).lower() if char.isalnum())


@lru_cache(maxsize=1 << 15)
def folded_name(name: str) -> str:
    """A name as `Words.joined` has it, with a space before each word."""
    found = WORD.findall(closed_up(name))
    return "".join(f" {folded_word(word)}" for word in found)


def closed_up(text: str) -> str:
    """A text with initials such as `J.J.` as `JJ`, with spaces in place of the dots so that nothing moves."""
    return INITIALS.sub(_without_dots, text) if _MAYBE_INITIALS.search(text) else text


def _without_dots(initials: re.Match[str]) -> str:
    letters = initials[0].replace(".", "")
    return letters + " " * (len(initials[0]) - len(letters))
