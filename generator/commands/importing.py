"""`parcferme import`: what is written elsewhere."""

from pathlib import Path

import click

from generator.commands import values
from generator.commands.moving import import_hugo, import_jekyll, import_wordpress
from generator.commands.shared import EXISTING, in_site, say, telling


@click.group("import")
def import_() -> None:
    """Bring articles in."""


for command in (import_wordpress, import_jekyll, import_hugo):
    import_.add_command(command)


@import_.command("text")
@in_site
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--date", "day", metavar="DATE", default="", help="The day of texts that give none: 2024-06-17")
def import_text(root: Path, paths: tuple[Path, ...], day: str) -> None:
    """Turn raw article texts into articles. PATHS are files, or folders of .txt and .html files.

    What was inferred is told with how sure it is: high, the text says so; likely, its form does; a guess.
    """
    from generator import console
    from generator.newsroom.inferences import lines
    from generator.newsroom.ingest import ingest

    values.day(day)
    with telling():
        found = ingest(root, paths, day)
    for path, inferred in zip(found.written, found.found, strict=True):
        say(f"Written: {path}")
        for line in lines(inferred):
            say(f"    {line}")
    for path, old in found.beside:
        say(f"An article from a file of that name is there already: {path} is beside {old}")
    for path in found.unchanged:
        say(f"As it was: {path}")
    for path in found.kept:
        say(f"Kept, it differs from the text: {path}")
    console.tell_problems(found.problems)
    if any(each.severity == "error" for each in found.problems):
        raise SystemExit(1)


@import_.command("f1db")
@in_site
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--seasons", metavar="YEARS", help="Editions of these alone: 2024, or 2020-2026.  [default: all]")
@click.option("--maps", type=EXISTING, help="A folder of F1DB's track maps, as SVG.")
@click.option("--restore", is_flag=True, help="Bring back what was deleted since an import.")
def import_f1db(root: Path, path: Path, seasons: str | None, maps: Path | None, restore: bool) -> None:
    """Bring in drivers, teams, circuits and races from F1DB. PATH is a checkout of it, or an archive."""
    from generator import console
    from generator.newsroom.f1db.importing import import_f1db as importing
    from generator.newsroom.f1db.keeping import lines

    wanted = values.seasons(seasons)
    with telling():
        found = importing(root, path, wanted, console.tracked, maps=maps, restore=restore)
    for line in lines(found):
        say(line)
