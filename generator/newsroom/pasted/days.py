"""Days as texts write them: `June 9, 2024`, `9. Juni 2024`, `09.06.2024`, `2024-06-09T14:30Z`.

The names of months and weekdays are those of CLDR. Between two numbers and a slash nobody can tell the day from the
month, unless one of them is no month.
"""

import re
from collections.abc import Iterator
from datetime import UTC
from functools import cache
from typing import NamedTuple

from generator.locales import locale_of
from generator.text.dates import DateError, moment

LANGUAGES = ("en", "en-US", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs")
"""Languages whose months are known."""

_SHORTEST = 3
_ZONES = {
    **dict.fromkeys(("Z", "UTC", "GMT", "WET"), "Z"),
    **dict.fromkeys(("BST", "CET", "MEZ", "WEST"), "+01:00"),
    **dict.fromkeys(("CEST", "MESZ", "EET"), "+02:00"),
    **dict.fromkeys(("EEST", "MSK"), "+03:00"),
    "EDT": "-04:00", "EST": "-05:00", "CDT": "-05:00", "MDT": "-06:00", "PDT": "-07:00", "PST": "-08:00",
    "JST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00",
}  # fmt: skip
_OFFSET = r"(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?"
_CLOCK = (
    r"(?<![\d.:])(?P<@h>\d{1,2})(?:(?P<@s>[:.h])(?P<@m>\d{2})(?::\d{2}(?:\.\d+)?)?)?"
    r"(?:\s?(?P<@half>[ap])\.?m\b\.?|\s?(?P<@uhr>Uhr|hrs|h)\b)?"
    rf"(?:\s?\(?(?P<@zone>{_OFFSET}|{'|'.join(_ZONES)})(?![\w:])\)?)?(?![\w:]|[.,]\d)"
)
"""A time of day; `@` stands for the side of the date that it is on."""


class Day(NamedTuple):
    """A day in a text: where it begins and ends, and as front matter writes it, with its time if it has one; "" for
    what can be read as two days."""

    start: int
    end: int
    value: str


def days(text: str) -> Iterator[Day]:
    """The days in a text that have a year, in order; those that no calendar has are left out."""
    for found in _pattern().finditer(text):
        if (made := _made(found)) is not None:
            yield made


def day_at(text: str, start: int = 0) -> Day | None:
    """The day that begins exactly there."""
    found = _pattern().match(text, start)
    return _made(found) if found else None


def day_without_year(text: str) -> tuple[int, int] | None:
    """The month and the day that a text is, as `June 9` or `9 June`; None for anything else."""
    found = _yearless().fullmatch(text.strip())
    if not found:
        return None
    month, day = _months()[(found["m1"] or found["m2"]).casefold()], int(found["d1"] or found["d2"])
    return (month, day) if _checked(f"2024-{month:02}-{day:02}") else None


def two_readings(text: str) -> tuple[str, str]:
    """The two days that numbers between slashes may mean."""
    first, second, year = text.strip().split("/")
    return f"{year}-{int(second):02}-{int(first):02}", f"{year}-{int(first):02}-{int(second):02}"


@cache
def _months() -> dict[str, int]:
    found = {"sept": 9}
    for language in LANGUAGES:
        for form, width in (("format", "wide"), ("format", "abbreviated"), ("stand-alone", "wide")):
            for number, name in locale_of(language).months[form][width].items():
                plain = name.rstrip(".").casefold()
                if plain.isalpha() and len(plain) >= _SHORTEST:
                    found.setdefault(plain, number)
    return found


@cache
def _weekdays() -> frozenset[str]:
    names = (
        name.rstrip(".")
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in locale_of(language).days["format"][width].values()
    )
    return frozenset(name.casefold() for name in names if len(name) >= _SHORTEST)


def _any(names: "frozenset[str] | dict[str, int]") -> str:
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))


@cache
def _pattern() -> re.Pattern[str]:
    months = _any(_months())
    named = (
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?(?:\s+|\s+of\s+|\s+de\s+|-)(?P<m1>{months})\b\.?,?"
        rf"(?:\s+|\s+del?\s+|-)(?P<y1>\d{{4}})"
        rf"|(?P<m2>{months})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    )
    numbers = (
        r"(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
        r"|(?P<d4>\d{1,2})\.\s?(?P<m4>\d{1,2})\.\s?(?P<y4>\d{4})"
        r"|(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/(?P<y5>\d{4})"
        r"|(?P<y6>\d{4})年\s?(?P<m6>\d{1,2})月\s?(?P<d6>\d{1,2})日"
    )
    before = rf"(?:{_CLOCK.replace('@', 'b')}\s*(?:[,·•|–—-]\s*|on\s+)?)?(?:(?:{_any(_weekdays())})\b\.?,?\s+)?"
    said = r"at|um|à|alle(?:\s+ore)?|ore|kl\.?|às|a las"
    after = rf"(?:(?:\s*[,·•|–—-]?\s+(?:(?P<at>{said})\s+)?|T|日\s?){_CLOCK.replace('@', 'a')})?"
    return re.compile(rf"(?<![\w./-]){before}(?:{named}|{numbers})(?P<end>)(?![\d/]|-\d|\.\d){after}", re.IGNORECASE)


@cache
def _yearless() -> re.Pattern[str]:
    months = _any(_months())
    return re.compile(
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<m1>{months})\.?|(?P<m2>{months})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?",
        re.IGNORECASE,
    )


def _made(found: re.Match[str]) -> Day | None:
    start, end = found.start(), found.end("end")
    if found["y5"]:
        first, second = int(found["a5"]), int(found["b5"])
        if first != second and max(first, second) <= 12:
            return Day(found.start("a5"), end, "")
        day, month = (second, first) if second > 12 else (first, second)
        value = f"{found['y5']}-{month:02}-{day:02}"
    else:
        value = _named(found)
    if not _checked(value):
        return None
    for side, edges in (("b", (start, end)), ("a", (_without_clock(found), found.end()))):
        clock = _clock(found, side)
        if clock and _checked(f"{value} {clock}"):
            return Day(*edges, f"{value} {clock}")
    return Day(_without_clock(found), end, value)


def _named(found: re.Match[str]) -> str:
    for number in "12346":
        if year := found[f"y{number}"]:
            written = found[f"m{number}"]
            month = int(written) if written.isdecimal() else _months()[written.casefold()]
            return f"{year}-{month:02}-{int(found[f'd{number}']):02}"
    return ""


def _without_clock(found: re.Match[str]) -> int:
    """Where a day begins when what stands before it is no time of its."""
    if found["bh"] is None:
        return found.start()
    ends = [found.end(f"b{part}") for part in ("h", "m", "half", "uhr", "zone") if found[f"b{part}"]]
    between = re.compile(r"[)\s,·•|–—.-]*(?:on\s+)?", re.IGNORECASE).match(found.string, max(ends))
    return between.end() if between else found.start()


def _clock(found: re.Match[str], side: str) -> str:
    """The time of day on one side of a date, "" where there is none."""
    hour, minute, half, sign = (found[f"{side}{part}"] for part in ("h", "m", "half", "s"))
    is_told = half or found[f"{side}uhr"] or sign == "h" or (side == "a" and found["at"])
    if not hour or not (minute or half) or (sign != ":" and not is_told):
        return ""
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return ""
        number = number % 12 + (12 if half.casefold() == "p" else 0)
    return f"{number:02}:{minute or '00'}{_offset(found[f'{side}zone'] or '')}"


def _offset(written: str) -> str:
    zone = written.upper()
    if zone in _ZONES:
        return _ZONES[zone]
    found = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?", zone)
    return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}" if found else ""


def _checked(value: str) -> bool:
    try:
        moment(value, UTC)
    except DateError:
        return False
    return True
