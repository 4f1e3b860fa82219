"""Again: which edition is meant by the name of a place where the words right beside it do not say it.

Somebody who raced there in a year is named in the sentence, and the year; or the year follows from what is told before:
that autumn, three years later; or it is the season's, where one says what somebody did there.
"""

from bisect import bisect_left
from datetime import timedelta

from generator.racing.recognition.around import names_competitor, names_drivers_here, names_one_of
from generator.racing.recognition.common import STILL
from generator.racing.recognition.held import Held, first_day, held, last_day, near
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS, NUMBERS
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY

_DEED_WORDS = """
    won win wins winning winner victory victories pole podium podiums led leading second third fourth fifth sixth
    seventh eighth ninth tenth eleventh twelfth retired crashed crash spun finished qualified raced race races beat
    beaten passed overtook held disqualified points scored debut grid flag lap laps happened triumph triumphed start
    started took outqualified collided accident penalised qualifying
"""
DEEDS = frozenset(_DEED_WORDS.split())
"""What is done in a race, and what one is in it."""

OF_MANY = frozenset(("always", "never", "ever", "usually", "often", "times", "twice", "anywhere", "born", "contract"))
"""Words that speak of all races at a place, or of none."""

_SAME = frozenset(("that", "same"))
TIMES = frozenset(("year", "season", "autumn", "summer", "spring", "winter", "month"))
"""Times that a text counts by."""

_SHIFTS = {"later": 1, "on": 1, "after": 1, "before": -1, "earlier": -1}
_FOLLOWING = frozenset(("next", "following"))

_ON_TRACK = frozenset(
    ("corner", "corners", "turn", "wall", "fence", "barrier", "barriers", "chicane", "hairpin", "straight", "kerb",
     "gravel", "pits", "laps", "lap", "record", "test", "tests", "factory", "base", "museum", "home")
)  # fmt: skip
"""Parts of a track, and what belongs to one: the last corner at Interlagos."""

_AT = frozenset(("in", "at"))
_BEHIND = frozenset(("in", "at", "from", "after", "since", "of"))
_BEFORE = frozenset(("in", "at", "after", "since", "before", "to"))

SEASONS = frozenset(("season", "year", "championship", "title", "review", "campaign"))
"""Words with which the head of a text tells of a season."""

LATELY = timedelta(days=9)
"""So long after a race it is still the one that is meant by its place."""

SOON = timedelta(days=14)
"""So long before."""

CLOSE = 5
"""So many words before a place stands what somebody did there."""


def again(name: Name, scene: Scene, known: Known, lexicon: Lexicon, *, is_ours: bool) -> list[Held]:
    """The editions at a place that may be meant; `is_ours`: no other racing is told of there."""
    if scene.word_before(2) in _ON_TRACK:
        return []
    if not is_ours:
        return _of_these_days(name, scene, known, lexicon) if _is_deed_beside(scene) else []
    if month := _month_of_last(scene):
        return _of_month(name, scene, month, known, lexicon)
    if of_last(scene):
        return []
    here = scene.years_here()
    if len(here) > 1:
        here = scene.years_of_clause() or here
    if here:
        return _in_a_year(name, scene, known, lexicon, *here) if len(here) == 1 else []
    if base := _year_before(scene, known):
        if shift := shift_of(scene):
            return _of_year(name, scene, lexicon, base + shift)
        if _is_same(scene):
            return _of_year(name, scene, lexicon, base)
    if season := _season_of_head(scene, known):
        return _of_year(name, scene, lexicon, season) if names_drivers_here(scene, season) else []
    return _of_these_days(name, scene, known, lexicon) or _of_the_season(name, scene, known, lexicon)


def _month_of_last(scene: Scene) -> int:
    """The month in `Brazil last November`; 0 for none."""
    behind = scene.words.folded[scene.spot.last : min(scene.spot.last + 2, scene.end)]
    return MONTHS.get(behind[1], 0) if behind[:1] == ["last"] and len(behind) > 1 else 0


def _of_month(name: Name, scene: Scene, month: int, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition at a place in the last month of that name."""
    year = known.day.year - (month >= known.day.month)
    there = [each for each in held(name, [year], lexicon) if last_day(each[1]).month == month]
    return there if names_one_of(scene, year, or_text=True) else []


def _season_of_head(scene: Scene, known: Known) -> int:
    """The season of which a text is a review: the one year in its title and summary, which calls it so; 0 for none."""
    words = scene.words
    if scene.part < BODY or scene.says(STILL) or scene.told() is not None:
        return 0
    body = words.within(BODY).start
    named = {words.years[place] for place in words.dates if place < body}
    is_season = len(named) == 1 and not SEASONS.isdisjoint(words.folded[:body])
    return named.pop() if is_season else 0


def _in_a_year(name: Name, scene: Scene, known: Known, lexicon: Lexicon, year: int) -> list[Held]:
    """The edition of the one year that a sentence tells of, where it names a driver who was there then, and says what
    somebody did, or the place is known for its circuit alone."""
    if year > known.day.year or scene.is_away_from(OF_MANY) or (name.held and scene.before not in _BEFORE):
        return []
    has_deed = scene.says(DEEDS)
    is_of_it = not name.held and year in scene.years_of_clause()
    is_so = (has_deed or is_of_it) and names_drivers_here(scene, year)
    return list(held(name, [year], lexicon)) if is_so or (has_deed and names_one_of(scene, year)) else []


def _of_year(name: Name, scene: Scene, lexicon: Lexicon, year: int) -> list[Held]:
    """The edition of a year that follows from what is told before."""
    is_so = scene.says(DEEDS) and names_one_of(scene, year, or_text=True)
    return list(held(name, [year], lexicon)) if is_so else []


def _year_before(scene: Scene, known: Known) -> int:
    """The year that is told of last, before a sentence, in its part or the one before; 0 for none."""
    words, inside = scene.words, scene.words.within(scene.part)
    at = bisect_left(words.dates, scene.start)
    if at and scene.part > BODY and words.dates[at - 1] >= words.within(scene.part - 1).start:
        return words.years[words.dates[at - 1]]
    if at and words.dates[at - 1] >= inside.start:
        return words.years[words.dates[at - 1]]
    return known.theme[0] if known.theme else 0


def _is_same(scene: Scene) -> bool:
    """Whether a sentence speaks of the year that is told of: that autumn, the same year."""
    folded = scene.words.folded
    return any(
        folded[at] in _SAME and (folded[at + 1] in TIMES or folded[at + 1] in MONTHS)
        for at in range(scene.start, scene.end - 1)
    )


def shift_of(scene: Scene) -> int:
    """By how many years a sentence moves from the year that is told of: three years later, the year before, the next
    June; 0 for none."""
    folded = scene.words.folded
    for at in range(scene.start, scene.end - 2):
        first, second, third = folded[at : at + 3]
        if third in _SHIFTS and second in ("years", "year", *TIMES):
            count = 1 if first == "the" else NUMBERS.get(first) or int(first.isdigit() and first)
            return count * _SHIFTS[third]
        if first == "the" and second in _FOLLOWING and (third in TIMES or third in MONTHS):
            return 1
    return 0


def of_last(scene: Scene) -> str:
    """What a sentence calls the last: last year, last autumn; "" where it speaks of none."""
    folded = scene.words.folded
    places = range(scene.start, scene.end - 1)
    return next((folded[at + 1] for at in places if folded[at] == "last" and folded[at + 1] in TIMES), "")


def _is_deed_beside(scene: Scene) -> bool:
    """Whether what somebody did stands shortly before a place: won in Monaco, third for McLaren at Monza."""
    first = scene.spot.first
    before = scene.words.folded[max(scene.start, first - CLOSE) : first]
    return scene.before in _AT and not DEEDS.isdisjoint(before)


def _of_these_days(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The race that is just over, or about to be, where one speaks of somebody who is in it."""
    day = known.day
    if known.theme or scene.tells_here() or scene.says(OF_MANY) or not names_drivers_here(scene, day.year):
        return []
    if not (scene.before in _BEHIND or scene.before == "for") or not scene.is_racing:
        return []
    if scene.part < BODY and not _is_deed_beside(scene):
        return []
    return [
        each for each in near(name, day, lexicon) if first_day(each[1]) - SOON <= day <= last_day(each[1]) + LATELY
    ]


def _of_the_season(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The race of the season, where one says what somebody did there who is in it."""
    day = known.day
    if known.theme or scene.told() or scene.says(OF_MANY) or scene.part < BODY:
        return []
    if not _is_deed_beside(scene) or not names_drivers_here(scene, day.year):
        return []
    return [each for each in near(name, day, lexicon) if each[1].year == day.year and first_day(each[1]) <= day]
