"""Again: which edition is meant by the name of a place where the words right beside it do not say it.

Somebody who raced there in a year is named in the sentence, and the year; or the year follows from what is told before:
that autumn, three years later; or the text is the review of a season. Else it may be the race of these days: `lately`.
"""

from bisect import bisect_left

from generator.racing.recognition.around import names_drivers_here, names_here, names_one_of
from generator.racing.recognition.beside import years_ago
from generator.racing.recognition.common import STILL
from generator.racing.recognition.dating import told_behind
from generator.racing.recognition.deeds import (
    DEEDS,
    OF_MANY,
    OTHERWISE,
    TIMES,
    is_deed_beside,
    month_of_last,
    of_last,
    shift_of,
    with_lead,
)
from generator.racing.recognition.held import Held, first_day, held, last_day, near
from generator.racing.recognition.lately import lately, of_these_days
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS, amount
from generator.racing.recognition.undated import carried, tells_of_another
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY

_YEARS = frozenset(("year", "season"))
_THIS = frozenset(("this",))
_SAME = frozenset(("that", "same"))
_SHIFTS = frozenset(("later", "after", "before", "earlier"))

_LATER = frozenset(("later", "after"))
_SHORT_TIMES = frozenset(("week", "weeks", "fortnight", "month", "months", "days"))
_BROUGHT = frozenset(("settled", "decided", "brought", "gave", "was", "changed", "belonged", "ended"))
"""What a race does, where its place begins a sentence: Suzuka settled it."""

_BEFORE = frozenset(("in", "at", "after", "since", "before", "to"))

_MONTHS_OF = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (12, 1, 2)}

BACK = 200
"""So many words before a sentence the month may stand from which it counts."""

COUNTED = 4
"""Words in `twenty years since`."""


def again(name: Name, scene: Scene, known: Known, lexicon: Lexicon, *, is_ours: bool) -> list[Held]:
    """The editions at a place that may be meant; `is_ours`: no other racing is told of there."""
    if not is_ours:
        is_told = known.theme is None and not scene.tells_here() and is_deed_beside(scene)
        return of_these_days(name, scene, known, lexicon) if is_told else []
    if found := _counted(name, scene, known, lexicon):
        return found
    scene = _with_tail(scene)
    if scene.part < BODY and known.back:
        return held(name, [known.back], lexicon) if names_one_of(scene, known.back, or_text=True) else []
    here = scene.years_here()
    if len(here) > 1:
        here = scene.years_of_clause() or here
    if len(here) == 1 and (shift := shift_of(scene)) and not held(name, here, lexicon):
        here = frozenset([max(here) + shift])
    if here or of_last(scene):
        return _in_a_year(name, scene, known, lexicon, *here) if len(here) == 1 else []
    if scene.lead in _BEFORE and (year := told_behind(scene)):
        return held(name, [year], lexicon) if names_one_of(scene, year, or_text=True) else []
    scene = with_lead(scene)
    return _following(name, scene, known, lexicon) or lately(name, scene, known, lexicon)


def _counted(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition of so many years since, or of the last summer, where that is said."""
    if passed := _passed(scene):
        return held(name, [known.day.year - passed], lexicon)
    if year := _headed_ago(name, scene):
        return held(name, [year], lexicon)
    if scene.after == "last":
        return _of_last_season(name, scene, known, lexicon, scene.spot.last + 1)
    is_before = scene.lead in ("in", "at") and scene.word_before(3) == "last"
    return _of_last_season(name, scene, known, lexicon, scene.spot.first - 2) if is_before else []


def _following(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition of a year that follows from what is told before, or of the season of which the text is a review."""
    year, day = _year_that_follows(scene, known), known.day
    if year and (found := _of_year(name, scene, lexicon, year)):
        return [each for each in found if first_day(each[1]) <= day or year < day.year]
    season = _season_of_head(scene, known)
    if season and scene.begins_sentence and scene.after in _BROUGHT and names_one_of(scene, season):
        return held(name, [season], lexicon)
    is_so = season and scene.lead in _BEFORE and names_here(scene, season)
    return held(name, [season], lexicon) if is_so else []


def _year_that_follows(scene: Scene, known: Known) -> int:
    """This year, where it is said; the year before a place, or so many years from it; the one that is told of, where a
    driver of that year is named, and none of these days; 0 for none."""
    if is_of_this(scene):
        return known.day.year
    base, shift = _year_before(scene, known), shift_of(scene)
    if base and (shift or _is_soon_after(scene) or _is_same(scene, known)):
        return base + (shift or _months_on(scene) // 12)
    told = scene.told() or carried(scene, known) if not scene.says(STILL) else None
    if not told or told[0] != told[1] or names_drivers_here(scene, known.day.year):
        return 0
    if tells_of_another(scene) and not any(scene.start <= at < scene.spot.first for at in scene.words.dates):
        return 0  # the record that falls in Melbourne is of somebody who started in the Hungarian Grand Prix of 2009
    return told[0] if names_drivers_here(scene, told[0]) else 0


def is_of_this(scene: Scene) -> bool:
    """Whether a sentence speaks of this year, or this season."""
    folded = scene.words.folded
    return scene.says(_THIS) and any(
        folded[at] == "this" and folded[at + 1] in _YEARS for at in range(scene.start, scene.end - 1)
    )


def _with_tail(scene: Scene) -> Scene:
    """The scene with what stands behind a colon with which its sentence ends: another afternoon at Monza: in 2020..."""
    words, end = scene.words, scene.end
    if end >= words.within(scene.part).stop or ":" not in words.gap(end):
        return scene
    return scene.widened(scene.start, words.sentence(end, end + 1)[1])


def _passed(scene: Scene) -> int:
    """The years in `it is twenty years since Imola`, or `in Mexico thirty years ago`; 0 for none."""
    first = scene.spot.first
    before = scene.words.folded[max(scene.start, first - COUNTED) : first]
    if scene.lead in _BEFORE and (passed := years_ago(scene)):
        return passed
    return amount(before[-3]) if before[-2:] in (["years", "since"], ["years", "after"]) and len(before) > 2 else 0


def _headed_ago(name: Name, scene: Scene) -> int:
    """The year in `two summers ago at Silverstone`, at the head of a sentence, where the place is known for its circuit
    alone; 0 for none."""
    words = scene.words
    if name.held or scene.lead not in ("in", "at") or scene.start in words.years:
        return 0
    since, until = words.times.get(scene.start, (0, 0))
    return since if since == until else 0


def _of_last_season(name: Name, scene: Scene, known: Known, lexicon: Lexicon, at: int) -> list[Held]:
    """The edition of `Budapest last summer`, or `last summer in Hungary`, where the word for it stands at a place: the
    last in one of its months, before the summer that it is."""
    months = _MONTHS_OF.get(scene.words.folded[at], ()) if at < scene.end else ()
    day = known.day
    is_now = day.month in months or (day.month - 2) % 12 + 1 in months
    there = [each for each in near(name, day, lexicon) if last_day(each[1]).month in months]
    there = [each for each in there if last_day(each[1]) < day and (each[1].year < day.year or not is_now)]
    return there[-1:] if names_one_of(scene, day.year, or_text=True) else []


def of_last_month(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition at a place in the last month of the name that stands behind it: at Silverstone last July."""
    month = month_of_last(scene, known.day) if scene.after == "last" else 0
    if not month:
        return []
    year = known.day.year - (month >= known.day.month)
    there = [each for each in held(name, [year], lexicon) if last_day(each[1]).month == month]
    in_full = (lexicon.bearers[term] for term in known.in_full if there)
    is_so = names_one_of(scene, year, or_text=True) or any(each.was_active((year, year)) for each in in_full)
    return there if is_so else []


def _season_of_head(scene: Scene, known: Known) -> int:
    """The season of which a text is a review, where nothing else is told; 0 for none."""
    if not known.season or scene.part < BODY or scene.says(STILL):
        return 0
    return known.season if scene.told() in (None, known.theme) else 0


def _in_a_year(name: Name, scene: Scene, known: Known, lexicon: Lexicon, year: int) -> list[Held]:
    """The edition of the one year that a sentence tells of, where it names a driver who was there then, and says what
    somebody did, or the place is known for its circuit alone."""
    if year > known.day.year or scene.is_away_from(OF_MANY) or (name.held and scene.lead not in _BEFORE):
        return []
    has_deed = scene.says(DEEDS)
    if _is_alone(name, scene) and names_one_of(scene, year):
        return held(name, [year], lexicon)
    is_of_it = not name.held and year in scene.years_of_clause()
    is_so = (has_deed or is_of_it) and names_drivers_here(scene, year)
    return held(name, [year], lexicon) if is_so or (has_deed and names_one_of(scene, year)) else []


def _is_alone(name: Name, scene: Scene) -> bool:
    """Whether one was at a track in a year, and nothing else is told of it: the first of them at Spa, in 1998."""
    others = (
        scene.names.get(at) for at in range(scene.start, scene.end) if not scene.spot.first <= at < scene.spot.last
    )
    is_one = not any(each.is_place for each in others if each)
    return not name.held and scene.lead == "at" and is_one and not scene.says(OTHERWISE)


def _of_year(name: Name, scene: Scene, lexicon: Lexicon, year: int) -> list[Held]:
    """The edition of a year that follows from what is told before."""
    is_so = scene.says(DEEDS) and names_one_of(scene, year, or_text=True)
    is_moved = (shift_of(scene) != 0 or _is_soon_after(scene)) and scene.lead in _BEFORE
    is_so = is_so or (is_moved and (names_drivers_here(scene, year) or (not name.held and scene.part >= BODY)))
    return held(name, [year], lexicon) if is_so else []


def _is_soon_after(scene: Scene) -> bool:
    """Whether a sentence begins some weeks or months after what is told before: two weeks later, at Monza."""
    return _soon_after(scene) != ("", "")


def _months_on(scene: Scene) -> int:
    """The months from the beginning of the year that is told of to those after which a sentence begins: nine months
    later, where July was told of last; 0 where no month was."""
    count, unit = _soon_after(scene)
    words, start = scene.words, max(scene.words.within(max(scene.part - 1, BODY)).start, scene.start - BACK)
    told = [MONTHS[word] for word in words.folded[start : scene.start] if word in MONTHS]
    return told[-1] - 1 + amount(count) if told and unit in ("month", "months") else 0


def _soon_after(scene: Scene) -> tuple[str, str]:
    """How many weeks or months later a sentence begins, and which of these; ("", "") where it does not."""
    count, unit, behind = (
        scene.words.folded[scene.start : scene.end][:3] if scene.end - scene.start > 3 else ("", "", "")
    )
    return (count, unit) if unit in _SHORT_TIMES and behind in _LATER else ("", "")


def _year_before(scene: Scene, known: Known) -> int:
    """The year that is told of last before a place, in its part or the one before; 0 for none."""
    words, inside = scene.words, scene.words.within(scene.part)
    at = bisect_left(words.dates, scene.spot.first)
    since = words.within(scene.part - 1).start if scene.part > BODY else inside.start
    if at and (place := words.dates[at - 1]) >= since:
        first, last = words.times.get(place, (0, 0))
        return first if first == last else 0
    return known.theme[0] if known.theme else known.back


def _is_same(scene: Scene, known: Known) -> bool:
    """Whether a sentence speaks of the year that is told of: that autumn, the same year; or, if its part tells of a
    year before, the month before."""
    folded = scene.words.folded
    if not (scene.says(_SAME) or scene.says(_SHORT_TIMES)):
        return False
    for at in range(scene.start, scene.end - 1):
        if folded[at] in _SAME and (folded[at + 1] in TIMES or folded[at + 1] in MONTHS):
            return True
        if folded[at] in _SHORT_TIMES and folded[at + 1] in _SHIFTS:
            return scene.tells_before() or known.theme is not None or known.back != 0
    return False
