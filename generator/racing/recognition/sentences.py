"""Sentences: with which words they begin, in a text as `plain_text` gives it."""

from bisect import bisect_left
from collections.abc import Sequence

from generator.racing.recognition.plain import AT_ENDS

_DOT = ord(".")

LONGEST = 4
"""Letters at most of a word that a full stop shortens."""

_SHORTENED = frozenset(
    ["mr", "mrs", "ms", "dr", "st", "jr", "sr", "no", "vs", "v", "prof", "apr", "aug", "sept", "oct", "nov", "dec"]
)


def sentences(plain: bytes, starts: Sequence[int], shown: Sequence[str]) -> list[int]:
    """The first words of all sentences, and behind the last one how many words there are; `starts` are the offsets of
    the words, `shown` how they are written."""
    ends = plain.translate(AT_ENDS).replace(b"\n\n", b"!!")
    found = [0]
    at = ends.find(b"!")
    while at >= 0:
        place = bisect_left(starts, at, found[-1])
        if place > found[-1] and not (plain[at] == _DOT and _is_shortened(plain, at, shown[place - 1])):
            found.append(place)
        at = ends.find(b"!", at + 1)
    if found[-1] < len(starts):
        found.append(len(starts))
    return found


def _is_shortened(plain: bytes, at: int, word: str) -> bool:
    """Whether a full stop behind a word ends no sentence: in a decimal, behind an initial, or `Mr.`."""
    if plain[at - 1 : at].isdigit() and plain[at + 1 : at + 2].isdigit():
        return True
    is_initial = len(word) == 1 and word.isupper()
    return is_initial or (len(word) <= LONGEST and word.lower() in _SHORTENED)
