"""`parcferme completion`."""

import click

SHELLS = {
    "bash": 'in ~/.bashrc:  eval "$(parcferme completion bash)"',
    "zsh": 'in ~/.zshrc, below compinit:  eval "$(parcferme completion zsh)"',
    "fish": "once:  parcferme completion fish > ~/.config/fish/completions/parcferme.fish",
}
"""The shells, and how each is told."""


@click.command(epilog="\b\n" + "\n".join(f"{shell}, {how}" for shell, how in SHELLS.items()))
@click.argument("shell", type=click.Choice(list(SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what SHELL has to read so that it completes commands, options, and names of the site."""
    from click.shell_completion import get_completion_class

    if found := get_completion_class(shell):
        click.echo(found(context.find_root().command, {}, "parcferme", "_PARCFERME_COMPLETE").source())
