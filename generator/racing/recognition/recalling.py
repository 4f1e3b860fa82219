"""Recalling: races that are told of without their name: he won it in 2019 and 2021, she was third here last year.

What means the race is the year then. It has to be one of a row beside the race's name; or a word has to point to the
race (it, here, there), which is the one that was named last, or of which the head of the text speaks; or the text has
to be a history of the one race in its head.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.racing.recognition.around import names_drivers_here, names_drivers_of, names_one_of
from generator.racing.recognition.deeds import DEEDS, is_of_lesser
from generator.racing.recognition.held import Held, held, is_news
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.marks import Mark, marks
from generator.racing.recognition.scene import HEAD, NEAR, Scene, Spot
from generator.racing.recognition.verdicts import Known, Verdict
from generator.racing.recognition.words import BODY, Words
from generator.racing.roster import Term

HISTORY = 3
"""So many years of which a text tells make it a history."""

BETWEEN = 7
"""So many words at most stand between two years of a row: in 1972 for Lotus and 1974 for McLaren."""

_TITLES = frozenset(("title", "titles", "champion", "champions", "championship", "championships"))
"""Words of what is won with many races."""

_WHOLE = _TITLES | {"season", "seasons", "car", "cars", "calendar", "rules", "regulations", "campaign", "engine"}
"""What follows a year that is no race."""

HEADING = 5
"""So many words at most are a heading."""

WHERE = 3
"""So many words behind a race stands the word that refers to it."""

_JOINING = frozenset(("and", "in", "again", "or", "then", "also", "for", "with", "the", "once", "more"))
"""Words between the years of a row."""

_SPANNING = frozenset(("between", "from", "until", "to", "since"))
"""What makes a time of two years, or stands right before one up to which it only counts."""

_DOING = frozenset(("won", "win", "wins", "winning", "took", "lost", "led", "take", "taking", "losing", "leading"))
"""What one does to it, where it is a race."""

_POINTING = frozenset(("that", "same"))
_ONES = {("last", "one"), ("one", "where")}
_IT = frozenset(("one", "race", "event"))

_OTHERWISE_WORDS = """
    title titles champion champions championship championships joined signed moved born died contract career season
    seasons since team engine engines rules regulations debut retired calendar built opened bought sold left arrived
    first last only record
"""
_OTHERWISE = frozenset(_OTHERWISE_WORDS.split())
"""Words of a sentence that tells of something else of a year than one race."""

_THERE = frozenset(("here", "there"))
_AGAIN = frozenset(("again", "race", "here", "there", "it"))
_RACING = frozenset(("race", "races", "raced", "racing", "start", "starts", "weekend"))

Found = tuple[Spot, Verdict]
"""A spot, and what was decided of it."""


class Race(NamedTuple):
    """The name of a race, or of where one races, where it stands, and the edition that it means, if it means one."""

    first: int
    last: int
    name: Name
    term: Term

    @property
    def year(self) -> int:
        """The year of the edition, or 0."""
        return int(self.term[1].rpartition("/")[2]) if self.term[0] == "edition" else 0


class _Text(NamedTuple):
    words: Words
    names: Mapping[int, Name]
    known: Known
    lexicon: Lexicon
    races: Sequence[Race]
    center: Sequence[Race]
    is_history: bool


_Meant = tuple[Mark, Sequence[Race], str]


def recalled(
    words: Words, names: Mapping[int, Name], found: Sequence[Found], known: Known, lexicon: Lexicon
) -> list[Found]:
    """What is meant by years alone."""
    if not known.is_motorsport or not (words.tells or " last " in words.joined):
        return []
    races = list(_races(names, found))
    told = marks(words, known.day) if races else []
    if not told:
        return []
    center = _center(words, races, known)
    is_history = len({mark.year for mark in told if not mark.shift and mark.year < known.day.year}) >= HISTORY
    text = _Text(words, names, known, lexicon, races, center, is_history)
    meant: list[Found] = []
    before: Sequence[Race] = []
    part = -1
    for (start, _), sentence in groupby(told, lambda mark: words.sentence(mark.first, mark.first + 1)):
        before, part = (before, part) if part == words.part(start) else ([], words.part(start))
        for mark, near, why in _meant(text, [_based(text, mark) for mark in sentence], before):
            if slug := _edition(near, mark, known.day, lexicon):
                meant.append((Spot(mark.first, mark.last, ""), Verdict(("edition", slug), why)))
                before = near
    return meant


def _races(names: Mapping[int, Name], found: Iterable[Found]) -> Iterator[Race]:
    for spot, verdict in found:
        name = names.get(spot.first)
        if name and name.is_place and not name.is_adjective and verdict.term:
            yield Race(spot.first, spot.last, name, verdict.term)


def _center(words: Words, races: Sequence[Race], known: Known) -> list[Race]:
    """The names of the one race of which a whole text speaks: those in its title and summary, else those of the race of
    these days, if it is told of first, else all, if they are of one."""
    if head := [each for each in races if words.part(each.first) < BODY]:
        return head
    first = races[0]
    return [each for each in races if each.term == first.term] if first.year == known.day.year else []


def _based(text: _Text, mark: Mark) -> Mark:
    """A mark that counts from another year, with its own: from that of the race or the date that stands last before."""
    if not mark.shift:
        return mark
    start = text.words.within(text.words.part(mark.first)).start
    years = [(race.first, race.year) for race in text.races if start <= race.first < mark.first and race.year]
    years += [(place, text.words.years[place]) for place in text.words.dates if start <= place < mark.first]
    return mark._replace(year=max(years)[1] + mark.shift) if years else mark


def _edition(near: Iterable[Race], mark: Mark, day: date, lexicon: Lexicon) -> str:
    """The one edition of a year that was held at these places, or of these races; "" for none, or for several."""
    there = (each for race in near for each in _held(race, mark.year, lexicon))
    slugs = {f"{event.slug}/{each.year}" for event, each in there if not mark.is_near or is_news(each, day)}
    return slugs.pop() if len(slugs) == 1 else ""


def _held(race: Race, year: int, lexicon: Lexicon) -> list[Held]:
    """The editions of a race in a year; where it was not held, those at the circuit of the edition that is told of."""
    found = list(held(race.name, [year], lexicon))
    if found or not race.year:
        return found
    circuits = (each.circuit for event in race.name.held for each in event.editions if each.year == race.year)
    events = [event for circuit in filter(None, circuits) for event in lexicon.held_at(circuit, year)]
    return [(event, each) for event in events for each in event.editions if each.year == year]


# ---------------------------------------------------------------- what is meant


def _meant(text: _Text, marks: Sequence[Mark], before: Sequence[Race]) -> Iterator[_Meant]:
    """The marks of a sentence that mean a race, with what names it, and why; `before` is the race that the sentence
    before told of by a year."""
    scene = Scene(text.words, Spot(marks[0].first, marks[0].last, ""), text.names)
    if text.known.kind_at(scene.part, scene.start, scene.end) or is_of_lesser(scene):
        return
    if is_heading(text.words, scene.part) and scene.part >= BODY:
        yield from _headed(text, marks, scene.part + 1)
        return
    if ":" in text.words.gap(scene.start) and scene.start > text.words.within(scene.part).start:
        scene.start = text.words.sentence(scene.start - 1, scene.start)[0]
    here = [each for each in text.races if scene.start <= each.first < scene.end]
    told = {each.year for each in here}
    for mark in marks:
        if mark.shift or mark.is_near:
            yield from _in_other_words(text, scene, mark, here)
    plain = [mark for mark in marks if not mark.shift and not mark.is_near]
    for row in _rows(text, plain) if plain else ():
        left = [mark for mark in row if mark.year not in told and not _is_measured(scene, mark)]
        if not left:
            continue
        if here:
            near = _beside(scene, here, row)
            yield from ((mark, near, "a year beside the race") for mark in left if near and _is_of(text, near, mark))
            continue
        near, why = _pointed(text, scene, left)
        if near:
            yield from ((mark, near, why) for mark in left if _was_there(text, mark))
        elif scene.part >= BODY and not scene.says(_OTHERWISE) and _is_story(text, scene, row):
            near = _told_of(text, scene, before)
            yield from ((mark, near, "the race of the text") for mark in left if names_drivers_here(scene, mark.year))
        elif before and scene.says(DEEDS) and not scene.says(_OTHERWISE):
            yield from ((mark, before, "the race before") for mark in left if names_drivers_here(scene, mark.year))


def is_heading(words: Words, part: int) -> bool:
    """Whether a part is a few words without a full stop, as a heading is."""
    inside = words.within(part)
    return len(inside) <= HEADING and "." not in words.gap(inside.stop)


def _headed(text: _Text, marks: Sequence[Mark], part: int) -> Iterator[_Meant]:
    """What a heading means that names years, if the text is about one race, and what is told below it names drivers of
    that time: what happened last year?"""
    if not text.center or part >= len(text.words.origins):
        return
    inside = text.words.within(part)
    below = Scene(text.words, Spot(inside.start, inside.start + 1, ""), text.names) if inside else None
    if below and not DEEDS.isdisjoint(text.words.folded[inside.start : inside.stop]):
        yield from ((mark, text.center, "a heading") for mark in marks if names_drivers_of(below, mark.year))


def _in_other_words(text: _Text, scene: Scene, mark: Mark, here: Sequence[Race]) -> list[_Meant]:
    """What a mark means that counts from a race, where it is raced again, or that speaks of these days."""
    if mark.is_near:
        is_so = not here and not _RACING.isdisjoint(text.words.folded[scene.start : scene.end])
        is_told = is_so and (scene.says(_THERE) or scene.says(DEEDS))
        return [(mark, text.center, "the race of these days")] if is_told else []
    if here:
        is_again = "again" in text.words.folded[here[-1].last : mark.first]
        return [(mark, here[-1:], "again, so many years later")] if mark.year and is_again else []
    is_told = scene.says(_AGAIN) and (scene.says(DEEDS) or names_drivers_here(scene, mark.year))
    near = _last(text, scene) or text.center
    return [(mark, near, "so many years from the race before")] if mark.year and is_told else []


def _is_measured(scene: Scene, mark: Mark) -> bool:
    """Whether it is only counted from a year, or a whole year is told of: the first since Ascari in 1952, the 1952
    season."""
    folded = scene.words.folded
    is_since = "since" in folded[max(scene.start, mark.first - NEAR) : mark.first]
    behind = folded[mark.last : mark.last + 1]
    return not _WHOLE.isdisjoint(behind) or (is_since and behind != ["when"])


def _rows(text: _Text, marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Years one after the other, with hardly a word between them but the names of those who were there."""
    row = [marks[0]]
    for mark in marks[1:]:
        between = range(row[-1].last, mark.first)
        if len(between) <= BETWEEN and (_are_joined(text, between) or _names_drivers_alone(text, between)):
            row.append(mark)
        else:
            yield row
            row = [mark]
    yield row


def _are_joined(text: _Text, between: range) -> bool:
    return all(text.words.folded[at] in _JOINING or text.words.shown[at][0].isupper() for at in between)


def _names_drivers_alone(text: _Text, between: range) -> bool:
    names = [name for at in between if (name := text.names.get(at))]
    return bool(names) and all(name.has_driver for name in names)


def _beside(scene: Scene, here: Sequence[Race], row: Sequence[Mark]) -> Sequence[Race]:
    """The race to which a row of years belongs: the one right before it, where several years follow it, or `where`
    stands behind it; else the first behind."""
    folded = scene.words.folded
    before = [each for each in here if each.last <= row[0].first]
    if before:
        near = before[-1]
        is_where = "where" in folded[near.last : near.last + WHERE] and scene.says(DEEDS)
        is_next = len(row) > 1 and row[0].first - near.last <= NEAR
        is_as = "as" in folded[row[0].first - WHERE : row[0].first] and near.year > row[0].year
        return [near] if is_where or is_next or is_as else ()
    return here[:1] if len(row) > 1 and not scene.says(_TITLES) else ()


def _is_of(text: _Text, near: Sequence[Race], mark: Mark) -> bool:
    is_spanned = text.words.folded[mark.first - 1] in _SPANNING
    return not is_spanned and (bool(near[0].name.events) or _was_there(text, mark))


def _was_there(text: _Text, mark: Mark) -> bool:
    """Whether the part of a year names a driver or a team of it."""
    return names_one_of(Scene(text.words, Spot(mark.first, mark.last, ""), text.names), mark.year)


def _pointed(text: _Text, scene: Scene, marks: Sequence[Mark]) -> tuple[Sequence[Race], str]:
    """The race to which a word of a sentence points where it says what somebody did."""
    has_deed, folded = scene.says(DEEDS), text.words.folded[scene.start : scene.end]
    if "here" in folded and (has_deed or any(names_drivers_here(scene, mark.year) for mark in marks)):
        return text.center, "here"
    if any(folded[mark.last - scene.start : mark.last - scene.start + 1] == ["race"] for mark in marks):
        return text.center or _last(text, scene), "the race of that year"
    if not has_deed:
        return (), ""
    if "there" in folded and folded[folded.index("there") + 1 :][:1] not in (["is"], ["was"], ["were"], ["are"]):
        return _last(text, scene) or text.center, "there"
    if any(first in _DOING and second == "it" for first, second in pairwise(folded)):
        return _last(text, scene) or text.center, "it"
    if any(first == "this" and second in _IT for first, second in pairwise(folded)):
        return text.center, "this race"
    if any((first in _POINTING and second in _IT) or (first, second) in _ONES for first, second in pairwise(folded)):
        return _last(text, scene) or text.center, "that one"
    return (), ""


def _last(text: _Text, scene: Scene) -> list[Race]:
    """The race that was named last before a sentence, in its part."""
    inside = text.words.within(scene.part)
    return [each for each in text.races if inside.start <= each.first < scene.start][-1:]


def _told_of(text: _Text, scene: Scene, before: Sequence[Race]) -> Sequence[Race]:
    """The race of which a story goes on: that with which its part begins, else that of the text, if no other was named
    since in the part."""
    last, start = _last(text, scene), text.words.within(scene.part).start
    if not last:
        return text.center if text.is_history else before or text.center
    slugs = {each.term[1].partition("/")[0] for each in text.center}
    is_other = last[0].term[1].partition("/")[0] not in slugs
    return text.center if not is_other else last if last[0].first == start else before


def _is_story(text: _Text, scene: Scene, row: Sequence[Mark]) -> bool:
    """Whether a sentence tells what somebody did in the race of the text in a year."""
    if not text.center:
        return False
    first, folded = row[0].first, text.words.folded
    is_head = first - scene.start < HEAD
    is_of_last = folded[first] == "last" and (is_head or folded[first - 1] in DEEDS)
    return (text.is_history and (is_head or folded[first - 1] == "in")) or (is_of_last and scene.says(DEEDS))
