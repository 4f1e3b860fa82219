"""Spans: links and emphasis within a text, as Markdown writes them."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from generator.newsroom.pasted.pieces import Link, Mark, within

Way: TypeAlias = Callable[[str], str]
"""A way to write words as Markdown."""


def spanned(text: str, marks: Sequence[Mark], way: Way) -> str:
    """The text with its links and its emphasis, its words written in a certain way. Marks that cross another are left
    out, and so is one that holds nothing."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, not isinstance(mark, Link)))
    parts: list[str] = []
    end = at = 0
    while at < len(ordered):
        mark, at = ordered[at], at + 1
        if not end <= mark.start < mark.end:
            continue
        first = at
        while at < len(ordered) and ordered[at].start < mark.end:
            at += 1
        parts += (way(text[end : mark.start]), _span(text[mark.start : mark.end], mark, ordered[first:at], way))
        end = mark.end
    return "".join((*parts, way(text[end:])))


def _span(words: str, mark: Mark, others: Sequence[Mark], way: Way) -> str:
    said = spanned(words, within(others, mark.start, mark.end), way)
    if isinstance(mark, Link):
        return f"[{said}](<{mark.url}>)"
    sign = "**" if mark.is_strong else "*"
    return f"{sign}{said}{sign}"
