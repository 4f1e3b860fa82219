"""Painting: orders to draw flat shapes and figures, and what makes a picture of them.

All lengths are in pixels of a sheet of 1600 by 900, from its upper left corner; colours are `#rrggbb`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from itertools import accumulate, pairwise
from math import hypot
from pathlib import Path
from typing import NamedTuple, TypeAlias

from PIL import Image, ImageDraw, ImageFont

SIZE = (1600, 900)
"""Width and height of every picture."""

Point: TypeAlias = tuple[float, float]


class Fill(NamedTuple):
    """A rectangle from corner to corner; all of the sheet if it says nothing else."""

    colour: str
    start: Point = (0, 0)
    end: Point = (1600, 900)


class Disc(NamedTuple):
    """A disc, or with a `hole` a ring."""

    centre: Point
    radius: float
    colour: str
    hole: float = 0
    under: str = ""


class Line(NamedTuple):
    """A stroke through these points with round corners and ends."""

    points: Sequence[Point]
    width: float
    colour: str


class Shape(NamedTuple):
    """A surface with these corners."""

    points: Sequence[Point]
    colour: str


class Words(NamedTuple):
    """Letters or figures, so high as the font calls it, their middle at a place."""

    text: str
    centre: Point
    size: float
    colour: str


Order: TypeAlias = Fill | Disc | Line | Shape | Words
Orders: TypeAlias = tuple[Order, ...]


def png(orders: Iterable[Order]) -> bytes:
    """The picture as PNG, of few colours."""
    out = BytesIO()
    painted(orders).quantize(_COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def painted(orders: Iterable[Order]) -> Image.Image:
    """The picture, each order above those before it. It is drawn larger, so that edges are smooth."""
    image = Image.new("RGB", (SIZE[0] * _LARGER, SIZE[1] * _LARGER))
    draw = ImageDraw.Draw(image)
    for order in orders:
        _paint(draw, order)
    return image.reduce(_LARGER)


def curve(points: Sequence[Point], steps: int = 24) -> tuple[Point, ...]:
    """A smooth way through all of these points (a Catmull-Rom spline), `steps` to each piece."""
    around = (points[0], *points, points[-1])
    pieces = zip(around, around[1:], around[2:], around[3:], strict=False)
    return (*(_between(piece, step / steps) for piece in pieces for step in range(steps)), points[-1])


def along(way: Sequence[Point], part: float) -> tuple[Point, Point]:
    """The place on a way when this part of it, from 0 to 1, lies behind, and its direction there, of length 1."""
    pieces = [(start, end, hypot(end[0] - start[0], end[1] - start[1])) for start, end in pairwise(way)]
    behind = list(accumulate(length for _, _, length in pieces))
    place = min(bisect_left(behind, part * behind[-1]), len(pieces) - 1)
    start, end, length = pieces[place]
    left = part * behind[-1] - behind[place] + length
    across, down = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    return (start[0] + across * left, start[1] + down * left), (across, down)


_COLOURS = 48
_LARGER = 3
_FONT = Path(__file__).parents[2] / "generator/pictures/fonts/archivo-cards.ttf"


def _between(piece: tuple[Point, Point, Point, Point], part: float) -> Point:
    before, start, end, behind = piece

    def one(axis: int) -> float:
        a, b, c, d = before[axis], start[axis], end[axis], behind[axis]
        return 0.5 * (
            2 * b + (c - a) * part + (2 * a - 5 * b + 4 * c - d) * part**2 + (3 * b - a - 3 * c + d) * part**3
        )

    return one(0), one(1)


def _paint(draw: ImageDraw.ImageDraw, order: Order) -> None:
    match order:
        case Fill(colour, start, end):
            (left, top), (right, foot) = _scaled((start, end))
            draw.rectangle((left, top, right - 1, foot - 1), fill=colour)
        case Disc(centre, radius, colour, hole, under):
            _disc(draw, centre, radius, colour)
            if hole:
                _disc(draw, centre, hole, under)
        case Line(points, width, colour):
            draw.line(_scaled(points), fill=colour, width=round(width * _LARGER))
            for each in points:
                _disc(draw, each, width / 2, colour)
        case Shape(points, colour):
            draw.polygon(_scaled(points), fill=colour)
        case Words(text, centre, size, colour):
            (place,) = _scaled((centre,))
            draw.text(place, text, font=_font(round(size * _LARGER)), fill=colour, anchor="mm")


def _disc(draw: ImageDraw.ImageDraw, centre: Point, radius: float, colour: str) -> None:
    (x, y), far = *_scaled((centre,)), radius * _LARGER
    draw.ellipse((x - far, y - far, x + far, y + far), fill=colour)


def _scaled(points: Iterable[Point]) -> list[Point]:
    return [(x * _LARGER, y * _LARGER) for x, y in points]


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size, layout_engine=ImageFont.Layout.BASIC)
