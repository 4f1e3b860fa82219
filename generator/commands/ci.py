"""`parcferme new ci`: building and publishing by a host's own machines."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.shared import in_site, say, telling

if TYPE_CHECKING:
    from generator.newsroom.hosting import Host


@click.command()
@in_site
@click.argument("host", type=click.Choice(("github", "gitlab", "netlify", "cloudflare")))
def ci(root: Path, host: "Host") -> None:
    """Write what HOST needs to build and publish the site: at every push, and when an article's hour comes."""
    from generator.newsroom.hosting import new_ci

    with telling():
        begun = new_ci(root, host)
    for path in begun.written:
        say(f"Written: {path}")
    for path in begun.same:
        say(f"As it was: {path}")
    say("By hand, once:")
    for each in begun.todo:
        say(f"- {each}")
