"""Front matter as others write it: YAML, TOML or JSON, read with patience."""

import json
import re
import tomllib
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

import yaml

from generator.newsroom.moving.figures import MONTHS
from generator.newsroom.moving.items import Notes, Origin
from generator.newsroom.moving.values import flat, typed
from generator.text.yaml_texts import texts_in

LONGEST = 256 * 1024
"""Characters of front matter that are read."""

_YAML = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"^([\w-]+)[ \t]*[:=][ \t]*(.+?)[ \t]*$", re.MULTILINE)
_MOMENT = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?"
    r"\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\s+[A-Z]{3,4})?"
)
_WORDS = re.compile(
    r"(?:([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})|(\d{1,2})\.? ([A-Z][a-z]{2,8}),? (\d{4}))(?!\d)"
)
_MOST, _DEEPEST = 3000, 6


class Front(NamedTuple):
    """Front matter, its keys as they are written, and the text below it."""

    values: dict[str, Any]
    body: str


def read_front(origin: Origin, notes: Notes) -> Front | None:
    """The front matter of a text; None where it has none. What cannot be read is told, and read line by line."""
    text = origin.text
    if text.startswith("{"):
        return _json(origin, notes)
    is_toml = text.startswith("+++")
    found = (_TOML if is_toml else _YAML).match(text[:LONGEST])
    if not found:
        if text.startswith(("---\n", "+++\n")):
            notes.tell("PF143", "the front matter has no end: all of it is taken for text", origin.at())
        return None
    values = _toml(found[1]) if is_toml else _yaml(found[1])
    if values is None:
        notes.tell("PF143", "the front matter cannot be read: it is read line by line", origin.at(), "compare the two")
        values = {key: text.strip("\"'") for key, text in _LINE.findall(found[1])}
    return Front(values, text[found.end() :])


def read_settings(origin: Origin, notes: Notes) -> dict[str, Any]:
    """A whole file of settings, by its ending; empty, told, where it cannot be read."""
    values = _toml(origin.text) if origin.path.endswith(".toml") else _yaml(origin.text)  # YAML holds JSON
    if values is None:
        notes.tell("PF143", "these settings cannot be read, and are left out", origin.at())
    return values or {}


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts, or one; nothing that is nested deeper."""
    if isinstance(value, str):
        return (flat(value),) if value.strip() else ()
    if isinstance(value, list | tuple):
        return tuple(
            flat(str(each)) for each in value[:500] if isinstance(each, str | int | float) and str(each).strip()
        )
    return (str(value),) if isinstance(value, int | float) else ()


def text(value: Any) -> str:
    """One text; "" for anything else."""
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float | date | time) else ""


def flag(value: Any) -> bool:
    """Whether a value says yes."""
    return value is True or (isinstance(value, str) and value.strip().lower() in ("true", "yes", "on", "1"))


def moment(value: Any) -> str:
    """A day or a moment as front matter of ours has it; "" for what is none."""
    if isinstance(value, datetime):
        value = value.isoformat(sep=" ", timespec="seconds")
    found = _MOMENT.fullmatch(text(value).strip().replace("/", "-"))
    if not found:
        return _in_words(text(value).strip())
    year, month, day, hour, minute, second, offset = found.groups()
    try:
        at = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
    except ValueError:
        return ""
    if not 1900 <= at.year <= 2199:
        return ""
    if hour is None:
        return f"{at:%Y-%m-%d}"
    if offset and offset[0] in "+-":
        digits = offset[1:].replace(":", "").ljust(4, "0")
        if int(digits[:2]) > 23 or int(digits[2:]) > 59:
            return ""
        zone = f"{offset[0]}{digits[:2]}:{digits[2:]}"
    else:
        zone = "Z" if offset else ""
    return f"{at:%Y-%m-%d %H:%M:%S}{zone}"


def _in_words(written: str) -> str:
    """A day with the English name of its month, or a moment as mail has it (RFC 5322, section 3.3)."""
    if found := _WORDS.match(written):
        name, day, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        month = next((number for number, each in enumerate(MONTHS, 1) if each.lower().startswith(name.lower())), 0)
        return moment(f"{year}-{month}-{day}") if month else ""
    try:
        at = parsedate_to_datetime(written).astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError):
        return ""
    return moment(at) if 1900 <= at.year <= 2199 else ""


def core(value: dict[str, Any]) -> dict[str, Any]:
    """What front matter of YAML says, all of whose scalars are texts, with numbers and truth values as such; a few
    thousand values at most, whatever its aliases would make of it."""
    made: dict[str, Any] = _core(value, [_MOST], 0)
    return made


def _core(value: Any, room: list[int], depth: int) -> Any:
    room[0] -= 1
    if depth > _DEEPEST or room[0] < 0:
        return ""
    if isinstance(value, dict):
        return {str(key): _core(each, room, depth + 1) for key, each in value.items() if room[0] > 0}
    if isinstance(value, list):
        return [_core(each, room, depth + 1) for each in value if room[0] > 0]
    if isinstance(value, datetime | date | time):
        return str(value)
    return typed(value) if isinstance(value, str) else value


def _yaml(written: str) -> dict[str, Any] | None:
    try:
        values = texts_in(written.replace("\t", "  "))
    except (yaml.YAMLError, ValueError):
        return None
    if values is None or values == "":
        return {}
    return {str(key): each for key, each in values.items()} if isinstance(values, dict) else None


def _toml(written: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _json(origin: Origin, notes: Notes) -> Front | None:
    try:
        values, end = json.JSONDecoder().raw_decode(origin.text[:LONGEST])
    except (ValueError, RecursionError):
        if re.match(r"\{\s*\"", origin.text):
            notes.tell("PF143", "the front matter cannot be read: all of it is taken for text", origin.at())
        return None
    return Front(values, origin.text[end:].lstrip("\n")) if isinstance(values, dict) else None
