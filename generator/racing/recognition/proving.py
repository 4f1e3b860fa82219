"""Proving: races that are told by what somebody did in them, as the results of the site have it.

A place, or a year, and who won, who was on pole or who retired there: if that was so in one race alone, it is the one.
Results decide between races that may be meant. Where nothing speaks of a race they are not asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.racing.recognition.deeds import OF_MANY, is_of_lesser, is_of_many, with_lead
from generator.racing.recognition.headed import is_heading
from generator.racing.recognition.held import Held, held, last_day
from generator.racing.recognition.lexicon import FIRST_SEASON, Edition, Lexicon, Name
from generator.racing.recognition.marks import Mark
from generator.racing.recognition.outcomes import OUT, TELLING, did, told
from generator.racing.recognition.page import Meant, Page, Race
from generator.racing.recognition.scene import Scene, Spot
from generator.racing.recognition.times import MONTHS, NUMBERS
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY

BEFORE, BEHIND = 10, 5
"""So many words before a place, and behind it, may say what somebody did there."""

_PLACES = frozenset(("second", "third", "fourth", "fifth", "sixth"))
_COUNTED = frozenset(("race", "races", "grand", "season", "year", "start", "attempt", "title", "car", "row", "team"))
"""What one counts that is no place in a result."""

_THERE = frozenset(("in", "at", "of", "from", "for"))
SECTION = 4
"""So many paragraphs at most has the section of a heading that says whom it is about."""

BACK = 600
"""So many words before a sentence those may be named of whom it says he."""

HERE = 2
"""So many words before a year may stand `here`: won here in 2021."""

OWN = 3
"""So many words before a year stands the name of him whose it is."""

_HE = frozenset(("he", "his", "him", "she", "her"))
_VICTORIES = frozenset(("victories", "wins", "winners"))
_BESIDE = frozenset(("behind", "from", "beat", "over", "before", "beats", "beating", "ahead"))
"""What stands before the name of somebody beside whom one did it."""

_BETWEEN = frozenset(("between",))
_SPANNING = frozenset(("between", "from", "until", "to", "since", "after", "before", "and"))
"""What stands before a year in which nothing of it need have been."""

_OF_OTHERS = OF_MANY | {"titles", "title", "champion", "championship", "champions", "races", "wins", "victories"}


def proven(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The one race at a place in which somebody who is named did what is said beside the place."""
    marks = _marks(scene)
    if not marks:
        marks = _marks(scene := with_lead(scene))
    if not marks and _is_listed(scene):
        marks = "1"
    if not marks or is_of_many(scene):
        return []
    years = _years(scene, known)
    for slugs in _who(scene, known):
        there = [
            each
            for each in held(name, range(FIRST_SEASON, known.day.year + 1), lexicon)
            if did(each[1].outcomes, slugs, marks) and last_day(each[1]) <= known.day and _is_in_month(scene, each[1])
        ]
        then = [each for each in there if each[1].year in years]
        if len(then) > 1 and not known.theme:
            then = [each for each in then if each[1].year == known.day.year]
        if len(then) == 1:
            return then
        if len(there) > 1 and not then and not (known.theme or scene.tells_here()):
            there = [each for each in there if each[1].year == known.day.year]
        if len(there) == 1 and OUT not in marks:
            return there
    return []


def is_contradicted(scene: Scene, found: Sequence[Held], known: Known) -> bool:
    """Whether somebody is said to have won at a place who did not in any of these races, as far as there are results:
    Kovalainen won in Budapest; in Formula 2 he has won at Monaco and at Silverstone."""
    if _has_he_won(scene):
        slugs = [slug for each in _who(scene, known) for slug in each]
        return bool(slugs) and not _any_won(found, slugs)
    if scene.before not in ("in", "at") or scene.word_before(2) not in ("won", "wins", "winning"):
        return False
    place = scene.spot.first - 3 - (scene.word_before(3) == "had")
    winner = scene.names.get(place)
    if scene.word_before(2) == "winning" and winner is None:  # winning at the Nürburgring with Jo Bonnier
        slugs = [slug for each in _who(scene, known) for slug in each]
        return bool(slugs) and not _any_won(found, slugs)
    if winner is None or not winner.has_driver or place < scene.start:
        return False
    return not _any_won(found, _slugs([winner], known))


def _any_won(found: Iterable[Held], slugs: Sequence[str]) -> bool:
    """Whether one of these drivers won one of these races, or there are no results of it."""
    return any(not edition.outcomes or did(edition.outcomes, slugs, "1") for _, edition in found)


def _has_he_won(scene: Scene) -> bool:
    """Whether a sentence that names no driver says that he won, before a place."""
    before = scene.words.folded[scene.start : scene.spot.first]
    is_won = scene.before in ("in", "at", "both", "and") and "he" in before and "won" in before[before.index("he") :]
    return is_won and not _drivers_in(scene, range(scene.start, scene.end))


def _marks(scene: Scene) -> str:
    """The marks of what is said beside a place; of what was said before, where the place begins a sentence: Monaco was
    one of these."""
    folded, (first, last, _) = scene.words.folded, scene.spot
    if scene.lead in _THERE:
        if not scene.says(TELLING):
            return ""
        since = max(scene.start, first - BEFORE)
        since = scene.start if scene.start < scene.words.sentence(first, last)[0] else since
        since = max([since, *(at + 1 for at in range(since, first) if _is_place(scene, at))])
        return told(_done(folded[since:first]) + _done(folded[last : _behind(scene)]))
    if not scene.begins_sentence or scene.after not in ("was", "brought") or not first:
        return ""
    if folded[last : last + 2] == ["was", "another"]:
        return "1P23"
    return told(_done(folded[slice(*scene.words.sentence(first - 1, first))]))


def _is_listed(scene: Scene) -> bool:
    """Whether a place stands in a list of who won where: the others have gone to Russell, in Melbourne."""
    driver, words = scene.names.get(scene.spot.first - 2), scene.words
    if (
        scene.before not in ("in", "at")
        or driver is None
        or not driver.has_driver
        or "," not in words.gap(scene.spot.first - 1)
    ):
        return False
    return not _VICTORIES.isdisjoint(words.folded[words.within(scene.part).start : scene.spot.first])


def _done(words: Sequence[str]) -> list[str]:
    """The words but for those that count something else: his third race."""
    return [word for word, behind in pairwise((*words, "")) if behind not in _COUNTED or word not in _PLACES]


def _behind(scene: Scene) -> int:
    """The word up to which one may say what was done at a place: up to another place, where a sentence begins with it:
    at Zolder, in his third race for them, he won."""
    first, last, _ = scene.spot
    if first - scene.start > 1 + (scene.before == "the"):
        return min(last + BEHIND, scene.end)
    return next((at for at in range(last, scene.end) if _is_place(scene, at)), scene.end)


def _is_in_month(scene: Scene, edition: Edition) -> bool:
    """Whether an edition was in the month that a sentence names, if it names one."""
    months = [MONTHS[word] for word in scene.words.said(scene.start, scene.end) if word in MONTHS]
    return not months or not edition.end or edition.end.month in months


def _is_place(scene: Scene, at: int) -> bool:
    name = scene.names.get(at)
    return name is not None and name.is_place


def _years(scene: Scene, known: Known) -> Iterable[int]:
    """The years that may be meant: those that a sentence tells of, the one that is told of before, or all of them."""
    if here := scene.years_here():
        return sorted(here)
    since, until = scene.told() or (FIRST_SEASON, known.day.year)
    return range(since, min(until, known.day.year) + 1)


def _who(scene: Scene, known: Known) -> Iterator[Sequence[str]]:
    """The drivers whom a sentence names; or, where it says he, the one of whom the text is a portrait, and those who
    are named before it in its part."""
    names = _drivers_in(scene, range(scene.start, scene.end))
    before = scene.words.folded[scene.start : scene.spot.first]
    is_he = not _HE.isdisjoint(before) and not _drivers_in(scene, range(scene.start, scene.spot.first))
    if names and not is_he:
        yield _slugs(names, known)
    elif scene.says(_HE) or scene.begins_sentence:
        yield _slugs(_of_heading(scene) or _of_head(scene), known)
        since = max(scene.words.within(scene.part).start, scene.start - BACK)
        yield _slugs(_drivers_in(scene, range(since, scene.start)), known)


def _slugs(names: Iterable[Name], known: Known) -> Sequence[str]:
    """The slugs of the drivers whom these names can mean: of a family, those who are named in full."""
    found: list[str] = []
    for name in names:
        drivers = [claim.subject for claim in name.claims if claim.subject.kind == "driver"]
        own = [each for each in drivers if each.term in known.in_full]
        found += (each.slug for each in own or drivers)
    return found


def _of_heading(scene: Scene) -> set[Name]:
    """The name of the one driver whom the heading of its section names, if it names one alone."""
    for part in range(scene.part - 1, max(scene.part - SECTION, BODY - 1), -1):
        if is_heading(scene.words, part):
            inside = scene.words.within(part)
            names = _drivers_in(scene, range(inside.start, inside.stop))
            return names if len(names) == 1 else set()
    return set()


def _of_head(scene: Scene) -> set[Name]:
    """The name of the one driver whom the title and the summary name, if they name one alone."""
    body = scene.words.within(BODY).start if len(scene.words.origins) > BODY else 0
    names = _drivers_in(scene, range(body))
    return names if len(names) == 1 else set()


def _drivers_in(scene: Scene, places: range) -> set[Name]:
    """The names of drivers at these places, but of those whom one was behind."""
    folded = scene.words.folded
    found = {name: at for at in reversed(places) if (name := scene.names.get(at)) and name.has_driver}
    named = {name for name, at in found.items() if folded[at - 1] not in _BESIDE}
    if scene.says(_HE):  # and not the team of that name
        return {name for name in named if not name.has_team}
    return {name for name in named if not name.has_team} or named


def there_then(text: Page, marks: Sequence[Mark], before: Sequence[Race], lexicon: Lexicon) -> Iterator[Meant]:
    """The years of a sentence that mean a race since somebody who is named there did in it what is said."""
    scene = Scene(text.words, Spot(marks[0].first, marks[0].last, ""), text.names)
    if scene.part < BODY or scene.says(_OF_OTHERS) or is_of_lesser(scene) or _is_counted(scene):
        return
    said = told(scene.words.said(scene.start, scene.end))
    slugs = [slug for each in _who(scene, text.known) for slug in each]
    here = [each for each in text.races if scene.start <= each.first < scene.end]
    if not slugs or (not here and any(_is_place(scene, at) for at in range(scene.start, scene.end))):
        return
    inside = text.words.within(scene.part)
    last = [each for each in text.races if inside.start <= each.first < scene.start][-1:]
    for mark in marks:
        done = said or ("1" if _is_of_driver(scene, mark) else "")
        beside = text.words.folded[mark.first - 1]
        if not done or (beside in _SPANNING and (beside != "and" or scene.says(_BETWEEN))):
            continue
        is_here = "here" in text.words.folded[mark.first - HERE : mark.first]
        for near in (text.center,) if is_here else (here,) if here else (last, before, text.center):
            if near and _is_proven(near, mark.year, slugs, done, lexicon):
                yield mark, near, "who did so there then"
                break


def _is_counted(scene: Scene) -> bool:
    """Whether a sentence tells how many somebody won: won four, won six of them."""
    folded = scene.words.folded
    return any(folded[at] == "won" and folded[at + 1] in NUMBERS for at in range(scene.start, scene.end - 1))


def _is_of_driver(scene: Scene, mark: Mark) -> bool:
    """Whether the name of a driver stands right before a year, or as that of the owner right behind: Charles Leclerc's
    in 2022; in 1985 it was Lauda's."""
    before, folded = range(max(scene.start, mark.first - OWN), mark.first), scene.words.folded
    if any((name := scene.names.get(at)) and name.has_driver for at in before):
        return True
    behind = range(mark.last, min(mark.last + OWN, scene.end - 1))
    return any((name := scene.names.get(at)) and name.has_driver and folded[at + 1] == "s" for at in behind)


def _is_proven(near: Sequence[Race], year: int, slugs: Sequence[str], marks: str, lexicon: Lexicon) -> bool:
    return any(did(edition.outcomes, slugs, marks) for race in near for _, edition in held(race.name, [year], lexicon))
