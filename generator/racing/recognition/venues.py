"""Venues: the edition that is meant by the name of a place, where a text tells of racing there.

Won in Austin, third in Hungary, fourth at Monza in 1976: a race. At Monza, as such, is the circuit; in Monaco is also
where people live.
"""

from collections.abc import Iterable

from generator.racing.recognition.again import again, of_last_month
from generator.racing.recognition.ahead import awaited, gone_to, left, on_a_day, on_its_date, these_days_beside
from generator.racing.recognition.around import (
    names_competitors,
    names_driver,
    names_drivers_here,
    names_event,
    names_here,
    names_one_of,
)
from generator.racing.recognition.beside import year_beside, years_ago
from generator.racing.recognition.common import AWAY, CITIES, DAYS, RACING, SMALL_RACING, STILL
from generator.racing.recognition.courses import is_lapped
from generator.racing.recognition.days import nearest_days
from generator.racing.recognition.deeds import is_of_lesser, is_off, is_then, shift_beside, would_have
from generator.racing.recognition.elsewhere import HOME, ONE_RACE
from generator.racing.recognition.held import Held, day_of, first_day, held, last_day, near_by
from generator.racing.recognition.juniors import is_of_juniors
from generator.racing.recognition.labels import is_dateline, labelled
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.months import in_its_month, month_behind
from generator.racing.recognition.nations import MINE, is_come_to, is_likened, is_nation, is_of_a_first, is_one_of_those
from generator.racing.recognition.proving import is_contradicted, proven
from generator.racing.recognition.reported import is_headline, reported
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.undated import AHEAD, OF_OTHERS, tells_of_another, undated
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY
from generator.racing.roster import Term

AROUND_IT = 10
"""So many days around a day every race of a weekend is remembered on it."""


_THERE = frozenset(("in", "for", "from", "to", "after", "since", "before", "until", "through", "takes", "that", "then"))


_MOMENTS = frozenset(("after", "since", "before", "until"))
_RACES = _MOMENTS | {"in"}
"""What stands before a race, and hardly before a track."""


_NO_ROW = frozenset(("from", "between", "until", "since", "to", "champion", "title", "titles", "championship"))
"""Words that make a time of two years, or years of more than a race of them."""

_TWO_TESTS = frozenset(("tests",))

_ALWAYS = frozenset(("every", "always", "never"))
"""Words that speak of all races at a place, whatever year is told of."""

BESIDE = 3
"""So many words at most are from a place to a time that is told of it: Monza a fortnight ago."""

_OF_OLD = frozenset(("historic", "historique", "vintage", "classic"))
"""Words that speak of races of old cars."""

_AWAY = AWAY - {"home"}


_BEFORE = frozenset(("before", "earlier"))
_SEASON = frozenset(("season", "opener", "finale", "round"))
"""What begins at a place, or ends there."""

RESULTS = (RACING - SMALL_RACING - DAYS) | {"champion", "champions", "gp", "prix"}
"""Words that tell of a race."""

_DONE_WORDS = """
    won victory win wins pole podium led results second third fourth fifth sixth seventh eighth ninth tenth eleventh
    twelfth retired crashed spun finished qualified place disqualified raced drove
"""
_DONE = frozenset(_DONE_WORDS.split())
"""What somebody did in a race."""


def raced_there(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Term | None:
    """The edition that is meant by the name of a place; None where it is the place, or may be any edition, or
    where the race has its name too: the Swedish Grand Prix at Anderstorp."""
    if is_nation(name, scene) or is_likened(scene) or is_of_a_first(scene) or is_come_to(scene, known.day.year):
        return None
    if is_one_of_those(scene) or is_lapped(scene):
        return None
    if year := known.rounds.get(scene.part):
        found = held(name, [year], lexicon)
    elif not (scene.words.years and (found := on_a_day(name, scene, lexicon))):
        found = _ahead(name, scene, known, lexicon) or _moved(name, scene, known, lexicon)
        found = found or list(_told_of(name, scene, known, lexicon))
    further = [] if found or _is_out(scene, known) else _further(name, scene, known, lexicon)
    if found and is_contradicted(scene, found, known):
        found = []
        further = proven(name, scene, known, lexicon)
    slugs = {(event.slug, edition.year) for event, edition in found or further}
    if len(slugs) != 1:
        return None
    event, edition = (found or further)[0]
    is_track = (further or is_venue(name)) and not is_dateline(scene) and not is_headline(scene)
    is_track = is_track and _is_named(event.slug, edition.year, scene, known)
    return None if is_track else ("edition", f"{event.slug}/{edition.year}")


def _is_named(event: str, year: int, scene: Scene, known: Known) -> bool:
    """Whether an edition has its own name too; not where the race is back, for the first time since Magny-Cours in
    2008."""
    if event not in known.raced or scene.before in _MOMENTS:
        return False
    return year == known.day.year or (names_event(scene, event, year) and year_beside(scene, known.day.year) != year)


def _moved(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition of so many years from the one that was told of last, where that stands right beside a place."""
    at, shift = (0, 0) if year_beside(scene, known.day.year) else shift_beside(scene)
    kind = known.kind_at(scene.part, scene.start, scene.end)
    if not shift or not known.is_motorsport or is_of_lesser(scene) or kind not in ("", "one race"):
        return []
    words, start = scene.words, scene.words.within(max(scene.part - 1, 0)).start
    told = [words.times[place] for place in words.dates if start <= place < at and place in words.times]
    base = told[-1] if told else known.theme or (known.back, known.back)
    year = base[0] + shift
    is_so = base[0] == base[1] and year <= known.day.year and names_one_of(scene, year, or_text=True)
    return held(name, [year], lexicon) if is_so else []


def _ahead(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition at a place on the day beside it, or one of those that are left, if grands prix are spoken of."""
    if not known.is_motorsport or is_of_juniors(scene.words, scene.part):
        return []
    if is_of_lesser(scene):
        return awaited(name, scene, known, lexicon) if scene.says(_TWO_TESTS) else []
    found = on_its_date(name, scene, known, lexicon) or left(name, scene, known, lexicon)
    if not found and not known.kind_at(scene.part, scene.start, scene.end):
        found = in_its_month(name, scene, known, lexicon)
    found = found or gone_to(name, scene, known, lexicon) or awaited(name, scene, known, lexicon)
    return found or of_last_month(name, scene, known, lexicon)


def _told_of(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> Iterable[Held]:
    """The editions at a place of which one tells, by the words around and the time."""
    day = known.day
    kind = known.kind_at(scene.part, scene.start, scene.end)
    is_ours = kind == ""
    is_racing = is_ours and known.is_motorsport and names_competitors(scene)
    is_other = is_of_lesser(scene) or scene.says(_OF_OLD)
    is_away = is_other or (scene.is_away_from(_AWAY) and not (is_venue(name) and year_beside(scene, day.year)))
    if is_racing and is_dateline(scene) and _is_home(scene, known):
        return near_by(name, day, lexicon)
    if is_ours and known.is_motorsport and (found := labelled(name, scene, known, lexicon)):
        return found
    if year := year_beside(scene, day.year):
        is_so = scene.is_racing or not (years_ago(scene) or (scene.says(MINE) and not names_here(scene, year)))
        return held(name, [year], lexicon) if is_so and not is_away and (is_racing or names_one_of(scene, year)) else ()
    if is_away or is_off(scene):
        is_sure = is_racing and not is_other and _is_home(scene, known)
        return these_days_beside(name, scene, known, lexicon) if is_sure else ()
    if is_racing and (found := _on_days(name, scene, known, lexicon)) and _is_home(scene, known):
        return found
    return _by_sentence(name, scene, known, lexicon, is_racing=is_racing)


def _by_sentence(name: Name, scene: Scene, known: Known, lexicon: Lexicon, *, is_racing: bool) -> Iterable[Held]:
    """The editions at a place of the year that its sentence tells of, or of no year."""
    day, is_told = known.day, scene.says(RESULTS)
    kind = known.kind_at(scene.part, scene.start, scene.end)
    is_there = bool(name.circuits) or scene.before in _THERE
    here = {year for year in scene.years_here() if year <= day.year}
    if len(here) > 1:
        here = {*scene.years_of_clause()} or here
    is_row = len(here) > 1 and is_racing and bool(name.circuits)
    is_row = is_row and _NO_ROW.isdisjoint(scene.words.folded[scene.start : scene.spot.first])
    if is_row and here <= scene.years_of_clause() and len(held(name, here, lexicon)) == len(here):
        return held(name, [min(here)], lexicon)  # in 1981 and 1982 it raced there: the other is told by its year
    if here and (is_then(scene) or would_have(scene)):
        return ()  # at Montreal that autumn he broke his leg, and although he tried again in 1981
    if here and not (scene.says(DAYS) and near_by(name, day, lexicon)):
        year = max(here)
        is_meant = kind in ("", "one race") or names_drivers_here(scene, year)
        is_sure = (
            is_meant
            and len(here) == 1
            and is_told
            and is_there
            and not scene.says(_ALWAYS)
            and names_one_of(scene, year)
        )
        found = held(name, here, lexicon) if is_sure else []
        if found or not scene.says(AHEAD):
            return found
    if scene.part < BODY:
        is_race = not is_venue(name) or _is_anniversary(name, known, lexicon)
    else:
        is_race = _is_race(name, scene, is_told=is_told) or (_is_result_beside(scene) and _is_home(scene, known))
    if is_of_juniors(scene.words, scene.part) and not names_drivers_here(scene, day.year):
        return ()
    is_race = is_race and not tells_of_another(scene)
    return undated(name, scene, known, lexicon) if is_racing and is_race else ()


def _is_out(scene: Scene, known: Known) -> bool:
    """Whether no race of ours is told of at a place."""
    return not known.is_motorsport or is_off(scene) or is_of_lesser(scene) or scene.says(_OF_OLD)


def _further(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The editions that may be meant by more than the words beside a place, or by what somebody did there."""
    kind, is_home = known.kind_at(scene.part, scene.start, scene.end), _is_home(scene, known)
    is_ours = not kind or (kind == "one race" and not scene.says(ONE_RACE))
    is_known = known.elsewhere is None and not any(("series", slug) in lexicon.bearers for slug in known.series)
    is_told = is_ours and (is_home or (is_known and not is_of_juniors(scene.words, scene.part)))
    if found := again(name, scene, known, lexicon, is_ours=is_told):
        return found
    is_sure = is_ours and is_home and (not kind or names_driver(scene))
    found = proven(name, scene, known, lexicon) if is_sure and scene.part >= BODY else []
    is_news = is_sure and not kind and (not is_venue(name) or is_headline(scene))
    return found or (reported(name, scene, known, lexicon) if is_news else [])


def _is_home(scene: Scene, known: Known) -> bool:
    """Whether a text speaks of grands prix, and not of a series of the young."""
    return not is_of_juniors(scene.words, scene.part) and (not known.series or not HOME.isdisjoint(known.series))


def is_venue(name: Name) -> bool:
    """Whether a place is known for its circuit alone."""
    return not name.held and name.folded[1:] not in CITIES


def _is_race(name: Name, scene: Scene, *, is_told: bool) -> bool:
    """Whether one tells of racing at a place, by the words around."""
    if scene.before in ("in", "at") and scene.word_before(2) == "prix":
        return True
    is_gone_to = is_venue(name) and scene.before == "to" and not scene.says(STILL)
    if (is_gone_to or is_then(scene)) and scene.told():
        return True
    if scene.before in _MOMENTS or (scene.after == "next" and not is_venue(name)):
        return True
    if not (is_told or month_behind(scene) or (scene.says(_SEASON) and scene.says(AHEAD))):
        return False
    is_track = is_venue(name) or scene.before == "at"
    if month_behind(scene) or (is_track and _is_dated(scene)):
        return True
    if scene.before == "of":
        return not is_track and bool(name.circuits)
    return scene.before in (_RACES if is_track else _THERE)


def _is_anniversary(name: Name, known: Known, lexicon: Lexicon) -> bool:
    """Whether it is so many years to the day, or nearly, since the race at a place to which the text looks back."""
    day = known.day
    there = held(name, [known.theme[0]], lexicon) if known.theme else ()
    return any(
        each.end is not None and abs((day_of(day.year, each.end.month, each.end.day) - day).days) <= AROUND_IT
        for _, each in there
    )


def _is_result_beside(scene: Scene) -> bool:
    """Whether what somebody did in a race stands right before: won at Monza, third in Brazil."""
    return (
        scene.before in ("in", "at")
        and scene.word_before(2) in _DONE
        and scene.word_before(3) not in ("to", "a", "first", "any")
        and not scene.says(OF_OTHERS)
    )


def _is_dated(scene: Scene) -> bool:
    """Whether a time is told of: a day of these days, or before."""
    return scene.says(DAYS) or (not scene.says(STILL) and scene.told() is not None)


def _on_days(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The editions at a place on the days around that of the text of which the sentence speaks: Monaco a fortnight ago,
    in Baku next weekend."""
    span = nearest_days(scene, known.day)
    if span is None or ((known.back or known.theme) and _is_before(scene, span.place)):
        return []
    is_beside = -BESIDE <= span.place - scene.spot.first < scene.spot.last - scene.spot.first + BESIDE
    if not is_beside and (scene.part < BODY or scene.says(_ALWAYS)):
        return []
    is_track = is_venue(name) and scene.before in ("at", "in", "on")
    is_told = scene.says(RESULTS) or (is_beside and names_drivers_here(scene, known.day.year))
    if is_track and span.first < span.last and span.first <= known.day and not is_told:
        return []
    near = held(name, range(span.first.year, span.last.year + 1), lexicon)
    return [
        each for each in near if each[1].start and first_day(each[1]) <= span.last and span.first <= last_day(each[1])
    ]


def _is_before(scene: Scene, place: int) -> bool:
    """Whether so many days are counted from a day that was told of: a fortnight before."""
    return not _BEFORE.isdisjoint(scene.words.folded[place + 1 : place + 2])
