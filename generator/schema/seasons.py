"""What series, events and editions say: rules and decisions, sessions and dates."""

from typing import Annotated, Literal

from msgspec import field

from generator.model import Moment, PartialDate, WrittenDate
from generator.schema.base import Written, says
from generator.schema.entities import EntityFront, NameSpellFront


class RulesFront(Written, frozen=True, kw_only=True):
    """How points become standings, for the seasons from one year to another."""

    from_: Annotated[int, says("first season of these rules")] = field(name="from")
    to: Annotated[int | None, says("last season; absent while they hold")] = None
    race: Annotated[tuple[float, ...], says("points of a race, by place: `[25, 18, 15]`")] = ()
    sprint: Annotated[tuple[float, ...], says("points of a sprint, by place")] = ()
    fastest_lap: Annotated[float, says("points for the fastest lap of a race")] = 0
    fastest_lap_within: Annotated[int, says("the last place that may have them; 0: any")] = 0
    best: Annotated[int, says("how many results count; 0: all")] = 0
    first: Annotated[int, says("rounds of the first half, where each half counts on its own; 0: it does not")] = 0
    best_first: Annotated[int, says("how many results of the first half count")] = 0
    best_rest: Annotated[int, says("how many results of the second half count")] = 0
    count_back: Annotated[
        Literal["all", "scoring", "first"],
        says("what breaks a tie: all places, those that bring points, or after these who had one first"),
    ] = "all"
    teams: Annotated[bool, says("`false` where teams have no championship")] = True
    team_race: Annotated[tuple[float, ...], says("points of a race for teams, where they are others")] = ()
    team_cars: Annotated[int, says("how many cars of a team score; 0: all")] = 0
    team_without: Annotated[tuple[str, ...], says("slugs of events that do not count for teams")] = ()
    team_drops: Annotated[bool, says("whether results are dropped for teams too")] = True


class DecisionFront(Written, frozen=True, kw_only=True):
    """What stewards or a court decided beyond results."""

    season: Annotated[int, says("the season")]
    round: Annotated[int, says("from which round on; 0: from the end of the season on")] = 0
    driver: Annotated[str, says("slug of the driver it is about")] = ""
    team: Annotated[str, says("slug of the team it is about")] = ""
    points: Annotated[float, says("points given, or with a minus taken away")] = 0
    excluded: Annotated[bool, says("`true`: without a place in the standings")] = False
    why: Annotated[str, says("the reason, in a few words")] = ""


class SeriesFront(EntityFront, frozen=True, kw_only=True):
    """A series: `content/series/<slug>.md`."""

    governing_body: Annotated[str, says("who makes the rules")] = ""
    founded: Annotated[PartialDate, says("year of the first season")] = PartialDate("")
    rules: Annotated[tuple[RulesFront, ...], says("how points become standings, by years")] = ()
    decisions: Annotated[tuple[DecisionFront, ...], says("what was decided beyond results")] = ()


class EventFront(EntityFront, frozen=True, kw_only=True):
    """A recurring event: `content/events/<slug>.md`."""

    series: Annotated[str, says("name, alias or slug of the series")] = ""
    circuit: Annotated[str, says("name, alias or slug of its usual circuit")] = ""
    country: Annotated[str, says("country")] = ""
    first_held: Annotated[PartialDate, says("year of the first edition")] = PartialDate("")
    names: Annotated[tuple[NameSpellFront, ...], says("names it has held: `name`, `from`, `to`")] = ()


class SessionFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("Practice 1, Qualifying, Sprint, Race, …")]
    start: Annotated[Moment | None, says("when it begins; without an offset in the site's time zone")] = None
    end: Annotated[Moment | None, says("when it ends")] = None
    status: Annotated[Literal["scheduled", "postponed", "cancelled"], says("what became of it")] = "scheduled"
    revision: Annotated[int, says("one more whenever it moves: calendars then take the new time")] = 0


class EditionFront(EntityFront, frozen=True, kw_only=True):
    """One running of an event: `content/events/<slug>/<year>/index.md`."""

    draft: Annotated[bool, says("`true` keeps the edition back, with its results")] = False
    series: Annotated[str, says("name, alias or slug of the series; else the event's")] = ""
    season: Annotated[int | None, says("the season it counts for; else the year of its folder")] = None
    round: Annotated[int | None, says("number in the season's calendar")] = None
    circuit: Annotated[str, says("name, alias or slug of the circuit; else the event's")] = ""
    layout: Annotated[str, says("id of the circuit's layout; else the one of that time")] = ""
    start: Annotated[WrittenDate | None, says("first day")] = None
    end: Annotated[WrittenDate | None, says("last day")] = None
    sessions: Annotated[tuple[SessionFront, ...], says("the timetable: `name`, `start`, `end`, `status`")] = ()
    status: Annotated[Literal["scheduled", "postponed", "cancelled"], says("what became of it")] = "scheduled"
    revision: Annotated[int, says("one more whenever its days move, while it has no sessions yet")] = 0
    worth: Annotated[float, says("what its race counts: `0.5` where half points are given, `2` where double")] = 1
    laps: Annotated[int | None, says("laps of the race")] = None
    distance_km: Annotated[float | None, says("distance of the race in kilometres")] = None
