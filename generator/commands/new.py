"""`parcferme new`: beginnings."""

from pathlib import Path
from shlex import quote

import click

from generator.commands import values
from generator.commands.ci import ci
from generator.commands.shared import FOLDER, in_site, site_zone, telling


@click.group()
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

    now = values.now(now_text, lambda: site_zone(root))
    with telling():
        path = begin(root, title, now=now, kind=values.kind(kind))
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


new.add_command(ci)
