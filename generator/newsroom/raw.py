"""A raw text: `date YYYY-MM-DD` at its very beginning, and then nothing but prose."""

import re
from datetime import UTC

from msgspec import Struct

from generator.errors import problem
from generator.model import Digest, Location, Problem, digest_bytes
from generator.text.dates import DateError, NoSuchDateError, moment
from generator.text.front_matter import line_at

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_DATE = re.compile(r"\s*(?P<word>date\b:?)[^\S\n]*(?P<day>\S*)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FORM = "begin the text with its day, such as: date 2024-06-17"
_STORABLE = {
    **dict.fromkeys((*range(9), *range(14, 28), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)),
    **dict.fromkeys(range(0x1C, 0x20), " "),
    **dict.fromkeys((0x0B, 0x85, 0x2028), "\n"),
    **dict.fromkeys((0x0C, 0x2029), "\n\n"),
}


class Raw(Struct, frozen=True):
    """A raw text: its day, `2024-06-17`; its blocks, each the lines between two blank ones, without white space at
    their ends; the width of what stands before the text in its first line; and a digest of all its words."""

    day: str
    blocks: tuple[str, ...]
    lead: int
    digest: Digest


def storable(text: str) -> str:
    """The text without control characters, which neither XML 1.0 (section 2.2) nor YAML can hold; those that end a
    line or a page have become line breaks."""
    return text.translate(_STORABLE)


def read_raw(path: str, data: bytes) -> tuple[Raw | None, tuple[Problem, ...]]:
    """A raw text read, or everything that is wrong with it. `path` is the file as its problems name it.

    Byte order mark, any line ends, tabs and spaces that do not break are read as people see them.
    """
    plain = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = plain.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, plain, error.start),)
    if not storable(text).strip():
        return None, (problem("PF102", "the file is empty", Location(path), _FORM),)
    found = _DATE.match(text)
    problems = [*_date_problems(path, text, found), *_text_problems(path, text, found)]
    if problems or not found:
        return None, tuple(problems)
    rest = text[found.end() :]
    lead = found.end() - text.rfind("\n", 0, found.end()) - 1
    words = digest_bytes(" ".join(storable(text).split()).encode())
    return Raw(found["day"], _blocks(storable(rest)), lead, words), ()


def _blocks(text: str) -> tuple[str, ...]:
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return tuple(block.strip("\n") for block in re.split(r"\n{2,}", lines) if block.strip("\n"))


def _date_problems(path: str, text: str, found: re.Match[str] | None) -> list[Problem]:
    if not found:
        start = len(text) - len(text.lstrip())
        width = len(text[start:].split(maxsplit=1)[0])
        return [problem("PF112", "the date is missing", _place(path, text, start, width), _FORM)]
    day = found["day"]
    if not day:
        at = _place(path, text, found.start("word"), len(found["word"]))
        return [problem("PF112", f"behind '{found['word']}' its day is missing", at, _FORM)]
    at = _place(path, text, found.start("day"), len(day))
    try:
        if not _DAY.fullmatch(day):
            raise DateError
        moment(day, UTC)
    except NoSuchDateError as error:
        why = str(error) if "between" in str(error) else f"the date {day} does not exist"
        return [problem("PF113", why, at, "write a day of the calendar, such as 2024-06-17")]
    except DateError:
        return [problem("PF111", f"the date must be a day such as 2024-06-17, not '{day}'", at, _FORM)]
    return []


def _text_problems(path: str, text: str, found: re.Match[str] | None) -> list[Problem]:
    if not found or _blocks(storable(text[found.end() :])):
        return []
    at = _place(path, text, found.start("word"), len(found[0].lstrip()))
    return [problem("PF102", "behind the date there is no text", at, "write the text behind it")]


def _place(path: str, text: str, start: int, width: int) -> Location:
    line = text.count("\n", 0, start) + 1
    return Location(path, line, start - text.rfind("\n", 0, start), width, text.split("\n")[line - 1])


def _not_utf8(path: str, plain: bytes, start: int) -> Problem:
    before = plain[:start].decode().replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    at = Location(path, line, len(before) - before.rfind("\n"), 1, line_at(plain, line))
    return problem("PF101", f"the byte 0x{plain[start]:02X} is not UTF-8", at, "save the file as UTF-8")
