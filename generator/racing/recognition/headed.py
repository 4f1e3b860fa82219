"""Headed: the years in headings, and in the cells of tables, of a text about one race."""

from collections.abc import Iterator, Sequence

from generator.racing.recognition.around import names_drivers_of
from generator.racing.recognition.deeds import DEEDS
from generator.racing.recognition.marks import Mark
from generator.racing.recognition.page import Meant, Page
from generator.racing.recognition.scene import Scene, Spot
from generator.racing.recognition.words import Words

BESIDE = 4
"""So many cells of a table behind a year still tell of it."""

LISTED, ENTRY, SEVERAL = 20, 12, 3
"""So many cells or entries of so many words at most can be a result, if several of them name drivers."""

HEADING = 5
"""So many words at most are a heading."""


def is_heading(words: Words, part: int) -> bool:
    """Whether a part is a few words without a full stop, as a heading is."""
    inside = words.within(part)
    return len(inside) <= HEADING and "." not in words.gap(inside.stop)


def headed(text: Page, marks: Sequence[Mark], part: int) -> Iterator[Meant]:
    """What a heading means that names years, if the text is about one race, and what is told below it names drivers of
    that time: what happened last year? So with a year in a cell of a table, and drivers beside it."""
    is_cell = part in text.known.cells
    if not text.center or (is_cell and len(text.words.within(part)) > 1):
        return
    for mark in marks:
        if _is_listed(text, part, mark.year):
            yield mark, text.center, "a heading"
            continue
        below = range(part + 1, min(part + (BESIDE if is_cell else 2), len(text.words.origins)))
        if any(_tells_of(text, each, mark.year, is_cell=is_cell) for each in below):
            yield mark, text.center, "a heading"


def _is_listed(text: Page, part: int, year: int) -> bool:
    """Whether a table, or a list, of drivers of a year stands below."""
    named = 0
    for each in range(part + 1, min(part + LISTED, len(text.words.origins))):
        inside = text.words.within(each)
        if len(inside) > ENTRY:
            break
        scene = Scene(text.words, Spot(inside.start, inside.start + 1, ""), text.names) if inside else None
        named += scene is not None and names_drivers_of(scene, year)
    return named >= SEVERAL


def _tells_of(text: Page, part: int, year: int, *, is_cell: bool) -> bool:
    """Whether a part names a driver of a year, and says what was done, if it is no cell."""
    inside = text.words.within(part)
    if not inside or (not is_cell and DEEDS.isdisjoint(text.words.folded[inside.start : inside.stop])):
        return False
    return names_drivers_of(Scene(text.words, Spot(inside.start, inside.start + 1, ""), text.names), year)
