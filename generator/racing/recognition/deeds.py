"""Deeds: what is done in a race, and whether one tells of it beside a place or in a sentence."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from generator.racing.recognition.asked import kept
from generator.racing.recognition.common import LEADS, LESSER
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS, NUMBERS, TENS, amount

_DEED_WORDS = """
    won win wins winning winner victory victories pole podium podiums led leading second third fourth fifth sixth
    seventh eighth ninth tenth eleventh twelfth retired crashed crash spun finished qualified raced race races beat
    beaten passed overtook held disqualified points scored debut grid flag lap laps happened triumph triumphed start
    started took outqualified collided accident penalised qualifying hit stopped inherited died killed poles antics
    collision shunt heroics mistake blown blew burst burned burnt stalled touched tangled slid seconds thirds
    settled decided thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth broke broken thrown
    quick quickest fastest lapped top aside parked hurt injured jumped
"""
DEEDS = frozenset(_DEED_WORDS.split())
"""What is done in a race, and what one is in it."""

_OFTEN = frozenset(("always", "never", "ever", "usually", "often", "times", "anywhere", "born", "contract"))
_TWICE = frozenset(("twice",))
_TIMES = frozenset(("times",))
OF_MANY = _OFTEN | _TWICE
"""Words that speak of all races at a place, or of none."""

_WON = frozenset(("won", "win", "wins", "winner", "winning", "victory", "victories", "pole", "poles", "podium"))
"""What one does once in a race."""

_OTHERWISE_WORDS = """
    title titles champion champions championship championships joined signed moved born died contract career season
    seasons since team engine engines rules regulations debut retired calendar built opened bought sold left arrived
    record came back returned stayed
"""
OTHERWISE = frozenset(_OTHERWISE_WORDS.split())
"""Words of a sentence that tells of something else of a year than one race."""

TIMES = frozenset(("year", "season", "autumn", "summer", "spring", "winter", "month"))
"""Times that a text counts by."""

CLOSE = 5
"""So many words before a place stands what somebody did there, or behind it."""

NEAR_SHIFT = 6
"""So many words at most are between a place and the words that move to another year: at the end of the next one."""

_ANY = frozenset(("to", "a", "first", "any", "his", "her", "their", "its"))
_SHIFTS = {"later": 1, "after": 1, "afterwards": 1, "before": -1, "earlier": -1}
_COUNTED = frozenset(
    ("years", "year", "season", "seasons", "autumn", "summer", "summers", "spring", "springs", "winter", "winters")
)
_SHIFTING = frozenset((*_SHIFTS, "next", "following", "on"))
_GOING_ON = frozenset(("and", "but", "then"))
_FOLLOWING = frozenset(("next", "following"))
_TAKING = frozenset(("won", "wins", "took", "takes"))
"""What one does to a race, right before the name of its place: Hamilton took China."""

_WINNERS = frozenset(("winner", "winners", "win", "victory", "hero"))
_LAST = frozenset(("last",))
_ENDS = frozenset(("opener", "finale", "decider"))
_BEGUN = frozenset(
    ("opened", "opens", "began", "begins", "started", "starts", "ended", "ends", "closed", "closes", "finished")
)
_ENDING = frozenset(("first", "last", "final", "opening"))
_AT = frozenset(("in", "at", "and", "from"))
_CARS = frozenset(("car", "cars"))
_WOULD = frozenset(("would",))
_POSTS = {(which, who) for which in ("junior", "test") for who in ("team", "teams", "driver", "drivers")}
"""A team or a driver of a team that races."""

_OTHER_CARS = {(kind, car) for kind in ("sports", "touring", "saloon", "stock") for car in _CARS}
_SMALLER = frozenset(("2", "3", "3000", "4", "two", "three", "four", "e", "ford", "renault", "junior", "regional"))


@kept
def is_deed_beside(scene: Scene) -> bool:
    """Whether what somebody did stands shortly before a place, or behind: won in Monaco, third for McLaren at Monza; or
    anywhere behind, where the sentence begins with the place: at Imola..."""
    (first, last, _), folded = scene.spot, scene.words.folded
    before, behind = folded[max(scene.start, first - CLOSE) : first], folded[last : min(last + CLOSE, scene.end)]
    if first - scene.start == 1 + (scene.before == "the") and scene.lead in ("in", "at"):
        behind = folded[last : scene.end]
    back = 2 + (scene.before == "the")
    if scene.before in _TAKING or (scene.lead == "came" and scene.word_before(back) in ("then", "that")):
        return True
    driver = scene.names.get(first - 2 - (scene.before == "the"))
    if driver and driver.has_driver and scene.lead in ("in", "at") and scene.says(DEEDS):
        return True
    if scene.lead not in _AT or (DEEDS.isdisjoint(before) and DEEDS.isdisjoint(behind)):
        return " ".join(before).endswith(("one two at", "one two at the", "one two in"))
    return True


def is_deed_right_before(scene: Scene) -> bool:
    """Whether it stands right before: died at Imola, the winner of Spa."""
    back = 2 + (scene.before == "the")
    back += scene.word_before(back).endswith("ly")  # won easily in Budapest
    is_beside = scene.word_before(back) in (_WINNERS if scene.lead == "of" else DEEDS) and scene.lead in (
        "in",
        "at",
        "of",
    )
    return is_beside and scene.word_before(back + 1) not in _ANY


def is_end_of_season(scene: Scene) -> bool:
    """Whether a place is that of the first or the last race of a season: the opener in Melbourne."""
    before = scene.words.folded[max(scene.start, scene.spot.first - 3) : scene.spot.first]
    is_race = len(before) > 2 and before[0] in _ENDING and before[1] in ("race", "round")
    is_begun = scene.word_before(2) in _BEGUN and scene.word_before(3) in ("season", "championship")
    return scene.lead in ("in", "at") and (scene.word_before(2) in _ENDS or is_race or is_begun)


def is_off(scene: Scene) -> bool:
    """Whether one speaks of a town, and says of no race there that somebody won it, or that a season ended with it."""
    return scene.is_away and not is_end_of_season(scene) and not is_deed_right_before(scene)


@kept
def is_of_many(scene: Scene) -> bool:
    """Whether a sentence speaks of all races at a place, or of none; not: he had run into Vettel twice in Sochi."""
    if _is_never_the_same(scene):
        return False
    if scene.says(_OFTEN) or not scene.says(_TWICE):
        return scene.says(_OFTEN) and (scene.says(_OFTEN - _TIMES) or not _is_of_rest(scene))
    folded = scene.words.folded[scene.start : scene.end]
    at = folded.index("twice")
    return not _WON.isdisjoint(folded[max(at - CLOSE, 0) : at + CLOSE])


def _is_never_the_same(scene: Scene) -> bool:
    """Whether a sentence says that somebody was never the same."""
    folded = scene.words.folded[scene.start : scene.end]
    return "never" in folded and folded[folded.index("never") + 1 :][:2] == ["the", "same"]


def _is_of_rest(scene: Scene) -> bool:
    """Whether `times` belongs to what is told far behind a place: he nearly won in Malaysia for Sauber and has been on
    the podium three times."""
    folded, last = scene.words.folded, scene.spot.last
    if "times" in folded[scene.start : last]:
        return False
    behind = folded[last : scene.end]
    return "and" in behind[: max(behind.index("times") - CLOSE, 0)] if "times" in behind else False


@kept
def is_of_lesser(scene: Scene) -> bool:
    """Whether a sentence speaks of a test, of karts or of a lesser series."""
    folded = scene.words.folded
    if (scene.says(LESSER) and not _is_of_post(scene)) or (
        scene.says(_CARS) and any(pair in _OTHER_CARS for pair in _pairs(scene))
    ):
        return True
    if " formula " not in scene.words.joined:
        return False
    return any(folded[at] == "formula" and folded[at + 1] in _SMALLER for at in range(scene.start, scene.end - 1))


def _is_of_post(scene: Scene) -> bool:
    """Whether nothing of a lesser series is said but that a team is the junior of another, or somebody the test driver
    of one."""
    said = [pair for pair in _pairs(scene) if pair[0] in LESSER]
    return bool(said) and all(pair in _POSTS for pair in said) and scene.words.folded[scene.end - 1] not in LESSER


def would_have(scene: Scene) -> bool:
    """Whether one tells what would have been, between a year and a place: champion in 1975, and would have been again
    but for the fire at the Nürburgring."""
    if not scene.says(_WOULD):
        return False
    words, first = scene.words, scene.spot.first
    years = [at for at in words.dates if scene.start <= at < first]
    return bool(years) and "would" in words.folded[years[-1] : first]


def _pairs(scene: Scene) -> Iterator[tuple[str, str]]:
    return pairwise(scene.words.folded[scene.start : scene.end])


def of_last(scene: Scene) -> str:
    """What a sentence calls the last: last year, last autumn; "" where it speaks of none."""
    if not scene.says(_LAST):
        return ""
    folded = scene.words.folded
    places = range(scene.start, scene.end - 1)
    return next((folded[at + 1] for at in places if folded[at] == "last" and folded[at + 1] in TIMES), "")


def month_of_last(scene: Scene, day: date) -> int:
    """The month in `Brazil last November`, or the one before `day`'s in `Spa last month`; 0 for none."""
    behind = scene.words.folded[scene.spot.last : min(scene.spot.last + 2, scene.end)]
    if behind == ["last", "month"]:
        return (day.month - 2) % 12 + 1
    return MONTHS.get(behind[1], 0) if behind[:1] == ["last"] and len(behind) > 1 else 0


def shift_of(scene: Scene) -> int:
    """By how many years a sentence moves from the year that is told of: three years later, the year before, the next
    June; 0 for none."""
    return next((shift for _, shift in _shifts(scene)), 0)


def shift_between(scene: Scene) -> int:
    """The same, where that stands between a year of the sentence and the name: in 1966, and a year later won it."""
    first, years = scene.spot.first, scene.words.years
    return next((shift for at, shift in _shifts(scene) if any(scene.start <= year < at < first for year in years)), 0)


def shift_beside(scene: Scene) -> tuple[int, int]:
    """Where it says so right beside a place, and by how many years: at Montreal two years later; (0, 0) for nowhere."""
    first, last, _ = scene.spot
    for at, shift in _shifts(scene):
        before, behind = range(at + 3, first), range(last, at)
        if len(before) <= NEAR_SHIFT and at < first and _is_free(scene, before):
            return at, shift
        if len(behind) <= NEAR_SHIFT and at >= last and _is_free(scene, behind):
            return at, shift
    return 0, 0


def is_then(scene: Scene) -> bool:
    """Whether `that autumn`, or the like, stands right behind."""
    behind = scene.words.folded[scene.spot.last : min(scene.spot.last + 2, scene.end)]
    return behind[:1] == ["that"] and len(behind) > 1 and (behind[1] in TIMES or behind[1] in MONTHS)


def year_of_that(scene: Scene) -> int:
    """The year that its part told of last, where `that summer` points to it; 0 for none."""
    dates, start = scene.words.dates, scene.words.within(scene.part).start
    at = bisect_left(dates, scene.spot.first) if is_then(scene) else 0
    return scene.words.years[dates[at - 1]] if at and dates[at - 1] >= start else 0


def _is_free(scene: Scene, places: range) -> bool:
    """Whether no name and no year is among these words, but for that of the place around it: Caesars Palace, Las
    Vegas, the following year."""
    names = {scene.names[at] for at in places if at in scene.names}
    is_around = not names or (places.start in scene.names and len(names) == 1 and all(each.is_place for each in names))
    return is_around and not any(at in scene.words.years for at in places)


@kept
def _shifts(scene: Scene) -> Sequence[tuple[int, int]]:
    """The words with which a sentence moves from the year that is told of, and by how many."""
    if not scene.says(_SHIFTING):
        return ()
    until = scene.spot.last if is_then(scene) else _anew(scene)
    return [each for each in _all_shifts(scene) if each[0] < until]


def _all_shifts(scene: Scene) -> Iterator[tuple[int, int]]:
    folded = scene.words.folded
    for at in range(scene.start, scene.end - 2):
        first, second, third = folded[at : at + 3]
        if at + 3 == scene.spot.first and third != "later":  # three years after Monza
            continue
        if second == "months" and third in _SHIFTS and first in ("twelve", "12"):
            yield at, _SHIFTS[third]
        elif second == "years" and third == "on" and at >= scene.spot.last:
            yield at, _count(folded, at)
        elif third in _SHIFTS and second in _COUNTED:
            yield at, _count(folded, at) * _SHIFTS[third]
        elif first == "the" and second in _FOLLOWING and (third in TIMES or third in MONTHS):
            yield at, 1


def _anew(scene: Scene) -> int:
    """The word behind a place up to which nothing else is told: at Fuji, and won it back the year after."""
    behind = range(scene.spot.last, scene.end)
    going = next((at for at in behind if scene.words.folded[at] in _GOING_ON), scene.end)
    deed = next((at for at in range(going, scene.end) if scene.words.folded[at] in DEEDS), scene.end)
    return deed + 1


def _count(folded: Sequence[str], at: int) -> int:
    """The number at a word: the (year), three, 21, twenty-one; 0 for none."""
    word = folded[at]
    count = 1 if word == "the" else amount(word)
    tens = NUMBERS.get(folded[at - 1], 0) if at and folded[at - 1] in TENS else 0
    return count + tens if count < NUMBERS["ten"] else count


def with_lead(scene: Scene) -> Scene:
    """The scene with what stands before a colon or the like with which its sentence begins: won four more that year: in
    Germany."""
    words, start = scene.words, scene.start
    if LEADS.isdisjoint(words.gap(start)) or start <= words.within(scene.part).start:
        return scene
    return scene.widened(words.sentence(start - 1, start)[0], scene.end)
