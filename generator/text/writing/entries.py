"""Blocks of entries: a heading of level 2 begins each, with the time or the day in front.

## 15:03 Lights out            an entry of a live block
## 1992-08-16: A first title   an entry of a timeline; what is no date may stand there too: `## Lap 12: Rain`
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from html import escape
from itertools import pairwise
from typing import NamedTuple

from generator.model import Moment
from generator.text import dates
from generator.text.fences import fences
from generator.text.writing.block import Block, Html, Markdown, Piece, element, time

_HEADING = re.compile(r" {0,3}##(?!#)[ \t]*(.*?)[ \t]*#*$")
_DAY = r"(?:\d{4}-\d{2}-\d{2}[ Tt]+)?"
_OFFSET = r"(?: ?(?:[Zz]|[+-]\d{2}:?\d{2}))?"
_CLOCK = re.compile(rf"({_DAY}\d{{1,2}}:\d{{2}}(?::\d{{2}})?{_OFFSET}):?(?:\s+|$)(.*)", re.ASCII)
_HALF = re.compile(r"[ap]\.?m\b\.?", re.IGNORECASE)
_HALF_A_DAY = 12 * 60 * 60
_DATED = re.compile(r"(\d{4}(?:-\d{2}){0,2})(?:: *|\s+|$)(.*)")


class _Entry(NamedTuple):
    """An entry: the line of its heading, what that says, and its text."""

    line: int
    heading: str
    text: Markdown


class _Timed(NamedTuple):
    """An entry of a live block with its line, its moment, whether the block gives the day, and its title."""

    line: int
    moment: Moment
    is_of_block: bool
    title: str
    text: Markdown


def live(block: Block) -> Iterator[Piece]:
    """Entries with their times, newest or oldest first; an entry's address is made of its moment, so that it stays when
    its words change."""
    timed = list(_timed(block))
    _tell_jumps(block, timed)
    timed.sort(key=lambda each: each.moment.at, reverse=block.front.order == "newest")
    days = {each.moment.at.date() for each in timed}
    seen = block.moments
    yield Html('<div class="pf-live">')
    for each in timed:
        name = each.moment.at.strftime("at-%Y-%m-%d-%H%M")
        seen[name] += 1
        anchor = f"{name}-{seen[name]}" if seen[name] > 1 else name
        shown = time(each.moment, _shown(block, each.moment, is_one_day=days == {block.front.date}))
        head = " ".join(filter(None, (f'<a href="#{anchor}">{shown}</a>', element("strong", each.title))))
        head = f'<p class="pf-entry-head">{head}</p>'
        yield from (Html(f'<div class="pf-entry" id="{anchor}">{head}'), each.text, Html("</div>"))
    yield Html("</div>")


def timeline(block: Block) -> Iterator[Piece]:
    """What happened, in the order in which it is written."""
    yield Html(f'<div class="pf-timeline">{element("p", block.front.title, "pf-block-title")}<ol>')
    for each in _entries(block, "write '## 1992: A first title' above it"):
        when, title = _dated(each.heading, block, each.line)
        head = " ".join(filter(None, (when, element("strong", title))))
        yield from (Html(f'<li><p class="pf-entry-head">{head}</p>'), each.text, Html("</li>"))
    yield Html("</ol></div>")


def _timed(block: Block) -> Iterator[_Timed]:
    for each in _entries(block, "write '## 15:03 Lights out' above it"):
        found = _CLOCK.match(each.heading)
        if not found:
            block.tell("PF221", "an entry begins with its time", each.line, each.heading, "write '## 15:03 Lights out'")
        elif half := _HALF.match(found[2]):
            written = f"{found[1]} {half[0].strip()}"
            hint = f"'{found[1]}' or '{_afternoon(found[1])}', whichever is meant"
            block.tell("PF113", "the time of an entry is one of 24 hours", each.line, written, f"write {hint}")
        elif moment := _moment(block, each.line, found[1]):
            yield _Timed(each.line, moment, not found[1][:4].isdigit(), found[2], each.text)


def _afternoon(clock: str) -> str:
    """A time of day, twelve hours later."""
    before, colon, rest = clock.partition(":")
    day, _, hour = before.rpartition(" ")
    return f"{day} {(int(hour) + 12) % 24}{colon}{rest}".lstrip()


def _tell_jumps(block: Block, timed: Sequence[_Timed]) -> None:
    """Tell of the first entry that looks as if it were of another day than the block says: over midnight."""
    for one, other in pairwise(timed):
        apart = abs((other.moment.at - one.moment.at).total_seconds())
        if one.is_of_block and other.is_of_block and apart > _HALF_A_DAY:
            late = min(one, other, key=lambda each: each.moment.at)
            day = (late.moment.at + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
            text = "this entry and the one beside it are more than 12 hours apart on one day"
            block.tell(
                "PF225", text, late.line, block.lines[late.line].strip("# \t"), f"past midnight write '## {day}'"
            )
            return


def _moment(block: Block, line: int, written: str) -> Moment | None:
    """The moment that an entry gives; None, and told, where it gives none."""
    has_day = written[:4].isdigit()
    if not has_day and not block.front.date:
        hint = "write 'date: 2024-06-16' at the head of the block, or '## 2024-06-16 15:03'"
        block.tell("PF221", f"the day of the entry '{written}' is not known", line, written, hint)
        return None
    hour, rest = written.split(":", 1)
    full = written if has_day else f"{block.front.date.isoformat()} {hour:0>2}:{rest}"
    try:
        return dates.moment(full, block.setting.zone)
    except dates.NoSuchDateError:
        block.tell("PF113", f"the time of an entry: {written} does not exist", line, written, "")
    except dates.DateError:
        block.tell("PF113", f"the time of an entry is {dates.MOMENT}", line, written, "")
    return None


def _shown(block: Block, moment: Moment, *, is_one_day: bool) -> str:
    """The time of day alone where all entries are of one day, which the block says."""
    setting = block.setting
    return (setting.clock if is_one_day else setting.when)(moment, setting.language)


def _dated(heading: str, block: Block, line: int) -> tuple[str, str]:
    """When something was, as HTML, and what it was."""
    if found := _DATED.match(heading):
        try:
            day = dates.partial_date(found[1])
        except dates.NoSuchDateError:
            block.tell("PF113", f"the day of an entry: {found[1]} does not exist", line, found[1], "")
        except dates.DateError:
            pass
        else:
            shown = escape(block.setting.partial(day, block.setting.language))
            return f'<time datetime="{day}">{shown}</time>', found[2]
    label, _, title = heading.partition(": ")
    return element("span", label, "pf-when"), title.strip()


def _entries(block: Block, hint: str) -> Iterator[_Entry]:
    """The entries of a block; text above the first one is told, and left out."""
    heads = list(_headings(block.lines))
    first = heads[0][0] if heads else len(block.lines)
    for line in range(first):
        if block.lines[line].strip():
            block.tell("PF221", "this text belongs to no entry", line, block.lines[line].strip(), hint)
            break
    ends = [line for line, _ in heads[1:]] + [len(block.lines)]
    for (line, heading), end in zip(heads, ends, strict=False):  # without entries there is an end, and no head
        yield _Entry(line, heading, Markdown(line + 1, end))


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    code = {line for fence in fences(lines) for line in range(fence.first, fence.end)}
    for number, line in enumerate(lines):
        if number not in code and (found := _HEADING.match(line)):
            yield number, found[1]
