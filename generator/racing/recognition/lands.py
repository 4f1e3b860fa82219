"""Lands: the race that is called after the people of a land: the Japanese race, the Spanish race of 1975."""

from generator.racing.recognition.common import OF_RACES
from generator.racing.recognition.dating import at_hand
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
    meant = [edition for event in name.held if (edition := at_hand(event, known.day) or _reviewed(event, scene, known))]
    if len(meant) != 1 and follows == "in" and (found := _in_month(name, scene, known)):
        return found
    if len(meant) != 1 or scene.before in ("a", "an", "any", "every") or follows in OF_RACES or scene.years_here():
        return Verdict(None, "no race of these days, as far as one can tell")
    return Verdict(("edition", f"{name.held[0].slug}/{meant[0].year}"), "the race of these days")


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
