"""From grid to finish: where each car started, on the left, and where it ended, on the right."""

from collections.abc import Sequence

from msgspec import Struct

from generator.model import sealed
from generator.racing.charts.canvas import (
    ROW,
    SIZE,
    WIDTH,
    Box,
    Chart,
    Entrant,
    Text,
    Trace,
    baseline,
    dash,
    mark,
    path,
    rounded,
    shortened,
    wide,
)
from generator.wording import ENGLISH, Wording

LEAST = 12
"""Lines stand apart as rows of text do, and this much more between those that finished and those that did not."""


LONGEST, STATE = 13, 5
"""Letters of a name and of what became of a car, at most: they stand on both sides."""


class Start(Struct, frozen=True, kw_only=True):
    """A car in a race: its place on the grid (None where it has none; `pit_lane` says that it started from there), its
    place at the end (None where it has none), and what became of it then: `DNF`, `DSQ`."""

    entrant: Entrant
    grid: int | None = None
    pit_lane: bool = False
    place: int | None = None
    state: str = ""


def grid_to_finish(title: str, starts: Sequence[Start], words: Wording = ENGLISH) -> Chart:
    """The chart of a race. Cars that share a place, or have none, stand below each other in the order given, those
    without a place after all others."""
    rows = len(starts)
    left = max((wide(_left(start)) for start in starts), default=0.0) + 10
    right = WIDTH - max((wide(_right(start)) for start in starts), default=0.0) - 10
    box = Box(rounded(left), SIZE, rounded(right), rounded(SIZE + ROW * max(rows - 1, 1) + LEAST))
    before = _rows([start.grid for start in starts], box)
    after = _rows([start.place for start in starts], box)
    traces = [
        _trace(place, start, (box.left, y), (box.right, z))
        for place, (start, y, z) in enumerate(zip(starts, before, after, strict=True))
    ]
    labels = [Text(rounded(box.left - 6), baseline(y), _left(s), "end") for s, y in zip(starts, before, strict=True)]
    labels += [Text(rounded(box.right + 6), baseline(y), _right(s)) for s, y in zip(starts, after, strict=True)]
    return sealed(
        Chart(
            kind="grid",
            title=title,
            summary=_summary(starts, words),
            width=WIDTH,
            height=box.bottom + SIZE,
            box=box,
            across=(),
            up=(),
            traces=tuple(traces),
            labels=tuple(labels),
            leaders="",
            columns=("", words.say("Grid"), words.say("Finish")),
            rows=tuple((s.entrant.name, _before(s), _after(s)) for s in starts),
        )
    )


def _rows(places: Sequence[int | None], box: Box) -> list[float]:
    """The height of each car's row."""
    order = sorted(range(len(places)), key=lambda at: (places[at] is None, places[at] or 0, at))
    placed = sum(place is not None for place in places)
    heights = {at: box.top + ROW * row + (LEAST if row >= placed > 0 else 0) for row, at in enumerate(order)}
    return [rounded(heights[at]) for at in range(len(places))]


def _trace(place: int, start: Start, before: tuple[float, float], after: tuple[float, float]) -> Trace:
    return Trace(
        name=start.entrant.name,
        line=path([before, after]),
        marks=mark(*before, place) + mark(*after, place),
        dash=dash(place) if start.place is not None else "1 3",
        livery=start.entrant.livery,
        strong=start.place is not None,
    )


def _left(start: Start) -> str:
    return f"{shortened(start.entrant.label, LONGEST)} {_before(start)}"


def _right(start: Start) -> str:
    return f"{shortened(_after(start), STATE)} {shortened(start.entrant.label, LONGEST)}"


def _before(start: Start) -> str:
    if start.grid is not None:
        return str(start.grid)
    return "PL" if start.pit_lane else "–"


def _after(start: Start) -> str:
    return str(start.place) if start.place is not None else start.state or "–"


def _summary(starts: Sequence[Start], words: Wording) -> str:
    winner = next((start for start in starts if start.place == 1), None)
    gains = [
        (start.grid - start.place, start) for start in starts if start.grid is not None and start.place is not None
    ]
    parts = [words.say("Each car's place on the grid, on the left, and at the end, on the right.")]
    parts += [_won(winner, words)] * bool(winner)
    if gains and (best := max(gains, key=lambda each: each[0]))[0] > 0:
        name = best[1].entrant.name
        parts.append(
            words.say_many(
                "%(driver)s made up most: %(num)s place.",
                "%(driver)s made up most: %(num)s places.",
                best[0],
                driver=name,
            )
        )
    if out := sum(start.place is None for start in starts):
        parts.append(words.say_many("%(num)s without a place at the end.", "%(num)s without a place at the end.", out))
    return " ".join(parts)


def _won(winner: Start | None, words: Wording) -> str:
    if not winner:
        return ""
    name = winner.entrant.name
    if winner.grid is not None:
        return words.say("%(driver)s won from %(place)s on the grid.", driver=name, place=winner.grid)
    if winner.pit_lane:
        return words.say("%(driver)s won from the pit lane.", driver=name)
    return words.say("%(driver)s won.", driver=name)
