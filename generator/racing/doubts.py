"""Doubts: drivers who cannot have been in two cars, points that are not those of the rules, and official standings that
are not those of the results. What is official wins all the same."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from generator.errors import problem
from generator.model import Location, Problem
from generator.racing.drives import fastest_of, places_of, scoring
from generator.racing.results import Session, entries
from generator.racing.seasons import Entrants, Season, computed, official_standings
from generator.racing.standings import Result, SessionKind, Standing, by_rule
from generator.schema import RulesFront

LEAST = 0.011
"""A difference of points that counts: what is divided among many is written with two decimals."""


def doubts(season: Season) -> tuple[Problem, ...]:
    """Everything in a season that does not fit: it hangs on `Season.digest` alone."""
    twice = _twice(season)
    points = _points(season, season.rules) if season.rules else ()
    tables = (_tables(season, kind, number, given.path) for (number, kind), given in season.official.items())
    return (*twice, *points, *chain.from_iterable(tables))


# ---------------------------------------------------------------- drivers


ALONE = 1980
"""From this season on nobody takes over another's car in a race of single drivers; before, many drove two."""


def _twice(season: Season) -> Iterator[Problem]:
    """Drivers who stand twice in one car, or in two cars that nobody shared. Where cars have several drivers, one may
    drive two; of a name that stays between several nothing is said."""
    for weekend in season.weekends:
        for _, session in scoring(weekend):
            alone: set[str] = set()
            for entry in entries(session, season.cast):
                if not season.cast.unsure.isdisjoint(entry.row.drivers):
                    continue
                many = Counter(entry.drivers)
                for name, slug in zip(entry.row.drivers, entry.drivers, strict=True):
                    if many[slug] > 1 or (len(many) == 1 and slug in alone and season.year >= ALONE):
                        text = f"'{name}' stands twice in this {'car' if many[slug] > 1 else 'race'}"
                        at = Location(session.path, entry.row.line, key=f"drivers={name}")
                        yield problem("PF609", text, at, "is one of them another driver?")
                        break
                alone |= many.keys() if len(many) == 1 else set()


# ---------------------------------------------------------------- points


def _points(season: Season, rules: RulesFront) -> Iterator[Problem]:
    """Points beside results that the rules do not give. Those of a shared car are divided, so they are not judged;
    behind cars that take no points others may have moved up or not."""
    for weekend in season.weekends:
        for kind, session in scoring(weekend):
            if session.found.has_points:
                worth = weekend.worth if kind == "race" else 1
                yield from _session(session, kind, rules, worth)


def _session(session: Session, kind: SessionKind, rules: RulesFront, worth: float) -> Iterator[Problem]:
    rows = session.rows
    places = places_of(rows)
    table = [points * worth for points in (rules.race if kind == "race" else rules.sprint)]
    fastest, guests = fastest_of(rows), sorted(places[row.line] for row in rows if row.guest and row.position)
    sharers = sum(lap == fastest.get(row.class_) for row in rows for lap in row.fastest_laps if lap)
    for row in rows:
        place, points = places.get(row.line, 0), sum(row.points)
        if points == (table[place - 1] if 0 < place <= len(table) else 0) or row.guest or len(row.drivers) > 1:
            continue
        has_fastest = bool(row.fastest_laps) and row.fastest_laps[0] == fastest.get(row.class_)
        ahead = sum(guest < place for guest in guests)
        allowed = [each * worth for each in _allowed(Result(0, kind, "", place or None), rules, ahead)]
        if has_fastest:
            allowed += [each * worth for each in _with_fastest(Result(0, kind, "", place or None), rules, sharers)]
        if not any(abs(points - each) < LEAST for each in allowed):
            text = f"{points:g} points, where the rules give {max(allowed):g}"
            hint = "the points that are written count; write - for one who takes none"
            yield problem("PF606", text, Location(session.path, row.line, key="points"), hint)


def _allowed(result: Result, rules: RulesFront, ahead: int) -> Iterator[float]:
    """What the rules may give for a place, with as many who take no points `ahead`."""
    place = result.position or 0
    for moved in range(max(place - ahead, 1), place + 1) if place else (None,):
        yield by_rule(result._replace(position=moved), rules)


def _with_fastest(result: Result, rules: RulesFront, sharers: int) -> tuple[float, float]:
    """What the rules give with the point for the fastest lap, and with its part for each of those who share it."""
    base, whole = by_rule(result, rules), by_rule(result._replace(fastest_lap=True), rules)
    return whole, base + (whole - base) / sharers


# ---------------------------------------------------------------- standings


def _tables(season: Season, kind: Entrants, number: int, path: str) -> Iterator[Problem]:
    """Lines of an official table that results and rules give otherwise, unless it says why."""
    table = season.official[number, kind].table
    made = {row.entrant: row for row in computed(season, kind, number)}
    for row, given in zip(table.rows, official_standings(table, season, kind), strict=True):
        mine = made.get(given.entrant, _NOTHING)
        same_points = abs(mine.points - given.points) < LEAST
        if row.why or (same_points and (mine.position == given.position or mine is _NOTHING)):
            continue
        found = f"place {mine.position} with {mine.points:g} points" if mine.position else f"{mine.points:g} points"
        text = f"results and rules give {found} here"
        hint = "the official table counts; say why in a column `why`, and this is told no more"
        yield problem("PF607", text, Location(path, row.line, key="position" if same_points else "points"), hint)


_NOTHING = Standing(None, "", 0.0, 0.0)
