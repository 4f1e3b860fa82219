"""The canvas: what every chart is made of, and how figures become places on it.

A unit is a pixel where the drawing is shown 400 pixels wide; x grows to the right and y downwards. All places are
rounded to a tenth of a unit.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import Literal, NamedTuple
from unicodedata import east_asian_width

from msgspec import Struct

from generator.model import Sealed

WIDTH = 400.0
"""The width of every chart: on a phone of 360 pixels its text is then as small as it may be."""

SIZE = 12.0
"""The height of letters."""

ROW = 14.0
"""The least distance between lines of text."""

MOST = 24
"""So many lines are drawn at most; those behind them stand in the table alone."""

STRONG = 10
"""So many lines are drawn strongly: the first ones."""

LONGEST = 16
"""Letters of a label; a longer one is cut."""

Kind = Literal["progression", "grid", "gap", "career"]
Anchor = Literal["start", "middle", "end"]


class Entrant(Struct, frozen=True):
    """Whom a line is about: the name in the table, what stands at the line (else the name), the class that
    gives the line its team's colour ("": it has that of text)."""

    name: str
    short: str = ""
    livery: str = ""

    @property
    def label(self) -> str:
        """What stands at the line."""
        return shortened(self.short or self.name)


class Box(NamedTuple):
    """The part of a drawing in which its lines are."""

    left: float
    top: float
    right: float
    bottom: float


class Tick(Struct, frozen=True):
    """A place on an axis, and what stands beside it."""

    at: float
    text: str


class Text(Struct, frozen=True):
    """A text; `x` is where it starts, is centred or ends, `y` its base line."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"


class Trace(Struct, frozen=True, kw_only=True):
    """A line: `line` and `marks` are paths as SVG writes them, `dash` its pattern (stroke-dasharray), "" for none."""

    name: str
    line: str
    marks: str
    dash: str
    livery: str
    strong: bool = True


class Chart(Sealed, frozen=True, kw_only=True):
    """A chart, ready to be drawn: `across` are the ticks below its `box`, `up` those on its left, `leaders` a path of
    the thin lines from the end of a line to its label. `title` and `summary` say in words what it shows, `columns`
    and `rows` are its figures as a table."""

    kind: Kind
    title: str
    summary: str
    width: float
    height: float
    box: Box
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    traces: tuple[Trace, ...]
    labels: tuple[Text, ...]
    leaders: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


# ---------------------------------------------------------------- numbers


class Scale(NamedTuple):
    """From figures between `low` and `high` to places between `start` and `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a figure; with no room between `low` and `high`, the start."""
        if self.high == self.low:
            return self.start
        return rounded(self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start))


def rounded(value: float) -> float:
    """A place to a tenth of a unit; never minus nought."""
    return round(value, 1) + 0.0


def nice_ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Round figures from `low` to `high`, at most so many, their distance 1, 2 or 5 times a power of ten."""
    if high <= low:
        return (low,)
    rough = (high - low) / (most - 1)
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return tuple(round(place * step, 6) for place in range(first, last + 1))


def every(count: int, room: float, widest: float) -> int:
    """Every how manieth of so many ticks over this room bears its text, so that none touches another."""
    return next((step for step in (1, 2, 3, 4, 5, 10, 20, 25, 50) if room * step / max(count - 1, 1) >= widest), 100)


def spread(wanted: Sequence[float], low: float, high: float, row: float = ROW) -> tuple[float, ...]:
    """Places as near as may be to those that are wanted, in the same order, none nearer than a row to the next, all
    between `low` and `high` if there is room."""
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    found = [0.0] * len(wanted)
    next_free = low
    for place in order:
        found[place] = max(wanted[place], next_free)
        next_free = found[place] + row
    last_free = high
    for place in reversed(order):
        found[place] = min(found[place], last_free)
        last_free = found[place] - row
    return tuple(map(rounded, found))


# ---------------------------------------------------------------- text and paths


def wide(text: str) -> float:
    """How wide a text is, about, in a broad typeface: Chinese letters are as wide as they are high, others less."""
    return sum(SIZE * _share(letter) for letter in text)


def shortened(text: str, longest: int = LONGEST) -> str:
    """A label of so many letters at most."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def baseline(middle: float) -> float:
    """The base line of a text whose middle is there."""
    return rounded(middle + SIZE * 0.35)


def path(points: Iterable[tuple[float, float] | None]) -> str:
    """A line through points; it is broken where there is none. A point alone is a dot."""
    parts: list[str] = []
    run: list[str] = []
    for point in (*points, None):
        if point is not None:
            run.append(f"{plain(point[0])} {plain(point[1])}")
        elif run:
            parts.append("M" + "L".join(run) + ("h0" if len(run) == 1 else ""))
            run = []
    return "".join(parts)


def mark(x: float, y: float, number: int) -> str:
    """A mark as a closed path, of one of four shapes: disc, square, diamond, triangle."""
    return f"M{plain(x)} {plain(y)}{_SHAPES[number // len(DASHES) % len(_SHAPES)]}"


def dash(number: int) -> str:
    """The pattern of a line. With its mark it tells 24 lines apart."""
    return DASHES[number % len(DASHES)]


def plain(value: float) -> str:
    """A place as SVG writes it: without a point where it needs none."""
    return f"{value:.1f}".removesuffix(".0")


def _share(letter: str) -> float:
    if east_asian_width(letter) in "WF":
        return 1
    return 0.8 if letter.isupper() or letter == "+" else 0.65


DASHES = ("", "6 2", "2 2", "9 2 2 2", "12 4", "1 3")

_SHAPES = (
    "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
    "m-2.7-2.7h5.4v5.4h-5.4z",
    "m0-3.6l3.6 3.6l-3.6 3.6l-3.6-3.6z",
    "m0-3.4l3.4 5.9h-6.8z",
)
