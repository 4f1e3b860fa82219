"""Canonical HTML as tokens: what nh3 and lexbor serialise is so regular that one regular expression reads it.

Every attribute is double-quoted, `&`, `<`, `>` and no-break spaces are escaped in text, every element is closed
(WHATWG HTML, section 13.3, "Serializing HTML fragments"), so a tag is found without building a tree again, and
offsets are those of the text.

Most tags are simple: they have no attributes and are copied as they are, without a look at each.
"""

import re
from html import unescape

_INLINE_NAMES = """
    a abbr b bdi bdo br cite code data del dfn em i img input ins kbd label mark q rp rt ruby s samp small span strong
    sub sup time u var wbr
"""
INLINE = frozenset(_INLINE_NAMES.split())
"""Elements that stand within a line: words go on across their tags."""

NO_LINK = "nolink"
"""The class of words that are left alone, no names whatever they say: `<span class="nolink">`, which a link that leads
nowhere becomes: `[Hamilton]()`."""

BREAK = "\0"
"""Stands among words where one block ends and another begins."""

_BLOCKS = "ul ol li dl dt dd thead tbody tfoot tr th td hr figcaption"
_PROSE = "p blockquote aside details figure"
_OPAQUE = (
    "iframe", "math", "noembed", "noframes", "noscript", "plaintext",
    "script", "style", "svg", "template", "textarea", "title", "xmp",
)  # fmt: skip
_TAG = r"<[^\">]*(?:\"[^\"]*\"[^\">]*)*>"
_SHAPES = (
    r"<pre(?: id=\"[^\"]*\")?><code[^>]*>[^<]*</code></pre>",
    r"<pre(?: [^>]*)?>\n",
    r"<sup id=\"fnref\d*:[^\"]*\"><a class=\"footnote-ref\" href=\"[^\"]*\">[^<]*</a></sup>",
    r"<a class=\"footnote-backref\" href=\"[^\"]*\"[^>]*>[^<]*</a>",
    r"<div class=\"footnote\">\s*<hr(?: /)?>",
    r"<h[1-6]>[^<]*</h[1-6]>",
)

_PLAIN = r"<[^psadh\">][^\">]*>"
"""A tag without quotes that begins none of the shapes: most are, so it is tried first."""

CHECKED = re.compile(f"({'|'.join((_PLAIN, *_SHAPES, _TAG))})")
"""Splits cleaned HTML into text and tags; code blocks, references to footnotes and the ways back are one token each."""

TRUSTED = re.compile(
    f"(<!--[\\s\\S]*?-->|{'|'.join(rf'<{name}[ >][{chr(92)}s{chr(92)}S]*?</{name}>' for name in _OPAQUE)}"
    f"|{'|'.join((*_SHAPES, _TAG))})"
)
"""The same for HTML that was not cleaned: comments and elements whose content is no HTML are one token each."""

SIMPLE = {
    **{f"<{slash}{name}>": "" for name in INLINE - {"img", "input"} for slash in ("", "/")},
    **{f"<{slash}{name}>": BREAK for name in _BLOCKS.split() for slash in ("", "/")},
    "<br>": " ",
}
"""The simple tags, and what each is among words."""

SIMPLE_LATER = SIMPLE | {f"<{slash}{name}>": BREAK for name in _PROSE.split() for slash in ("", "/")}
"""The same once the opening paragraph is known: what could hold it is simple too."""

_NAME = re.compile(r"</?([a-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r" ([^\s\">/=]+)=\"([^\"]*)\"")
_RUN = re.compile("  +")
_SPACES = tuple(char for char in map(chr, range(0x3001)) if char.isspace() and char != " ")


def name_of(token: str) -> str:
    """The name of a tag's element; empty for a comment or an element that is one opaque token."""
    name = _NAME.match(token)
    return name[1] if name and name[1] not in _OPAQUE else ""


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a tag, their values still escaped."""
    return dict(_ATTRIBUTE.findall(tag))


def written(attributes: dict[str, str]) -> str:
    """Attributes as HTML, each with a space in front."""
    return "".join([f' {name}="{value}"' for name, value in attributes.items()])


def plain(words: list[str]) -> str:
    """Plain text of escaped pieces: entities decoded, white space run together, a line for every block."""
    blocks = _spaced(unescape("".join(words))).split(BREAK)
    return "\n".join(filter(None, map(str.strip, blocks)))


def _spaced(text: str) -> str:
    """The text with one space for every run of white space."""
    if len(text) < 400:
        return " ".join(text.split())
    for space in _SPACES:  # a long text is not split: each of its words would be copied
        if space in text:
            text = text.replace(space, " ")
    return _RUN.sub(" ", text)
