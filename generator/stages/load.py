"""Load: disk to sources. Reads site.yaml and content/, and says of each file what kind it is.

Links of the file system are followed only to files and folders inside content/.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from generator.config import read_config
from generator.errors import SiteError, problem
from generator.model import Location, Problem, Source, SourceKind, digest_bytes
from generator.schema import ENTITY_FOLDERS, SiteFront
from generator.text.slugs import UNNAMABLE, nearest

_PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
_SOUND_AND_FILM = {".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac", ".mp4", ".webm", ".mov", ".m4v", ".vtt"}
MEDIA = frozenset(_PICTURES | _SOUND_AND_FILM | {".pdf"})
"""Endings of the files that may stand beside an article or under content/media/."""

_KNOWN = ("articles", "pages", *ENTITY_FOLDERS, "media", "static")
_TAKEN = "Markdown, YAML, CSV, pictures, audio, video and PDF are taken; anything else goes under content/static/"
_FOLDERS = "articles go into content/articles/, pages into content/pages/, what is copied as it is into content/static/"
_BACKUP = re.compile(r"\..*|.*~|#.*#")


class Loaded(Struct, frozen=True, kw_only=True):
    """Everything read from disk but the theme. `sources` by path."""

    config: SiteFront
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


def load(root: Path) -> Loaded:
    """Read a site. Raises SiteError when site.yaml is missing or wrong: nothing can be checked without it."""
    config, problems = load_config(root)
    sources: list[Source] = []
    for path, full in _walk(root, "content", problems, (os.path.realpath(root / "content"),)):
        if source := _source(path, full, problems):
            sources.append(source)
    return Loaded(config=config, sources=tuple(sources), problems=tuple(problems))


def load_config(root: Path) -> tuple[SiteFront, list[Problem]]:
    """site.yaml, typed, and its warnings. Raises SiteError when it is missing or wrong."""
    try:
        if (root / "site.yaml").is_fifo():
            raise OSError(None, "it is no file")
        data = (root / "site.yaml").read_bytes()
    except OSError as error:
        hint = "run this in the folder of a site, name one with --root, or begin one: parcferme new site"
        raise SiteError(_unreadable("site.yaml", error, hint)) from None
    config, problems = read_config("site.yaml", data)
    if config is None:
        raise SiteError(*problems)
    return config, list(problems)


def _unreadable(path: str, error: OSError, hint: str = "") -> Problem:
    return problem("PF117", f"cannot be read: {(error.strerror or str(error)).lower()}", Location(path), hint)


def _walk(root: Path, folder: str, problems: list[Problem], above: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """Every file below a folder, sorted by name; `above` are the real paths of the folders that led here, that of
    content/ first."""
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(_unreadable(folder, error))
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if _passed_over(path, entry.name):
            continue
        if UNNAMABLE.search(entry.name):
            problems.append(_unnamable(path))
            continue
        if entry.is_symlink() and not _inside(path, entry, above, problems):
            continue
        if entry.is_dir():
            yield from _walk(root, path, problems, (*above, os.path.realpath(entry.path)))
        else:
            yield path, Path(entry.path)


def _passed_over(path: str, name: str) -> bool:
    """Dot files and editors' back-up copies, except under content/static/, where the site names its own."""
    return bool(_BACKUP.fullmatch(name)) and not path.startswith("content/static/")


def _inside(path: str, entry: os.DirEntry[str], above: tuple[str, ...], problems: list[Problem]) -> bool:
    real, content = os.path.realpath(entry.path), above[0]
    if not Path(real).is_relative_to(content):
        text, hint = "leads out of content/ and is not followed", "put the file itself there"
    elif real in above:
        text, hint = "leads back to a folder above it and is not followed", "remove the link"
    elif not Path(real).exists():
        text, hint = "leads nowhere", "remove the link, or put a file where it leads"
    else:
        return True
    problems.append(problem("PF115", f"this link {text}", Location(path), hint))
    return False


def _source(path: str, full: Path, problems: list[Problem]) -> Source | None:
    kind = _kind(PurePosixPath(path))
    if kind is None or not full.is_file():
        problems.append(_stranger(path))
        return None
    try:
        data = full.read_bytes()
    except OSError as error:
        problems.append(_unreadable(path, error))
        return None
    return Source(path, kind, digest_bytes(data), data if kind not in ("file", "media", "static") else b"")


def _unnamable(path: str) -> Problem:
    """What to say of a file or a folder whose name can stand in no address."""
    text, hint = "this name cannot be used, so it is left out", "use a name in UTF-8, without control characters and \\"
    return problem("PF114", text, Location(UNNAMABLE.sub("?", path)), hint)


def _stranger(path: str) -> Problem:
    text, hint = "this file is of no known kind and is left out", _TAKEN
    _, folder, *rest = path.split("/")
    if not rest:
        text, hint = "this file stands in no folder and is left out", f"move it: {_FOLDERS}"
    elif folder not in _KNOWN:
        meant = nearest(folder, _KNOWN)
        text = f"nothing is read in content/{folder}/, so this file is left out"
        hint = f"did you mean content/{meant}/?" if meant else _FOLDERS
    elif folder == "events" and len(rest) > 1 and path.endswith(".md"):
        text, hint = "this file is no edition and is left out", f"editions stand in content/events/{rest[0]}/<year>/"
    elif folder in ENTITY_FOLDERS and path.endswith((".md", ".yaml", ".yml")):
        text, hint = "this file stands too deep and is left out", f"move it up to content/{folder}/"
    return problem("PF114", text, Location(path), hint)


def _kind(path: PurePosixPath) -> SourceKind | None:
    """What a file is, by its place below content/ and its ending; None when it is nothing we know."""
    folder, *rest = path.parts[1:]
    suffix = path.suffix.lower()
    if folder == "static" and rest:
        return "static"
    if not rest:
        return None
    if folder == "media":
        return "media" if suffix in MEDIA else None
    if suffix == ".md":
        return _text_kind(folder, rest)
    if folder in ENTITY_FOLDERS and suffix in (".yaml", ".yml") and len(rest) == 1:
        return "list"
    if folder not in ENTITY_FOLDERS and folder not in ("articles", "pages"):
        return None
    if suffix == ".csv":
        return "data"
    return "file" if suffix in MEDIA else None


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
