"""Locales: what a language has of its own by CLDR, by way of Babel: how it writes numbers, its name, its usual region.

English without a region is written as in Britain. A language that CLDR does not know is written as English is.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from babel import Locale

_REMEMBERED = 1 << 14


@lru_cache(maxsize=64)
def locale_of(language: str) -> "Locale":
    """The locale of a language as BCP 47 has it: `de`, `fr-CA`."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse("en_GB" if language == "en" else language, sep="_" if language == "en" else "-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_GB")


@lru_cache(maxsize=_REMEMBERED)
def number(value: float, language: str = "en", places: int = 2) -> str:
    """A figure as people write it, without noughts that say nothing: 25, 12.5, 4,862.5; in German 4.862,5. Less than
    nothing has a minus sign."""
    written = f"{round(value, places) + 0.0:,.12g}".replace("-", "−")
    signs = _signs(language)
    return written.translate(signs) if signs else written


def decimal(written: str, language: str = "en") -> str:
    """A number that content has with a point, 5.281, as people write it; any other text as it is."""
    whole, point, rest = written.partition(".")
    if not (whole.isascii() and whole.isdigit() and ((rest.isascii() and rest.isdigit()) or not point)):
        return written
    return number(int(whole), language) + (_mark(language) + rest if point else "")


@lru_cache(maxsize=256)
def language_name(code: str, language: str = "en") -> str:
    """The name of a language, in a language: German, Deutsch, allemand; its code where it has none there."""
    into = locale_of(language)
    name, _, region = code.partition("-")
    shown = into.languages.get(name.lower())
    place = into.territories.get(region.upper()) if shown else ""
    return f"{shown} ({place})" if place else str(shown or code)


@lru_cache(maxsize=256)
def open_graph(language: str) -> str:
    """A language with its region as Open Graph's `og:locale` wants it: `de_DE`. The region is that where most speak it
    (CLDR, "Likely Subtags") unless the language says one; "" for a language without any."""
    from babel.core import get_global

    parts = language.replace("_", "-").split("-")
    region = next((part.upper() for part in parts[1:] if len(part) == 2), "")
    likely = str(get_global("likely_subtags").get(parts[0].lower(), "")).split("_")
    usual = "GB" if parts[0].lower() == "en" else likely[-1] if len(likely) > 1 else ""
    place = region or usual
    return f"{parts[0].lower()}_{place}" if place else ""


class _Marks(NamedTuple):
    """What stands before decimals, and between thousands."""

    decimal: str
    group: str


@lru_cache(maxsize=64)
def _marks(language: str) -> _Marks:
    if language == "en":
        return _Marks(".", ",")
    found = locale_of(language).number_symbols
    symbols = found.get("latn", found)
    return _Marks(str(symbols.get("decimal", ".")), str(symbols.get("group", ",")))


def _mark(language: str) -> str:
    return _marks(language).decimal


@lru_cache(maxsize=64)
def _signs(language: str) -> dict[int, str]:
    """What to put for the point and the comma of English; nothing where they are the same."""
    marks = _marks(language)
    return {} if marks == _Marks(".", ",") else {ord("."): marks.decimal, ord(","): marks.group}
