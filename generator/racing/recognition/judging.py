"""Judging: who is meant, of all that a name can mean.

Each candidate is weighed by evidence, in the order of its weight: front matter, the full name elsewhere in the text, a
year told of nearby, a team or a series nearby that it was with at that time, its active years at the article's date.
Where two stay close nobody is meant: a wrong link is worse than none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from generator.model import EntityKind
from generator.racing.recognition.common import (
    CITIES,
    ENGINES,
    NAMED_AFTER,
    OF_TEAMS,
    PLACES_AFTER,
    PLACES_BEFORE,
    RACE,
    REGIONS,
    SHORT,
    STROLLING,
    THINGS,
    TITLES,
    WINNING,
)
from generator.racing.recognition.lexicon import ALWAYS, Claim, Edition, Lexicon, Subject
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.words import folded_name
from generator.racing.roster import Term

FRONT_MATTER, ELSEWHERE, INITIAL, TOLD, BESIDE, ACTIVE, RECENT, EVER = 60, 50, 40, 30, 20, 25, 10, 6
"""What evidence weighs."""

ENOUGH, MARGIN = 20, 10
"""What the best candidate needs, and by how much it must be better than the next."""

DISTINCT = -15
"""What suffices for the one candidate of a name that nobody else bears."""

BEFORE, BEHIND = timedelta(days=12), timedelta(days=16)
"""How long before its first day and after its last an edition is what everyone speaks of."""

SEASON = timedelta(days=330)
"""How long after it an edition is still the last one."""


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


class Candidate(NamedTuple):
    """Whom a name may mean, what speaks for and against, and how much."""

    kind: EntityKind
    slug: str
    score: int
    evidence: tuple[str, ...]


class Verdict(NamedTuple):
    """Who is meant, None for nobody, and why; of all candidates, the best first."""

    term: Term | None
    why: str
    candidates: tuple[Candidate, ...] = ()


class Known(NamedTuple):
    """What is known of the text as a whole: its date, what front matter names, who is named in full, and
    where first."""

    day: date
    named: frozenset[Term]
    in_full: Mapping[Term, tuple[int, int]]


def judged(claims: Sequence[Claim], scene: Scene, known: Known, lexicon: Lexicon, beside: frozenset[Term]) -> Verdict:
    """Who is meant by a name that these claim; `beside` are those that the same sentence surely names."""
    if not scene.has_capitals():
        return Verdict(None, "no capital: a word like any other")
    if scene.is_in_address():
        return Verdict(None, "part of an address")
    kinds = {claim.subject.kind for claim in claims}
    if kinds & {"event", "circuit"} and not kinds & {"driver", "team"}:
        return _place(claims, scene, known, lexicon)
    if kinds == {"series"}:
        return Verdict(claims[0].subject.term, "the only one of that name")
    if why := _someone_else(claims, scene, known, lexicon):
        return Verdict(None, why)
    return _weighed(claims, scene, known, lexicon, beside)


# ---------------------------------------------------------------- drivers and teams


def _someone_else(claims: Sequence[Claim], scene: Scene, known: Known, lexicon: Lexicon) -> str:
    """Why the words around make another name of this one; "" where they do not."""
    if scene.after() in ("sr", "snr", "senior"):
        return "the father"
    if scene.after() in NAMED_AFTER:
        return f"'{scene.shown} {scene.after()}' bears the name"
    is_full = any(claim.form == "full" for claim in claims)
    if is_full and not (scene.joins_after() and scene.after() in PLACES_AFTER):
        return _long_gone(claims, scene, known, lexicon)
    if why := _thing(claims, scene):
        return why
    if (scene.before() in ("in", "of", "near") and scene.is_away) or scene.before() in PLACES_BEFORE:
        return "a place"
    if scene.has_comma_after() and scene.after() in REGIONS:
        return "a town"
    return _longer_before(claims, scene, lexicon) or _longer_behind(claims, scene, lexicon)


def _long_gone(claims: Sequence[Claim], scene: Scene, known: Known, lexicon: Lexicon) -> str:
    """Why a full name that many bear hardly means someone of long ago, where nothing speaks of racing; else ""."""
    surname = f" {scene.spot.name.rpartition(' ')[2]}"
    recent = any(claim.subject.was_active(known.day.year, 5) for claim in claims)
    if lexicon.is_ordinary(surname) and not recent and not scene.tells_of_racing():
        return "a name that many bear"
    return ""


def _thing(claims: Sequence[Claim], scene: Scene) -> str:
    """Why the name of a team means an engine, a person or something that one buys; "" where it does not."""
    if not any(claim.subject.kind == "team" for claim in claims):
        return ""
    if scene.before() in ("mr", "mrs", "ms", "sir", "dr"):
        return "a person"
    if scene.after() in ENGINES or (scene.is_hyphened() and scene.is_other_name(scene.spot.first - 1)):
        return "an engine"
    return "a thing" if scene.after() in THINGS else ""


def _longer_before(claims: Sequence[Claim], scene: Scene, lexicon: Lexicon) -> str:
    """Why the word before makes another name of this one."""
    words, before = scene.words, scene.spot.first - 1
    if not scene.joins_before() or scene.is_other_name(before):
        return ""
    has_driver = any(claim.subject.kind == "driver" for claim in claims)
    shown, folded = words.shown[before], words.folded[before]
    if folded in TITLES or not shown[0].isupper() or (has_driver and _called(folded, claims)):
        return ""
    if folded in lexicon.people:
        return f"'{shown} {scene.shown}' is someone else"
    if has_driver and scene.capital(before) and not scene.begins_at(before) and not _is_plain(folded):
        return f"'{shown} {scene.shown}' is another name"
    return ""


def _longer_behind(claims: Sequence[Claim], scene: Scene, lexicon: Lexicon) -> str:
    """Why the word behind makes another name of this one, or no name at all."""
    words, behind = scene.words, scene.spot.last
    if not scene.joins_after() or scene.is_other_name(behind):
        return ""
    has_driver = any(claim.subject.kind == "driver" for claim in claims)
    shown, folded = words.shown[behind], words.folded[behind]
    part_of_name = has_driver and scene.capital(behind) and not _may_follow(shown)
    if shown[0].isupper() and (folded in PLACES_AFTER or part_of_name):
        return f"'{scene.shown} {shown}' is another name"
    if len(claims) == 1 and scene.begins_sentence and folded in STROLLING and lexicon.is_ordinary(scene.spot.name):
        return "a word at the head of a sentence"
    return ""


def _called(given: str, claims: Iterable[Claim]) -> bool:
    """Whether one of them is called so for short: Alex for Alexander, Ollie for Oliver."""
    wanted = SHORT.get(given, given)
    names = (claim.subject.given for claim in claims if claim.form == "surname")
    return len(given) > 2 and any(name.startswith(wanted) or wanted.startswith(name) for name in names if name)


def _may_follow(word: str) -> bool:
    """Whether a word with a capital may stand behind a surname that is not part of a longer name."""
    return word.isupper() or not word.isalpha() or word.lower() in TITLES or _is_plain(word.lower())


def _is_plain(word: str) -> bool:
    """Whether a word with a capital is hardly part of a name."""
    return not word.isalpha() or len(word) == 1 or word.endswith(("ly", "ing", "ed", "ish", "ian", "ese"))


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
    elif claim.form == "surname" and scene.joins_before() and _called(scene.before(), (claim,)):
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


# ---------------------------------------------------------------- events and circuits


def _place(claims: Sequence[Claim], scene: Scene, known: Known, lexicon: Lexicon) -> Verdict:
    year = scene.beside_year() or known.day.year
    names = [claim for claim in claims if claim.subject.kind == "event" and claim.form == "name"]
    events = [claim.subject for claim in names if claim.years[0] - 1 <= year <= claim.years[1] + 1]
    if events:
        return _event(events, scene, known)
    held = [claim.subject for claim in claims if claim.subject.kind == "event"]
    circuits = [claim.subject for claim in claims if claim.subject.kind == "circuit"]
    year = scene.beside_year()
    if year and not held and len(circuits) == 1:
        held = lexicon.held_at(circuits[0].slug, year)
    if year and held:
        return _event(held, scene, known)
    if circuits and _is_circuit(scene, is_place=bool(held)):
        return _circuit(circuits, known)
    if scene.is_away:
        return Verdict(None, "the town")
    is_race = scene.before() in WINNING or scene.after() in RACE
    near = [each for each in held if is_race or (_at_hand(each, known.day) and not _is_country(each))]
    if len(near) == 1 and (is_race or scene.is_racing or scene.words.is_title):
        return _event(near, scene, known)
    return Verdict(None, "the place, as far as one can tell")


def _is_circuit(scene: Scene, *, is_place: bool) -> bool:
    """Whether a place is named because of its circuit: one races at it, or it is known for little else."""
    if scene.after() in ("circuit", "track", "layout"):
        return True
    if scene.before() == "at":
        return not (scene.is_away and is_place)
    return not is_place and not scene.is_away and scene.spot.name.strip() not in CITIES


def _is_country(subject: Subject) -> bool:
    """Whether an event's short name is that of a country or a region, where other things happen too."""
    return subject.slug.endswith("-grand-prix")


def _circuit(circuits: Sequence[Subject], known: Known) -> Verdict:
    named = [each for each in circuits if each.term in known.named]
    chosen = named or list(circuits)
    if len(chosen) > 1:
        candidates = tuple(Candidate("circuit", each.slug, 0, ()) for each in chosen)
        return Verdict(None, f"could be {chosen[0].slug} or {chosen[1].slug}", candidates)
    return Verdict(chosen[0].term, "a place where one races")


def _event(events: Sequence[Subject], scene: Scene, known: Known) -> Verdict:
    """The event, or the edition of it that is meant."""
    if scene.after() in ("historique", "historic"):
        return Verdict(None, "another event")
    before = (scene.before(3), scene.before(2), scene.before())
    if "next" in before and "year" in before:
        return Verdict(None, "next year's is left alone")
    chosen = [each for each in events if each.term in known.named] or list(events)
    if len({each.slug for each in chosen}) > 1:
        chosen = [each for each in chosen if _at_hand(each, known.day)] or chosen
    if len({each.slug for each in chosen}) > 1:
        candidates = tuple(Candidate("event", each.slug, 0, ()) for each in chosen)
        return Verdict(None, f"could be {chosen[0].slug} or {chosen[1].slug}", candidates)
    event = chosen[0]
    year, why = _year_meant(event, scene, known)
    if year and (year in event.editions or len(event.editions) < MANY):
        return Verdict(("edition", f"{event.slug}/{year}"), why)
    return Verdict(event.term, why if not year else f"no edition in {year} is known")


MANY = 10
"""From so many known editions on a year without one had none."""


def _year_meant(event: Subject, scene: Scene, known: Known) -> tuple[int, str]:
    """The year of the edition that is meant, 0 for none, and why."""
    if year := scene.beside_year():
        return year, f"{year} stands beside it"
    before = (scene.before(3), scene.before(2), scene.before())
    if "last" in before and "year" in before:
        return known.day.year - 1, "last year's"
    if "this" in before and "year" in before:
        return known.day.year, "this year's"
    if _ORDINAL.fullmatch(before[-1]):
        return 0, "one of its editions by number"
    if not {"first", "inaugural", "every", "annual"}.isdisjoint(before) and not _at_hand(event, known.day):
        return 0, "the event as such"
    named = [slug for kind, slug in known.named if kind == "edition" and slug.startswith(f"{event.slug}/")]
    told = _told_here(scene)
    if told and told in event.editions:
        return told, f"{told} is told of"
    if len(named) == 1 and not told:
        return int(named[0].rpartition("/")[2]), "front matter names it"
    if told:
        return 0, f"{told} is told of"
    if edition := _at_hand(event, known.day):
        return int(edition.slug.rpartition("/")[2]), "the edition of these days"
    return _of_the_season(event, known.day)


def _told_here(scene: Scene) -> int:
    """The year in the same sentence; 0 for none."""
    found = {year for place, year in scene.words.years.items() if scene.start <= place < scene.end}
    return found.pop() if len(found) == 1 else 0


def _at_hand(event: Subject, day: date) -> Edition | None:
    """The edition that everyone speaks of on a day."""
    near = (
        each
        for each in event.editions.values()
        if each.start and each.end and each.start - BEFORE <= day <= each.end + BEHIND
    )
    return next(near, None)


def _of_the_season(event: Subject, day: date) -> tuple[int, str]:
    """The edition that is nearest to a day, the last one or that to come in the same year."""
    near = [
        (abs((each.end - day).days), year)
        for year, each in event.editions.items()
        if each.end and (day - SEASON <= each.end <= day or (each.end > day and each.end.year == day.year))
    ]
    return (min(near)[1], "the nearest in time") if near else (0, "the event as such")
