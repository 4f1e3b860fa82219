"""What the cells of results say: times, gaps, places, points. Each raises ValueError, with what was expected."""

import re
from functools import lru_cache

from generator.results import OUTCOMES

_TIME = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,4})(?:\.(\d{1,6}))?", re.ASCII)
_LAPS = re.compile(r"\+?\s*(\d{1,4})\s*laps?", re.IGNORECASE | re.ASCII)
_POINTS = re.compile(r"\d{1,5}(?:\.\d{1,4})?", re.ASCII)

OUTCOME_WORDS = {"RET": "DNF", "RETIRED": "DNF", "DQ": "DSQ", "EXC": "EX", "WDN": "WD", "NOT CLASSIFIED": "NC"}
"""Other ways to write an outcome, for hints."""


@lru_cache(maxsize=1 << 12)
def position(text: str) -> tuple[int, str]:
    """A place, or 0 and an outcome: `1`, `DNF`."""
    if text.isascii() and text.isdigit() and 0 < int(text[:5]) < 1000:
        return int(text), ""
    if text in OUTCOMES:
        return 0, text
    raise ValueError("a place from 1 on, or one of " + ", ".join(OUTCOMES))


@lru_cache(maxsize=1 << 12)
def count(text: str) -> int:
    """A whole number, such as laps."""
    if text.isascii() and text.isdigit() and len(text) <= 5:
        return int(text)
    raise ValueError("a whole number")


@lru_cache(maxsize=1 << 12)
def grid(text: str) -> int:
    """A place on the grid; 0 for the pit lane."""
    if text.upper() in ("PL", "PIT", "PIT LANE"):
        return 0
    if text.isascii() and text.isdigit() and 0 < int(text[:5]) < 1000:
        return int(text)
    raise ValueError("a place from 1 on, or PL for the pit lane")


def time(text: str) -> int:
    """A time in whole milliseconds: `1:40:52.554`, `1:23.456`, `59.9`."""
    match = _TIME.fullmatch(text)
    if match:
        hours, minutes, seconds, part = match.groups()
        if not (minutes and int(seconds) > 59) and not (hours and int(minutes) > 59):
            fraction = round(int(part.ljust(6, "0")) / 1000) if part else 0
            found = ((int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)) * 1000 + fraction
            if found:
                return found
    raise ValueError("a time such as 1:40:52.554, 1:23.456 or 59.9")


def gap(text: str) -> tuple[int, int]:
    """A distance in milliseconds, or 0 and one in laps: `+13.773`, `+2 laps`."""
    if match := _LAPS.fullmatch(text):
        return 0, int(match[1])
    try:
        return time(text.removeprefix("+")), 0
    except ValueError:
        raise ValueError("a distance such as +13.773 or +2 laps") from None


@lru_cache(maxsize=1 << 12)
def points(text: str) -> float:
    """Points, whole or not: `25`, `4.5`."""
    if _POINTS.fullmatch(text):
        return float(text)
    raise ValueError("points such as 25 or 4.5, or - for none")
