"""Parts of what series and editions say: rules and decisions, and sessions."""

from typing import Annotated, Literal

from msgspec import field

from generator.schema.base import Written, says
from generator.values import Moment


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


class SessionFront(Written, frozen=True, kw_only=True):
    name: Annotated[str, says("Practice 1, Qualifying, Sprint, Race, …")]
    start: Annotated[Moment | None, says("when it begins; without an offset in the site's time zone")] = None
    end: Annotated[Moment | None, says("when it ends")] = None
    status: Annotated[Literal["scheduled", "postponed", "cancelled"], says("what became of it")] = "scheduled"
    revision: Annotated[int, says("one more whenever it moves: calendars then take the new time")] = 0
