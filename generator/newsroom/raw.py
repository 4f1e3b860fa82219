"""A raw text: its day, its title, what its head and foot say of it, and its body piece by piece.

Its day is the one that it begins with (`date 2024-06-17`), else the one of its head, of its dateline, of its foot or
of its file's name, else the one that is asked for with `--date`. There is no text without a day.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import NamedTuple

from msgspec import Struct, structs

from generator.errors import problem
from generator.model import Digest, Location, Problem, digest_bytes
from generator.newsroom.pasted.clipboard import clipped, is_html
from generator.newsroom.pasted.datelines import Dateline, dateline
from generator.newsroom.pasted.days import day_at, day_without_year, two_readings
from generator.newsroom.pasted.head import head
from generator.newsroom.pasted.lines import blocks
from generator.newsroom.pasted.pieces import Confidence, Found, Paragraph, Piece, Post
from generator.newsroom.pasted.sentences import proposed
from generator.newsroom.pasted.shapes import shaped
from generator.text.dates import DateError, NoSuchDateError, moment
from generator.text.front_matter import line_at

LONGEST = 256 * 1024
"""Bytes of a text, as long as a book; a page may be longer, as most of it is not read."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_DATE = re.compile(r"\s*(?P<word>date\b:?)[^\S\n]*(?P<day>\S*)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MARKDOWN = re.compile(
    r"^#{1,6} \S[^\n]*$|\[[^\[\]\n]+\]\(https?://[^\s()]+\)|(?<![\w*])\*\*[^\s*][^*\n]*[^\s*]\*\*(?![\w*])",
    re.MULTILINE,
)
"""What nobody writes who does not write Markdown."""

_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)", re.ASCII)
_SLASHES = re.compile(r"(?<![\w/])\d{1,2}/\d{1,2}/\d{4}(?![\w/])", re.ASCII)
_FORM = "begin the text with its day, such as: date 2024-06-17; or name the day with --date"
_HEAD_LINES = 12
_STORABLE = {
    **dict.fromkeys((*range(9), *range(14, 28), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)),
    **dict.fromkeys(range(0x1C, 0x20), " "),
    **dict.fromkeys((0x0B, 0x85, 0x2028), "\n"),
    **dict.fromkeys((0x0C, 0x2029), "\n\n"),
}


class Raw(Struct, frozen=True):
    """A raw text: its day or moment, as front matter writes it; its title; all that was found for front matter, these
    two among it; its body; its dateline; and a digest of all its words. `is_proposed`: the title is made of the first
    sentence, which the body holds too; `is_marked`: the text is Markdown, and its marks are meant."""

    day: str
    title: str
    is_proposed: bool
    found: tuple[Found, ...]
    body: tuple[Piece, ...]
    dateline: Dateline | None
    digest: Digest
    is_marked: bool = False


class Asked(NamedTuple):
    """Days that a text may have from elsewhere: that of its file's name, and one that was asked for; "" for none."""

    name: str = ""
    day: str = ""


NOTHING = Asked()
"""No day from elsewhere."""


def day_in_name(name: str) -> str:
    """The day that a file's name holds; "" where it holds none."""
    found = _IN_NAME.search(name)
    if not found:
        return ""
    try:
        moment(found[1], UTC)
    except DateError:
        return ""
    return found[1]


def storable(text: str) -> str:
    """The text without control characters, which neither XML 1.0 (section 2.2) nor YAML can hold; those that end a
    line or a page have become line breaks."""
    return text.translate(_STORABLE)


def read_raw(path: str, data: bytes, asked: Asked = NOTHING) -> tuple[Raw | None, tuple[Problem, ...]]:
    """A raw text read, or everything that is wrong with it. `path` is the file as its problems name it.

    Byte order mark, any line ends, tabs and spaces that do not break are read as people see them.
    """
    plain = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = plain.decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, plain, error.start),)
    if len(plain) > LONGEST and not is_html(text):
        message = f"the text is longer than {LONGEST // 1024} KiB"
        return None, (problem("PF105", message, Location(path), "divide it into several files"),)
    if not storable(text).strip():
        return None, (problem("PF102", "the file is empty", Location(path), _FORM),)
    first, rest, problems = _begun(path, text)
    is_page = not first and is_html(text)
    pieces, told = clipped(storable(text)) if is_page else (blocks(storable(rest)), ())
    if not pieces:
        problems = (*problems, _textless(path, text, len(text) - len(rest)))
    if problems:
        return None, problems
    lead = len(text) - len(rest) - text.rfind("\n", 0, len(text) - len(rest)) - 1 if first else 0
    title = next((each.value for each in told if each.key == "title"), "")
    has_dek = any(each.key == "summary" for each in told)
    parts = head(pieces, lead, title, has_dek=has_dek)
    body, pictures = shaped(parts.body)
    found = (*((first,) if first else ()), *told, *parts.found, *pictures)
    return _dated(path, text, _Parts(found, body), asked)


class _Parts(NamedTuple):
    """What was found in a text, and its body."""

    found: tuple[Found, ...]
    body: tuple[Piece, ...]


def _dated(path: str, text: str, parts: _Parts, asked: Asked) -> tuple[Raw | None, tuple[Problem, ...]]:
    """The text with its day and its title, or the mistake that it has none."""
    opening = next((each.text for each in parts.body if isinstance(each, Paragraph)), "")
    line = dateline(opening)
    title = next((each for each in parts.found if each.key == "title"), None)
    day = _day(parts.found, line, asked)
    if not day:
        return None, (_undated(path, text, line),)
    body = opening[line.end :] if line and opening[line.end :].strip() else opening
    title_found = title or Found("title", proposed(body or parts.body[0].text), "guess", "the first sentence")
    found = tuple(
        _each_once((title_found, day, *(each for each in parts.found if each is not title and each is not day)))
    )
    digest = digest_bytes(" ".join(storable(text).split()).encode())
    is_marked = _MARKDOWN.search(text) is not None
    pieces = tuple(_with_year(piece, day.value) for piece in parts.body)
    return Raw(day.value, title_found.value, title is None, found, pieces, line, digest, is_marked), ()


def _with_year(piece: Piece, day: str) -> Piece:
    """A post whose day has no year, with the last such day until that of the text."""
    if not isinstance(piece, Post) or piece.date or not (without_year := day_without_year(piece.when)):
        return piece
    return structs.replace(piece, date=_before(day, without_year))


def _each_once(found: Iterable[Found]) -> Iterator[Found]:
    """All that was found; of what front matter has one value for, the first, and others as lines that are kept."""
    held: dict[str, str] = {}
    for each in found:
        if held.get(each.key, each.value) == each.value:
            yield each
        elif each.key == "date" and each.value[:10] == held["date"][:10]:
            yield Found("", "", each.confidence, "the day once more", each.text)
        else:
            yield Found("byline", each.text or each.value, each.confidence, f"another {each.key}", each.text)
        if each.key in _SINGLE:
            held.setdefault(each.key, each.value)


_SINGLE = ("title", "date", "updated", "summary", "kind")


def _day(found: tuple[Found, ...], line: Dateline | None, asked: Asked) -> Found | None:
    """The day of a text, by what says so most certainly; where that is a month, its first."""
    month = next((each for each in found if each.key == "month"), None)
    if told := next((each for each in found if each.key == "date"), None):
        return told
    if line and line.day:
        return Found("date", line.day, "high", f"the dateline “{line.text}”")
    if updated := next((each for each in found if each.key == "updated"), None):
        return Found("date", updated.value, "likely", updated.why)
    given: tuple[tuple[str, Confidence, str], ...] = (
        (asked.name, "likely", "the name of the file"),
        (asked.day, "high", "--date"),
    )
    for day, confidence, why in given:
        if day and line and line.without_year:
            return Found("date", _before(day, line.without_year), "likely", f"the dateline “{line.text}”, by {why}")
        if day and day.startswith(month.value if month else ""):
            return Found("date", day, confidence, why)
    return month and Found("date", f"{month.value}-01", "guess", "the text gives the month alone", month.text)


def _before(day: str, without_year: tuple[int, int]) -> str:
    """The month and day of a dateline in the year in which it comes last before a day, or on it."""
    month, number = without_year
    written = f"{day[:4]}-{month:02}-{number:02}"
    return written if written <= day[:10] else f"{int(day[:4]) - 1}-{month:02}-{number:02}"


# ---------------------------------------------------------------- the beginning


def _begun(path: str, text: str) -> tuple[Found | None, str, tuple[Problem, ...]]:
    """The day that a text begins with, if it does, the text behind it, and what is wrong with that day."""
    found = _DATE.match(text)
    if not found or (found["day"] and not re.search(r"\d", found["day"]) and not day_at(text, found.start("day"))):
        return None, text, ()
    day = day_at(text, found.start("day"))
    if day and day.value:
        rest = text[day.end :]
        return Found("date", day.value, "high", "the text begins with it", text[found.start() : day.end]), rest, ()
    if _MONTH.fullmatch(found["day"]) and day_at(f"{found['day']}-01"):
        month = Found("month", found["day"], "high", "the text begins with it", found[0])
        return month, text[found.end() :], ()
    return None, text[found.end() :], (_wrong_day(path, text, found),)


def _wrong_day(path: str, text: str, found: re.Match[str]) -> Problem:
    day = found["day"]
    if not day:
        at = _place(path, text, found.start("word"), len(found["word"]))
        return problem("PF112", f"behind '{found['word']}' its day is missing", at, _FORM)
    at = _place(path, text, found.start("day"), len(day))
    if _SLASHES.fullmatch(day):
        return _ambiguous(day, at)
    try:
        if not _DAY.fullmatch(day):
            raise DateError
        moment(day, UTC)
    except NoSuchDateError as error:
        why = str(error) if "between" in str(error) else f"the date {day} does not exist"
        return problem("PF113", why, at, "write a day of the calendar, such as 2024-06-17")
    except DateError:
        pass
    return problem("PF111", f"the date must be a day such as 2024-06-17, not '{day}'", at, _FORM)


# ---------------------------------------------------------------- mistakes


def _undated(path: str, text: str, line: Dateline | None) -> Problem:
    top = "\n".join(text.split("\n")[:_HEAD_LINES])
    found = _SLASHES.search(top)
    if found and all(1 <= int(number) <= 12 for number in found[0].split("/")[:2]):
        return _ambiguous(found[0], _place(path, text, found.start(), len(found[0])))
    if line and line.without_year and (start := text.find(line.text)) >= 0:
        at = _place(path, text, start, len(line.text))
        return problem("PF112", f"the date is missing: '{line.text}' has no year", at, _FORM)
    start = len(text) - len(text.lstrip())
    width = len(text[start:].split(maxsplit=1)[0])
    return problem("PF112", "the date is missing", _place(path, text, start, width), _FORM)


def _ambiguous(day: str, at: Location) -> Problem:
    one, other = two_readings(day)
    return problem("PF111", f"'{day}' can be two days, {one} or {other}", at, f"write the one that is meant: {one}")


def _textless(path: str, text: str, end: int) -> Problem:
    if not end:
        return problem("PF102", "the file has no text", Location(path), _FORM)
    start = len(text) - len(text.lstrip())
    at = _place(path, text, start, len(text[:end].strip()))
    return problem("PF102", "behind the date there is no text", at, "write the text behind it")


def _place(path: str, text: str, start: int, width: int) -> Location:
    line = text.count("\n", 0, start) + 1
    return Location(path, line, start - text.rfind("\n", 0, start), width, text.split("\n")[line - 1])


def _not_utf8(path: str, plain: bytes, start: int) -> Problem:
    before = plain[:start].decode().replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    at = Location(path, line, len(before) - before.rfind("\n"), 1, line_at(plain, line))
    return problem("PF101", f"the byte 0x{plain[start]:02X} is not UTF-8", at, "save the file as UTF-8")
