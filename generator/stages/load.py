"""Load: disk to sources. Reads site.yaml and content/, and says of each file what kind it is.

Links of the file system are followed only to files and folders inside content/.
"""

import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.disk import read_file
from generator.errors import SiteError, problem
from generator.kinds import BACKUP, FOLDERS, is_section, kind_of, results_meant
from generator.model import ENTITY_FOLDERS, FileState, Location, Problem, Source, digest_bytes
from generator.outputs.misnamed import SAVE_AS, is_unread
from generator.store.rows import Known
from generator.text.slugs import UNNAMABLE, nearest

if TYPE_CHECKING:
    from generator.schema import SiteFront

_TAKEN = "Markdown, YAML, CSV, pictures, audio, video and PDF are taken; anything else goes under content/static/"
_FOLDERS = "articles go into content/articles/, pages into content/pages/, what is copied as it is into content/static/"
COPIED = frozenset(("file", "media", "static", "data"))
"""Kinds of source that are not parsed."""

_ODD = re.compile(r"^[.#]|~$|[\x00-\x1f\x7f\\\ud800-\udfff]")


class Listed(Struct, frozen=True, kw_only=True):
    """Every file below content/, by path, in the order in which folders list them, and what is wrong with some."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]


def listed(root: Path, known: Mapping[str, Known]) -> Listed:
    """List content/ without reading it. A source that is as the store knows it has its digest from there; any other has
    none, and is to be `read`."""
    problems: list[Problem] = []
    sources: list[Source] = []
    sections: set[str] = set()
    now = time_ns()
    for folder, entries in _walk(root, "content", problems, (os.path.realpath(root / "content"),)):
        if is_section(folder, [entry.name for entry in entries]):
            sections.add(folder.removeprefix("content/"))
        for entry in entries:
            path = f"{folder}/{entry.name}"
            kind = kind_of(folder, entry.name, sections)
            if kind is None or not entry.is_file():
                problems.append(_stranger(path, sections))
                continue
            try:
                found = entry.stat()
            except OSError as error:
                problems.append(unreadable(path, error))
                continue
            state = FileState(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
            before = known.get(path)
            is_known = before and is_believed(before, state, now)
            sources.append(Source(path, kind, state, before.digest if before and is_known else ""))
    return Listed(sources=tuple(sources), problems=tuple(problems))


def read(source: Source, root: Path) -> Source:
    """The source with its bytes' digest and, where it is text, its bytes. Raises SiteError when it cannot be read."""
    try:
        data = read_file(f"{root}/{source.path}")
    except OSError as error:
        raise SiteError(unreadable(source.path, error)) from None
    kept = b"" if source.kind in COPIED else data
    return Source(source.path, source.kind, source.state, digest_bytes(data), kept)


def carried(source: Source) -> Source:
    """The source as another machine has sent it, with its bytes and their digest. ValueError when these are not the
    same any more."""
    if digest_bytes(source.data) != source.digest:
        raise ValueError(f"{source.path} has not come whole")
    return source


class Loaded(Struct, frozen=True, kw_only=True):
    """site.yaml and all that lies in content/, read."""

    config: "SiteFront"
    sources: tuple[Source, ...]


def load(root: Path) -> Loaded:
    """Read a site as a whole. Raises SiteError for site.yaml, as `load_config` does; sources that cannot be read are
    left out."""
    config, _ = load_config(root)
    sources = []
    for source in listed(root, {}).sources:
        with suppress(SiteError):
            sources.append(read(source, root))
    return Loaded(config=config, sources=tuple(sources))


def is_believed(known: Known, state: FileState, now: int) -> bool:
    """Whether a file surely is as it was when it was read: its state is the same, and is older than the reading by more
    than a clock's tick, for within one tick it may have been written again (git calls such a file racy). Some file
    systems count whole seconds, or two. What was read later than `now`, in nanoseconds, was read before the clock went
    back: its times tell nothing."""
    if known[1:5] != state or known.read_at > now:
        return False
    tick = _COARSE if state.changed % _SECOND == 0 else _TICK
    return max(state.changed, state.renamed) + tick < known.read_at


_SECOND = 1_000_000_000
_TICK, _COARSE = _SECOND // 20, 2 * _SECOND + _SECOND // 20


def site_yaml(root: Path) -> bytes:
    """The bytes of site.yaml. Raises SiteError when it cannot be read."""
    try:
        return read_file(root / "site.yaml")
    except OSError as error:
        hint = "run this in the folder of a site, name one with --root, or begin one: parcferme new site"
        where = "site.yaml" if root.is_dir() else str(root / "site.yaml")  # a folder that is not there is named
        raise SiteError(unreadable(where, error, hint)) from None


def load_config(root: Path) -> "tuple[SiteFront, list[Problem]]":
    """site.yaml, typed, and its warnings. Raises SiteError when it is missing or wrong."""
    from generator.config import read_config  # here, since a build that finds nothing changed needs no YAML

    config, problems = read_config("site.yaml", site_yaml(root))
    if config is None:
        raise SiteError(*problems)
    return config, list(problems)


def unreadable(path: str, error: OSError, hint: str = "") -> Problem:
    """What to say of a file that cannot be read."""
    return problem("PF117", f"cannot be read: {(error.strerror or str(error)).lower()}", Location(path), hint)


def _walk(
    root: Path, folder: str, problems: list[Problem], above: tuple[str, ...]
) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """Every folder with its files, both sorted by name; `above` are the real paths of the folders that led here, that
    of content/ first."""
    try:
        with os.scandir(root / folder) as found:
            entries = sorted(found, key=attrgetter("name"))
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(unreadable(folder, error))
        return
    files: list[os.DirEntry[str]] = []
    folders: list[os.DirEntry[str]] = []
    for entry in entries:
        name = entry.name
        if _ODD.search(name) and not _is_taken(f"{folder}/{name}", name, problems):
            continue
        if entry.is_file(follow_symlinks=False):
            files.append(entry)
        elif not entry.is_symlink() or _inside(f"{folder}/{name}", entry, above, problems):
            (folders if entry.is_dir() else files).append(entry)
    yield folder, files
    for each in folders:
        yield from _walk(root, f"{folder}/{each.name}", problems, (*above, os.path.realpath(each.path)))


def _is_taken(path: str, name: str, problems: list[Problem]) -> bool:
    """Whether a file or a folder with an odd name counts. Dot files and editors' back-up copies are passed over, except
    under content/static/, where the site names its own."""
    if BACKUP.fullmatch(name) and not path.startswith("content/static/"):
        return False
    if UNNAMABLE.search(name):
        problems.append(_unnamable(path))
        return False
    return True


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


def _unnamable(path: str) -> Problem:
    """What to say of a file or a folder whose name can stand in no address."""
    text, hint = "this name cannot be used, so it is left out", "use a name in UTF-8, without control characters and \\"
    return problem("PF114", text, Location(UNNAMABLE.sub("?", path)), hint)


def _stranger(path: str, sections: Collection[str]) -> Problem:
    text, hint = "this file is of no known kind and is left out", _TAKEN
    _, folder, *rest = path.split("/")
    if is_unread(path):
        text, hint = "pictures of this kind are not read, so it is left out", SAVE_AS
    if folder == "events" and rest and path.lower().endswith(".csv") and (meant := results_meant(rest[-1])):
        text, hint = "these results are of no known session and are left out", f"did you mean {meant}.csv?"
    elif not rest:
        text, hint = "this file stands in no folder and is left out", f"move it: {_FOLDERS}"
    elif folder not in FOLDERS and folder not in sections:
        meant = nearest(folder, FOLDERS)
        text = f"nothing is read in content/{folder}/, so this file is left out"
        hint = f"did you mean content/{meant}/?" if meant else f"{_FOLDERS}; with an index.md it is a section of pages"
    elif folder == "events" and len(rest) > 1 and path.endswith(".md"):
        text, hint = "this file is no edition and is left out", f"editions stand in content/events/{rest[0]}/<year>/"
    elif folder in ENTITY_FOLDERS and path.endswith((".md", ".yaml", ".yml")):
        text, hint = "this file stands too deep and is left out", f"move it up to content/{folder}/"
    return problem("PF114", text, Location(path), hint)
