"""The tables of the store's file, and the file as a whole: whether it is of use, and how it is set aside."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import msgspec

from generator.model import Digest
from generator.store.rows import KeptNames, Known
from generator.toolchain import toolchain

T = TypeVar("T")

STORE = "store.sqlite"
ASIDE = "store.sqlite.aside"

TABLES = """
create table if not exists tools (digest text primary key);
create table if not exists sources (
    path text primary key, size integer, changed integer, renamed integer, inode integer, read_at integer,
    digest text, rules text, kind text
) without rowid;
create table if not exists findings (path text primary key, data blob);
create table if not exists bodies (path text primary key, digest text, data blob);
create table if not exists words (path text primary key, data blob) without rowid;
create table if not exists answers (key text primary key, data blob) without rowid;
create table if not exists names (key text primary key, digests blob, data blob);
create table if not exists outputs (folder text primary key, last blob, signatures blob, taken integer, texts blob);
"""
PAGE = 1 << 14
"""Bytes of a page of the file: what is kept of an article mostly fits into one."""

_SEAL = 4
"""Bytes before data that tell whether it is whole (CRC-32)."""

_BUSY = 5.0
"""Seconds to wait for another process that writes the store."""


def all_sources(store: sqlite3.Connection) -> dict[str, Known]:
    """All sources. Raises an error for a file that is of no use."""
    if store.execute("select digest from tools").fetchall() != [(toolchain(),)]:
        raise sqlite3.DatabaseError("made by other tools")
    found = {known.path: known for known in typed(store.execute("select * from sources"), list[Known])}
    for columns in _COLUMNS:
        store.execute(f"select {columns} limit 1")
    return found


_COLUMNS = (
    "path from findings",
    "path from bodies",
    "path, data from words",
    "key, data from answers",
    "key, digests, data from names",
    "folder, texts from outputs",
)
"""What has to be there beside sources."""


def all_names(store: sqlite3.Connection) -> tuple[KeptNames | None, dict[str, bytes]]:
    """The names that articles were read for, if any, and all answers."""
    names = next(iter(typed(store.execute("select * from names"), list[KeptNames])), None)
    if names:
        names = names._replace(digests=unsealed(names.digests, names.key), data=unsealed(names.data, names.key))
    return names, dict(unsealed_rows(store.execute("select key, data from answers")))


def of_rows(store: sqlite3.Connection, table: str, rows: Mapping[str, Known]) -> dict[str, bytes]:
    """The data of a table for the sources with these rows, by path: what was kept of a source as it was then is left
    out."""
    same = {
        path
        for path, digest, rules in store.execute("select path, digest, rules from sources")
        if (known := rows.get(path)) and (known.digest, known.rules) == (digest, rules)
    }
    return dict(unsealed_rows(row for row in store.execute(f"select path, data from {table}") if row[0] in same))


def names_key(store: sqlite3.Connection) -> Digest:
    """The key of the names that articles in the file were read for; "" where there are none."""
    (key,) = store.execute("select coalesce(max(key), '') from names").fetchone()
    return str(key)


def sealed(data: bytes, key: str) -> bytes:
    """Data as it is kept of what has such a key: behind four bytes that tell whether both are whole."""
    return crc32(data, crc32(key.encode())).to_bytes(_SEAL, "big") + data


def unsealed(kept: bytes, key: str) -> bytes:
    """Data that was kept. Raises ValueError where it, or its key, is not what it was."""
    data = kept[_SEAL:]
    if crc32(data, crc32(key.encode())).to_bytes(_SEAL, "big") != kept[:_SEAL]:
        raise ValueError("what it holds is damaged")
    return data


def unsealed_or_none(kept: bytes, key: str) -> bytes | None:
    """Data that was kept; None where it, or its key, is not what it was."""
    with suppress(ValueError):
        return unsealed(kept, key)
    return None


def sealed_rows(rows: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Keys with their data as it is kept."""
    return ((key, sealed(data, key)) for key, data in rows)


def unsealed_rows(rows: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Keys with their data. Raises ValueError as `unsealed` does."""
    return ((key, unsealed(kept, key)) for key, kept in typed(rows, list[tuple[str, bytes]]))


def typed(rows: Iterable[Any], kind: type[list[T]]) -> list[T]:
    """Rows as what they should be, such a list. Raises ValueError where one is something else, as in a file that is
    damaged."""
    return msgspec.convert(list(rows), kind)


def is_ours(file: Path) -> bool:
    """Whether a file is a store that these tools made."""
    if not file.exists():
        return False
    try:
        with closing(opened(file)) as store:
            return store.execute("select digest from tools").fetchall() == [(toolchain(),)]
    except sqlite3.Error:
        return False


def moved_aside(file: Path) -> None:
    """Set a file aside, if it is there, in place of one that was before."""
    if not os.path.lexists(file):
        return
    aside = file.parent / ASIDE
    if aside.is_dir() and not aside.is_symlink():
        import shutil  # here, as hardly any build needs it

        shutil.rmtree(aside)
    elif os.path.lexists(aside) and file.is_dir():
        aside.unlink()
    file.replace(aside)


def opened(file: Path) -> sqlite3.Connection:
    """A file, opened; sqlite3.Error where it cannot be. It is read, not mapped into memory, as some systems would have
    it: what a disk does not give up is then an error, and not the end of the process."""
    store = sqlite3.connect(file, timeout=_BUSY)
    store.execute("pragma mmap_size = 0")
    return store
