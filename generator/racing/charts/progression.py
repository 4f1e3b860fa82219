"""Standings progression: the points, or the place, of each entrant after each round."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from generator.model import sealed
from generator.racing.charts.canvas import (
    MOST,
    ROW,
    WIDTH,
    Box,
    Chart,
    Entrant,
    Scale,
    Tick,
    every,
    nice_ticks,
    wide,
)
from generator.racing.charts.lines import framed, labelled, traced, upright
from generator.wording import ENGLISH, Wording

Measure = Literal["points", "place"]


class Progress(Struct, frozen=True):
    """An entrant's points or places after each round; None where there is none yet, or no longer."""

    entrant: Entrant
    values: tuple[float | None, ...]


def progression(
    title: str,
    rounds: Sequence[str],
    lines: Sequence[Progress],
    measure: Measure = "points",
    *,
    words: Wording = ENGLISH,
) -> Chart:
    """The chart of a championship: `rounds` are the words for each (a number, a code), `lines` in the order of the
    standings, each with as many values as there are rounds. The first 24 are drawn."""
    drawn = lines[:MOST]
    entrants = [line.entrant for line in drawn]
    values = [value for line in drawn for value in line.values if value is not None]
    up, ticks = _up(values, measure, len(drawn), words)
    box = framed(entrants, ticks, rounds)
    across = Scale(0, max(len(rounds) - 1, 1), box.left, box.right)
    points = [
        [None if value is None else (across(at), up(value)) for at, value in enumerate(line.values)] for line in drawn
    ]
    labels, leaders = labelled(entrants, points, box)
    return sealed(
        Chart(
            kind="progression",
            title=title,
            summary=_summary(rounds, lines, measure, words),
            width=WIDTH,
            height=box.bottom + ROW + 8,
            box=box,
            across=_across(rounds, across, box),
            up=ticks,
            traces=tuple(traced(*each) for each in zip(entrants, points, range(MOST), strict=False)),
            labels=labels,
            leaders=leaders,
            columns=("", *rounds),
            rows=tuple((line.entrant.name, *(_cell(value, words) for value in line.values)) for line in lines),
        )
    )


def _up(values: Sequence[float], measure: Measure, count: int, words: Wording) -> tuple[Scale, tuple[Tick, ...]]:
    top, bottom = upright(count)
    if measure == "place":
        last = max((2.0, *values))
        scale = Scale(1, last, top, bottom)
        whole = [tick for tick in nice_ticks(0, last) if tick == int(tick) and scale(tick) - top >= ROW]
        return scale, tuple(Tick(scale(value), words.number(value)) for value in (1.0, *whole))
    scale = Scale(min((0.0, *values)), max((1.0, *values)), bottom, top)
    return scale, tuple(Tick(scale(value), words.number(value)) for value in nice_ticks(scale.low, scale.high))


def _across(rounds: Sequence[str], scale: Scale, box: Box) -> tuple[Tick, ...]:
    step = every(len(rounds), box.right - box.left, max(map(wide, rounds), default=0.0) + 6)
    return tuple(Tick(scale(at), rounds[at]) for at in range(0, len(rounds), step))


def _summary(rounds: Sequence[str], lines: Sequence[Progress], measure: Measure, words: Wording) -> str:
    count = len(rounds)
    told = [f"{line.entrant.name} {_cell(value, words)}" for line in lines[:5] if (value := _last(line)) is not None]
    if measure == "points":
        parts = [words.say_many("Points after one round.", "Points after each of %(num)s rounds.", count)]
    else:
        parts = [words.say_many("Place after one round.", "Place after each of %(num)s rounds.", count)]
    parts += [words.say("At the end: %(places)s.", places=", ".join(told))] * bool(told)
    parts += [words.say("The first %(count)s of %(all)s are drawn.", count=MOST, all=len(lines))] * (len(lines) > MOST)
    return " ".join(parts)


def _last(line: Progress) -> float | None:
    return next((value for value in reversed(line.values) if value is not None), None)


def _cell(value: float | None, words: Wording) -> str:
    return "" if value is None else words.number(value)
