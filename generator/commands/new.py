"""`parcferme new`: beginnings."""

import sys
from pathlib import Path
from shlex import quote

import click

from generator.commands import values
from generator.commands.beginning import begun_by_name, edition, event, season, tell
from generator.commands.ci import ci
from generator.commands.completing import editions, kinds
from generator.commands.shared import FOLDER, in_site, say, site_zone, telling
from generator.theme_files import packaged_names


@click.group()
def new() -> None:
    """Begin a site, an article, a driver, a team, an event, a season, a theme, or a translation of what pages say."""


@new.command("site")
@click.argument("folder", type=FOLDER, required=False)
@click.option("--title", help="The name of the site.  [default: A racing blog]")
@click.option("--base-url", help="Where it will be read.  [default: https://example.org/]")
@click.option("--language", help="Its language: en, de, fr, …  [default: en]")
@click.option("--timezone", help="The time zone of its dates: Europe/Berlin.  [default: UTC]")
@click.option("--dated-addresses", is_flag=True, help="Put year and month into addresses: previews recur weekly.")
def new_site(
    folder: Path | None,
    title: str | None,
    base_url: str | None,
    language: str | None,
    timezone: str | None,
    dated_addresses: bool,
) -> None:
    """Begin a site in FOLDER; it builds at once. On a terminal it asks for what is not said."""
    from generator.newsroom.scaffold import new_site as begin

    asks = sys.stdin.isatty() and sys.stdout.isatty()
    given = {"title": title, "base_url": base_url, "language": language, "timezone": timezone}
    place = folder or Path(_answer("folder", asks=asks))
    said = {key: _answer(key, asks=asks) if value is None else value for key, value in given.items()}
    if asks and not dated_addresses and None in given.values():
        dated_addresses = click.confirm("Put year and month into addresses, as for weekly previews?")
    with telling():
        written = begin(
            place,
            title=said["title"],
            base_url=said["base_url"],
            language=said["language"],
            timezone=said["timezone"],
            dated_addresses=dated_addresses,
        )
    for path in written:
        say(f"Written: {path}")
    say(f"To look at it:  parcferme serve --root {quote(str(place))}")


_QUESTIONS = {
    "folder": ("In which folder", None),
    "title": ("The name of the site", "A racing blog"),
    "base_url": ("The address where it will be read", "https://example.org/"),
    "language": ("Its language", "en"),
    "timezone": ("The time zone of its dates", "UTC"),
}
"""What is asked on a terminal, and what holds elsewhere."""


def _answer(key: str, *, asks: bool) -> str:
    """What somebody at the terminal says, who is asked until it can be used; elsewhere the default."""
    question, default = _QUESTIONS[key]
    if asks:
        return str(click.prompt(question, default=default, value_proc=lambda text: _usable(key, text)))
    if default is None:
        raise click.UsageError("Missing argument 'FOLDER'.")
    return default


def _usable(key: str, text: str) -> str:
    from generator.newsroom.scaffold import unfit

    if key in ("base_url", "language", "timezone") and (why := unfit(key, text)):
        raise click.UsageError(why)
    if not text.strip():
        raise click.UsageError("write at least one letter")
    return text


@new.command("article")
@in_site
@click.argument("title")
@click.option("--kind", default="news", show_default=True, shell_complete=kinds, help="What sort of story it is.")
@click.option("--event", "about", shell_complete=editions, help="The edition that it is about: monaco-grand-prix/2024")
@click.option("--now", "now_text", metavar="TIME", help="The article's date.  [default: now]")
def new_article(root: Path, title: str, kind: str, about: str | None, now_text: str | None) -> None:
    """Begin an article with this TITLE. One about an edition begins with what is known of it: a report with the
    classification, a preview with the timetable and the standings."""
    from generator.newsroom.beginnings.files import Begun
    from generator.newsroom.scaffold import new_article as begin

    now, sort = values.now(now_text, lambda: site_zone(root)), values.kind(kind)
    with telling():
        if about is None:
            found = Begun((begin(root, title, now=now, kind=sort),))
        else:
            from generator.newsroom.beginnings.stories import new_story

            found = new_story(root, title, about, now=now, kind=sort)
    tell(found)


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
    say(f"Written: {path}")


@new.command("theme")
@in_site
@click.argument("name")
@click.option(
    "--extends", type=click.Choice(packaged_names()), default="apex", help="The theme it begins as.", show_default=True
)
def new_theme(root: Path, name: str, extends: str) -> None:
    """Begin a theme of your own of this NAME, which looks like one of ours until you change its colours."""
    from generator.newsroom.beginnings.theme import new_theme as begin

    with telling():
        found = begin(root, name, extends)
    tell(found)
    say(f"To use it, write into site.yaml:  theme: {found.written[0].parent.name}")


for command in (*begun_by_name(), event, edition, season, ci):
    new.add_command(command)
