"""The console: what people see of a build. Progress on a terminal, plain lines in a pipe, JSON where asked."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic

import click
import msgspec

from generator.errors import HALF_WAY, show, visible, visible_json
from generator.model import Problem, Report, Withheld

PATIENCE = 1.0
"""Seconds that work may take before a bar shows how far it is."""

SHOWN = 10
"""How many withheld articles are named; the others are counted."""

WARNINGS = 20
"""How many warnings of a code are shown where all of them can be seen elsewhere; the others are counted."""

SEEN = "parcferme check --all shows all of them"
"""How all warnings of a build are seen."""


def tell(report: Report, *, where: str, seconds: float, timings: bool = False) -> None:
    """Print what a build did: problems and withheld articles to standard error, the result to standard output."""
    tell_problems(report.problems, rest=SEEN)
    for line in withheld_lines(report.withheld):
        click.echo(line, err=True)
    if timings:
        tell_timings(report.timings)
    if report.failed:
        if all(each.code != HALF_WAY for each in report.problems):
            click.echo("Nothing was written: the last good site is as it was.", err=True)
    else:
        click.echo(_summary(report, where, seconds))


def tell_json(value: object, *, indent: int = 0) -> None:
    """Print a value as JSON, in one line or indented."""
    made = msgspec.json.encode(value)
    click.echo(visible_json((msgspec.json.format(made, indent=indent) if indent else made).decode()))


def tell_problems(problems: Sequence[Problem], *, rest: str = "", most: int = WARNINGS) -> None:
    """Print problems with their places, and how many there are of which code: `checks` of site.yaml goes by these.

    Of the warnings of a code the first `most` are shown where `rest` says how the others are seen, else all. Errors
    always are.
    """
    told, more = firsts(problems, most) if rest else (problems, ())
    for each in told:
        head, _, below = show(each).partition("\n")
        colour = "red" if each.severity == "error" else "yellow"
        click.secho(head, fg=colour, err=True)
        if below:
            click.echo(below, err=True)
    if more:
        click.echo(left_out(more, rest), err=True)
    if problems:
        counts = Counter(each.severity for each in problems)
        totals = ", ".join(_counted(counts[name], name) for name in ("error", "warning") if counts[name])
        click.echo(f"{totals} ({_tally(problems)})", err=True)


def firsts(problems: Iterable[Problem], most: int) -> tuple[list[Problem], list[Problem]]:
    """All errors and the first so many warnings of each code; and the warnings that are left."""
    told: list[Problem] = []
    more: list[Problem] = []
    seen: Counter[str] = Counter()
    for each in problems:
        seen[each.code] += each.severity == "warning"
        (more if each.severity == "warning" and seen[each.code] > most else told).append(each)
    return told, more


def left_out(problems: Sequence[Problem], rest: str = SEEN) -> str:
    """A line for warnings that are not shown, with how they are seen."""
    return f"{_counted(len(problems), 'more warning')} ({_tally(problems)}): {rest}"


def withheld_lines(withheld: Sequence[Withheld]) -> Iterator[str]:
    """A line for each source that is not published: why, and from or until when."""
    for each in withheld[:SHOWN]:
        when = f"{each.moment.at:%Y-%m-%d %H:%M %Z}" if each.moment else ""
        reason = {"draft": "a draft", "future": f"until {when}", "expired": f"expired since {when}"}[each.why]
        yield visible(f"Withheld: {each.path}, {reason}")
    if len(withheld) > SHOWN:
        yield f"Withheld: {len(withheld) - SHOWN} more"


def tell_timings(timings: dict[str, float]) -> None:
    """Print seconds by stage and, indented, by template."""
    for name, seconds in timings.items():
        if not name.startswith(" "):
            click.echo(f"{seconds:8.3f} s  {name}", err=True)
            if name == "render":
                for part, spent in sorted(timings.items(), key=lambda each: -each[1]):
                    if part.startswith(" "):
                        click.echo(f"{spent:8.3f} s  {part}", err=True)


@contextmanager
def tracked(label: str, total: int) -> Iterator[Callable[[int], None]]:
    """Takes how many of so many tasks are done, and shows a bar on a terminal once they take longer than a moment."""
    start, done = monotonic(), 0
    bar: _Bar | None = None

    def more(count: int) -> None:
        nonlocal done, bar
        done += count
        if bar is None and sys.stderr.isatty() and monotonic() - start > PATIENCE:
            bar = _Bar(label, total)
        if bar:
            bar.show(done)

    try:
        yield more
    finally:
        if bar:
            bar.close()


class _Bar:
    """A progress bar of rich, which is slow to import and so imported when a bar is shown."""

    def __init__(self, label: str, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        self._progress = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)  # without a thread
        self._task = self._progress.add_task(label, total=total)
        self._progress.start()

    def show(self, done: int) -> None:
        self._progress.update(self._task, completed=done, refresh=True)

    def close(self) -> None:
        self._progress.stop()


def _summary(report: Report, where: str, seconds: float) -> str:
    same = report.planned - report.written
    parts = (f"{report.written} written", f"{report.removed} removed", f"{same} as they were")
    return f"Built {_counted(report.planned, 'file')} in {where} in {seconds:.1f} s: {', '.join(parts)}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _tally(problems: Iterable[Problem]) -> str:
    """How many there are of each code: `PF201, PF305 × 3`."""
    codes = Counter(each.code for each in problems)
    return ", ".join(f"{code} × {number}" if number > 1 else code for code, number in sorted(codes.items()))
