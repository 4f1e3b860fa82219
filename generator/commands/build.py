"""`parcferme build` and `parcferme check`."""

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from generator.commands import values
from generator.commands.external import check_external, outside
from generator.commands.shared import FOLDER, in_site, shows

if TYPE_CHECKING:
    from generator.build import Options
    from generator.model import Report


@click.command()
@in_site
@click.option("--output", type=FOLDER, help="Where the site goes.  [default: output/ in the site's folder]")
@shows
@click.option("--clean", is_flag=True, help="Read and render everything anew.")
@click.option(
    "--search/--no-search",
    default=None,
    help="Make the search: its page and its index, by Pagefind.  [default: as site.yaml says]",
)
@click.option("--strict", is_flag=True, help="Take every warning for an error.")
@click.option("--adopt", is_flag=True, help="Replace files in the output folder that the build did not write.")
@click.option(
    "--jobs", type=click.IntRange(0, 256), default=0, help="How many workers.  [default: one for each processor]"
)
@click.option("--now", "now_text", metavar="TIME", help="Build as if it were this time: 2024-06-17 14:00")
@click.option("--timings", is_flag=True, help="Print the time of each stage and template.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def build(root: Path, output: Path | None, now_text: str | None, timings: bool, as_json: bool, **how: Any) -> None:
    """Build the site."""
    from generator import console

    start = perf_counter()
    target = output or root / "output"
    report = _built(root, target, _options(root, now_text, **how), progress=not as_json)
    if as_json:
        console.tell_json(report)
    else:
        console.tell(report, where=f"{target}/", seconds=perf_counter() - start, timings=timings)
    _leave(report)


@click.command()
@in_site
@click.option("--now", "now_text", metavar="TIME", help="Check as if it were this time: 2024-06-17 14:00")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@outside
def check(root: Path, now_text: str | None, as_json: bool, external: bool, allow_private: bool, anew: bool) -> None:
    """Look for mistakes, warnings counting as errors; write nothing."""
    from generator import console

    if external:
        return check_external(root, now_text, as_json, allow_private=allow_private, anew=anew)

    report = _built(root, root / "output", _options(root, now_text, strict=True, dry=True), progress=not as_json)
    if as_json:
        console.tell_json(report)
    else:
        console.tell_problems(report.problems)
        if not report.problems:
            click.echo(f"No mistakes in {report.planned} files.")
    return _leave(report)


def _options(root: Path, now_text: str | None, **how: Any) -> "Options":
    from generator.bench import Options

    return Options(now=values.now(now_text, lambda: values.zone_of(root)), **how)


def _built(root: Path, output: Path, options: "Options", *, progress: bool) -> "Report":
    from generator import console
    from generator.build import Project, build, untracked
    from generator.store.memo import Memo

    memo = Memo(root / ".cache", clean=options.clean)
    if memo.note:
        click.echo(memo.note, err=True)
    try:
        report = build(Project(root, output), memo, options, console.tracked if progress else untracked)
    except KeyboardInterrupt:
        click.echo(f"Stopped: {output}/ holds a whole site, the last one or this one.", err=True)
        raise SystemExit(_STOPPED) from None
    if memo.unsaved and not options.dry:
        click.echo(memo.unsaved, err=True)
    return report


_STOPPED = 130
"""What shells say of a command that was stopped by Ctrl-C."""


def _leave(report: "Report") -> None:
    if report.failed:
        raise SystemExit(1)
