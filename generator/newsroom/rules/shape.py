"""Rules about the shape of a text: its paragraphs and headings."""

from collections.abc import Iterator

from generator.errors import problem
from generator.model import Location, Problem
from generator.newsroom.rules.copy import Copy, Part
from generator.newsroom.rules.desk import Desk
from generator.newsroom.rules.rule import Rule
from generator.newsroom.rules.sentences import sentences

WALL = 6
"""So many paragraphs of one sentence after each other are a wall."""

_OF_SPEECH = tuple("\"“„«‘'-–—")


def walls(desk: Desk) -> Iterator[Problem]:
    """Rows of paragraphs of one sentence each, told once in an article. Live reports are made of such."""
    for copy in desk.articles:
        if copy.front.kind == "live":
            continue
        run: list[Part] = []
        for part in copy.parts:
            run = [*run, part] if _is_single(part) else []
            if len(run) == WALL:
                text = f"{WALL} paragraphs follow each other that have one sentence each"
                first = run[0]
                hint = "put together what belongs together: a paragraph is a thought, not a sentence"
                yield problem("PF808", text, copy.at(first, 0, len(first.text.split()[0])), hint)
                break


def skipped_levels(desk: Desk) -> Iterator[Problem]:
    """Headings two levels or more below the one above them."""
    for copy in desk.texts:
        before = 1
        for heading in copy.body.headings:
            if heading.level > before + 1:
                text = f"the heading '{heading.text}' is of level {heading.level}, and the one above of level {before}"
                hint = (
                    f"write it as level {before + 1}, with {'#' * (before + 1)}: who listens to a page goes by levels"
                )
                yield problem("PF814", text, _place(copy, heading.text), hint)
            before = heading.level


def _is_single(part: Part) -> bool:
    """Whether a part is a paragraph of one sentence that is not somebody's speech."""
    if part.kind != "text" or part.text.startswith(_OF_SPEECH):
        return False
    return len(list(sentences(part.text))) == 1


def _place(copy: Copy, text: str) -> Location:
    found = next((part for part in copy.parts if part.kind == "heading" and part.text.strip() == text.strip()), None)
    return copy.at(found, 0, len(found.text)) if found else Location(copy.path)


RULES = (
    Rule(
        "PF808",
        "paragraphs of one sentence follow each other",
        f"{WALL} paragraphs of one sentence each, one after the other, read like a list of agency lines: nothing tells "
        "the reader what belongs together. Speech, live reports and lists are left alone. It is told once in a text.",
        walls,
    ),
    Rule(
        "PF814",
        "a heading skips a level",
        "A heading is two levels or more below the one above it: an `####` below an `##`. Screen readers announce the "
        "levels, and the table of contents is made by them, so that readers look for what is missing between. The "
        "headline of a page is level 1, so a text begins with `##`.",
        skipped_levels,
    ),
)
