"""Dates and times as people write them, in the site's time zone.

Zones come from the files of the `tzdata` package alone, never from the machine's, so that the same site has
the same times everywhere.

    DateError               the text is no date of the asked form
    └─ NoSuchDateError      it has the form, but no calendar or clock shows it
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import tzdata

from generator.model import Moment, PartialDate
from generator.text.slugs import nearest

MOMENT = "a date such as 2024-06-17 or 2024-06-17 14:00"
DAY = "a day such as 2024-06-17"
PARTIAL_DATE = "a year, a month or a day: 2024, 2024-06 or 2024-06-17"
"""How each kind of date looks, for messages."""

_TZDATA = Path(tzdata.__file__).parent
_DAY = r"(\d{4})-(\d{2})-(\d{2})"
_MOMENT = re.compile(_DAY + r"(?:(?:[Tt]| +)(\d{2}):(\d{2})(?::(\d{2}))? *([Zz]|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_OLDEST = 1800  # drivers were born and clubs founded long before the first race
_FIRST = 1900
LAST_YEAR = 2199
"""The last year that a date may be in."""


class DateError(ValueError):
    """The text is no date. The message says what was wanted."""


class NoSuchDateError(DateError):
    """The text is a date that does not exist, such as 2024-02-30 or 25:00."""


@cache
def zone(name: str) -> tzinfo:
    """The time zone of an IANA name, such as `Europe/Monaco`.

    Raises ValueError for an unknown name, saying which one was probably meant.
    """
    if name not in _zones():
        meant = _meant(name)
        raise ValueError(f"no time zone is called '{name}'" + (f"; did you mean '{meant}'?" if meant else ""))
    with (_TZDATA / "zoneinfo" / name).open("rb") as data:
        return ZoneInfo.from_file(data, key=name)


def moment(text: str, site: tzinfo) -> Moment:
    """The moment that `2024-06-17`, `2024-06-17 14:00[:00]`, `2024-06-17T14:00Z` or `… +02:00` names.

    Without an offset it is in the site's zone: of two such moments the earlier, and in a gap the first one after it.
    The result is in the site's zone, with a fixed offset. Raises DateError and NoSuchDateError.
    """
    found = _MOMENT.fullmatch(text)
    if not found:
        raise DateError(MOMENT)
    year, month, day_, hour, minute, second, offset = found.groups(default="")
    _check_year(int(year), _FIRST)
    try:
        written = datetime(int(year), int(month), int(day_), int(hour or 0), int(minute or 0), int(second or 0))
        if offset:
            return Moment(_fixed(written.replace(tzinfo=_offset(offset)).astimezone(site)))
    except ValueError:
        raise NoSuchDateError(text) from None
    return Moment(_fixed(_first_valid(written, site)), day_only=not hour)


def day(text: str) -> date:
    """The day that `2024-06-17` names. Raises DateError and NoSuchDateError."""
    found = re.fullmatch(_DAY, text, re.ASCII)
    if not found:
        raise DateError(DAY)
    _check_year(int(found[1]), _OLDEST)
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise NoSuchDateError(text) from None


def partial_date(text: str) -> PartialDate:
    """The year, month or day that `2024`, `2024-06` or `2024-06-17` names. Raises DateError and NoSuchDateError."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise DateError(PARTIAL_DATE)
    _check_year(int(found[1]), _OLDEST)
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise NoSuchDateError(text) from None
    return PartialDate(text)


@cache
def _zones() -> frozenset[str]:
    return frozenset((_TZDATA / "zones").read_text("utf-8").split())


def _meant(name: str) -> str:
    names = sorted(_zones())
    city = name.rpartition("/")[2].casefold().replace(" ", "_")
    return next((each for each in names if each.rpartition("/")[2].casefold() == city), "") or nearest(name, names)


def _check_year(year: int, first: int) -> None:
    if not first <= year <= LAST_YEAR:
        raise NoSuchDateError(f"the year {year:04} is not between {first} and {LAST_YEAR}")


def _offset(text: str) -> timezone:
    if text in "Zz":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 23 or minutes > 59:
        raise ValueError(text)
    return timezone((-1 if text[0] == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def _fixed(at: datetime) -> datetime:
    """The same clock with a fixed offset of whole minutes, as RFC 3339 can write it (before 1940 some had seconds)."""
    return at.replace(tzinfo=_whole_minutes(at.utcoffset() or timedelta()), fold=0)


@cache
def _whole_minutes(offset: timedelta) -> timezone:
    return timezone(timedelta(minutes=round(offset / timedelta(minutes=1))))


def _first_valid(written: datetime, site: tzinfo) -> datetime:
    """What the clock shows when it shows `written`, else the first moment after the gap that leaps over it."""
    at = written.replace(tzinfo=site)
    if at.astimezone(UTC).astimezone(site).replace(tzinfo=None) == written:
        return at
    low, high = at.replace(fold=1).astimezone(UTC), at.astimezone(UTC)  # the clock is put on between the two
    old = low.astimezone(site).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        low, high = (middle, high) if middle.astimezone(site).utcoffset() == old else (low, middle)
    return high.astimezone(site)
