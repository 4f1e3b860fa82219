"""`parcferme serve`."""

from pathlib import Path

import click

from generator.commands.shared import in_site, shows, site_zone


@click.command()
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
