"""The lock: one build at a time in an output folder."""

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import LockedError, SiteError, problem
from generator.manifest import MANIFEST
from generator.model import Location, Problem

HOLDER = f"{MANIFEST}.lock"


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold an output folder, which is made if it is not there. Raises LockedError, saying who holds it, when another
    build does, and SiteError when it cannot be made. The system lets go of the folder when a build ends in whatever
    way."""
    handle = _opened(output)
    try:
        _take(handle, output)
        _sign(output)
        try:
            yield
        finally:
            with suppress(OSError):  # it says who holds the folder, and the next one says it anew
                (output / HOLDER).unlink()
    finally:
        os.close(handle)


def unwritable(output: Path, error: OSError) -> SiteError:
    """What to say when the system does not let the build write to its folder: no rights, no room, a name in the way."""
    name = Path(error.filename).name if isinstance(error.filename, str) else ""
    where = output / name if name.startswith(MANIFEST) else output
    text = f"the site cannot be written to this folder: {(error.strerror or str(error)).lower()}"
    return SiteError(problem("PF406", text, Location(str(where)), "see to it, or name another with --output"))


def _opened(output: Path) -> int:
    try:
        output.mkdir(parents=True, exist_ok=True)
        return os.open(output, os.O_RDONLY)
    except OSError as error:
        raise unwritable(output, error) from None


def _sign(output: Path) -> None:
    """Say who holds the folder, in a new file: a link of that name leads to something that is not ours."""
    try:
        (output / HOLDER).unlink(missing_ok=True)
        with (output / HOLDER).open("x", encoding="utf-8") as file:
            file.write(f"process {os.getpid()} on {platform.node()}")
    except OSError as error:
        raise unwritable(output, error) from None


def _take(handle: int, output: Path) -> None:
    if sys.platform == "win32":  # it has no such lock: two builds at once are up to the user
        return
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise LockedError(_held(output)) from None
    except OSError as error:
        raise unwritable(output, error) from None


def _held(output: Path) -> Problem:
    try:
        holder = (output / HOLDER).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        holder = "another process"
    hint = "wait until it ends, or build into another folder with --output"
    return problem("PF404", f"another build is writing this folder: {holder}", Location(output.name), hint)
