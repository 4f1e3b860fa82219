"""Finding: where words that a reader sees stand in the source. Converters keep no positions, so the same words are
looked for, and of several places the one is taken that has the same words around it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from generator.model import Location
from generator.text.places import uncoded

_WORD = re.compile(r"[^\W_]+")
_AROUND = 8
"""So many words before and behind are compared; in the source, where addresses stand between, twice as many."""

Span: TypeAlias = tuple[int, int]
"""From where to where."""


class Written:
    """The body of a source: `whole` is the file's text, `start` where the body begins in it."""

    def __init__(self, whole: str, start: int) -> None:
        self._whole = whole
        found = list(_WORD.finditer(uncoded(whole[start:])))
        self._words = [each[0] for each in found]
        self._spans: list[Span] = [(start + each.start(), start + each.end()) for each in found]
        self._at: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            self._at[word].append(place)

    def span(self, text: str, start: int, end: int, earlier: int = 0) -> Span | None:
        """Where the words from `start` to `end` of a reader's text stand in the source; None where they do not, or are
        none. `earlier` is how often they stand in the parts before: it decides between places that are alike."""
        sought = _WORD.findall(text[start:end])
        if not sought:
            return None
        before, behind = _WORD.findall(text[:start])[-_AROUND:], _WORD.findall(text[end:])[:_AROUND]
        places, count = self._places(sought)
        if not places:
            return None
        best = max(
            enumerate(places),
            key=lambda each: (self._likeness(each[1], count, before, behind), -abs(each[0] - earlier)),
        )[1]
        return self._spans[best][0], self._spans[best + count - 1][1]

    def location(self, path: str, span: Span) -> Location:
        """The place of a span, as mistakes name it."""
        return location(path, self._whole, span)

    def _places(self, sought: Sequence[str]) -> tuple[list[int], int]:
        """Where all of these words follow each other, and how many they are; else where the first of them stands."""
        count = len(sought)
        first = self._at.get(sought[0], [])
        whole = [place for place in first if self._words[place : place + count] == list(sought)]
        return (whole, count) if whole else (first, 1)

    def _likeness(self, place: int, count: int, before: Sequence[str], behind: Sequence[str]) -> int:
        wide = 2 * _AROUND
        left = self._words[max(0, place - wide) : place]
        right = self._words[place + count : place + count + wide]
        return _shared(left, before) + _shared(right, behind)


def location(path: str, whole: str, span: Span) -> Location:
    """The place of a span of a file's text, with its line."""
    start, end = span
    begin = whole.rfind("\n", 0, start) + 1
    stop = whole.find("\n", start)
    excerpt = whole[begin:] if stop < 0 else whole[begin:stop]
    width = min(end, begin + len(excerpt)) - start
    return Location(path, whole.count("\n", 0, start) + 1, start - begin + 1, max(width, 1), excerpt)


def _shared(some: Sequence[str], others: Sequence[str]) -> int:
    return (Counter(some) & Counter(others)).total()
