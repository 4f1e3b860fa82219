"""Lands: the race that is called after the people of a land: the Japanese race, the Spanish race of 1975."""

from datetime import date, timedelta

from generator.racing.recognition.around import names_one_of
from generator.racing.recognition.common import OF_RACES
from generator.racing.recognition.dating import at_hand
from generator.racing.recognition.deeds import DEEDS
from generator.racing.recognition.lexicon import Edition, Name, Subject
from generator.racing.recognition.scene import Scene
from generator.racing.recognition.times import MONTHS
from generator.racing.recognition.verdicts import Known, Verdict
from generator.racing.recognition.words import BODY


def by_adjective(name: Name, scene: Scene, known: Known) -> Verdict:
    """The edition of these days that is meant by, say, the Japanese race; not by a Japanese race, or race fans."""
    behind = scene.spot.last + 1
    follows = scene.words.folded[behind] if behind < scene.end and scene.words.joins(behind) else ""
    if year := _year_of(scene):
        there = [event for event in name.held if event.has_edition(year)]
        if len(there) == 1:
            return Verdict(("edition", f"{there[0].slug}/{year}"), "the race of that year")
        return Verdict(None, "no one race of that year")
    every = ((event, at_hand(event, known.day) or _reviewed(event, scene, known)) for event in name.held)
    meant = [(event, edition) for event, edition in every if edition]
    if len(meant) != 1 and follows == "in" and (found := _in_month(name, scene, known)):
        return found
    is_one = scene.before not in ("a", "an", "any", "every") and follows not in OF_RACES
    if is_one and scene.before == "the" and scene.part >= BODY and (year := _told_year(scene, known)):
        there = [event for event in name.held if event.has_edition(year)]
        return Verdict(("edition", f"{there[0].slug}/{year}"), "the race of that year") if len(there) == 1 else _NONE
    if is_one and not meant:
        meant = [(event, each) for event in name.held if (each := _lately(event, scene, known))]
    if len(meant) != 1 or not is_one or scene.years_here():
        return _NONE
    event, edition = meant[0]
    return Verdict(("edition", f"{event.slug}/{edition.year}"), "the race of these days")


_NONE = Verdict(None, "no race of these days, as far as one can tell")

_ENDED = frozenset(("stopped", "ended", "began", "restarted", "finish"))
LATELY = timedelta(days=45)
"""So long after it a race is still the last one of the season."""


def _told_year(scene: Scene, known: Known) -> int:
    """The one year that a sentence tells of, where it says what was done by somebody of that time; 0 for none."""
    years = scene.years_here()
    year = next(iter(years)) if len(years) == 1 else 0
    is_so = year < known.day.year and scene.says(DEEDS) and names_one_of(scene, year, or_text=True)
    return year if is_so and not known.kind_at(scene.part, scene.start, scene.end) else 0


def _lately(event: Subject, scene: Scene, known: Known) -> Edition | None:
    """The edition that was held some weeks ago, where one tells of it and of no other time."""
    day = known.day
    if scene.before != "the" or scene.part < BODY or scene.tells_here() or known.theme or known.back:
        return None
    is_ours = known.is_motorsport and not known.kind_at(scene.part, scene.start, scene.end)
    if not is_ours or not (scene.says(DEEDS) or scene.says(_ENDED)) or not names_one_of(scene, day.year):
        return None
    return next((each for each in event.editions if each.year == day.year and _is_just_held(each, day)), None)


def _is_just_held(edition: Edition, day: date) -> bool:
    return edition.end is not None and edition.end <= day <= edition.end + LATELY


def _in_month(name: Name, scene: Scene, known: Known) -> Verdict | None:
    """The edition of this year that is meant by the Turkish race in June; None for none."""
    behind = scene.spot.last + 2
    month = MONTHS.get(scene.words.folded[behind], 0) if behind < scene.end else 0
    year = known.day.year - (month > known.day.month)
    slugs = {f"{event.slug}/{year}" for event in name.held for each in event.editions if _is_of(each, year, month)}
    is_ours = not known.kind_at(scene.part, scene.start, scene.end)
    return Verdict(("edition", slugs.pop()), "the race of that month") if is_ours and len(slugs) == 1 else None


def _is_of(edition: Edition, year: int, month: int) -> bool:
    return edition.year == year and edition.end is not None and edition.end.month == month


def _year_of(scene: Scene) -> int:
    """The year in `the Spanish race of 1975`; 0 for none."""
    behind = scene.spot.last + 1
    is_so = scene.words.folded[behind : min(behind + 1, scene.end)] in (["of"], ["in"])
    return scene.words.years.get(behind + 1, 0) if is_so and behind + 1 < scene.end else 0


def _reviewed(event: Subject, scene: Scene, known: Known) -> Edition | None:
    """The edition of the season of which a text is a review, or to which it looks back."""
    year = known.season or (known.theme[0] if known.theme else 0)
    is_so = scene.before == "the" and scene.part >= BODY and not known.kind_at(scene.part, scene.start, scene.end)
    return next((each for each in event.editions if each.year == year), None) if is_so else None
