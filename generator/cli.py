"""The command line: `parcferme`. Exit status 0 all well, 1 mistakes in the site, 2 wrong usage."""

from collections.abc import Callable
from pathlib import Path
from shlex import quote
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

import click

from generator import __version__, cli_ci, cli_external, cli_list, cli_publish, cli_values
from generator.cli_shared import FOLDER, in_site, site_zone, telling

if TYPE_CHECKING:
    from generator.build import Options
    from generator.model import Report

F = TypeVar("F", bound=Callable[..., Any])

EXISTING = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="parcferme")
def main() -> None:
    """Write the article; the site knows the sport."""


def shows(command: F) -> F:
    """The options that say what is shown though it is not published."""
    command = click.option("--future", is_flag=True, help="Show articles whose time has not come.")(command)
    return click.option("--drafts", is_flag=True, help="Show drafts.")(command)


@main.command()
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


@main.command()
@in_site
@click.option("--now", "now_text", metavar="TIME", help="Check as if it were this time: 2024-06-17 14:00")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@cli_external.outside
def check(root: Path, now_text: str | None, as_json: bool, external: bool, allow_private: bool, anew: bool) -> None:
    """Look for mistakes, warnings counting as errors; write nothing."""
    from generator import console

    if external:
        return cli_external.check_external(root, now_text, as_json, allow_private=allow_private, anew=anew)

    report = _built(root, root / "output", _options(root, now_text, strict=True, dry=True), progress=not as_json)
    if as_json:
        console.tell_json(report)
    else:
        console.tell_problems(report.problems)
        if not report.problems:
            click.echo(f"No mistakes in {report.planned} files.")
    return _leave(report)


@main.command()
@in_site
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port; the next free one if it is taken.",
)
@shows
@click.option("--poll", is_flag=True, help="Look at the files again and again, where the system tells of no changes.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def serve(root: Path, host: str, port: int, drafts: bool, future: bool, poll: bool, open_browser: bool) -> None:
    """Show the site on this machine and follow every edit."""
    from generator.preview.serve import serve as serving

    site_zone(root)
    serving(root, host=host, port=port, drafts=drafts, future=future, poll=poll, open_browser=open_browser)


@main.group("import")
def import_() -> None:
    """Bring articles in."""


@import_.command("text")
@in_site
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def import_text(root: Path, paths: tuple[Path, ...]) -> None:
    """Turn raw article texts into articles. PATHS are files, or folders of .txt files."""
    from generator import console
    from generator.newsroom.ingest import ingest

    with telling():
        found = ingest(root, paths)
    for path in found.written:
        click.echo(f"Written: {path}")
    for path in found.unchanged:
        click.echo(f"As it was: {path}")
    for path in found.kept:
        click.echo(f"Kept, it differs from the text: {path}")
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

    wanted = cli_values.seasons(seasons)
    with telling():
        found = importing(root, path, wanted, console.tracked, maps=maps, restore=restore)
    for line in lines(found):
        click.echo(line)


@main.group()
def new() -> None:
    """Begin a site, an article or a translation of what pages say."""


@new.command("site")
@click.argument("folder", type=FOLDER)
@click.option("--title", default="A racing blog", show_default=True, help="The name of the site.")
@click.option("--base-url", default="https://example.org/", show_default=True, help="Where it will be read.")
@click.option("--language", default="en", show_default=True, help="Its language: en, de, fr, …")
@click.option("--dated-addresses", is_flag=True, help="Put year and month into addresses: previews recur weekly.")
def new_site(folder: Path, title: str, base_url: str, language: str, dated_addresses: bool) -> None:
    """Begin a site in FOLDER; it builds at once."""
    from generator.newsroom.scaffold import new_site as begin

    with telling():
        written = begin(folder, title=title, base_url=base_url, dated_addresses=dated_addresses, language=language)
    for path in written:
        click.echo(f"Written: {path}")
    click.echo(f"To look at it:  parcferme serve --root {quote(str(folder))}")


@new.command("article")
@in_site
@click.argument("title")
@click.option("--kind", default="news", show_default=True, help="What sort of story it is.")
@click.option("--now", "now_text", metavar="TIME", help="The article's date.  [default: now]")
def new_article(root: Path, title: str, kind: str, now_text: str | None) -> None:
    """Begin an article with this TITLE."""
    from generator.newsroom.scaffold import new_article as begin

    now = cli_values.now(now_text, lambda: site_zone(root))
    with telling():
        path = begin(root, title, now=now, kind=cli_values.kind(kind))
    click.echo(f"Written: {path}")


@new.command("translation")
@in_site
@click.argument("language")
@click.option("--into", type=FOLDER, help="Where to write it.  [default: translations/]")
def new_translation(root: Path, language: str, into: Path | None) -> None:
    """Write down all that pages say besides your own words, to be put into a LANGUAGE: de, pt-BR. What is translated
    already stays."""
    from generator.newsroom.translating import new_translation as begin

    with telling():
        path = begin(root, language, into)
    click.echo(f"Written: {path}")


@main.command()
@in_site
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print it for programs.")
def explain(root: Path, file: Path, as_json: bool) -> None:
    """Show whom an article names, who else could be meant, and why it was decided so. FILE is the article's, from where
    you are or from the site's folder."""
    from generator.newsroom.explain import explained

    with telling():
        found = explained(root, file)
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(found.as_json())).decode())
        return
    for line in found.lines():
        click.echo(line)


@main.command()
@click.argument("folder", type=FOLDER, required=False)
def schema(folder: Path | None) -> None:
    """Print the JSON Schemas of everything you write, or write them into FOLDER, for editors that check as you type."""
    import msgspec

    from generator.newsroom.reference import json_schemas

    schemas = json_schemas()
    if folder is None:
        click.echo(msgspec.json.format(msgspec.json.encode(schemas)).decode())
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind, each in schemas.items():
            path = folder / f"{kind}.json"
            path.write_bytes(msgspec.json.format(msgspec.json.encode(each)) + b"\n")
            click.echo(f"Written: {path}")
    except OSError as error:
        why = f"'{folder}' cannot be written to: {(error.strerror or str(error)).lower()}"
        raise click.BadParameter(why, param_hint="FOLDER") from None


main.add_command(cli_list.list_)
new.add_command(cli_ci.ci)
main.add_command(cli_publish.publish)


# ---------------------------------------------------------------- shared by commands


def _options(root: Path, now_text: str | None, **how: Any) -> "Options":
    from generator.bench import Options

    return Options(now=cli_values.now(now_text, lambda: cli_values.zone_of(root)), **how)


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
