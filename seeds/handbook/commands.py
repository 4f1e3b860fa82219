"""The commands as the reference shows them, by what `--help` says."""

from collections.abc import Iterator

import click


def commands(group: click.Command, name: str = "parcferme") -> str:
    """A heading, what it does and a list of what it takes, for each command below a group."""
    return "\n".join(_section(command, words) for words, command in leaves(group, name))


def leaves(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words that call it."""
    if not isinstance(command, click.Group):
        yield name, command
        return
    context = click.Context(command, **command.context_settings)
    for each in command.list_commands(context):
        found = command.get_command(context, each)
        if found:
            yield from leaves(found, f"{name} {each}")


def _section(command: click.Command, name: str) -> str:
    context = click.Context(command, info_name=name, **command.context_settings)
    usage = " ".join((name, *command.collect_usage_pieces(context)))
    said = [" ".join(paragraph.split()) for paragraph in (command.help or "").split("\n\n")]
    records = [option.get_help_record(context) for option in command.params]
    entries = [f"- `{option}`: {' '.join(meaning.split())}" for option, meaning in filter(None, records) if meaning]
    return "\n".join((f"## {name}", "", f"`{usage}`", "", "\n\n".join(said), "", *entries, ""))
