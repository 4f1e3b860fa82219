"""`parcferme publish`: the site to where readers find it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from generator.commands import values
from generator.commands.completing import targets
from generator.commands.shared import as_told, at_time, in_site, say, say_json, telling

if TYPE_CHECKING:
    from generator.publish.publishing import Asked, Prepared
    from generator.publish.targets import Named
    from generator.schema import SiteFront


@click.command()
@in_site
@click.argument("target", required=False, shell_complete=targets)
@click.option("--dry-run", is_flag=True, help="Show what would be done, and do nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--adopt", is_flag=True, help="Publish where something is that was not published there.")
@click.option("--rollback", is_flag=True, help="Bring back the release before the one that is read.")
@click.option("--allow-deletes", type=click.IntRange(0), default=0, metavar="N", help="So many files may be removed.")
@click.option("--clean", is_flag=True, help="Read and render everything anew.")
@at_time
@as_told
def publish(
    root: Path,
    target: str | None,
    dry_run: bool,
    yes: bool,
    adopt: bool,
    rollback: bool,
    allow_deletes: int,
    clean: bool,
    now_text: str | None,
    as_json: bool,
) -> None:
    """Build the site and put it where readers find it. TARGET is a name under `publish` in site.yaml; where there is
    only one it may be left out."""
    from generator.publish.publishing import Asked, held_for, named_target

    now = values.now(now_text, lambda: values.zone_of(root))
    with _telling(as_json=as_json):
        named, config = named_target(root, target)
        with held_for(named):
            manner = _Manner(dry=dry_run, yes=yes, as_json=as_json)
            if rollback:
                _go_back(named, manner)
            else:
                asked = Asked(now, clean=clean, adopt=adopt, allowed=allow_deletes)
                _publish(named, config, asked, manner)


class _Manner(NamedTuple):
    """How people are told, and whether they are asked."""

    dry: bool
    yes: bool
    as_json: bool


def _publish(named: "Named", config: "SiteFront", asked: "Asked", manner: _Manner) -> None:
    from generator import console
    from generator.build import untracked
    from generator.publish.publishing import carried_out, prepared
    from generator.publish.showing import for_programs, lines
    from generator.store.memo import Memo

    track = untracked if manner.as_json else console.tracked
    memo = Memo(named.root / ".cache", clean=asked.clean)
    if memo.note:
        say(memo.note, err=True)
    found = prepared(named, config, memo, asked, track)
    if memo.unsaved:
        say(memo.unsaved, err=True)
    plan, where = found.plan, found.target.where
    if found.refused:
        _refuse(found, manner)
    if not manner.as_json:
        console.tell_problems(found.problems, rest=console.SEEN)
        for line in lines(plan, where):
            say(line)
    warnings = found.problems
    if is_done := not (manner.dry or plan.is_empty) and _may(manner, "Publish?"):
        warnings += carried_out(found, track)
    if manner.as_json:
        say_json(for_programs(plan, where, warnings, published=is_done))
        return
    console.tell_problems(warnings[len(found.problems) :])
    say(_told(found, is_done=is_done, dry=manner.dry))


def _refuse(found: "Prepared", manner: _Manner) -> None:
    """Show the plan that is not carried out, and say why it is not."""
    from generator import console
    from generator.publish.showing import for_programs, lines

    if manner.as_json:
        say_json(for_programs(found.plan, found.target.where, found.refused, published=False))
    else:
        for line in lines(found.plan, found.target.where):
            say(line)
    console.tell_problems(found.refused)
    raise SystemExit(1)


@contextmanager
def _telling(*, as_json: bool) -> Iterator[None]:
    """As `telling`; programs are told too."""
    from generator.errors import SiteError
    from generator.publish.showing import Refused

    with telling():
        try:
            yield
        except SiteError as error:
            if as_json:
                say_json(Refused(problems=error.problems))
            raise


def _told(found: "Prepared", *, is_done: bool, dry: bool) -> str:
    """What was done."""
    if found.plan.is_empty:
        return "Nothing to do: the target holds this build already."
    if is_done:
        return f"Published: {found.release.base_url}"
    return "Nothing was published: this was a dry run." if dry else "Nothing was published."


def _go_back(named: "Named", manner: _Manner) -> None:
    from generator.publish.publishing import rolled_back
    from generator.publish.showing import went_back

    if manner.dry:
        raise click.UsageError("--rollback and --dry-run do not go together")
    if _may(manner, f"Bring back the release before the one that '{named.name}' shows?"):
        record = rolled_back(named)
        if manner.as_json:
            say_json(went_back(record))
        else:
            say(f"Readers get the release of {record.time:%Y-%m-%d %H:%M %Z} again.")


def _may(manner: _Manner, question: str) -> bool:
    """Whether it may be done: where nobody can be asked, the command ends and says what to give."""
    if manner.yes:
        return True
    if not sys.stdin.isatty():
        raise click.UsageError("nobody can be asked here: give --yes to go on, or --dry-run for the plan alone")
    return click.confirm(question, err=True)
