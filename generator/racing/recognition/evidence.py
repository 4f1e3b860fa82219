"""Evidence: what speaks for and against someone whom a name can mean, in points, with the sentences that say so."""

from generator.racing.recognition.around import drivers, is_among_drivers, is_among_teams, row
from generator.racing.recognition.common import MAKERS, OF_TEAMS, TEAM
from generator.racing.recognition.company import (
    ACTIVE,
    BESIDE,
    DISTINCT,
    ELSEWHERE,
    ENOUGH,
    EVER,
    FRONT_MATTER,
    INITIAL,
    RECENT,
    TOLD,
    WITH,
    Evidence,
    by_driver,
    is_car,
)
from generator.racing.recognition.lexicon import ALONE, ALWAYS, AROUND, Claim, Name, Subject
from generator.racing.recognition.others import called
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS, Years
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY

_MOVING = ("moved", "went", "switched", "move", "returned", "came", "switch")

_OFFICES = ("owner", "boss", "founder", "principal", "designer", "mechanic", "mechanics", "manager", "engineer")

_AT_WORK = frozenset(
    (*(("to", verb) for verb in _MOVING), *(("of", who) for who in _OFFICES), *(("at", who) for who in _OFFICES))
)
"""What stands before the name of a team that somebody works for, with the word before that."""

_ONE_OF_TWO = frozenset(("second", "other", "first"))
"""What stands before one of the two cars of a team."""

_ONE_OF = frozenset(("a", "another"))
"""What stands before the name of a family, of which somebody is there: a Fittipaldi on the grid again."""

_SIGNING = frozenset(("drive", "drives", "drove", "driven", "driving", "sign", "signs", "signed", "raced", "races"))

_LEAVING = (["pulled", "out"], ["withdrew", "from"])
"""What a company does that races no more."""

_YEARS_AT = frozenset(("years", "year", "seasons", "season", "spell", "stint"))
"""What one has at a team, and hardly at a driver: after two years at Brabham."""

_HIS = frozenset(("the", "his"))
_MOVING_CARS = frozenset(("put", "threw", "brought", "steered", "slid", "parked", "took", "drove", "hauled", "nursed"))
"""What a driver does with a car."""

_WON = frozenset(("won", "win", "wins", "victory", "podium", "scored", "pole"))

NEAR = 6
"""So many words before the name of a team may say what was won for it."""

ROW = 2
"""So many others make a row of drivers."""

_THEN_TO = ["and", "then", "to"]
"""What stands between the teams of a career: to March and then to BRM."""

_DRIVING = frozenset(("raced", "drove", "driven", "drives", "driving", "drive", "races", "racing", "signed", "won"))
"""What is done for a team."""


def evidence_for(name: Name, claim: Claim, scene: Scene, known: Known, told: Years | None) -> list[Evidence] | None:
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
        and is_among_teams(scene, name.folded[1:] in MAKERS)
    ):
        found.append((INITIAL, "named in a row with teams", ""))
    if subject.kind == "driver" and form in ALONE and _is_of_row(subject, scene):
        found.append((INITIAL, "named in a row with drivers of those years", ""))
    if subject.kind == "team" and scene.names.get(scene.spot.first - 1 - (scene.before in WITH)):
        found += by_driver(subject, scene, told)
    if subject.kind == "team":
        found += _by_work(name, subject, scene)
    if name.is_either:
        found += _by_role(name, subject, scene, (since, until))
    if subject.years:
        is_maker = subject.kind == "team" and name.folded[1:] in MAKERS
        is_of_it = told != known.theme or is_maker or (told and subject.was_active(told))
        found.append(_by_time(subject, told if is_of_it else None, today, is_sure=bool(found)))
    elif (
        (subject.kind != "driver" and not name.is_ordinary)
        or (form == "alias" and _is_own(name))
        or (known.is_motorsport and name.only and name.is_rare)
    ):
        found.append((ACTIVE, "nothing says when it was active", ""))
    return found


def _is_of_row(subject: Subject, scene: Scene) -> bool:
    """Whether several stand in a row with a name who can be nobody but drivers, all of his years."""
    mates = [name for name in dict.fromkeys(row(scene)) if name.has_driver and not (name.is_ordinary or name.is_either)]
    return len(mates) >= ROW and all(
        any(claim.subject.was_active(years) for claim in mate.claims for years in subject.years) for mate in mates
    )


def _by_name(name: Name, claim: Claim, scene: Scene, initial: str, *, is_there: bool) -> list[Evidence]:
    """What the name itself says, with the initial or the given name before it."""
    subject, form, _ = claim
    found: list[Evidence] = []
    if initial:
        weight = INITIAL if is_there or scene.is_racing else EVER
        found.append((weight, "the initial {}.", initial.upper()))
    elif form in ALONE and scene.before and scene.joins_before() and called(scene.before, (claim,)):
        found.append((INITIAL, "called {}", scene.before.title()))
    elif form in ALONE and scene.after and scene.words.gap(scene.spot.last) == " (" and called(scene.after, (claim,)):
        found.append((INITIAL, "called {}", scene.after.title()))
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
    is_team = (scene.after in TEAM or scene.after == "its") and scene.joins_after()
    is_team = is_team or (scene.before == "it" and scene.word_before(2) in ("called", "named"))
    is_team = is_team or (scene.before in _ONE_OF_TWO and [scene.word_before(3), scene.word_before(2)] == ["in", "the"])
    if not is_team and scene.before in _ONE_OF and not _has_team(name, time) and _has_driver(name, time):
        return []
    if is_team or (scene.before in OF_TEAMS and not scene.is_in_title()):
        weight = BESIDE if scene.before == "for" and not is_team else INITIAL
        if scene.before == "for" and scene.word_before(2) in _DRIVING:
            weight = INITIAL
        elif scene.before == "for" and not is_team and not _has_team(name, time):
            weight = 0
        beside = scene.after if is_team else scene.before
        return [(weight if subject.kind == "team" else -weight, "'{}' stands beside it, as of a team", beside)]
    if _has_won_in_it(name, scene):
        return [(INITIAL if subject.kind == "driver" else -INITIAL, "he did so in a car of that name", "")]
    if subject.kind == "driver" and subject.was_active(time) and is_among_drivers(scene):
        return [(BESIDE, "named together with a driver", "")]
    is_at = scene.before == "at" or (scene.before == "with" and not _has_driver(name, time))
    is_spell = is_at and scene.word_before(2) in _YEARS_AT
    is_work = is_spell or scene.before in ("joined", "left") or (scene.before, scene.word_before(2)) in _AT_WORK
    if is_work and not is_team:
        return [(BESIDE if subject.kind == "team" else -BESIDE, "'{}' stands beside it, as of a team", scene.before)]
    return []


def _has_won_in_it(name: Name, scene: Scene) -> bool:
    """Whether somebody won in the car that bears his name: Brabham won in a Brabham."""
    last, folded = scene.spot.last, scene.words.folded
    return folded[last + 1 : last + 3] == ["in", "a"] and scene.names.get(last + 3) is name


def _has_team(name: Name, time: Years) -> bool:
    """Whether a team of a name was there at a time."""
    return any(each.subject.kind == "team" and each.subject.was_active(time) for each in name.claims)


def _by_work(name: Name, subject: Subject, scene: Scene) -> list[Evidence]:
    """What speaks for a team, of which the name alone says little, by what its drivers do."""
    if name.folded[1:] in MAKERS and scene.words.folded[scene.spot.last : scene.end][:2] in _LEAVING:
        return [(INITIAL, "it races, or did", "")]
    if not name.is_ordinary:
        is_his = name.folded[1:] in MAKERS and scene.before in _HIS and _is_put(scene) and _had(subject, scene)
        return [(INITIAL, "a driver of its is named", "")] if is_his else []
    if _is_his(subject, scene):
        return [(INITIAL, "a driver of its is named", "")]
    return [(INITIAL, "somebody drives for it", "")] if _is_driven_for(scene) else []


def _is_his(subject: Subject, scene: Scene) -> bool:
    """Whether a sentence names a driver whom a team had, in one of its cars: Lombardi, sixth in a March."""
    return is_car(scene) and _had(subject, scene)


def _had(subject: Subject, scene: Scene) -> bool:
    """Whether a sentence names a driver whom a team had."""
    return any(team == subject.slug for driver in drivers(scene) for team, _ in driver.teams)


def _is_put(scene: Scene) -> bool:
    """Whether somebody moves a car: Fangio put the Maserati into the bend."""
    return scene.word_before(2) in _MOVING_CARS


def _is_driven_for(scene: Scene) -> bool:
    """Whether somebody drives for a team, or has won for it: signs for Arrows, to drive for TWR Arrows; at March, which
    is no month then."""
    if scene.before == "at" and scene.spot.name[1:] in MONTHS:
        return True
    first = scene.spot.first
    if scene.before == "for" and not _WON.isdisjoint(scene.words.folded[max(scene.start, first - NEAR) : first]):
        return True
    if scene.before == "to" and scene.words.folded[scene.spot.last : scene.end][:3] == _THEN_TO:
        behind = scene.names.get(scene.spot.last + 3)
        return behind is not None and behind.has_team
    is_partner = scene.word_before(2) == "for" and scene.joins_before() and scene.capital(first - 1)
    back = 1 + is_partner
    return scene.word_before(back) == "for" and scene.word_before(back + 1) in _SIGNING


def _has_driver(name: Name, time: Years) -> bool:
    """Whether a driver of a name was there at a time."""
    return any(each.subject.kind == "driver" and each.subject.was_active(time) for each in name.claims)


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
