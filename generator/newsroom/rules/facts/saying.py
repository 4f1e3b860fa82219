"""Sayings: the sentences of a text, each with whom its names mean and with the day on which it speaks.

Rules look at the `shape` of a sentence, in which a mark stands for each name: whoever is called whatever, "Ferrari's
Leclerc" is a team's driver.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from generator.model import EntityKind, Location
from generator.newsroom.rules.copy import Copy, Part
from generator.newsroom.rules.sentences import Sentence
from generator.racing.recognition.reading import TITLE
from generator.text.blocks import blocks

_OPEN, _CLOSE = "\ue000", "\ue001"

_LETTERS: Mapping[EntityKind, str] = {"driver": "D", "team": "T", "edition": "E", "event": "E", "circuit": "E"}

DRIVER = rf"{_OPEN}D(?P<driver>[0-9]+){_CLOSE}\.?"
TEAM = f"{_OPEN}T(?P<team>[0-9]+){_CLOSE}"
RACE = rf"(?:\d{{4}} )?{_OPEN}E(?P<race>[0-9]+){_CLOSE}"
"""What stands in a shape for a driver (with the full stop of Jr.), for a team, and for an edition, an event or a
circuit (with the year before)."""

NO_NAME = f"[^{_OPEN}]"
"""A letter that is not part of a name."""

ENGLISH = "en"
"""The language that these rules can read."""


class Name(NamedTuple):
    """A name in a sentence: from where to where in it, and whom it means."""

    start: int
    end: int
    kind: EntityKind
    slug: str


class Saying:
    """A sentence of a text. `day` is the one on which it speaks; a `standing` text has none of its own and is read as
    of today. `shape` is the sentence with marks for names."""

    def __init__(self, copy: Copy, part: Part, sentence: Sentence, names: tuple[Name, ...]) -> None:
        self.copy = copy
        self.part = part
        self.sentence = sentence
        self.names = names
        self.shape, self._cuts = _shaped(sentence.text, names)

    @property
    def day(self) -> date:
        """The day on which it speaks."""
        return self.copy.day

    @property
    def is_standing(self) -> bool:
        """Whether its text has no date: a page, or what is said of a driver, a team, an event …"""
        return self.copy.parsed.kind != "article"

    @property
    def is_headline(self) -> bool:
        """Whether it is the headline of its text."""
        return self.part.number == TITLE

    @property
    def text(self) -> str:
        """What it says."""
        return self.sentence.text

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that it names."""
        return frozenset(int(year) for year in YEAR.findall(self.text))

    def name(self, number: str) -> Name:
        """The name for which a mark with this number stands."""
        return self.names[int(number)]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """From where to where in the sentence a stretch of the shape goes."""
        return self._offset(start), self._offset(end)

    def words(self, start: int, end: int) -> str:
        """The words of a stretch of the shape, as they are written."""
        first, last = self.within(start, end)
        return self.text[first:last]

    def at(self, start: int, end: int) -> Location:
        """The place in the source of a stretch of the shape."""
        first, last = self.within(start, end)
        return self.copy.at(self.part, self.sentence.start + first, self.sentence.start + last)

    def _offset(self, place: int) -> int:
        for shaped, written, length in reversed(self._cuts):
            if place >= shaped:
                return written + max(0, place - shaped - length)
        return place


YEAR = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d,]\d)")
"""A year, as digits."""


def sayings(copy: Copy) -> Iterator[Saying]:
    """The sentences of a text that these rules can read, headings among them, in order."""
    is_text = copy.parsed.kind in ("article", "page")
    if copy.language != ENGLISH or not (is_text or copy.parsed.body or copy.front.summary):
        return
    found = [each for each in copy.mentions if each.verdict.term]
    others = _of_others(copy)
    for part, sentence in copy.sentences():
        is_own = part.kind != "source" and part.text not in others
        if not is_own or _OPEN in sentence.text or (part.number == TITLE and not is_text):
            continue
        names = tuple(
            Name(each.start - sentence.start, each.end - sentence.start, *each.verdict.term)
            for each in found
            if each.verdict.term
            and each.part == part.number
            and sentence.start <= each.start
            and each.end <= sentence.end
        )
        yield Saying(copy, part, sentence, names)


def _of_others(copy: Copy) -> frozenset[str]:
    """The texts of quotations that are set off."""
    html = copy.body.html
    if "<blockquote" not in html:
        return frozenset()
    return frozenset(block.text for found in _SET_OFF.findall(html) for block in blocks(found))


_SET_OFF = re.compile(r"<blockquote.*?</blockquote>", re.DOTALL)


def _shaped(text: str, names: tuple[Name, ...]) -> tuple[str, list[tuple[int, int, int]]]:
    """A sentence with a mark for each name; and for each mark where it ends in the shape and the name in the sentence,
    with no letters between."""
    pieces: list[str] = []
    cuts: list[tuple[int, int, int]] = []
    done = length = 0
    for number, name in enumerate(names):
        if name.start < done:
            continue
        mark = f"{_OPEN}{_LETTERS.get(name.kind, 'X')}{number}{_CLOSE}"
        pieces += (text[done : name.start], mark)
        length += name.start - done
        cuts.append((length, name.start, len(mark)))
        length += len(mark)
        cuts.append((length, name.end, 0))
        done = name.end
    return "".join((*pieces, text[done:])), cuts
