"""Times that people write as a year, a month or a day: whether one holds on a day, and when that changes.

A time begins with the first day of its `from` and ends with the last day of its `to`; where one is absent, it has
always held, or still does.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.model import PartialDate


def holds(since: PartialDate | str, until: PartialDate | str, on: str) -> bool:
    """Whether a time holds on a day (`2024-06-17`), or, as far as can be said, in a month or a year."""
    return _not_after(since, on) and (not until or _not_after(on, until))


def days_of(since: PartialDate, until: PartialDate) -> tuple[date, date]:
    """The first and the last day of a time; of one without an end or a beginning the last, or the first, of all."""
    last = _behind(until) - timedelta(days=1) if until else date.max
    return _first(since) if since else date.min, last


def turns(times: Iterable[tuple[PartialDate, PartialDate]], today: date) -> date | None:
    """The first day after today on which one of these times begins or has ended."""
    return min((day for time in times for day in _days(*time) if day > today), default=None)


def _not_after(one: str, other: str) -> bool:
    shared = min(len(one), len(other))
    return one[:shared] <= other[:shared]


def _days(since: PartialDate, until: PartialDate) -> Iterator[date]:
    if since:
        yield _first(since)
    if until:
        yield _behind(until)


def _first(written: PartialDate) -> date:
    year, month, day = _parts(written)
    return date(year, month or 1, day or 1)


def _behind(written: PartialDate) -> date:
    """The first day after a year, a month or a day; the last day of all where there is none."""
    year, month, day = _parts(written)
    if not month:
        return date(year + 1, 1, 1) if year < date.max.year else date.max
    if not day:
        first = date(year, month, 28) + timedelta(days=4)
        return first.replace(day=1)
    return date(year, month, day) + timedelta(days=1)


def _parts(written: PartialDate) -> tuple[int, int, int]:
    year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
    return year, month, day
