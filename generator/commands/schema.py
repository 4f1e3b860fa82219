"""`parcferme schema`."""

from pathlib import Path

import click

from generator.commands.shared import FOLDER


@click.command()
@click.argument("folder", type=FOLDER, required=False)
def schema(folder: Path | None) -> None:
    """Print the JSON Schemas of everything you write, or write them into FOLDER, for editors that check as you type."""
    import msgspec

    from generator.newsroom.reference import json_schemas

    schemas = json_schemas()
    if folder is None:
        click.echo(msgspec.json.format(msgspec.json.encode(schemas)).decode())
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind, each in schemas.items():
            path = folder / f"{kind}.json"
            path.write_bytes(msgspec.json.format(msgspec.json.encode(each)) + b"\n")
            click.echo(f"Written: {path}")
    except OSError as error:
        why = f"'{folder}' cannot be written to: {(error.strerror or str(error)).lower()}"
        raise click.BadParameter(why, param_hint="FOLDER") from None
