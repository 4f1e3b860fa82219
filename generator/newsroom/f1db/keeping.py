"""Putting imported files into a site: what the import wrote it may write again, what a person changed it leaves alone.

The first line of every file says where it comes from and the digest of all that follows, so that a change by a person
shows, wherever the file is copied.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias, get_args

from generator.errors import SiteError, problem
from generator.model import Location, digest_bytes
from generator.newsroom.f1db.archive import reason
from generator.newsroom.f1db.entries import ADDRESS, LICENCE

SHOWN = 40
"""Lines of a difference that are told."""

State: TypeAlias = Literal["written", "updated", "unchanged", "kept"]

_FIRST = re.compile(
    r"(?:#|<!--) from F1DB.*; digest (?P<digest>[0-9a-f]{16}); a change to this file is kept(?: -->)?\n"
)
_FENCE = "---\n"


class Kept(NamedTuple):
    """What became of a file: its path below the site's root, and, for one that a person has changed, the difference
    between what stands there and what the import would write."""

    path: str
    state: State
    difference: tuple[str, ...] = ()


def stamped(path: str, text: str, version: str) -> str:
    """A file's whole text, with the line that says where it comes from."""
    name = f"F1DB {version}".strip()
    line = f"from {name} ({ADDRESS}), {LICENCE}; digest {_digest(text)}; a change to this file is kept"
    if path.endswith(".svg"):
        return f"<!-- {line} -->\n{text}"
    line = f"# {line}\n"
    return f"{_FENCE}{line}{text}\n{_FENCE}" if path.endswith(".md") else f"{line}{text}"


def put(root: Path, path: str, text: str) -> Kept:
    """Write a stamped file, unless a person has changed it or it is there already. Raises SiteError when it cannot be
    written."""
    file = root / path
    try:
        before = file.read_text(encoding="utf-8") if file.exists() else None
        if before is not None and _is_ours(before) and _rest(before) == _rest(text):
            return Kept(path, "unchanged")
        if before is not None and not _is_ours(before):
            return Kept(path, "kept", tuple(_difference(before, text, path)))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SiteError(problem("PF117", f"cannot be written: {reason(error)}", Location(path))) from None
    except UnicodeDecodeError:
        return Kept(path, "kept")
    return Kept(path, "written" if before is None else "updated")


def imported_before(folder: Path, pattern: str) -> frozenset[str]:
    """The names, without ending, of files of a folder that an import wrote, whether they were changed since or not."""
    return frozenset(path.stem for path in folder.glob(pattern) if _begins_as_ours(path))


def lines(kept: Sequence[Kept]) -> Iterator[str]:
    """What to say of an import: each file that was left alone, with the difference, and how many there are of all."""
    for each in kept:
        if each.state == "kept":
            yield f"Kept, it was not written by an import, or was changed since: {each.path}"
            yield from (f"    {line}" for line in each.difference[:SHOWN])
            if more := len(each.difference[SHOWN:]):
                yield f"    … and {more} lines more"
    counts = Counter(each.state for each in kept)
    told = ", ".join(f"{counts[state]} {state}" for state in get_args(State))
    yield f"{len(kept)} files: {told}."


def _is_ours(text: str) -> bool:
    """Whether a file is as an import left it."""
    first = _FIRST.match(text.removeprefix(_FENCE))
    return first is not None and _digest(_rest(text)) == first["digest"]


def _begins_as_ours(path: Path) -> bool:
    try:
        return _FIRST.match(path.read_text(encoding="utf-8").removeprefix(_FENCE)) is not None
    except (OSError, UnicodeDecodeError):
        return False


def _rest(text: str) -> str:
    """What stands behind a file's first line, without fences: what was imported, whatever version it came from."""
    body = text.removeprefix(_FENCE)
    first = _FIRST.match(body)
    rest = body[first.end() :] if first else body
    return rest.removesuffix(f"\n{_FENCE}") if body != text else rest


def _difference(before: str, after: str, path: str) -> Iterable[str]:
    lines = unified_diff(
        before.splitlines(), after.splitlines(), f"{path} as it is", f"{path} from F1DB", lineterm="", n=1
    )
    return (line for line in lines if not line[1:].startswith("# from F1DB"))


def _digest(text: str) -> str:
    return digest_bytes(text.encode())[:16]
