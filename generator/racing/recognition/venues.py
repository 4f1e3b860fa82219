"""Venues: the edition that is meant by the name of a place, where a text tells of racing there.

Won in Austin, third in Hungary, fourth at Monza in 1976: a race. At Monza, as such, is the circuit; in Monaco is also
where people live.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.racing.recognition.around import names_competitors, names_drivers_of, names_event, names_one_of
from generator.racing.recognition.common import AWAY, CITIES, LESSER, RACING, SMALL_RACING, STILL
from generator.racing.recognition.dating import is_said
from generator.racing.recognition.days import nearest_days
from generator.racing.recognition.elsewhere import HOME
from generator.racing.recognition.lexicon import Edition, Lexicon, Name, Subject
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS, Years
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY, is_date
from generator.racing.roster import Term

NEWS = timedelta(days=6)
"""So long before its first day and after its last a race is what a headline with the name of the place speaks of, and
what `yesterday` or `on Sunday` may mean."""

COMING = timedelta(days=45)
"""So far ahead is the race that comes next at a place."""

RECENT = timedelta(days=120)
"""So long ago was the race of last year at a place of which one still speaks."""

RACE_DAYS = timedelta(days=3)
"""Days of a race, practice and all, before its last."""

AROUND_IT = 10
"""So many days around a day every race of a weekend is remembered on it."""

SLACK = 2
"""Years that so many years ago leaves open."""

CAREER = 10
"""So many years ago may be told of by the way, where one speaks of somebody who is still there."""

_THERE = frozenset(("in", "for", "from", "to", "after", "since", "before", "until", "through", "takes", "that", "then"))
_MOMENTS = frozenset(("after", "since", "before", "until"))
_RACES = _MOMENTS | {"in"}
"""What stands before a race, and hardly before a track."""

_DAYS = frozenset(("yesterday", "tomorrow", "tonight", "sunday", "saturday", "friday", "weekend"))
"""Days of a race that has just been, or is about to be."""

_OF_OTHERS = frozenset(
    ("times", "twice", "never", "ever", "always", "every", "usually", "often", "record", "career", "born", "anywhere",
     "years", "decade", "decades", "months")
)  # fmt: skip
"""Words that speak of all races at a place, or of one long ago."""

_AHEAD = frozenset(
    ("next", "will", "coming", "upcoming", "ahead", "arrive", "arrives", "heads", "head", "goes", "go", "begins",
     "beginning", "opens", "starts", "weeks", "tomorrow", "travels", "travel", "moves", "hopes", "expects", "plans")
)  # fmt: skip
"""Words that speak of what is to come."""

_ALWAYS = frozenset(("every", "always", "never"))
"""Words that speak of all races at a place, whatever year is told of."""

_DASHES = frozenset(("-", "\u2013", "\u2014", "--"))

_OF_OLD = frozenset(("historic", "historique", "vintage", "classic"))
"""Words that speak of races of old cars."""

_AWAY = AWAY - {"home"}

_TIMES = frozenset(("year", "season", "autumn", "summer", "spring", "winter"))
_SHIFTS = {"later": 1, "after": 1, "before": -1, "earlier": -1}

_ONWARD = frozenset(("following", "next", "later", "after", "since", "until", "now", "today"))
"""Words with which a text goes on from the year that it told of."""

_SEASON = frozenset(("season", "opener", "finale", "round"))
"""What begins at a place, or ends there."""

RESULTS = (RACING - SMALL_RACING - _DAYS) | {"champion", "champions", "gp", "prix"}
"""Words that tell of a race."""

_DONE_WORDS = """
    won victory win wins pole podium led second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    retired crashed spun finished qualified place disqualified raced drove
"""
_DONE = frozenset(_DONE_WORDS.split())
"""What somebody did in a race."""

_Held = tuple[Subject, Edition]


def raced_there(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Term | None:
    """The edition that is meant by the name of a place; None where it is the place, or may be any edition. A track is
    itself where the race has its name too: the Swedish Grand Prix at Anderstorp."""
    if year := known.rounds.get(scene.part):
        found = list(_held(name, [year], lexicon))
    elif not (scene.words.years and (found := _on_a_day(name, scene, lexicon))):
        found = list(_told_of(name, scene, known, lexicon))
    slugs = {(event.slug, edition.year) for event, edition in found}
    if len(slugs) != 1:
        return None
    ((event, year),) = slugs
    is_named = event in known.raced and (year == known.day.year or names_event(scene, event, year))
    return None if is_named and is_venue(name) else ("edition", f"{event}/{year}")


def _told_of(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Iterable[_Held]:
    """The editions at a place of which one tells, by the words around and the time."""
    day = known.day
    is_ours = known.kind_at(scene.part, scene.start, scene.end) == ""
    is_racing = is_ours and known.is_motorsport and names_competitors(scene)
    is_told = scene.says(RESULTS)
    is_away = scene.says(LESSER) or scene.is_away_from(_AWAY) or scene.says(_OF_OLD)
    if year := _year_beside(scene, day.year):
        return _held(name, [year], lexicon) if not is_away and (is_racing or names_one_of(scene, year)) else ()
    if is_away or scene.is_away:
        return ()
    is_home = not scene.words.is_of_juniors and (not known.series or not HOME.isdisjoint(known.series))
    if is_racing and is_home and (found := _on_days(name, scene, known, lexicon)):
        return found
    if is_racing and is_home and _is_dateline(scene):
        return _near_by(name, day, lexicon)
    is_there = bool(name.circuits) or scene.before in _THERE
    here = {year for year in scene.years_here() if year <= day.year}
    if len(here) > 1:
        here = {*scene.years_of_clause()} or here
    if here and not (scene.says(_DAYS) and _near_by(name, day, lexicon)):
        year = max(here)
        is_sure = len(here) == 1 and is_told and is_there and not scene.says(_ALWAYS) and names_one_of(scene, year)
        found = list(_held(name, here, lexicon)) if is_sure else []
        if found or not scene.says(_AHEAD):
            return found
    if not is_racing or not (
        _is_race(name, scene, is_told=is_told, is_anniversary=_is_anniversary(name, known, lexicon))
        or (is_home and _is_result_beside(name, scene))
    ):
        return ()
    return _undated(name, scene, known, lexicon)


def is_venue(name: Name) -> bool:
    """Whether a place is known for its circuit alone."""
    return not name.held and name.folded[1:] not in CITIES


def _is_race(name: Name, scene: Scene, *, is_told: bool, is_anniversary: bool) -> bool:
    """Whether one tells of racing at a place, by the words around."""
    if scene.part < BODY:
        return not is_venue(name) or is_anniversary
    if scene.before in ("in", "at") and scene.word_before(2) == "prix":
        return True
    if scene.before in _MOMENTS or (scene.after == "next" and not is_venue(name)):
        return True
    if not (is_told or _month_behind(scene) or (scene.says(_SEASON) and scene.says(_AHEAD))):
        return False
    is_track = is_venue(name) or scene.before == "at"
    if _month_behind(scene) or (is_track and _is_dated(scene)):
        return True
    if scene.before == "of":
        return not is_track and bool(name.circuits)
    return scene.before in (_RACES if is_track else _THERE)


def _is_anniversary(name: Name, known: Known, lexicon: Lexicon) -> bool:
    """Whether it is so many years to the day, or nearly, since the race at a place to which the text looks back."""
    day = known.day
    held = _held(name, [known.theme[0]], lexicon) if known.theme else ()
    return any(
        each.end is not None and abs((_day(day.year, each.end.month, each.end.day) - day).days) <= AROUND_IT
        for _, each in held
    )


def _is_dateline(scene: Scene) -> bool:
    """Whether a place stands at the head of the body, with a dash behind: SUZUKA – It rained."""
    begins = scene.part == BODY and scene.spot.first == scene.words.within(BODY).start
    return begins and scene.words.gap(scene.spot.last).strip() in _DASHES


def _is_result_beside(name: Name, scene: Scene) -> bool:
    """Whether what somebody did in a race stands right before a place that is more than a track: third in Brazil."""
    return (
        not is_venue(name)
        and scene.before in ("in", "at")
        and scene.word_before(2) in _DONE
        and scene.word_before(3) not in ("to", "a", "first", "any")
        and not scene.says(_OF_OTHERS)
    )


def _is_dated(scene: Scene) -> bool:
    """Whether a time is told of: a day of these days, or before."""
    return scene.says(_DAYS) or (not scene.says(STILL) and scene.told() is not None)


def _undated(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[_Held]:
    """The editions that may be meant where the sentence itself tells of no year."""
    if scene.says(_DAYS) and (near := _near_by(name, known.day, lexicon)):
        return near
    shift = _shift(scene)
    told = None if scene.says(STILL) and not shift else scene.told() or _carried(scene, known)
    if told and told != known.theme and not scene.tells_here() and _is_overtaken(name, told, known, lexicon):
        return []
    if shift:
        return list(_held(name, [told[0] + shift], lexicon)) if told and told[0] == told[1] else []
    if told:
        year = sum(told) // 2
        is_sure = told[1] - told[0] <= SLACK and names_one_of(scene, year)
        found = list(_held(name, [year], lexicon)) if is_sure else []
        if found or not scene.says(_AHEAD):
            return found
    if scene.part >= BODY and not names_one_of(scene, known.day.year, or_text=True):
        return []
    if month := _month_behind(scene):
        return [each for each in _near(name, known.day, lexicon) if _until(each[1]).month == month][-1:]
    if scene.says(_OF_OTHERS):
        return []
    return _of_these_days(name, scene, known, lexicon)


def _on_days(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[_Held]:
    """The editions at a place on the days around that of the text of which the sentence speaks: Monaco a fortnight ago,
    in Baku next weekend."""
    span = nearest_days(scene, known.day)
    if span is None or scene.part < BODY or scene.says(_ALWAYS):
        return []
    is_track = is_venue(name) and scene.before in ("at", "in", "on")
    if is_track and span.first < span.last and not scene.says(RESULTS):
        return []
    near = _held(name, range(span.first.year, span.last.year + 1), lexicon)
    return [each for each in near if each[1].start and _from(each[1]) <= span.last and span.first <= _until(each[1])]


def _carried(scene: Scene, known: Known) -> Years | None:
    """The year that was told of last, before its part, where no other time follows there, and its own part names people
    of that time and none of these days; None where there is none."""
    words, start = scene.words, scene.words.within(scene.part).start
    at = bisect_left(words.dates, start)
    if not at or not _ONWARD.isdisjoint(words.folded[words.dates[at - 1] : start]):
        return None
    year = words.years[words.dates[at - 1]]
    is_so = names_drivers_of(scene, year) and not names_drivers_of(scene, known.day.year)
    return (year, year) if is_so else None


def _is_overtaken(name: Name, told: Years, known: Known, lexicon: Lexicon) -> bool:
    """Whether one may tell of a race there that was held not long ago, rather than of one in the time told of
    before."""
    day = known.day
    near = _near(name, day, lexicon) if told[1] >= day.year - CAREER else []
    return any(each[1].year > told[1] and _from(each[1]) <= day <= _until(each[1]) + RECENT for each in near)


def _month_behind(scene: Scene) -> int:
    """The month in `at Zandvoort in August`; 0 for none."""
    last = scene.spot.last
    words = scene.words
    is_so = scene.after == "in" and last + 1 < scene.end and last + 2 not in words.years
    return MONTHS.get(words.folded[last + 1], 0) if is_so and words.folded[last + 2 : last + 3] != ["of"] else 0


def _shift(scene: Scene) -> int:
    """By how many years a sentence moves from the year that is told of: a year later, the year before; 0 for none."""
    folded = scene.words.folded
    for at in range(scene.start, scene.end - 2):
        first, second, third = folded[at : at + 3]
        if second in _TIMES and first in ("a", "the") and third in _SHIFTS:
            return _SHIFTS[third]
        if third in _TIMES and first == "the" and second in ("next", "following"):
            return 1
    return 0


def _on_a_day(name: Name, scene: Scene, lexicon: Lexicon) -> list[_Held]:
    """The editions that were held at a place on a day that its part tells of: on 4 August 1957 Fangio came into the
    pits at the Nürburgring."""
    words, inside = scene.words, scene.words.within(scene.part)
    for place, year in words.years.items():
        if place in inside and place - 2 >= inside.start and is_date(words, place - 2):
            day = next(int(word) for word in words.folded[place - 2 : place] if word.isdigit())
            month = next(MONTHS[word] for word in words.folded[place - 2 : place] if word in MONTHS)
            for event, edition in _held(name, [year], lexicon):
                if _until(edition) - RACE_DAYS <= _day(year, month, day) <= _until(edition):
                    return [(event, edition)]
    return []


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date.min


def _year_beside(scene: Scene, this_year: int) -> int:
    """The year that belongs to the place: in Montreal in 2010, in 1998 at Spa, Barcelona, April 1975, in Shanghai this
    year, Austin the year before last; 0 for none."""
    words, (first, last, _) = scene.words, scene.spot
    behind = words.folded[last : min(last + 4, scene.end)]
    if scene.after == "in" and last + 1 in words.years:
        return words.years[last + 1]
    if behind[:2] == ["again", "in"] and last + 2 in words.years:
        return words.years[last + 2]
    if words.folded[max(scene.start, first - 4) : first] == ["year", "s", "race", "at"]:
        return this_year - (scene.word_before(5) == "last")
    if behind and behind[0] in MONTHS and last + 1 in words.years:
        return words.years[last + 1]
    if is_date(words, last) and scene.part < BODY:
        return words.years[last + 2]
    if scene.before in ("in", "at") and first - 2 in words.years and first - 2 >= scene.start:
        return words.years[first - 2]
    if behind[:1] == ["the"] and behind[2:] == ["before", "last"]:
        return this_year - 2
    if not words.counts_years:
        return 0
    if is_said(scene, "this", "year") or is_said(scene, "this", "season"):
        return this_year
    return this_year - 1 if is_said(scene, "last", "year") or is_said(scene, "last", "season") else 0


def _held(name: Name, years: Iterable[int], lexicon: Lexicon) -> Iterator[_Held]:
    """The editions that were held at a place in these years."""
    for year in years:
        events = [each for each in name.held if each.has_edition(year)] or [
            each for circuit in name.circuits for each in lexicon.held_at(circuit.slug, year)
        ]
        yield from ((event, each) for event in events for each in event.editions if each.year == year)


def _near(name: Name, day: date, lexicon: Lexicon) -> list[_Held]:
    """The editions at a place of a year and the one before, of which the days are known."""
    return [each for each in _held(name, (day.year - 1, day.year), lexicon) if each[1].start and each[1].end]


def _near_by(name: Name, day: date, lexicon: Lexicon) -> list[_Held]:
    """The editions at a place of which everybody speaks on a day."""
    return [each for each in _near(name, day, lexicon) if _is_news(each[1], day)]


def _is_news(edition: Edition, day: date) -> bool:
    """Whether a race is what everybody speaks of."""
    return _from(edition) - NEWS <= day <= _until(edition) + NEWS


def _of_these_days(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[_Held]:
    """The editions of the season that may be meant: in a headline those of these days; the next one, where one speaks
    of what will be; the last one, where one tells what happened."""
    day, near = known.day, _near(name, known.day, lexicon)
    if scene.part < BODY or known.theme:
        return [each for each in near if _is_news(each[1], day)]
    if scene.says(_AHEAD):
        ahead = [each for each in near if _from(each[1]) - COMING <= day <= _until(each[1])]
        if ahead:
            return ahead
    past = [each for each in near if _from(each[1]) <= day]
    return [each for each in past if each[1].year == day.year or day - RECENT <= _until(each[1])][-1:]


def _from(edition: Edition) -> date:
    return edition.start or date.max


def _until(edition: Edition) -> date:
    return edition.end or date.min + RACE_DAYS
