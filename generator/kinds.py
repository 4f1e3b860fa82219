"""Which kind of source a file is, by its place below content/ and its name."""

import re
from collections.abc import Collection
from functools import lru_cache
from os.path import splitext

from generator.model import ENTITY_FOLDERS, SourceKind
from generator.results import SESSION, STANDINGS

PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"}
"""Endings of pictures that are decoded."""

_SOUND_AND_FILM = {".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac", ".mp4", ".webm", ".mov", ".m4v", ".vtt"}
MEDIA = frozenset(PICTURES | _SOUND_AND_FILM | {".pdf", ".svg"})
"""Endings of the files that may stand beside an article or under content/media/."""

RESULT_NAMES = (
    "race", "sprint", "qualifying", "sprint-qualifying", "practice-1", "practice-2", "practice-3", *STANDINGS,
)  # fmt: skip
"""Names of files of results that others may be slips of."""

_ALSO_CALLED = {
    "result": "race", "results": "race", "classification": "race", "quali": "qualifying", "qualy": "qualifying",
    "fp": "practice-1", "standings": "driver-standings",
}  # fmt: skip
"""What people call results, and the names that their files have."""

_TELEMETRY = frozenset({"pace", "trace"})
"""Names of data that only look like slips."""

_BESIDE = ("articles", "pages", *ENTITY_FOLDERS)
"""Folders in which files stand beside the texts that show them."""

FOLDERS = (*_BESIDE, "media", "static")
"""The folders of content/ that have a meaning of their own. Any other with an index.md is a section: it holds pages."""

BACKUP = re.compile(r"\..*|.*~|#.*#")
"""Names of editors' back-up copies, and hidden ones."""


def is_section(folder: str, names: Collection[str]) -> bool:
    """Whether a folder with these files is a section of pages: `content/docs` with an index.md."""
    top, _, name = folder.partition("/")
    return top == "content" and bool(name) and "/" not in name and name not in FOLDERS and "index.md" in names


def kind_of(folder: str, name: str, sections: Collection[str] = ()) -> SourceKind | None:
    """What a file is, by its place below content/ and its ending; None when it is nothing we know. `sections` are the
    folders of content/ that are."""
    _, _, below = folder.partition("/")
    if sections and below.partition("/")[0] in sections:
        folder = f"content/pages/{below}"
    if name.endswith("index.md") or folder.startswith("content/events"):
        return _kind(folder, name)
    return _kind(folder, "name" + name[name.rfind(".") :] if "." in name else "name")  # those of one ending are alike


@lru_cache(maxsize=1 << 14)
def _kind(place: str, name: str) -> SourceKind | None:
    _, *parts = place.split("/")
    suffix = splitext(name)[1].lower()
    folder, rest = (parts[0], [*parts[1:], name]) if parts else (name, [])
    if not rest:
        return None
    if folder == "static":
        return "static"
    if suffix == ".svg" and (folder == "media" or folder in _BESIDE):
        return "drawing"
    if suffix in PICTURES and (folder == "media" or folder in _BESIDE):
        return "picture"
    if folder == "media":
        return "media" if suffix in MEDIA else None
    if suffix == ".md":
        return _text_kind(folder, rest)
    if folder in ENTITY_FOLDERS and suffix in (".yaml", ".yml") and len(rest) == 1:
        return "list"
    if folder not in _BESIDE:
        return None
    if suffix == ".csv":
        return _table_kind(folder, rest)
    return "file" if suffix in MEDIA else None


def _table_kind(folder: str, rest: list[str]) -> SourceKind | None:
    """What a CSV file is: results of an edition, official standings, or data that is taken as it is; None for one in an
    edition's folder whose name is a slip."""
    name = rest[-1].removesuffix(".csv")
    if folder != "events" or len(rest) != 3 or not re.fullmatch(r"\d{4}", rest[1]):
        return "data"
    if SESSION.fullmatch(name):
        return "results"
    if name in STANDINGS:
        return "standings"
    return None if results_meant(rest[-1]) else "data"


def results_meant(file: str) -> str:
    """The name of results that another is a slip of, or another word for; "" where it is none."""
    from difflib import get_close_matches  # here, since hardly any site has such a file

    name = re.sub(r"[ _-]+0*(?=\d)|[ _]", "-", splitext(file)[0].lower())
    if practice := re.fullmatch(r"(?:fp|p|practice)-?([1-9])", name):
        return f"practice-{practice[1]}"
    if name in _ALSO_CALLED:
        return _ALSO_CALLED[name]
    if name in STANDINGS or SESSION.fullmatch(name):
        return name
    return "" if name in _TELEMETRY else next(iter(get_close_matches(name, RESULT_NAMES, 1, 0.75)), "")


def _text_kind(folder: str, rest: list[str]) -> SourceKind | None:
    if folder == "articles":
        return "article"
    if folder == "pages":
        return "page"
    if folder == "events" and len(rest) > 1 and re.fullmatch(r"\d{4}(\.md)?", rest[1]):
        return "edition" if len(rest) == 2 or rest[2:] == ["index.md"] else None
    if folder in ENTITY_FOLDERS and (len(rest) == 1 or rest[1:] == ["index.md"]):
        return ENTITY_FOLDERS[folder]
    return None
