"""Values as front matter can hold them."""

import re
from collections.abc import Mapping
from typing import Any

from generator.newsroom.raw import storable
from generator.text.slugs import RESERVED, slugify

_DEEPEST, _MOST, _LONGEST, _LONGEST_SLUG = 5, 500, 20_000, 150
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?")


def flat(text: str) -> str:
    """A text in one line, without control characters."""
    return " ".join(storable(text).split())


def is_nameable(name: str) -> bool:
    """Whether an address can be made of the name of a tag or an author."""
    slug = slugify(flat(name))
    return bool(slug) and slug not in RESERVED and len(slug) <= _LONGEST_SLUG


def plain_values(values: Mapping[str, Any], depth: int = 1) -> dict[str, Any]:
    """Values as front matter can hold them: nothing too deep, too long or too many."""
    kept: dict[str, Any] = {}
    for key, value in list(values.items())[:_MOST]:
        name = flat(str(key))[:100]
        if name and name not in ("imported_from", "imported_digest"):
            kept[name] = _plain(value, depth)
    return kept


def typed(text: str) -> object:
    """A text of YAML or the like as what it means: a truth value, a number, else text."""
    if text in ("true", "false"):
        return text == "true"
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text


def _plain(value: Any, depth: int) -> object:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return value if abs(value) < 1e15 else str(value)
    if depth < _DEEPEST and isinstance(value, dict):
        return plain_values(value, depth + 1)
    if depth < _DEEPEST and isinstance(value, list | tuple):
        return [_plain(each, depth + 1) for each in value[:_MOST]]
    text = str(value)[:_LONGEST] if not isinstance(value, list | tuple | dict) else "…"
    return flat(text)
