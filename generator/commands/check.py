"""`parcferme check`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.build import leave, memo_of, options
from generator.commands.external import check_external, outside
from generator.commands.shared import in_site, say
from generator.process import STOPPED

if TYPE_CHECKING:
    from generator.bench import Options
    from generator.model import Report
    from generator.newsroom.checking import Checked


@click.command()
@in_site
@click.option("--now", "now_text", metavar="TIME", help="Check as if it were this time: 2024-06-17 14:00")
@click.option("--fix", is_flag=True, help="Mend what is certain, and say what.")
@click.option("--dry-run", is_flag=True, help="With --fix: say it, and mend nothing.")
@click.option("--strict", is_flag=True, help="Take what the editor's rules find for errors too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="For people, for programs, or as annotations of GitHub.",
    show_default=True,
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option("--all", "every", is_flag=True, help="Show all warnings, not the first twenty of each code.")
@click.option("--explain", "code", metavar="CODE", help="Say what a code stands for, and check nothing.")
@outside
def check(
    root: Path,
    now_text: str | None,
    fix: bool,
    dry_run: bool,
    strict: bool,
    form: str,
    as_json: bool,
    every: bool,
    code: str | None,
    external: bool,
    allow_private: bool,
    anew: bool,
) -> None:
    """Look for mistakes, warnings counting as errors, and for what an editor would see. Without --fix nothing is
    written."""
    if code is not None:
        return _explain(code)
    form = "json" if as_json else form
    if external:
        return check_external(
            root, now_text, as_json=form == "json", every=every, allow_private=allow_private, anew=anew
        )
    if dry_run and not fix:
        raise click.UsageError("--dry-run goes with --fix")
    how = options(root, now_text, strict=strict)
    checked = _checked(root, how, progress=form == "text")
    if fix and _fixed(checked, root, dry_run=dry_run, err=form != "text") and not dry_run:
        checked = _checked(root, how, progress=form == "text")
    _tell(checked.report, form, root, every=every)
    return leave(checked.report)


def _checked(root: Path, how: "Options", *, progress: bool) -> "Checked":
    from generator import console
    from generator.bench import Project, untracked
    from generator.newsroom.checking import check as checked

    memo = memo_of(root)
    try:
        return checked(Project(root, root / "output"), memo, how, console.tracked if progress else untracked)
    except KeyboardInterrupt:
        raise SystemExit(STOPPED) from None


def _fixed(checked: "Checked", root: Path, *, dry_run: bool, err: bool) -> bool:
    """Mend what is certain and print it; whether there was anything."""
    from generator.errors import visible
    from generator.newsroom.fixing import apply, fixes

    found = fixes(checked.report.problems, checked.desk) if checked.desk else []
    if not dry_run:
        try:
            apply(found, root)
        except OSError as error:
            raise click.ClickException(visible(f"{error.filename}: {(error.strerror or str(error)).lower()}")) from None
    for each in found:
        say(each.shown(), err=err)
    if dry_run:
        say(f"Nothing was changed: {len(found)} would be.", err=err)
    return bool(found)


def _tell(report: "Report", form: str, root: Path, *, every: bool) -> None:
    from generator import console

    if form == "json":
        console.tell_json(report)
        return
    if form == "github":
        from generator.newsroom.annotations import annotations

        for line in annotations(report.problems, root):
            say(line)
    console.tell_problems(report.problems, rest="" if every else console.SEEN)
    if not report.problems:
        say(f"No mistakes in {report.planned} files.")


def _explain(code: str) -> None:
    from generator.newsroom.explaining import explained

    try:
        text = explained(code)
    except LookupError as error:
        raise click.UsageError(str(error.args[0])) from None
    for line in text.split("\n"):
        say(line)
