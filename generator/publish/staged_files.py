"""The staged files of a release, as they are read to be sent: plain files, reached without a link, as the build left
them."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from generator.errors import SiteError, changed_meanwhile, problem
from generator.model import Location, digest_bytes
from generator.publish.release import Release


def unlinked(folder: Path, paths: Iterable[str]) -> None:
    """Be sure that these are plain files in plain folders. Raises SiteError (PF117) for a link and for what is none."""
    seen = set[str]()
    for path in paths:
        _check(folder, path, S_ISREG)
        while (path := os.path.dirname(path)) and path not in seen:
            seen.add(path)
            _check(folder, path, S_ISDIR)


def staged_bytes(release: Release, path: str) -> bytes:
    """What a file of the release holds. Raises SiteError (PF117) when it is not what was built."""
    try:
        data = (release.folder / path).read_bytes()
    except OSError:
        data = b""
    if digest_bytes(data) != release.files[path].digest:
        raise SiteError(changed_meanwhile(path))
    return data


def _check(folder: Path, path: str, is_right: Callable[[int], bool]) -> None:
    try:
        mode = os.lstat(folder / path).st_mode
    except OSError:
        raise SiteError(changed_meanwhile(path)) from None
    if not is_right(mode):
        text = "a link, or no file at all, stands where a file was built"
        raise SiteError(problem("PF117", text, Location(path), "publish again with --clean"))
