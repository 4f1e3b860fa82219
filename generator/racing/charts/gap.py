"""Gap to the leader: how far behind each entrant was at the end of each lap, or of each round."""

from collections.abc import Sequence

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


class Gaps(Struct, frozen=True):
    """An entrant's gap to the leader on each lap, in the unit of the chart; None once it is out, or unknown."""

    entrant: Entrant
    values: tuple[float | None, ...]


def gap(
    title: str,
    laps: Sequence[int],
    lines: Sequence[Gaps],
    *,
    unit: str = "s",
    most: float | None = None,
    words: Wording = ENGLISH,
) -> Chart:
    """The chart of a race or of a season: the leader runs along the top, and who falls behind sinks. `laps` are their
    numbers, rising, with a value of each line for each; a line leaves the picture where its gap is wider than `most`.
    `unit` is that of the gaps: `s` for seconds, `points`. The first 24 are drawn."""
    drawn = lines[:MOST]
    entrants = [line.entrant for line in drawn]
    shown = [[_within(value, most) for value in line.values] for line in drawn]
    widest = max((value for line in shown for value in line if value is not None), default=0.0) or 1.0
    down = Scale(0, widest, *upright(len(drawn)))
    ticks = tuple(Tick(down(value), f"+{words.number(value)}" if value else "0") for value in nice_ticks(0, widest))
    box = framed(entrants, ticks, [str(lap) for lap in laps])
    first, last = (laps[0], laps[-1]) if laps else (0, 0)
    across = Scale(first, max(last, first + 1), box.left, box.right)
    points = [
        [None if value is None else (across(lap), down(value)) for lap, value in zip(laps, line, strict=True)]
        for line in shown
    ]
    labels, leaders = labelled(entrants, points, box)
    return sealed(
        Chart(
            kind="gap",
            title=title,
            summary=_summary(lines, unit, words),
            width=WIDTH,
            height=box.bottom + ROW + 8,
            box=box,
            across=_across(laps, across, box),
            up=ticks,
            traces=tuple(traced(*each) for each in zip(entrants, points, range(MOST), strict=False)),
            labels=labels,
            leaders=leaders,
            columns=("", *map(str, laps)),
            rows=tuple((line.entrant.name, *(_cell(value, words) for value in line.values)) for line in lines),
        )
    )


def _within(value: float | None, most: float | None) -> float | None:
    return None if value is None or value < 0 or (most is not None and value > most) else value


def _across(laps: Sequence[int], scale: Scale, box: Box) -> tuple[Tick, ...]:
    """Ticks at round numbers, where these are far enough apart; else at the first lap alone."""
    if not laps:
        return ()
    step = every(laps[-1] - laps[0] + 1, box.right - box.left, wide(str(laps[-1])) + 6)
    chosen = [lap for lap in laps if lap % step == 0] or [laps[0]]
    return tuple(Tick(scale(lap), str(lap)) for lap in chosen)


def _summary(lines: Sequence[Gaps], unit: str, words: Wording) -> str:
    ended = [(line.entrant.name, value) for line in lines if line.values and (value := line.values[-1]) is not None]
    told = [f"{name} {'+' if value else ''}{words.number(value)} {unit}" for name, value in ended[:5]]
    parts = [words.say("Gap to the leader, who runs along the top.")]
    parts += [words.say("At the end: %(places)s.", places=", ".join(told))] * bool(told)
    parts += [words.say("The first %(count)s of %(all)s are drawn.", count=MOST, all=len(lines))] * (len(lines) > MOST)
    return " ".join(parts)


def _cell(value: float | None, words: Wording) -> str:
    return "" if value is None else words.number(value)
