"""YAML in simple lines, as nearly all front matter stands: read by one regular expression, which spares the parser.

Only what can mean one thing is taken. A line has a key, and behind it a plain text, a text in double quotes, a list of
such texts in brackets, or keys and texts in braces; below it there may be a list whose items are texts, or keys and
texts in braces, or lines of keys and texts. All else is left to `yaml_source`, and so is a text with a mistake in it,
for here nothing has a place.
"""

import re
from typing import TypeAlias

from yaml.events import Event

from generator.text.yaml_source import Mapping, Node, Scalar, Sequence

_Pairs: TypeAlias = list[tuple[str, Node]]

_NO = r"\x00-\x1f"
_KEY = "[a-z_]{1,99}: +"
_QUOTED = rf'"[^"\\{_NO}]*(?:\\["\\][^"\\{_NO}]*)*"'
_PLAIN = rf"[A-Za-z0-9/][^:#{_NO}]*(?::(?=[^ {_NO}])[^:#{_NO}]*)*(?<! )"
_WITHIN = rf'[A-Za-z0-9/][^]:#?,[{{}}"{_NO}]*(?<! )'  # in brackets and braces more signs have a meaning
_SHORT = f"(?:{_QUOTED}|{_WITHIN})"
_LISTED = rf"\[(?:{_SHORT}(?:, *{_SHORT})*)?\]"
_PAIRS = rf"\{{{_KEY}{_SHORT}(?:, *{_KEY}{_SHORT})*\}}"
_LINE = re.compile(
    rf"([a-z_]{{1,99}}):(?: +(?:({_QUOTED}|{_PLAIN})|({_LISTED})|({_PAIRS}))\n"
    rf"|\n(?:((?:  - (?:{_QUOTED}|{_PLAIN}|{_PAIRS})\n)+)|((?:  {_KEY}(?:{_QUOTED}|{_PLAIN})\n)+)))"
)
_TEXT = re.compile(_SHORT)
_PAIR = re.compile(f"([a-z_]+): +({_SHORT})")
_ESCAPED = re.compile(r"\\(.)")
_NOWHERE = Event()
_AT = (_NOWHERE, _NOWHERE)


def in_lines(part: str) -> Mapping | None:
    """The tree of a YAML text in simple lines, the same that `compose` makes, but without places; None for others."""
    if not part.replace("\n", "").isprintable():
        return None  # what is no sign that people type may mean something to YAML
    pairs: _Pairs = []
    end = 0
    try:
        while found := _LINE.match(part, end):
            end = found.end()
            pairs.append((found[1], _value(*found.groups()[1:])))
        return _mapping(pairs) if end == len(part) else None
    except _StandsTwiceError:
        return None


class _StandsTwiceError(Exception):
    """A key stands twice, which `compose` has a problem for."""


def _value(text: str, listed: str, braced: str, items: str, lines: str) -> Node:
    """What stands behind or below a key, of which one is given."""
    if text:
        return _scalar(text)
    if listed:
        return _texts(listed)
    if braced:
        return _braced(braced)
    if items:
        return Sequence([_braced(line) if line[4] == "{" else _scalar(line[4:]) for line in items.splitlines()], *_AT)
    below = (line.split(":", 1) for line in lines.splitlines())
    return _mapping([(key[2:], _scalar(value.lstrip(" "))) for key, value in below])


def _braced(text: str) -> Mapping:
    return _mapping([(key, _scalar(value)) for key, value in _PAIR.findall(text)])


def _scalar(text: str) -> Scalar:
    if text[0] != '"':
        return Scalar(text, True, _NOWHERE, _NOWHERE)
    text = text[1:-1]
    return Scalar(_ESCAPED.sub(r"\1", text) if "\\" in text else text, False, _NOWHERE, _NOWHERE)


def _texts(listed: str) -> Sequence:
    return Sequence([_scalar(text) for text in _TEXT.findall(listed)], _NOWHERE, _NOWHERE)


def _mapping(pairs: _Pairs) -> Mapping:
    entries = {key: (Scalar(key, True, _NOWHERE, _NOWHERE), value) for key, value in pairs}
    if len(entries) < len(pairs):
        raise _StandsTwiceError
    return Mapping(entries, _NOWHERE, _NOWHERE)
