"""The quick way to clean HTML: what a converter made of a text without tags is nearly always what `policy.clean` would
make of it, so it is only split and looked over. In any doubt the answer is None, and a parser decides.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.text.policy import ALIGNMENT, TAGS
from generator.text.tokens import CHECKED, SIMPLE_LATER


class Pieces(NamedTuple):
    """The texts and tags of HTML, in turn, and the places of the tags that are not simple."""

    parts: list[str]
    special: list[int]


def pieces(parts: list[str]) -> Pieces:
    """These texts and tags, with the places of the special ones."""
    return Pieces(parts, [at for at in range(1, len(parts), 2) if parts[at] not in SIMPLE_LATER])


def harmless(html: str) -> bool:
    """True when surely nothing is taken out of a converter's HTML: quick, and false when in doubt."""
    return _DOUBTFUL.search(html) is None


def surely_clean(html: str) -> Pieces | None:
    """What `policy.clean` makes of a converter's HTML, whose elements are all in their places; None when in doubt."""
    if "&" in html and (_ENTITIES.search(html) or (_SIGN.search(html) and _quotes_signs(html))):
        return None
    parts, special = pieces(CHECKED.split(html.replace("\xa0", "&nbsp;") if "\xa0" in html else html))
    odd = "".join([parts[at] for at in special])
    if not harmless(odd) or "<" in "".join(parts[::2]) or not _are_apart(parts, special):
        return None
    if " />" in odd or " style=" in odd:
        for at in special:
            tag = parts[at]
            parts[at] = f"{tag[:-3]}>" if tag[-3:] == " />" else _CELLS.get(tag, tag)
        special = [at for at in special if parts[at] not in SIMPLE_LATER]
    return Pieces(parts, special)


def _quotes_signs(html: str) -> bool:
    """Whether a sign of a tag stands before a quotation mark, as in an attribute, where a parser may decode it."""
    held = (chunk for chunk in html.split("<") if '"' in chunk)
    return any('"' in chunk[found.end() :] for chunk in held if (found := _SIGN.search(chunk)))


def _are_apart(parts: Sequence[str], special: Sequence[int]) -> bool:
    """Whether no link stands in a link, which a parser would take apart."""
    links = [at for at in special if "<a " in parts[at]]
    opening = [(at, after) for at, after in pairwise((*links, len(parts))) if parts[at][-4:] != "</a>"]
    return all("</a>" in parts[at + 1 : after] for at, after in opening if parts[at].startswith("<a "))


_CELLS = {
    f'<{cell} style="text-align:{space}{side}{end}">': f'<{cell} style="text-align:{side}">'
    for cell in ("td", "th")
    for side in ("left", "center", "right")
    for space in ("", " ")
    for end in ("", ";")
}
_ENTITIES = re.compile("&(?!(?:amp|nbsp|lt|gt);)")
"""Entities that a parser decodes."""

_SIGN = re.compile("&[lg]t;")

_GLOBAL = r'(?:id|class|title|lang|dir)="[^"<>]*"'
_ADDRESS = (
    r'"(?:https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?=[/?#"])|(?=mailto:|tel:)|(?=[^":/?#&]*["/?#]))'
    r'(?:[^"<>&\s]|&amp;| (?! ))*"'
)
_COMMON = ("p", "li", "em", "strong", "code", "td")  # tried first
_SIMPLE = "|".join((*_COMMON, *sorted(TAGS - {"input", "img", *_COMMON})))
_DOUBTFUL = re.compile(
    r"<(?!"
    r'(?:p|td|em|h2|strong)>|a href="/[\w/.#-]*">'  # the most frequent tags first
    r"|/[a-z][a-z0-9]*>"
    rf"|(?:{_SIMPLE})(?: {_GLOBAL})* ?/?>"
    rf"|a(?: href={_ADDRESS}| {_GLOBAL})*>"
    rf"|img(?=[^>]* src=)(?: src={_ADDRESS}| (?:alt|width|height|loading)=\"[^\"<>]*\"| {_GLOBAL})* ?/?>"
    rf'|t[hd] style="{ALIGNMENT.pattern}">'
    r'|ol start="\d+">'
    r"|!--(?!-?>)(?:(?!--)[^<])*-->)"
)
"""A tag of which something may be taken out."""
