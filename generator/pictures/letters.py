"""Letters: which the bundled font has, and where another is that has more.

The font is Archivo (OFL 1.1, see fonts/OFL.txt) at weight 750 and width 82, for Latin with its extensions.
"""

from functools import cache
from pathlib import Path
from unicodedata import bidirectional

FONT = Path(__file__).with_name("fonts") / "archivo-cards.ttf"

_RANGES = (
    "20-7e a0-17f 18f 192 19d 1a0-1a1 1af-1b0 1c4-1dc 1e6-1e7 1ea-1eb 1fa-21b 22a-22d 230-233 237 259 272 2b9-2ba 2bc"
    " 2c6-2c7 2c9 2da 2dc-2dd 300-301 303-304 308-309 323 1e24-1e25 1e62-1e63 1e6c-1e6d 1e80-1e85 1e9e 1ea0-1ef9 2009"
    " 2013-2014 2018-201a 201c-201e 2020 2022 2026 2032-2033 2039-203a 2044 20a1 20a3-20a4 20a6-20a7 20a9 20ab-20ad"
    " 20b1-20b2 20b5 20b9-20ba 20bc-20bd 2113 2122 2191 2193 2212 2215"
)
_ELSEWHERE = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans-Bold.ttf",
    "/usr/share/fonts/TTF/DejaVuSans-Bold.ttf",
    "/Library/Fonts/DejaVuSans-Bold.ttf",
)
"""Where systems keep DejaVu, which has Greek, Cyrillic, Arabic and Hebrew too."""


def has_all(text: str) -> bool:
    """Whether the bundled font has every letter of a text."""
    return _letters().issuperset(text)


@cache
def other_font() -> Path | None:
    """A font of the system's with more letters; None where there is none."""
    return next((path for path in map(Path, _ELSEWHERE) if path.is_file()), None)


def unknown(text: str) -> str:
    """The letters of a text that no font here has."""
    lacking = sorted(set(text) - _letters())
    if not lacking or not (path := other_font()):
        return "".join(lacking)
    from PIL import ImageFont

    font = ImageFont.truetype(path, 40)
    blank = bytes(font.getmask("\U0010ffff"))
    return "".join(letter for letter in lacking if bytes(font.getmask(letter)) == blank)


def from_right(text: str) -> bool:
    """Whether a text is read from right to left: its first letter that says so decides (Unicode's UAX 9, P2 and P3)."""
    strong = (bidirectional(letter) for letter in text)
    return next((each for each in strong if each in ("L", *_RIGHT)), "L") in _RIGHT


def is_plain(text: str) -> bool:
    """Whether letters stand side by side in the order of the text: none is read from right to left."""
    return not any(bidirectional(letter) in _RIGHT for letter in text)


def can_turn() -> bool:
    """Whether Pillow can set text from right to left, and join the letters of Arabic: with Raqm inside."""
    from PIL import features

    return bool(features.check("raqm"))


_RIGHT = ("R", "AL")


@cache
def _letters() -> frozenset[str]:
    ends = (each.split("-") for each in _RANGES.split())
    return frozenset(chr(code) for each in ends for code in range(int(each[0], 16), int(each[-1], 16) + 1))
