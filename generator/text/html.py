"""The text of one article: Markdown in, clean HTML with open slots out.

A converter's HTML is cleaned (or, for trusted files, only made canonical), then rewritten in one pass over its tokens:
both converters' footnotes, tables and task lists get one form, headings get their ids, code its colours, and every
address that the site itself must answer for is left open as a slot. `fill` closes the slots by joining text.
"""

import re
from collections.abc import Callable

from generator.errors import ConversionError, problem
from generator.model import Body, Location, Problem, Slot, sealed
from generator.text.converters import Converter
from generator.text.places import Places
from generator.text.policy import clean
from generator.text.removals import removals
from generator.text.rewrite import rewritten

_CONTROLS = tuple(map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)))
_UNSTORABLE = re.compile(f"[{''.join(_CONTROLS)}\ud800-\udfff]")


def body(
    text: str, *, path: str, first_line: int, converter: Converter, trusted: bool = False
) -> tuple[Body, tuple[Problem, ...]]:
    """The body of a Markdown text that begins at `first_line` of the file `path`, and what is wrong with it.

    A text that the converter gives up on has an empty body and a PF118.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        html = converter.convert(text)
    except ConversionError as why:
        return sealed(Body()), (
            problem("PF118", f"the text cannot be converted: {why}", Location(path, first_line, 1)),
        )
    return read(html, source=text, path=path, first_line=first_line, trusted=trusted)


def read(
    html: str, *, source: str, path: str, first_line: int, trusted: bool = False
) -> tuple[Body, tuple[Problem, ...]]:
    """The body that a converter's HTML makes, and PF204 and PF205 with their places in `source`.

    Never raises. `trusted` keeps all HTML that `site.yaml` vouches for. Characters that XML 1.0 forbids (section 2.2)
    are dropped, since feeds carry this text.
    """
    places = Places(source, path, first_line)
    html = _storable(html)
    found = () if trusted else removals(html, places)
    canonical = _parsed(html) if trusted else clean(html)
    if "&" in html and "&#" in html:
        canonical = _storable(canonical)
    made, more = rewritten(canonical, places, trusted=trusted)
    return made, (*found, *more)


def fill(body: Body, decide: Callable[[Slot], str]) -> str:
    """The HTML of a body with the text that `decide` gives for each slot put in at its offset."""
    pieces: list[str] = []
    end = 0
    for slot in body.slots:
        pieces += (body.html[end : slot.at], decide(slot))
        end = slot.at
    return "".join((*pieces, body.html[end:]))


def _storable(html: str) -> str:
    """The HTML without what XML forbids, which is looked for in the cheapest way, since there hardly ever is any."""
    if any(map(html.__contains__, _CONTROLS)) or not _is_encodable(html):
        return _UNSTORABLE.sub("", html)
    return html


def _is_encodable(html: str) -> bool:
    """True without surrogates."""
    try:
        return html.isascii() or bool(html.encode())
    except UnicodeEncodeError:
        return False


def _parsed(html: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(html, is_fragment=True).html or ""
