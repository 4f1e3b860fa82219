"""What templates may do to a value: dates and times as a reader reads them, in the words of a language; times of laps
and points.

All filters are pure and remember their answers, for CLDR's patterns (by way of Babel) are slow. English without a
region is written as in Britain: 17 June 2024, 14:00.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from generator.labels import label
from generator.locales import decimal, language_name, locale_of, number, open_graph
from generator.model import Moment, PartialDate, Picture
from generator.pictures import markup
from generator.pictures.markup import BODY_SIZES
from generator.wording import ENGLISH, Wording

if TYPE_CHECKING:
    from markupsafe import Markup

When = Moment | datetime | date

_REMEMBERED = 1 << 14


def day(value: When, language: str = "en") -> str:
    """The day in words: 17 June 2024."""
    return _day(_date_of(value), language)


def days(start: When, end: When | None = None, language: str = "en") -> str:
    """From one day to another, saying once what they share: 24–26 May 2024."""
    return _days(_date_of(start), _date_of(end or start), language)


def clock(value: Moment | datetime, language: str = "en") -> str:
    """The time of day, to the minute: 14:00."""
    at = _datetime_of(value)
    return _clock(at.hour, at.minute, language)


def when(value: When, language: str = "en") -> str:
    """The day, and the time where one was written: 17 June 2024, 14:00."""
    if _day_alone(value):
        return day(value, language)
    return f"{day(value, language)}, {clock(_datetime_of(value), language)}"


def zone(value: Moment | datetime) -> str:
    """How far the clock stands from UTC: UTC, UTC+2, UTC−3:30."""
    offset = _datetime_of(value).utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def iso(value: When) -> str:
    """The form for `<time datetime>` and for machines (HTML, "valid global date and time string", which knows no
    seconds in an offset)."""
    if _day_alone(value):
        return _date_of(value).isoformat()
    at = _datetime_of(value)
    offset = at.utcoffset()
    if offset and offset.seconds % 60:
        at = at.astimezone(UTC)
    return at.isoformat(timespec="seconds" if at.second else "minutes")


def partial(value: PartialDate, language: str = "en") -> str:
    """A year, a month or a day in words: 2023, July 2023, 21 July 2023; nothing for nothing."""
    return _partial(value, language)


@lru_cache(maxsize=_REMEMBERED)
def lap_time(milliseconds: int) -> str:
    """A time as timing screens write it: 1:23.456, 59.900, 1:31:44.742; nothing for nothing."""
    if not milliseconds:
        return ""
    minutes, rest = divmod(milliseconds, 60_000)
    if not minutes:
        return f"{rest / 1000:.3f}"
    if minutes < 60:
        return f"{minutes}:{rest / 1000:06.3f}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest / 1000:06.3f}"


def figure(value: float, language: str = "en") -> str:
    """Points, without noughts that say nothing: 25, 12.5, 0.14, 4,862.5; less than nothing with a minus sign."""
    return number(value, language)


def prepare(language: str) -> None:
    """Load all that dates and times in a language need, once for all workers that are forked."""
    when(Moment(datetime(2024, 6, 17, 14, tzinfo=UTC)), language)


def img(
    picture: Picture, sizes: str = BODY_SIZES, lead: bool = False, alt: str | None = None, classes: str = ""
) -> "Markup":
    """The HTML of a picture shown as wide as `sizes` says, in every form there is; see `generator.pictures.markup`."""
    from markupsafe import Markup

    return Markup(markup.img(picture, sizes, lead=lead, alt=alt, more=f' class="{escape(classes)}"' if classes else ""))


def filters_in(words: Wording = ENGLISH) -> dict[str, Callable[..., str]]:
    """What templates know beside Jinja's own filters, by name, in a language: a filter that takes one may be given
    another."""
    own = words.language

    def span(start: When, end: When | None = None, language: str = own) -> str:
        return days(start, end, language)

    def spoken(filter_: Callable[[Any, str], str]) -> Callable[..., str]:
        return lambda value, language=own: filter_(value, language)

    def named(name: str) -> str:
        return label(words, name)

    in_words: tuple[Callable[[Any, str], str], ...] = (day, clock, when, partial, figure, decimal, language_name)
    plain: tuple[Callable[..., str], ...] = (zone, iso, lap_time, img)
    found = {each.__name__: each for each in plain} | {each.__name__: spoken(each) for each in in_words}
    return found | {"days": span, "label": named, "open_graph": open_graph}


def _day_alone(value: object) -> bool:
    if isinstance(value, Moment):
        return value.day_only
    return isinstance(value, date) and not isinstance(value, datetime)


def _date_of(value: object) -> date:
    if isinstance(value, Moment):
        return value.at.date()
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    raise TypeError(f"a date is wanted here, not '{value}'")


def _datetime_of(value: object) -> datetime:
    if isinstance(value, Moment):
        return value.at
    if isinstance(value, datetime):
        return value
    raise TypeError(f"a moment is wanted here, not '{value}'")


@lru_cache(maxsize=_REMEMBERED)
def _day(value: date, language: str) -> str:
    """What Babel's `format_date` makes, which begins from nothing for every date."""
    from babel.dates import format_date

    form, parts = _long(language)
    if not parts:
        return format_date(value, "long", locale=locale_of(language))
    day, month, year = date(2000, 1, value.day), date(2000, value.month, 1), date(value.year, 1, 1)
    depends = {"d": day, "M": month, "L": month, "y": year, "G": year}
    return form % {name: _part(name, depends[name[0]], language) for name in parts}


@lru_cache(maxsize=64)
def _long(language: str) -> tuple[str, tuple[str, ...]]:
    """CLDR's long form of a date and its parts, by the symbols of UTS 35 ("Date Field Symbol Table"); no parts where
    one depends on more than the day alone, the month or the year."""
    from babel.dates import get_date_format

    form = str(get_date_format("long", locale=locale_of(language)).format)
    parts = re.findall(r"%\((\w+)\)s", form)
    return form, tuple(parts) if all(name[0] in "dMLyG" for name in parts) else ()


@lru_cache(maxsize=_REMEMBERED)
def _part(name: str, value: date, language: str) -> str:
    from babel.dates import DateTimeFormat

    return str(DateTimeFormat(value, locale_of(language))[name])


@lru_cache(maxsize=_REMEMBERED)
def _days(start: date, end: date, language: str) -> str:
    from babel.dates import format_interval

    if start >= end:
        return _day(start, language)
    return format_interval(start, end, "yMMMMd", locale=locale_of(language))


@lru_cache(maxsize=_REMEMBERED)
def _clock(hour: int, minute: int, language: str) -> str:
    from babel.dates import format_time

    return format_time(time(hour, minute), "short", locale=locale_of(language))


@lru_cache(maxsize=_REMEMBERED)
def _partial(value: PartialDate, language: str) -> str:
    parts = [int(part) for part in value.split("-") if part]
    if len(parts) == 3:
        return _day(date.fromisoformat(value), language)
    if len(parts) == 2:
        return _month(date(parts[0], parts[1], 1), language)
    return value


@lru_cache(maxsize=_REMEMBERED)
def _month(first: date, language: str) -> str:
    """What Babel's `format_skeleton` makes of a month, of its parts, as `_day`."""
    from babel.dates import format_skeleton

    pattern = locale_of(language).datetime_skeletons.get("yMMMM")
    form = str(pattern.format) if pattern else ""
    parts = re.findall(r"%\((\w+)\)s", form)
    if not parts or any(name[0] not in "MLyG" for name in parts):
        return format_skeleton("yMMMM", first, locale=locale_of(language))
    depends = {"M": date(2000, first.month, 1), "L": date(2000, first.month, 1), "y": date(first.year, 1, 1)}
    return form % {name: _part(name, depends.get(name[0], date(first.year, 1, 1)), language) for name in parts}
