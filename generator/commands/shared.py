"""What several commands share: the options that say which site and which time, and how mistakes end a command."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import tzinfo
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)
EXISTING = click.Path(exists=True, file_okay=False, path_type=Path)


def in_site(command: F) -> F:
    """The option that says where the site is."""
    text = "The folder of the site."
    return click.option("--root", type=FOLDER, default=Path(), help=text, show_default="here")(command)


def shows(command: F) -> F:
    """The options that say what is shown though it is not published."""
    command = click.option("--future", is_flag=True, help="Show articles whose time has not come.")(command)
    return click.option("--drafts", is_flag=True, help="Show drafts.")(command)


def at_time(command: F) -> F:
    """The option that says which time it is."""
    text = "As if it were this time: 2024-06-17 14:00"
    return click.option("--now", "now_text", metavar="TIME", help=text)(command)


def as_told(command: F) -> F:
    """The option for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")(command)


def say(line: str, *, err: bool = False) -> None:
    """Print a line for people. What names and texts bring of line ends and control characters does nothing there."""
    from generator.errors import visible

    click.echo(visible(line), err=err)


def say_json(value: object, *, indent: int = 0) -> None:
    """Print a value as JSON, in one line or indented."""
    from generator.console import tell_json

    tell_json(value, indent=indent)


def site_zone(root: Path) -> tzinfo:
    """The site's time zone. Leaves with status 1 when site.yaml cannot be read."""
    from generator.stages.load import load_config
    from generator.text.dates import zone

    with telling():
        config, _ = load_config(root)
    return zone(config.timezone)


@contextmanager
def telling() -> Iterator[None]:
    """Print the mistakes that end a command, and leave with status 1."""
    from generator import console
    from generator.errors import SiteError

    try:
        yield
    except SiteError as error:
        console.tell_problems(error.problems)
        raise SystemExit(1) from None
