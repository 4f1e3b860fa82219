"""The store: what one build leaves for the next, so that it need not read and render the same again.

It is one SQLite file, `.cache/store.sqlite`, and costs nothing but time when it is lost: what is ours in an output
folder stands in the manifest there. What is kept is encoded as JSON, which keeps the offsets of moments. A store that
is damaged, foreign or was made by other tools is set aside and begun anew.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from generator.model import Digest, Parsed, Problem
from generator.schema import FRONTS
from generator.toolchain import toolchain

STORE = "store.sqlite"
ASIDE = "store.sqlite.aside"

Signature = tuple[int, int, int]
"""Size, time of change in nanoseconds and inode of a file."""

Key = tuple[str, Digest, Digest]
"""Of a parsed source: its path, its digest, and that of the rules it was parsed by."""

Found = tuple[tuple[Parsed, ...], tuple[Problem, ...]]
"""What a source says, and what is wrong with it."""

_TABLES = """
create table if not exists tools (digest text primary key);
create table if not exists parsed (path text primary key, digest text, rules text, found blob);
create table if not exists outputs (
    folder text, address text, size integer, changed integer, inode integer, primary key (folder, address)
);
"""
_BUSY = 5.0
"""Seconds to wait for another process that writes the store."""


def signature(path: Path) -> Signature | None:
    """The signature of a plain file; None where there is none."""
    try:
        stat = os.stat(path, follow_symlinks=False)
    except OSError:
        return None
    return (stat.st_size, stat.st_mtime_ns, stat.st_ino)


class Memo:
    """What is known of earlier builds: in memory alone, or in a folder too. `note` says so when a store was set aside.

    `clean` reads nothing of what the folder holds, but leaves what this build learns.
    """

    def __init__(self, folder: Path | None = None, *, clean: bool = False) -> None:
        self.note = ""
        self._folder = folder
        self._parsed: dict[Key, Found] = {}
        self._signatures: dict[str, dict[str, Signature]] = {}
        self._stored: set[Key] = set()
        if folder and not clean:
            self._read(folder)

    def parsed(self, key: Key) -> Found | None:
        """What an earlier build made of a source."""
        return self._parsed.get(key)

    def signatures(self, output: Path) -> Mapping[str, Signature]:
        """The signatures of the files that the last build left in an output folder, by address."""
        return self._signatures.get(str(output.resolve()), {})

    def keep_parsed(self, found: Mapping[Key, Found]) -> None:
        """Remember what this build parsed, and forget everything else."""
        self._parsed = dict(found)
        self._save(self._save_parsed)

    def keep_signatures(self, output: Path, found: Mapping[str, Signature]) -> None:
        """Remember the files that this build left in an output folder."""
        folder = str(output.resolve())
        if self._signatures.get(folder) != dict(found):
            self._signatures[folder] = dict(found)
            self._save(lambda store: _save_signatures(store, folder, found))

    # ------------------------------------------------------------ the file

    def _read(self, folder: Path) -> None:
        file = folder / STORE
        if not file.exists():
            return
        try:
            with _opened(file) as store:
                if store.execute("select digest from tools").fetchall() != [(toolchain(),)]:
                    raise sqlite3.DatabaseError("made by other tools")
                self._parsed = dict(_parsed_rows(store))
                for output, address, *seen in store.execute("select * from outputs"):
                    self._signatures.setdefault(output, {})[address] = (seen[0], seen[1], seen[2])
                self._stored = set(self._parsed)
        except (sqlite3.Error, msgspec.MsgspecError, OSError, KeyError, ValueError) as error:
            self._parsed, self._signatures, self._stored = {}, {}, set()
            self.note = f"The store {folder.name}/{STORE} is set aside and begun anew: {error}."

    def _save(self, change: Any) -> None:
        """Change the store; what cannot be saved costs the next build time, and this one nothing."""
        if not self._folder:
            return
        file = self._folder / STORE
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if file.exists() and not self._is_ours(file):
                file.replace(self._folder / ASIDE)
            with _opened(file) as store:
                store.executescript(_TABLES)
                store.execute("insert or replace into tools values (?)", (toolchain(),))
                change(store)
                store.commit()
        except (sqlite3.Error, OSError):
            return

    def _is_ours(self, file: Path) -> bool:
        try:
            with _opened(file) as store:
                return store.execute("select digest from tools").fetchall() == [(toolchain(),)]
        except sqlite3.Error:
            return False

    def _save_parsed(self, store: sqlite3.Connection) -> None:
        new = [(key, found) for key, found in self._parsed.items() if key not in self._stored]
        paths = {path for path, _, _ in self._parsed}
        gone = [(path,) for (path,) in store.execute("select path from parsed").fetchall() if path not in paths]
        store.executemany("delete from parsed where path = ?", gone)
        store.executemany("insert or replace into parsed values (?, ?, ?, ?)", _rows(new))
        self._stored = set(self._parsed)


class _Kept(Struct, frozen=True):
    """A parsed value as it is kept: its front matter apart, since its kind says how that is read."""

    value: Parsed
    front: msgspec.Raw


class _Row(Struct, frozen=True):
    parsed: tuple[_Kept, ...]
    problems: tuple[Problem, ...]


_decoder = msgspec.json.Decoder(_Row)
_fronts = {kind: msgspec.json.Decoder(front) for kind, front in FRONTS.items()}


def _rows(found: Iterable[tuple[Key, Found]]) -> Iterator[tuple[str, str, str, bytes]]:
    for (path, digest, rules), (parsed, problems) in found:
        kept = tuple(
            _Kept(structs.replace(each, front=None), msgspec.Raw(msgspec.json.encode(each.front))) for each in parsed
        )
        yield path, digest, rules, msgspec.json.encode(_Row(kept, problems))


def _parsed_rows(store: sqlite3.Connection) -> Iterator[tuple[Key, Found]]:
    for path, digest, rules, data in store.execute("select * from parsed"):
        row = _decoder.decode(data)
        parsed = tuple(
            structs.replace(each.value, front=_fronts[each.value.kind].decode(each.front)) for each in row.parsed
        )
        yield (path, digest, rules), (parsed, row.problems)


def _save_signatures(store: sqlite3.Connection, folder: str, found: Mapping[str, Signature]) -> None:
    store.execute("delete from outputs where folder = ?", (folder,))
    rows = ((folder, address, *seen) for address, seen in found.items())
    store.executemany("insert into outputs values (?, ?, ?, ?, ?)", rows)


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, timeout=_BUSY)) as store:
        yield store
