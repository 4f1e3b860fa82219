"""The record: what entity files and results know, as far as a rule may hold it against a text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from generator.model import EntityKind, Parsed
from generator.newsroom.rules.desk import Desk
from generator.racing.drives import places_of, pole
from generator.racing.editions import edition_of
from generator.racing.recognition.folding import folded_name
from generator.racing.results import Entry, Weekend, entries
from generator.racing.seasons import Entrants, Season, standings
from generator.racing.times import days_of
from generator.schema import DriverFront, EditionFront, TeamFront

SLACK = timedelta(days=31)
"""So long before a driver's time with a team, and after it, a text may give him to it: papers are signed, and files are
brought up to date, when they are."""

UNENDING = timedelta(days=4)
"""After so long an edition is over of which only the first day is known."""


class Stay(NamedTuple):
    """A driver's time with a team, by its slug, or its name where no file knows it."""

    team: str
    first: date
    last: date


class Record:
    """What is known of drivers, teams and races. It answers with nothing where something is not known for certain."""

    def __init__(self, desk: Desk) -> None:
        self._past = desk.site.past
        self._history = desk.site.past.history
        self._names = desk.names
        self._stays: dict[str, tuple[Stay, ...]] = {}

    def name(self, kind: EntityKind, slug: str) -> str:
        """The name of somebody or something, as it is shown."""
        return self._past.named(kind, slug).name

    def file(self, kind: EntityKind, slug: str) -> Parsed | None:
        """The file that says what somebody or something is."""
        return self._past.files.get((kind, slug))

    # ------------------------------------------------------------ drivers and teams

    def stays(self, driver: str) -> tuple[Stay, ...]:
        """The times of a driver with teams, as his file has them."""
        if driver not in self._stays:
            parsed = self.file("driver", driver)
            front = parsed.front if parsed else None
            spells = front.teams if isinstance(front, DriverFront) else ()
            found = (Stay(self._team(each.team), *days_of(each.from_, each.to)) for each in spells)
            self._stays[driver] = tuple(found)
        return self._stays[driver]

    def teams_at(self, driver: str, first: date, last: date, slack: timedelta = timedelta()) -> frozenset[str]:
        """The teams that a driver was with between two days, or so long before or after."""
        since, until = first - slack, last + slack
        return frozenset([each.team for each in self.stays(driver) if each.first <= until and since <= each.last])

    def of_year(self, driver: str, year: int) -> frozenset[str]:
        """The teams that a driver was with at some time of a year."""
        return self.teams_at(driver, date(year, 1, 1), date(year, 12, 31))

    def drove(self, driver: str, year: int) -> frozenset[str]:
        """The teams for which results of a year, of practice too, have a driver."""
        seasons = [each for each in self._history.of_driver.get(driver, ()) if each.year == year]
        return frozenset([team for season in seasons for team in self._drove_in(season, driver)])

    def raced(self, team: str, year: int) -> bool:
        """Whether some driver is known to have been with a team in a year."""
        return any(first.year <= year <= last.year for first, last in self._raced.get(team, ()))

    @cached_property
    def _raced(self) -> Mapping[str, list[tuple[date, date]]]:
        found: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for kind, slug in self._past.files:
            if kind == "driver":
                for each in self.stays(slug):
                    found[each.team].append((each.first, each.last))
        return found

    def are_one(self, one: str, other: str) -> bool:
        """Whether two teams are one and the same in a text: under another name, before it was renamed or since."""
        if one == other or other in self._chains.get(one, ()):
            return True
        words = [set(folded_name(self.name("team", slug)).split()) - _COMMON for slug in (one, other)]
        return bool(words[0] and words[1]) and (words[0] <= words[1] or words[1] <= words[0])

    @cached_property
    def _chains(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for (kind, slug), parsed in self._past.files.items():
            if kind == "team" and isinstance(parsed.front, TeamFront) and parsed.front.chain:
                every = frozenset([slug, *(self._team(each.team) for each in parsed.front.chain)])
                found |= {each: every | found.get(each, frozenset()) for each in every}
        return found

    def _team(self, written: str) -> str:
        known = self._past.names.one("team", written)
        return known.slug if known else written

    @staticmethod
    def _drove_in(season: Season, driver: str) -> Iterator[str]:
        for weekend in season.weekends:
            for session in weekend.sessions.values():
                yield from (each.team for each in entries(session, season.cast) if driver in each.drivers)

    # ------------------------------------------------------------ editions

    def edition(self, written: str) -> str:
        """The slug of the edition that front matter names; "" where it names none."""
        found = edition_of(self._past.names, written)
        return f"{found[0].slug}/{found[1]}" if found else ""

    def weekend(self, edition: str) -> Weekend | None:
        """An edition as seasons count it."""
        return self._history.weekends.get(edition)

    def days(self, edition: str) -> tuple[date, date] | None:
        """The first and the last day of an edition; None where they are not known, or it was called off."""
        parsed = self.file("edition", edition)
        front = parsed.front if parsed else None
        if not isinstance(front, EditionFront) or front.status != "scheduled":
            return None
        starts = [each.start.at for each in front.sessions if each.start]
        first = front.start or min(map(datetime.date, starts), default=None)
        if not first:
            return None
        last = front.end or max(map(datetime.date, starts), default=None)
        return first, max(last, first) if last else first + UNENDING

    def is_of(self, edition: str, kind: EntityKind, slug: str) -> bool:
        """Whether an edition is meant by the name of itself, its event or its circuit."""
        weekend = self.weekend(edition)
        if not weekend:
            return kind == "edition" and slug == edition
        return slug == {"edition": edition, "event": weekend.event, "circuit": weekend.circuit}.get(kind, "")

    def editions(self, kind: EntityKind, slug: str) -> tuple[str, ...]:
        """The editions of an event or at a circuit, or of the event of an edition."""
        event = slug.partition("/")[0] if kind == "edition" else slug
        every = self._history.weekends.items()
        return tuple([each for each, held in every if event == (held.circuit if kind == "circuit" else held.event)])

    def event_in(self, town: str) -> str:
        """The only event that is held in a town, by its name; "" where there is none, or several."""
        lexicon, folded = self._names.lexicon, folded_name(town)
        claims = lexicon.name(folded).claims if folded in lexicon.tables.claims else ()
        found = {claim.subject.slug for claim in claims if claim.subject.kind == "event"}
        return found.pop() if len(found) == 1 else ""

    def race(self, edition: str) -> tuple[Entry, ...]:
        """The classification of an edition's race; none where it has none, or several."""
        weekend = self.weekend(edition)
        races = [each for name, each in weekend.sessions.items() if name.startswith("race")] if weekend else []
        return tuple(entries(races[0], self._history.cast)) if len(races) == 1 else ()

    def places(self, edition: str, driver: str) -> frozenset[int]:
        """The places of a driver in an edition's race, in all and in his class; 0 where he was not classified; none
        where he did not take part."""
        rows = self.race(edition)
        in_class = places_of([each.row for each in rows])
        own = [each.row for each in rows if driver in each.drivers]
        return frozenset([place for row in own for place in (row.position, in_class.get(row.line, 0))])

    def finished(self, edition: str, driver: str) -> bool:
        """Whether a driver was classified in an edition's race with as many laps as the winner."""
        rows = self.race(edition)
        most = max((each.row.laps or 0 for each in rows), default=0)
        own = [each.row for each in rows if driver in each.drivers]
        return bool(most) and any(row.position and row.laps == most and not row.gap_laps for row in own)

    def poles(self, edition: str) -> frozenset[str]:
        """The drivers who may be said to have had pole: first on the grid, or in qualifying."""
        rows, weekend = self.race(edition), self.weekend(edition)
        if not weekend:
            return frozenset()
        first = pole(rows, weekend, self._history.cast) if rows else None
        qualifying = weekend.sessions.get("qualifying")
        best = entries(qualifying, self._history.cast) if qualifying else []
        found = [*([first] if first else []), *(each for each in best if each.row.position == 1)]
        return frozenset([driver for each in found for driver in each.drivers])

    def others(self, edition: str) -> tuple[str, ...]:
        """The other editions of its event and at its circuit that have results."""
        weekend = self.weekend(edition)
        if not weekend:
            return ()
        every: Iterable[Weekend] = (
            *self._history.of_event.get(weekend.event, ()),
            *self._history.of_circuit.get(weekend.circuit, ()),
        )
        return tuple(dict.fromkeys(each.slug for each in every if each.slug != edition))

    # ------------------------------------------------------------ championships

    def points(self, edition: str, kind: Entrants, slug: str) -> tuple[float, ...]:
        """The points of a driver or a team after an edition, and before it; none where they are not known."""
        season, number = self._round(edition)
        if not season or not _is_whole(season, kind, number):
            return ()
        found = []
        for after in (number, number - 1):
            rows = {row.entrant: row.points for row in standings(season, kind, after)} if after else {slug: 0.0}
            own = [points for entrant, points in rows.items() if entrant.partition("/")[0] == slug]
            found += own if len(own) == 1 else []
        return tuple(found)

    def place(self, edition: str, driver: str) -> int:
        """The place of a driver in the championship after an edition; 0 where it is not known."""
        season, number = self._round(edition)
        rows = standings(season, "driver", number) if season and _is_whole(season, "driver", number) else []
        return next((row.position or 0 for row in rows if row.entrant == driver), 0)

    def champions(self, kind: Entrants, year: int) -> Mapping[str, frozenset[str]]:
        """Those who are champions of a year, or lead its table, by series; without series in which none is known."""
        found: dict[str, set[str]] = defaultdict(set)
        for (series, of), season in self._history.seasons.items():
            if of == year:
                for class_ in season.classes:
                    rows = standings(season, kind, season.last, class_) if season.last else []
                    found[series] |= {row.entrant.partition("/")[0] for row in rows if row.position == 1}
        return {series: frozenset(first) for series, first in found.items() if first}

    def is_decided(self, series: str, year: int) -> bool:
        """Whether a season is over."""
        season = self._history.seasons.get((series, year))
        return season is not None and season.is_over

    def _round(self, edition: str) -> tuple[Season | None, int]:
        weekend = self.weekend(edition)
        season = self._history.seasons.get((weekend.series, weekend.season)) if weekend else None
        numbers = [each.round for each in season.weekends if each.slug == edition] if season else []
        return (season, numbers[0]) if len(numbers) == 1 else (None, 0)


def _is_whole(season: Season, kind: Entrants, number: int) -> bool:
    """Whether all that standings after a round are made of is there: an official table, or the races of all rounds."""
    if (number, kind) in season.official:
        return True
    held = [each for each in season.weekends if each.round <= number and not each.is_cancelled]
    raced = {each.round for each in held if any(name.startswith("race") for name in each.sessions)}
    return raced >= set(range(1, number + 1)) - {each.round for each in season.weekends if each.is_cancelled}


_COMMON = frozenset(("f1", "racing", "team", "grand", "prix", "formula", "one"))
"""Words of teams' names that tell none from another."""
