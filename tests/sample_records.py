"""Small made-up results of every kind, to try templates with."""

from datetime import date

from msgspec import structs

from generator.outputs import racing_views as r
from generator.racing.charts.canvas import Entrant
from generator.racing.charts.grid import Start, grid_to_finish
from generator.racing.figures import Cell, Figures

GASLY = r.Named("Pierre Gasly", "/racing/drivers/pierre-gasly/", "GAS")
OCON = r.Named("Esteban Ocon", "", "OCO")
ALPINE = r.Named("Alpine", "/racing/teams/alpine/", livery="pf-team-alpine")
MONACO = r.Named("Monaco Grand Prix 2024", "/racing/events/monaco-grand-prix/2024/")
CIRCUIT = r.Named("Circuit de Monaco", "/racing/circuits/monaco/")
YEAR = r.Named("Formula 1 2024", "/racing/series/formula-1/2024/")

ROW = r.TowerRow(
    position="1",
    out="",
    number="10",
    code="GAS",
    drivers=(GASLY,),
    team=ALPINE,
    engine="Renault",
    laps=78,
    time=8595554,
    gap=0,
    gap_laps=0,
    grid="1",
    points=(25.0,),
    status="",
    fastest=74165,
    is_fastest=True,
    parts=(),
)
ROWS = (
    ROW,
    structs.replace(ROW, position="2", drivers=(OCON, GASLY), code="OCO/GAS", gap=7152, points=(9.0, 9.0), grid="PL"),
    structs.replace(ROW, position="3", team=None, time=0, gap_laps=1, points=(), laps=77, fastest=0, is_fastest=False),
    structs.replace(ROW, position="DNF", out="did not finish", status="Gearbox", time=0, laps=None, grid="", points=()),
)
TOWER = r.Tower(
    id="race",
    title="Race",
    class_="",
    rows=ROWS,
    has=frozenset({"number", "code", "team", "laps", "time", "grid", "points", "fastest"}),
)
TIMED = r.Tower(
    id="qualifying-0",
    title="Qualifying",
    class_="GT",
    rows=(structs.replace(ROW, parts=(71000, 70500, 0)), structs.replace(ROW, position="2")),
    has=frozenset({"parts"}),
)
TABLE = r.StandingsTable(
    kind="driver",
    class_="",
    rows=(
        r.StandingLine(position="1", before="2", who=GASLY, points=103.5, gap=0),
        r.StandingLine(position="2", before="1", who=OCON, points=97, gap=6.5),
        r.StandingLine(position="", before="", who=OCON, points=0, gap=103.5),
    ),
)
TEAMS = r.StandingsTable(
    kind="team", class_="", rows=(r.StandingLine(position="1", before="1", who=ALPINE, points=200, gap=0),)
)
SUMMARY = r.Summary(
    title="Race",
    winners=(GASLY,),
    team=ALPINE,
    margin=7152,
    margin_laps=0,
    second=(OCON,),
    pole=GASLY,
    fastest=(OCON,),
    fastest_time=74165,
)
GRID = grid_to_finish("From grid to finish", [Start(entrant=Entrant("Pierre Gasly", "GAS"), grid=2, place=1)])
WEEKEND = r.EditionRecord(
    season=YEAR,
    round=8,
    is_over=False,
    summaries=(SUMMARY, structs.replace(SUMMARY, title="Race 2", margin=0, margin_laps=2, pole=None, fastest=())),
    towers=(TOWER, TIMED),
    standings=(TABLE, TEAMS),
    charts=(GRID,),
    previous=MONACO,
    following=MONACO,
)

CELLS = (
    Cell(1, "", 0, pole=True, fastest=True),
    Cell(0, "DNF", 3, pole=False, fastest=False),
)
ROUNDS = (r.MatrixCell(MONACO, CELLS), r.MatrixCell(MONACO, ()))
FIGURES = Figures(starts=24, wins=2, podiums=5, poles=1, fastest_laps=3, points=103.5, best=1)
SEASONS = (
    r.FigureRow(season=YEAR, year=2024, as_of=8, position="1", figures=FIGURES, others=(ALPINE, ALPINE), rounds=ROUNDS),
    r.FigureRow(season=YEAR, year=2023, as_of=0, position="", figures=Figures(), others=(ALPINE,), rounds=ROUNDS[:1]),
)
CAREER = r.EntrantRecord(
    careers=(r.Career(series=r.Named("Formula 1"), seasons=SEASONS, total=FIGURES, chart=None),),
    duels=(r.DuelRow(season=YEAR, mate=OCON, team=ALPINE, races=(5, 3), qualifyings=(2, 6)),),
)
WINNERS = r.WinnersRecord(
    wins=(
        r.WinRow(year="2024", edition=MONACO, session="", class_="", drivers=(GASLY, OCON), team=ALPINE, where=CIRCUIT),
        r.WinRow(year="2023", edition=MONACO, session="Race 2", class_="GT", drivers=(OCON,), team=None, where=None),
    )
)
CHAMPIONS = r.SeriesRecord(
    seasons=(
        r.ChampionRow(season=YEAR, is_over=False, drivers=TABLE.rows, teams=TEAMS.rows),
        r.ChampionRow(season=YEAR, is_over=False, drivers=(), teams=()),
    )
)
SEASON = r.SeasonRecord(
    rounds=(
        r.Round(
            number=8,
            edition=MONACO,
            start=date(2024, 5, 24),
            end=date(2024, 5, 26),
            circuit=CIRCUIT,
            winners=(GASLY,),
            status="scheduled",
        ),
        r.Round(number=9, edition=MONACO, start=None, end=None, circuit=None, winners=(), status="cancelled"),
    ),
    as_of=8,
    is_over=False,
    standings=(TABLE, TEAMS),
    charts=(GRID,),
    matrices=(
        r.Matrix(
            kind="driver",
            rounds=((8, MONACO), (9, MONACO)),
            rows=(r.MatrixLine(position="1", who=GASLY, rounds=ROUNDS, points=103.5),),
        ),
    ),
)
