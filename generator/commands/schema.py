"""`parcferme schema`."""

from pathlib import Path

import click

from generator.commands.shared import FOLDER, in_site, say, say_json


@click.command()
@in_site
@click.argument("folder", type=FOLDER, required=False)
@click.option("--vscode", is_flag=True, help="Tell VS Code of them in .vscode/settings.json, where there is none.")
def schema(root: Path, folder: Path | None, vscode: bool) -> None:
    """Print the JSON Schemas of everything you write, or write them into FOLDER, for editors that check as you type."""
    from generator.newsroom.editors import schema_text, schemas
    from generator.newsroom.json_schemas import json_schemas

    if folder is None:
        if vscode:
            raise click.UsageError("name the FOLDER of the schemas that VS Code is to read: schemas")
        say_json(json_schemas(), indent=2)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, each in schemas().items():
            path = folder / f"{name}.json"
            path.write_bytes(schema_text(each).encode())
            say(f"Written: {path}")
        if vscode:
            _settings(root, folder)
    except OSError as error:
        why = f"'{folder}' cannot be written to: {(error.strerror or str(error)).lower()}"
        raise click.BadParameter(why, param_hint="FOLDER") from None


def _settings(root: Path, folder: Path) -> None:
    from generator.newsroom.editors import SETTINGS, settings, write_settings

    try:
        written = write_settings(root, folder)
    except ValueError:
        raise click.BadParameter("the folder has to lie in the site's", param_hint="FOLDER") from None
    if written:
        say(f"Written: {written}")
        return
    say(f"As it was: {root / SETTINGS}. For these schemas it needs:")
    for line in settings(folder.resolve().relative_to(root.resolve()).as_posix()).rstrip("\n").split("\n"):
        say(line)
