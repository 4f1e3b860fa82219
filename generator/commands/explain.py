"""`parcferme explain`."""

from pathlib import Path

import click

from generator.commands.shared import in_site, say, say_json, telling


@click.command()
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
        say_json(found.as_json(), indent=2)
        return
    for line in found.lines():
        say(line)
