"""Words of a text: each with its place, and as names are compared."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_SENTENCE_END = re.compile(r"[.!?…:;]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL_WORDS = """
    a an and as at by for from in into of off on or over the to up vs with
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_SHORTENED = frozenset(["mr", "mrs", "ms", "dr", "st", "jr", "sr", "no", "vs", "v", "prof"])


class Words(NamedTuple):
    """The words of a text side by side: where each begins and ends, as it is written (`shown`), as it is compared
    (`folded`), and whether a sentence begins with it. `joined` is all of them with a space before each, `at` the place
    of each in that; `years` are those that are years, by place; `is_title`: capitals say nothing, as in headlines."""

    text: str
    starts: list[int]
    ends: list[int]
    shown: list[str]
    folded: list[str]
    begins: list[bool]
    joined: str
    at: dict[int, int]
    years: dict[int, int]
    is_title: bool

    def between(self, place: int) -> str:
        """What stands between a word and the one before it."""
        return self.text[self.ends[place - 1] if place else 0 : self.starts[place]]

    def year(self, place: int) -> int:
        """The year that a word is; 0 where it is none."""
        return self.years.get(place, 0)


def words_of(text: str) -> Words:
    """The words of a text."""
    if "." in text:
        text = _INITIALS.sub(_closed_up, text)
    found = list(_WORD.finditer(text))
    shown = [each[0] for each in found]
    folded = [each.lower() if each.isascii() else folded_word(each) for each in shown]
    starts, ends = [each.start() for each in found], [each.end() for each in found]
    begins = [
        place == 0 or _ends_sentence(text[ends[place - 1] : starts[place]], shown[place - 1])
        for place in range(len(found))
    ]
    at, length = {}, 0
    for place, word in enumerate(folded):
        at[length] = place
        length += len(word) + 1
    years = {place: int(word) for place, word in enumerate(shown) if len(word) == 4 and _YEAR.fullmatch(word)}
    joined = "".join([f" {word}" for word in folded]) + " "
    return Words(text, starts, ends, shown, folded, begins, joined, at, years, _is_title(shown))


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


def _ends_sentence(between: str, before: str) -> bool:
    if "." in between and len(before) == 1 and before.isupper():
        return False  # an initial
    if "." in between and before.lower() in _SHORTENED:
        return False
    return _SENTENCE_END.search(between) is not None or "\n\n" in between or "“" in between or '"' in between


def _is_title(shown: list[str]) -> bool:
    """Whether most words that could be small have capitals."""
    could = [word for word in shown if word[0].isalpha() and word.lower() not in _SMALL]
    capitals = sum(word[0].isupper() for word in could)
    return len(could) > 1 and capitals >= 0.8 * len(could)
