"""What a YAML error means, in our own words, and where the mistake really stands.

The parser reports where it could not go on, which is often a line below the mistake, and in words made for people
who write parsers. Both of PyYAML's parsers, C and Python, are understood.
"""

import re
from collections.abc import Callable

import yaml
from msgspec import Struct
from yaml import Mark

NOT_PRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML (5.1) and XML do not allow."""

_QUOTE = "put the value in quotes"
_LOOSE_KEY = re.compile(r" *(?:- )*([^\W\d][\w-]*):(?=\S)(?!//)")
_KEY = re.compile(r" *(?:- )*([^\s:#][^:#]*): +")


class Mistake(Struct, frozen=True):
    """A mistake with its line and column in the YAML text, both from 0."""

    line: int
    column: int
    message: str
    hint: str = ""


def loose_key(lines: list[str], line: int) -> Mistake | None:
    """The mistake of a line whose key has no space behind its colon, which makes it mere text to YAML."""
    text = lines[line] if line < len(lines) else ""
    found = _LOOSE_KEY.match(text)
    if not found:
        return None
    key, value = found[1], text[found.end() :]
    return Mistake(line, found.end() - 1, f"behind '{key}:' a space is missing", f"{key}: {value}")


class _Report(Struct, frozen=True):
    """An error of the parser: where it stopped, where what it was reading began, and the lines of the text."""

    lines: list[str]
    stop: tuple[int, int]
    begin: tuple[int, int]

    def line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    def char(self) -> str:
        return self.line(self.stop[0])[self.stop[1] :][:1]


def explain(error: yaml.YAMLError, text: str) -> Mistake:
    """The mistake behind an error that parsing `text` raised."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return _control(text)
    lines = text.split("\n")
    stop = _place(error.problem_mark or error.context_mark)
    report = _Report(lines, stop, _place(error.context_mark) if error.context_mark else stop)
    if tab := re.match(" *\t", report.line(stop[0])):
        return Mistake(stop[0], tab.end() - 1, "a tab cannot indent YAML", "indent with spaces")
    said = f"{error.context or ''}; {error.problem or ''}"
    for pattern, rule in _RULES:
        if re.search(pattern, said):
            return rule(report)
    return Mistake(*stop, f"YAML cannot be read from here on: {error.problem}")


def _place(mark: Mark | None) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _control(text: str) -> Mistake:
    found = NOT_PRINTABLE.search(text)
    before = text[: found.start()] if found else ""
    char = f"U+{ord(found[0]):04X}" if found else "one"
    column = len(before) - before.rfind("\n") - 1
    return Mistake(before.count("\n"), column, f"a control character, {char}, cannot stand in YAML", "delete it")


def _value_with_colon(report: _Report) -> Mistake:
    """`mapping values are not allowed`: a second `: ` in a line, or a key where none can be."""
    line, column = report.stop
    text = report.line(line)
    key = _KEY.match(text)
    if key and key.end() <= column:
        value = text[key.end() :].strip().replace("\\", "\\\\").replace('"', '\\"')
        return Mistake(line, column, "a value that holds ': ' must stand in quotes", f'{key[1]}: "{value}"')
    for above in range(line - 1, max(line - 4, -1), -1):
        if loose := loose_key(report.lines, above):
            return loose
    start = len(text) - len(text.lstrip())
    return Mistake(line, start, "this key does not begin in the column of the one above", "indent both alike")


def _no_colon(report: _Report) -> Mistake:
    hint = "write 'key: value'; a line that goes on with the value above is indented"
    return loose_key(report.lines, report.begin[0]) or Mistake(*report.begin, "this line has no key", hint)


def _open_quote(report: _Report) -> Mistake:
    return Mistake(*report.begin, "the quote that begins here has no end", "put the same quote behind the text")


def _misplaced(report: _Report) -> Mistake:
    """`did not find expected key`: something behind a complete value, or a line indented differently."""
    line, column = report.stop
    before = report.line(line)[:column].rstrip()[-1:]
    hints = {
        "'": "within '…' an apostrophe is written twice: ''",
        '"': 'within "…" a quote is written \\"',
        "]": "put the whole value in quotes",
        "}": "put the whole value in quotes",
    }
    if before in hints:
        return Mistake(line, column, f"nothing may stand behind the closing {before}", hints[before])
    return Mistake(line, column, "this line does not begin in the column of the keys above", "indent both alike")


def _no_item(report: _Report) -> Mistake:
    line, column = report.stop
    before = report.line(line)[:column].rstrip()[-1:]
    if before in ("'", '"', "]", "}"):
        return _misplaced(report)
    message = "this line is neither an item of the list above nor a key beside it"
    return Mistake(line, column, message, "begin it with '- ' like the items above, or in the column of a key")


def _open_list(report: _Report) -> Mistake:
    return Mistake(*report.begin, "the list that begins here lacks a ',' or its ']'", "write [one, two]")


def _open_mapping(report: _Report) -> Mistake:
    hint = "write {key: value}, or put a text that begins with '{' in quotes"
    return Mistake(*report.begin, "the mapping that begins here lacks a ',' or its '}'", hint)


def _no_value(report: _Report) -> Mistake:
    if char := report.char():
        return Mistake(*report.stop, f"'{char}' cannot stand where a value begins", _QUOTE)
    before = [*report.lines[: report.stop[0]], report.line(report.stop[0])[: report.stop[1]]]
    line = max((number for number, text in enumerate(before) if "[" in text or "{" in text), default=0)
    column = max(before[line].rfind("["), before[line].rfind("{"), 0)
    return Mistake(line, column, "what begins here has no end", "close every '[' and '{'")


def _no_start(report: _Report) -> Mistake:
    return Mistake(*report.stop, f"a value cannot begin with '{report.char()}'", _QUOTE)


def _sign(report: _Report) -> Mistake:
    line, column = report.begin
    return Mistake(line, column, f"a value cannot begin with '{report.line(line)[column : column + 1]}'", _QUOTE)


def _block(report: _Report) -> Mistake:
    line, column = report.begin
    sign = report.line(line)[column : column + 1]
    return Mistake(*report.stop, f"behind '{sign}' the text begins on the next line", "or put the value in quotes")


def _list_beside_key(report: _Report) -> Mistake:
    hint = "begin each item on a line of its own below the key, or write [one, two]"
    return Mistake(*report.stop, "a list of '- ' cannot begin beside its key", hint)


def _behind_the_end(report: _Report) -> Mistake:
    line, column = report.stop
    above = [text.rstrip() for text in report.lines[:line]]
    if "..." in above:
        return Mistake(above.index("..."), 0, "'...' ends the YAML, but more follows", "take this line out")
    if report.line(line)[:1] == "%":
        return Mistake(line, column, "a line of YAML cannot begin with '%'", _QUOTE)
    return Mistake(line, column, "this does not belong to what stands above", "begin all keys in the same column")


def _escape(report: _Report) -> Mistake:
    line, column = report.stop
    start = report.line(line).rfind("\\", 0, column + 1)
    written = report.line(line)[start : start + 2]
    hint = "write \\\\ for a backslash, or put the text in '…'"
    return Mistake(line, start, f"'{written}' begins no escape that YAML knows", hint)


def _directive(report: _Report) -> Mistake:
    return Mistake(report.stop[0], 0, "a line that begins with '%' is a directive, and not a known one", "take it out")


_RULES: tuple[tuple[str, Callable[[_Report], Mistake]], ...] = (
    ("mapping values are not allowed", _value_with_colon),
    ("could not find expected ':'", _no_colon),
    ("quoted scalar; found unexpected", _open_quote),
    ("flow sequence; ", _open_list),
    ("flow mapping; ", _open_mapping),
    ("node content", _no_value),
    ("cannot start any token", _no_start),
    ("scanning an? (alias|anchor|tag)|parsing a tag|tag handle", _sign),
    ("block scalar; ", _block),
    ("sequence entries are not allowed", _list_beside_key),
    ("block collection; ", _no_item),
    ("block mapping; ", _misplaced),
    ("<document start>", _behind_the_end),
    ("quoted scalar; ", _escape),
    ("directive|incompatible YAML document", _directive),
)
