"""The text of one article: Markdown in, clean HTML with open slots out.

A converter's HTML is cleaned (or, for trusted files, only made canonical), then rewritten in one pass over its tokens:
both converters' footnotes, tables and task lists get one form, headings get their ids, code its colours, and every
address that the site itself must answer for is left open as a slot. `fill` closes the slots by joining text.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from msgspec import structs

from generator.errors import ConversionError, problem
from generator.model import Body, Problem, Slot, Spot
from generator.text.classes import owned, told, unmarked
from generator.text.converters import Converter
from generator.text.depth import no_deeper, no_more_signs
from generator.text.places import Places
from generator.text.policy import clean
from generator.text.quick import Pieces, pieces, surely_clean
from generator.text.removals import removals
from generator.text.rewrite import rewritten
from generator.text.tokens import CHECKED, TRUSTED
from generator.text.writing.block import Setting
from generator.text.writing.lift import Asked, Lifted, lifted

_CONTROLS = tuple(map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)))
_OURS = re.compile(r"<!--\s*pf-ignore.*?-->", re.DOTALL)
_UNSTORABLE = re.compile(f"[{''.join(_CONTROLS)}\ud800-\udfff]")


class Draft(NamedTuple):
    """A Markdown text that begins at `first_line` of the file `path`; `trusted`: its HTML is kept as it is; `setting`:
    what its writing blocks are written in."""

    text: str
    path: str
    first_line: int
    trusted: bool = False
    setting: Setting = Setting()


Made: TypeAlias = tuple[Body, tuple[Problem, ...]]
"""A body, and what is wrong with the text it was made of."""


def body(text: str, *, path: str, first_line: int, converter: Converter, trusted: bool = False) -> Made:
    """The body of a Markdown text that begins at `first_line` of the file `path`, and what is wrong with it.

    A text that the converter gives up on has an empty body and a PF118.
    """
    return bodies([Draft(text, path, first_line, trusted)], converter)[0]


def bodies(drafts: Sequence[Draft], converter: Converter, *, words: bool = True) -> list[Made]:
    """The bodies of many texts, each as `body` makes it; without `words` their plain text is left out.

    All texts take one step before any takes the next: a processor that does the same many times over does it a
    quarter faster. Some twenty texts at once are enough.
    """
    drafts = [draft._replace(text=_newlines(draft.text)) for draft in drafts]
    blocks = [lifted(draft.text, draft.path, draft.first_line, draft.setting) for draft in drafts]
    converted = [_converted(draft, converter, each) for draft, each in zip(drafts, blocks, strict=True)]
    made = _read_all(converted, drafts, words=words)
    return [
        (_with_credits(body, each.credits), (*each.problems, *found))
        for each, (body, found) in zip(converted, made, strict=True)
    ]


def _with_credits(body: Body, credits: tuple[tuple[str, str], ...]) -> Body:
    return structs.replace(body, credits=credits) if credits else body


def read(html: str, *, source: str, path: str, first_line: int, trusted: bool = False) -> Made:
    """The body that a converter's HTML makes, and PF204 and PF205 with their places in `source`.

    Never raises. `trusted` keeps all HTML that `site.yaml` vouches for. Characters that XML 1.0 forbids (section 2.2)
    are dropped, since feeds carry this text.
    """
    return _read_all([_Converted(html, True, (), {})], [Draft(source, path, first_line, trusted)])[0]


def fill(body: Body, decide: Callable[[Slot], str], links: Iterable[tuple[Spot, str]] = ()) -> str:
    """The HTML of a body with the text that `decide` gives for each slot put in at its offset, and a link to its
    address around each spot."""
    put = [(slot.at, _SLOT, decide(slot)) for slot in body.slots]
    for spot, url in links:
        put += ((spot.at, _OPEN, f'<a class="pf-name" href="{escape(url)}">'), (spot.end, _CLOSE, "</a>"))
    if len(put) > len(body.slots):
        put.sort(key=itemgetter(0, 1))
    pieces: list[str] = []
    end = 0
    for at, _, text in put:
        pieces += (body.html[end:at], text)
        end = at
    return "".join((*pieces, body.html[end:]))


_CLOSE, _SLOT, _OPEN = range(3)
"""What is put in at one offset, in this order."""


def _read_all(converted: Sequence["_Converted"], drafts: Sequence[Draft], *, words: bool = True) -> list[Made]:
    places = [Places(draft.text, draft.path, draft.first_line) for draft in drafts]
    htmls = [storable(each.html) for each in converted]
    sound = [each.is_whole for each in converted]
    marks = [each.classes for each in converted]
    drawn = list(zip(htmls, drafts, marks, strict=True))
    whole = [_whole(*each) if sure else None for each, sure in zip(drawn, sound, strict=True)]
    found = [
        () if sure or draft.trusted else removals(html, at)
        for (html, draft, _), at, sure in zip(drawn, places, whole, strict=True)
    ]
    kept = [sure or _cleaned(*each) for each, sure in zip(drawn, whole, strict=True)]
    made = [
        rewritten(each.pieces, at, draft.trusted, words, source.asked)
        for each, at, draft, source in zip(kept, places, drafts, converted, strict=True)
    ]
    return [
        (body, (*removed, *told(each.taken, at), *doubled))
        for removed, each, at, (body, doubled) in zip(found, kept, places, made, strict=True)
    ]


class _Clean(NamedTuple):
    """HTML that is clean, and the classes that were taken out of it."""

    pieces: Pieces
    taken: tuple[tuple[str, str], ...] = ()


def _whole(html: str, draft: Draft, mark: str) -> _Clean | None:
    """HTML of which nothing but classes is taken out; None when that is in doubt. In a text without tags all are the
    converter's, which are in their places."""
    if draft.trusted or "<" in draft.text:
        return None
    ours, taken = owned(html, mark)
    sure = surely_clean(ours)
    return _Clean(sure, taken) if sure else None


def _cleaned(html: str, draft: Draft, mark: str) -> _Clean:
    """What stays of a converter's HTML."""
    made = _OURS.sub("", _parsed(html)) if draft.trusted else clean(html)
    if "&" in html and "&#" in html:
        made = storable(made)
    if draft.trusted:
        return _Clean(pieces(TRUSTED.split(unmarked(made, mark))))
    ours, taken = owned(made, mark)
    return _Clean(pieces(CHECKED.split(ours)), taken)


class _Converted(NamedTuple):
    """What a converter made of a draft and its blocks, whether all of these are in their places, what is wrong, what
    blocks ask of the site, by the marks for it, what they owe for pictures, and what their classes begin with."""

    html: str
    is_whole: bool
    problems: tuple[Problem, ...]
    asked: Mapping[str, Asked]
    credits: tuple[tuple[str, str], ...] = ()
    classes: str = ""


def _converted(draft: Draft, converter: Converter, blocks: Lifted | None) -> _Converted:
    told = blocks.problems if blocks else ()
    try:
        html = converter.convert(blocks.text if blocks else draft.text)
        if "<" in draft.text:
            no_deeper(html)
        html, is_whole = blocks.put(html) if blocks else (html, True)
        no_more_signs(html)
    except ConversionError as why:
        place = Places(draft.text, draft.path, draft.first_line).piece(why.near)
        told = (*told, problem("PF118", f"the text cannot be converted: {why}", place))
        return _Converted("", True, told, {})
    if not blocks:
        return _Converted(html, True, (), {})
    return _Converted(html, is_whole, told, blocks.asked, blocks.credits, blocks.classes)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def storable(html: str) -> str:
    """The text without what XML 1.0 forbids (section 2.2), which is looked for in the cheapest way, since there hardly
    ever is any."""
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
