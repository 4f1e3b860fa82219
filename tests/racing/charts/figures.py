"""Figures for charts: made up by Hypothesis, and one small set of each kind."""

from hypothesis import strategies as st

from generator.racing.charts.canvas import Chart, Entrant
from generator.racing.charts.career import SeasonFigure, career
from generator.racing.charts.gap import Gaps, gap
from generator.racing.charts.grid import Start, grid_to_finish
from generator.racing.charts.progression import Progress, progression

NAMES = (
    "Max Verstappen",
    "Lando Norris",
    "Charles Leclerc",
    "Giedo van der Garde-Longname",
    "Niki Lauda & Co <1>",
    "WWWWWWWWWWWWWWWWWWWW",
)

entrants = st.builds(
    Entrant,
    name=st.sampled_from(NAMES),
    short=st.sampled_from(["", "VER", "NOR", "周冠宇", "D'O"]),
    livery=st.sampled_from(["", "pf-team-mclaren"]),
)
points = st.one_of(st.none(), st.floats(-20, 600).map(lambda value: round(value, 2)))
places = st.one_of(st.none(), st.integers(1, 40).map(float))
gaps = st.one_of(st.none(), st.floats(0, 5000).map(lambda value: round(value, 3)))


@st.composite
def progressions(draw: st.DrawFn) -> Chart:
    rounds = draw(st.lists(st.sampled_from(["1", "24", "MON", "São Paulo"]), max_size=26))
    measure = draw(st.sampled_from(["points", "place"]))
    value = points if measure == "points" else places
    lines = draw(st.lists(st.builds(Progress, entrants, st.tuples(*(value for _ in rounds))), max_size=30))
    return progression("A season", rounds, lines, "points" if measure == "points" else "place")


@st.composite
def gaps_by_lap(draw: st.DrawFn) -> Chart:
    laps = sorted(draw(st.sets(st.integers(0, 400), max_size=30)))
    lines = draw(st.lists(st.builds(Gaps, entrants, st.tuples(*(gaps for _ in laps))), max_size=30))
    return gap("A race", laps, lines, most=draw(st.sampled_from([None, 90.0])))


@st.composite
def grids(draw: st.DrawFn) -> Chart:
    place = st.one_of(st.none(), st.integers(1, 34))
    state = st.sampled_from(["", "DNF", "DISQUALIFIED"])
    start = st.builds(Start, entrant=entrants, grid=place, pit_lane=st.booleans(), place=place, state=state)
    return grid_to_finish("A race", draw(st.lists(start, max_size=34)))


@st.composite
def careers(draw: st.DrawFn) -> Chart:
    years = sorted(draw(st.sets(st.integers(1950, 2030), max_size=30)))
    by_place = draw(st.booleans())
    seasons = [SeasonFigure(year, draw(places if by_place else points)) for year in years]
    return career("A career", seasons, "place" if by_place else "points")


charts = st.one_of(progressions(), gaps_by_lap(), grids(), careers())

VERSTAPPEN, NORRIS = (
    Entrant("Max Verstappen", "VER", "pf-team-red-bull"),
    Entrant("Lando Norris", "NOR", "pf-team-mclaren"),
)

SEASON = progression(
    "Three rounds", ("1", "2", "3"), [Progress(VERSTAPPEN, (26, 51, 51)), Progress(NORRIS, (None, 8, 12.5))]
)
BEHIND = gap("A race", (1, 2, 3), [Gaps(VERSTAPPEN, (0, 0, 0)), Gaps(NORRIS, (1.5, 2.25, None))])
RACE = grid_to_finish(
    "A race",
    [
        Start(entrant=VERSTAPPEN, grid=2, place=1),
        Start(entrant=NORRIS, grid=1, state="DNF"),
        Start(entrant=Entrant("Pierre Gasly", "GAS"), pit_lane=True, place=2),
    ],
)
CAREER = career("Norris by season", [SeasonFigure(2019, 11, "McLaren"), SeasonFigure(2020, 9), SeasonFigure(2022, 7)])

SMALL = (SEASON, BEHIND, RACE, CAREER)
"""One of each kind."""
