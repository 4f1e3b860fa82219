"""Words of a text: each with its place, and as names are compared."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, compress, count, filterfalse
from operator import add

from generator.racing.recognition.beginnings import folded_beginning
from generator.racing.recognition.common import MOTORSPORT, ON_THE_ROAD, OTHER_SPORTS, RACING, ROADS
from generator.racing.recognition.folding import INITIALS, closed_up, folded_word
from generator.racing.recognition.plain import APART, OTHER, plain_text
from generator.racing.recognition.sentences import sentences
from generator.racing.recognition.times import other_times, short_years, years

_BREAKS = re.compile(r"[;:!?()\[\]“”\",]|\n\n")
_SMALL_WORDS = """
    a an and as at by for from in into of off on or over the to up vs with
"""
SMALL = frozenset(_SMALL_WORDS.split())
"""Words that headlines write small."""

_HYPHENS = frozenset("-\u2010\u2011\u2013")

_OTHERS = ROADS | OTHER_SPORTS

_JUNIORS = re.compile(r" (?:(?:f|gp|formula )[234]|formula (?:two|three|four)) ")
_MEASURED_FROM = frozenset(("since", "until", "till", "before", "born", "than"))

_WAITING = frozenset(("wait", "waited", "waiting", "took"))
"""What stands before `until` and a year in which something happened."""

BODY = 2
"""The first of several texts that is neither title nor summary."""

LIFE = 46
"""From so many years on two years with a hyphen between are those of a life."""

SHORT = 2
"""Letters of a word at most that a full stop shortens within a name: St. Petersburg."""


class Words:
    """The words of texts that stand one after the other (`written`), by place: as they are written (`shown`) and as
    they are compared (`folded`). `starts` are their offsets, `origins` those of the texts; `years` are the words that
    are one, `times` the times that are spoken of: a year, a decade, ten years ago as `this_year` has it. Something is
    told of those at `tells`, and of the years at `dates`; by others it is only measured: the first win since 2004."""

    def __init__(self, texts: Sequence[str], this_year: int) -> None:
        self.written = text = "\n\n".join(texts)
        self.text = text = closed_up(text)
        self.origins = [0, *accumulate(len(each) + 2 for each in texts)]
        plain = plain_text(text)
        pieces = plain.translate(APART).decode("latin-1").split(" ")
        starts = map(add, accumulate(map(len, pieces), initial=0), count())
        self.starts: list[int] = [*compress(starts, pieces)]
        self.shown = [*filter(None, pieces)]
        if OTHER in plain:
            self.shown = [text[at : at + len(word)] for at, word in zip(self.starts, self.shown, strict=True)]
        self.joined = f" {' '.join(self.shown).lower()} "
        self.folded = self.joined.split()
        if not self.joined.isascii():
            self._fold()
        self._plain = plain
        self._said: dict[tuple[int, int], frozenset[str]] = {}
        self.years = dict(years(self.joined))
        for at, year in short_years(plain, this_year):
            self.years[bisect_left(self.starts, at)] = year
        self.times = {
            **dict(other_times(self.joined, this_year)),
            **{at: (year, year) for at, year in self.years.items() if year <= this_year},
        }
        if len(self.years) > 1:
            self._add_spans(this_year)
        self.tells = self._told(self.times) if self.times else []
        self.dates = self._told(self.years) if self.years else []
        self._parts: dict[int, range] = {}
        self._titles: dict[int, bool] = {}
        self._racing: dict[int, bool] = {}
        self._by_the_road: dict[int, bool] = {}

    def _fold(self) -> None:
        """Take accents from the words that have any."""
        place = last = 0
        data = self.joined.encode("ascii", "replace")
        at = data.find(b"?")
        while at >= 0:
            place += data.count(b" ", last, at)
            last = data.index(b" ", at)
            self.folded[place - 1] = folded_word(self.folded[place - 1])
            at = data.find(b"?", last)
        self.joined = f" {' '.join(self.folded)} "

    def _add_spans(self, this_year: int) -> None:
        """Take two years with a hyphen between as the time that they span; a whole life tells nothing."""
        for at, year in self.years.items():
            until = self.years.get(at + 1, 0)
            if year < until <= this_year and self.gap(at + 1) in _HYPHENS:
                if until - year < LIFE:
                    self.times[at] = self.times[at + 1] = (year, until)
                else:
                    del self.times[at], self.times[at + 1]

    def _told(self, places: Iterable[int]) -> list[int]:
        folded = self.folded
        return sorted(
            at
            for at in places
            if not at
            or (folded[at - 1] not in _MEASURED_FROM and folded[max(at - 2, 0)] != "born")
            or folded[at + 1 : at + 2] == ["when"]
            or folded[max(at - 2, 0)] in _WAITING
        )

    def end(self, place: int) -> int:
        """The offset behind a word."""
        return self.starts[place] + len(self.shown[place])

    def end_as_written(self, place: int) -> int:
        """The offset behind a word in `written`, with the full stops of an abbreviation."""
        start = self.starts[place]
        if self.written[start + 1 : start + 2] == "." and len(self.shown[place]) > 1:
            found = INITIALS.match(self.written, start)
            return found.end() if found else self.end(place)
        return self.end(place)

    def is_capital(self, place: int) -> bool:
        """Whether a word begins with a capital."""
        return self.shown[place][0].isupper()

    def is_whole(self, first: int, last: int) -> bool:
        """Whether nothing parts these words: a comma, the end of a paragraph, a full stop that shortens no word."""
        start, end = self.starts[first], self.starts[last - 1]
        between = self.text[start + len(self.shown[first]) : end]
        if between == " ":
            return True
        if _BREAKS.search(between):
            return False
        if "." not in between:
            return True
        return all("." not in self.gap(at + 1) or len(self.shown[at]) <= SHORT for at in range(first, last - 1))

    def gap(self, place: int) -> str:
        """What stands before a word; behind the last one, what is left."""
        behind = self.starts[place] if place < len(self.starts) else len(self.text)
        return self.text[self.end(place - 1) if place else 0 : behind]

    def joins(self, place: int) -> bool:
        """Whether a word stands right beside the one before, parted by a space alone."""
        start, end = self.starts[place], self.end(place - 1) if place else 0
        between = self.text[end:start]
        return between == " " or not between.strip(" \n\xa0")

    def is_named_on(self, place: int) -> bool:
        """Whether a word with a capital follows right behind, as a surname does behind a given name."""
        behind = place + 1
        return behind < len(self.shown) and self.joins(behind) and self.shown[behind][0].isupper()

    def sentence(self, first: int, last: int) -> tuple[int, int]:
        """The first word of the sentence that holds these words, and the one behind its last."""
        begin, end = self._sentence_of(first)
        return begin, end if last <= end else self._sentence_of(last - 1)[1]

    def _sentence_of(self, place: int) -> tuple[int, int]:
        begins = self._begins
        at = bisect_right(begins, place)
        return begins[at - 1], begins[at]

    @cached_property
    def _begins(self) -> list[int]:
        return sentences(self._plain, self.starts, self.shown)

    def said(self, first: int, last: int) -> frozenset[str]:
        """The words from one place to another, folded, each once."""
        found = self._said.get((first, last))
        if found is None:
            found = self._said[first, last] = frozenset(self.folded[first:last])
        return found

    def part(self, place: int) -> int:
        """The number of the text that a word stands in."""
        return bisect_right(self.origins, self.starts[place]) - 1

    def within(self, part: int) -> range:
        """The places of the words of one of the texts."""
        if part not in self._parts:
            self._parts[part] = range(*(bisect_left(self.starts, origin) for origin in self.origins[part : part + 2]))
        return self._parts[part]

    def is_of_another_sport(self, part: int) -> bool:
        """Whether one of the texts speaks of another sport at its head, or more than once, and not of motorsport."""
        inside = self.within(part)
        said = self.said(inside.start, inside.stop)
        if said.isdisjoint(OTHER_SPORTS) or not said.isdisjoint(MOTORSPORT):
            return False
        return self.folded[inside.start] in OTHER_SPORTS or len(said & OTHER_SPORTS) > 1

    def tells_in(self, part: int) -> bool:
        """Whether one of the texts tells of a time."""
        inside = self.within(part)
        at = bisect_left(self.tells, inside.start)
        return at < len(self.tells) and self.tells[at] < inside.stop

    def is_by_the_road(self, part: int) -> bool:
        """Whether words of one of the texts may speak of cars for the road."""
        if part not in self._by_the_road:
            inside = self.within(part)
            said = ROADS.intersection(self.folded[inside.start : inside.stop])
            self._by_the_road[part] = len(said) > 1 or not ON_THE_ROAD.isdisjoint(said)
        return self._by_the_road[part]

    def is_title(self, part: int) -> bool:
        """Whether most words of a text that could be small have capitals, which then say nothing, as in headlines; what
        ends with a full stop is none."""
        if part not in self._titles:
            inside = self.within(part)
            shown = (self.shown[place] for place in inside)
            could = [word for word in shown if word[0].isalpha() and word.lower() not in SMALL]
            capital = sum(word[0].isupper() for word in could)
            is_text = self.gap(inside.stop).startswith(".")
            self._titles[part] = len(could) > 1 and capital >= 0.8 * len(could) and not is_text
        return self._titles[part]

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words, as they are written, that are not all small letters, each once."""
        return frozenset(filterfalse(str.islower, self._each))

    @cached_property
    def _each(self) -> set[str]:
        return set(self.shown)

    @cached_property
    def beginning(self) -> frozenset[str]:
        """The words, folded, with which a name could begin as they are written, but those of `SMALL_FIRST`."""
        return frozenset(map(folded_beginning, self.capitals)) - {""}

    @cached_property
    def is_of_others(self) -> bool:
        """Whether there is a word of those with which cars for the road and their makers, or other sports, are spoken
        of."""
        return not (_OTHERS.isdisjoint(self._each) and _OTHERS.isdisjoint(self.beginning))

    @cached_property
    def is_of_sports(self) -> bool:
        """Whether there is a word of other sports."""
        return self.is_of_others and not OTHER_SPORTS.isdisjoint(self.folded)

    @cached_property
    def is_on_the_road(self) -> bool:
        """Whether there is a word of those with which cars for the road and their makers are spoken of."""
        return self.is_of_others and not ROADS.isdisjoint(self.folded)

    @cached_property
    def juniors(self) -> list[int]:
        """Where a series of the young is spoken of, as offsets."""
        found = (self.joined.count(" ", 0, found.start()) for found in _JUNIORS.finditer(self.joined))
        return [self.starts[place] for place in found]

    @cached_property
    def counts_years(self) -> bool:
        """Whether there is a word such as `year` or `season`."""
        return " year " in self.joined or " season " in self.joined

    def is_word(self, folded: str) -> bool:
        """Whether a word is written small somewhere, and with a capital only where every word has one: at the head of a
        sentence, or in a headline."""
        if folded not in self.text or folded not in self.shown:
            return False
        places = (place for place, word in enumerate(self.folded) if word == folded and self.shown[place] != folded)
        return all(self.sentence(at, at + 1)[0] == at or self.is_title(self.part(at)) for at in places)

    def is_racing(self, part: int) -> bool:
        """Whether one of the texts speaks of racing."""
        if part not in self._racing:
            inside = self.within(part)
            self._racing[part] = not RACING.isdisjoint(self.folded[inside.start : inside.stop])
        return self._racing[part]
