"""Rows: places that are named one after the other, as races of one season are: in Melbourne, Shanghai and Suzuka."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.racing.recognition.around import drivers, names_one_of
from generator.racing.recognition.common import SEASONS
from generator.racing.recognition.deeds import DEEDS, OF_MANY, is_of_lesser
from generator.racing.recognition.held import first_day, held
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.outcomes import did
from generator.racing.recognition.proving import is_contradicted
from generator.racing.recognition.scene import NEAR, Scene, Spot
from generator.racing.recognition.verdicts import Known, Verdict
from generator.racing.recognition.words import BODY, Words

ROW = 100
"""So many places make no sentence of it any more."""

BETWEEN = 4
"""So many words at most stand between two places of a row: Button in Melbourne, Alonso in Malaysia."""

_APARTS = frozenset(("since", "than", "until", "like", "from", "before", "test", "tests"))
"""Words of a sentence that hold one race against another time."""

_MISSED = frozenset(("missed", "skipped"))
_TO_COME = frozenset(("will", "left", "remain", "remaining", "come", "then", "next", "follow"))
_TO_RACE = frozenset(("race", "races", "drive", "drives", "start", "starts", "round", "rounds", "compete"))
"""What is done in races to come."""

_WON = frozenset(("won", "wins", "victories"))
SEVERAL = 3
"""So many places in a row may be races of a season that is not told of beside."""

_JOINING = frozenset(("and", "in", "at", "or", "then", "the", "from", "on", "both", "again"))
_APART = frozenset(";:.!?()")
_TRACKS = frozenset(("tracks", "circuits", "venues", "courses", "cities", "towns", "like", "such"))

Found = tuple[int, Spot, Verdict]
"""The number of a spot among all, and what was decided of it."""


def in_rows(
    words: Words, names: Mapping[int, Name], found: Sequence[Found], known: Known, lexicon: Lexicon
) -> Mapping[int, Verdict]:
    """What is meant by places that stand in a row with the race of a year, by their number among all that was found:
    the race of that year. `found` are the places and races that a text names."""
    decided: dict[int, Verdict] = {}
    if not known.is_motorsport:
        return decided
    for row in _rows(words, names, found):
        if year := _year(row, words, names, known, lexicon):
            until = date.max if _is_ahead(row, words, names, known, lexicon) else known.day
            for at, spot, verdict in row:
                is_open = verdict.term is None or not verdict.term[1].endswith(f"/{year}")
                slug = _edition(names[spot.first], year, until, known, lexicon) if is_open else ""
                if slug and not Scene(words, spot, names).is_away:
                    decided[at] = Verdict(("edition", slug), f"in a row with races of {year}")
    if not any(verdict.term and verdict.term[0] == "edition" for _, _, verdict in found):
        return decided
    firsts = [spot.first for _, spot, _ in found]
    for at, spot in _left_alone(words, found, decided):
        scene = Scene(words, spot, names, known.theme)
        first, last = bisect_left(firsts, scene.start), bisect_left(firsts, scene.end)
        here = found[first : min(last, first + ROW)]
        if last - first < ROW and _is_told_alike(scene, known) and (slug := _alike(scene, here, known, lexicon)):
            decided[at] = Verdict(("edition", slug), "told of with other races of the season")
    return decided


def _left_alone(words: Words, found: Sequence[Found], decided: Mapping[int, Verdict]) -> Iterator[tuple[int, Spot]]:
    """The places that stand in no row, in the body of the text, and mean nothing yet."""
    left = ((at, spot) for at, spot, verdict in found if verdict.term is None and at not in decided)
    return (each for each in left if words.part(each[1].first) >= BODY)


def _is_told_alike(scene: Scene, known: Known) -> bool:
    """Whether a place stands in a sentence that tells of races of these days, as those beside it may be: they have met
    at Silverstone at 180mph, on top of one another at Monza, and in Jeddah last Sunday."""
    if scene.lead not in ("in", "at") or not scene.is_racing or scene.is_away or scene.says(_APARTS):
        return False
    if known.kind_at(scene.part, scene.start, scene.end) or is_of_lesser(scene) or scene.says(OF_MANY):
        return False
    return not scene.tells_here() and names_one_of(scene, known.day.year)


def _alike(scene: Scene, here: Sequence[Found], known: Known, lexicon: Lexicon) -> str:
    """The edition of the season at a place, where all races `here`, in its sentence, are of this season; "" for
    none."""
    name, year = scene.names[scene.spot.first], known.day.year
    beside = [verdict.term for _, _, verdict in here if verdict.term]
    years = [slug.rpartition("/")[2] for kind, slug in beside if kind == "edition"]
    is_so = years and set(years) == {str(year)} and len(years) == len(beside)
    return _edition(name, year, known.day, known, lexicon) if is_so and not name.events else ""


def _rows(words: Words, names: Mapping[int, Name], found: Sequence[Found]) -> Iterator[list[Found]]:
    row: list[Found] = []
    for each in found:
        if names[each[1].first].events:
            continue
        if row and not _is_joined(words, names, row[-1][1], each[1]):
            if len(row) > 1:
                yield row
            row = []
        row.append(each)
    if len(row) > 1:
        yield row


def _is_joined(words: Words, names: Mapping[int, Name], before: Spot, spot: Spot) -> bool:
    between = range(before.last, spot.first)
    is_near = len(between) <= BETWEEN and all(
        words.folded[at] in _JOINING or ((name := names.get(at)) and name.has_driver) for at in between
    )
    if not is_near or words.part(before.first) != words.part(spot.first):
        return False
    gap = words.text[words.end(before.last - 1) : words.starts[spot.first]]
    return bool(gap.strip()) and _APART.isdisjoint(gap)


def _edition(name: Name, year: int, until: date, known: Known, lexicon: Lexicon) -> str:
    there = (each for each in held(name, [year], lexicon) if year < known.day.year or first_day(each[1]) <= until)
    slugs = {f"{event.slug}/{each.year}" for event, each in there}
    return slugs.pop() if len(slugs) == 1 else ""


def _year(row: Sequence[Found], words: Words, names: Mapping[int, Name], known: Known, lexicon: Lexicon) -> int:
    """The year of the races in a row: of those of which it is known, else of the season; 0 where none is sure."""
    last = row[-1][1].last
    if words.folded[last : last + 1] == ["in"] and last + 1 in words.years and words.joins(last):
        return words.years[last + 1]
    terms = [verdict.term for _, _, verdict in row if verdict.term]
    years = {int(slug.rpartition("/")[2]) for kind, slug in terms if kind == "edition"}
    if years:
        return years.pop() if len(years) == 1 and len(row) > len(terms) - len(years) else 0
    scene = Scene(words, Spot(row[0][1].first, row[-1][1].last, ""), names, known.theme)
    if ":" in words.gap(scene.start) and scene.start > words.within(scene.part).start:
        scene = scene.widened(words.sentence(scene.start - 1, scene.start)[0], scene.end)
    if _has_won_all(row, names, scene, known, lexicon):
        return known.day.year
    if len(row) < SEVERAL and not _is_of_season(row, words):
        return 0
    if (
        not (scene.says(DEEDS) or scene.says(SEASONS) or _is_to_come(scene) or len(row) > SEVERAL)
        or scene.says(OF_MANY)
        or scene.says(_TRACKS)
        or is_of_lesser(scene)
    ):
        return 0
    if scene.part < BODY or known.kind_at(scene.part, scene.start, scene.end):
        return 0
    if any(_is_contradicted(each, words, names, known, lexicon) for each in row):
        return 0
    return next((each for each in _seasons(scene, known) if _is_season(row, names, scene, each, known, lexicon)), 0)


def _is_contradicted(each: Found, words: Words, names: Mapping[int, Name], known: Known, lexicon: Lexicon) -> bool:
    """Whether who is said to have won at a place did not win the race there of this season."""
    _, spot, _ = each
    there = held(names[spot.first], [known.day.year], lexicon)
    return bool(there) and is_contradicted(Scene(words, spot, names, known.theme), there, known)


def _is_of_season(row: Sequence[Found], words: Words) -> bool:
    """Whether it is told right before what these races are of the season: the third win of the season after Melbourne
    and Interlagos."""
    first = row[0][1].first
    if words.folded[first - 1] in _MISSED:  # they had missed Austin and Interlagos
        return True
    return words.folded[max(first - 4, 0) : first] in (["of", "the", "season", "after"], ["of", "the", "year", "after"])


def _has_won_all(row: Sequence[Found], names: Mapping[int, Name], scene: Scene, known: Known, lexicon: Lexicon) -> bool:
    """Whether somebody has won at all these places this season, as a sentence says: he has won six times: Australia,
    Malaysia, Bahrain."""
    if scene.part < BODY or not scene.says(_WON) or scene.tells_here():
        return False
    who = {each.slug for each in drivers(scene)}
    there = [held(names[spot.first], [known.day.year], lexicon) for _, spot, _ in row]
    return all(any(did(edition.outcomes, who, "1") for _, edition in each) for each in there)


def _is_ahead(row: Sequence[Found], words: Words, names: Mapping[int, Name], known: Known, lexicon: Lexicon) -> bool:
    """Whether all places of a row have their race of the season still to come, one after the other, and that is said:
    he will also drive in Suzuka, Austin and Mexico City."""
    days = _days(row, names, known.day.year, lexicon)
    scene = Scene(words, Spot(row[0][1].first, row[-1][1].last, ""), names, known.theme)
    return len(days) == len(row) >= SEVERAL and _is_to_come(scene) and _are_ahead(days, known.day)


def _is_to_come(scene: Scene) -> bool:
    return scene.says(_TO_COME) and scene.says(_TO_RACE)


def _are_ahead(days: Sequence[date], day: date) -> bool:
    return days == sorted(days) and days[0] > day


def _days(row: Sequence[Found], names: Mapping[int, Name], year: int, lexicon: Lexicon) -> list[date]:
    """The first days of the races that were held at the places of a row in a year."""
    return [first_day(each) for _, spot, _ in row for _, each in held(names[spot.first], [year], lexicon)]


def _seasons(scene: Scene, known: Known) -> list[int]:
    """The years of which a sentence may tell: the one that it names, else that which is told of, and this one."""
    here, told = scene.years_here(), None if _is_measured(scene) else scene.told()
    if here:
        return [*here] if len(here) == 1 else []
    return [told[0], known.day.year] if told and told[0] == told[1] else [known.day.year]


def _is_measured(scene: Scene) -> bool:
    """Whether one only counted from the year that is told of last: the first since Senna in 1993."""
    words, at = scene.words, bisect_left(scene.words.dates, scene.start)
    place = words.dates[at - 1] if at else 0
    return "since" in words.folded[max(place - NEAR, 0) : place]


def _is_season(
    row: Sequence[Found], names: Mapping[int, Name], scene: Scene, year: int, known: Known, lexicon: Lexicon
) -> bool:
    """Whether all places in a row had a race in a year, with somebody who is named, in the order of the season if
    nothing says that one tells of it."""
    if not names_one_of(scene, year, or_text=True):
        return False
    days = _days(row, names, year, lexicon)
    if len(days) == len(row) >= SEVERAL and _is_to_come(scene) and _are_ahead(days, known.day):
        return True
    if not (scene.says(DEEDS) or scene.says(SEASONS) or len(row) > SEVERAL):
        return False
    if len(days) < len(row) or any(day > known.day for day in days):
        return False
    return days == sorted(days) or scene.says(DEEDS) or scene.says(SEASONS)
