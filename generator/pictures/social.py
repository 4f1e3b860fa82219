"""Social cards: what networks show of a page that has no picture, 1200 by 630 pixels: a headline above a name."""

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.model import digest_of
from generator.pictures.letters import FONT, from_right, has_all, other_font

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = (1200, 630)
"""Pixels: 1.91 to 1, as Open Graph's readers want it."""

PAPER, INK, QUIET, FAINT, KERB = "#fbfaf7", "#14161a", "#5d5a54", "#ece8df", "#d5202b"

_LEFT, _TOP, _WIDE = 84, 64, 1032
_TITLE = (148, 488)
"""Between which heights the headline stands."""

_COLOURS = 96
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
    """The card as PNG; the other way round where its headline is read from right to left."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    turned = from_right(card.title)
    if card.number:
        side, place = ("l", 40) if turned else ("r", SIZE[0] - 40)
        draw.text((place, SIZE[1] + 30), card.number, font=_font(card.number, 520), fill=FAINT, anchor=f"{side}s")
    edge = SIZE[0] - 24 if turned else 0
    draw.rectangle((edge, 0, edge + 23, SIZE[1]), fill=card.colour or INK)
    kicker, site = (_cut(text, 34, _WIDE) for text in (card.kicker, card.site))
    size, lines = fitted(card.title)
    _set(draw, kicker, _TOP, "t", _font(kicker, 34), KERB, turned=turned)
    for row, line in enumerate(lines):
        _set(draw, line, _TITLE[0] + row * size * _LEADING, "a", _font(card.title, size), INK, turned=turned)
    _set(draw, site, 548, "s", _font(site, 34), QUIET, turned=turned)
    _kerb(draw)
    out = BytesIO()
    few = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=8)  # a quarter of the time of the smallest there is, for a tenth more
    return out.getvalue()


def _set(
    draw: "ImageDraw", text: str, top: float, level: str, font: "FreeTypeFont", colour: str, *, turned: bool
) -> None:
    """Set a line at the side at which one begins to read; `level` is what of it stands at `top`, as Pillow's anchors
    have it."""
    place = (SIZE[0] - _LEFT if turned else _LEFT, top)
    way = "rtl" if turned else None
    draw.text(place, text, font=font, fill=colour, anchor=f"{'r' if turned else 'l'}{level}", direction=way)


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
