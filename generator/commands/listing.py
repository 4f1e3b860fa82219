"""`parcferme list`: what a site holds, and what is due."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.commands import values
from generator.commands.destinations import OUTPUT, output_of
from generator.commands.shared import as_told, at_time, in_site, say, say_json, site_zone, telling

if TYPE_CHECKING:
    from generator.build import Survey
    from generator.newsroom.listing import Row
    from generator.s3.place import S3Place
    from generator.store.memo import Memo

DUE = 3
"""The exit status that says that something is due."""


@click.group("list")
def list_() -> None:
    """Show what a site holds: as tables, or as JSON."""


@list_.command()
@in_site
@at_time
@as_told
def articles(root: Path, now_text: str | None, as_json: bool) -> None:
    """Published articles, newest first."""
    from generator.newsroom import listing

    _show(root, now_text, listing.articles, as_json)


@list_.command()
@in_site
@at_time
@as_told
def drafts(root: Path, now_text: str | None, as_json: bool) -> None:
    """Drafts, newest first."""
    from generator.newsroom import listing

    _show(root, now_text, lambda found: listing.withheld(found, "draft"), as_json)


@list_.command()
@in_site
@at_time
@as_told
def future(root: Path, now_text: str | None, as_json: bool) -> None:
    """What waits for its time, with when that comes."""
    from generator.newsroom import listing

    _show(root, now_text, lambda found: listing.withheld(found, "future"), as_json)


@list_.command()
@in_site
@at_time
@as_told
def expired(root: Path, now_text: str | None, as_json: bool) -> None:
    """What has expired, with when that was."""
    from generator.newsroom import listing

    _show(root, now_text, lambda found: listing.withheld(found, "expired"), as_json)


@list_.command()
@in_site
@at_time
@as_told
def entities(root: Path, now_text: str | None, as_json: bool) -> None:
    """Drivers, teams, events … that have a page, with how many articles are about each."""
    from generator.newsroom import listing

    _show(root, now_text, listing.entities, as_json)


@list_.command()
@in_site
@click.option("--output", type=OUTPUT, help="Where the site was built to.  [default: output/ in the site's folder]")
@at_time
@as_told
def due(root: Path, output: "Path | S3Place | None", now_text: str | None, as_json: bool) -> None:
    """Whether time has changed the site since its last build: an article's hour has come, one has expired, a session
    begins. Exit status 0: nothing is due; 3: a build is due."""
    from generator.newsroom.due import due as found_due

    zone, target = site_zone(root), output_of(root, output)
    with telling():
        found = found_due(root, target, values.now(now_text, lambda: zone))
    if as_json:
        say_json(found)
    else:
        for line in found.lines(target, zone):
            say(line)
    if found.due:
        raise SystemExit(DUE)


@list_.command()
@in_site
@at_time
@as_told
def stale(root: Path, now_text: str | None, as_json: bool) -> None:
    """Sentences that read wrongly by what the site knows today, with their places: after a driver has changed teams,
    a race has passed, a result was put right."""
    from generator.newsroom.stale import stale as found_stale

    site = _surveyed(root, now_text)
    rows = found_stale(site.survey, site.memo, root, site.now)
    if as_json:
        say_json(rows)
        return
    for line in (line for row in rows for line in row.lines()):
        say(line)
    if not rows:
        say("No text reads wrongly by what the site knows.")


class _Surveyed(NamedTuple):
    """A site at a moment, and what remembers it."""

    survey: "Survey"
    memo: "Memo"
    now: datetime


def _surveyed(root: Path, now_text: str | None) -> _Surveyed:
    from generator import console
    from generator.build import Options, Project, survey
    from generator.store.memo import Memo

    now = values.now(now_text, lambda: site_zone(root))
    with telling():
        memo = Memo(root / ".cache")
        found = survey(Project(root, root / "output"), memo, Options(now=now), console.tracked)
    if memo.note:
        say(memo.note, err=True)
    if unread := len(found.intake.unread):
        files = "1 file" if unread == 1 else f"{unread} files"
        say(f"Without {files} that could not be read: parcferme check says why.", err=True)
    return _Surveyed(found, memo, now)


def _show(root: Path, now_text: str | None, rows: "Callable[[Survey], Sequence[Row]]", as_json: bool) -> None:
    from generator.newsroom.listing import table

    found = _surveyed(root, now_text).survey
    if as_json:
        say_json(rows(found))
        return
    for line in table(rows(found)):
        say(line)
