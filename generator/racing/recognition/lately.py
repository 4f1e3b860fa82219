"""Lately: which edition is meant by the name of a place that is told of without a time: that of these days, or of the
season."""

from datetime import timedelta

from generator.racing.recognition.around import (
    drivers,
    names_drivers_here,
    names_drivers_of,
    names_here,
    names_one_of,
    names_others_alone,
)
from generator.racing.recognition.common import STILL
from generator.racing.recognition.dating import at_hand
from generator.racing.recognition.deeds import (
    DEEDS,
    is_deed_beside,
    is_deed_right_before,
    is_end_of_season,
    is_of_many,
)
from generator.racing.recognition.held import Held, first_day, last_day, near, near_by
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.reported import just_over
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY

_ON_TRACK = frozenset(
    ("corner", "corners", "turn", "wall", "fence", "barrier", "barriers", "chicane", "hairpin", "straight", "kerb",
     "gravel", "pits", "laps", "lap", "record", "factory", "base", "museum", "home")
)  # fmt: skip
"""Parts of a track, and what belongs to one: the last corner at Interlagos."""

_BEHIND = frozenset(("in", "at", "from", "after", "since", "of", "for"))
SESSIONS = frozenset(("qualifying", "practice", "race", "start"))
_ONWARD = frozenset(("after", "by"))
_UNTIL = frozenset(("until", "before", "remain"))
_NEXT = frozenset(("next", "then"))
_COMING = frozenset(("come", "comes", "up", "is", "are"))
_TITLE = frozenset(("title", "championship", "fight"))
_WILL = frozenset(("will",))
_HE = frozenset(("he", "she", "him", "his"))
_HAD = frozenset(("had", "was", "were", "did"))
_HAD_DONE = frozenset(("had",))
_MOMENTS = frozenset(("after", "before", "since"))
_LEDS = frozenset(("lap", "laps", "home"))
"""What one leads, or to where."""

_LED = frozenset(("led", "leads"))
_GOING = frozenset(
    ("coming", "comes", "travel", "travels", "goes", "head", "heads", "arrives", "arrive", "go", "returns", "return",
     "move", "moves", "next")
)  # fmt: skip
_LIVING = frozenset(("home", "live", "lives", "flat", "family", "holiday", "office"))
_DEATHS = frozenset(("died", "killed", "death", "dead"))
_MONTHS = frozenset(MONTHS)
_SHORT = 12
"""So many words have the sentences that say where one goes next."""

WEEK = timedelta(days=8)
"""So long before, where one says that one is going there."""

LATELY = timedelta(days=9)
"""So long after a race it is still the one that is meant by its place."""

SOON = timedelta(days=14)
"""So long before."""

NEXT = timedelta(days=22)
"""So long before, where one says that it is the next."""

LATER = timedelta(days=45)
"""So long before, where one tells which come next, over a holiday too."""


def lately(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The editions that may be meant."""
    if (
        not near(name, known.day, lexicon)
        or (scene.word_before(2) in _ON_TRACK and not (scene.word_before(2) in _LEDS and scene.says(_LED)))
        or known.theme
        or scene.tells_here()
        or (is_of_many(scene) and not is_end_of_season(scene))
    ):
        return []
    if scene.part < BODY:
        return of_these_days(name, scene, known, lexicon) or _of_title(name, scene, known, lexicon)
    if found := _since(name, scene, known, lexicon) or _after(name, scene, known, lexicon):
        return found
    found = of_these_days(name, scene, known, lexicon) or _next(name, scene, known, lexicon)
    found = found or _of_the_season(name, scene, known, lexicon) or _of_report(name, scene, known, lexicon)
    return found or _of_a_month(name, scene, known, lexicon)


def _of_title(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The race that is just over, or about to be, in a headline that says what is done there."""
    inside = scene.words.within(scene.part)
    is_told = not DEEDS.isdisjoint(scene.words.folded[inside.start : inside.stop]) or scene.before in _MOMENTS
    if is_told and names_one_of(scene, known.day.year, or_text=True):
        return near_by(name, known.day, lexicon)
    is_report = scene.lead in ("at", "in") and names_here(scene, known.day.year)
    return just_over(name, known, lexicon) if is_report else []


def _of_a_month(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The last race at a place in the month of which a sentence speaks: in November he came second at Interlagos."""
    if not scene.says(_MONTHS):
        return []
    months = _months(scene)
    if len(months) != 1 or not scene.says(DEEDS) or not names_one_of(scene, known.day.year, or_text=True):
        return []
    there = [each for each in near(name, known.day, lexicon) if last_day(each[1]).month in months]
    return [each for each in there if last_day(each[1]) <= known.day][-1:]


def _since(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The last race of the season at a place from which one counts: he has not waited long since Silverstone."""
    if scene.lead != "since" or scene.told() or not names_one_of(scene, known.day.year, or_text=True):
        return []
    return _held_this_season(name, known, lexicon)[-1:]


def _after(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The race of the season with whose place a sentence begins, and after which something was so: after Sochi, where
    he twice ran into Vettel, he was sent back; by Shanghai both were at the finish."""
    is_at_head = scene.spot.first - scene.start == 1 and scene.before in _ONWARD
    if not is_at_head or scene.told() or scene.says(STILL) or not names_one_of(scene, known.day.year, or_text=True):
        return []
    return _held_this_season(name, known, lexicon)


def _held_this_season(name: Name, known: Known, lexicon: Lexicon) -> list[Held]:
    there = near(name, known.day, lexicon)
    return [each for each in there if each[1].year == known.day.year and last_day(each[1]) < known.day]


def _months(scene: Scene) -> set[int]:
    """The months that a sentence names; of several the one that is named last before a place."""
    folded, first = scene.words.folded, scene.spot.first
    months = {MONTHS[word] for word in folded[scene.start : scene.end] if word in MONTHS}
    before = [MONTHS[word] for word in folded[scene.start : first] if word in MONTHS]
    return {before[-1]} if len(months) > 1 and before else months


def of_these_days(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The race that is just over, or about to be, where one speaks of somebody who is in it."""
    day, is_beside = known.day, is_deed_beside(scene)
    if not (scene.is_racing or is_beside):
        is_going = (scene.lead == "to" and scene.says(_GOING) and not scene.says(_LIVING)) or scene.after == "will"
        return _soon(name, scene, known, lexicon) if is_going else []
    if not names_drivers_here(scene, day.year):
        return _soon(name, scene, known, lexicon) if scene.lead in _BEHIND or scene.lead == "to" else []
    if scene.lead not in _BEHIND and not (scene.lead == "to" and scene.says(_TITLE)):
        return []
    if scene.part < BODY and not is_beside:
        return []
    return [each for each in near(name, day, lexicon) if first_day(each[1]) - SOON <= day <= last_day(each[1]) + LATELY]


def _soon(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The race of the days to come, where one says that one is going there."""
    day, is_part = known.day, scene.part >= BODY and names_one_of(scene, known.day.year, or_text=True)
    is_later = scene.says(_NEXT) or (scene.says(_WILL) and (scene.lead in ("in", "at") or scene.after == "will"))
    ahead = WEEK if scene.says(_GOING) and not is_later else SOON if is_later else None
    if not is_part or ahead is None:
        return []
    return [each for each in near(name, day, lexicon) if day < first_day(each[1]) <= day + ahead]


def _next(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The race to come, where a short sentence says that it is the next: then comes Monza, Spa is next."""
    folded, (first, last, _) = scene.words.folded, scene.spot
    is_short = scene.end - scene.start <= _SHORT and scene.says(_NEXT)
    is_beside = folded[last : last + 2] in (["is", "next"], ["comes", "next"], ["comes", "first"]) or folded[
        first - 2 : first
    ] == ["next", "is"]
    is_until = folded[first - 2 - (scene.before == "the")] in SESSIONS and scene.says(_UNTIL)
    is_row = folded[scene.start] == "next" and folded[scene.start + 1] in _COMING
    is_so = scene.part >= BODY and (is_short or is_beside or is_row or (is_until and scene.lead in ("in", "at")))
    day, there = known.day, near(name, known.day, lexicon) if is_so and names_competitor_before(scene) else []
    ahead = LATER if is_row else NEXT
    return [each for each in there if day < first_day(each[1]) <= day + ahead]


def _of_report(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The race that is just over, in a report that says what was done in it."""
    inside = scene.words.within(scene.part)
    is_told = not DEEDS.isdisjoint(scene.words.folded[inside.start : inside.stop])
    is_of_us = names_drivers_here(scene, known.day.year) or not scene.says(_DEATHS)
    day, is_so = known.day, scene.part >= BODY and scene.lead in ("at", "in") and is_told and is_of_us
    return just_over(name, known, lexicon) if is_so and names_drivers_of(scene, day.year) else []


def _of_the_season(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The race of the season, where one says what somebody did there who is in it."""
    day = known.day
    there = [each for each in near(name, day, lexicon) if each[1].year == day.year]
    if is_end_of_season(scene) and names_one_of(scene, day.year, or_text=True):
        return there
    is_at_head = scene.spot.first - scene.start == 1 and is_deed_beside(scene)
    is_right_before = is_at_head or is_deed_right_before(scene)
    if scene.told():
        return []
    if not (is_deed_beside(scene) or is_right_before):
        return there if _is_gone_back(scene, known, lexicon) else []
    is_of_him = is_right_before or (scene.says(_HE) and names_drivers_of(scene, day.year))
    is_so = names_here(scene, day.year) or (is_of_him and _is_of_these_days(scene, known, lexicon))
    return [each for each in there if first_day(each[1]) <= day] if is_so else []


def _is_gone_back(scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with a place, and what somebody had done there: in Istanbul he had run into Webber."""
    first = scene.spot.first - scene.start
    is_between = scene.says(_HAD_DONE) and len({*drivers(scene)}) > 1 and names_drivers_here(scene, known.day.year)
    is_at_head = first == 1 + (scene.before == "the") and scene.says(_HAD)
    if scene.lead not in ("in", "at") or not (is_at_head or is_between):
        return False
    names = names_drivers_of if scene.says(_HE) else names_drivers_here
    is_so = names(scene, known.day.year) and not scene.says(STILL)
    return is_so and _is_of_these_days(scene, known, lexicon)


def _is_of_these_days(scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether a text names a race of these days, and its sentence no driver who is not in it."""
    if names_others_alone(scene, known.day.year):
        return False
    events = (lexicon.bearers.get(("event", slug)) for slug in known.raced)
    places = {name for name in scene.names.values() if name.is_place and not name.is_adjective}
    places = {name for name in places if name.folded != scene.spot.name}
    is_so = any(at_hand(each, known.day) for each in events if each)
    return is_so or any(near_by(name, known.day, lexicon) for name in places)


def names_competitor_before(scene: Scene) -> bool:
    """Whether the text names a driver or a team before a place."""
    return any((name.has_driver or name.has_team) for place, name in scene.names.items() if place < scene.spot.first)
