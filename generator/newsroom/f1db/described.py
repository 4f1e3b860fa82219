"""What a site describes in files of its own, which an import does not describe again."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.newsroom.f1db.merging import digests, without
from generator.newsroom.f1db.stamps import LISTS

_LIST = "f1db.yaml"
"""The name of the list files that are an import's."""


class Described(NamedTuple):
    """A list file of an import without what is described elsewhere, and what that is: the file that describes it, and
    its key."""

    text: str
    elsewhere: tuple[tuple[str, str], ...]


def told_elsewhere(root: Path, path: str, text: str) -> Described:
    """The text of a file that an import brings to `path`, below the site's root, without the entries that other list
    files of the same folder have. What cannot be read there describes nothing: a build tells of it."""
    if not path.endswith(LISTS) or PurePosixPath(path).name != _LIST:
        return Described(text, ())
    own = _own(root, PurePosixPath(path).parent)
    kept, dropped = without(text, frozenset(own))
    return Described(kept, tuple((own[key], key) for key in dropped))


def _own(root: Path, folder: PurePosixPath) -> dict[str, str]:
    """The list file of a folder that describes each slug, but for the import's own; a file of its own adds to that."""
    found: dict[str, str] = {}
    for file in sorted((root / folder).glob(f"*{LISTS}")):
        if file.name != _LIST and file.is_file():
            found = {**dict.fromkeys(_keys(file), f"{folder}/{file.name}"), **found}
    return found


def _keys(file: Path) -> Iterable[str]:
    try:
        return digests(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return ()
