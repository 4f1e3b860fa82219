"""The geometry that SVG writes as text: lists of numbers, paths, transforms, read letter by letter in one pass.

Grammar: SVG 2, 9.3.9 (paths), 10.6 (points); CSS Transforms 1, 8 (transforms).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

FARTHEST = 1e6
"""No number of a drawing is greater."""


class Segment(NamedTuple):
    """A command of a path, once, with its numbers: `("c", (1, 2, 3, 4, 5, 6))`."""

    command: str
    numbers: tuple[float, ...]


def numbers(text: str) -> tuple[float, ...] | None:
    """The numbers of a list; None where anything else stands in it."""
    found, at = [], 0
    while match := _NUMBER.match(text, at):
        found.append(float(match[1]))
        at = match.end()
    return tuple(found) if not text[at:].strip(" \t\r\n,") and all(map(_is_near, found)) else None


def segments(path: str) -> tuple[Segment, ...] | None:
    """The commands of a path; None where it is none."""
    pieces = _COMMAND.split(path)
    if pieces[0].strip() or len(pieces) < 3 or pieces[1] not in "Mm":
        return None
    found: list[Segment] = []
    for command, text in zip(pieces[1::2], pieces[2::2], strict=True):
        values = _arcs(text) if command in "Aa" else numbers(text)
        count = _COUNTS[command.upper()]
        if values is None or (count and (not values or len(values) % count)) or (not count and values):
            return None
        starts = range(0, len(values), count) if count else (0,)
        found += [Segment(command, values[start : start + count]) for start in starts]
    return tuple(found)


def is_transform(text: str) -> bool:
    """Whether a text is a list of transforms."""
    at = 0
    while match := _TRANSFORM.match(text, at):
        values = numbers(match["numbers"])
        if values is None or len(values) not in _ARGUMENTS[match["name"]]:
            return False
        at = match.end()
    return at > 0 and not text[at:].strip()


def extent(shapes: Iterable[tuple[str, Mapping[str, str]]]) -> tuple[float, float, float, float] | None:
    """Left, top, width and height of what shapes (an element's name, its attributes) may touch, with a little room
    around; of curves their control points count. None for nothing, and where something is transformed."""
    points: list[tuple[float, float]] = []
    for tag, attributes in shapes:
        if "transform" in attributes:
            return None
        points += _touched(tag, attributes)
    if not points:
        return None
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    room = max(right - left, bottom - top, 1) / 20
    return left - room, top - room, right - left + 2 * room, bottom - top + 2 * room


_NUMBER = re.compile(r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_TRANSFORM = re.compile(r"[\s,]*(?P<name>matrix|translate|scale|rotate|skewX|skewY)\s*\((?P<numbers>[^()]*)\)")
_ARGUMENTS = {"matrix": {6}, "translate": {1, 2}, "scale": {1, 2}, "rotate": {1, 3}, "skewX": {1}, "skewY": {1}}


def _is_near(value: float) -> bool:
    return abs(value) <= FARTHEST


def _arcs(text: str) -> tuple[float, ...] | None:
    """The numbers of arcs; the fourth and the fifth of each seven are flags, which may stand without a space."""
    found: list[float] = []
    at = 0
    while match := (_FLAG if len(found) % 7 in (3, 4) else _NUMBER).match(text, at):
        found.append(float(match[1]))
        at = match.end()
    return tuple(found) if not text[at:].strip(" \t\r\n,") and all(map(_is_near, found)) else None


def _touched(tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[float, float]]:
    if tag == "path":
        yield from _along(segments(attributes["d"]) or ())
    elif tag == "polyline":
        values = numbers(attributes["points"]) or ()
        yield from zip(values[::2], values[1::2], strict=False)
    else:
        value = {name: float(text) for name, text in attributes.items()}
        if tag == "line":
            yield from ((value.get(f"x{end}", 0.0), value.get(f"y{end}", 0.0)) for end in (1, 2))
        else:
            x, y, r = (value.get(name, 0.0) for name in ("cx", "cy", "r"))
            yield from ((x - r, y - r), (x + r, y + r))


def _along(path: Iterable[Segment]) -> Iterator[tuple[float, float]]:
    x = y = start_x = start_y = 0.0
    for command, values in path:
        from_x, from_y = (x, y) if command.islower() else (0.0, 0.0)
        kind = command.upper()
        if kind == "Z":
            x, y = start_x, start_y
            continue
        if kind == "H":
            pairs = [(from_x + values[0], y)]
        elif kind == "V":
            pairs = [(x, from_y + values[0])]
        elif kind == "A":
            end = from_x + values[5], from_y + values[6]
            wide, high = 2 * abs(values[0]), 2 * abs(values[1])
            pairs = [(end[0] - wide, end[1] - high), (end[0] + wide, end[1] + high), end]
        else:
            pairs = [(from_x + px, from_y + py) for px, py in zip(values[::2], values[1::2], strict=True)]
        yield from pairs
        x, y = pairs[-1]
        if kind == "M":
            start_x, start_y = x, y
