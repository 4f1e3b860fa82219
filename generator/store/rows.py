"""Rows: what the store keeps of a source, of names, and of an output folder."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from generator.model import Digest, SourceKind

_TICK = 50_000_000
"""Nanoseconds within which a file may be written twice without its time of change telling."""


Signature = tuple[int, int, int]
"""Of a file of the output: size, time of change in nanoseconds and inode. A rename changes none of them."""


def signature(path: str | Path) -> Signature | None:
    """The signature of a plain file; None where there is none."""
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return signature_of(found) if stat.S_ISREG(found.st_mode) else None


def signature_of(found: os.stat_result) -> Signature:
    """The signature in what the system says of a file."""
    return found.st_size, found.st_mtime_ns, found.st_ino


class Known(NamedTuple):
    """A source as it was when a build last read it: the state of its file (`size` to `inode`, see `FileState`), when
    that was (`read_at`, in nanoseconds), the digest of its bytes and, for one that is parsed, by which `rules` that was
    and the `kind` of what was found. It is a row of the store."""

    path: str
    size: int
    changed: int
    renamed: int
    inode: int
    read_at: int
    digest: Digest
    rules: Digest = ""
    kind: SourceKind | Literal[""] = ""


class KeptNames(NamedTuple):
    """The names that all articles in the store were read for: the digest of the files that give them, the digest of
    what each name leads to, and the names, both encoded. It is the row of its table."""

    key: Digest
    digests: bytes
    data: bytes


class Outputs(NamedTuple):
    """What the last good build left in an output folder: a record of it, encoded, the signatures of its files by
    address, and when these were taken, in nanoseconds."""

    last: bytes = b""
    signatures: Mapping[str, Signature] = {}
    taken: int = 0

    def is_older(self, seen: Signature, now: int) -> bool:
        """Whether a file was last written so long before its signature was taken that it tells of any change since.
        None does that was taken later than `now`, in nanoseconds, for the clock has gone back."""
        return seen[1] + _TICK < self.taken <= now
