"""The source of F1DB as it lies in a checkout, a folder or an archive."""

import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from msgspec import Struct

from generator.errors import SiteError, problem
from generator.model import Location
from generator.text.yaml_texts import texts_in

_DATA = "src/data/"

_FLAT = re.compile(r'(- |  )([A-Za-z][A-Za-z0-9]*):(?: +(?:"([^"\\\n]*)"|([A-Za-z0-9][^:#\n]*(?<! )))?)? *(?:\n|\Z)')
"""A line of a list of plain mappings."""

Values = dict[str, Any]
"""A mapping of YAML: texts, "" for nothing, lists and mappings."""


class Archive(Struct, frozen=True):
    """F1DB's files by their path below `src/data`, without `.yml`; `version` is the commit of a checkout,
    empty where it is none."""

    files: dict[str, bytes]
    version: str

    def one(self, path: str) -> Values:
        """A file that holds a mapping; empty where there is none."""
        found = self._read(path)
        return found if isinstance(found, dict) else {}

    def rows(self, path: str) -> list[Values]:
        """A file that holds a list of mappings; empty where there is none."""
        flat = _flat(self.files[path]) if path in self.files else None
        found = flat if flat is not None else self._read(path)
        return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []

    def below(self, folder: str) -> Iterator[str]:
        """The paths of the files right below a folder, by name."""
        lead = f"{folder}/"
        return (path for path in sorted(self.files) if path.startswith(lead) and "/" not in path[len(lead) :])

    def _read(self, path: str) -> Any:
        if path not in self.files:
            return None
        try:
            return texts_in(self.files[path])
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            at = getattr(error, "problem_mark", None)
            place = Location(f"{_DATA}{path}.yml", at.line + 1, at.column + 1) if at else Location(f"{_DATA}{path}.yml")
            raise SiteError(problem("PF117", "this is no YAML", place)) from None


def read_archive(path: Path, wanted: Callable[[str], bool]) -> Archive:
    """Read the `wanted` files (by their path below `src/data`, without `.yml`) of a checkout, of a folder that is or
    holds `src/data`, or of a tar or zip archive of either. Raises SiteError where there is no F1DB."""
    try:
        found = dict(_entries(path, wanted))
    except OSError as error:
        raise SiteError(problem("PF117", f"cannot be read: {reason(error)}", Location(str(path)))) from None
    except (tarfile.TarError, zipfile.BadZipFile, EOFError):
        found = {}
    if not {"drivers", "seasons"} <= {name.partition("/")[0] for name in found}:
        hint = "give a checkout of https://github.com/f1db/f1db, or a tar or zip archive of its src/data"
        raise SiteError(problem("PF117", "no F1DB is here", Location(str(path)), hint))
    return Archive(found, _commit(path))


def reason(error: OSError) -> str:
    """What the system says, in words."""
    return (error.strerror or "it is not what it seems").lower()


@contextmanager
def telling(path: str) -> Iterator[None]:
    """A file of F1DB that is not as we know its form is told by its path; Raises SiteError for it."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        what = f"it has no {error}" if isinstance(error, KeyError) else "it is not in the form that F1DB has"
        raise SiteError(problem("PF117", f"cannot be read: {what}", Location(f"{_DATA}{path}.yml"))) from None


def _flat(data: bytes) -> list[Values] | None:
    """The rows of a file that is one list of plain mappings, as results are; None for any other. YAML takes 40 times as
    long for it."""
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    rows: list[Values] = []
    end = 0
    while found := _FLAT.match(text, end):
        end = found.end()
        first, key, quoted, plain = found.groups()
        if first == "- ":
            rows.append({})
        elif not rows:
            return None
        rows[-1][key] = quoted or plain or ""
    return rows if rows and end == len(text) else None


def _entries(path: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        yield from _in_folder(path, wanted)
    elif not path.is_file():
        return
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if (short := _short(name)) and wanted(short):
                    yield short, archive.read(name)
    else:
        with tarfile.open(path) as archive:
            for member in archive:
                if (short := _short(member.name)) and wanted(short) and (file := archive.extractfile(member)):
                    yield short, file.read()


def _in_folder(path: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    places = (path / "src/data", path / "data", path)
    data = next((each for each in places if (each / "drivers").is_dir()), None)
    for file in sorted(data.rglob("*.yml")) if data else ():
        short = file.relative_to(data or path).as_posix().removesuffix(".yml")
        if wanted(short) and file.is_file():
            yield short, file.read_bytes()


def _short(name: str) -> str:
    """The path below `src/data`, without its ending; "" for another file."""
    _, found, rest = f"/{name}".partition(f"/{_DATA}")
    return rest.removesuffix(".yml") if found and rest.endswith(".yml") else ""


class _Git(NamedTuple):
    """The files of a checkout that say its commit."""

    head: Path
    folder: Path


def _commit(path: Path) -> str:
    """The first digits of a checkout's commit; "" where it is none."""
    git = _Git(path / ".git/HEAD", path / ".git")
    try:
        head = git.head.read_text().strip()
        return (git.folder / head[5:]).read_text().strip()[:7] if head.startswith("ref: ") else head[:7]
    except OSError:
        return ""
