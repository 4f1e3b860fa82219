"""Pieces of a text as Markdown that renders to its very words.

What needs no escaping is left as it is: each piece is converted as the site would convert it, and only where that
does not give the piece's own words back are the characters escaped that Markdown might take as markup; where even
that does not, all punctuation is written as character references. A list, a table, a quotation or a post that cannot
be shown so is a paragraph. Straight quotes, dashes and dots become typographic ones when a page is made, as in every
article; that counts as the same.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from generator.newsroom.pasted.pieces import (
    Grid,
    Heading,
    Level,
    Link,
    Listing,
    Marks,
    Paragraph,
    Piece,
    Post,
    Quotation,
    Rule,
    Video,
)
from generator.newsroom.pasted.spans import Way, spanned
from generator.newsroom.pasted.tables import figures
from generator.newsroom.quoting import quoted
from generator.text.converters import Converter
from generator.text.html import body

_TYPOGRAPHY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "--", "—": "---", "…": "..."})
_COLON = re.compile(r"^:", re.MULTILINE)
_INLINE = re.compile(r"[\\`*\[|{]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|)([#>]|[+-](?=\s|$)|!!!|(?<=\d)[.)])", re.MULTILINE)
_RULE = re.compile(r"^[-=](?:[ \t]*[-=])*$", re.MULTILINE)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_MARKS = re.compile(r"\*\*?[^\s*]|`[^`\s]|(?<!\w)_{1,2}[^\W_]|\]\(https?://")
_LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\(<?https?://[^\s()<>]*>?\)")
_ELSEWHERE = re.compile(r"!\[(?=[^\[\]]*\]\()|\[(?=[^\[\]]*\]\((?!<?https?://))")
_ID = re.compile(r' id="[^"<>]*"')
_INLINE_TAGS = frozenset(("a", "em", "strong", "br"))
_TAG = re.compile(r"<(/?)(\w+)[^<>]*>")

_DEEPER = 4
"""Columns by which both converters tell a list within a list."""


class _Looks(NamedTuple):
    """How a piece looks once it is shown: its words, which elements it is made of, and how many of one of them.
    `is_whole`: there are no more words; `is_loose`: signs are none."""

    words: list[str]
    tags: frozenset[str]
    of: str
    many: int
    is_whole: bool = True
    is_loose: bool = False


def markdown(pieces: Sequence[Piece], converter: Converter, *, is_marked: bool = False) -> str | None:
    """The pieces as Markdown, a blank line between each two; None where the site's own extensions of Markdown change
    their words whatever is done. With `is_marked` emphasis, code and links to other sites are meant as they are
    written."""
    made = [text for piece in pieces if (text := _written(piece, converter, is_marked=is_marked)) is not None]
    text = "\n\n".join(made)
    if len(made) == len(pieces) and _fits(text, made, converter):
        return text
    plain = [_inert(_text(piece)) for piece in pieces]
    text = "\n\n".join(plain)
    shown = _shown(text, converter)
    expected = [word for piece in pieces for word in words(_text(piece))]
    return text if shown and shown[1] == expected and _is_plain(shown[0], len(pieces)) else None


def words(text: str) -> list[str]:
    """The words of a text, with quotes, dashes and dots as a typewriter has them."""
    return text.translate(_TYPOGRAPHY).split()


def _text(piece: Piece) -> str:
    """The text of a piece as one paragraph."""
    return re.sub(r"\n\s*\n", "\n", piece.text)


def _written(piece: Piece, converter: Converter, *, is_marked: bool = False) -> str | None:
    """A piece as Markdown, None where nothing shows its words."""
    if is_marked and isinstance(piece, Paragraph | Heading | Listing | Quotation) and _MARKS.search(piece.text):
        text = _marked(piece, _as_it_is_meant)
        if _renders(text, _looks_marked(piece), converter):
            return text
    for way in (_as_it_is, _escaped, _inert):
        text = _marked(piece, way)
        if _renders(text, _looks(piece), converter):
            return text
    if (plainer := _plainer(piece)) is not None:
        return _written(plainer, converter, is_marked=is_marked)
    if isinstance(piece, Paragraph) and not piece.links:
        return None
    return _written(Paragraph(_text(piece)), converter, is_marked=is_marked)


def _fits(text: str, parts: Sequence[str], converter: Converter) -> bool:
    """Whether the parts of a text show together as each does alone."""
    whole = _shown(text, converter)
    alone = [_shown(part, converter) for part in parts]
    return whole is not None and all(alone) and whole[0].split() == [
        word for each in alone if each for word in each[0].split()
    ]  # fmt: skip


def _is_plain(html: str, count: int) -> bool:
    return re.fullmatch(rf"(?:<p>(?:[^<]|<br>)*</p>\s*){{{count}}}", html) is not None


def _renders(text: str, looks: _Looks, converter: Converter) -> bool:
    """Whether a page shows a piece for `text` as it ought to look."""
    shown = _shown(text, converter)
    if not shown:
        return False
    html, found = shown
    tags = [tag[2] for tag in _TAG.finditer(html) if not tag[1]]
    if looks.is_loose:
        found = _letters(" ".join(found))
    is_said = found == looks.words if looks.is_whole else found[: len(looks.words)] == looks.words
    return is_said and looks.tags.issuperset(tags) and tags.count(looks.of) == looks.many


def _shown(text: str, converter: Converter) -> tuple[str, list[str]] | None:
    """The HTML of a text, without ids, and its words; None where something is wrong with it or left open."""
    made, problems = body(text, path="", first_line=1, converter=converter)
    return None if problems or made.slots else (_ID.sub("", made.html), words(made.text))


# ---------------------------------------------------------------- each kind of piece


def _marked(piece: Piece, way: Way) -> str:
    """A piece as Markdown, its words written in a certain way."""
    match piece:
        case Paragraph():
            return _broken(spanned(piece.text, (*piece.links, *piece.emphases), way), piece)
        case Heading():
            return f"{'#' * piece.level} {way(piece.text)}"
        case Listing():
            return "\n".join(_items(piece, way))
        case Grid():
            return "\n".join(_rows(piece, way))
        case Quotation():
            return _quotation(piece, way)
        case Post():
            keys = {"author": piece.author, "handle": piece.handle, "date": piece.date, "url": piece.url}
            return _block("post", keys, piece.said)
        case Video():
            return _block("video", {"url": piece.url, "title": piece.text}, "")
        case Rule():
            return "* * *"


def _looks(piece: Piece) -> _Looks:
    """How a piece ought to look."""
    match piece:
        case Paragraph():
            breaks = piece.text.count("\n") if piece.is_broken else 0
            of, count = ("br", breaks) if breaks else ("a", len(piece.links))
            return _Looks(words(piece.text), _INLINE_TAGS | {"p"}, of, count)
        case Heading():
            return _Looks(words(piece.text), frozenset((f"h{piece.level}",)), f"h{piece.level}", 1)
        case Listing():
            lists = {piece.is_ordered, *(level.is_ordered for level in piece.levels)}
            tags = _INLINE_TAGS | {"li"} | {"ol" if is_ordered else "ul" for is_ordered in lists}
            shown = [word for item in piece.items for word in words(item)]
            return _Looks(shown, tags, "li", len(piece.items))
        case Grid():
            shown = [word for row in piece.rows for cell in row for word in words(cell)]
            count = len(piece.rows) + (not piece.has_head)
            return _Looks(shown, _INLINE_TAGS | {"div", "table", "thead", "tbody", "tr", "th", "td"}, "tr", count)
        case Quotation():
            by = ", ".join(filter(None, (piece.by, piece.role, piece.source)))
            tags = _INLINE_TAGS | {"figure", "blockquote", "figcaption", "p"}
            return _Looks(words(" ".join((*piece.said, by))), tags, "blockquote", 1)
        case Post():
            tags = frozenset(("figure", "blockquote", "figcaption", "p", "br", "a", "strong", "span", "time"))
            return _Looks(words(piece.said), tags, "figure", 1, is_whole=False)
        case Video():
            return _Looks(words(piece.text), frozenset(("figure", "p", "a", "span")), "figure", 1)
        case Rule():
            return _Looks([], frozenset(("hr",)), "hr", 1)


def _broken(text: str, piece: Paragraph) -> str:
    """A paragraph whose lines end where they are meant to."""
    return text.replace("\n", "  \n") if piece.is_broken else text


def _looks_marked(piece: Piece) -> _Looks:
    """How a piece ought to look whose marks are meant: without them, and without the addresses of its links."""
    plain = _looks(piece)
    said = _letters(_LINK.sub(r"\1", " ".join(plain.words)))
    tags = plain.tags | {"a", "strong", "em", "code", "del"}
    return _Looks(said, tags, *(("p", 1) if isinstance(piece, Paragraph) else (plain.of, plain.many)), is_loose=True)


def _letters(text: str) -> list[str]:
    """The words of a text, letters and figures alone."""
    return re.findall(r"[^\W_]+", text)


def _plainer(piece: Piece) -> Piece | None:
    """A piece with less that is special about it, None where there is nothing."""
    match piece:
        case Paragraph() if piece.emphases:
            return structs.replace(piece, emphases=())
        case Listing() | Quotation() | Grid() if piece.marks:
            return structs.replace(piece, marks=())
        case Listing() if piece.levels:
            return structs.replace(piece, levels=())
        case Video():
            return Paragraph(piece.text, (Link(0, len(piece.text), piece.url),))
    return None


def _items(piece: Listing, way: Way) -> Iterator[str]:
    """The lines of a list, those of one within another further to the right."""
    counted: list[int] = []
    levels = piece.levels or (Level(0, piece.is_ordered),) * len(piece.items)
    marks = piece.marks or ((),) * len(piece.items)
    for item, level, own in zip(piece.items, levels, marks, strict=True):
        counted = [*counted, *[0] * (level.depth + 1 - len(counted))][: level.depth + 1]
        counted[-1] += 1
        sign = f"{counted[-1]}." if level.is_ordered else "-"
        yield f"{' ' * _DEEPER * level.depth}{sign} {spanned(item, own, way)}"


def _rows(grid: Grid, way: Way) -> Iterator[str]:
    marks = grid.marks or (((),) * len(grid.rows[0]),) * len(grid.rows)
    written = [_row(row, own, way) for row, own in zip(grid.rows, marks, strict=True)]
    empty = _row(("",) * len(grid.rows[0]), ((),) * len(grid.rows[0]), way)
    yield written[0] if grid.has_head else empty
    sides = figures(grid.rows[1:] if grid.has_head else grid.rows)
    yield f"| {' | '.join('--:' if right else '---' for right in sides)} |"
    yield from written[1:] if grid.has_head else written


def _row(cells: Sequence[str], marks: Sequence[Marks], way: Way) -> str:
    made = (spanned(cell, own, way) for cell, own in zip(cells, marks, strict=True))
    written = (re.sub(r"(?<!\\)\|", "\\|", cell) for cell in made)
    return f"| {' | '.join(written)} |"


def _quotation(piece: Quotation, way: Way) -> str:
    marks = piece.marks or ((),) * len(piece.said)
    each = [spanned(said, own, way) for said, own in zip(piece.said, marks, strict=True)]
    if piece.by:
        said = "\n\n".join(each)
        return _block("quote", {"by": piece.by, "role": piece.role, "source": piece.source}, said)
    return "\n>\n".join("\n".join(f"> {line}" for line in said.split("\n")) for said in each)


def _block(name: str, keys: dict[str, str], text: str) -> str:
    """A writing block, its fence longer than any that its text could hold."""
    longest = max((len(found) for found in re.findall(r"`+", text)), default=0)
    fence = "`" * max(longest + 1, 3)
    said = f"\n{text}\n" if text else ""
    written = (f"{key}: {value if key == 'date' else quoted(value)}\n" for key, value in keys.items() if value)
    return f"{fence}{{{name}}}\n{''.join(written)}{said}{fence}"


# ---------------------------------------------------------------- ways to write words


def _as_it_is(text: str) -> str:
    """The text, but for what is markup only behind another paragraph: a definition."""
    return _COLON.sub("&#58;", text)


def _as_it_is_meant(text: str) -> str:
    """The text with its marks, but for pictures that did not come with it, and links that lead nowhere here."""
    return _ELSEWHERE.sub(lambda found: found[0].replace("[", "\\["), _as_it_is(text))


def _escaped(text: str) -> str:
    text = _ENTITY.sub("&amp;", text)
    text = _INLINE.sub(r"\\\g<0>", text).replace("<", "&lt;")
    text = _RULE.sub(lambda found: re.sub("[-=]", lambda sign: f"&#{ord(sign[0])};", found[0]), text)
    return _COLON.sub("&#58;", _LINE_START.sub(r"\1\\\2", text))


def _inert(text: str) -> str:
    return _PUNCTUATION.sub(lambda sign: f"&#{ord(sign[0])};", text)
