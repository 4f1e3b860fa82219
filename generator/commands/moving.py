"""`parcferme import wordpress`, `jekyll` and `hugo`: moving in from another generator."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator.commands.shared import EXISTING, as_told, in_site, say, say_json, telling

if TYPE_CHECKING:
    from generator.newsroom.moving.report import Moved

F = TypeVar("F", bound=Callable[..., Any])

_FILE = click.Path(dir_okay=False, path_type=Path)
_ANY = click.Path(exists=True, path_type=Path)


def _reported(command: F) -> F:
    text = "Write all of the report into a file, as Markdown."
    return as_told(click.option("--report", "report", type=_FILE, metavar="FILE", help=text)(command))


@click.command("wordpress")
@in_site
@click.argument("paths", nargs=-1, required=True, type=_ANY)
@click.option("--uploads", type=EXISTING, help="A copy of the blog's wp-content/uploads, for pictures.")
@click.option("--kind", "kinds", multiple=True, help="A plug-in's kind of entries, which become articles too.")
@_reported
def import_wordpress(
    root: Path,
    paths: tuple[Path, ...],
    uploads: Path | None,
    kinds: tuple[str, ...],
    report: Path | None,
    as_json: bool,
) -> None:
    """Move in from WordPress. PATHS are exports (Tools, Export, All content), or folders of them.

    A folder without site.yaml becomes a new site.
    """
    from generator import console
    from generator.newsroom.moving.wordpress.importing import import_wordpress as importing

    with telling():
        moved = importing(root, paths, uploads, console.tracked, kinds=kinds)
    _tell(moved, report, as_json=as_json)


@click.command("jekyll")
@in_site
@click.argument("path", type=EXISTING)
@_reported
def import_jekyll(root: Path, path: Path, report: Path | None, as_json: bool) -> None:
    """Move in from Jekyll. PATH is the folder with _config.yml and _posts."""
    from generator import console
    from generator.newsroom.moving.jekyll.importing import import_jekyll as importing

    with telling():
        moved = importing(root, path, console.tracked)
    _tell(moved, report, as_json=as_json)


@click.command("hugo")
@in_site
@click.argument("path", type=EXISTING)
@_reported
def import_hugo(root: Path, path: Path, report: Path | None, as_json: bool) -> None:
    """Move in from Hugo. PATH is the folder with hugo.toml and content."""
    from generator import console
    from generator.newsroom.moving.hugo.importing import import_hugo as importing

    with telling():
        moved = importing(root, path, console.tracked)
    _tell(moved, report, as_json=as_json)


def _tell(moved: "Moved", report: Path | None, *, as_json: bool) -> None:
    from generator import console
    from generator.newsroom.moving import report as reports

    if report is not None:
        try:
            report.write_text(reports.markdown(moved), encoding="utf-8")
        except OSError as error:
            raise click.UsageError(f"the report cannot be written: {error.strerror}") from None
    if as_json:
        say_json(moved)
    else:
        for line in reports.lines(moved):
            say(line)
        console.tell_problems(moved.problems, rest="--report FILE writes all of them down", most=reports.SHOWN)
    if moved.failed:
        raise SystemExit(1)
