"""Files of a release in a folder of this machine: looked at, copied, removed. Links are not followed."""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfile, rmtree
from stat import S_IMODE, S_ISREG

from generator.errors import SiteError, problem
from generator.model import Location, digest_bytes
from generator.publish.release import Content

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # controls, line ends, half surrogates

_OF_ONE_FILE = (PermissionError, FileNotFoundError, FileExistsError, IsADirectoryError, NotADirectoryError)


def is_printable(path: str) -> bool:
    """Whether a path can be given to the system and be told in one line."""
    return not _UNPRINTABLE.search(path)


def why_not(error: OSError, folder: Path) -> str:
    """Why something cannot be done in a folder, in words, with the file that it cannot be done with where another may
    do: a disk that is full is full for all."""
    why = (error.strerror or str(error)).lower()
    if not isinstance(error, _OF_ONE_FILE) or not isinstance(error.filename, str | os.PathLike):
        return why
    if (path := Path(error.filename)) == folder:
        return why
    return f"{why}: {path.relative_to(folder) if path.is_relative_to(folder) else path}"


def content_of(path: str) -> Content | None:
    """What a plain file holds; None where there is none. Raises PermissionError for one that may not be read, which may
    well be ours."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except PermissionError:
        raise
    except OSError:
        return None
    with open(file, "rb", buffering=0) as opened:
        try:
            data = opened.read()
        except OSError:  # it is a folder, or its bytes are lost
            return None
    return Content(digest_bytes(data), len(data))


def text_of(path: str) -> str:
    """What a small text says, without the spaces around it; "" where there is none."""
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def names_below(folder: str, below: str = "") -> Iterator[str]:
    """Every file and link below a folder, by path from there."""
    with os.scandir(f"{folder}/{below}") as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from names_below(folder, f"{path}/")
        else:
            yield path


@contextmanager
def readable() -> Iterator[None]:
    """Let everybody read what is made in the block, as a web server under another user has to: folders are 0755, files
    0644, whatever the process was told to make."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def made_readable(path: str) -> None:
    """Let everybody read a file that was made otherwise, by an earlier publish or by hand; a link is left as it is."""
    mode = os.lstat(path).st_mode
    if S_ISREG(mode) and S_IMODE(mode) != 0o644:
        os.chmod(path, 0o644)


def copied(source: str, target: str) -> None:
    """Copy a file; the folder it stands in is made where there is none."""
    try:
        copyfile(source, target)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        copyfile(source, target)


def linked(source: str, target: str) -> None:
    """Give a file a second name, or copy it where the system has no more names for it."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        copyfile(source, target, follow_symlinks=False)


def removed(folder: str, paths: Iterable[str]) -> None:
    """Remove files, and the folders below `folder` that they leave empty."""
    for path in paths:
        with suppress(FileNotFoundError):
            os.unlink(f"{folder}/{path}")
        while path := os.path.dirname(path):
            try:
                os.rmdir(f"{folder}/{path}")
            except OSError:
                break


def swept(folder: str) -> None:
    """Remove a folder with all that is in it, where there is one."""
    if os.path.lexists(folder):
        rmtree(folder)


def written(path: str, data: bytes) -> None:
    """Put a file into place, whole or not at all."""
    temporary = f"{path}.new"
    with open(temporary, "wb") as file:
        file.write(data)
    os.replace(temporary, path)


@contextmanager
def alone(folder: Path, where: str) -> Iterator[None]:
    """Hold a folder, which is made if it is not there. Raises SiteError (PF702) when another publish does, and OSError
    when it cannot be made. The system lets go of it when the process ends in whatever way."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        _take(handle, where)
        yield
    finally:
        os.close(handle)


def _take(handle: int, where: str) -> None:
    try:
        import fcntl
    except ImportError:  # Windows has none: two at once are up to the user
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        text = "another publish is writing there"
        raise SiteError(problem("PF702", text, Location(where), "wait until it ends, and publish again")) from None
