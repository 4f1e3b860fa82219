"""Rebuild: the ordinary build, again whenever something changed or is due, with one memory; and what is then shown."""

import shutil
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, time
from urllib.parse import urlsplit

import click
from msgspec import structs

from generator.build import Options, Project, build
from generator.console import withheld_lines
from generator.errors import SiteError, problem, show
from generator.manifest import read_manifest
from generator.model import Location, Problem, Report, Withheld
from generator.preview.pages import Pages, Showing, read_pages
from generator.preview.watch import Changes
from generator.stages.load import load_config
from generator.store import Memo

CACHE = ".cache"
OUTPUT = f"{CACHE}/serve"
"""Where the preview builds to, from the site's root. It is all ours."""

PATIENCE = 60.0
"""Seconds between two looks at the clock while something is due: a machine that slept notices within them."""


class Rebuild:
    """Builds a site and says what to show; `tell` is given it after each build."""

    def __init__(self, root: Path, tell: Callable[[Showing], None], *, drafts: bool, future: bool) -> None:
        self._root = root
        self._output = root / OUTPUT
        self._tell = tell
        self._drafts = drafts
        self._future = future
        self._memo = Memo(root / CACHE)
        self._due: datetime | None = None
        self._warned: frozenset[Problem] = frozenset()
        self._withheld: tuple[Withheld, ...] = ()
        _clear_if_damaged(self._output)
        self.showing = Showing(pages=self._pages(Pages(self._output)), number=int(time() * 1000))

    def follow(self, changes: Changes) -> None:
        """Build after every burst of changes, and when something is due, until `changes` is closed."""
        while (changed := changes.wait(self._patience())) is not None:
            if changed or (self._due and self._due <= datetime.now(UTC)):
                self.once()

    def once(self) -> None:
        """Build, print how it went, and show what came of it."""
        start = perf_counter()
        try:
            report = self._report()
        except Exception:  # a bug of ours: the next edit may well avoid it
            traceback.print_exc()
            self._memo, self._due = Memo(self._root / CACHE, clean=True), None
            self._show(("The generator failed. Its traceback is on the terminal.",), changed=False)
            return
        self._due = report.next_change
        self._print(report, perf_counter() - start)
        mistakes = tuple(show(each) for each in report.problems if each.severity == "error")
        self._show(mistakes, changed=bool(report.written or report.removed))

    def _report(self) -> Report:
        options = Options(
            now=datetime.now(UTC), drafts=self._drafts, future=self._future, adopt=True, fingerprint=False
        )
        try:
            return build(Project(self._root, self._output), self._memo, options)
        except OSError as error:  # a full disk, or a file that vanished while it was read: another change follows
            at = Location(_shown(error.filename or OUTPUT, self._root))
            return Report(problems=(problem("PF117", f"cannot be used: {(error.strerror or str(error)).lower()}", at),))

    def _show(self, mistakes: tuple[str, ...], *, changed: bool) -> None:
        before = self.showing
        if mistakes:
            self.showing = structs.replace(before, mistakes=mistakes)
        else:
            number = before.number + 1 if changed or not before.built else before.number
            self.showing = Showing(pages=self._pages(before.pages), number=number, built=True)
        self._tell(self.showing)

    def _pages(self, otherwise: Pages) -> Pages:
        """What was built, at the address that site.yaml gives; as before while either cannot be read."""
        try:
            config, _ = load_config(self._root)
            return read_pages(self._output, urlsplit(config.base_url).path or "/")
        except SiteError:
            return otherwise

    def _patience(self) -> float | None:
        if not self._due:
            return None
        return min(max((self._due - datetime.now(UTC)).total_seconds(), 0.0), PATIENCE)

    def _print(self, report: Report, seconds: float) -> None:
        """Problems, then one line. A warning is told once, until it is gone and comes back."""
        warnings = frozenset(each for each in report.problems if each.severity == "warning")
        for each in report.problems:
            if each not in self._warned:
                head, _, rest = show(each).partition("\n")
                click.secho(head, fg="red" if each.severity == "error" else "yellow", err=True)
                if rest:
                    click.echo(rest, err=True)
        self._warned = warnings
        if report.withheld != self._withheld:
            for line in withheld_lines(report.withheld):
                click.echo(line, err=True)
        self._withheld = report.withheld
        if report.failed:
            click.echo("Not built: the last good site stays.")
            return
        files = "1 file" if report.planned == 1 else f"{report.planned} files"
        done = f"{report.rendered} rendered, {report.written} written, {report.removed} removed"
        click.echo(f"Built {files} in {seconds:.1f} s: {done}.")


def _clear_if_damaged(output: Path) -> None:
    try:
        read_manifest(output)
    except SiteError:
        shutil.rmtree(output, ignore_errors=True)


def _shown(path: str | bytes | int, root: Path) -> str:
    full = Path(str(path))
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()
