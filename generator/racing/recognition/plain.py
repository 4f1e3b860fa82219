"""Plain: a text as one byte for every letter, in which words and the ends of sentences are looked for."""

import re

from generator.racing.recognition.folding import WORD

_ODD = re.compile("[^\x00-\xff]")
_MARKS = {"\u2019": "'", "\u2018": "'", "“": '"', "”": "'", "–": "-", "—": "-", "…": ";"}
"""Marks that texts are full of, and what stands for each where only words and the ends of sentences are looked for."""

OTHER = b"\xaa"
"""Stands for a letter that is not in Latin-1; it is one itself, so that words stay whole."""

APART = bytes(byte if chr(byte).isalnum() else ord(" ") for byte in range(256))
"""Puts spaces between words."""

AT_ENDS = bytes.maketrans(b'.?:;"', b"!!!!!")
"""Makes one of all marks at which a sentence may end."""


def plain_text(text: str) -> bytes:
    """A text as Latin-1, one byte for every letter: with other letters and other marks than it has left out."""
    for mark, other in _MARKS.items():
        if mark in text:
            text = text.replace(mark, other)
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return _ODD.sub(_stand_in, text).encode("latin-1")


def _stand_in(odd: re.Match[str]) -> str:
    return "\xaa" if WORD.fullmatch(odd[0]) else " "
