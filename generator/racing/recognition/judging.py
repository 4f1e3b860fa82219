"""Judging: who is meant, of all that a name can mean.

Each candidate is weighed by evidence, in the order of its weight: front matter, the full name elsewhere in the text, a
year told of nearby, a team nearby that it was with at that time, its active years at the article's date.
Where two stay close nobody is meant: a wrong link is worse than none.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from generator.racing.recognition.common import CHASSIS, MAKERS, OF_TEAMS, ROAD_CARS, SHARED, TEAM
from generator.racing.recognition.company import (
    ACTIVE,
    BESIDE,
    ELSEWHERE,
    EVER,
    FRONT_MATTER,
    INITIAL,
    RECENT,
    TOLD,
    Evidence,
    by_company,
    company,
    employers,
)
from generator.racing.recognition.elsewhere import of_another_series
from generator.racing.recognition.lexicon import ALONE, ALWAYS, AROUND, Claim, Lexicon, Name, Subject
from generator.racing.recognition.others import called, someone_else
from generator.racing.recognition.places import place
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import Years
from generator.racing.recognition.verdicts import Candidate, Known, Verdict
from generator.racing.recognition.words import BODY
from generator.racing.roster import Term

ENOUGH, MARGIN = 20, 10
"""What the best candidate needs, and by how much it must be better than the next."""

_DROVE = frozenset(("for", "at", "with", "and"))
"""What stands before the name of a team that somebody drove for."""

_MOVING = ("moved", "went", "switched", "move", "returned", "came", "switch")
_OFFICES = ("owner", "boss", "founder", "principal", "designer", "mechanic", "mechanics", "manager", "engineer")
_AT_WORK = frozenset(
    (*(("to", verb) for verb in _MOVING), *(("of", who) for who in _OFFICES), *(("at", who) for who in _OFFICES))
)
"""What stands before the name of a team that somebody works for, with the word before that."""

_INTO = frozenset(("at", "into", "through", "towards"))
"""What stands before a corner that bears the name of a driver."""

_DRIVING = frozenset(("raced", "drove", "driven", "drives", "driving", "drive", "races", "racing", "signed", "won"))
"""What is done for a team."""

DISTINCT = -15
"""What suffices for the one candidate of a name that nobody else bears."""

LONG, MANY_TIMES = 10, 2
"""From so many years on, and so many times as many as any other of the name, one is remembered as the one of it."""

MANY_MORE = 5
"""So many times as many, if the other is a driver and it is a team, or a team and it is a driver."""

FAMOUS = 6
"""From so many years on a driver is known by the surname alone wherever a text speaks of motorsport."""

LATELY = 16
"""So many years after the last race a driver is remembered, however short the time."""

LASTING = 3
"""From so many years on a driver is remembered by the surname alone."""


class _Weighed(NamedTuple):
    score: int
    subject: Subject
    evidence: list[Evidence]


def judged(name: Name, scene: Scene, known: Known, lexicon: Lexicon, beside: Collection[str]) -> Verdict:
    """Who is meant by a name; `beside` are the slugs of teams that the same sentence surely names."""
    if known.has_addresses and scene.is_in_address():
        return Verdict(None, "part of an address")
    if (known.elsewhere or known.series) and (why := of_another_series(name, scene, known, lexicon)):
        return Verdict(None, why)
    if name.is_place:
        return place(name, scene, known, lexicon)
    if name.is_series:
        is_part = scene.after == "team" and scene.words.shown[scene.spot.last][0].isupper()
        return Verdict(None if is_part else name.claims[0].subject.term, "the only one of that name")
    if why := someone_else(name, scene, known, lexicon):
        return Verdict(None, why)
    if name.only in known.named:
        return Verdict(name.only, "front matter names it, and nobody else is called so")
    if not known.is_explained and _is_sure(name, scene, known):
        return Verdict(name.only, "")
    return _decided(
        name, scene, known, lexicon, _weighed(name, scene, known, company(name, scene, known, lexicon, beside))
    )


def _is_sure(name: Name, scene: Scene, known: Known) -> bool:
    """Whether weighing can come to nothing but the only one of a name: whoever is active, whatever year is told of, and
    whose full name it is or stands before."""
    if name.only is None or len(scene.before) == 1:
        return False
    if name.is_full or known.in_full.get(name.only, scene.spot.last) <= scene.spot.first:
        return True
    is_told = known.is_racing or not name.is_shared
    return is_told and name.claims[0].subject.was_active((known.day.year, known.day.year))


def _weighed(name: Name, scene: Scene, known: Known, beside: Collection[str]) -> list[_Weighed]:
    """The candidates that are left, the best first."""
    told = scene.told()
    today = known.day.year, known.day.year
    found: dict[Term, _Weighed] = {}
    for claim in name.claims:
        evidence = _evidence(name, claim, scene, known, told)
        if evidence is None:
            continue
        evidence += by_company(claim.subject, beside, told, today)
        score = sum([weight for weight, _, _ in evidence])
        other = found.get(claim.subject.term)
        if other is None or score > other.score:
            found[claim.subject.term] = _Weighed(score, claim.subject, evidence)
    every = list(found.values())
    if any(_holds(claim, told or today) for claim in name.claims):  # Kick Sauber was the Sauber of its years
        every = [each for each in every if each.subject.kind != "team" or each.subject.was_active(told or today)]
    if told and len(every) > 1:  # whoever was not there then is not meant, if anybody was
        then = [each for each in every if each.subject.was_active(told) or each.subject.term in known.named]
        every = then or every
    if len(every) > 1:
        every.sort(key=lambda each: (-each.score, -each.subject.span(known.day.year), each.subject.term))
    return every


def _holds(claim: Claim, time: Years) -> bool:
    """Whether a team bore a name for some years alone, and at that time."""
    return claim.years != ALWAYS and claim.subject.kind == "team" and claim.subject.was_active(time)


def _decided(name: Name, scene: Scene, known: Known, lexicon: Lexicon, ranked: Sequence[_Weighed]) -> Verdict:
    if not ranked:
        return Verdict(None, "nobody of that name at that time")
    best = ranked[0]
    if len(ranked) > 1 and best.score - ranked[1].score < MARGIN and not _is_remembered(best, ranked, name, known):
        close = f"could be {best.subject.slug} or {ranked[1].subject.slug}"
        is_close = best.score >= ENOUGH or (best.score >= DISTINCT and not name.is_ordinary)
        near = [each for each in ranked if best.score - each.score < MARGIN] if not known.is_explained else ranked
        return Verdict(None, close, _candidates(near), is_close)
    candidates = _candidates(ranked) if known.is_explained else ()
    is_told = known.is_racing or not (name.is_shared or name.is_either)
    if best.score >= INITIAL or (best.score >= ENOUGH and is_told):
        why = candidates[0].evidence[0] if candidates and best.evidence else "the best of them"
        return Verdict(best.subject.term, why, candidates)
    is_common = name.is_ordinary or (name.is_shared and not known.is_racing)
    is_ordinary = is_common and not _is_acronym(scene, known, lexicon)
    is_alone = _is_remembered(best, ranked, name, known)
    others = [each for each in ranked[1:] if not is_alone and (each.score >= 0 or not _is_past(best, each, known))]
    if not others and not is_ordinary and _is_distinct(best, scene, known, lexicon):
        return Verdict(best.subject.term, "the only one of that name", candidates)
    return Verdict(None, "too little speaks for it", candidates)


def _is_remembered(best: _Weighed, ranked: Sequence[_Weighed], name: Name, known: Known) -> bool:
    """Whether the best of those who come close was there for so much longer than all others of them that nobody else is
    meant by the name alone."""
    near = [each.subject for each in ranked[1:] if best.score - each.score < MARGIN]
    year, kind = known.day.year, best.subject.kind
    span = best.subject.span(year)
    if span < LONG or best.score >= RECENT or not known.is_motorsport or name.is_doubtful:
        return False
    return all(each.span(year) * (MANY_TIMES if each.kind == kind else MANY_MORE) <= span for each in near)


def _is_past(best: _Weighed, other: _Weighed, known: Known) -> bool:
    """Whether the best is not doubted by another against whom all speaks: one of another kind, or a team, if the best
    is one that there was already."""
    if best.subject.kind != other.subject.kind:
        return True
    is_team = best.subject.kind == "team" and best.score >= RECENT
    return is_team and known.is_motorsport and best.subject.began(known.day.year)


def _is_acronym(scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether a name is written in capitals, as no word is, and is nobody's code in these days."""
    today = known.day.year, known.day.year
    return scene.is_acronym() and not any(each.was_active(today) for each in lexicon.coded(scene.shown))


def _is_distinct(only: _Weighed, scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether little suffices for the only one of a name: someone of about that time; or of another, who was there for
    long, where the paragraph speaks of racing."""
    subject, is_maker = only.subject, only.subject.kind == "team" and scene.spot.name[1:] in MAKERS
    if scene.is_away or (subject.kind == "driver" and scene.before in _INTO and only.score < RECENT):
        return False
    if _is_known_well(only, scene, known, lexicon):
        return True
    if only.score < DISTINCT or (is_maker and only.score < ENOUGH and scene.tells_of_engines()):
        return False
    if only.score >= RECENT:
        return True
    if subject.kind == "team" and not subject.began(known.day.year + 1):
        return False
    if scene.before in _DROVE and subject.slug in employers(known, lexicon):
        return True
    if is_maker or (subject.kind == "team" and scene.before in ("a", "an") and scene.spot.name[1:] in ROAD_CARS):
        return False  # a car of that make, or whoever makes the engines
    year = known.day.year
    lasting = subject.kind == "team" or subject.span(year) >= LASTING or subject.was_active((year - LATELY, year))
    return lasting and (scene.tells_of_racing() or scene.is_in_title() or scene.part < BODY)


def _is_known_well(only: _Weighed, scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether a name is meant wherever a text speaks of motorsport, whatever time is told of: of a driver who was there
    for long, of a team that is no maker, or that drivers were with who are named in full."""
    subject, name = only.subject, scene.spot.name[1:]
    if not known.is_motorsport or name in SHARED:
        return False
    if subject.kind == "driver":
        return subject.span(known.day.year) >= FAMOUS
    first, _ = scene.told() or (known.day.year, 0)
    if not subject.began(min(first, known.day.year)):
        return False
    if name in MAKERS:
        if scene.before in ("a", "an", "the"):
            return False
        return subject.slug in employers(known, lexicon) and scene.tells_of_racing() and not scene.tells_of_engines()
    return name not in ROAD_CARS and name not in CHASSIS


def _candidates(ranked: Sequence[_Weighed]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            subject.kind,
            subject.slug,
            score,
            _reasons(evidence),
        )
        for score, subject, evidence in ranked
    )


def _reasons(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    found = [(weight, text.format(about)) for weight, text, about in evidence]
    return tuple(text for _, text in sorted(found, reverse=True))


def _evidence(name: Name, claim: Claim, scene: Scene, known: Known, told: Years | None) -> list[Evidence] | None:
    """What speaks for and against a claim; None where it cannot be meant."""
    subject, form, years = claim
    today = known.day.year, known.day.year
    since, until = told or today
    if years != ALWAYS and not (years[0] - 1 <= until and since <= years[1] + 1):
        return None
    initials = scene.initials()[0] if form in ALONE else ""
    initial = next(filter(subject.given.startswith, initials), "")
    if initials and not initial:
        return None
    is_there = subject.was_active((since, until), AROUND)
    found = [*_by_text(claim, scene, known), *_by_name(name, claim, scene, initial, is_there=is_there)]
    if (
        subject.kind == "team"
        and name.words == 1
        and subject.began(today[0])
        and scene.is_among_teams(name.folded[1:] in MAKERS)
    ):
        found.append((INITIAL, "named in a row with teams", ""))
    if name.is_either:
        found += _by_role(name, subject, scene, (since, until))
    if subject.years:
        is_of_it = told != known.theme or (told and subject.was_active(told))
        found.append(_by_time(subject, told if is_of_it else None, today, is_sure=bool(found)))
    elif (
        (subject.kind != "driver" and not name.is_ordinary)
        or (form == "alias" and _is_own(name))
        or (known.is_motorsport and name.only and name.is_rare)
    ):
        found.append((ACTIVE, "nothing says when it was active", ""))
    return found


def _by_name(name: Name, claim: Claim, scene: Scene, initial: str, *, is_there: bool) -> list[Evidence]:
    """What the name itself says, with the initial or the given name before it."""
    subject, form, _ = claim
    found: list[Evidence] = []
    if initial:
        weight = INITIAL if is_there or scene.is_racing else EVER
        found.append((weight, "the initial {}.", initial.upper()))
    elif form in ALONE and scene.before and scene.joins_before() and called(scene.before, (claim,)):
        found.append((INITIAL, "called {}", scene.before.title()))
    is_whole = name.words > 1 and subject.kind == "team"
    if is_whole:
        found.append((TOLD, "its whole name", ""))
    if (is_whole or form == "full") and name.is_shown(subject):
        found.append((BESIDE, "its name as it is shown", ""))
    return found


def _by_text(claim: Claim, scene: Scene, known: Known) -> list[Evidence]:
    """What front matter and the rest of the text say."""
    term = claim.subject.term
    found: list[Evidence] = [(FRONT_MATTER, "front matter names it", "")] if term in known.named else []
    first = known.in_full.get(term)
    if claim.form == "full":
        found.append((ELSEWHERE, "its full name", ""))
    elif first is not None and (first <= scene.spot.first or scene.part < BODY):
        found.append(
            (ELSEWHERE, "its full name stands " + ("before" if first <= scene.spot.first else "in the text"), "")
        )
    elif first is not None:
        found.append((RECENT, "its full name comes later", ""))
    return found


def _by_role(name: Name, subject: Subject, scene: Scene, time: Years) -> list[Evidence]:
    """What the words around say of someone who is either a driver or a team: one drives for a team, in one of its cars;
    drivers are named together."""
    is_team = scene.after in TEAM and scene.joins_after()
    if is_team or (scene.before in OF_TEAMS and not scene.is_in_title()):
        weight = BESIDE if scene.before == "for" and not is_team else INITIAL
        if scene.before == "for" and scene.word_before(2) in _DRIVING:
            weight = INITIAL
        elif scene.before == "for" and not is_team and not _has_team(name, time):
            weight = 0
        beside = scene.after if is_team else scene.before
        return [(weight if subject.kind == "team" else -weight, "'{}' stands beside it, as of a team", beside)]
    if subject.kind == "driver" and subject.was_active(time) and scene.is_among_drivers():
        return [(BESIDE, "named together with a driver", "")]
    is_work = scene.before in ("joined", "left") or (scene.before, scene.word_before(2)) in _AT_WORK
    if is_work and not is_team:
        return [(BESIDE if subject.kind == "team" else -BESIDE, "'{}' stands beside it, as of a team", scene.before)]
    return []


def _has_team(name: Name, time: Years) -> bool:
    """Whether a team of a name was there at a time."""
    return any(each.subject.kind == "team" and each.subject.was_active(time) for each in name.claims)


def _is_own(name: Name) -> bool:
    """Whether a name is one subject's alone, or none that many bear."""
    return len(name.claims) == 1 or not name.is_ordinary


def _by_time(subject: Subject, told: Years | None, today: Years, *, is_sure: bool) -> Evidence:
    """What its active years say of a time that is told of, and of the year of the text."""
    if told:
        return _by_time_told(subject, told, today, is_sure=is_sure)
    if subject.was_active(today):
        return ACTIVE, "active in {}", today[0]
    if subject.was_active(today, AROUND):
        return RECENT, "active about {}", today[0]
    return -BESIDE if is_sure else DISTINCT, "not active in {}", today[0]


def _by_time_told(subject: Subject, told: Years, today: Years, *, is_sure: bool) -> Evidence:
    if subject.was_active(told):
        return TOLD, "active in {}, which is told of", _Shown(told)
    if subject.was_active(today):  # born in 1997
        return ENOUGH, f"active in {today[0]}, though not in {{}}, which is told of", _Shown(told)
    if subject.was_active(told, 1):
        return RECENT, "active about {}", _Shown(told)
    return -BESIDE if is_sure else -INITIAL, "not active in {}, which is told of", _Shown(told)


class _Shown(tuple[int, int]):
    """A time as it is read: 1994, 1980-1989."""

    def __format__(self, _: str) -> str:
        return str(self[0]) if self[0] == self[1] else f"{self[0]}-{self[1]}"
