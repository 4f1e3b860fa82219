"""Held: the editions that were held at a place, by the days of them that are known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from generator.racing.recognition.lexicon import Edition, Lexicon, Name, Subject

NEWS = timedelta(days=6)
"""So long before its first day and after its last a race is what a headline with the name of the place speaks of, and
what `yesterday` or `on Sunday` may mean."""

SOON_AFTER = 3
"""So many days after its last a race has just been held."""

RACE_DAYS = timedelta(days=3)
"""Days of a race, practice and all, before its last."""

_GREAT = " le mans"

Held = tuple[Subject, Edition]
"""An event, and one of its editions."""


def held(name: Name, years: Iterable[int], lexicon: Lexicon) -> list[Held]:
    """The editions that were held at a place in these years; where the race of a country has another name by then, the
    one at its circuit."""
    found: list[Held] = []
    for year in years:
        if year not in name.editions:
            name.editions[year] = _held(name, year, lexicon)
        found += name.editions[year]
    return found


def _held(name: Name, year: int, lexicon: Lexicon) -> list[Held]:
    events = [each for each in name.held if each.has_edition(year)] or [
        each for circuit in name.circuits for each in lexicon.held_at(circuit.slug, year)
    ]
    if name.folded.endswith(_GREAT):  # where one drives in another race than ours, unless its own is known
        return [(event, each) for event in name.held for each in event.editions if each.year == year]
    if not events and not name.events:
        circuits = filter(None, (_last_circuit(own, year) for own in name.held))
        events = [each for circuit in circuits for each in lexicon.held_at(circuit, year)]
    return [(event, each) for event in events for each in event.editions if each.year == year]


def _last_circuit(event: Subject, year: int) -> str:
    return next((each.circuit for each in reversed(event.editions) if each.year < year), "")


def near(name: Name, day: date, lexicon: Lexicon) -> list[Held]:
    """The editions at a place of a year and the one before, of which the days are known."""
    return [each for each in held(name, (day.year - 1, day.year), lexicon) if each[1].start and each[1].end]


def near_by(name: Name, day: date, lexicon: Lexicon) -> list[Held]:
    """The editions at a place of which everybody speaks on a day."""
    return [each for each in near(name, day, lexicon) if is_news(each[1], day)]


def is_news(edition: Edition, day: date) -> bool:
    """Whether a race is what everybody speaks of."""
    return first_day(edition) - NEWS <= day <= last_day(edition) + NEWS


def first_day(edition: Edition) -> date:
    """The first day of a race; the end of all days, where it is not known."""
    return edition.start or date.max


def last_day(edition: Edition) -> date:
    """The last day of a race; about the beginning of all days, where it is not known."""
    return edition.end or date.min + RACE_DAYS


@lru_cache(maxsize=2)
def just_held(lexicon: Lexicon) -> Mapping[date, Sequence[tuple[str, Edition]]]:
    """The editions, by slug, that had just been held on a day, as far as there are results of them."""
    found: dict[date, list[tuple[str, Edition]]] = defaultdict(list)
    for subject in lexicon.tables.subjects:
        for edition in subject.editions:
            for days in range(SOON_AFTER + 1) if edition.end and edition.outcomes else ():
                found[last_day(edition) + timedelta(days=days)].append((f"{subject.slug}/{edition.year}", edition))
    return found


def day_of(year: int, month: int, day: int) -> date:
    """A day; the first of all days, where there is none of that date."""
    try:
        return date(year, month, day)
    except ValueError:
        return date.min
