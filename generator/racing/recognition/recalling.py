"""Recalling: races that are told of without their name: he won it in 2019 and 2021, she was third here last year.

What means the race is the year then. It has to be one of a row beside the race's name; or a word has to point to the
race (it, here, there), which is the one that was named last, or of which the head of the text speaks; or the text has
to be a history of the one race in its head.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from generator.racing.recognition.held import RACE_DAYS, Held, held, is_news, last_day
from generator.racing.recognition.lexicon import Edition, Lexicon, Name
from generator.racing.recognition.marks import Mark, marks
from generator.racing.recognition.page import Page, Race
from generator.racing.recognition.pointing import meanings
from generator.racing.recognition.proving import there_then
from generator.racing.recognition.scene import Spot
from generator.racing.recognition.times import MONTHS
from generator.racing.recognition.verdicts import Known, Verdict
from generator.racing.recognition.words import BODY, Words

HISTORY = 3
"""So many years of which a text tells make it a history."""

_MONTHS = frozenset(MONTHS) - {"may", "march"}
"""Months whose names are no other words."""

Found = tuple[Spot, Verdict]
"""A spot, and what was decided of it."""


def recalled(
    words: Words, names: Mapping[int, Name], found: Sequence[Found], known: Known, lexicon: Lexicon
) -> list[Found]:
    """What is meant by years alone; `found` are the places and races that a text names, with what was decided of
    them."""
    if not known.is_motorsport or not (words.tells or " last " in words.joined):
        return []
    races = [Race(spot.first, spot.last, names[spot.first], verdict.term) for spot, verdict in found if verdict.term]
    head = [each for each in races if words.part(each.first) < BODY] or _open_head(words, names, found)
    is_of_races = bool(races or head)
    told = [each for each in marks(words, known.day) if not _is_of_adjective(words, names, each)] if is_of_races else []
    if not told:
        return []
    past = {mark.year for mark in told if not mark.shift and mark.year < known.day.year}
    is_away = (known.elsewhere is not None and 0 in known.elsewhere.parts) or _is_written_elsewhere(words, names, races)
    center = head or ([] if is_away else _of_these_days(races, known, lexicon))
    text = Page(words, names, known, races, center, len(past) >= HISTORY, bool(head))
    meant: list[Found] = []
    before: Sequence[Race] = []
    part = -1
    for (start, end), sentence in groupby(told, lambda mark: words.sentence(mark.first, mark.first + 1)):
        before, part = (before, part) if part == words.part(start) else ([], words.part(start))
        own = [_based(text, mark, told) for mark in sentence]
        meant_here = list(meanings(text, own, before))
        left = _left(text, own, {mark.first for mark, _, _ in meant_here})
        meant_here += there_then(text, left, before, lexicon) if left else ()
        months = {MONTHS[word] for word in words.said(start, end) & _MONTHS}
        for mark, near, why in meant_here:
            if slug := _edition(near, mark, known.day, months, lexicon):
                meant.append((Spot(mark.first, mark.last, ""), Verdict(("edition", slug), why)))
                before = near
    return meant


def _open_head(words: Words, names: Mapping[int, Name], found: Sequence[Found]) -> list[Race]:
    """The place in the title or the summary that may be a track, though nothing there says so: a detour to Reims."""
    spots = [spot for spot, verdict in found if not verdict.term and words.part(spot.first) < BODY]
    held = [(spot, names[spot.first].circuits) for spot in spots]
    return [
        Race(spot.first, spot.last, names[spot.first], circuits[0].term)
        for spot, circuits in held
        if len(circuits) == 1
    ]


def _is_written_elsewhere(words: Words, names: Mapping[int, Name], races: Sequence[Race]) -> bool:
    """Whether a text begins with the place where it was written, in capitals, and that means no race."""
    first = words.within(BODY).start if len(words.origins) > BODY + 1 else -1
    name = names.get(first)
    is_place = name is not None and name.is_place and words.shown[first].isupper()
    return is_place and all(race.first != first for race in races)


def _is_of_adjective(words: Words, names: Mapping[int, Name], mark: Mark) -> bool:
    """Whether a year belongs to the race of a land: the Spanish race of 1975."""
    name = names.get(mark.first - 3)
    is_so = name is not None and name.is_adjective
    return is_so and words.folded[mark.first - 2 : mark.first] in (["race", "of"], ["race", "in"])


def _left(text: Page, marks: Sequence[Mark], meant: Collection[int]) -> list[Mark]:
    """The years of a sentence that mean no race yet, and that no race in it has."""
    left = [mark for mark in marks if mark.is_plain and mark.first not in meant]
    if not left:
        return left
    start, end = text.words.sentence(left[0].first, left[0].last)
    years = {race.year for race in text.races if start <= race.first < end}
    return [mark for mark in left if mark.year not in years]


def _of_these_days(races: Sequence[Race], known: Known, lexicon: Lexicon) -> list[Race]:
    """The names of the race of these days, or of this year, of which a text tells first, if it does."""
    near = (race for race in races if race.year == known.day.year and _is_near(race, known.day, lexicon))
    first = next(near, races[0])
    return [each for each in races if each.term == first.term] if first.year == known.day.year else []


def _is_near(race: Race, day: date, lexicon: Lexicon) -> bool:
    """Whether everybody speaks of the edition that a name means."""
    there = _held(race, race.year, lexicon)
    return any(race.term[1] == f"{event.slug}/{each.year}" and is_news(each, day) for event, each in there)


def _based(text: Page, mark: Mark, told: Sequence[Mark]) -> Mark:
    """A mark that counts from another year, with its own: from that of the race or the date that stands last before."""
    if not mark.shift:
        return mark
    start = text.words.within(text.words.part(mark.first)).start
    years = [(race.first, race.year) for race in text.races if start <= race.first < mark.first and race.year]
    years += [(place, text.words.years[place]) for place in text.words.dates if start <= place < mark.first]
    years += [(each.first, each.year) for each in told if start <= each.first < mark.first and not each.shift]
    return mark._replace(year=max(years)[1] + mark.shift) if years else mark


def _edition(near: Iterable[Race], mark: Mark, day: date, months: Collection[int], lexicon: Lexicon) -> str:
    """The one edition of a year that was held at these places, or of these races, in one of these months if there are
    any; "" for none, or for several."""
    there = [each for race in near for each in _held(race, mark.year, lexicon)]
    there = [each for each in there if not (months and each[1].end) or last_day(each[1]).month in months]
    slugs = {f"{event.slug}/{each.year}" for event, each in there if _is_then(each, mark, day)}
    return slugs.pop() if len(slugs) == 1 else ""


def _is_then(edition: Edition, mark: Mark, day: date) -> bool:
    """Whether an edition was on the day of a mark, if it has one, and is what everybody speaks of, if it says so."""
    if mark.day:
        return last_day(edition) - RACE_DAYS < mark.day <= last_day(edition)
    return not mark.is_near or is_news(edition, day)


def _held(race: Race, year: int, lexicon: Lexicon) -> list[Held]:
    """The editions of a race in a year; where it was not held, those at the circuit of the edition that is told of."""
    found = held(race.name, [year], lexicon)
    if found or not race.year:
        return found
    circuits = (each.circuit for event in race.name.held for each in event.editions if each.year == race.year)
    events = [event for circuit in filter(None, circuits) for event in lexicon.held_at(circuit, year)]
    return [(event, each) for event in events for each in event.editions if each.year == year]
