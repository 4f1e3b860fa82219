"""A folder as a destination. Files that wait stand in a folder of the build's own, in a tree like the one they are for:
a folder that the output does not have yet moves as a whole.
"""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time_ns

from generator import obstacles
from generator.errors import HALF_WAY, SiteError, problem
from generator.lock import locked, unwritable
from generator.manifest import MANIFEST, Entry, Manifest, read_manifest, write_manifest
from generator.model import Digest, Location, Order, Problem, digest_bytes
from generator.stages.write import ORDERS, TEMPORARY, UNSEEN, Route, Stage, Staged, Written
from generator.store.rows import Outputs, Signature, signature, signature_of
from generator.text.slugs import output_path


class Folder:
    """A folder of this machine. What its parts promise is said by `Destination`."""

    is_far = False

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_empty: bool | None = None

    @property
    def name(self) -> str:
        """The real path."""
        return os.path.realpath(self._path)

    @property
    def route(self) -> Route:
        """The path."""
        return str(self._path)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Raise SiteError for what the system does not let us do."""
        try:
            yield
        except OSError as error:
            raise unwritable(self._path, error) from error

    # ------------------------------------------------------------ what is there

    def unusable(self, root: Path) -> list[Problem]:
        """Why the site cannot be written there, if so."""
        return obstacles.unusable(self._path, root)

    def doubtful(self, known: Outputs) -> list[str]:
        """The addresses of files whose signature is another, or so young that it does not tell."""
        folder, now = f"{self._path}/", time_ns()
        return [
            address
            for address, seen in known.signatures.items()
            if not known.is_older(seen, now) or signature(folder + output_path(address)) != seen
        ]

    def stamp(self) -> Signature | None:
        """The signature of the manifest."""
        return signature(self._path / MANIFEST)

    def manifest(self) -> Manifest:
        """What is ours there."""
        return read_manifest(self._path)

    def looked_into(self, address: str, entry: Entry) -> Signature | None:
        """The signature of a file, if it has the bytes that the manifest says."""
        path = f"{self._path}/{output_path(address)}"
        seen = signature(path)
        return seen if seen and self._content(path) == entry.content else None

    def there(self, address: str) -> Signature | None:  # noqa: ARG002 - an empty folder has none of them
        """Nothing in an empty folder; else staging looks."""
        if self._is_empty is None:
            with os.scandir(self._path) as found:
                self._is_empty = all(entry.name.startswith(MANIFEST) for entry in found)
        return None if self._is_empty else UNSEEN

    def contents(self, files: Iterable[tuple[str, str]]) -> Iterator[bytes]:
        """The bytes of these files."""
        for address, waits in files:
            yield _read(f"{self._path}/{TEMPORARY}/{waits}" if waits else f"{self._path}/{output_path(address)}")

    def in_the_way(self, waiting: Iterable[str], planned: Iterable[str], before: Manifest) -> list[Problem]:
        """Links, folders and files of others."""
        return obstacles.in_the_way(waiting, planned, before, self._path)

    # ------------------------------------------------------------ what is done

    @contextmanager
    def held(self) -> Iterator[Callable[[], None]]:
        """Hold the folder, which is made if it is not there."""
        with locked(self._path):
            yield _nothing

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder beside what waits, which is gone at the end of the block, or is swept with what waits."""
        folder = self._path / TEMPORARY / "scratch"
        folder.mkdir(parents=True)
        yield folder
        _remove_tree(folder)

    @contextmanager
    def staging(self) -> Iterator[Stage]:
        """Gives what stages files."""
        with self.telling():
            yield self._stage

    def commit(self, staged: Mapping[str, Staged], before: Manifest, more: Callable[[int], None]) -> Written:
        """Put everything into place, whoever wants to stop the build meanwhile."""
        with _whole():
            written = self._committed(staged, before)
        more(len(written.changed))
        return written

    def sweep(self) -> None:
        """Remove what waits."""
        _remove_tree(self._path / TEMPORARY)
        for name in (TEMPORARY, f"{MANIFEST}.new"):
            with suppress(OSError):
                (self._path / name).unlink()

    # ------------------------------------------------------------ how

    def _stage(
        self, address: str, key: Digest, order: Order, data: bytes, *, ours: bool, there: Signature | None
    ) -> Staged:
        place = output_path(address)
        path = f"{self._path}/{place}"
        content = digest_bytes(data)
        if there and (seen := signature(path)) and self._holds(path):
            if seen[0] == len(data) and _read(path) == data:
                return Staged(key, content, seen)
            if not ours:
                hint = "move it away, or build with --adopt to replace it"
                raise SiteError(obstacles.foreign(self._path, path, hint))
        waits = f"{order}/{place}"
        return Staged(key, content, _written(f"{self._path}/{TEMPORARY}/{waits}", data), waits)

    def _committed(self, staged: Mapping[str, Staged], before: Manifest) -> Written:
        after = {address: Entry(each.key, each.content) for address, each in staged.items()}
        waiting = tuple(address for address, each in staged.items() if each.waits)
        gone = sorted(before.entries.keys() - after.keys())
        if waiting or gone:
            write_manifest(self._path, Manifest({**before.entries, **after}, writing=True))
        manifest = Manifest(after)
        with self._telling_half_way():
            for order in ORDERS:
                _merge(f"{self._path}/{TEMPORARY}/{order}", str(self._path))
            removed = tuple(address for address in gone if self._removed(address, before))
            _remove_tree(self._path / TEMPORARY)
            write_manifest(self._path, manifest)
        signatures = {address: each.seen for address, each in staged.items()}
        return Written(waiting, removed, signatures, tuple(sorted((*waiting, *gone))), manifest)

    @contextmanager
    def _telling_half_way(self) -> Iterator[None]:
        """Raise SiteError for what the system does not let us do once files have begun to be put into place."""
        try:
            yield
        except OSError as error:
            text = f"files of this site stand among those of the last one: {(error.strerror or str(error)).lower()}"
            raise SiteError(problem(HALF_WAY, text, Location(str(self._path)), "see to it, and build again")) from error

    def _removed(self, address: str, before: Manifest) -> bool:
        """Remove a file of ours and the folders it leaves empty. Nothing behind a link is touched, nor a file that
        someone else has changed since; after a build that was cut off ours may hold the old bytes or the new."""
        place = output_path(address)
        path = f"{self._path}/{place}"
        if not signature(path) or not self._holds(path):
            return False
        if not before.writing and digest_bytes(_read(path)) != before.entries[address].content:
            return False
        os.unlink(path)
        while place := os.path.dirname(place):
            try:
                os.rmdir(f"{self._path}/{place}")
            except OSError:
                break
        return True

    def _holds(self, path: str) -> bool:
        """Whether no folder between this one and a file is a link."""
        folder, top = os.path.dirname(path), str(self._path)
        while len(folder) > len(top):
            if os.path.islink(folder):
                return False
            folder = os.path.dirname(folder)
        return True

    def _content(self, path: str) -> Digest:
        """The digest of a plain file; empty for one that is reached through a link."""
        return digest_bytes(_read(path)) if self._holds(path) else ""


def _nothing() -> None:
    return


@contextmanager
def _whole() -> Iterator[None]:
    """Files are put into place all of them: who stops the build meanwhile is heard when that is done, a moment
    later."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has none
        yield
        return
    stops = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGALRM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _written(path: str, data: bytes) -> Signature:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    if path.endswith("/index.html"):  # a page, mostly alone in its folder
        _make_folder(path[: -len("/index.html")])
    try:
        file = os.open(path, flags, 0o666)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))
        file = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        return signature_of(os.fstat(file))
    finally:
        os.close(file)


def _make_folder(folder: str) -> None:
    """Make a folder, whose parent mostly is there already."""
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    except FileExistsError:
        return


def _remove_tree(folder: str | Path) -> None:
    if not os.path.lexists(folder):
        return
    import shutil  # here, since it takes a while to import and most builds leave nothing to remove

    shutil.rmtree(folder, ignore_errors=True)


def _merge(source: str, target: str) -> None:
    """Move what lies in one folder into another that is there: whole folders where the other has none of that name."""
    try:
        with os.scandir(source) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        there = f"{target}/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            if obstacles.is_folder(there):
                _remove_tree(there)
            os.replace(entry.path, there)
        elif obstacles.is_folder(there):
            _merge(entry.path, there)
        else:
            if os.path.lexists(there):
                os.unlink(there)
            os.rename(entry.path, there)
