"""How deep elements stand in each other, told before a parser sees them: what cleans HTML takes time for each element
by its depth, and writes formatting that nothing closes anew into each block that follows. For each entity it takes time
by how many there are.
"""

import re

from generator.errors import ConversionError

DEEPEST = 200
"""Elements within each other. Browsers stop at some 500."""

MOST_REPEATED = 200_000
"""Elements that a parser adds to a text since formatting was not closed."""

MOST_SIGNS = 150_000
"""Signs that stand in a text as entities: &, < and >."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*")
_FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_ENDED = frozenset(
    ("p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "rt", "rp")
)
"""Elements whose end tags may be left out: the next one ends them."""


def no_more_signs(html: str) -> None:
    """Raise ConversionError for HTML that has too many entities."""
    if html.count("&") > MOST_SIGNS:
        raise ConversionError(f"more than {MOST_SIGNS:,} of the signs &, < and > stand in it")


def no_deeper(html: str) -> None:
    """Raise ConversionError, near the tag, for HTML that is nested too deeply, or opens too much and closes nothing."""
    if html.count("<") <= DEEPEST:
        return
    depth, formatting, repeated = 0, 0, 0
    for found in _TAG.finditer(html):
        name = found[2].lower()
        if name in _VOID:
            continue
        step = -1 if found[1] else 1
        if name in _FORMATTING:
            formatting = max(formatting + step, 0)
        elif step > 0:
            repeated += formatting
        if name not in _ENDED:
            depth = max(depth + step, 0)
        if depth > DEEPEST or repeated > MOST_REPEATED:
            raise ConversionError(f"elements stand more than {DEEPEST} deep in each other", found[0])
