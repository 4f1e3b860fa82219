"""Lines of a plain text as blocks: what stands between blank ones, or what a break that was meant keeps apart.

Who wraps prose by hand does so within some hundred columns. In a text with far longer lines a break is the end of a
paragraph, wherever a sentence ends before it; where none does, the break came with a link or a picture.
"""

import re
from collections.abc import Iterator, Sequence

from generator.newsroom.pasted.captions import caption
from generator.newsroom.pasted.headings import is_of_the_page, is_subheading
from generator.newsroom.pasted.pieces import Paragraph

WIDEST = 140
"""Columns of a line that nobody has wrapped by hand."""

_LONG = 100
_ENDED = re.compile(r"[.!?…:][\"'”“’»)\]]*$|[\"”»]$")
_MARKED = re.compile(r"[-*•·●▪‣◦–>|#]|\d{1,3}[.)]?\s|@")


def blocks(text: str) -> tuple[Paragraph, ...]:
    """The blocks of a text, each with its lines as they are written but for white space behind them."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    found = [block.strip("\n") for block in re.split(r"\n{2,}", lines) if block.strip()]
    if max((len(line) for block in found for line in block.split("\n")), default=0) < WIDEST:
        return tuple(map(Paragraph, found))
    return tuple(Paragraph(part) for block in found for part in _parted(block.split("\n")))


def _parted(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs of a block in which a break is one of the text."""
    waiting = [lines[0]]
    for line in lines[1:]:
        if _is_apart(waiting, line):
            yield "\n".join(waiting)
            waiting = []
        waiting.append(line)
    yield "\n".join(waiting)


def _is_apart(before: Sequence[str], line: str) -> bool:
    """Whether a line begins a paragraph of its own; lines of a list, a table or a post stay together."""
    last, line = before[-1].strip(), line.strip()
    if (credit := caption(last)) and not credit.value:
        return True
    if "\t" in last + line or (_MARKED.match(line) and (_MARKED.match(last) or len(last) < _LONG)):
        return False
    is_long = len(last) >= _LONG or len(line) >= _LONG
    if _MARKED.match(last):
        return is_long and not line[:1].islower()
    if _ENDED.search(last):
        return is_long
    stands_alone = is_subheading(last) or is_of_the_page(last)
    return len(before) == 1 and len(line) >= _LONG and stands_alone and not line[:1].islower()
