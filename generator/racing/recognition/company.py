"""Company: what evidence weighs, and what it says of a driver or a team in whose company a name stands."""

from collections.abc import Collection
from typing import TypeAlias

from generator.racing.recognition.around import drivers
from generator.racing.recognition.lexicon import Lexicon, Name, Subject
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import Years
from generator.racing.recognition.verdicts import Known

FRONT_MATTER, ELSEWHERE, INITIAL, TOLD, BESIDE, ACTIVE, RECENT, EVER = 60, 50, 40, 30, 20, 25, 10, 10
"""What evidence weighs."""

ENOUGH, DISTINCT = 20, -15
"""What the best candidate of a name needs, and what suffices for the only one of a name that nobody else bears."""

WITH = frozenset(("s", "for", "with", "at", "in"))
"""What may stand between the name of a driver and that of the team."""

_MARKS = frozenset((",", "(", "/", "-", "\u2013"))
"""Marks that may."""

Evidence: TypeAlias = tuple[int, str, object]
"""What something weighs, and the sentence that says so, with what it is about in place of its braces."""


def company(name: Name, scene: Scene, known: Known, lexicon: Lexicon, beside: Collection[str]) -> Collection[str]:
    """The slugs of the teams that speak for a bearer of a name: of those that the sentence names (`beside`), for a
    driver; where several teams have a name, the one that a driver was with who is named in the sentence, or else in
    full."""
    if name.is_ordinary and len(name.teams) == 1 and is_car(scene) and known.in_full:
        return employers(known, lexicon).intersection(name.teams) or beside
    if len(name.teams) < 2 or not known.in_full:
        return [slug for slug in beside if slug not in name.teams] if beside else beside
    with_them = {team for driver in drivers(scene) for team, _ in driver.teams}.intersection(name.teams)
    if len(with_them) == 1:
        return with_them
    known_for = employers(known, lexicon).intersection(name.teams)
    return known_for if len(known_for) == 1 else ()


def is_car(scene: Scene) -> bool:
    """Whether somebody is in one of the cars of a team: sixth in a March."""
    last = scene.spot.last
    is_one = scene.before in ("a", "an", "the") and scene.word_before(2) in ("in", "on", "of")
    is_end = last >= scene.end or not scene.joins_after() or scene.after in ("and", "with", "at", "in", "for")
    return is_one and is_end


def employers(known: Known, lexicon: Lexicon) -> set[str]:
    """The slugs of the teams that drivers who are named in full were with."""
    drivers = (lexicon.bearers[term] for term in known.in_full)
    return {team for driver in drivers for team, _ in driver.teams}


def by_company(subject: Subject, beside: Collection[str], told: Years | None, today: Years) -> list[Evidence]:
    """What speaks for a subject since teams in its company are its own, or is it one: see `company`."""
    if not beside:
        return []
    if subject.kind != "driver":
        is_meant = subject.slug in beside and (not told or subject.was_active(told))
        return [(FRONT_MATTER, "a driver of its is named", "")] if is_meant else []
    time = told or today
    with_them = [(team, years) for team, years in subject.teams if team in beside]
    if not with_them:
        return []
    then = [team for team, (first, last) in with_them if first <= time[1] and time[0] <= last]
    if then:
        return [(BESIDE, f"was with {{}} in {time[0]}", min(then))]
    return [(EVER, "was once with {}", min(team for team, _ in with_them))]


def by_driver(subject: Subject, scene: Scene, told: Years | None) -> list[Evidence]:
    """What speaks for a team where the name of a driver stands right before it who was with it, at the time that is
    told of: Patrese's Arrows, Capelli (March), Weidler with Rial."""
    first, is_joined = scene.spot.first, scene.before in WITH
    driver = scene.names.get(first - 1 - is_joined)
    is_beside = is_joined or scene.words.gap(first).strip() in _MARKS
    if driver is None or not is_beside or not driver.has_driver or driver.has_team:
        return []
    for claim in driver.claims:
        for team, (since, until) in claim.subject.teams:
            if team == subject.slug and (told is None or (since <= told[1] and told[0] <= until)):
                return [(INITIAL, "{} was with it", claim.subject.name)]
    return []
