"""Social cards: what networks show of a page that has no picture, 1200 by 630 pixels: a headline above a name."""

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model import digest_of
from generator.pictures.letters import FONT, has_all, other_font

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = (1200, 630)
"""Pixels: 1.91 to 1, as Open Graph's readers want it."""

PAPER, INK, QUIET, FAINT, KERB = "#fbfaf7", "#14161a", "#5d5a54", "#ece8df", "#d5202b"

_LEFT, _TOP, _WIDE = 84, 64, 1032
_TITLE = (148, 488)
"""Between which heights the headline stands."""

_SIZES = range(96, 43, -4)
_LEADING = 1.06


class SocialCard(Struct, frozen=True):
    """What stands on a card: the headline, a line above it, the site's name below; the colour of a team, "" for none,
    and a race number."""

    title: str
    kicker: str
    site: str
    colour: str = ""
    number: str = ""


def card_address(name: str, card: SocialCard) -> str:
    """The address of a card, which says what stands on it."""
    return f"/media/cards/{name}.{digest_of(card)[:10]}.png"


def drawn(card: SocialCard) -> bytes:
    """The card as PNG."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    if card.number:
        draw.text((SIZE[0] - 40, SIZE[1] + 30), card.number, font=_font(card.number, 520), fill=FAINT, anchor="rs")
    draw.rectangle((0, 0, 23, SIZE[1]), fill=card.colour or INK)
    kicker, site = (_cut(text, 34, _WIDE) for text in (card.kicker, card.site))
    draw.text((_LEFT, _TOP), kicker, font=_font(kicker, 34), fill=KERB, anchor="lt")
    size, lines = fitted(card.title)
    for row, line in enumerate(lines):
        place = (_LEFT, _TITLE[0] + row * size * _LEADING)
        draw.text(place, line, font=_font(card.title, size), fill=INK, anchor="la")
    draw.text((_LEFT, 548), site, font=_font(site, 34), fill=QUIET, anchor="ls")
    _kerb(draw)
    out = BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def fitted(title: str) -> tuple[int, tuple[str, ...]]:
    """The size at which a headline fits, the largest there is, and its lines; at the smallest it ends in an ellipsis
    where it is still too long."""
    words = " ".join(title.split())
    for size in _SIZES:
        lines = _lines(words, title, size)
        if len(lines) <= _rows(size):
            return size, tuple(lines)
    rows = _rows(size)
    return size, (*lines[: rows - 1], _cut(" ".join(lines[rows - 1 :]), size, _WIDE, title, always=True))


def _rows(size: int) -> int:
    return int((_TITLE[1] - _TITLE[0]) // (size * _LEADING))


def _lines(words: str, title: str, size: int) -> list[str]:
    """The lines of a text; a word that is wider than a line is broken."""
    font = _font(title, size)
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= _WIDE:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = word
        while font.getlength(lines[-1]) > _WIDE:
            head = _head(lines[-1], font, _WIDE)
            lines[-1:] = [head, lines[-1][len(head) :]]
    return lines


def _head(text: str, font: "FreeTypeFont", wide: float) -> str:
    """As much of a text as fits, at least one letter."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if font.getlength(text[:middle]) <= wide else (low, middle - 1)
    return text[:low]


def _cut(text: str, size: int, wide: int, whole: str = "", *, always: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis behind."""
    font = _font(whole or text, size)
    if not always and font.getlength(text) <= wide:
        return text
    return _head(text, font, wide - font.getlength("…")).rstrip() + "…"


def _kerb(draw: "ImageDraw") -> None:
    """The strip of a kerb along the lower edge."""
    top, foot, step = SIZE[1] - 22, SIZE[1], 60
    for left in range(-step, SIZE[0] + step, 2 * step):
        draw.polygon(((left + 12, top), (left + step + 12, top), (left + step, foot), (left, foot)), fill=KERB)


def _font(text: str, size: int) -> "FreeTypeFont":
    return _loaded(size, bundled=has_all(text) or other_font() is None)


@cache
def _loaded(size: int, *, bundled: bool) -> "FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(FONT if bundled else other_font() or FONT, size)
