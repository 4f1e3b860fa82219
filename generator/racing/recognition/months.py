"""Months: a month that stands beside a race or a place, and the edition that was held in it, or will be."""

from datetime import date

from generator.racing.recognition.deeds import DEEDS
from generator.racing.recognition.held import Held, held, last_day
from generator.racing.recognition.lexicon import Edition, Lexicon, Name, Subject
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS
from generator.racing.recognition.verdicts import Known

_TESTING = frozenset(("test", "tests", "tested", "testing", "visit", "visited"))

_BEFORE_MONTHS = frozenset(("of", "next", "last", "this", "that", "early", "late", "mid", "until"))


def month_behind(scene: Scene) -> int:
    """The month in `at Zandvoort in August`; 0 for none."""
    last, words = scene.spot.last, scene.words
    is_so = scene.after == "in" and last + 1 < scene.end and last + 2 not in words.years
    return MONTHS.get(words.folded[last + 1], 0) if is_so and words.folded[last + 2 : last + 3] != ["of"] else 0


def last_month(scene: Scene) -> int:
    """The month in last June's Spanish Grand Prix, and in the Spanish Grand Prix last June; 0 for none."""
    folded, (first, last, _) = scene.words.folded, scene.spot
    if scene.after == "last":
        return MONTHS.get(folded[last + 1], 0) if last + 1 < scene.end else 0
    before = folded[max(scene.start, first - 3) : first]
    return MONTHS.get(before[1], 0) if before[:1] == ["last"] and before[2:] == ["s"] else 0


def last_in(event: Subject, month: int, day: date) -> Edition | None:
    """The last edition that was held in a month, before that of a day."""
    there = (each for each in event.editions if each.end and each.end.month == month and each.end < day.replace(day=1))
    return max(there, key=lambda each: each.year, default=None)


def in_month(event: Subject, month: int, day: date) -> Edition | None:
    """The edition that is held in a month, of the year in which that is nearest to a day, or else of the next nearest;
    None where it is not known when the event is held then."""
    for year in _years(month, day):
        edition = next((each for each in event.editions if each.year == year and each.end), None)
        if edition is None or last_day(edition).month == month:
            return edition
    return None


def in_its_month(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition at a place in the month that stands right behind it, where nothing is told of what was done: Monza in
    September."""
    month = month_behind(scene)
    if not month or scene.is_away or scene.says(_TESTING) or scene.says(DEEDS) or scene.tells_here():
        return []
    if known.theme or known.back:
        return []
    there = held(name, _years(month, known.day)[:1], lexicon)
    return [each for each in there if each[1].start and last_day(each[1]).month == month]


def _years(month: int, day: date) -> list[int]:
    """The two years in which a month is nearest to a day, the nearest first."""
    years = (day.year - 1, day.year, day.year + 1)
    return sorted(years, key=lambda year: abs(12 * (year - day.year) + month - day.month))[:2]


def is_month(scene: Scene) -> bool:
    """Whether a day or a year stands beside the name of a month."""
    last = scene.spot.last
    is_day = scene.before.rstrip("stndrh").isdigit() or scene.before in _BEFORE_MONTHS
    return is_day or last in scene.words.years or (scene.after.isdigit() and len(scene.after) < len("123"))
