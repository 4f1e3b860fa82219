"""Towers: what an edition's page shows of its results."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.labels import outcome, session
from generator.outputs.drawings import race_chart
from generator.outputs.past import Past, Told, season_digest, shown, told, weekend_digest
from generator.outputs.racing_views import EditionRecord, StandingLine, StandingsTable, Summary, Tower, TowerRow
from generator.racing.drives import drives, fastest_of, laps_count, pole, scoring
from generator.racing.results import Entry, Session, Weekend, entries
from generator.racing.seasons import ENTRANTS, Entrants, Season, standings
from generator.results import RACES
from generator.schema import RulesFront
from generator.wording import Wording

_ORDER = (
    "race",
    "sprint",
    "qualifying",
    "sprint-qualifying",
    "sprint-shootout",
    "pre-qualifying",
    "warm-up",
    "practice",
)
"""The sessions of an edition, what decided it first."""


def edition_told(past: Past, slug: str) -> Told | None:
    """What an edition's page shows of results and of its season; None where there is neither."""
    weekend = past.history.weekends.get(slug)
    if weekend is None:
        return None
    season = past.history.seasons.get((weekend.series, weekend.season))
    weekend = _as_counted(weekend, season)
    around = _around(weekend, season)
    if not weekend.sessions and not any(around):
        return None
    has_points = season and next(scoring(weekend), None) and weekend.round
    parts = [weekend_digest(past, weekend), *shown(past, "edition", [each.slug for each in around if each])]
    if season:
        parts += [season_digest(past, season, weekend.round if has_points else 0)]
        parts.append(f"{season.is_over and weekend in season.final}")
    return told(lambda: _record(past, weekend, season), *parts)


def standings_table(past: Past, season: Season, kind: Entrants, after: int, class_: str = "") -> StandingsTable:
    """The standings after a round, with the places before it."""
    rounds = [each.round for each in season.run if each.round < after]
    before = {row.entrant: row.position for row in standings(season, kind, rounds[-1], class_)} if rounds else {}
    rows = standings(season, kind, after, class_)
    most = rows[0].points if rows else 0.0
    return StandingsTable(
        kind=kind,
        class_=class_,
        rows=tuple(
            StandingLine(
                position=str(row.position or ""),
                before=str(before.get(row.entrant) or ""),
                who=past.entrant(kind, row.entrant, season, after),
                points=row.points,
                gap=round(most - row.points, 2),
            )
            for row in rows
        ),
    )


# ---------------------------------------------------------------- an edition


def _as_counted(weekend: Weekend, season: Season | None) -> Weekend:
    """The edition with the round that its season gives it."""
    return next((each for each in season.weekends if each.slug == weekend.slug), weekend) if season else weekend


def _around(weekend: Weekend, season: Season | None) -> tuple[Weekend | None, Weekend | None]:
    """The rounds before and after an edition."""
    every = season.weekends if season else ()
    place = next((at for at, each in enumerate(every) if each.slug == weekend.slug), None)
    if place is None:
        return None, None
    return every[place - 1] if place else None, every[place + 1] if place + 1 < len(every) else None


def _record(past: Past, weekend: Weekend, season: Season | None) -> EditionRecord:
    before, after = _around(weekend, season)
    has_points = season and weekend.round and next(scoring(weekend), None)
    tables: tuple[StandingsTable, ...] = ()
    if season and has_points:
        classes = season.classes_until(weekend.round)
        made = (standings_table(past, season, kind, weekend.round, each) for kind in ENTRANTS for each in classes)
        tables = tuple(table for table in made if table.rows)
    races = [each for name, each in weekend.sessions.items() if RACES.fullmatch(name) and name.startswith("race")]
    return EditionRecord(
        season=past.season(season) if season else None,
        round=weekend.round,
        is_over=bool(season and season.is_over and weekend in season.final),
        summaries=tuple(each for race in races for each in _summary(past, weekend, race)),
        towers=tuple(tower for each in _ordered(weekend) for tower in towers(past, each, past.words)),
        standings=tables,
        charts=tuple(filter(None, (race_chart(past, race, _drawn(past, race)) for race in races))),
        previous=past.named("edition", before.slug) if before else None,
        following=past.named("edition", after.slug) if after else None,
    )


def _ordered(weekend: Weekend) -> list[Session]:
    """The sessions, races first, and of several of a kind the last first, but for races."""

    def key(session: Session) -> tuple[int, int]:
        kind, _, number = session.name.rpartition("-")
        kind, which = (kind, int(number)) if number.isdigit() else (session.name, 0)
        return _ORDER.index(kind) if kind in _ORDER else len(_ORDER), which if kind == "race" else -which

    return sorted(weekend.sessions.values(), key=key)


def _drawn(past: Past, race: Session) -> str:
    title = past.words.say("From grid to finish")
    return title if race.name == "race" else f"{title}, {session(past.words, race.name)}"


def _summary(past: Past, weekend: Weekend, race: Session) -> Iterator[Summary]:
    rows = sorted((each for each in entries(race, past.history.cast) if each.row.position), key=_by_place)
    if not rows:
        return
    winners = [each for each in rows if each.row.position == 1] or rows[:1]
    others = [each for each in rows if each not in winners]
    second = others[0] if others else None
    first = pole(entries(race, past.history.cast), weekend, past.history.cast)
    quickest = [
        each
        for each in drives(weekend, RulesFront(from_=0), past.history.cast)
        if each.session is race and each.fastest
    ]
    margin, laps = _margin(winners[0], second) if second else (0, 0)
    yield Summary(
        title=session(past.words, race.name),
        winners=tuple(past.named("driver", slug) for each in winners for slug in each.drivers),
        team=past.named("team", winners[0].team) if winners[0].team else None,
        margin=margin,
        margin_laps=laps,
        second=tuple(past.named("driver", slug) for slug in second.drivers) if second else (),
        pole=past.named("driver", first.drivers[0]) if first else None,
        fastest=tuple(past.named("driver", each.driver) for each in quickest),
        fastest_time=min((lap for each in quickest for lap in each.entry.row.fastest_laps if lap), default=0),
    )


def _margin(first: Entry, second: Entry) -> tuple[int, int]:
    """How far the second was behind, in milliseconds or in laps; (0, 0) where nobody knows."""
    one, two = first.row, second.row
    if one.time and two.time and one.laps == two.laps:
        return max(two.time - one.time, 0), 0
    if two.gap or two.gap_laps:
        return two.gap, two.gap_laps
    return 0, max((one.laps or 0) - (two.laps or 0), 0) if two.laps else 0


def _by_place(entry: Entry) -> int:
    return entry.row.position


# ---------------------------------------------------------------- classifications


def towers(past: Past, of: Session, words: Wording) -> Iterator[Tower]:
    """The classification of a session, class by class."""
    rows = entries(of, past.history.cast)
    classes = sorted({each.row.class_ for each in rows})
    for class_ in classes:
        some = [each for each in rows if each.row.class_ == class_]
        made = tuple(_rows(past, of, some, words))
        yield Tower(
            is_trial=of.name.startswith(("practice", "warm-up")),
            id=f"{of.name}-{classes.index(class_)}" if class_ else of.name,
            title=session(words, of.name),
            class_=class_,
            rows=made,
            has=_columns(made),
        )


def _columns(rows: Sequence[TowerRow]) -> frozenset[str]:
    """The columns that hold something; the times of the parts of qualifying say all that its time says."""
    found = frozenset(name for name, holds in _HAS.items() if any(holds(row) for row in rows))
    return found - {"time"} if "parts" in found else found


_HAS: Mapping[str, Callable[[TowerRow], object]] = {
    "number": lambda row: row.number,
    "code": lambda row: row.code,
    "team": lambda row: row.team,
    "laps": lambda row: row.laps is not None,
    "time": lambda row: row.time or row.gap or row.gap_laps or row.status or row.out,
    "grid": lambda row: row.grid,
    "points": lambda row: row.points,
    "fastest": lambda row: row.fastest,
    "parts": lambda row: row.parts,
}
"""What holds something in each column of a classification."""


def _rows(past: Past, of: Session, rows: Sequence[Entry], words: Wording) -> Iterator[TowerRow]:
    quickest = min(fastest_of([each.row for each in rows]).values(), default=0)
    first = next((each.row for each in rows if each.row.time), None)
    is_race = RACES.fullmatch(of.name) is not None
    for entry in rows:
        row = entry.row
        people = tuple(past.named("driver", slug) for slug in entry.drivers)
        own = min((lap for lap in row.fastest_laps if lap), default=0)
        gap = row.gap
        if not gap and first and row.time and (not is_race or row.laps == first.laps):
            gap = max(row.time - first.time, 0)
        yield TowerRow(
            position=str(row.position or row.out),
            out=outcome(words, row.out),
            number=row.number,
            code="/".join(filter(None, (each.code for each in people))),
            drivers=people,
            team=past.named("team", entry.team) if entry.team else None,
            engine=row.engine,
            laps=row.laps,
            time=row.time,
            gap=gap,
            gap_laps=row.gap_laps,
            grid="" if row.grid is None else "PL" if row.grid == 0 else str(row.grid),
            points=row.points,
            status=row.status,
            fastest=own,
            is_fastest=bool(own) and own == quickest and laps_count(row),
            parts=row.parts,
        )
