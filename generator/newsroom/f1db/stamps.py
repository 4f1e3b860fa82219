"""The first line of every imported file: it says where the file comes from, and the digest of all that follows, so that
a change by a person shows, wherever the file is copied."""

import re
from pathlib import Path

from generator.model import digest_bytes
from generator.newsroom.f1db.entries import ADDRESS, LICENCE

LISTS = ".yaml"
"""The ending of list files."""

_FIRST = re.compile(
    r"(?:#|<!--) from F1DB.*; digest (?P<digest>[0-9a-f]{16}); a change to (?:this file|an entry) is kept(?: -->)?\n"
)
_FENCE = "---\n"


def stamped(path: str, text: str, version: str, imported: str = "") -> str:
    """A file's whole text, with its first line. The digest is that of what was `imported`, where a person's changes
    make it another than the text."""
    name = f"F1DB {version}".strip()
    what = "an entry" if path.endswith(LISTS) else "this file"
    line = f"from {name} ({ADDRESS}), {LICENCE}; digest {_digest(imported or text)}; a change to {what} is kept"
    if path.endswith(".svg"):
        return f"<!-- {line} -->\n{text}"
    line = f"# {line}\n"
    return f"{_FENCE}{line}{text}\n{_FENCE}" if path.endswith(".md") else f"{line}{text}"


def is_stamped(text: str) -> bool:
    """Whether an import wrote a file, be it changed since or not."""
    return _FIRST.match(text.removeprefix(_FENCE)) is not None


def is_untouched(text: str) -> bool:
    """Whether a file is as an import left it."""
    first = _FIRST.match(text.removeprefix(_FENCE))
    return first is not None and _digest(unstamped(text)) == first["digest"]


def unstamped(text: str) -> str:
    """What stands behind a file's first line, without fences: what was imported, whatever version it came from."""
    body = text.removeprefix(_FENCE)
    first = _FIRST.match(body)
    rest = body[first.end() :] if first else body
    return rest.removesuffix(f"\n{_FENCE}") if body != text else rest


def imported_before(folder: Path, pattern: str) -> frozenset[str]:
    """The names, without ending, of files of a folder that an import wrote, whether they were changed since or not."""
    return frozenset(path.stem for path in folder.glob(pattern) if _is_stamped(path))


def _is_stamped(path: Path) -> bool:
    try:
        return is_stamped(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return False


def _digest(text: str) -> str:
    return digest_bytes(text.encode())[:16]
