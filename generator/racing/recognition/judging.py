"""Judging: who is meant, of all that a name can mean.

Each candidate is weighed by evidence, in the order of its weight: front matter, the full name elsewhere in the text, a
year told of nearby, a team nearby that it was with at that time, its active years at the article's date.
Where two stay close nobody is meant: a wrong link is worse than none.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from generator.racing.recognition.addresses import is_in_address
from generator.racing.recognition.around import is_of_today, tells_of_engines, tells_of_racing
from generator.racing.recognition.common import CHASSIS, MAKERS, ORDINARY, ROAD_CARS, SHARED
from generator.racing.recognition.company import (
    DISTINCT,
    ELSEWHERE,
    ENOUGH,
    INITIAL,
    RECENT,
    Evidence,
    by_company,
    company,
    employers,
)
from generator.racing.recognition.elsewhere import of_another_series
from generator.racing.recognition.evidence import evidence_for
from generator.racing.recognition.glance import OF_OLD
from generator.racing.recognition.lexicon import ALWAYS, SOON, Claim, Lexicon, Name, Subject
from generator.racing.recognition.makers import is_of_maker
from generator.racing.recognition.others import is_where_others_play, someone_else
from generator.racing.recognition.people import BROTHERS, ELDER
from generator.racing.recognition.places import place
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import Years
from generator.racing.recognition.verdicts import Candidate, Known, Verdict
from generator.racing.recognition.words import BODY
from generator.racing.roster import Term

LONG_AGO = 3
"""So many years at least is it since a team of old raced."""

MARGIN = 10
"""By how much the best candidate must be better than the next."""

_DROVE = frozenset(("for", "at", "with", "and"))
"""What stands before the name of a team that somebody drove for."""


OF_EMPLOYERS = frozenset(("at", "for", "with", "to", "of", "from", "joined", "left", "gave"))
"""What stands before a team that somebody works for, rather than before an engine's maker."""

_RUNNING = frozenset(("ran", "managed", "headed"))
"""What one does with a team that belongs to a maker."""

_INTO = frozenset(("at", "into", "through", "towards"))
"""What stands before a corner that bears the name of a driver."""


LONG, MANY_TIMES = 10, 2
"""From so many years on, and so many times as many as any other of the name, one is remembered as the one of it."""

FAMILY = 3
"""So many drivers of a surname at most are told from each other as the elder and the younger."""

GENERATION = 36
"""So many years at most are from the first race of a father to that of his son."""

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
    if known.has_addresses and is_in_address(scene):
        return Verdict(None, "part of an address")
    if (known.elsewhere or known.series) and (why := of_another_series(name, scene, known, lexicon)):
        return Verdict(None, why)
    if is_where_others_play(name, scene, known):
        return Verdict(None, "where other sports are told of")
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
    today = known.day.year, known.day.year
    told = None if is_of_today(scene, today) else scene.told()
    found: dict[Term, _Weighed] = {}
    for claim in name.claims:
        evidence = evidence_for(name, claim, scene, known, told)
        if evidence is None:
            continue
        evidence += by_company(claim.subject, beside, told, today)
        score = sum([weight for weight, _, _ in evidence])
        other = found.get(claim.subject.term)
        if other is None or score > other.score:
            found[claim.subject.term] = _Weighed(score, claim.subject, evidence)
    every = list(found.values())
    if len(every) > 1:  # nobody speaks of those who are yet to come
        soon = known.day.year + SOON
        every = [each for each in every if not each.subject.years or each.subject.began(soon)] or every
    is_old = name.has_team and scene.before == "old" and scene.word_before(2) == "the"
    if is_old or scene.words.folded[scene.spot.last : scene.spot.last + 2] in OF_OLD:
        every = [each for each in every if not each.subject.was_active(today, LONG_AGO)] or every
    elif any(_holds(claim, told or today) for claim in name.claims):  # Kick Sauber was the Sauber of its years
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
    if scene.before in BROTHERS and name.has_driver and not name.is_full:
        one = _of_brothers(ranked, scene, known)
        if one or scene.before != "other":
            return Verdict(one.subject.term if one else None, f"'{scene.before}' stands before it", _candidates(ranked))
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


def _of_brothers(ranked: Sequence[_Weighed], scene: Scene, known: Known) -> _Weighed | None:
    """The one of a family whom the word before tells from the others: the elder Schumacher, or the other, where one of
    two is named in full; None where it tells nothing, or means somebody who is not known: the elder Hamilton."""
    if scene.before == "other":
        near = [each for each in ranked if ranked[0].score - each.score <= ELSEWHERE and each.score >= ENOUGH]
        left = [each for each in near if each.subject.term not in known.in_full]
        return left[0] if len(left) == 1 < len(near) else None
    family = sorted((each for each in ranked if each.subject.years), key=lambda each: each.subject.years[0])
    if not 1 < len(family) <= FAMILY:
        return None
    one, next_one = family[:2] if scene.before in ELDER else family[:-3:-1]
    years = abs(one.subject.years[0][0] - next_one.subject.years[0][0])
    is_told = one.subject.years[0] != next_one.subject.years[0] and years <= GENERATION
    return one if is_told else None


def _is_remembered(best: _Weighed, ranked: Sequence[_Weighed], name: Name, known: Known) -> bool:
    """Whether the best of those who come close was there for so much longer than all others of them that nobody else is
    meant by the name alone."""
    near = [each.subject for each in ranked[1:] if best.score - each.score < MARGIN]
    year, kind = known.day.year, best.subject.kind
    span = best.subject.span(year)
    if span < LONG or best.score >= RECENT or not known.is_motorsport or name.is_doubtful:
        return False
    lately, is_elsewhere = (year - LATELY, year), known.elsewhere or known.series
    if is_elsewhere and any(each.was_active(lately) for each in near) and not best.subject.was_active(lately):
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
    if scene.initials()[1] and only.score < RECENT:
        return False
    if _is_known_well(only, scene, known, lexicon):
        return True
    is_engine = is_maker and (scene.part in known.cells or tells_of_engines(scene))
    if only.score < (ENOUGH if is_engine else DISTINCT):
        return False
    if only.score >= RECENT:
        return True
    if subject.kind == "team":
        is_his = scene.before in _DROVE and subject.slug in employers(known, lexicon)
        if not subject.began(known.day.year + 1) or (not is_his and is_of_maker(subject, scene, known)):
            return False
        if is_his:
            return True
    year = known.day.year
    lasting = (
        subject.kind == "team" or subject.span(year) >= LASTING or subject.was_active((year - LATELY, year + SOON))
    )
    lasting = lasting or (known.back != 0 and subject.was_active((known.back, known.back), 1))
    return lasting and (tells_of_racing(scene) or scene.is_in_title() or scene.part < BODY)


def _is_known_well(only: _Weighed, scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether a name is meant wherever a text speaks of motorsport, whatever time is told of: of a driver who was there
    for long, of a team that is no maker, or that drivers were with who are named in full."""
    subject, name = only.subject, scene.spot.name[1:]
    if not known.is_motorsport or name in SHARED:
        return False
    if subject.kind == "driver":
        return subject.span(known.day.year) >= FAMOUS
    first, _ = (scene.told() if scene.tells_here() else None) or (known.day.year, 0)
    if not subject.began(min(first, known.day.year)):
        return False
    if name in MAKERS:
        if scene.before in _RUNNING:
            return True
        if scene.before not in OF_EMPLOYERS:
            return False
        if scene.before == "at" and tells_of_racing(scene) and not tells_of_engines(scene):
            return True
        return subject.slug in employers(known, lexicon) and tells_of_racing(scene) and not tells_of_engines(scene)
    is_family = scene.before == "the" and name not in ORDINARY and name.removesuffix("s") in ORDINARY
    return name not in ROAD_CARS and name not in CHASSIS and not is_family


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
