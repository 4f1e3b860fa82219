"""Fenced code, found in the lines of a source before any converter sees it.

One definition for all who must know it: the converter, which lifts code out so that it comes through byte for byte,
and `places`, which must not look for links inside it. The rule is CommonMark's (spec 0.31, section 4.5), with
Python-Markdown's four columns for code that belongs to a list item, a note or a definition.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

_OPENING = re.compile(r"(?P<quote>(?: {0,3}> ?)*)(?P<indent> *)(?P<marks>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$")
_CONTAINER = re.compile(r"(?:[-*+]|\d+[.)]|:|!!!|\?\?\?\+?|\[\^[^\]]+\]:)(?:\s|$)")
_TAB = 4
_Asked: TypeAlias = dict[tuple[str, int], tuple[int, bool]]
"""By quotation marks and columns, the last line for which it was asked whether something holds it, and the answer."""


class Fence(NamedTuple):
    """Fenced code: its lines from `first` (the opening) up to, not with, `end`; what stands before the opening marks
    (`quote`, then `indent` columns), what stands behind them, and the code itself; whether it is closed."""

    first: int
    end: int
    quote: str
    indent: int
    info: str
    code: str
    is_closed: bool = True


def fences(lines: Sequence[str]) -> tuple[Fence, ...]:
    """All fenced code of a text, in order. A fence that is never closed runs to the end of the text."""
    found: list[Fence] = []
    index = 0
    asked: _Asked = {}
    while index < len(lines):
        line = lines[index]
        fence = _fence_at(lines, index, asked) if "```" in line or "~~~" in line else None
        if fence:
            found.append(fence)
        index = fence.end if fence else index + 1
    return tuple(found)


def _fence_at(lines: Sequence[str], first: int, asked: _Asked) -> Fence | None:
    opening = _OPENING.match(lines[first].expandtabs(_TAB))
    if not opening:
        return None
    quote, indent, marks = opening["quote"], len(opening["indent"]), opening["marks"]
    if indent >= _TAB and not _inside_container(lines, first, quote, indent, asked):
        return None
    closing = re.compile(rf"\s*{re.escape(marks[0])}{{{len(marks)},}}\s*$")
    code: list[str] = []
    is_closed = False
    end = first + 1
    while end < len(lines):
        inner = _unquoted(lines[end], quote)
        if inner is None:
            break
        end += 1
        if is_closed := closing.match(inner) is not None:
            break
        code.append(_dedented(inner, indent))
    text = "".join(f"{line}\n" for line in code)
    return Fence(first, end, quote, indent, opening["info"].strip(), text, is_closed)


def _unquoted(line: str, quote: str) -> str | None:
    """The line without as many quote marks as `quote` has; None when it has fewer."""
    for _ in range(quote.count(">")):
        mark = re.match(r" {0,3}> ?", line)
        if not mark:
            return None
        line = line[mark.end() :]
    return line


def _dedented(line: str, columns: int) -> str:
    while columns > 0 and line[:1] in (" ", "\t"):
        columns -= 1 if line[0] == " " else _TAB
        line = line[1:]
    return line


def _inside_container(lines: Sequence[str], first: int, quote: str, indent: int, asked: _Asked) -> bool:
    """True when an indented line belongs to a list item, a definition, a footnote or an admonition above it. `asked` is
    what was found of lines above, so that none is looked at for each below it."""
    key = quote, indent
    before, found = asked.get(key, (-1, False))
    for at in range(first - 1, -1, -1):
        if at == before and indent == key[1]:
            break
        text = _unquoted(lines[at].expandtabs(_TAB), quote)
        if text is None:
            found = False
            break
        own = len(text) - len(text.lstrip())
        if not text.strip() or own >= indent:
            continue
        if _CONTAINER.match(text.lstrip()):
            found = indent - own < 2 * _TAB
            break
        if own == 0:
            found = False
            break
        indent = own
    else:
        found = False
    asked[key] = first, found
    return found
