"""A career by seasons: the place in the standings, or the points, of each year."""

from collections.abc import Sequence

from msgspec import Struct

from generator.model import sealed
from generator.racing.charts.canvas import (
    ROW,
    SIZE,
    WIDTH,
    Box,
    Chart,
    Scale,
    Text,
    Tick,
    Trace,
    every,
    mark,
    nice_ticks,
    path,
    rounded,
    wide,
)
from generator.racing.charts.progression import Measure
from generator.wording import ENGLISH, Wording

HEIGHT = 150


class SeasonFigure(Struct, frozen=True):
    """A season's place or points; None where there is none. `note` stands with it in the table: a team."""

    year: int
    value: float | None
    note: str = ""


def career(
    title: str,
    seasons: Sequence[SeasonFigure],
    measure: Measure = "place",
    livery: str = "",
    *,
    words: Wording = ENGLISH,
) -> Chart:
    """The chart of a career: `seasons` by year, each once. Years without a season break the line."""
    number = words.number
    known = [number(each.value) for each in seasons if each.value is not None]
    edge = max(map(wide, ("2000", *known))) / 2
    box = Box(rounded(2 * edge + 10), SIZE + ROW, rounded(WIDTH - edge), SIZE + ROW + HEIGHT)
    first, last = (seasons[0].year, seasons[-1].year) if seasons else (0, 0)
    across = Scale(first, max(last, first + 1), rounded(box.left + edge), box.right)
    up = _up(seasons, measure, box)
    by_year = {each.year: each.value for each in seasons}
    points = [
        None if (value := by_year.get(year)) is None else (across(year), up(value)) for year in range(first, last + 1)
    ]
    found = [point for point in points if point]
    return sealed(
        Chart(
            kind="career",
            title=title,
            summary=_summary(seasons, measure, words),
            width=WIDTH,
            height=box.bottom + ROW + 8,
            box=box,
            across=_years(first, last, across) if seasons else (),
            up=tuple(Tick(up(value), number(value)) for value in _ticks(up, measure)),
            traces=(
                Trace(name=title, line=path(points), marks="".join(mark(*p, 0) for p in found), dash="", livery=livery),
            ),
            labels=tuple(_labels(known, found, (box.right - box.left - edge) / max(last - first, 1))),
            leaders="",
            columns=(
                words.say("Season"),
                words.say_as("standings", "Place") if measure == "place" else words.say("Points"),
                "",
            ),
            rows=tuple((str(s.year), "" if s.value is None else number(s.value), s.note) for s in seasons),
        )
    )


def _up(seasons: Sequence[SeasonFigure], measure: Measure, box: Box) -> Scale:
    values = [each.value for each in seasons if each.value is not None]
    if measure == "place":
        return Scale(1, max((2.0, *values)), box.top, box.bottom)
    return Scale(min((0.0, *values)), max((1.0, *values)), box.bottom, box.top)


def _ticks(up: Scale, measure: Measure) -> tuple[float, ...]:
    found = nice_ticks(up.low, up.high, 5)
    if measure == "points":
        return found
    whole = [value for value in nice_ticks(0, up.high, 5) if value == int(value) and up(value) - up(1) >= ROW]
    return (1, *whole)


def _years(first: int, last: int, scale: Scale) -> tuple[Tick, ...]:
    step = every(last - first + 1, scale.end - scale.start, wide("2000") + 8)
    years = [year for year in range(first, last + 1) if year % step == 0] or [first]
    return tuple(Tick(scale(year), str(year)) for year in years)


def _labels(texts: Sequence[str], points: Sequence[tuple[float, float]], room: float) -> list[Text]:
    """The figure above each mark, where all of them have room beside each other; `room` is that of a year."""
    if room < max(map(wide, texts), default=0) + 2:
        return []
    return [Text(x, rounded(y - 6), text, "middle") for text, (x, y) in zip(texts, points, strict=True)]


def _summary(seasons: Sequence[SeasonFigure], measure: Measure, words: Wording) -> str:
    known = [(each.value, each.year) for each in seasons if each.value is not None]
    if not known:
        return words.say("No season yet.")
    best = min(known) if measure == "place" else max(known)
    counted = words.say_many("%(num)s season", "%(num)s seasons", len(seasons))
    span = words.say(
        "%(seasons)s, %(first)s to %(last)s.", seasons=counted, first=seasons[0].year, last=seasons[-1].year
    )
    what = words.number(best[0])
    if measure == "place":
        return f"{span} {words.say('Best: place %(place)s in %(year)s.', place=what, year=best[1])}"
    return f"{span} {words.say('Best: %(points)s points in %(year)s.', points=what, year=best[1])}"
