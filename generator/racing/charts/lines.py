"""Lines over a box, and their labels in one column on its right, each as near to its line as the others let it."""

from collections.abc import Sequence

from generator.racing.charts.canvas import (
    ROW,
    SIZE,
    STRONG,
    WIDTH,
    Box,
    Entrant,
    Text,
    Tick,
    Trace,
    baseline,
    dash,
    mark,
    path,
    rounded,
    spread,
    wide,
)

Points = Sequence[tuple[float, float] | None]
"""The places of a line; None where it is broken."""

TALL = 230
"""The height of a box in which few lines are."""

_AWAY = 14
"""From the box to the labels: leaders run there."""


def upright(count: int) -> tuple[float, float]:
    """Where the box of so many lines begins and ends, so that all their labels have room."""
    return SIZE, SIZE + max(TALL, ROW * count)


def framed(entrants: Sequence[Entrant], up: Sequence[Tick], across: Sequence[str]) -> Box:
    """The box of the lines of these entrants, with room for the ticks on its left, the labels on its right, and the
    words of ticks below, which are centred."""
    top, bottom = upright(len(entrants))
    edge = max(map(wide, across), default=0.0) / 2
    left = max(max((wide(tick.text) for tick in up), default=0.0) + 10, edge)
    right = max(max((wide(entrant.label) for entrant in entrants), default=0.0) + _AWAY + 2, edge)
    return Box(rounded(left), top, rounded(WIDTH - right), bottom)


def traced(entrant: Entrant, points: Points, place: int) -> Trace:
    """The line of an entrant, with a mark at its end; by its `place` among the lines it looks unlike the others."""
    last = _last(points)
    return Trace(
        name=entrant.name,
        line=path(points),
        marks=mark(*last, place) if last else "",
        dash=dash(place),
        livery=entrant.livery,
        strong=place < STRONG,
    )


def labelled(entrants: Sequence[Entrant], lines: Sequence[Points], box: Box) -> tuple[tuple[Text, ...], str]:
    """The label of each line that has a point, and the path of the leaders to labels that had to move away."""
    ends = [(entrant.label, end) for entrant, line in zip(entrants, lines, strict=True) if (end := _last(line))]
    middles = spread([y for _, (_, y) in ends], box.top, box.bottom)
    labels, leaders = [], []
    for (name, (x, y)), middle in zip(ends, middles, strict=True):
        labels.append(Text(rounded(box.right + _AWAY), baseline(middle), name))
        if x < box.right or abs(middle - y) > 1:
            leaders.append(path([(rounded(x + 4), y), (rounded(box.right + 5), y), (rounded(box.right + 12), middle)]))
    return tuple(labels), "".join(leaders)


def _last(points: Points) -> tuple[float, float] | None:
    return next((point for point in reversed(points) if point), None)
