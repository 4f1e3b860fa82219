"""The dialect: what Python-Markdown understands and CommonMark does not, found in a text that CommonMark is to read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.errors import problem
from generator.model import Location, Problem
from generator.text.writing.names import without_code


class Difference(NamedTuple):
    """Something that only Python-Markdown knows: how it is recognised, its name, and what to write instead."""

    pattern: re.Pattern[str]
    name: str
    instead: str


DIFFERENCES = (
    Difference(re.compile(r"^ {0,3}\*\[[^\]]+\]:"), "an abbreviation", 'write it out, or as <abbr title="…">'),
    Difference(
        re.compile(r"\{: ?[^}\n]*\}"), "an attribute list", "headings alone take attributes: ## Title {#id .class}"
    ),
    Difference(re.compile(r"^ {0,3}(?:!!!|\?\?\?\+?) ?\w"), "an admonition", "write a quotation: > **Note.** …"),
)
"""All known differences of dialect. The handbook lists the same."""


_SIGNS = ("*[", "{:", "!!!", "???")


def unknown(text: str, *, path: str, first_line: int) -> Iterator[Problem]:
    """A PF207 for each place where a text uses what CommonMark does not know. Fenced code is left out, not blocks."""
    if not any(sign[0] in text and sign in text for sign in _SIGNS):
        return
    lines = text.split("\n")
    for number, (line, shown) in enumerate(zip(lines, without_code(lines), strict=True)):
        for difference in DIFFERENCES:
            if found := difference.pattern.search(shown):
                start, width = found.start() + 1, max(len(found[0].strip()), 1)
                at = Location(path, first_line + number, start, width, line)
                message = f"the converter 'commonmark' does not know this: {difference.name}"
                yield problem("PF207", message, at, difference.instead)
