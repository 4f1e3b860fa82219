"""Sanity: values of entity files that cannot be, alone or beside each other."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.errors import problem
from generator.model import EntityKind, Parsed, PartialDate, Problem
from generator.racing.registry import Registry
from generator.racing.results import Weekend
from generator.racing.roster import location
from generator.schema import FRONTS, DecisionFront, EditionFront, RulesFront, SeriesFront
from generator.schema.meanings import amounts, keys_with_times


def impossible(files: Iterable[Parsed]) -> Iterator[Problem]:
    """PF116 for each value of an entity file that cannot be: an end before its beginning, less than nothing; PF112 for
    decisions about nobody; PF307 for rules of points of which two hold in one season, and for sessions that end too
    early, which calendars can do without."""
    for parsed in files:
        front = parsed.front
        yield from _amounts(parsed)
        for key in keys_with_times(FRONTS[parsed.kind]):
            for place, each in enumerate(getattr(front, key)):
                if _is_before(each.to, each.from_):
                    yield _backwards(parsed, f"{key}.{place}.to", each.to, each.from_)
        if isinstance(front, EditionFront):
            yield from _timetable(parsed, front)
        elif isinstance(front, SeriesFront):
            yield from _rules(parsed, front.rules)
            for place, decision in enumerate(front.decisions):
                if not decision.driver and not decision.team:
                    at = location(parsed, f"decisions.{place}")
                    yield problem("PF112", "a decision is about a `driver` or a `team`", at, "name the one it is about")


def same_rounds(weekends: Mapping[str, Weekend], own: Mapping[tuple[EntityKind, str], Parsed]) -> Iterator[Problem]:
    """PF307 for each edition that is the same round of a season as one before it; what is cancelled is none."""
    seen: dict[tuple[str, int, int], str] = {}
    for slug, weekend in sorted(weekends.items(), key=lambda item: (item[1].season, item[0])):
        edition = own.get(("edition", slug))
        if edition and weekend.series and weekend.round > 0 and edition.front.status != "cancelled":
            other = seen.setdefault((weekend.series, weekend.season, weekend.round), slug)
            if other != slug:
                text = f"round {weekend.round} of {weekend.season} is '{other}' already"
                hint = "give one of them another `round`"
                yield problem("PF307", text, location(edition, "round"), hint)


def undecided(files: Iterable[Parsed], names: Registry, seasons: Collection[tuple[str, int]]) -> Iterator[Problem]:
    """PF308 for each decision, in a season that the site has, about one of whom nothing is known."""
    for parsed in files:
        if isinstance(parsed.front, SeriesFront):
            for place, decision in enumerate(parsed.front.decisions):
                if (parsed.slug, decision.season) in seasons:
                    yield from _strangers(parsed, f"decisions.{place}", decision, names)


def _strangers(parsed: Parsed, key: str, decision: DecisionFront, names: Registry) -> Iterator[Problem]:
    named: tuple[tuple[EntityKind, str], ...] = (("driver", decision.driver), ("team", decision.team))
    for kind, slug in named:
        if slug and (kind, slug) not in names.by_slug:
            meant = names.one(kind, slug) or names.nearest(kind, slug)
            hint = f"write '{meant.slug}' if you mean {meant.name}" if meant else f"write the slug of a {kind}"
            yield problem("PF308", f"no {kind} has the slug '{slug}'", location(parsed, f"{key}.{kind}"), hint)


def _amounts(parsed: Parsed) -> Iterator[Problem]:
    for key in amounts(FRONTS[parsed.kind]):
        number = getattr(parsed.front, key)
        if number is not None and number < 0:
            hint = f"write how much it is, or leave `{key}` out"
            yield problem("PF116", f"`{key}` cannot be less than 0: {number:g}", location(parsed, key), hint)


def _timetable(parsed: Parsed, front: EditionFront) -> Iterator[Problem]:
    if front.start and front.end and front.end < front.start:
        yield _backwards(parsed, "end", front.end.isoformat(), front.start.isoformat())
    for place, session in enumerate(front.sessions):
        if session.start and session.end and session.end.at < session.start.at and not session.end.day_only:
            ends, starts = (each.at.strftime("%Y-%m-%d %H:%M") for each in (session.end, session.start))
            yield _backwards(parsed, f"sessions.{place}.end", ends, starts, "PF307")


def _rules(parsed: Parsed, rules: tuple[RulesFront, ...]) -> Iterator[Problem]:
    for place, each in enumerate(rules):
        if each.to is not None and each.to < each.from_:
            yield _backwards(parsed, f"rules.{place}.to", str(each.to), str(each.from_))
            continue
        for other in rules[:place]:
            first = max(each.from_, other.from_)
            if first <= min(each.to or first, other.to or first):
                text = f"in {first} the rules from {other.from_} on hold too"
                hint = "let one of them end before the other begins"
                yield problem("PF307", text, location(parsed, f"rules.{place}.from"), hint)
                break


def _is_before(until: PartialDate, since: PartialDate) -> bool:
    """Whether a time ends before it begins, as far as both are written."""
    shared = min(len(until), len(since))
    return until[:shared] < since[:shared]


def _backwards(parsed: Parsed, key: str, end: str, start: str, code: str = "PF116") -> Problem:
    text = f"it ends ({end}) before it begins ({start})"
    return problem(code, text, location(parsed, key), "one of the two is wrong")
