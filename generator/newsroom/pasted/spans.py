"""Spans: links and emphasis within a text, as Markdown writes them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from generator.newsroom.pasted.pieces import Link, Mark, within

Way: TypeAlias = Callable[[str], str]
"""A way to write words as Markdown."""


def spanned(text: str, marks: Sequence[Mark], way: Way) -> str:
    """The text with its links and its emphasis, its words written in a certain way. Marks that cross another are left
    out, and so is one that holds nothing."""
    parts: list[str] = []
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, not isinstance(mark, Link))):
        if end <= mark.start < mark.end:
            others = (each for each in marks if each is not mark)
            parts += (way(text[end : mark.start]), _span(text[mark.start : mark.end], mark, others, way))
            end = mark.end
    return "".join((*parts, way(text[end:])))


def _span(words: str, mark: Mark, others: Iterable[Mark], way: Way) -> str:
    said = spanned(words, within(others, mark.start, mark.end), way)
    if isinstance(mark, Link):
        return f"[{said}](<{mark.url}>)"
    sign = "**" if mark.is_strong else "*"
    return f"{sign}{said}{sign}"
