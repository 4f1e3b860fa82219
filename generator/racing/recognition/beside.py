"""Beside: the year that belongs to the name of a place by the words right beside it."""

from generator.racing.recognition.dating import is_said
from generator.racing.recognition.marks import date_at
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS, amount
from generator.racing.recognition.words import BODY

_PARTS_OF_YEARS = frozenset(("spring", "summer", "autumn", "fall", "winter", "rain", "wet", "heat"))

_YEARS_AGO = frozenset(("year", "years", "season", "seasons", "summer", "summers"))

_DAYS = frozenset(("weekend", "week", "sunday", "saturday", "month"))
"""Times of days: the weekend before last."""

NEAR_BY = 4
"""So many words behind a place may hold its year: in June of 2010."""


def year_beside(scene: Scene, this_year: int) -> int:
    """The year that belongs to a place: in Montreal in 2010, in 1998 at Spa, Barcelona, April 1975, in Shanghai this
    year, Austin the year before last; 0 for none."""
    words, (first, last, _) = scene.words, scene.spot
    behind = words.folded[last : min(last + NEAR_BY, scene.end)]
    if year := _year_behind(scene, behind):
        return year
    if words.folded[max(scene.start, first - NEAR_BY) : first] == ["year", "s", "race", "at"]:
        return this_year - (scene.word_before(5) == "last")
    if behind and behind[0] in MONTHS and last + 1 in words.years:
        return words.years[last + 1]
    if date_at(words, last + 2) and scene.part < BODY:
        return words.years[last + 2]
    if scene.before in ("in", "at") and scene.start <= first - 2 in words.years and not scene.is_of_another(first - 2):
        return words.years[first - 2]
    return _counted(scene, this_year, behind)


def _year_behind(scene: Scene, behind: list[str]) -> int:
    """The year in `in 2010`, `again in 2010`, `in June 2010`, `in June of 2010`; 0 for none."""
    years, last = scene.words.years, scene.spot.last
    if scene.after == "in" and last + 1 in years:
        return years[last + 1]
    if behind[:3] == ["had", "it", "in"] and last + 3 in years:  # since Jarama had it in 1981
        return years[last + 3]
    if behind[:2] == ["in", "the"] and behind[2:3] and behind[2] in _PARTS_OF_YEARS:
        return years.get(last + 4 if behind[3:] == ["of"] else last + 3, 0)
    is_later = behind[:2] == ["again", "in"] or (behind[:1] == ["in"] and not MONTHS.keys().isdisjoint(behind[1:2]))
    if not is_later:
        return 0
    return years.get(last + 2) or years.get(last + 3 if behind[2:3] == ["of"] else last + 2, 0)


def _counted(scene: Scene, this_year: int, behind: list[str]) -> int:
    """The year that is counted from this one; 0 for none."""
    if behind[:1] == ["the"] and behind[2:] == ["before", "last"] and behind[1] not in _DAYS:
        return this_year - 2
    if passed := years_ago(scene):
        return this_year - passed
    if is_said(scene, "this", "summer") or is_said(scene, "this", "spring"):
        return this_year
    if behind[:1] == ["this"] and behind[1:2] and behind[1] in MONTHS:
        return this_year
    if not scene.words.counts_years:
        return 0
    if is_said(scene, "this", "year") or is_said(scene, "this", "season"):
        return this_year
    return this_year - 1 if is_said(scene, "last", "year") or is_said(scene, "last", "season") else 0


def years_ago(scene: Scene) -> int:
    """The years in `in Mexico thirty years ago`; 0 for none."""
    behind = scene.words.folded[scene.spot.last : min(scene.spot.last + NEAR_BY, scene.end)]
    if behind[2:3] == ["ago"] and behind[1] in _YEARS_AGO:
        return amount(behind[0])
    first = scene.spot.first - NEAR_BY
    before = scene.words.folded[first : scene.spot.first] if first == scene.start else []
    is_before = before[2:] in (["ago", "in"], ["ago", "at"]) and before[1] in _YEARS_AGO  # a year ago in Miami
    return amount(before[0]) if is_before else 0
