"""Prose as Markdown that renders to its very words.

What needs no escaping is left as it is: each block is converted as the site would convert it, and only where that
does not give the block's own words back are the characters escaped that Markdown might take as markup; where even
that does not, all punctuation is written as character references. Straight quotes, dashes and dots become
typographic ones when a page is made, as in every article; that counts as the same.
"""

import re
from collections.abc import Callable, Sequence

from generator.newsroom.prose import Block
from generator.text.converters import Converter
from generator.text.html import body

_TYPOGRAPHY = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "--", "—": "---", "…": "..."})
_COLON = re.compile(r"^:", re.MULTILINE)
_INLINE = re.compile(r"[\\`*\[|{]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|)([#>]|[+-](?=\s|$)|!!!|(?<=\d)[.)])", re.MULTILINE)
_RULE = re.compile(r"^[-=](?:[ \t]*[-=])*$", re.MULTILINE)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_PLAIN = r"<(?:p|h2 id=\"[^\"<>]*\")>(?:[^<]|<br>)*</(?:p|h2)>\s*"


def markdown(blocks: Sequence[Block], converter: Converter) -> str | None:
    """The blocks as Markdown, a blank line between each two; None where the site's own extensions of Markdown change
    their words whatever is done."""
    text = "\n\n".join(_written(block, converter) for block in blocks)
    if _renders(text, blocks, converter):
        return text
    text = "\n\n".join(_lead(block) + _inert(block.text) for block in blocks)
    return text if _renders(text, blocks, converter) else None


def words(text: str) -> list[str]:
    """The words of a text, with quotes, dashes and dots as a typewriter has them."""
    return text.translate(_TYPOGRAPHY).split()


def _written(block: Block, converter: Converter) -> str:
    ways: tuple[Callable[[str], str], ...] = (_as_it_is, _escaped)
    tried = (_lead(block) + way(block.text) for way in ways)
    good = (text for text in tried if _renders(text, [block], converter))
    return next(good, _lead(block) + _inert(block.text))


def _renders(text: str, blocks: Sequence[Block], converter: Converter) -> bool:
    """Whether a page shows the words of the blocks for `text`, each as a paragraph or a subheading."""
    made, problems = body(text, path="", first_line=1, converter=converter)
    return (
        not problems
        and not made.slots
        and re.fullmatch(rf"(?:{_PLAIN}){{{len(blocks)}}}", made.html) is not None
        and words(made.text) == [word for block in blocks for word in words(block.text)]
    )


def _lead(block: Block) -> str:
    return "## " if block.is_heading else ""


def _as_it_is(text: str) -> str:
    """The text, but for what is markup only behind another paragraph: a definition."""
    return _COLON.sub("&#58;", text)


def _escaped(text: str) -> str:
    text = _ENTITY.sub("&amp;", text)
    text = _INLINE.sub(r"\\\g<0>", text).replace("<", "&lt;")
    text = _RULE.sub(lambda found: re.sub("[-=]", lambda sign: f"&#{ord(sign[0])};", found[0]), text)
    return _COLON.sub("&#58;", _LINE_START.sub(r"\1\\\2", text))


def _inert(text: str) -> str:
    return _PUNCTUATION.sub(lambda sign: f"&#{ord(sign[0])};", text)
