"""The store: what one build leaves for the next, so that it need not read, parse and render the same again.

It is one SQLite file, `.cache/store.sqlite`, and costs nothing but time when it is lost: what is ours in an output
folder stands in the manifest there. Values are kept as JSON, which keeps the offsets of moments. Small facts stand
apart from bodies, which a build reads one by one as it renders them. A store that is damaged, foreign or was made by
other tools is set aside and begun anew.
"""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.manifest import MANIFEST, Manifest, read_manifest
from generator.model import Body, Digest, EncodedBody, Found, digest_bytes
from generator.toolchain import toolchain

STORE = "store.sqlite"
ASIDE = "store.sqlite.aside"

_TABLES = """
create table if not exists tools (digest text primary key);
create table if not exists sources (
    path text primary key, size integer, changed integer, renamed integer, inode integer, read_at integer,
    digest text, rules text, kind text
) without rowid;
create table if not exists findings (path text primary key, data blob);
create table if not exists bodies (path text primary key, digest text, data blob);
create table if not exists words (path text primary key, words text) without rowid;
create table if not exists answers (key text primary key, data blob) without rowid;
create table if not exists names (key text primary key, digests blob, data blob);
create table if not exists outputs (folder text primary key, last blob, signatures blob, taken integer, texts blob);
"""
_REPLACE = "insert or replace into outputs values (?, ?, ?, ?, ?)"
_KEEP = (
    "insert into outputs values (?, ?, ?, ?, ?) on conflict (folder) do update"
    " set last = excluded.last, signatures = excluded.signatures, taken = excluded.taken"
)
_TICK = 50_000_000
"""Nanoseconds within which a file may be written twice without its time of change telling."""

_AT_HAND = 1 << 25
"""Bytes of bodies that are kept in memory though they are in the store: what was just parsed is rendered next."""

_PAGE = 1 << 14
"""Bytes of a page of the file: what is kept of an article mostly fits into one."""

_BUSY = 5.0
"""Seconds to wait for another process that writes the store."""


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
    kind: str = ""


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

    def is_older(self, seen: Signature) -> bool:
        """Whether a file was last written so long before its signature was taken that it tells of any change since."""
        return seen[1] + _TICK < self.taken


class Memo:
    """What is known of earlier builds: in memory alone, or in a folder too. `note` says so when a store was set aside,
    `unsaved` when it cannot be written.

    `clean` reads nothing of what the folder holds, but leaves what this build learns.
    """

    def __init__(self, folder: Path | None = None, *, clean: bool = False) -> None:
        self.note = ""
        self.unsaved = ""
        self.sources: dict[str, Known] = {}
        self.findings: dict[str, bytes] = {}
        self.decoded: dict[str, tuple[bytes, Found]] = {}
        self.names: KeptNames | None = None
        self.answers: Mapping[str, bytes] = {}
        self._recalled: set[str] = set()
        self.made: object = None  # what the last build was made of: taking that apart would take a while
        self._folder = folder
        self._clean = clean
        self._useless = False
        self._bodies: dict[str, EncodedBody] = {}
        self._words: dict[str, str] = {}
        self._has_all_words = folder is None or clean
        self._outputs: dict[str, Outputs] = {}
        self._texts: dict[str, bytes] = {}
        self._manifests: dict[str, tuple[Signature, Manifest]] = {}
        self._reader: sqlite3.Connection | None = None
        self._reading_process = 0
        if folder and not clean:
            self._read(folder)

    # ------------------------------------------------------------ what was asked for before

    def body(self, path: str, digest: Digest) -> Body | None:
        """The body of a source, if it is kept and is the one with that digest."""
        kept = self._bodies.get(path) or self._stored_body(path)
        if kept is None or kept.digest != digest:
            return None
        return _body_decoder.decode(kept.data)

    def finding(self, path: str) -> bytes | None:
        """What was found in a source, if that is known."""
        if path not in self.findings and "findings" not in self._recalled:
            with suppress(sqlite3.Error, OSError):
                if store := self._readable():
                    row = store.execute("select data from findings where path = ?", (path,)).fetchone()
                    return row[0] if row else None
        return self.findings.get(path)

    def recall(self) -> None:
        """Read what was found in all sources that are known: a build that finds nothing changed does without. Where it
        cannot be read, nothing is known."""
        self.recall_names()
        with self._recalling("findings") as store:
            if store:
                self.findings = {**dict(store.execute("select path, data from findings").fetchall()), **self.findings}

    def recall_names(self) -> None:
        """Read what is known of names, and the answers: a build that finds only words changed needs no more."""
        with self._recalling("names") as store:
            if store:
                self.names = next(map(KeptNames._make, store.execute("select * from names")), None)
                self.answers = dict(store.execute("select key, data from answers").fetchall())

    @contextmanager
    def _recalling(self, what: str) -> Iterator[sqlite3.Connection | None]:
        """The store, if there is one and this was not read from it yet. Where it cannot be read it is set aside."""
        new = what not in self._recalled
        self._recalled.add(what)
        if not new or not self.sources or not self._folder:
            yield None
            return
        try:
            with closing(_opened(self._folder / STORE)) as store:
                yield store
        except (sqlite3.Error, ValueError) as error:
            self._set_aside(error)

    def words(self) -> Mapping[str, str]:
        """The words of each article on which it hangs what names in it mean, by path, as far as they are known."""
        if not self._has_all_words and self._folder and self.sources:
            try:
                with closing(_opened(self._folder / STORE)) as store:
                    self._words = {**dict(store.execute("select path, words from words")), **self._words}
            except (sqlite3.Error, ValueError) as error:
                self._set_aside(error)
        self._has_all_words = True
        return self._words

    def outputs(self, output: Path) -> Outputs:
        """What the last good build left in an output folder."""
        folder = os.path.realpath(output)
        if folder not in self._outputs:
            self._outputs[folder] = self._stored_outputs(folder)
        return self._outputs[folder]

    def manifest(self, output: Path) -> Manifest:
        """The manifest in an output folder: as it was kept, unless the file is another by now. Raises SiteError as
        `read_manifest` does."""
        kept = self._manifests.get(os.path.realpath(output))
        if kept and kept[0] == signature(output / MANIFEST):
            return kept[1]
        return read_manifest(output)

    # ------------------------------------------------------------ what is kept

    def learn(
        self,
        sources: Mapping[str, Known | None],
        findings: Mapping[str, bytes],
        bodies: Mapping[str, EncodedBody],
        names: KeptNames | None = None,
        *,
        keep: bool = True,
    ) -> Callable[[], bool]:
        """Take in what this build read: sources by path, None for those that are gone, what was found in those that
        were parsed, their bodies, and the names that articles were read for. Gives what saves it in the folder, which
        may be called in a process of its own; without `keep` nothing is to be saved, and what was known before stays
        known."""
        self._bodies.update(bodies)
        if not keep:
            return _nothing
        new_names = names if names != self.names else None
        self.names = names
        self._words.update((path, body.words) for path, body in bodies.items())
        for path, known in sources.items():
            if known:
                self.sources[path] = known
            else:
                self.sources.pop(path, None)
                self.findings.pop(path, None)
                self.decoded.pop(path, None)
                self._bodies.pop(path, None)
                self._words.pop(path, None)
        self.findings.update(findings)
        gone = [(path,) for path, known in sources.items() if not known]
        rows = [known for known in sources.values() if known]
        return (
            partial(self._save_sources, gone, rows, findings, bodies, new_names)
            if self._folder and (gone or rows)
            else _nothing
        )

    def saved(self, *, well: bool) -> None:
        """Let go of bodies that are saved, if they are many: they are read from the folder from now on."""
        if well:
            self._clean = self._useless = False
        if well and sum(len(body.data) for body in self._bodies.values()) > _AT_HAND:
            self._bodies.clear()

    def texts(self, output: Path) -> bytes:
        """What the last build that planned the site in an output folder left of its texts; b"" for nothing."""
        folder = os.path.realpath(output)
        if folder not in self._texts:
            with suppress(sqlite3.Error, OSError):
                if store := self._readable():
                    row = store.execute("select texts from outputs where folder = ?", (folder,)).fetchone()
                    self._texts[folder] = row[0] if row else b""
        return self._texts.get(folder, b"")

    def keep_outputs(self, output: Path, found: Outputs, texts: bytes | None = None) -> None:
        """Remember the files that this build left in an output folder, and what is kept of texts (None: what is kept
        already)."""
        folder = os.path.realpath(output)
        if self._outputs.get(folder) == found and texts is None:
            return
        self._outputs[folder] = found
        if texts is not None:
            self._texts[folder] = texts
        if store := self._writable():
            row = (folder, found.last, msgspec.msgpack.encode(found.signatures), found.taken)
            with suppress(sqlite3.Error), closing(store), store:
                store.execute(_KEEP if texts is None else _REPLACE, (*row, texts or b""))

    def keep_answers(self, answers: Mapping[str, bytes]) -> None:
        """Remember the answers that this build asked for, and no others."""
        new = {key: data for key, data in answers.items() if key not in self.answers}
        gone = [(key,) for key in self.answers.keys() - answers.keys()]
        self.answers = answers
        if (new or gone) and (store := self._writable()):
            with suppress(sqlite3.Error), closing(store), store:
                store.executemany("delete from answers where key = ?", gone)
                store.executemany("insert or replace into answers values (?, ?)", new.items())

    def keep_manifest(self, output: Path, manifest: Manifest) -> None:
        """Remember, in memory alone, the manifest that this build has put into an output folder."""
        if seen := signature(output / MANIFEST):
            self._manifests[os.path.realpath(output)] = seen, manifest

    def rest(self) -> None:
        """Let go of the store's file, as before a fork: SQLite's connections must not be carried over."""
        if self._reader and self._reading_process == os.getpid():
            self._reader.close()
        self._reader = None

    # ------------------------------------------------------------ the file

    def _read(self, folder: Path) -> None:
        file = folder / STORE
        if not file.exists():
            return
        try:
            with closing(_opened(file)) as store:
                if store.execute("select digest from tools").fetchall() != [(toolchain(),)]:
                    raise sqlite3.DatabaseError("made by other tools")
                rows = map(Known._make, store.execute("select * from sources"))
                self.sources = {known.path: known for known in rows}
                store.execute("select path from findings limit 1")
                store.execute("select path from bodies limit 1")
                store.execute("select path, words from words limit 1")
                store.execute("select key, data from answers limit 1")
                store.execute("select key, digests, data from names limit 1")
                store.execute("select folder, texts from outputs limit 1")
        except (sqlite3.Error, OSError, TypeError, ValueError) as error:
            self._set_aside(error)

    def _set_aside(self, why: Exception) -> None:
        self.sources, self.findings, self.names, self._useless = {}, {}, None, True
        if self._folder:
            self.note = f"The store {self._folder.name}/{STORE} is set aside and begun anew: {why}."

    def _stored_body(self, path: str) -> EncodedBody | None:
        with suppress(sqlite3.Error, OSError):
            if store := self._readable():
                row = store.execute("select digest, data from bodies where path = ?", (path,)).fetchone()
                if row and digest_bytes(row[1]) == row[0]:
                    return EncodedBody(*row)
        return None

    def _stored_outputs(self, folder: str) -> Outputs:
        with suppress(sqlite3.Error, OSError, msgspec.MsgspecError):
            if store := self._readable():
                row = store.execute(
                    "select folder, last, signatures, taken from outputs where folder = ?", (folder,)
                ).fetchone()
                if row:
                    return Outputs(row[1], _signatures_decoder.decode(row[2]), row[3])
        return Outputs()

    def _readable(self) -> sqlite3.Connection | None:
        """A connection of this process, for reading; None where there is no store, or none that may be read."""
        if self._clean or self._useless or not self._folder:
            return None
        if self._reading_process != os.getpid():
            self._reader, self._reading_process = None, os.getpid()
        if self._reader is None and (self._folder / STORE).exists():
            self._reader = _opened(self._folder / STORE)
            self._reader.execute("begin")  # one look at the file's state and one lock for all that is read
        return self._reader

    def _writable(self) -> sqlite3.Connection | None:
        """A connection to a store of ours, begun anew where there is none or another's; None when it cannot be had.
        What cannot be saved costs the next build time, and this one nothing."""
        if not self._folder:
            return None
        self.rest()
        file = self._folder / STORE
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._clean or self._useless or not _is_ours(file):
                file.unlink(missing_ok=True) if self._clean else _moved_aside(file)
            store = _opened(file)
            store.execute(f"pragma page_size = {_PAGE}")
            store.executescript(_TABLES)
            store.execute("insert or replace into tools values (?)", (toolchain(),))
            self._clean = self._useless = False
        except (sqlite3.Error, OSError) as error:
            self.unsaved = f"The store {self._folder.name}/{STORE} cannot be written ({error}): builds stay slow."
            return None
        return store

    def _save_sources(
        self,
        gone: list[tuple[str]],
        rows: Iterable[Known],
        findings: Mapping[str, bytes],
        bodies: Mapping[str, EncodedBody],
        names: KeptNames | None,
    ) -> bool:
        if not (store := self._writable()):
            return False
        try:
            with closing(store), store:
                for table in ("sources", "findings", "bodies", "words"):
                    store.executemany(f"delete from {table} where path = ?", gone)
                store.executemany(f"insert or replace into sources values ({', '.join('?' * 9)})", rows)
                store.executemany("insert or replace into findings values (?, ?)", findings.items())
                store.executemany(
                    "insert or replace into bodies values (?, ?, ?)",
                    ((path, *kept[:2]) for path, kept in bodies.items()),
                )
                store.executemany(
                    "insert or replace into words values (?, ?)",
                    ((path, kept.words) for path, kept in bodies.items() if kept.words),
                )
                if names:
                    store.execute("delete from names")
                    store.execute("insert into names values (?, ?, ?)", names)
        except sqlite3.Error:
            return False
        return True


def _nothing() -> bool:
    return False


_body_decoder = msgspec.json.Decoder(Body)
_signatures_decoder = msgspec.msgpack.Decoder(dict[str, Signature])


def _is_ours(file: Path) -> bool:
    if not file.exists():
        return False
    try:
        with closing(_opened(file)) as store:
            return store.execute("select digest from tools").fetchall() == [(toolchain(),)]
    except sqlite3.Error:
        return False


def _moved_aside(file: Path) -> None:
    if not os.path.lexists(file):
        return
    aside = file.parent / ASIDE
    if aside.is_dir() and not aside.is_symlink():
        import shutil  # here, as hardly any build needs it

        shutil.rmtree(aside)
    elif os.path.lexists(aside) and file.is_dir():
        aside.unlink()
    file.replace(aside)


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=_BUSY)
