"""Colours of teams: fit for both papers, the light one and the dark one.

A line or a bar needs a contrast of 3 to 1 against what it stands on (WCAG 2.2, 1.4.11). A colour that is too light for
the one or too dark for the other gets a twin of the same hue that is neither, so that one colour serves both.
"""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache

PAPERS = ("#fbfaf7", "#121417")
"""The papers of our themes, by day and by night; those of `plain`, white and nearly black, ask for less."""

NEEDED = 3.0
"""The contrast that a line needs."""

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def livery(kind: str, slug: str, colour: str) -> str:
    """The class that gives something a team's colour; "" for who is no team or has none."""
    return f"pf-team-{slug}" if kind == "team" and legible(colour) else ""


@lru_cache(maxsize=1024)
def legible(colour: str) -> str:
    """A colour of the same hue that holds 3:1 against both papers, as `#rrggbb`; the colour itself where it does. ""
    for what is no colour (`#rgb` or `#rrggbb`)."""
    if not _HEX.fullmatch(colour):
        return ""
    red, green, blue = _parts(colour)
    written = _hex(red, green, blue)
    if _holds(written):
        return written
    hue, light, strong = rgb_to_hls(red, green, blue)
    others = sorted(range(1001), key=lambda step: abs(step / 1000 - light))
    twins = (_hex(*hls_to_rgb(hue, step / 1000, strong)) for step in others)
    return next(twin for twin in twins if _holds(twin))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _holds(colour: str) -> bool:
    return all(contrast(colour, paper) >= NEEDED for paper in PAPERS)


def _luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _hex(*parts: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
