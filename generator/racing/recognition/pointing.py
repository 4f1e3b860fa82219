"""Pointing: what a year means in a sentence that names no race beside it, or several years beside one.

One of a row of years belongs to the race that they stand beside. Alone it means a race where a word points to that: it,
here, there, that one; or where the sentence goes on with what was told of a race before, or with the history of one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.racing.recognition.around import names_drivers_here, names_drivers_of, names_one_of
from generator.racing.recognition.common import AWAY
from generator.racing.recognition.deeds import DEEDS, OTHERWISE, is_of_lesser
from generator.racing.recognition.headed import headed, is_heading
from generator.racing.recognition.marks import Mark
from generator.racing.recognition.page import Meant, Page, Race
from generator.racing.recognition.scene import HEAD, NEAR, Scene, Spot
from generator.racing.recognition.words import BODY

BETWEEN = 7
"""So many words at most stand between two years of a row: in 1972 for Lotus and 1974 for McLaren."""

_TITLES = frozenset(("title", "titles", "champion", "champions", "championship", "championships"))
"""Words of what is won with many races."""

_FIRSTS = frozenset(("first", "last", "only", "second", "third", "maiden", "next"))
_OF_ALL = frozenset(
    ("win", "wins", "victory", "podium", "pole", "point", "points", "race", "grand", "title", "one", "in")
)
_LABEL = 3
"""So many words are a label before a colon."""

_WHOLE = _TITLES | {"season", "seasons", "car", "cars", "calendar", "rules", "regulations", "campaign", "engine"}
"""What follows a year that is no race."""

STORY = 60
"""So many words before a year the title may stand of which one tells."""

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
_REMEMBERED = frozenset(("forgotten", "forget", "forgets", "remember", "remembers", "remembered"))
"""What is done with a race afterwards."""

_IT = frozenset(("one", "race", "event"))
_THIS = frozenset(("this", "same"))
_SPOTS = frozenset(("track", "circuit", "spot", "corner", "place"))

_BORN = frozenset(("born", "signed", "married", "contract", "founded"))
"""Words of what happens on other days."""

_FOLLOWING = frozenset(
    ("is", "was", "were", "are", "followed", "came", "remained", "remains", "comes", "has", "had", "s")
)
"""What follows `there` where it points to no place."""

_HIS = frozenset(("he", "his", "him"))
_ONE = frozenset(("it",))
_ENDING = frozenset(("first", "last", "final", "opening", "next"))
_THERE = frozenset(("here", "there"))
_THERE_AGAIN = frozenset(("again", "there"))
_AGAIN = frozenset(("again", "race", "here", "there", "it"))
_RACING = frozenset(("race", "races", "raced", "racing", "start", "starts", "weekend"))


def meanings(text: Page, marks: Sequence[Mark], before: Sequence[Race]) -> Iterator[Meant]:
    """The marks of a sentence that mean a race, with what names it, and why; `before` is the race that the sentence
    before told of by a year."""
    scene = Scene(text.words, Spot(marks[0].first, marks[0].last, ""), text.names)
    if text.known.kind_at(scene.part, scene.start, scene.end) or is_of_lesser(scene):
        return
    if is_heading(text.words, scene.part) and scene.part >= BODY:
        yield from headed(text, marks, scene.part)
        return
    is_label = scene.end - scene.start <= _LABEL and ":" in text.words.gap(scene.end)
    if is_label:
        scene = scene.widened(scene.start, text.words.sentence(scene.end, scene.end + 1)[1])
    colon = scene.start if ":" in text.words.gap(scene.start) else -1
    if colon > text.words.within(scene.part).start:
        scene = scene.widened(text.words.sentence(colon - 1, colon)[0], scene.end)
    here = [each for each in text.races if scene.start <= each.first < scene.end]
    for mark in marks:
        yield from _in_other_words(text, scene, mark, here)
    told = {each.year for each in here}
    plain = [mark for mark in marks if mark.is_plain]
    for row in _rows(text, plain) if plain else ():
        left = [mark for mark in row if mark.year not in told and not _is_measured(scene, mark)]
        if left and here:
            near = _beside(scene, here, row, colon)
            is_told = len(left) < len(row)
            meant = [mark for mark in left if near and (is_told or _is_of(scene, near, mark))]
            yield from ((mark, near, "a year beside the race") for mark in meant)
        elif left:
            yield from _alone(text, scene, left, before, is_label=is_label)


def _alone(text: Page, scene: Scene, row: Sequence[Mark], before: Sequence[Race], *, is_label: bool) -> Iterator[Meant]:
    """What a row of years means in a sentence that names no race; `is_label`: the years stand before a colon."""
    near, why = _pointed(text, scene, row)
    if near:
        is_sure = why == "here" and _is_done_here(scene)
        yield from ((mark, near, why) for mark in row if is_sure or names_one_of(scene, mark.year))
        return
    if scene.says(OTHERWISE) or (_is_a_first(scene) and not is_label):
        return
    why = "the race before"
    if scene.part >= BODY and _is_story(text, scene, row):
        before, why = _told_of(text, scene, before), "the race of the text"
    elif not scene.says(DEEDS):
        return
    yield from ((mark, before, why) for mark in row if before and names_drivers_here(scene, mark.year))


def _is_done_here(scene: Scene) -> bool:
    """Whether what somebody did stands right before `here`: his namesake won here in 2005."""
    return any(pair[0] in DEEDS and pair[1] == "here" for pair in pairwise(scene.words.folded[scene.start : scene.end]))


def _is_a_first(scene: Scene) -> bool:
    """Whether a sentence speaks of the first win of somebody, or the last, which may have been anywhere."""
    return any(
        pair[0] in _FIRSTS and pair[1] in _OF_ALL for pair in pairwise(scene.words.folded[scene.start : scene.end])
    )


def _in_other_words(text: Page, scene: Scene, mark: Mark, here: Sequence[Race]) -> list[Meant]:
    """What a mark means that counts from a race, where it is raced again, or that speaks of these days, or that has the
    day of a race."""
    if mark.day:
        return [(mark, text.races, "a day of the race")] if not scene.says(_BORN) else []
    if mark.is_near:
        is_so = not here and not _RACING.isdisjoint(text.words.folded[scene.start : scene.end])
        is_told = is_so and (scene.says(_THERE) or scene.says(DEEDS))
        return [(mark, text.center, "the race of these days")] if is_told else []
    if not mark.shift:
        return []
    if here:
        behind = text.words.folded[mark.last : mark.last + WHERE]
        between = text.words.folded[here[-1].last : mark.first]
        is_again = not _THERE_AGAIN.isdisjoint(between) or "same" in behind
        return [(mark, here[-1:], "again, so many years later")] if mark.year and is_again else []
    is_told = (
        scene.says(_AGAIN) and not _tells_of_last(scene) and (scene.says(DEEDS) or names_drivers_here(scene, mark.year))
    )
    near = _last(text, scene) or text.center
    is_title = bool(near) and not _TITLES.isdisjoint(
        text.words.said(*text.words.sentence(near[-1].first, near[-1].last))
    )
    start = max(text.words.within(scene.part).start, mark.first - STORY)
    is_title = is_title or not _TITLES.isdisjoint(text.words.folded[start : mark.first])
    if is_title and scene.says(_ONE):  # he lost that title at Fuji. The next year he won it
        return []
    return [(mark, near, "so many years from the race before")] if mark.year and is_told else []


def _tells_of_last(scene: Scene) -> bool:
    """Whether the first race of a season is told of, or the last."""
    return any(
        pair[0] in _ENDING and pair[1] == "race" for pair in pairwise(scene.words.folded[scene.start : scene.end])
    )


def _is_measured(scene: Scene, mark: Mark) -> bool:
    """Whether it is only counted from a year, or a whole year is told of: the first since Ascari in 1952, the 1952
    season."""
    folded = scene.words.folded
    is_since = "since" in folded[max(scene.start, mark.first - NEAR) : mark.first]
    behind = folded[mark.last : mark.last + 1]
    return not _WHOLE.isdisjoint(behind) or (is_since and behind != ["when"])


def _rows(text: Page, marks: Sequence[Mark]) -> Iterator[list[Mark]]:
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


def _are_joined(text: Page, between: range) -> bool:
    if any(name.is_place for at in between if (name := text.names.get(at))):
        return False
    return all(text.words.folded[at] in _JOINING or text.words.shown[at][0].isupper() for at in between)


def _names_drivers_alone(text: Page, between: range) -> bool:
    names = [name for at in between if (name := text.names.get(at))]
    return bool(names) and all(name.has_driver for name in names)


def _beside(scene: Scene, here: Sequence[Race], row: Sequence[Mark], colon: int) -> Sequence[Race]:
    """The race to which a row of years belongs: the one right before it, where several years follow it, or `where`
    stands behind it, or a colon; else the first behind."""
    folded = scene.words.folded
    before = [each for each in here if each.last <= row[0].first]
    if before:
        near = before[-1]
        is_where = "where" in folded[near.last : near.last + WHERE] and scene.says(DEEDS)
        is_next = len(row) > 1 and row[0].first - near.last <= NEAR
        is_as = "as" in folded[row[0].first - WHERE : row[0].first] and near.year > row[0].year
        return [near] if is_where or is_next or is_as or near.last == colon else ()
    is_own = here[0].year == row[-1].year  # in 2014 and, in Melbourne, in 2015
    is_of_titles = not _TITLES.isdisjoint(folded[scene.start : here[0].first])
    return here[:1] if len(row) > 1 and not is_own and not is_of_titles else ()


def _is_of(scene: Scene, near: Sequence[Race], mark: Mark) -> bool:
    is_spanned = scene.words.folded[mark.first - 1] in _SPANNING
    return not is_spanned and (bool(near[0].name.events) or names_one_of(scene, mark.year, or_text=True))


def _pointed(text: Page, scene: Scene, marks: Sequence[Mark]) -> tuple[Sequence[Race], str]:
    """The race to which a word of a sentence points where it says what somebody did."""
    folded = text.words.folded[scene.start : scene.end]
    has_deed = scene.says(DEEDS)
    if "here" in folded and (has_deed or _is_near_here(scene, marks)):
        return text.center, "here"
    is_head = marks[0].first - scene.start < HEAD
    if is_head and any(pair == ("the", "race") for pair in pairwise(folded)):
        return text.center, "the race"
    if any(folded[mark.last - scene.start : mark.last - scene.start + 1] == ["race"] for mark in marks):
        return text.center or _last(text, scene), "the race of that year"
    if not has_deed and "there" in folded and scene.says(_REMEMBERED):
        return _last(text, scene) or text.center, "there"
    return _pointed_in_deed(text, scene, folded) if has_deed else ((), "")


def _pointed_in_deed(text: Page, scene: Scene, folded: Sequence[str]) -> tuple[Sequence[Race], str]:
    if any(first in _THIS and second in _SPOTS for first, second in pairwise(folded)):
        return text.center, "this track"
    if "there" in folded and not _FOLLOWING.intersection(folded[folded.index("there") + 1 :][:1]):
        if _names_place(text, range(scene.start, scene.start + folded.index("there"))):
            return (), ""
        return _last(text, scene) or text.center, "there"
    if any(first in _DOING and second == "it" for first, second in pairwise(folded)):
        if scene.says(_TITLES):  # they used this championship as a springboard, and he, who won it last year
            return (), ""
        return _last(text, scene) or text.center, "it"
    if any(first == "this" and second in _IT for first, second in pairwise(folded)):
        return text.center, "this race"
    if any((first in _POINTING and second in _IT) or (first, second) in _ONES for first, second in pairwise(folded)):
        return _last(text, scene) or text.center, "that one"
    return (), ""


def _names_place(text: Page, words: range) -> bool:
    return any(name.is_place and not name.is_adjective for at in words if (name := text.names.get(at)))


def _is_near_here(scene: Scene, marks: Sequence[Mark]) -> bool:
    """Whether `here` stands near a year, and a driver of that year is named, who does not live there."""
    here = scene.words.folded.index("here", scene.start)
    near = [mark for mark in marks if abs(mark.first - here) <= NEAR]
    names = names_drivers_of if scene.says(_HIS) else names_drivers_here
    return not scene.says(AWAY) and any(names(scene, mark.year) for mark in near)


def _last(text: Page, scene: Scene) -> list[Race]:
    """The race that was named last before a sentence, in its part."""
    inside = text.words.within(scene.part)
    return [each for each in text.races if inside.start <= each.first < scene.start][-1:]


def _told_of(text: Page, scene: Scene, before: Sequence[Race]) -> Sequence[Race]:
    """The race of which a story goes on: that with which its part begins, else that of the text, if no other was named
    since in the part."""
    last, start = _last(text, scene), text.words.within(scene.part).start
    center = text.center if text.is_headed or not text.is_history else ()
    if not last:
        return center if text.is_history else before or center
    slugs = {each.term[1].partition("/")[0] for each in text.center}
    is_other = last[0].term[1].partition("/")[0] not in slugs
    return (center or before) if not is_other else last if last[0].first == start else before


def _is_story(text: Page, scene: Scene, row: Sequence[Mark]) -> bool:
    """Whether a sentence tells what somebody did in the race of the text in a year."""
    first, folded = row[0].first, text.words.folded
    is_head = first - scene.start < HEAD
    is_of_last = folded[first] == "last" and (is_head or folded[first - 1] in DEEDS)
    return (text.is_history and (is_head or folded[first - 1] == "in")) or (is_of_last and scene.says(DEEDS))
