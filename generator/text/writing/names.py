"""The names of writing blocks, and how a fence says that it is one."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.schema import blocks
from generator.schema.base import Written
from generator.text.fences import fences

KINDS: dict[str, type[Written]] = {
    "note": blocks.NoteBlock,
    "warning": blocks.WarningBlock,
    "quote": blocks.QuoteBlock,
    "figure": blocks.FigureBlock,
    "gallery": blocks.GalleryBlock,
    "timeline": blocks.TimelineBlock,
    "live": blocks.LiveBlock,
    "post": blocks.PostBlock,
    "video": blocks.VideoBlock,
    "driver": blocks.DriverBlock,
    "results": blocks.ResultsBlock,
    "standings": blocks.StandingsBlock,
}
"""Every block, by its name, with the struct of its keys."""

_INFO = re.compile(r"\{ *([A-Za-z][\w-]*) *\}(.*)")
_MAYBE = re.compile(r"(?:```|~~~)[`~]*[ \t]*\{[ \t]*[A-Za-z]")
_CLOSING = re.compile(r"[ >\t]*(?:`{3,}|~{3,})\s*")

DEEPEST = 4
"""So many blocks stand in each other at most."""


class Named(NamedTuple):
    """What stands behind a fence's marks: the name in braces, and what follows it."""

    name: str
    rest: str


def named(info: str) -> Named | None:
    """The name that a fence has in braces; None for code (`python`, `{.python}`)."""
    found = _INFO.fullmatch(info)
    return Named(found[1], found[2].strip()) if found else None


def is_block(info: str) -> bool:
    """Whether a fence is a block that is known, or of a name as sites have for blocks of their own."""
    found = named(info)
    return found is not None and (found.name in KINDS or "-" in found.name) and not found.rest


def may_hold_blocks(text: str) -> bool:
    """False for a text that surely has no fence with a name in braces: quick."""
    return "{" in text and _MAYBE.search(text) is not None


def without_code(lines: Sequence[str], depth: int = 1) -> list[str]:
    """Lines with fenced code blanked, every character at its place; of blocks the first and the last line alone are.
    Deeper in each other than `DEEPEST` they are code."""
    shown = list(lines)
    for fence in fences(shown):
        inner = shown[fence.first : fence.end]
        if depth <= DEEPEST and is_block(fence.info):
            shown[fence.first : fence.end] = [" " * len(inner[0]), *_inner(inner[1:], depth + 1)]
        else:
            shown[fence.first : fence.end] = [" " * len(line) for line in inner]
    return shown


def _inner(lines: list[str], depth: int) -> list[str]:
    """What stands in a block, below its first line."""
    is_closed = bool(lines) and _CLOSING.fullmatch(lines[-1])
    return [*without_code(lines[:-1], depth), " " * len(lines[-1])] if is_closed else without_code(lines, depth)
