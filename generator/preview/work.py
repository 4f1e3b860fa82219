"""Work: what the build process does. It builds whenever the server asks, with one memory, until the server is gone.

It has one thread, so that a build may fork workers, and it prints nothing: the server does. It leads a process group of
its own: a Ctrl-C is the server's to take, and whatever a build that is cut off leaves behind can be ended with it.
"""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from types import FrameType

from generator.build import Options, Project, build
from generator.console import WARNINGS, firsts, left_out, tracked, withheld_lines
from generator.errors import CHANGED, HALF_WAY, SiteError, problem
from generator.model import Location, Problem, Report, Withheld
from generator.preview.messages import SHOWN, Line, Mistake, Outcome, encode, lines, mistake
from generator.preview.pages import CACHE, OUTPUT, root_path
from generator.store.memo import Memo
from generator.store.rows import Signature, signature

LOOK = 0.1
"""Seconds between two looks, during a build, at whether the server is still there."""

REST = 0.5
"""Seconds with nothing to do after which there is time to tidy up."""

OFTEN = 40
"""Builds after which it is time to tidy up though there is always something to do."""

AGAIN = 3
"""How often a build that was overtaken by an edit is begun again at once, before that is told as a mistake."""

FAILED = Mistake("", "the generator failed; its traceback is on the terminal")


def work(pipe: Connection, root: str, drafts: bool, future: bool) -> None:
    """Build when asked to, and say how it went, until the other end of the pipe is closed."""
    _stand_apart(pipe)
    gc.disable()  # `tidy` collects
    untidy = 0
    site = _Site(Path(root), drafts=drafts, future=future)
    try:
        while pipe.recv_bytes():
            with _cut_off_with(pipe):
                outcome = site.built()
            pipe.send_bytes(encode(outcome))
            untidy += 1
            if untidy >= OFTEN or not pipe.poll(REST):
                site.tidy()
                untidy = 0
    except (EOFError, ConnectionError, KeyboardInterrupt):
        _end_workers()


class _Site:
    """A site and what is known of it from build to build."""

    def __init__(self, root: Path, *, drafts: bool, future: bool) -> None:
        self._root = root
        self._drafts = drafts
        self._future = future
        self._memo = Memo(root / CACHE)
        self._note = self._memo.note
        self._warned: frozenset[Problem] = frozenset()
        self._withheld: tuple[Withheld, ...] = ()
        self._settings: Signature | None = None
        self._path = "/"

    def built(self) -> Outcome:
        """Build, and tell how it went."""
        start = perf_counter()
        try:
            report = self._report()
            for _ in range(AGAIN):
                if not _is_overtaken(report):
                    break
                report = self._report()
        except Exception:  # a bug of ours: the next edit may well avoid it
            self._memo = Memo(self._root / CACHE, clean=True)
            return Outcome(failed=True, lines=(Line(traceback.format_exc(), "red"),), mistakes=(FAILED,))
        errors = [each for each in report.problems if each.severity == "error"]
        return Outcome(
            failed=report.failed,
            lines=tuple(self._lines(report, perf_counter() - start)),
            mistakes=tuple(map(mistake, errors[:SHOWN])),
            more=len(errors[SHOWN:]),
            changed=report.changed,
            unpublished=dict(report.unpublished),
            due=report.next_change,
            root=self._root_path(),
        )

    def tidy(self) -> None:
        """Collect garbage now, while nobody waits, and leave what is kept from build to build out of later collections:
        to look through the memory of three thousand articles took 0.06 s each time."""
        self._memo.made = None
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _report(self) -> Report:
        options = Options(
            now=datetime.now(UTC),
            drafts=self._drafts,
            future=self._future,
            adopt=True,
            search=False,
            fingerprint=False,
            on_request=True,
        )
        try:
            return build(Project(self._root, self._root / OUTPUT), self._memo, options, tracked)
        except OSError as error:  # a full disk, or a file that vanished while it was read: another change follows
            at = Location(_shown(error.filename or OUTPUT, self._root))
            return Report(problems=(problem("PF117", f"cannot be used: {(error.strerror or str(error)).lower()}", at),))

    def _lines(self, report: Report, seconds: float) -> Iterator[Line]:
        """Problems, then one line. A warning is told once, until it is gone and comes back."""
        if self._note:
            yield Line(self._note, "yellow")
            self._note = ""
        told, more = firsts((each for each in report.problems if each not in self._warned), WARNINGS)
        for each in told:
            yield from lines(each)
        if more:
            yield Line(left_out(more), "yellow")
        self._warned = frozenset(each for each in report.problems if each.severity == "warning")
        if report.withheld != self._withheld:
            yield from map(Line, withheld_lines(report.withheld))
        self._withheld = report.withheld
        if report.failed:
            half = any(each.code == HALF_WAY for each in report.problems)
            yield Line("Not built." if half else "Not built: the last good site stays.")
            return
        files = "1 file" if report.planned == 1 else f"{report.planned} files"
        done = f"{report.rendered} rendered, {report.written} written, {report.removed} removed"
        yield Line(f"Built {files} in {seconds:.1f} s: {done}.")

    def _root_path(self) -> str:
        """The path of the site on its host, from site.yaml, which is read when it has changed."""
        seen = signature(self._root / "site.yaml")
        if seen != self._settings:
            with suppress(SiteError):
                self._path = root_path(self._root)
            self._settings = seen
        return self._path


def _shown(path: str | bytes | int, root: Path) -> str:
    full = Path(str(path))
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()


# ---------------------------------------------------------------- the process itself


def _stand_apart(pipe: Connection) -> None:
    if sys.platform == "win32":
        return
    with suppress(OSError):
        os.setpgid(0, 0)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # a progress bar may be drawn from the background
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    os.register_at_fork(after_in_child=pipe.close)  # else the server would hear from the dead while workers live


@contextmanager
def _cut_off_with(pipe: Connection) -> Iterator[None]:
    """End the block, as Ctrl-C would, when the other end of the pipe closes."""
    if sys.platform == "win32":
        yield
        return

    def look(_signal: int, _frame: FrameType | None) -> None:
        if pipe.poll():  # the server is silent while it waits, so this is the end of the pipe
            raise KeyboardInterrupt

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _end_workers() -> None:
    """End the process group, and with it this process, last of all."""
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)


def _is_overtaken(report: Report) -> bool:
    """Whether all that went wrong is that files were changed while they were built from."""
    errors = [each.message for each in report.problems if each.severity == "error"]
    return bool(errors) and set(errors) == {CHANGED}
