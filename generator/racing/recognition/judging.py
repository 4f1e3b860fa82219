"""Judging: who is meant, of all that a name can mean.

Each candidate is weighed by evidence, in the order of its weight: front matter, the full name elsewhere in the text, a
year told of nearby, a team nearby that it was with at that time, its active years at the article's date.
Where two stay close nobody is meant: a wrong link is worse than none.
"""

from collections.abc import Sequence

from generator.racing.recognition.common import OF_TEAMS
from generator.racing.recognition.lexicon import ALWAYS, Claim, Lexicon, Subject
from generator.racing.recognition.others import called, someone_else
from generator.racing.recognition.places import place
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.verdicts import Candidate, Known, Verdict
from generator.racing.recognition.words import folded_name
from generator.racing.roster import Term

FRONT_MATTER, ELSEWHERE, INITIAL, TOLD, BESIDE, ACTIVE, RECENT, EVER = 60, 50, 40, 30, 20, 25, 10, 6
"""What evidence weighs."""

ENOUGH, MARGIN = 20, 10
"""What the best candidate needs, and by how much it must be better than the next."""

DISTINCT = -15
"""What suffices for the one candidate of a name that nobody else bears."""


def judged(claims: Sequence[Claim], scene: Scene, known: Known, lexicon: Lexicon, beside: frozenset[Term]) -> Verdict:
    """Who is meant by a name that these claim; `beside` are those that the same sentence surely names."""
    if not scene.has_capitals():
        return Verdict(None, "no capital: a word like any other")
    if scene.is_in_address():
        return Verdict(None, "part of an address")
    kinds = {claim.subject.kind for claim in claims}
    if kinds & {"event", "circuit"} and not kinds & {"driver", "team"}:
        return place(claims, scene, known, lexicon)
    if kinds == {"series"}:
        return Verdict(claims[0].subject.term, "the only one of that name")
    if why := someone_else(claims, scene, known, lexicon):
        return Verdict(None, why)
    return _weighed(claims, scene, known, lexicon, beside)


def _weighed(claims: Sequence[Claim], scene: Scene, known: Known, lexicon: Lexicon, beside: frozenset[Term]) -> Verdict:
    if len(claims) == 1 and claims[0].years == ALWAYS and claims[0].subject.term in known.named:
        return Verdict(claims[0].subject.term, "front matter names it, and nobody else is called so")
    told = scene.told_year()
    year = told or known.day.year
    ordinary = " " not in scene.spot.name.strip() and lexicon.is_ordinary(scene.spot.name)
    is_either = len({claim.subject.kind for claim in claims}) > 1
    found: dict[Term, Candidate] = {}
    for claim in claims:
        weighed = _candidate(claim, scene, known, beside, (told, year), is_ordinary=ordinary, is_either=is_either)
        if weighed and (claim.subject.term not in found or weighed.score > found[claim.subject.term].score):
            found[claim.subject.term] = weighed
    if told:  # whoever was not there then is not meant, if anybody was
        then = {term for term in found if lexicon.subjects[term].was_active(told) or term in known.named}
        found = {term: found[term] for term in then} or found
    ranked = tuple(sorted(found.values(), key=lambda each: (-each.score, each.kind, each.slug)))
    if not ranked:
        return Verdict(None, "nobody of that name at that time")
    best = ranked[0]
    second = ranked[1].score if len(ranked) > 1 else None
    if second is not None and best.score - second < MARGIN:
        return Verdict(None, f"could be {best.slug} or {ranked[1].slug}", ranked)
    subject = lexicon.subjects[best.kind, best.slug]
    if best.score >= ENOUGH:
        return Verdict(subject.term, best.evidence[0] if best.evidence else "the best of them", ranked)
    distinct = len(ranked) == 1 and not ordinary and not scene.is_away and (subject.kind == "team" or subject.span >= 3)
    if distinct and best.score >= DISTINCT:
        return Verdict(subject.term, "the only one of that name", ranked)
    return Verdict(None, "too little speaks for it", ranked)


def _candidate(
    claim: Claim,
    scene: Scene,
    known: Known,
    beside: frozenset[Term],
    years: tuple[int, int],
    *,
    is_ordinary: bool,
    is_either: bool,
) -> Candidate | None:
    subject, (told, year) = claim.subject, years
    if claim.years != ALWAYS and not claim.years[0] - 1 <= year <= claim.years[1] + 1:
        return None
    evidence: list[tuple[int, str]] = []
    if subject.term in known.named:
        evidence.append((FRONT_MATTER, "front matter names it"))
    if claim.form == "full":
        evidence.append((ELSEWHERE, "its full name"))
    elif subject.term in known.in_full:
        before = known.in_full[subject.term] <= (scene.spot.part, scene.spot.first)
        evidence.append((ELSEWHERE, "its full name stands before") if before else (RECENT, "its full name comes later"))
    if claim.form == "surname" and (initial := _initial(scene)):
        if not subject.given.startswith(initial):
            return None
        evidence.append((INITIAL, f"the initial {initial.upper()}."))
    elif claim.form == "surname" and scene.joins_before() and called(scene.before(), (claim,)):
        evidence.append((INITIAL, f"called {scene.before().title()}"))
    if len(scene.spot.name.split()) > 1 and subject.kind == "team":
        evidence.append((TOLD, "its whole name"))
    evidence += _by_role(subject, scene) if is_either else []
    if claim.form == "full" and scene.spot.name == folded_name(subject.name):
        evidence.append((BESIDE, "its name as it is shown"))
    evidence += _by_time(subject, told, known.day.year, is_sure=bool(evidence), is_ordinary=is_ordinary)
    evidence += _by_company(subject, beside, year)
    evidence.sort(reverse=True)
    return Candidate(
        subject.kind, subject.slug, sum(weight for weight, _ in evidence), tuple(why for _, why in evidence)
    )


def _initial(scene: Scene) -> str:
    """The initial before a surname."""
    place = scene.spot.first - 1
    if place < scene.start or not scene.words.shown[place].isupper():
        return ""
    before, between = scene.before(), scene.words.between(scene.spot.first).strip()
    return before if len(before) == 1 and before.isalpha() and (between == "." or before not in ("a", "i")) else ""


def _by_role(subject: Subject, scene: Scene) -> list[tuple[int, str]]:
    """What the word before and the name behind say of a team: one drives for it, in one of its cars; it has drivers."""
    if scene.before() in OF_TEAMS and not scene.words.is_title:
        return [(BESIDE if subject.kind == "team" else -BESIDE, f"'{scene.before()}' stands before it, as of a team")]
    return []


def _by_time(subject: Subject, told: int, year: int, *, is_sure: bool, is_ordinary: bool) -> list[tuple[int, str]]:
    """What its active years say of a year that is told of (0: none), and of the year of the text."""
    if not subject.years:
        doubtful = subject.kind == "driver" or is_ordinary
        return [] if doubtful else [(ACTIVE, "nothing says when it was active")]
    if told:
        if subject.was_active(told):
            return [(TOLD, f"active in {told}, which is told of")]
        if subject.was_active(year):  # born in 1997, or champion in 2030
            return [(ENOUGH, f"active in {year}, though not in {told}, which is told of")]
        if subject.was_active(told, 1):
            return [(RECENT, f"active about {told}")]
        return [(-BESIDE if is_sure else -INITIAL, f"not active in {told}, which is told of")]
    if subject.was_active(year):
        return [(ACTIVE, f"active in {year}")]
    if subject.was_active(year, 2):
        return [(RECENT, f"active about {year}")]
    return [(-ACTIVE if is_sure else DISTINCT, f"not active in {year}")]


def _by_company(subject: Subject, beside: frozenset[Term], year: int) -> list[tuple[int, str]]:
    if subject.kind != "driver":
        return []
    teams = {slug for kind, slug in beside if kind == "team"}
    then = sorted(team for team, (first, last) in subject.teams if team in teams and first <= year <= last)
    if then:
        return [(BESIDE, f"was with {then[0]} in {year}")]
    ever = sorted(team for team, _ in subject.teams if team in teams)
    return [(EVER, f"was once with {ever[0]}")] if ever else []
