"""Text as Markdown: only what Markdown would take for markup is escaped."""

import re
from urllib.parse import quote

_MARKS = re.compile(
    r"[\\`*{|]|\[(?=\^|[^\[\]\n]*\][(\[:])|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|<|(?<![\w:/])!(?=\[)"
)
_BRACKETS = re.compile(r"[\[\]]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|)([#>]|[+-](?=\s|$)|!!!|(?<=\d)[.)])", re.MULTILINE)
_RULE = re.compile(r"^[-=](?:[ \t]*[-=])*[ \t]*$", re.MULTILINE)
_COLON = re.compile(r"^:", re.MULTILINE)
_TASK = re.compile(r"\A\[(?=[ xX]\])")
_FENCE = re.compile(r"^~(?=~~)", re.MULTILINE)
_UNFIT = re.compile(r"[\x00-\x20\x7f-\x9f<>\"()\\\[\]{}|`^*\u2028\u2029]")


def plain(text: str, *, in_link: bool = False) -> str:
    """A run of text within a line; in the words of a link brackets are escaped too."""
    text = _ENTITY.sub("&amp;", text)
    text = _MARKS.sub(lambda sign: "&lt;" if sign[0] == "<" else "\\" + sign[0], text)
    return _BRACKETS.sub(_once, text) if in_link else text


def paragraph(text: str) -> str:
    """A paragraph whose runs are written already: what would begin another block at the beginning of a line is
    escaped."""
    text = _RULE.sub(lambda found: re.sub("[-=]", lambda sign: f"&#{ord(sign[0])};", found[0]), text)
    text = _COLON.sub("&#58;", _LINE_START.sub(r"\1\\\2", text))
    return _TASK.sub(r"\\[", text)


def address(url: str) -> str:
    """An address as the target of a link."""
    return _ENTITY.sub("&amp;", _UNFIT.sub(lambda sign: quote(sign[0]), url.strip()))


def fenced(code: str, info: str = "") -> str:
    """Code between marks that it does not hold itself."""
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    marks = "`" * max(longest + 1, 3)
    return f"{marks}{info}\n{code}\n{marks}" if code else f"{marks}{info}\n{marks}"


def code(text: str) -> str:
    """Code within a line."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    marks = "`" * (longest + 1)
    room = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{marks}{room}{text}{room}{marks}"


def _once(sign: re.Match[str]) -> str:
    before = sign.string[: sign.start()]
    return sign[0] if (len(before) - len(before.rstrip("\\"))) % 2 else "\\" + sign[0]
