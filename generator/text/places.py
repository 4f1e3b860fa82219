"""Where something of the finished HTML stands in the source: converters keep no positions, so it is looked for."""

import re
from functools import cached_property

from generator.model import Location
from generator.text.fences import fences

_BACKTICKS = re.compile("`+")
_BEFORE_TARGET = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|(?:href|src|poster|cite)\s*=\s*[\"']?)$", re.I)
_AFTER_TARGET = frozenset("\n\t )>\"'")
_NOT_BREAK = re.compile(r"[^\n]")


class Places:
    """Finds places in one source. Ask in the order of the HTML: the second question for a thing gives its second place.

    What is found nowhere (made by an extension, written with entities) stands at the first line of the body; what is
    asked for more often than it stands there (a reference used twice) is at its last place.
    """

    def __init__(self, source: str, path: str, first_line: int) -> None:
        self._source = source
        self._path = path
        self._first_line = first_line
        self._last: dict[str, Location] = {}
        self._next: dict[str, int] = {}
        self._counted = (0, first_line)

    def match(self, pattern: str) -> Location:
        """The next place outside code where a regular expression matches."""
        found = re.compile(pattern, re.IGNORECASE).search(self._shown, self._next.get(pattern, 0))
        return self._remember(pattern, found.start() if found else -1, len(found[0]) if found else 1)

    def literal(self, text: str) -> Location:
        """The next place outside code where a text stands."""
        return self._remember(text, self._shown.find(text, self._next.get(text, 0)), len(text))

    def link(self, target: str) -> Location:
        """The next place where a target is linked to: `](target`, a reference definition, `href=` or `src=`."""
        if not target:
            return self.literal("]()")
        key = "link " + target
        at = self._shown.find(target, self._next.get(key, 0))
        while at >= 0 and not self._is_target(at, at + len(target)):
            at = self._shown.find(target, at + len(target))
        return self._remember(key, at, len(target))

    def _is_target(self, start: int, end: int) -> bool:
        shown = self._shown
        if end < len(shown) and shown[end] not in _AFTER_TARGET:
            return False
        return (
            shown.startswith("](", max(0, start - 2))
            or _BEFORE_TARGET.search(shown[max(0, start - 12) : start]) is not None
        )

    def _remember(self, key: str, at: int, width: int) -> Location:
        if at < 0:
            return self._last.get(key) or Location(self._path, self._first_line, 1)
        self._next[key] = at + max(width, 1)
        self._last[key] = self._location(at, width)
        return self._last[key]

    def _location(self, at: int, width: int) -> Location:
        start = self._source.rfind("\n", 0, at) + 1
        end = self._source.find("\n", at)
        excerpt = self._source[start:] if end < 0 else self._source[start:end]
        return Location(self._path, self._line(at), at - start + 1, width, excerpt)

    def _line(self, at: int) -> int:
        """The line of an offset, counted from the offset before it, since most questions come in order."""
        before, line = self._counted if self._counted[0] <= at else (0, self._first_line)
        line += self._source.count("\n", before, at)
        self._counted = at, line
        return line

    @cached_property
    def _shown(self) -> str:
        """The source with its code blanked, every other character at its own offset."""
        shown = self._source
        if "`" not in shown and "~" not in shown:
            return shown
        if "```" in shown or "~~~" in shown:
            lines = shown.split("\n")
            for fence in fences(lines):
                lines[fence.first : fence.end] = [" " * len(line) for line in lines[fence.first : fence.end]]
            shown = "\n".join(lines)
        return _without_code_spans(shown) if "`" in shown else shown


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
