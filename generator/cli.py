"""The command line: `parcferme`. Exit status 0 all well, 1 mistakes in the site, 2 wrong usage."""

from importlib import import_module
from typing import cast

import click

from generator import __version__

COMMANDS = {
    "build": ("build", "build"),
    "check": ("check", "check"),
    "completion": ("completion", "completion"),
    "explain": ("explain", "explain"),
    "import": ("importing", "import_"),
    "list": ("listing", "list_"),
    "new": ("new", "new"),
    "publish": ("publish", "publish"),
    "schema": ("schema", "schema"),
    "serve": ("serve", "serve"),
}
"""The module of each command, in `commands`, and what it is called there."""


class _Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name = COMMANDS[cmd_name]
        return cast(click.Command, getattr(import_module(f"generator.commands.{module}"), name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from generator.text.slugs import nearest

            if args[0].startswith("-") or not (near := nearest(args[0], COMMANDS)):
                raise
            raise click.UsageError(f"{error.message} Did you mean '{near}'?", ctx) from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="parcferme")
def main() -> None:
    """Write the article; the site knows the sport."""
