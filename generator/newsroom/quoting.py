"""Values as YAML that any reader takes for the same text."""

import json
import re
from collections.abc import Iterable

_ITEM = re.compile(r"(?:[^\W\d_]|\d+ +[^\W\d_]|\d{4}-\d\d-\d\d-[a-z])(?:[\w .'’&/()-]*[\w.)])?|[a-z0-9-]+/\d{4}")
_TEXT = re.compile(r"(?:[^\W\d_]|\d+ +[^\W\d_])(?:[\w .,;!?…'’‘“”&/()–—-]*[\w.!?…)”’])?")
_ADDRESS = re.compile(r"https?://[\w./~-]*[\w/]", re.ASCII)
_OTHER = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def quoted(text: str, plain: re.Pattern[str] = _TEXT) -> str:
    """A value: as it is where every reader of YAML takes it for text, else in double quotes."""
    if plain.fullmatch(text) and not _OTHER.fullmatch(text):
        return text
    return _UNSEEN.sub(lambda char: f"\\u{ord(char[0]):04x}", json.dumps(text, ensure_ascii=False))


def quoted_item(text: str) -> str:
    """A value within brackets or braces."""
    return quoted(text, _ITEM)


def quoted_address(text: str) -> str:
    """An address of the web."""
    return quoted(text, _ADDRESS)


def listed(values: Iterable[str]) -> str:
    """A list of values in one line."""
    return f"[{', '.join(map(quoted_item, values))}]"


def quoted_value(value: object) -> str:
    """Any value of YAML in one line: texts as `quoted_item` has them, lists and mappings within brackets and braces."""
    if isinstance(value, str):
        return quoted_item(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted_item(str(key))}: {quoted_value(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(quoted_value, value))}]"
    return json.dumps(value)
