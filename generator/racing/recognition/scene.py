"""The scene: where a name stands in a text, and what is told of around it."""

from collections.abc import Container
from functools import cached_property
from typing import NamedTuple

from generator.racing.recognition.common import AWAY, NOW, RACING
from generator.racing.recognition.words import Words

NEAR = 6
"""Words on either side that are near."""


class Spot(NamedTuple):
    """A name in a part of a text: the part's number, its first word and the one behind its last, and the name as the
    lexicon has it."""

    part: int
    first: int
    last: int
    name: str


class Scene:
    """What stands around a spot."""

    def __init__(self, words: Words, spot: Spot, taken: Container[int]) -> None:
        self.words = words
        self.spot = spot
        self._taken = taken
        self.start, self.end = words.sentence(spot.first, spot.last)

    @property
    def shown(self) -> str:
        """The name as it is written."""
        spans = self.words.spans
        return self.words.text[spans[self.spot.first][0] : spans[self.spot.last - 1][1]]

    @property
    def begins_sentence(self) -> bool:
        """Whether nothing stands before it in its sentence."""
        return self.start == self.spot.first

    def begins_at(self, place: int) -> bool:
        """Whether the sentence begins with a word."""
        return self.start == place

    def has_comma_after(self) -> bool:
        """Whether a comma stands right behind it."""
        return self.spot.last < self.end and self.words.between(self.spot.last).strip() == ","

    def is_in_address(self) -> bool:
        """Whether it is part of an address of the web or of mail, or of someone's handle."""
        text, (start, end) = (
            self.words.text,
            (self.words.spans[self.spot.first][0], self.words.spans[self.spot.last - 1][1]),
        )
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        token = text[start:end]
        return "@" in token or "://" in token or token.startswith("www.")

    def has_capitals(self) -> bool:
        """Whether it is written as a name is: with a capital or a digit at the head of its first and last word."""
        shown = self.words.shown[self.spot.first : self.spot.last]
        small_first = len(shown) > 1 and (len(shown[0]) == 1 or shown[0] in ("van", "von", "de", "di", "da", "della"))
        return not shown[-1][0].islower() and (not shown[0][0].islower() or small_first)

    def before(self, back: int = 1) -> str:
        """The folded word so many places before, within the sentence; "" where there is none."""
        place = self.spot.first - back
        return self.words.folded[place] if place >= self.start else ""

    def after(self, on: int = 1) -> str:
        """The folded word so many places behind, within the sentence; "" where there is none."""
        place = self.spot.last - 1 + on
        return self.words.folded[place] if place < self.end else ""

    def joins_before(self) -> bool:
        """Whether the word before stands right beside, parted by a space alone."""
        return self.spot.first > self.start and self.words.between(self.spot.first).strip(" \n") == ""

    def is_hyphened(self) -> bool:
        """Whether a hyphen stands right before it."""
        hyphens = ("-", "\u2010", "\u2011", "\u2013")
        return self.spot.first > self.start and self.words.between(self.spot.first) in hyphens

    def tells_of_racing(self) -> bool:
        """Whether the whole part speaks of racing."""
        return not RACING.isdisjoint(self.words.folded)

    def joins_after(self) -> bool:
        """Whether the word behind stands right beside, parted by a space alone."""
        return self.spot.last < self.end and self.words.between(self.spot.last).strip(" \n") == ""

    def is_other_name(self, place: int) -> bool:
        """Whether a word is part of another name that was found."""
        return place in self._taken

    def capital(self, place: int) -> bool:
        """Whether a word has a capital that only a name has there."""
        shown = self.words.shown[place]
        return shown[0].isupper() and not self.words.is_title

    @cached_property
    def sentence(self) -> frozenset[str]:
        """The other words of the sentence."""
        folded = self.words.folded
        return frozenset((*folded[self.start : self.spot.first], *folded[self.spot.last : self.end]))

    @cached_property
    def near(self) -> frozenset[str]:
        """The words near it, within the sentence."""
        folded, spot = self.words.folded, self.spot
        before = folded[max(self.start, spot.first - NEAR) : spot.first]
        return frozenset((*before, *folded[spot.last : min(self.end, spot.last + NEAR)]))

    @property
    def is_racing(self) -> bool:
        """Whether the sentence speaks of racing."""
        return not self.sentence.isdisjoint(RACING)

    @property
    def is_away(self) -> bool:
        """Whether the words near it speak of a town."""
        return not self.near.isdisjoint(AWAY)

    def beside_year(self) -> int:
        """The year right before or right behind; 0 for none."""
        spot, words = self.spot, self.words
        follows = spot.last < self.end and words.between(spot.last).strip() in ("", ",", "(", "/")
        if follows and (year := words.year(spot.last)):
            return year
        if self.joins_before():
            return words.year(spot.first - 1)
        return 0

    def told_year(self) -> int:
        """The year of the sentence that stands nearest, else the last one of the sentence before; 0 for none."""
        spot, years = self.spot, self.words.years
        if not years:
            return 0
        told = {place: year for place, year in years.items() if not self._is_compared(place)}
        here = [(abs(place - spot.first), year) for place, year in told.items() if self.start <= place < self.end]
        if here:
            return min(here)[1]
        if not self.sentence.isdisjoint(NOW) or not self.start:
            return 0
        before, _ = self.words.sentence(self.start - 1, self.start)
        earlier = [place for place in told if before <= place < self.start]
        return told[earlier[-1]] if earlier else 0

    def _is_compared(self, place: int) -> bool:
        """Whether a year is one that something is measured from: the first win since 2004."""
        return place > 0 and self.words.folded[place - 1] in ("since", "until", "till", "before", "born", "than")
