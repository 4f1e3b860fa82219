"""What templates see of racing: classifications, standings, figures and matrices.

Times are whole milliseconds, 0 for none; the filters `lap_time` and `gap` make words of them.
"""

from datetime import date

from msgspec import Struct

from generator.racing.charts.canvas import Chart
from generator.racing.figures import Cell, Figures


class Named(Struct, frozen=True):
    """A driver, a team, an edition …: its name, its page (url is "" where it has none), the three letters of a driver
    and the class that gives a team's colour (see `liveries`), where they are known; the surname of a driver."""

    name: str
    url: str = ""
    code: str = ""
    livery: str = ""
    surname: str = ""


class TowerRow(Struct, frozen=True, kw_only=True):
    """A line of a classification. `position` is the place or what stands for it (`DNF`), `out` says that in words;
    `code` are the letters of its drivers. `gap` and `gap_laps` are the distance to the first; `grid` is a place, "PL"
    or "". `fastest` is the fastest lap, and `is_fastest` that of the session (of its class); `points` are one figure,
    or one for each driver."""

    position: str
    out: str
    number: str
    code: str
    drivers: tuple[Named, ...]
    team: Named | None
    engine: str
    laps: int | None
    time: int
    gap: int
    gap_laps: int
    grid: str
    points: tuple[float, ...]
    status: str
    fastest: int
    is_fastest: bool
    parts: tuple[int, ...]


class Tower(Struct, frozen=True, kw_only=True):
    """The classification of a session, of one class where there are several. `has` are the columns that hold
    something: number, code, team, laps, time, grid, points, fastest, parts. `is_trial`: nothing was decided in it."""

    id: str
    title: str
    class_: str
    rows: tuple[TowerRow, ...]
    has: frozenset[str]
    is_trial: bool = False


class StandingLine(Struct, frozen=True, kw_only=True):
    """A line of standings: the place ("" for one who has none), the one before this round ("" for none), who, the
    points, and the distance to the first."""

    position: str
    before: str
    who: Named
    points: float
    gap: float


class StandingsTable(Struct, frozen=True, kw_only=True):
    """Standings of drivers or teams (`kind`), of a class where there are several."""

    kind: str
    class_: str
    rows: tuple[StandingLine, ...]


class Summary(Struct, frozen=True, kw_only=True):
    """What happened in a race: who won, for which team, how far ahead (`margin` in milliseconds, or in laps), who had
    the pole, and the fastest lap with its time."""

    title: str
    winners: tuple[Named, ...]
    team: Named | None
    margin: int
    margin_laps: int
    second: tuple[Named, ...]
    pole: Named | None
    fastest: tuple[Named, ...]
    fastest_time: int


class EditionRecord(Struct, frozen=True, kw_only=True, tag="edition"):
    """What an edition's page shows of its results. `round` is its round, 0 for none; `season` leads to the season;
    `previous` and `following` are the rounds before and after it, `charts` go from the grid of each race to its
    finish."""

    season: Named | None
    round: int
    is_over: bool
    summaries: tuple[Summary, ...]
    towers: tuple[Tower, ...]
    standings: tuple[StandingsTable, ...]
    charts: tuple[Chart, ...]
    previous: Named | None
    following: Named | None


class MatrixCell(Struct, frozen=True):
    """What was done in a round: the edition, and what each car came to."""

    edition: Named
    cars: tuple[Cell, ...]


class FigureRow(Struct, frozen=True, kw_only=True):
    """A season of a driver or a team: the round that its figures go to (0: all of it), the place ("" for none), the
    figures, for whom he drove or who drove, and the results round by round."""

    season: Named
    year: int
    as_of: int
    position: str
    figures: Figures
    others: tuple[Named, ...]
    rounds: tuple[MatrixCell, ...]


class DuelRow(Struct, frozen=True, kw_only=True):
    """A season against another driver of the team: races and qualifyings ended in front of and behind the other."""

    season: Named
    mate: Named
    team: Named
    races: tuple[int, int]
    qualifyings: tuple[int, int]


class Career(Struct, frozen=True, kw_only=True):
    """All seasons of a driver or a team in one series, latest first, and all together."""

    series: Named
    seasons: tuple[FigureRow, ...]
    total: Figures
    chart: Chart | None


class EntrantRecord(Struct, frozen=True, kw_only=True, tag="entrant"):
    """What the page of a driver or a team shows: careers by series, that with the most starts first, and duels."""

    careers: tuple[Career, ...]
    duels: tuple[DuelRow, ...]


class WinRow(Struct, frozen=True, kw_only=True):
    """A race that was won: the edition, the session where an edition has several races, the class, who, the circuit or
    the event."""

    year: str
    edition: Named
    session: str
    class_: str
    drivers: tuple[Named, ...]
    team: Named | None
    where: Named | None


class WinnersRecord(Struct, frozen=True, kw_only=True, tag="winners"):
    """The winners of an event or at a circuit, latest first."""

    wins: tuple[WinRow, ...]


class ChampionRow(Struct, frozen=True, kw_only=True):
    """A season of a series: who leads it or has won it, drivers and teams."""

    season: Named
    is_over: bool
    drivers: tuple[StandingLine, ...]
    teams: tuple[StandingLine, ...]


class SeriesRecord(Struct, frozen=True, kw_only=True, tag="series"):
    """The seasons of a series, latest first."""

    seasons: tuple[ChampionRow, ...]


class Round(Struct, frozen=True, kw_only=True):
    """A round of a season's calendar: the edition, its days, the circuit, who won (empty while nobody has)."""

    number: int
    edition: Named
    start: date | None
    end: date | None
    circuit: Named | None
    winners: tuple[Named, ...]
    status: str


class MatrixLine(Struct, frozen=True, kw_only=True):
    """A line of a season's matrix: the place, who, a cell for each round with results, the points."""

    position: str
    who: Named
    rounds: tuple[MatrixCell, ...]
    points: float


class Matrix(Struct, frozen=True, kw_only=True):
    """The results of a season, by driver or by team (`kind`); `rounds` are its columns, each with its number."""

    kind: str
    rounds: tuple[tuple[int, Named], ...]
    rows: tuple[MatrixLine, ...]


class SeasonRecord(Struct, frozen=True, kw_only=True, tag="season"):
    """What a season's page shows. `as_of` is the round that its standings go to, 0 for none yet."""

    rounds: tuple[Round, ...]
    as_of: int
    is_over: bool
    standings: tuple[StandingsTable, ...]
    charts: tuple[Chart, ...]
    matrices: tuple[Matrix, ...]


AnyRecord = EditionRecord | EntrantRecord | WinnersRecord | SeriesRecord
"""What an entity's page may show of results."""
