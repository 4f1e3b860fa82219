"""Dating: which edition of an event is meant, by the words around its name and by the day of the text."""

import re
from bisect import bisect_left
from datetime import date, timedelta
from functools import lru_cache

from generator.racing.recognition.around import names_others_alone
from generator.racing.recognition.common import EXACT, NOW, PRESENT
from generator.racing.recognition.days import dated_before, nearest_days, on_days
from generator.racing.recognition.deeds import shift_between, shift_of, year_of_that
from generator.racing.recognition.lexicon import Edition, Subject
from generator.racing.recognition.months import in_month, last_in, last_month, month_behind
from generator.racing.recognition.scene import HEAD, Scene
from generator.racing.recognition.times import amount
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY, Words

BEFORE, BEHIND = timedelta(days=12), timedelta(days=16)
"""How long before its first day and after its last an edition is what everyone speaks of."""

SEASON = timedelta(days=330)
"""How long after it an edition is still the last one."""

GONE = 5
"""So many years after somebody's last season nothing that is told of him is of these days."""

RECALLED = 2
"""So many years back belong to what is going on."""

AFTER = 3
"""So many words behind the head of a sentence a year stands in `that was back in 2008`."""

MANY = 10
"""From so many known editions on a year without one had none."""

COUNTED = 4
"""Words in `thirty years after the`."""

_POINTING = frozenset(("that", "this", "it"))
_AS_SUCH = frozenset(("first", "inaugural", "every", "annual"))
_FOR_YEARS = frozenset(("until", "contract", "calendar", "alternation", "rotation"))
"""Words of a sentence that speaks of many editions."""

_FOR_LONG = _FOR_YEARS - {"until"}
_OF_LAST = ["of", "last", "year"]
_PAST = frozenset(("had",))
_IN = frozenset(("in", "at", "for", "of"))

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def is_next_year(scene: Scene) -> bool:
    """Whether the running of the year to come is meant: next year's race, the race next year."""
    if not scene.words.counts_years:
        return False
    return _is_before(scene, "next") or is_said(scene, "next", "year") or is_said(scene, "next", "season")


def is_said(scene: Scene, which: str, time: str) -> bool:
    """Whether `last year`, or the like, stands right behind a name, or at the head of its sentence (but not `last
    year's`) that does not speak of today too."""
    folded, last, start = scene.words.folded, scene.spot.last, scene.start
    if scene.after == which and folded[last + 1 : last + 2] == [time]:
        return True
    is_at_head = folded[start] == which and folded[start + 1] == time and folded[start + 2] != "s"
    return is_at_head and not scene.says(NOW)


def year_meant(event: Subject, scene: Scene, known: Known) -> tuple[int, str]:
    """The year of the edition that is meant, 0 for none, and why."""
    if beside := _beside(event, scene, known):
        return beside
    if (then := year_of_that(scene)) and event.has_edition(then):
        return then, f"{then} is told of before"
    if year := _held_once(event, scene):
        return year, "the one that was held there"
    if year := dated_before(event, scene):
        return year, "the one that was held on that day"
    edition = at_hand(event, known.day)
    if edition is None and _is_as_such(event, scene):
        return 0, "the event as such"
    if told := _told(event, scene, known, is_near=edition is not None):
        return told
    if (year := _looked_back(scene, known, is_near=edition is not None)) and event.has_edition(year):
        return year, f"{year} is told of before"
    if edition is None and (year := _told_beside(scene)) and event.has_edition(year):
        return year, f"{year} is told of in the sentence beside"
    if _is_headed_otherwise(scene, known):
        return 0, "years long gone are told of"
    return (edition.year, "the edition of these days") if edition else _by_season(event, scene, known.day)


def _beside(event: Subject, scene: Scene, known: Known) -> tuple[int, str] | None:
    """The year that the words right beside the name tell."""
    if year := scene.beside_year() or _year_of_it(scene):
        return year, f"{year} stands beside it"
    if (year := _years_after(scene, known.day.year)) and event.has_edition(year):
        return year, f"{year} is so many years ago"
    if scene.words.counts_years:
        behind = scene.words.folded[scene.spot.last : scene.spot.last + 3]
        if _is_before(scene, "last") or is_said(scene, "last", "year") or behind == _OF_LAST:
            return known.day.year - 1, "last year's"
        if _is_before(scene, "this"):
            return known.day.year, "this year's"
    if (month := last_month(scene)) and (last := last_in(event, month, known.day)):
        return last.year, "the last of that month"
    if (span := nearest_days(scene, known.day)) and (edition := on_days(event, span)):
        return edition.year, "the edition of those days"
    if _is_of_days(scene) and (edition := at_hand(event, known.day)):
        return edition.year, "the edition of these days"
    if "previous" in _before(scene) and (told := scene.told()):
        return told[0] - 1, "the one of the year before"
    return (0, "one of its editions by number") if _ORDINAL.fullmatch(scene.before) else None


def _held_once(event: Subject, scene: Scene) -> int:
    """The year of the United States Grand Prix at Sebring, where the event was held there once and its editions are
    known; 0 for none."""
    name = scene.names.get(scene.spot.last + 1) if scene.after in ("at", "in") and len(event.editions) >= MANY else None
    there = {each.slug for each in name.circuits} if name else ()
    years = [each.year for each in event.editions if each.circuit in there]
    return years[0] if len(years) == 1 else 0


def _is_of_days(scene: Scene) -> bool:
    """Whether a day of these days stands right behind a name: on Sunday, yesterday."""
    behind = scene.words.folded[scene.spot.last : min(scene.spot.last + 2, scene.end)]
    return behind[:1] == ["yesterday"] or (
        behind[:1] in (["on"], ["last"]) and behind[1:] in (["sunday"], ["saturday"])
    )


def _is_headed_otherwise(scene: Scene, known: Known) -> bool:
    """Whether the title and the summary, in which it stands, tell of years long gone alone."""
    words = scene.words
    if scene.part >= BODY or not words.dates:
        return False
    body = words.within(BODY).start if len(words.origins) > BODY else len(words.folded)
    told = [words.years[place] for place in words.dates if place < body]
    return bool(told) and max(told) < known.day.year - RECALLED


def _is_as_such(event: Subject, scene: Scene) -> bool:
    """Whether `the first`, or the like, stands before a name; not: from last to first in the Sakhir Grand Prix, nor
    where the year of the first edition is told."""
    if event.editions and event.editions[0].year in scene.years_here():
        return False
    before = _before(scene)
    places = [at for at, word in enumerate(before) if word in _AS_SUCH]
    return bool(places) and _IN.isdisjoint(before[places[-1] :])


def _year_of_it(scene: Scene) -> int:
    """The year in the British Grand Prix of 1958, or in my first one was 2009; 0 for none."""
    words, last = scene.words, scene.spot.last
    if scene.after in ("of", "in") and last + 1 in words.years and last + 1 < scene.end:
        return words.years[last + 1]
    behind = range(last, min(last + AFTER, scene.end - 1))
    return next((words.years.get(at + 1, 0) for at in behind if words.folded[at] == "was"), 0)


def _years_after(scene: Scene, this_year: int) -> int:
    """The year of thirty years after the San Marino Grand Prix, where one counts up to now; 0 for none."""
    before = scene.words.folded[max(scene.start, scene.spot.first - COUNTED) : scene.spot.first]
    if before[1:2] != ["years"] or before[2] not in ("after", "since") or scene.years_here():
        return 0
    passed = amount(before[0])
    return this_year - passed if passed else 0


def _looked_back(scene: Scene, known: Known, *, is_near: bool) -> int:
    """The year to which the whole text looks back, or that its paragraph tells of, if the sentence does not speak of
    the present; 0 for none."""
    told = None if scene.says(PRESENT) and not scene.says(_PAST) else scene.told() or known.theme
    is_sure = told and told[0] == told[1] and (told == known.theme or not is_near)
    return told[0] + shift_of(scene) if told and is_sure else 0


def _told(event: Subject, scene: Scene, known: Known, *, is_near: bool) -> tuple[int, str] | None:
    """The year that the sentence tells of, or that of the edition in front matter."""
    named = [slug for kind, slug in known.named if kind == "edition" and slug.startswith(f"{event.slug}/")]
    is_near = is_near and not ("last" in _before(scene) and scene.after in ("until", "before"))  # the last until now
    told = sorted(scene.years_here(is_near=is_near)) if scene.words.dates else []
    if len(told) == 1 and (shift := shift_between(scene)) and event.has_edition(told[0] + shift):
        return told[0] + shift, f"so many years from {told[0]}"
    if len(told) == 1 and event.has_edition(told[0]):
        return told[0], f"{told[0]} is told of"
    if len(named) == 1 and not told:
        return int(named[0].rpartition("/")[2]), "front matter names it"
    return (0, f"{' and '.join(map(str, told))} told of") if told else _ago(event, scene)


def _ago(event: Subject, scene: Scene) -> tuple[int, str] | None:
    """The year so many years ago, where that is said of the whole sentence (at its head, right behind the name, or to
    the day); no year at all for a decade, or where only the rest of a clause might be meant."""
    words, last = scene.words, scene.spot.last
    for place in words.tells[bisect_left(words.tells, scene.start) : bisect_left(words.tells, scene.end)]:
        if place in words.years:
            continue
        since, until = words.times[place]
        is_sure = place in (scene.start, last) or not EXACT.isdisjoint(words.folded[place + 3 : place + 5])
        if is_sure and since == until and event.has_edition(since):
            return since, f"{since} is told of"
        if not scene.is_parted_from(place):
            return 0, "another time is told of"
    return None


def _told_beside(scene: Scene) -> int:
    """The year at the head of the sentence before (in 2008..., the year was 2008), or told of in the one behind (that
    was in 2008), where the sentence itself speaks of the past alone; 0 for none."""
    words, inside = scene.words, scene.words.within(scene.part)
    if not words.dates or scene.says(PRESENT):
        return 0
    if scene.start > inside.start:
        start = words.sentence(scene.start - 1, scene.start)[0]
        before = [place for place in words.dates if start <= place < scene.start]
        if len(before) == 1 and (before[0] - start <= HEAD or words.folded[before[0] - 1] == "was"):
            return words.years[before[0]]
    return told_behind(scene)


def told_behind(scene: Scene) -> int:
    """The year that the sentence behind gives to what is told: that was in 2008; 0 for none."""
    words, end = scene.words, scene.end
    if not words.dates or end >= words.within(scene.part).stop or not _points_back(words, end):
        return 0
    behind = [place for place in words.dates if end <= place <= end + AFTER]
    return words.years[behind[0]] if len(behind) == 1 else 0


def _points_back(words: Words, place: int) -> bool:
    return words.folded[place] in _POINTING and words.folded[place + 1 : place + 2] == ["was"]


def _before(scene: Scene) -> list[str]:
    """The three words before a name, as far as they are in its sentence."""
    first = scene.spot.first
    return scene.words.folded[max(scene.start, first - 3) : first]


def _is_before(scene: Scene, which: str) -> bool:
    """Whether `last year's`, or the like, stands before a name."""
    before = _before(scene)
    return which in before and "year" in before


def _by_season(event: Subject, scene: Scene, day: date) -> tuple[int, str]:
    """The edition of the season, as long as the paragraph does not tell of years long gone."""
    year, why = _of_the_season(event, day)
    if scene.says(_FOR_YEARS) and not (scene.lead == "until" and not scene.says(_FOR_LONG)):
        return 0, "the event as such"
    if _is_of_old(scene, day.year) or names_others_alone(scene, day.year):
        return 0, "somebody of long ago is told of"
    if (month := month_behind(scene)) and (held := in_month(event, month, day)):
        return held.year, "the edition of that month"
    is_long_gone = scene.words.dates and any(told < day.year - RECALLED for told in scene.years_of_part())
    return (0, "years long gone are told of") if is_long_gone else (year, why)


def _is_of_old(scene: Scene, year: int) -> bool:
    """Whether a text is of somebody, by its title and its summary, who was not there for years."""
    words = scene.words
    names = [name for place, name in scene.names.items() if words.part(place) < BODY and name.has_driver]
    told = [claim.subject for name in names for claim in name.claims]
    return bool(told) and not any(not each.years or each.was_active((year, year), GONE) for each in told)


@lru_cache(maxsize=1 << 10)
def at_hand(event: Subject, day: date) -> Edition | None:
    """The edition that everyone speaks of on a day."""
    near = (
        each for each in event.editions if each.start and each.end and each.start - BEFORE <= day <= each.end + BEHIND
    )
    return next(near, None)


@lru_cache(maxsize=1 << 10)
def _of_the_season(event: Subject, day: date) -> tuple[int, str]:
    """The edition that is nearest to a day, the last one or that to come in the same year; none where that of the next
    year is nearer."""
    near = [(abs((each.end - day).days), each.year) for each in event.editions if each.end and day - SEASON <= each.end]
    year = min(near)[1] if near else 0
    return (year, "the nearest in time") if 0 < year <= day.year else (0, "the event as such")
