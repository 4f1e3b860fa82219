"""The text of one article: Markdown in, clean HTML with open slots out.

A converter's HTML is cleaned (or, for trusted files, only made canonical), then rewritten in one pass over its tokens:
both converters' footnotes, tables and task lists get one form, headings get their ids, code its colours, and every
address that the site itself must answer for is left open as a slot. `fill` closes the slots by joining text.
"""

import re
from collections.abc import Callable

from generator.errors import ConversionError, problem
from generator.model import Body, Location, Problem, Slot
from generator.text.converters import Converter
from generator.text.places import Places
from generator.text.policy import clean
from generator.text.removals import removals
from generator.text.rewrite import rewritten

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def body(
    text: str, *, path: str, first_line: int, converter: Converter, trusted: bool = False
) -> tuple[Body, tuple[Problem, ...]]:
    """The body of a Markdown text that begins at `first_line` of the file `path`, and what is wrong with it.

    A text that the converter gives up on has an empty body and a PF118.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        html = converter.convert(text)
    except ConversionError as why:
        return Body(), (problem("PF118", f"the text cannot be converted: {why}", Location(path, first_line, 1)),)
    return read(html, source=text, path=path, first_line=first_line, trusted=trusted)


def read(
    html: str, *, source: str, path: str, first_line: int, trusted: bool = False
) -> tuple[Body, tuple[Problem, ...]]:
    """The body that a converter's HTML makes, and PF204 and PF205 with their places in `source`.

    Never raises. `trusted` keeps all HTML that `site.yaml` vouches for. Characters that XML 1.0 forbids (section 2.2)
    are dropped, since feeds carry this text.
    """
    places = Places(source, path, first_line)
    html = _UNSTORABLE.sub("", html)
    found = () if trusted else removals(html, places)
    canonical = _parsed(html) if trusted else clean(html)
    if "&#" in html:
        canonical = _UNSTORABLE.sub("", canonical)
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


def _parsed(html: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(html, is_fragment=True).html or ""
