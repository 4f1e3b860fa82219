"""Days: which days around its own a sentence speaks of: yesterday, eleven days ago, in two weeks, next weekend; and
which edition was held on them."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from generator.racing.recognition.held import first_day, last_day
from generator.racing.recognition.lexicon import Edition, Subject
from generator.racing.recognition.marks import date_at
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS, amount

WEEK = 7
"""Days of a week."""

MANY = 100
"""So many days or weeks are none that one counts by."""

AROUND_DAYS, AROUND_WEEKS = 1, 4
"""So many days are left open by so many days, and by so many weeks."""

HEAD = 6
"""So many words at most has `it was 16 July 1955`."""

LONGEST = 62
"""So many days hold every day that a month can have."""

_UNITS = {"day": 1, "days": 1, "week": WEEK, "weeks": WEEK, "fortnight": 2 * WEEK}
_SINGLE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_WEEKENDS = frozenset(("weekend", "week", "sunday", "saturday"))
_SUFFIXES = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_OF_MONTH = {f"{day}{_SUFFIXES.get(day, 'th')}": day for day in range(1, 32)}
_TELLING = _WEEKENDS | _SINGLE.keys() | _UNITS.keys() | _OF_MONTH.keys()
_TO_COME = frozenset(("to", "until", "before", "away", "hence"))
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_SUNDAY = 6
_SPANS = {
    "last": (-WEEK - 2, -1),
    "this": (-1, WEEK - 1),
    "next": (1, 2 * WEEK - 1),
    "coming": (1, WEEK),
    "the": (1 - WEEK, WEEK - 1),
    "on": (1 - WEEK, WEEK - 1),
}


class Span(NamedTuple):
    """The days that are spoken of at a place, from the first to the last."""

    place: int
    first: date
    last: date


def nearest_days(scene: Scene, day: date) -> Span | None:
    """The days that stand nearest to a name in its sentence; None where it speaks of none."""
    if not scene.says(_TELLING):
        return None
    first = scene.spot.first
    return min(_spans(scene, day), key=lambda span: abs(span.place - first), default=None)


def _spans(scene: Scene, day: date) -> Iterator[Span]:
    """All that the sentence says of days, a text being of `day`."""
    folded, end = scene.words.folded, scene.end
    for place in range(scene.start, end):
        word = folded[place]
        if word in _SINGLE:
            yield _around(place, day, _SINGLE[word], 0)
        elif word in _UNITS:
            yield from _counted(scene, place, day)
        elif word in _OF_MONTH and place - 1 > scene.start and folded[place - 2 : place] == ["on", "the"]:
            yield _on_the(place, day, _OF_MONTH[word])
        if word in _WEEKENDS and place > scene.start:
            yield from _of_a_month(scene, place, day) or _of_a_week(scene, place, day)


def _counted(scene: Scene, place: int, day: date) -> Iterator[Span]:
    """So many days or weeks ago, or ahead: eleven days ago, in a fortnight, six days to."""
    folded = scene.words.folded
    count = amount(folded[place - 1]) if place > scene.start else 0
    if not 0 < count < MANY:
        return
    days, slack = count * _UNITS[folded[place]], AROUND_DAYS if _UNITS[folded[place]] == 1 else AROUND_WEEKS
    behind = folded[place + 1] if place + 1 < scene.end else ""
    is_after = behind == "after" and place + 2 == scene.spot.first  # a fortnight after Monza
    is_past = (
        is_after
        or behind in ("ago", "earlier")
        or (behind == "before" and folded[place + 2 : place + 3] in (["in"], ["at"]))
    )
    if is_past:
        yield _around(place, day, -days, slack)
    elif (
        behind in _TO_COME
        or folded[place + 1 : place + 3] == ["from", "now"]
        or (place - 2 >= scene.start and folded[place - 2] == "in")
    ):
        yield _around(place, day, days, slack)


def _of_a_week(scene: Scene, place: int, day: date) -> Iterator[Span]:
    """Last weekend, this week, next Sunday, at the weekend, on Sunday, on Sunday week."""
    folded = scene.words.folded
    before, word = folded[place - 1], folded[place]
    if before == "the" and folded[place + 1 : place + 3] == ["before", "last"]:
        yield Span(place, day - timedelta(days=2 * WEEK + 2), day - timedelta(days=WEEK))
        return
    is_week = word in ("week", "weekend")
    if before not in _SPANS or (before == "on" and is_week) or (before == "the" and word != "weekend"):
        return
    if before == "the" and not (place - 2 >= scene.start and folded[place - 2] in ("at", "over")):
        return
    if not is_week and folded[place + 1 : place + 2] == ["week"]:
        yield Span(place, day + timedelta(days=WEEK), day + timedelta(days=2 * WEEK))
        return
    since, until = _SPANS[before]
    yield Span(place, day + timedelta(days=since), day + timedelta(days=until))


def _of_a_month(scene: Scene, place: int, day: date) -> list[Span]:
    """The last Sunday of August, the second weekend in June: that of the year, whichever day of it is meant."""
    folded = scene.words.folded
    which, month = folded[place - 1], MONTHS.get(folded[place + 2], 0) if place + 2 < scene.end else 0
    if not month or which not in _NTH or folded[place + 1] not in ("of", "in"):
        return []
    first = date(day.year, month, 1)
    sundays = [first + timedelta(days=(_SUNDAY - first.weekday()) % WEEK + WEEK * at) for at in range(5)]
    sunday = [each for each in sundays if each.month == month][_NTH[which]]
    return [Span(place, sunday - timedelta(days=1), sunday)]


def _on_the(place: int, day: date, number: int) -> Span:
    """The next day of that number: on the 23rd."""
    ahead = (day + timedelta(days=days) for days in range(LONGEST))
    found = next((each for each in ahead if each.day == number), day)
    return Span(place, found, found)


def _around(place: int, day: date, days: int, slack: int) -> Span:
    return Span(place, day + timedelta(days=days - slack), day + timedelta(days=days + slack))


def dated_before(event: Subject, scene: Scene) -> int:
    """The year of the day of which the sentence before tells, where the event was held on it: it was 16 July 1955, and
    hot. The British Grand Prix...; 0 for none."""
    words, inside = scene.words, scene.words.within(scene.part)
    if not words.dates or scene.start <= inside.start or scene.tells_here():
        return 0
    dates, start = words.dates, words.sentence(scene.start - 1, scene.start)[0]
    at = bisect_left(dates, start)
    if at == len(dates) or dates[at] >= min(scene.start, start + HEAD) or words.folded[start] != "it":
        return 0
    day = date_at(words, dates[at])
    return day.year if day and on_days(event, Span(dates[at], day, day)) else 0


def on_days(event: Subject, span: Span) -> Edition | None:
    """The edition that was held on some of these days."""
    there = (each for each in event.editions if each.start and each.end)
    return next((each for each in there if first_day(each) <= span.last and span.first <= last_day(each)), None)
