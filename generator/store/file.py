"""The file: one SQLite file in a folder, `.cache/store.sqlite`, what is read from it and written to it.

Values are kept as JSON, which keeps the offsets of moments. Small facts stand apart from bodies, which a build reads
one by one as it renders them. A file that is damaged, foreign or was made by other tools is set aside and begun anew.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from generator.model import Digest, EncodedBody, digest_bytes
from generator.store.rows import KeptNames, Known, Outputs, Signature
from generator.store.tables import (
    PAGE,
    STORE,
    TABLES,
    all_names,
    all_sources,
    is_ours,
    moved_aside,
    names_key,
    of_rows,
    opened,
    sealed,
    sealed_rows,
    typed,
    unsealed,
    unsealed_or_none,
)
from generator.toolchain import toolchain

R = TypeVar("R")

_REPLACE = "insert or replace into outputs values (?, ?, ?, ?, ?)"
_KEEP = (
    "insert into outputs values (?, ?, ?, ?, ?) on conflict (folder) do update"
    " set last = excluded.last, signatures = excluded.signatures, taken = excluded.taken"
)
_BODY = "insert or replace into bodies values (?, ?, ?)"
_SOURCE = f"insert or replace into sources values ({', '.join('?' * 9)})"
_SEEN_AGAIN = (
    "update sources set size = ?, changed = ?, renamed = ?, inode = ?, read_at = ?"
    " where path = ? and digest = ? and rules = ?"
)


class News(NamedTuple):
    """What a build adds: the paths of sources that are gone, the rows of others, what was found in them and their
    bodies, by path (without data where they are saved already), and the names that articles were read for, where these
    are others than before. `before` is the key of the names that the file had when it was last read or written: where
    it has others by now, what it holds was not read for ours."""

    gone: list[str]
    rows: list[Known]
    findings: Mapping[str, bytes]
    bodies: Mapping[str, EncodedBody]
    names: KeptNames | None
    before: Digest = ""


class StoreFile:
    """The file in a folder; without a folder there is none. With `clean` nothing that it holds is read. `note` says so
    when it was set aside, `unsaved` when it cannot be written."""

    def __init__(self, folder: Path | None, *, clean: bool = False) -> None:
        self.note = ""
        self.unsaved = ""
        self._folder = folder
        self._is_clean = clean
        self._is_useless = False
        self._reader: sqlite3.Connection | None = None
        self._reading_process = 0

    def __bool__(self) -> bool:
        """Whether there is a folder."""
        return self._folder is not None

    # ------------------------------------------------------------ all of a kind, from a file that may be of no use

    def sources(self) -> dict[str, Known]:
        """What is known of all sources, by path: nothing from a file that is of no use, which is found out here."""
        if self._is_clean or not self._folder or not (self._folder / STORE).exists():
            return {}
        return self._all(all_sources) or {}

    def findings(self, rows: Mapping[str, Known], names: Digest) -> dict[str, bytes] | None:
        """What was found in sources with these rows, read for the names with that key, by path; None where that cannot
        be read. What another build has found since is left out."""

        def found(store: sqlite3.Connection) -> dict[str, bytes]:
            store.execute("begin")  # all questions are about one state of the file
            return of_rows(store, "findings", rows) if names_key(store) == names else {}

        return self._all(found)

    def words(self, rows: Mapping[str, Known]) -> dict[str, str] | None:
        """The words of all articles with these rows, by path; None where they cannot be read."""

        def found(store: sqlite3.Connection) -> dict[str, str]:
            store.execute("begin")
            return {path: data.decode() for path, data in of_rows(store, "words", rows).items()}

        return self._all(found)

    def names(self) -> tuple[KeptNames | None, dict[str, bytes]] | None:
        """The names that articles were read for, and all answers; None where they cannot be read."""
        return self._all(all_names)

    def _all(self, read: Callable[[sqlite3.Connection], R]) -> R | None:
        if not self._folder:
            return None
        try:
            with closing(opened(self._folder / STORE)) as store:
                return read(store)
        except (sqlite3.Error, OSError, TypeError, ValueError) as error:
            self._is_useless = True
            self.note = f"The store {self._folder.name}/{STORE} is set aside and begun anew: {error}."
        return None

    # ------------------------------------------------------------ one after the other

    def body(self, path: str) -> EncodedBody | None:
        """The body of a source, if it is there and whole."""
        row = self._one("select digest, data from bodies where path = ?", list[tuple[str, bytes]], path)
        return EncodedBody(*row) if row and digest_bytes(row[1]) == row[0] else None

    def finding(self, known: Known, names: Digest) -> bytes | None:
        """What was found in a source with this row, read for the names with that key."""
        row = self._one(_FINDING, list[tuple[bytes]], known.path, known.digest, known.rules, names)
        return unsealed_or_none(row[0], known.path) if row else None

    def texts(self, folder: str) -> bytes:
        """What is kept of texts for an output folder; b"" for nothing."""
        row = self._one("select texts from outputs where folder = ?", list[tuple[bytes]], folder)
        return (unsealed_or_none(row[0], folder) if row else None) or b""

    def outputs(self, folder: str) -> Outputs:
        """What the last good build left in an output folder."""
        with suppress(ValueError):
            asked = "select last, signatures, taken from outputs where folder = ?"
            if row := self._one(asked, list[tuple[bytes, bytes, int]], folder):
                last, signatures = (unsealed(each, folder) for each in row[:2])
                return Outputs(last, _signatures_decoder.decode(signatures), row[2])
        return Outputs()

    def _one(self, query: str, kind: type[list[R]], *keys: str) -> R | None:
        """One row, if it is there and is of the kind of those in such a list."""
        with suppress(sqlite3.Error, OSError, ValueError):
            if store := self._readable():
                return next(iter(typed(store.execute(query, keys).fetchmany(1), kind)), None)
        return None

    def _readable(self) -> sqlite3.Connection | None:
        """A connection of this process, for reading; None where there is no store, or none that may be read."""
        if self._is_clean or self._is_useless or not self._folder:
            return None
        if self._reading_process != os.getpid():
            self._reader, self._reading_process = None, os.getpid()
        if self._reader is None and (self._folder / STORE).exists():
            self._reader = opened(self._folder / STORE)
            self._reader.execute("begin")  # one look at the file's state and one lock for all that is read
        return self._reader

    def rest(self) -> None:
        """Let go of the store's file, as before a fork: SQLite's connections must not be carried over."""
        if self._reader and self._reading_process == os.getpid():
            self._reader.close()
        self._reader = None

    # ------------------------------------------------------------ writing

    def save(self, news: News) -> bool:
        """Save what a build adds; says whether that went well. It may be called in a process of its own: then `saved`
        has to be called in the one that goes on."""
        if not (store := self._writable()):
            return False
        gone = [(path,) for path in news.gone]
        bodies = news.bodies.items()
        try:
            with closing(store), store:
                there = names_key(store)
                for table in ("sources", "findings", "bodies", "words"):
                    if news.names and there != news.before:
                        store.execute(f"delete from {table}")
                    store.executemany(f"delete from {table} where path = ?", gone)
                store.executemany(_SOURCE, (row for row in news.rows if _is_new(row, news)))
                store.executemany(_SEEN_AGAIN, (_state(row) for row in news.rows if not _is_new(row, news)))
                store.executemany("insert or replace into findings values (?, ?)", sealed_rows(news.findings.items()))
                store.executemany(_BODY, ((path, *kept[:2]) for path, kept in bodies if kept.data))
                store.executemany(
                    "insert or replace into words values (?, ?)",
                    sealed_rows((path, kept.words.encode()) for path, kept in bodies if kept.words),
                )
                if news.names and there != news.names.key:
                    store.execute("delete from names")
                    key, *kept = news.names
                    store.execute("insert into names values (?, ?, ?)", (key, *(sealed(each, key) for each in kept)))
        except sqlite3.Error as error:
            self._note_unsaved(error)
            return False
        return True

    def save_bodies(self, bodies: Mapping[str, EncodedBody]) -> bool:
        """Save bodies alone, at once; says whether that went well."""
        if not (store := self._writable()):
            return False
        try:
            with closing(store), store:
                store.executemany(_BODY, ((path, *kept[:2]) for path, kept in bodies.items()))
        except sqlite3.Error:
            return False
        return True

    def saved(self) -> None:
        """From now on the file is ours, and may be read."""
        self._is_clean = self._is_useless = False

    def save_outputs(self, folder: str, found: Outputs, texts: bytes | None) -> None:
        """Save what a build left in an output folder, and what is kept of texts (None: what is kept already)."""
        if store := self._writable():
            kept = (sealed(each, folder) for each in (found.last, msgspec.msgpack.encode(found.signatures)))
            row = (folder, *kept, found.taken, sealed(texts or b"", folder))
            with self._noting_unsaved(), closing(store), store:
                store.execute(_KEEP if texts is None else _REPLACE, row)

    def save_answers(self, gone: Iterable[str], new: Mapping[str, bytes]) -> None:
        """Save new answers, and drop those that nobody asked for."""
        if store := self._writable():
            with self._noting_unsaved(), closing(store), store:
                store.executemany("delete from answers where key = ?", [(key,) for key in gone])
                store.executemany("insert or replace into answers values (?, ?)", sealed_rows(new.items()))

    def _writable(self) -> sqlite3.Connection | None:
        """A connection to a store of ours, begun anew where there is none or another's; None when it cannot be had.
        What cannot be saved costs the next build time, and this one nothing."""
        if not self._folder:
            return None
        self.rest()
        file = self._folder / STORE
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._is_clean or self._is_useless or not is_ours(file):
                file.unlink(missing_ok=True) if self._is_clean else moved_aside(file)
            store = opened(file)
            store.execute(f"pragma page_size = {PAGE}")
            store.executescript(TABLES)
            store.execute("insert or replace into tools values (?)", (toolchain(),))
            self.saved()
        except (sqlite3.Error, OSError) as error:
            self._note_unsaved(error)
            return None
        return store

    @contextmanager
    def _noting_unsaved(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self._note_unsaved(error)

    def _note_unsaved(self, error: Exception) -> None:
        where = f"{self._folder.name}/{STORE}" if self._folder else STORE
        self.unsaved = f"The store {where} cannot be written ({error}): builds stay slow."


def _is_new(row: Known, news: News) -> bool:
    """Whether a source is saved with all that was found in it. Of any other that was only seen again, the file may know
    something else by now, which another build has found: then it stays with that."""
    return not row.rules or row.path in news.findings


def _state(row: Known) -> tuple[str | int, ...]:
    return (*row[1:6], row.path, row.digest, row.rules)


_FINDING = (
    "select data from findings join sources using (path) where path = ? and sources.digest = ? and sources.rules = ?"
    " and (select coalesce(max(key), '') from names) = ?"
)

_signatures_decoder = msgspec.msgpack.Decoder(dict[str, Signature])
