"""Watch: which files of a site changed, burst by burst. What a change means is the build's business, not ours.

The system tells of changes under content/ and themes/ and of the site's own folder, where site.yaml lies and where
those two can vanish and come back. Only what changes a file counts: whoever builds reads every file, and newer versions
of watchdog tell of reading too.
"""

import errno
import logging
import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from types import TracebackType

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserverVFS

from generator.kinds import BACKUP

FOLDERS = ("content", "themes", "translations", "plugins")
"""The folders of a site that are watched, with all below them."""

QUIET = 0.03
"""Seconds without a change that end a burst: an editor that writes one file has done all its steps by then."""

CROWD, CROWD_QUIET = 3, 0.15
"""When more paths than this have changed, it takes so many seconds of quiet: a checkout of another branch stops for
breath between its files."""

LONGEST, ENDLESS = 2.0, 5.0
"""Seconds after which a burst ends though changes go on: since the last path that was new to it, so that a file that
never rests holds nothing up; and since the first of all."""

POLLING = 1.0
"""Seconds from one look at all files to the next, where the system tells of no changes."""

COUNTED: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]
"""The events that count. That a folder was modified only repeats what happened to a file in it."""

_SPENT = (errno.ENOSPC, errno.EMFILE, errno.ENFILE)
_LOGGER = logging.getLogger("watchdog")


class Changes:
    """The changes of a site from `__enter__` on. With `poll` the files are looked at again and again, `every` so many
    seconds; `polling` says whether they are, as they also are where the system can watch no more folders.

    Links are watched where they lie: of a change to a file that one leads to, only polling knows.
    """

    def __init__(self, root: Path, *, poll: bool = False, every: float = POLLING) -> None:
        self.polling = poll
        self._every = every
        self._root = root.resolve()
        self._paths: SimpleQueue[str] = SimpleQueue()
        self._watches: dict[str, ObservedWatch] = {}
        self._lost = _Lost(self._paths)
        self._unsure = False
        self._closed = False

    def __enter__(self) -> "Changes":
        try:
            self._observe()
        except OSError:
            if self.polling:
                raise
            self._poll_instead()
        self._watches_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        self._stop()

    def wait(self, seconds: float | None = None) -> frozenset[str] | None:
        """The paths that changed in the next burst, from the site's root; those of the past too that nobody waited
        for. Nothing when none came within these seconds; None when this is closed."""
        if self._closed:
            return None
        if self._unsure and not self._watches_all():
            return frozenset(FOLDERS)
        try:
            found = {self._paths.get(timeout=seconds)}
        except Empty:
            return frozenset()
        self._gather(found)
        if self._closed:
            return None
        self._unsure = True
        try:
            for folder in found.intersection(FOLDERS):
                self._follow(folder)
        except OSError:
            self._stop()
            self._poll_instead()
        return frozenset(found)

    def close(self) -> None:
        """End every `wait`, from any thread."""
        self._closed = True
        self._paths.put("")

    def _gather(self, found: set[str]) -> None:
        """Add what follows in the same burst."""
        start = monotonic()
        end = start + LONGEST
        while not self._closed and (left := min(_quiet(found), end - monotonic())) > 0:
            try:
                path = self._paths.get(timeout=left)
            except Empty:
                return
            if path not in found:
                found.add(path)
                end = min(monotonic() + LONGEST, start + ENDLESS)

    def _observe(self) -> None:
        warnings.filterwarnings("ignore", "Callback with id ", RuntimeWarning)  # a folder inside a new one, found twice
        _LOGGER.addHandler(self._lost)
        self._observer = self._observer_of_choice()
        self._watches = {}
        self._observer.start()
        try:
            self._watch("", recursive=False)
            for folder in FOLDERS:
                self._follow(folder)
        except OSError:
            self._stop()
            raise

    def _observer_of_choice(self) -> BaseObserver:
        if self.polling:
            return PollingObserverVFS(os.stat, _entries, polling_interval=self._every)
        return Observer()

    def _stop(self) -> None:
        self._observer.stop()
        self._observer.join()
        _LOGGER.removeHandler(self._lost)

    def _watches_all(self) -> bool:
        """Whether the system watches everything. Of a folder below another that it could not watch, watchdog says
        nothing; but then it cannot watch one more either, such as the one in which the site lies."""
        self._unsure = False
        if self.polling:
            return True
        try:
            other = self._observer.schedule(FileSystemEventHandler(), str(self._root.parent), event_filter=COUNTED)
        except OSError as error:
            if error.errno not in _SPENT:
                return True
            self._stop()
            self._poll_instead()
            return False
        self._observer.unschedule(other)
        return True

    def _poll_instead(self) -> None:
        self.polling = True
        self._observe()

    def _follow(self, folder: str) -> None:
        """Watch a folder anew, which may have gone, or come back as another, under the same name."""
        if watch := self._watches.pop(folder, None):
            self._observer.unschedule(watch)
        try:
            self._watch(folder, recursive=True)
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return  # when it comes, the site's folder tells

    def _watch(self, folder: str, *, recursive: bool) -> None:
        path = os.path.realpath(self._root / folder)
        if not os.path.isdir(path):
            raise NotADirectoryError(path)
        teller = _Teller(path, folder, self._paths)
        self._watches[folder] = self._observer.schedule(teller, path, recursive=recursive, event_filter=COUNTED)


def _quiet(found: set[str]) -> float:
    return QUIET if len(found) <= CROWD else CROWD_QUIET


def concerns(path: str) -> bool:
    """Whether a path from the site's root, with `/`, can make a difference to the site. Editors' lock files, swap files
    and back-up copies cannot, since nothing reads them; under content/static/ every name is the site's own."""
    top, *rest = path.split("/")
    if top not in FOLDERS:
        return path == "site.yaml"
    if top != "content":
        return not any(part.startswith(".") for part in rest)
    return rest[:1] == ["static"] or not any(BACKUP.fullmatch(part) for part in rest)


class _Teller(FileSystemEventHandler):
    """Puts the paths that concern the site into a queue, as they are called from the site's root."""

    def __init__(self, base: str, name: str, paths: "SimpleQueue[str]") -> None:
        self._base = base
        self._name = name
        self._paths = paths

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take one event of watchdog's."""
        for path in (event.src_path, event.dest_path):
            if path and concerns(told := self._from_root(os.fsdecode(path))):
                self._paths.put(told)

    def _from_root(self, path: str) -> str:
        below = os.path.relpath(path, self._base).replace(os.sep, "/")
        return "/".join(part for part in (self._name, below) if part and part != ".")


class _Lost(logging.Handler):
    """Takes everything for changed when watchdog says that the system's queue ran over: only its log tells. All else
    that it logs is kept from the terminal, since nobody can act upon it."""

    def __init__(self, paths: "SimpleQueue[str]") -> None:
        super().__init__()
        self._paths = paths

    def emit(self, record: logging.LogRecord) -> None:
        """Take one message of watchdog's."""
        if "overflow" in record.getMessage():
            for folder in FOLDERS:
                self._paths.put(folder)


def _entries(folder: str | None) -> "Iterator[os.DirEntry[str]]":
    """What lies in a folder, without the links that lead back to a folder above: they have no end."""
    above = os.path.join(os.path.realpath(folder or "."), "")
    with os.scandir(folder) as entries:
        found = [each for each in entries if not (each.is_symlink() and _is_above(each.path, above))]
    return iter(found)


def _is_above(link: str, folder: str) -> bool:
    return folder.startswith(os.path.join(os.path.realpath(link), ""))
