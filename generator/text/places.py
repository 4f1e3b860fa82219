"""Where something of the finished HTML stands in the source: converters keep no positions, so it is looked for."""

import re
from functools import cached_property
from typing import TypeAlias

from generator.model import Location
from generator.text.writing.names import may_hold_blocks, without_code

_BACKTICKS = re.compile("`+")
_BEFORE_TARGET = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|(?:href|src|poster|cite)\s*=\s*[\"']?)$", re.I)
_AFTER_TARGET = frozenset("\n\t )>\"'")
_MARKS = re.compile("\n|\x02[^\x03]*\x03")
_NOT_BREAK = re.compile(r"[^\n]")


Span: TypeAlias = tuple[int, int]
"""An offset and a width; the offset is -1 for what is nowhere."""

_NOWHERE: Span = (-1, 1)


class Places:
    """Finds places in one source. Ask in the order of the HTML: the second question for a thing gives its second place.

    What is found nowhere (made by an extension, written with entities) stands at the first line of the body; what is
    asked for more often than it stands there (a reference used twice) is at its last place.
    """

    def __init__(self, source: str, path: str, first_line: int) -> None:
        self._source = source
        self._path = path
        self._first_line = first_line
        self._last: dict[str, Span] = {}
        self._next: dict[str, int] = {}
        self._counted = (0, first_line)
        self._excerpt = (0, "")

    def match(self, pattern: str) -> Location:
        """The next place outside code where a regular expression matches."""
        found = re.compile(pattern, re.IGNORECASE).search(self._shown, self._next.get(pattern, 0))
        return self._location(self._remember(pattern, found.start() if found else -1, len(found[0]) if found else 1))

    def literal(self, text: str) -> Location:
        """The next place outside code where a text stands."""
        return self._location(self._find(text))

    def piece(self, near: str) -> Location:
        """The place of the first words of a piece as a step of a converter saw it, which has marks of its own in it."""
        words = next((each.strip() for each in _MARKS.split(near) if each.strip()), "")[:40]
        at = self._source.find(words) if words else -1
        return self._location((at, len(words)) if at >= 0 else _NOWHERE)

    def link(self, target: str) -> Location:
        """The next place where a target is linked to: `](target`, a reference definition, `href=` or `src=`."""
        if not target:
            return self._location(self._find("]()"))
        key = "link " + target
        shown, width = self._shown, len(target)
        at = shown.find(target, self._next.get(key, 0))
        while at >= 0 and not self._is_target(at, at + width):
            at = shown.find(target, at + width)
        if at < 0 and may_hold_blocks(self._source):  # a key of a block
            at = shown.find(target, self._next.get(key, 0))
        return self._location(self._remember(key, at, width))

    def _find(self, text: str) -> Span:
        return self._remember(text, self._shown.find(text, self._next.get(text, 0)), len(text))

    def _is_target(self, start: int, end: int) -> bool:
        shown = self._shown
        if end < len(shown) and shown[end] not in _AFTER_TARGET:
            return False
        before = shown[max(0, start - 12) : start]
        return before.endswith("](") or _BEFORE_TARGET.search(before) is not None

    def _remember(self, key: str, at: int, width: int) -> Span:
        """What was found, else what was found last, else nowhere. What is not found is not looked for again."""
        if at < 0:
            self._next[key] = len(self._source)
            return self._last.get(key, _NOWHERE)
        self._next[key] = at + max(width, 1)
        self._last[key] = at, width
        return at, width

    def _location(self, span: Span) -> Location:
        at, width = span
        if at < 0:
            return Location(self._path, self._first_line, 1)
        start, excerpt = self._excerpt
        if not start <= at <= start + len(excerpt):
            start = self._source.rfind("\n", 0, at) + 1
            end = self._source.find("\n", at)
            excerpt = self._source[start:] if end < 0 else self._source[start:end]
            self._excerpt = start, excerpt
        return Location(self._path, self._line(at), at - start + 1, width, excerpt)

    def _line(self, at: int) -> int:
        """The line of an offset, counted from the offset before it, since most questions come in order."""
        before, line = self._counted if self._counted[0] <= at else (0, self._first_line)
        line += self._source.count("\n", before, at)
        self._counted = at, line
        return line

    @cached_property
    def _shown(self) -> str:
        return uncoded(self._source)


def uncoded(text: str) -> str:
    """A Markdown text with its code blanked, every other character at its own offset."""
    if "`" not in text and "~" not in text:
        return text
    if "```" in text or "~~~" in text:
        text = "\n".join(without_code(text.split("\n")))
    return _without_code_spans(text) if "`" in text else text


def _without_code_spans(text: str) -> str:
    """The text with code between equal runs of backticks blanked; a blank line ends the search for the second run."""
    runs = [(run.start(), run.end()) for run in _BACKTICKS.finditer(text)]
    pieces: list[str] = []
    done = 0
    for index, (start, end) in enumerate(runs):
        if start < done:
            continue
        limit = text.find("\n\n", end)
        for later in range(index + 1, len(runs)):
            again, past = runs[later]
            if 0 <= limit < again:
                break
            if past - again == end - start:
                pieces += (text[done:start], _blank(text[start:past]))
                done = past
                break
    return "".join((*pieces, text[done:]))


def _blank(code: str) -> str:
    return _NOT_BREAK.sub(" ", code) if "\n" in code else " " * len(code)
