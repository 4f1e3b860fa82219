"""Ahead: the race at a place whose day is told of, that is one of those that are left of a season, or to which
all travel.

Istanbul on May 11; the season opens in Melbourne on March 9; two races left, at Austin and at Interlagos; now the teams
fly to Qatar. That a race is held there on that day says enough, whatever else is told.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.racing.recognition.around import names_one_of
from generator.racing.recognition.deeds import with_lead
from generator.racing.recognition.held import RACE_DAYS, Held, day_of, first_day, held, last_day, near_by
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.marks import date_at
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY

BEHIND, BEFORE = 8, 4
"""So many words behind a place, and before it, a day and a month may stand: in Australia from 8 to 10 March."""

AROUND = 4
"""So many words from `races` stands what says that they are left: two races left, three races remain."""

WEEK = timedelta(days=8)
"""So long before a race one travels to it."""

SOON = timedelta(days=45)
"""So long before a race it is what comes next."""

_STANDING = frozenset(("things", "stand", "stands", "tests", "money", "left", "last"))
"""What one speaks of before a race, other than racing."""

_TRAVELLING = frozenset(("fly", "flies", "travel", "travels", "go", "goes", "head", "heads", "move", "moves"))
_ALL = frozenset(("teams", "drivers", "cars", "circus", "field", "paddock", "everybody", "everyone"))
_LIVING = frozenset(("live", "lives", "home", "homes", "flat", "flats", "holiday", "holidays", "family"))
_NOW = frozenset(("this weekend", "this week", "on sunday", "this sunday", "last sunday", "next sunday"))
"""Words right behind a place that speak of the race of these days there."""

_RACES = frozenset(("races", "rounds", "grands"))
_STILL_TO_COME = ("still", "to", "come")
_TO_COME = {("to", "come"), ("to", "go"), ("to", "follow"), ("still", "left"), ("still", "ahead")}
_LEFT = frozenset(("left", "remain", "remaining", "go", "come"))


def on_its_date(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition at a place that is held on the day that stands beside it, without a year: the one that is nearest in
    time."""
    for month, number in _dates(scene):
        years = range(known.day.year - 1, known.day.year + 2)
        there = [each for each in held(name, years, lexicon) if _is_on(each, month, number)]
        if there:
            return [min(there, key=lambda each: abs((last_day(each[1]) - known.day).days))]
    return []


def _is_on(each: Held, month: int, number: int) -> bool:
    """Whether an edition was held on such a day of its year."""
    edition = each[1]
    day = day_of(edition.year, month, number)
    return edition.start is not None and day > date.min and first_day(edition) <= day <= last_day(edition)


def _dates(scene: Scene) -> Iterator[tuple[int, int]]:
    """The months, with the day, that stand behind a place, up to another place, or else before it: on 14 March in South
    Africa."""
    first, last, _ = scene.spot
    if not scene.says(_MONTHS):
        return
    yield from _days_in(scene, range(last, min(last + BEHIND, scene.end)))
    yield from _days_in(scene, range(first - 1, max(first - BEFORE, scene.start) - 1, -1))


def _days_in(scene: Scene, places: range) -> Iterator[tuple[int, int]]:
    folded = scene.words.folded
    for at in places:
        name = scene.names.get(at)
        if name is not None and name.is_place and folded[at] not in MONTHS:
            return
        if folded[at] not in MONTHS or at + 1 in scene.words.years:
            continue
        beside = [each for each in (at + 1, at - 1) if scene.start <= each < scene.end]
        number = next((_number(folded[each]) for each in beside if _number(folded[each])), 0)
        if number:
            yield MONTHS[folded[at]], number


def _number(word: str) -> int:
    """The day of a month: 9, 9th; 0 for none."""
    digits = word.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits.isdigit() and len(digits) <= len("31") else 0


_MONTHS = frozenset(MONTHS)


def left(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition at a place that is one of the races that are left of the season, where it stands in a row of
    these."""
    if not (_is_to_come(scene) or _is_one_left(scene)):
        return []
    there = held(name, [known.day.year], lexicon)
    return [each for each in there if each[1].start and first_day(each[1]) > known.day]


def _is_to_come(scene: Scene) -> bool:
    """Whether a place stands, alone or in a row, before the words that say so: with Brazil and Abu Dhabi to come."""
    folded, at = scene.words.folded, scene.spot.last
    while at < scene.end and (folded[at] == "and" or at in scene.names):
        at += 1
    return tuple(folded[at : at + 3]) == _STILL_TO_COME or tuple(folded[at : at + 2]) in _TO_COME


def _is_one_left(scene: Scene) -> bool:
    """Whether a place stands behind races that are left, or rounds."""
    before = scene.words.folded[with_lead(scene).start : scene.spot.first]
    places = [at for at, word in enumerate(before) if word in _RACES]
    around = before[max(places[-1] - AROUND, 0) : places[-1] + AROUND] if places else []
    return not _LEFT.isdisjoint(around)


def awaited(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition at a place with which a sentence ends, as with what comes next: here is how things stand before
    Spa."""
    if scene.lead != "before" or scene.after or scene.tells_here() or scene.part < BODY or scene.is_away:
        return []
    if known.kind_at(scene.part, scene.start, scene.end) or not (scene.is_racing or scene.says(_STANDING)):
        return []
    there = held(name, [known.day.year], lexicon)
    is_so = names_one_of(scene, known.day.year, or_text=True)
    return [each for each in there if is_so and known.day < first_day(each[1]) <= known.day + SOON]


def gone_to(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition at a place to which all of them travel, in the days before it."""
    if scene.lead != "to" or not scene.says(_TRAVELLING) or not scene.says(_ALL) or scene.says(_LIVING):
        return []
    there = held(name, [known.day.year], lexicon)
    return [each for each in there if known.day < first_day(each[1]) <= known.day + WEEK]


def on_a_day(name: Name, scene: Scene, lexicon: Lexicon) -> list[Held]:
    """The editions that were held at a place on a day that its part tells of: on 4 August 1957 Fangio came into the
    pits at the Nürburgring."""
    words, inside = scene.words, scene.words.within(scene.part)
    for place, year in words.years.items():
        if place in inside and (day := date_at(words, place)):
            for event, edition in held(name, [year], lexicon):
                if last_day(edition) - RACE_DAYS <= day <= last_day(edition):
                    return [(event, edition)]
    return []


def these_days_beside(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition of these days, or of the next month, where `this weekend` or the like stands right beside a place,
    whatever else is said but of a home: the halo will be red in Monaco this weekend."""
    if scene.says(_LIVING):
        return []
    last, day = scene.spot.last, known.day
    said = " ".join(scene.words.folded[last : min(last + 2, scene.end)]) if scene.lead in ("in", "at") else ""
    if said == "next month":
        following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        there = held(name, [following.year], lexicon)
        return [each for each in there if each[1].start and first_day(each[1]).month == following.month]
    return near_by(name, day, lexicon) if said in _NOW else []
