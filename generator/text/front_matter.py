"""Front matter and whole files of YAML, read into structs of `schema`, and the places of their keys."""

import re
from datetime import tzinfo
from functools import lru_cache, partial
from typing import Generic, TypeVar

from msgspec import Struct, structs

from generator.errors import problem
from generator.model import Location, Problem
from generator.text.conversion import Reading
from generator.text.places import Places
from generator.text.slugs import is_slug, slugify
from generator.text.typed import read as read_struct
from generator.text.yaml_lines import in_lines
from generator.text.yaml_source import Mapping, Scalar, Sheet, compose, walk

T = TypeVar("T", bound=Struct)

LONGEST = 64 * 1024
"""Bytes of front matter, its two lines of `---` included."""

LONGEST_FILE = 16 * 1024 * 1024
"""Bytes of a file that is YAML as a whole."""

_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"\n---[ \t]*(?:\n|\Z)")
_FORM = "begin with three lines: '---', 'title: …', '---'"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Document(Struct, Generic[T], frozen=True):
    """A file with front matter. `front` is None when it lacks what it cannot do without; `body` has `\\n` at the ends
    of its lines, and `body_line` is the number of its first line in the file."""

    front: T | None
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()


class _Part(Struct, frozen=True):
    """The YAML of a file and what follows it."""

    sheet: Sheet
    yaml: str
    body: str
    body_line: int


def read(path: str, data: bytes, kind: type[T], zone: tzinfo) -> Document[T]:
    """The front matter of a file as a struct, its body, and every mistake of the front matter."""
    part = _split(path, data)
    if isinstance(part, Problem):
        return Document(None, "", 1, (part,))
    front, problems = _typed(part, kind, zone)
    return Document(front, part.body, part.body_line, problems)


def read_whole(path: str, data: bytes, kind: type[T], zone: tzinfo) -> tuple[T | None, tuple[Problem, ...]]:
    """A file that is YAML as a whole, such as `site.yaml`, as a struct, and every mistake in it."""
    part = _whole(path, data)
    return (None, (part,)) if isinstance(part, Problem) else _typed(part, kind, zone)


def read_list(path: str, data: bytes, kind: type[T], zone: tzinfo) -> tuple[dict[str, T], tuple[Problem, ...]]:
    """A file of many entities by their slugs, without those that could not be read, and every mistake in it."""
    part = _whole(path, data)
    if isinstance(part, Problem):
        return {}, (part,)
    composed = compose(part.yaml, part.sheet)
    reading = Reading(part.sheet, zone)
    found: dict[str, T] = {}
    for slug, (place, node) in composed.root.entries.items() if composed.root else ():
        if not is_slug(slug):
            _no_slug(slug, place, reading)
        elif isinstance(node, Scalar) and node.text is None:
            node = Mapping({}, place.first, place.last)
        if not isinstance(node, Mapping):
            reading.wrong(node, f"'{slug}' must be a mapping, 'key: value'")
        elif (entity := read_struct(kind, node, reading, partial(part.sheet.of, place))) and is_slug(slug):
            found[slug] = entity
    return found, _ordered((*composed.problems, *reading.problems))


def place(path: str, data: bytes, key: str, *, name: bool = False) -> Location:
    """The place of a key such as `drivers`, `drivers.1` (the second), `image.src` or, in a file of many entities,
    `max-verstappen.teams.0.team`.

    It is the key's value where that is one text, else, and with `name`, the key itself; of a key that is absent it is
    the one that it would belong to, or line 1.
    """
    sheet, root = _tree(path, data)
    keys = key.split(".")
    steps = list(walk(root, keys)) if root else []
    if not steps:
        return sheet.at(1)
    own, node = steps[-1]
    is_text = isinstance(node, Scalar) and node.text is not None and len(steps) == len(keys)
    return sheet.of(node if own is None or (is_text and not name) else own)


def body_start(text: str) -> int:
    """Where the body begins in the text of a file with front matter, its lines ended by `\\n`; 0 where it has none."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end() - 1) if opening else None
    return closing.end() if closing else 0


def link_place(path: str, data: bytes, target: str, number: int) -> Location:
    """The place of a link in the text of a file: of those with this target the one of this number, from 0."""
    part = _split(path, data)
    if isinstance(part, Problem):
        return part.at
    places = Places(part.body, path, part.body_line)
    *_, found = (places.link(target) for _ in range(number + 1))
    return structs.replace(found, width=max(len(target), 1))


def words_place(path: str, data: bytes, words: str, number: int) -> Location:
    """The place of words in the text of a file: of the places outside code where they are written, this one, from 0."""
    part = _split(path, data)
    if isinstance(part, Problem):
        return part.at
    places = Places(part.body, path, part.body_line)
    *_, found = (places.literal(words) for _ in range(number + 1))
    return found


def words_below(path: str, data: bytes, line: int, words: str) -> Location:
    """The first place of words in a line or below it; the line's beginning where they stand nowhere."""
    lines = _newlines(data.removeprefix(_BYTE_ORDER_MARK).decode(errors="replace")).split("\n")
    for number, text in enumerate(lines[line - 1 :], line):
        if words in text:
            return Location(path, number, text.index(words) + 1, len(words), text)
    return Location(path, line, 1, 1, line_at(data, line))


def line_at(data: bytes, line: int) -> str:
    """A line of a file, from 1, as an excerpt shows it: without its end; "" when there is none."""
    lines = _newlines(data.removeprefix(_BYTE_ORDER_MARK).decode(errors="replace")).split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


@lru_cache(maxsize=1)
def _tree(path: str, data: bytes) -> tuple[Sheet, Mapping | None]:
    """The tree of a file; the last is kept, since one file often has several places to give."""
    part = (_whole if path.endswith((".yaml", ".yml")) else _split)(path, data)
    if isinstance(part, Problem):
        return Sheet(path, line_at(data, 1)), None
    return part.sheet, compose(part.yaml, part.sheet).root


def _typed(part: _Part, kind: type[T], zone: tzinfo) -> tuple[T | None, tuple[Problem, ...]]:
    if (lines := in_lines(part.yaml)) is not None:
        reading = Reading(part.sheet, zone)
        front = read_struct(kind, lines, reading, partial(part.sheet.at, 1))
        if not reading.problems:
            return front, ()
    composed = compose(part.yaml, part.sheet)
    reading = Reading(part.sheet, zone)
    front = read_struct(kind, composed.root, reading, partial(part.sheet.at, 1)) if composed.root else None
    return front, _ordered((*composed.problems, *reading.problems))


def _ordered(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda each: (each.at.line, each.at.column)))


def _no_slug(slug: str, key: Scalar, reading: Reading) -> None:
    made = slugify(slug)
    hint = f"write '{made}:' and 'name: {slug}' below it" if made else "use lower case letters, digits and hyphens"
    reading.tell("PF116", f"'{slug}' is no slug", reading.sheet.of(key), hint)


# ---------------------------------------------------------------- the parts of a file


def _split(path: str, data: bytes) -> _Part | Problem:
    text = _decoded(path, data)
    if isinstance(text, Problem):
        return text
    sheet = Sheet(path, text, above=1)
    opening = _OPENING.match(text)
    if not opening:
        width = len(sheet.lines[0])
        hint = "delete what stands above it" if _OPENING.match(text.lstrip()) else _FORM
        return problem("PF103", "line 1 must be '---', where front matter begins", sheet.at(1, 1, width), hint)
    end = len(text) if len(text) <= LONGEST else text.rfind("\n", 0, LONGEST) + 1
    closing = _CLOSING.search(text, opening.end() - 1, end)
    if closing and len(text[: closing.end()].encode()) <= LONGEST:
        body = text[closing.end() :]
        front = text[opening.end() : closing.start() + 1]
        return _Part(sheet, front, body, front.count("\n") + 3)
    width = len(sheet.lines[0])
    if closing or end < len(text):
        message = f"front matter does not end within {LONGEST // 1024} KiB"
        return problem("PF105", message, sheet.at(1, 1, width), "is the second line '---' missing?")
    return problem(
        "PF104", "front matter has no end", sheet.at(1, 1, width), "put a line '---' between it and the text"
    )


def _whole(path: str, data: bytes) -> _Part | Problem:
    if len(data) > LONGEST_FILE:
        message = f"the file is longer than {LONGEST_FILE // 1024**2} MiB"
        return problem("PF105", message, Location(path), "divide it into several files")
    text = _decoded(path, data)
    return text if isinstance(text, Problem) else _Part(Sheet(path, text), text, "", 1)


def _decoded(path: str, data: bytes) -> str | Problem:
    plain = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = _newlines(plain.decode())
    except UnicodeDecodeError as error:
        return _not_utf8(path, plain, error.start)
    if text and not text.isspace():
        return text
    return problem("PF102", "the file is empty", Location(path), "write something into it, or delete it")


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _not_utf8(path: str, plain: bytes, start: int) -> Problem:
    before = _newlines(plain[:start].decode())
    line = before.count("\n") + 1
    where = Location(path, line, len(before) - before.rfind("\n"), 1, line_at(plain, line))
    return problem("PF101", f"the byte 0x{plain[start]:02X} is not UTF-8", where, "save the file as UTF-8")
