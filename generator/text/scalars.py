"""What one text of YAML says as a number, as yes or no, or by the core rules of YAML 1.2."""

import re
from math import isfinite

from generator.model import Colour, Focus, Handle, Origin, WebAddress

YES_AND_NO = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
"""How `true` and `false` may be written, in any case."""

_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_FOCUS = re.compile(r"(\d{1,2}|100)% +(\d{1,2}|100)%", re.ASCII)
_HANDLE = re.compile(r"@?([\w.-]+@[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?)", re.ASCII | re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"((https?://[^\s/]|mailto:\S|/(?![/\\]))\S*)?", re.IGNORECASE)
_HOST = r"(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:([0-9]{1,5}|\*))?(/[\w./~%-]*)?"
_ORIGIN = re.compile(rf"(https|http|wss|ws)://{_HOST}|'(unsafe-[a-z-]+|wasm-unsafe-eval|sha(256|384|512)-[\w+/=-]+)'")
_CORE_WHOLE = re.compile(r"[-+]?[0-9]{1,20}|0o[0-7]{1,22}|0x[0-9a-fA-F]{1,16}")
_CORE_WORDS = {
    "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip


def whole(text: str) -> int:
    """A whole number of up to 15 digits; `010` is 10. Raises ValueError."""
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def number(text: str) -> float:
    """A number with a point or without. Raises ValueError, also for what is endless."""
    if not _NUMBER.fullmatch(text) or not isfinite(float(text)):
        raise ValueError(text)
    return float(text)


def truth(text: str) -> bool:
    """True or false. Raises ValueError."""
    if text.lower() not in YES_AND_NO:
        raise ValueError(text)
    return YES_AND_NO[text.lower()]


def web_address(text: str) -> WebAddress:
    """Where a link leads; may be empty. Raises ValueError for what runs, such as `javascript:`, and for another host
    without its scheme."""
    if not _WEB_ADDRESS.fullmatch(text):
        raise ValueError(text)
    return WebAddress(text)


def origin(text: str) -> Origin:
    """A source of a Content-Security-Policy (W3C, CSP Level 3, 2.3.1): a scheme and a host, the first part of which
    may be `*`, with a port and a path, or a keyword or a digest in single quotes. Raises ValueError."""
    if not _ORIGIN.fullmatch(text):
        raise ValueError(text)
    return Origin(text)


def colour(text: str) -> Colour:
    """A colour as style sheets write it with digits; may be empty. Raises ValueError."""
    if text and not _COLOUR.fullmatch(text):
        raise ValueError(text)
    return Colour(text)


def focus(text: str) -> Focus:
    """The point of a picture that stays in sight, as CSS's `object-position` has it in whole per cent; may be empty.
    Raises ValueError."""
    found = _FOCUS.fullmatch(text)
    if text and not found:
        raise ValueError(text)
    return Focus(f"{int(found[1])}% {int(found[2])}%" if found else "")


def handle(text: str) -> Handle:
    """A name in the fediverse, `@ada@social.example`, written with its first sign or without; may be empty. Raises
    ValueError."""
    found = _HANDLE.fullmatch(text)
    if text and not found:
        raise ValueError(text)
    return Handle(f"@{found[1]}" if found else "")


def core(text: str) -> str | int | float | bool | None:
    """A plain text by the core rules of YAML 1.2 (10.3.2). A whole number that 64 bits do not hold stays text, and
    so does one that is endless or none, which digests and JSON could not tell apart."""
    if text in _CORE_WORDS:
        return _CORE_WORDS[text]
    if _CORE_WHOLE.fullmatch(text):
        found = int(text, 0 if text[1:2] in "ox" else 10)
        return found if -(2**63) <= found < 2**64 else text
    if _NUMBER.fullmatch(text) and set(text) & set(".eE") and isfinite(float(text)):
        return float(text)
    return text
