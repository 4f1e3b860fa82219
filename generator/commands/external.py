"""`parcferme check --external`: its options, and what is printed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands import values
from generator.commands.shared import F, say, say_json, site_zone, telling

if TYPE_CHECKING:
    from generator.newsroom.outside.check import Checked


def outside(command: F) -> F:
    """The options of a check of links to others."""
    text = "Ask whether the pages elsewhere are there to which the site leads, and check nothing else."
    command = click.option("--anew", is_flag=True, help="With --external: ask again what is known.")(command)
    private = "With --external: ask in networks of one's own too."
    command = click.option("--allow-private", is_flag=True, help=private)(command)
    return click.option("--external", is_flag=True, help=text)(command)


def check_external(
    root: Path, now_text: str | None, *, as_json: bool, every: bool, allow_private: bool, anew: bool
) -> None:
    """Check, print and leave: with status 1 where there are errors, which `checks` of site.yaml alone makes."""
    from generator import console
    from generator.bench import Options, Project, untracked
    from generator.newsroom.outside.check import check_external as check
    from generator.newsroom.outside.hosts import anything, is_public
    from generator.newsroom.outside.rounds import Round

    options = Options(now=values.now(now_text, lambda: site_zone(root)))
    how = Round(allowed=anything if allow_private else is_public)
    with telling():
        track = untracked if as_json else console.tracked
        found = check(Project(root, root / "output"), options, how, track, anew=anew)
    if as_json:
        say_json(found)
    else:
        rest = "" if every else "parcferme check --external --all shows all of them"
        console.tell_problems(found.problems, rest=rest)
        _tell(found)
    if found.failed:
        raise SystemExit(1)


def _tell(found: "Checked") -> None:
    from generator.console import SHOWN

    for each in found.refused[:SHOWN]:
        say(f"Not known: {each.url} keeps programs out ({each.status})", err=True)
    if len(found.refused) > SHOWN:
        say(f"Not known: {len(found.refused) - SHOWN} more", err=True)
    addresses = "1 address" if found.asked == 1 else f"{found.asked} addresses"
    say(f"Of {addresses} elsewhere {found.fine} answer.")
