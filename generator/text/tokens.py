"""Canonical HTML as tokens: what nh3 and lexbor serialise is so regular that one regular expression reads it.

Every attribute is double-quoted, `&`, `<`, `>` and no-break spaces are escaped in text, every element is closed
(WHATWG HTML, section 13.3, "Serializing HTML fragments"), so a tag is found without building a tree again, and
offsets are those of the text.
"""

import re
from html import unescape

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
    r"<div class=\"footnote\">\s*<hr>",
)

CHECKED = re.compile(f"({'|'.join((*_SHAPES, _TAG))})")
"""Splits cleaned HTML into text and tags; code blocks, references to footnotes and the ways back are one token each."""

TRUSTED = re.compile(
    f"(<!--[\\s\\S]*?-->|{'|'.join(rf'<{name}[ >][{chr(92)}s{chr(92)}S]*?</{name}>' for name in _OPAQUE)}"
    f"|{'|'.join((*_SHAPES, _TAG))})"
)
"""The same for HTML that was not cleaned: comments and elements whose content is no HTML are one token each."""

_NAME = re.compile(r"</?([a-z][^\s/>]*)")
_ATTRIBUTE = re.compile(r" ([^\s\">/=]+)=\"([^\"]*)\"")
BREAK = "\0"
"""Stands among words where one block ends and another begins."""


def name_of(token: str) -> str:
    """The name of a tag's element; empty for a comment or an element that is one opaque token."""
    name = _NAME.match(token)
    return name[1] if name and name[1] not in _OPAQUE else ""


def attributes_of(tag: str) -> dict[str, str]:
    """The attributes of a tag, their values still escaped."""
    return dict(_ATTRIBUTE.findall(tag))


def written(attributes: dict[str, str]) -> str:
    """Attributes as HTML, each with a space in front."""
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


def plain(words: list[str]) -> str:
    """Plain text of escaped pieces: entities decoded, white space run together, a line for every block."""
    blocks = " ".join(unescape("".join(words)).split()).split(BREAK)
    return "\n".join(filter(None, map(str.strip, blocks)))
