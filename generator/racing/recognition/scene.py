"""The scene: where a name stands in a text, and what is told of around it."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple, cast

from generator.racing.recognition.common import AWAY, NOW, RACING, SEATS, STILL
from generator.racing.recognition.homes import is_homeward
from generator.racing.recognition.lexicon import Name
from generator.racing.recognition.times import JOINED, Years
from generator.racing.recognition.words import Words

NEAR = 6
"""Words on either side that are near."""

HEAD = 2
"""So many words may stand before a year with which a sentence begins: in 2016."""

MOST_INITIALS = 3
"""So many initials stand before a surname."""

_ARTICLES = frozenset(("a", "i"))

_HYPHENS = frozenset(("-", "\u2010", "\u2011", "\u2013"))


class Spot(NamedTuple):
    """A name in a text: its first word and the one behind its last, and the name as the lexicon has it."""

    first: int
    last: int
    name: str


class Scene:
    """What stands around a spot. `start` and `end` are the first word of its sentence and the one behind its last;
    `before` and `after` the folded words beside it within the sentence, "" where there are none; `names` are those that
    were found, by word; `theme` is the year that the whole text looks back to; `kept` what was asked already."""

    __slots__ = ("_part", "_said", "_theme", "after", "before", "end", "kept", "names", "spot", "start", "words")

    def __init__(self, words: Words, spot: Spot, names: Mapping[int, Name], theme: Years | None = None) -> None:
        self.words = words
        self._theme = theme
        self._part = -1
        self._said: frozenset[str] | None = None
        self.kept: dict[object, object] = {}
        self.spot = spot
        self.names = names
        first, last, _ = spot
        self.start, self.end = start, end = words.sentence(first, last)
        self.before = words.folded[first - 1] if first > start else ""
        self.after = words.folded[last] if last < end else ""

    def widened(self, start: int, end: int) -> "Scene":
        """The same, with other words as its sentence."""
        wider = Scene(self.words, self.spot, self.names, self._theme)
        wider.start, wider.end = start, end
        return wider

    @property
    def shown(self) -> str:
        """The name as it is written."""
        return self.words.text[self.words.starts[self.spot.first] : self.words.end(self.spot.last - 1)]

    @property
    def begins_sentence(self) -> bool:
        """Whether nothing stands before it in its sentence."""
        return self.start == self.spot.first

    def begins_at(self, place: int) -> bool:
        """Whether the sentence begins with a word."""
        return self.start == place

    def has_comma_after(self) -> bool:
        """Whether a comma stands right behind it."""
        return self.after != "" and self.words.gap(self.spot.last).strip() == ","

    @property
    def lead(self) -> str:
        """The word before, but for `the`: at the (new) Nürburgring; `at` for on the Österreichring too."""
        back = 2 if self.before in ("new", "old") else 1
        if self.word_before(back) != "the":
            return self.before
        word = self.word_before(back + 1)
        return "at" if word == "on" and not self.joins_after() else word

    def word_before(self, back: int) -> str:
        """The folded word so many places before, within the sentence; "" where there is none."""
        place = self.spot.first - back
        return self.words.folded[place] if place >= self.start else ""

    def initials(self) -> tuple[str, int]:
        """The initials right before it, folded, and how many words they are: `J. P.`, `J.P.`, `J`. None behind an
        article: he got an A."""
        words, first = self.words, self.spot.first
        if not self.before or len(self.before) > MOST_INITIALS or not words.is_capital(first - 1):
            return "", 0
        place = first
        while place > self.start and len(words.shown[place - 1]) == 1 and words.shown[place - 1].isupper():
            between = words.gap(place).strip()
            if between != "." and (place < first or between or words.folded[place - 1] in _ARTICLES):
                break
            place -= 1
        before = words.shown[place - 1] if place == first > self.start else ""
        if before.isalpha() and before.isupper() and words.written[words.starts[first - 1] + 1] == ".":
            place -= 1
        is_noun = place > self.start and words.folded[place - 1] in ("a", "an", "the")
        return ("", 0) if is_noun else ("".join(words.folded[place:first]), first - place)

    def joins_before(self) -> bool:
        """Whether the word before stands right beside, parted by a space alone."""
        return self.before != "" and self.words.joins(self.spot.first)

    def joins_after(self) -> bool:
        """Whether the word behind stands right beside, parted by a space alone."""
        return self.after != "" and self.words.joins(self.spot.last)

    def is_hyphened(self) -> bool:
        """Whether a hyphen stands right before it."""
        return self.before != "" and self.words.gap(self.spot.first) in _HYPHENS

    def is_hyphened_to_name(self) -> bool:
        """Whether a hyphen joins it to a word with a capital behind."""
        last = self.spot.last
        return self.after != "" and self.words.gap(last) in _HYPHENS and self.words.is_capital(last)

    @property
    def part(self) -> int:
        """The number of the text that it stands in: paragraph, heading, cell."""
        if self._part < 0:
            self._part = self.words.part(self.spot.first)
        return self._part

    def is_acronym(self) -> bool:
        """Whether it is written in capitals where other words are not."""
        return self.shown.isupper() and not self.is_in_title()

    def is_in_title(self) -> bool:
        """Whether capitals say nothing where it stands."""
        return self.words.is_title(self.part)

    def is_name(self, place: int) -> bool:
        """Whether a word is part of a name that was found."""
        return place in self.names

    def is_other_name(self, place: int) -> bool:
        """Whether a word is part of another name that was found, and not a given name too."""
        name = self.names.get(place)
        return name is not None and not name.is_given

    def tells_before(self) -> bool:
        """Whether its part tells of a time before its sentence."""
        tells = self.words.tells
        at = bisect_left(tells, self.start)
        return bool(at) and tells[at - 1] >= self.words.within(self.part).start

    def capital(self, place: int) -> bool:
        """Whether a word has a capital that only a name has there."""
        return self.words.shown[place][0].isupper() and not self.is_in_title()

    def says(self, words: frozenset[str]) -> bool:
        """Whether one of these is among the other words of the sentence."""
        said = self._said
        if said is None:
            said = self._said = self.words.said(self.start, self.end)
        if words.isdisjoint(said):
            return False
        folded, (first, last, _) = self.words.folded, self.spot
        return not (words.isdisjoint(folded[self.start : first]) and words.isdisjoint(folded[last : self.end]))

    @property
    def is_racing(self) -> bool:
        """Whether the sentence speaks of racing."""
        return self.says(RACING)

    @property
    def is_away(self) -> bool:
        """Whether the words near it, or what is said of a seat before in the sentence, speak of a town."""
        return self.is_away_from(AWAY) or (
            self.says(SEATS) and not SEATS.isdisjoint(self.words.folded[self.start : self.spot.first])
        )

    def is_away_from(self, words: frozenset[str]) -> bool:
        """Whether one of these words stands near it, within the sentence, and is no part of a name: Mexico City."""
        if not self.says(words):
            return False
        folded, (first, last, _) = self.words.folded, self.spot
        before, behind = folded[max(self.start, first - NEAR) : first], folded[last : min(self.end, last + NEAR)]
        if words.isdisjoint(before) and words.isdisjoint(behind):
            return False
        near = (*range(first - len(before), first), *range(last, last + len(behind)))
        away = (at for at in near if folded[at] in words and at not in self.names)
        return any(not is_homeward(folded, at, self.start, self.end) for at in away)

    def beside_year(self) -> int:
        """The year right before or right behind; 0 for none."""
        (first, last, _), words = self.spot, self.words
        if not words.years:
            return 0
        if self.after and last in words.years and not self._is_of_span(last):
            gap = words.gap(last).strip()
            if gap in ("", "(", "/") or (gap == "," and not words.is_named_on(last)):
                return words.years[last]
        beside = self.before and (words.joins(first) or self.is_hyphened())
        return words.years.get(first - 1, 0) if beside and not self._is_of_span(first - 1) else 0

    def _is_of_span(self, year: int) -> bool:
        """Whether a year is one end of a time: 1952-1985, from 2008 to 2012."""
        since, until = self.words.times.get(year, (0, 0))
        return since != until or (self.words.folded[year - 1] == "to" and year - 2 in self.words.years)

    def year_behind(self) -> int:
        """The year in `in Monaco in 2014`; 0 for none."""
        last = self.spot.last
        is_so = self.before == "in" == self.after and last + 1 < self.end and self.words.joins(last + 1)
        return self.words.years.get(last + 1, 0) if is_so else 0

    def years_here(self, *, is_near: bool = False) -> frozenset[int]:
        """The years that the sentence tells of, or else what stands before its colon; not those of another race, and if
        they have to be near, none that a comma parts from it, unless the sentence begins with it."""
        words, start = self.words, self.start
        here = self._years(start, self.end, is_near=is_near)
        if not here and ":" in words.gap(start) and start > words.within(self.part).start:
            return self._years(words.sentence(start - 1, start)[0], start)
        return here

    def years_of_clause(self) -> frozenset[int]:
        """The years that the sentence tells of with no comma between them and the name."""
        dates, years = self.words.dates, self.words.years
        inside = dates[bisect_left(dates, self.start) : bisect_left(dates, self.end)]
        before = dates[bisect_left(dates, self.spot.first) - 1] if inside and inside[0] < self.spot.first else -1
        if before >= 0 and self.words.folded[before + 1 : before + 2] == ["when"]:
            return frozenset([years[before]])  # in 1959, when he ran out of petrol
        return frozenset(years[place] for place in inside if not self.is_parted_from(place))

    def years_of_part(self) -> frozenset[int]:
        """The years that the whole part tells of."""
        dates, inside = self.words.dates, self.words.within(self.part)
        return frozenset(self.words.years[place] for place in dates if place in inside)

    def is_parted_from(self, place: int) -> bool:
        """Whether a comma stands between it and another word of its sentence."""
        first, last, _ = self.spot
        words = self.words
        return "," in words.text[words.end(min(place, last - 1)) : words.starts[max(place, first)]]

    def _is_near(self, date: int) -> bool:
        return date - self.start <= HEAD or not self.is_parted_from(date)

    def _years(self, start: int, end: int, *, is_near: bool = False) -> frozenset[int]:
        dates, years = self.words.dates, self.words.years
        inside = dates[bisect_left(dates, start) : bisect_left(dates, end)]
        own = (place for place in inside if not self.is_of_another(place))
        return frozenset(years[place] for place in own if not is_near or self._is_near(place))

    def is_of_another(self, year: int) -> bool:
        """Whether a year belongs to another race: the San Marino GP of 1994, the 1994 San Marino GP."""
        before = year - 1 - (year > 0 and self.words.folded[year - 1] in ("of", "in"))
        if year >= self.start > before:  # the sentence before
            before = -1
        first, last, _ = self.spot
        there, behind = (self.names.get(place) if not first <= place < last else None for place in (before, year + 1))
        return bool((there and (there.events or there.is_place)) or (behind and behind.events))

    def tells_here(self) -> bool:
        """Whether its sentence tells of a time."""
        tells = self.words.tells
        at = bisect_left(tells, self.start)
        return at < len(tells) and tells[at] < self.end

    def told(self) -> Years | None:
        """The time of the sentence that stands nearest, else the last one before in its part, else that of the whole
        text. What is to come says nothing of who is meant."""
        if "told" not in self.kept:
            self.kept["told"] = self._told()
        return cast(Years | None, self.kept["told"])

    def _told(self) -> Years | None:
        words, first, start = self.words, self.spot.first, self.start
        tells = words.tells
        at = bisect_left(tells, start) if tells else 0
        if here := [(abs(place - first), place) for place in tells[at:] if place < self.end]:
            behind = self.spot.last + 1 if self.after == "in" else -1  # in 2006, AlphaTauri in 2020
            return words.times[behind if behind in words.years and behind in tells else min(here)[1]]
        if self.says(NOW) or self.words.folded[start : start + 2] == ["next", "year"]:
            return None
        if at and tells[at - 1] >= words.within(self.part).start and self._goes_on(tells[at - 1]):
            return self._between(tells[max(at - 2, 0)], tells[at - 1]) or words.times[tells[at - 1]]
        return None if self.says(STILL) else self._theme

    def _between(self, before: int, told: int) -> Years | None:
        """The time between two years where a sentence begins so: titles came in 1975 and 1977. Between them lay..."""
        is_so = self.words.folded[self.start : self.start + 2] == ["between", "them"] and told == before + JOINED
        return (self.words.times[before][0] + 1, self.words.times[told][1] - 1) if is_so else None

    def _goes_on(self, told: int) -> bool:
        """Whether the sentence belongs to a time that is told of before: in the sentence before, or in another, where
        it does not speak of the present."""
        return told >= self.words.sentence(self.start - 1, self.start)[0] or not self.says(STILL)
