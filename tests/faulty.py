"""Builds that something happens to: each in a process of its own, forked from one that has everything imported, which
is told to be killed, or to be refused by the system, at the n-th step of its writing.

A step is what Python tells its audit hooks of: a file that is opened for writing, a folder that is made or removed, a
file that is renamed or removed, and each statement that SQLite is given.
"""

import errno
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Literal, NamedTuple

_PAGE = "<!doctype html>\n<title>{{ head.title }}</title>\n"
_PAGES = ("404", "archive", "attribution", "author", "calendar", "circuit", "corrections", "driver", "edition", "event")
_MORE = ("article", "home", "list", "page", "redirect", "search", "season", "series", "tag", "team", "terms")
BARE = {
    **{f"themes/bare/templates/{name}.html": _PAGE for name in (*_PAGES, *_MORE)},
    "themes/bare/templates/article.html": f"{_PAGE}{{{{ body }}}}\n{'<!-- so that a twin is smaller -->' * 9}\n",
    "themes/bare/templates/list.html": f"{_PAGE}{{% for card in cards %}}{{{{ card.title }}}}{{% endfor %}}\n",
    "themes/bare/templates/redirect.html": "<title>{{ title }}</title>\n",
}
"""A theme whose templates are compiled in no time."""

Fault = Literal["", "kill", "ENOSPC", "EIO", "EACCES"]
Happening = Literal["vanishes", "folder", "pipe", "socket", "loop", "EIO", "EACCES"]


class Ended(NamedTuple):
    """How a build ended: by which signal (0: none), whether it failed and with which problems, and how many steps its
    writing had."""

    signal: int
    failed: bool
    told: str
    steps: int


class Builds:
    """Builds of the site in a folder, one after the other, from `__enter__` on."""

    def __init__(self, root: Path, output: str = "output") -> None:
        self.root = root
        self.output = root / output

    def __enter__(self) -> "Builds":
        command = [sys.executable, "-W", "error", "-m", "tests.faulty", str(self.root), str(self.output)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def build(self, fault: Fault = "", at: int = 0, **how: Any) -> Ended:
        """Build, with a fault at the step `at`."""
        return self._asked({"fault": fault, "at": at, "how": how})

    def reading(self, path: str, happening: Happening, at: int, **how: Any) -> Ended:
        """Build, and have something happen to a file of the site as it is opened for the `at`-th time. The steps are
        how often it was."""
        return self._asked({"path": str(self.root / path), "happening": happening, "at": at, "how": how})

    def _asked(self, what: Any) -> Ended:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        print(json.dumps(what), file=stdin, flush=True)
        return Ended(*json.loads(stdout.readline()))

    def built(self, **how: Any) -> Ended:
        """Build, and be sure that it went without an error."""
        ended = self.build(**how)
        assert (ended.signal, ended.failed) == (0, False), ended.told
        return ended


def is_either(shown: Mapping[str, bytes], old: Mapping[str, bytes], new: Mapping[str, bytes]) -> bool:
    """Whether every file is that of the old site or that of the new one."""
    return all(shown.get(path) in (old.get(path), new.get(path)) for path in shown.keys() | old.keys() | new.keys())


# ---------------------------------------------------------------- in the process that builds


class _Steps:
    """Counts the steps of writing, and lets the fault happen at one of them."""

    def __init__(self, root: Path, fault: str, at: int) -> None:
        self.count = 0
        self._root = f"{root}/"
        self._fault = fault
        self._at = at

    def hear(self, event: str, args: tuple[Any, ...]) -> None:
        if (event in _CHANGES or (event == "open" and _writes(args))) and str(args[0]).startswith(self._root):
            self.step(str(args[0]))

    def watch(self) -> None:
        """Count what SQLite is given too."""
        connect = sqlite3.connect

        def counting(*args: Any, **how: Any) -> sqlite3.Connection:
            found: sqlite3.Connection = connect(*args, **how)
            found.set_trace_callback(lambda _: self.step(""))
            return found

        sqlite3.connect = counting  # type: ignore[assignment]

    def step(self, path: str) -> None:
        self.count += 1
        if self.count != self._at:
            return
        if self._fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if path:
            number = getattr(errno, self._fault)
            raise OSError(number, os.strerror(number), path)


class _Readings:
    """Counts how often a file is opened, and has something happen to it at one of these times."""

    def __init__(self, path: str, happening: Happening, at: int) -> None:
        self.count = 0
        self._path = path
        self._happening = happening
        self._at = at

    def hear(self, event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and str(args[0]) == self._path:
            self.count += 1
            if self.count == self._at:
                self._happen()

    def _happen(self) -> None:
        if number := getattr(errno, self._happening, 0):
            raise OSError(number, os.strerror(number), self._path)
        os.unlink(self._path)
        match self._happening:
            case "folder":
                os.mkdir(self._path)
            case "pipe":
                os.mkfifo(self._path)
            case "loop":
                os.symlink(os.path.basename(self._path), self._path)
            case "socket":
                with socket.socket(socket.AF_UNIX) as listener:
                    listener.bind(self._path)


_CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir")


def _writes(args: tuple[Any, ...]) -> bool:
    return isinstance(args[0], str) and bool(args[2] & (os.O_WRONLY | os.O_RDWR))


def _main(root: Path, output: Path) -> None:
    from generator.build import Options, Project, build
    from generator.errors import show
    from generator.store.memo import Memo
    from tests.tiny import NOW

    def once(asked: Any) -> Ended:
        steps: _Steps | _Readings
        if "path" in asked:
            steps = _Readings(asked["path"], asked["happening"], asked["at"])
        else:
            steps = _Steps(root, asked["fault"], asked["at"])
            steps.watch()
        sys.addaudithook(steps.hear)
        memo = Memo(root / ".cache")
        report = build(Project(root, output), memo, Options(**{"now": NOW, **asked["how"]}))
        told = [*map(show, report.problems), *filter(None, (memo.note, memo.unsaved))]
        return Ended(0, report.failed, "\n".join(told), steps.count)

    with TemporaryDirectory() as other:  # imports all that a build needs
        build(Project(root, Path(other)), Memo(Path(other, "memo")), Options(now=NOW))
    for line in sys.stdin:
        print(json.dumps(_forked(lambda line=line: once(json.loads(line)))), flush=True)


def _forked(work: Any) -> Ended:
    """What work gives in a process of its own, or how that ended."""
    source, target = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(target, json.dumps(work()).encode())
        except BaseException:
            import traceback

            os.write(target, json.dumps(Ended(0, True, traceback.format_exc(), 0)).encode())
        finally:
            os._exit(0)
    os.close(target)
    with open(source, "rb") as file:
        said = file.read()
    status = os.waitpid(child, 0)[1]
    return Ended(*json.loads(said)) if said else Ended(os.WTERMSIG(status), True, "", 0)


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]))
