"""`parcferme build`, and what `parcferme check` shares with it."""

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import click

from generator.commands import values
from generator.commands.destinations import OUTPUT, output_of
from generator.commands.shared import in_site, say, shows
from generator.process import STOPPED

if TYPE_CHECKING:
    from generator.build import Options
    from generator.model import Report
    from generator.s3.place import S3Place
    from generator.store.memo import Memo


@click.command()
@in_site
@click.option(
    "--output",
    type=OUTPUT,
    help="Where the site goes: a folder, or s3://BUCKET/PREFIX.  [default: output/ in the site's folder]",
)
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
@click.option("--cluster", metavar="ADDRESS", default="", help="Have the workers of this dask scheduler do the work.")
@click.option(
    "--patience",
    type=click.FloatRange(0),
    default=30.0,
    metavar="SECONDS",
    help="How long to wait while a cluster has no workers.",
    show_default=True,
)
@click.option("--now", "now_text", metavar="TIME", help="Build as if it were this time: 2024-06-17 14:00")
@click.option("--timings", is_flag=True, help="Print the time of each stage and template.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def build(
    root: Path, output: "Path | S3Place | None", now_text: str | None, timings: bool, as_json: bool, **how: Any
) -> None:
    """Build the site."""
    from generator import console

    start = perf_counter()
    target = output_of(root, output)
    report = _built(root, target, options(root, now_text, **how), progress=not as_json)
    if as_json:
        console.tell_json(report)
    else:
        console.tell(report, where=f"{target}/", seconds=perf_counter() - start, timings=timings)
    leave(report)


def options(root: Path, now_text: str | None, **how: Any) -> "Options":
    """How a build is asked for. Leaves with status 2 where a time cannot be read."""
    from generator.bench import Options

    return Options(now=values.now(now_text, lambda: values.zone_of(root)), **how)


def _built(root: Path, output: "Path | S3Place", options: "Options", *, progress: bool) -> "Report":
    from generator import console
    from generator.build import Project, build, untracked

    memo = memo_of(root, clean=options.clean)
    try:
        report = build(Project(root, output), memo, options, console.tracked if progress else untracked)
    except KeyboardInterrupt:
        some = "a whole site, the last one or this one" if isinstance(output, Path) else "some of this one: build again"
        say(f"Stopped: {output}/ holds {some}.", err=True)
        raise SystemExit(STOPPED) from None
    if memo.unsaved:
        say(memo.unsaved, err=True)
    return report


def memo_of(root: Path, *, clean: bool = False) -> "Memo":
    """What is known of earlier builds. Says so where that was set aside."""
    from generator.store.memo import Memo

    memo = Memo(root / ".cache", clean=clean)
    if memo.note:
        say(memo.note, err=True)
    return memo


def leave(report: "Report") -> None:
    """Leave with status 1 where there are errors."""
    if report.failed:
        raise SystemExit(1)
