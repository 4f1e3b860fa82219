"""Ignores: where a text says itself that a warning is not to be told.

In the body of a text a comment says so, `<!-- pf-ignore PF201 -->`: for the paragraph it stands in or, on a line of its
own, for the lines below it. In front matter and files of YAML it is `# pf-ignore PF201`, for its line or, on a line of
its own, for the next. `pf-ignore-file` in its place counts for the whole file. Behind a colon there may be a reason.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from sys import maxsize
from typing import NamedTuple

from generator.disk import read_file
from generator.errors import severity
from generator.model import Location, Problem
from generator.text.front_matter import body_start
from generator.text.places import uncoded

_WORD = "pf-ignore"
_COMMENT = re.compile(r"<!--\s*pf-ignore(-file)?\s+(.*?)\s*-->", re.DOTALL)
_HASH = re.compile(r"(?:^|\s)#\s*pf-ignore(-file)?\s+(.*)")
_CODE = re.compile(r"[^\s,]+")
_ENDINGS = (".md", ".yaml", ".yml")


class Ignore(NamedTuple):
    """A code that is not to be told from one line to another (0: also of the file as a whole), and where that is
    said."""

    code: str
    first: int
    last: int
    at: Location

    def covers(self, problem: Problem) -> bool:
        """Whether it is this mistake that is not to be told. Errors always are."""
        is_warning = severity(problem.code) == "warning"
        return is_warning and problem.code == self.code and self.first <= problem.at.line <= self.last


def ignores(path: str, text: str) -> tuple[Ignore, ...]:
    """What a file says is not to be told; lines end with `\\n`."""
    if _WORD not in text:
        return ()
    start = len(text) if path.endswith((".yaml", ".yml")) else body_start(text)
    return (*_in_yaml(path, text[:start]), *_in_body(path, text, start))


def silenced(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """The problems without those that their files say are not to be told."""
    by_path: dict[str, list[Problem]] = defaultdict(list)
    for each in problems:
        by_path[each.at.path].append(each)
    kept: list[Problem] = []
    for path, told in by_path.items():
        said = ignores(path, source(path, root)) if any(_may_be_ignored(each) for each in told) else ()
        kept += [each for each in told if not any(ignore.covers(each) for ignore in said)] if said else told
    return kept


def source(path: str, root: Path) -> str:
    """The text of a file in which something may be ignored, with `\\n` at the ends of lines; "" for others."""
    if not path.endswith(_ENDINGS) or not (path == "site.yaml" or path.startswith("content/")):
        return ""
    try:
        data = read_file(root / path)
    except OSError:
        return ""
    return data.decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _may_be_ignored(problem: Problem) -> bool:
    return severity(problem.code) == "warning"


def _in_yaml(path: str, text: str) -> Iterator[Ignore]:
    for number, line in enumerate(text.split("\n"), 1):
        if _WORD in line and (found := _HASH.search(line)):
            first = number if line[: found.start()].strip() else number + 1
            lines = (0, maxsize) if found[1] else (first, first)
            yield from _codes(path, line, found, number, lines)


def _in_body(path: str, text: str, start: int) -> Iterator[Ignore]:
    lines = text.split("\n")
    shown = text[:start] + uncoded(text[start:])
    for found in _COMMENT.finditer(shown, start):
        number = text.count("\n", 0, found.start()) + 1
        last = number + found[0].count("\n")
        begin = text.rfind("\n", 0, found.start()) + 1
        behind = text[found.end() :].partition("\n")[0]
        is_alone = not (text[begin : found.start()].strip() or behind.strip())
        around = (0, maxsize) if found[1] else _paragraph(lines, number, last, below=is_alone)
        yield from _codes(path, lines[number - 1], found, number, around)


def _paragraph(lines: Sequence[str], first: int, last: int, *, below: bool) -> tuple[int, int]:
    """The first and the last line of the paragraph around a comment; of one `below` a comment on lines of its own where
    it ends the paragraph."""
    if below and _is_blank(lines, last + 1):
        first = last + 1
        while first <= len(lines) and _is_blank(lines, first):
            first += 1
        last = first
    while first > 1 and not _is_blank(lines, first - 1):
        first -= 1
    while not _is_blank(lines, last + 1):
        last += 1
    return first, last


def _is_blank(lines: Sequence[str], number: int) -> bool:
    """Whether a line, from 1, is empty or there is none."""
    return number > len(lines) or not lines[number - 1].strip()


def _codes(path: str, line: str, found: re.Match[str], number: int, lines: tuple[int, int]) -> Iterator[Ignore]:
    for code in _CODE.findall(found[2].partition(":")[0]):
        column = max(line.find(code), 0) + 1
        yield Ignore(code, *lines, Location(path, number, column, len(code), line))
