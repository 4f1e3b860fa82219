"""Words of a text: each with its place, and as names are compared."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate

from anyascii import anyascii

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_ASCII = re.compile(r"[A-Za-z0-9]+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_SENTENCE_END = re.compile(r"[.!?…:;“\"]|\n\n")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL_WORDS = """
    a an and as at by for from in into of off on or over the to up vs with
"""
SMALL = frozenset(_SMALL_WORDS.split())
"""Words that headlines write small."""

_SHORTENED = frozenset(["mr", "mrs", "ms", "dr", "st", "jr", "sr", "no", "vs", "v", "prof"])


class Words:
    """The words of a text side by side: as they are written (`shown`), and as they are compared (`folded`); `joined` is
    all of them with a space before each. Where they stand is found out when it is asked for: most texts name nobody."""

    def __init__(self, text: str) -> None:
        self.text = _INITIALS.sub(_closed_up, text) if "." in text else text
        self.shown: list[str]
        self.folded: list[str]
        if self.text.isascii():
            self.shown, self.folded = _ASCII.findall(self.text), _ASCII.findall(self.text.lower())
        else:
            self.shown = _WORD.findall(self.text)
            self.folded = [word.lower() if word.isascii() else folded_word(word) for word in self.shown]
        self.joined = f" {' '.join(self.folded)} "

    def place(self, at: int) -> int:
        """The word before which a space stands at an offset of `joined`."""
        return bisect_left(self._offsets, at)

    def written(self, first: int, last: int) -> str:
        """Words as they stand in the text, with what stands between them."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]

    def between(self, place: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.spans[place - 1][1] if place else 0 : self.spans[place][0]]

    def year(self, place: int) -> int:
        """The year that a word is; 0 where it is none."""
        return self.years.get(place, 0)

    def sentence(self, first: int, last: int) -> tuple[int, int]:
        """The first word of the sentence that holds these words, and the one behind its last."""
        begins = self._begins
        after = bisect_left(begins, last)
        return begins[bisect_right(begins, first) - 1], begins[after] if after < len(begins) else len(self.shown)

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each word begins and ends in the text."""
        pattern = _ASCII if self.text.isascii() else _WORD
        return [found.span() for found in pattern.finditer(self.text)]

    @cached_property
    def years(self) -> dict[int, int]:
        """Those words that are years, by place."""
        if not _YEAR.search(self.text):
            return {}
        return {place: int(word) for place, word in enumerate(self.shown) if len(word) == 4 and _YEAR.fullmatch(word)}

    @cached_property
    def is_title(self) -> bool:
        """Whether most words that could be small have capitals, which then say nothing, as in headlines."""
        could = [word for word in self.shown if word[0].isalpha() and word.lower() not in SMALL]
        return len(could) > 1 and sum(word[0].isupper() for word in could) >= 0.8 * len(could)

    @cached_property
    def _offsets(self) -> list[int]:
        return [0, *accumulate(len(word) + 1 for word in self.folded)]

    @cached_property
    def _begins(self) -> list[int]:
        """The places of words that begin a sentence."""
        starts = [start for start, _ in self.spans]
        found = {0}
        for end in _SENTENCE_END.finditer(self.text):
            place = bisect_right(starts, end.start())
            if place < len(starts) and not (end[0] == "." and place and _is_shortened(self.shown[place - 1])):
                found.add(place)
        return sorted(found)


@lru_cache(maxsize=1 << 16)
def folded_word(word: str) -> str:
    """A word without accents and case."""
    return "".join(char for char in anyascii(unicodedata.normalize("NFC", word)).lower() if char.isalnum())


def folded_name(name: str) -> str:
    """A name as `Words.joined` has it, with a space before each word."""
    found = _WORD.findall(_INITIALS.sub(_closed_up, name))
    return "".join(f" {folded_word(word)}" for word in found)


def _closed_up(initials: re.Match[str]) -> str:
    """`J.J.` as `JJ`, with spaces in place of the dots so that nothing moves."""
    letters = initials[0].replace(".", "")
    return letters + " " * (len(initials[0]) - len(letters))


def _is_shortened(word: str) -> bool:
    """Whether a full stop behind a word does not end a sentence: behind an initial, or `Mr.`."""
    return (len(word) == 1 and word.isupper()) or word.lower() in _SHORTENED
