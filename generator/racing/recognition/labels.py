"""Labels: places at the head of a text as where it was written, and places that stand as headings with a time behind,
as moments of a season or of a career do: Monza, September.

What happened there is told below, so that the race is meant, whatever words are used.
"""

from generator.racing.recognition.around import names_competitors, names_drivers_of
from generator.racing.recognition.deeds import shift_of
from generator.racing.recognition.held import Held, first_day, held, last_day, near
from generator.racing.recognition.lexicon import Lexicon, Name
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS
from generator.racing.recognition.verdicts import Known
from generator.racing.recognition.words import BODY

LABEL = 7
"""So many words at most are a label: Fuji, later in the same year."""

_DAY_NAMES = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_PARTS_OF_DAYS = frozenset(("morning", "noon", "afternoon", "evening", "night"))
_WRITERS = frozenset(("correspondent", "correspondents", "reporter", "reporters"))

BYLINE = 8
"""So many words at most say who writes, and where."""

_DASHES = frozenset(("-", "\u2013", "\u2014", "--"))

_SOON = frozenset(("week", "weeks", "fortnight", "days", "month"))
_LATER = frozenset(("later", "after", "before", "earlier"))
_SAME = frozenset(("same", "that"))


def labelled(name: Name, scene: Scene, known: Known, lexicon: Lexicon) -> list[Held]:
    """The edition that a label means; none where a place is no label, or nothing says of what time it is."""
    words, (first, last, _) = scene.words, scene.spot
    if scene.end - first > LABEL or scene.part < BODY:
        return []
    start = words.within(scene.part).start
    if first - start > words.folded[start].isdigit() or not names_competitors(scene):
        return []
    if known.season and ":" in words.gap(last) and names_drivers_of(scene, known.season):
        return held(name, [known.season], lexicon)
    if not scene.has_comma_after():
        return []
    behind = words.folded[last : scene.end]
    if behind[0] in MONTHS and len(behind) == 1:
        there = [each for each in near(name, known.day, lexicon) if last_day(each[1]).month == MONTHS[behind[0]]]
        return [each for each in there if first_day(each[1]) <= known.day][-1:]
    if not _LATER.isdisjoint(behind):
        return _later(name, scene, known, lexicon, behind)
    return []


def _later(name: Name, scene: Scene, known: Known, lexicon: Lexicon, behind: list[str]) -> list[Held]:
    """The edition so many years or weeks after what is told of before."""
    base, shift = _year_before(scene), shift_of(scene)
    if base and (shift or not _SAME.isdisjoint(behind)):
        return held(name, [base + shift], lexicon)
    if not base and not _SOON.isdisjoint(behind):
        return [each for each in near(name, known.day, lexicon) if first_day(each[1]) <= known.day][-1:]
    return []


def _year_before(scene: Scene) -> int:
    """The year of the label before; 0 for none."""
    words, since = scene.words, scene.words.within(max(scene.part - 1, BODY)).start
    before = [words.years[place] for place in words.dates if since <= place < scene.start]
    return before[0] if before else 0


def is_dateline(scene: Scene) -> bool:
    """Whether a place stands at the head of the body, with a dash behind: SUZUKA – It rained, FUJI, Japan, Sunday
    (Agencies) – He won; or beside somebody who writes from there: from our correspondent, Monte Carlo."""
    if scene.part > BODY:
        return False
    words, inside = scene.words, scene.words.within(scene.part)
    if scene.part != BODY or len(inside) <= BYLINE:
        return scene.part <= BODY and (scene.says(_WRITERS) or _is_dated_alone(scene))
    if scene.spot.first != inside.start:
        return False
    if scene.shown.isupper() and words.gap(scene.spot.last).strip() == ".":
        return True
    for at in range(scene.spot.last, min(scene.spot.last + BYLINE, inside.stop)):
        if words.gap(at).strip(" .,()") in _DASHES:
            return True
        if words.shown[at][0].islower() and words.folded[at] not in _PARTS_OF_DAYS:
            break
    return False


def _is_dated_alone(scene: Scene) -> bool:
    """Whether the first block is a place and a day: MONACO, Sunday night."""
    words, inside = scene.words, scene.words.within(scene.part)
    behind = words.folded[scene.spot.last : inside.stop]
    is_first = scene.part == BODY and scene.spot.first == inside.start
    return is_first and scene.has_comma_after() and bool(behind) and behind[0] in _DAY_NAMES
