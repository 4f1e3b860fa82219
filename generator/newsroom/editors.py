"""What editors are told of a site's files: JSON Schemas, and where each of them holds.

The language server for YAML that editors share reads files that are YAML as a whole: site.yaml and lists of entities.
It leaves front matter in Markdown alone, so no line there would tell it anything.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from generator.model import ENTITY_FOLDERS
from generator.newsroom.json_schemas import json_schemas

SCHEMA = "schemas/site.json"
"""Where a new site has the schema of its site.yaml."""

SETTINGS = ".vscode/settings.json"
"""Where VS Code looks for the settings of a folder."""


def schema_text(schema: Mapping[str, Any]) -> str:
    """A schema as a file."""
    return msgspec.json.format(msgspec.json.encode(schema)).decode() + "\n"


def schemas() -> dict[str, dict[str, Any]]:
    """All schemas by the names of their files: of each kind of file and, by its folder, of lists of entities."""
    found = json_schemas()
    return {**found, **{_file(folder): _listed(found[kind]) for folder, kind in ENTITY_FOLDERS.items()}}


def _listed(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a file that holds many of a kind, by their slugs."""
    return {
        "$schema": schema["$schema"],
        "type": "object",
        "additionalProperties": {"$ref": schema["$ref"]},
        "$defs": schema["$defs"],
    }


def settings(folder: str) -> str:
    """The settings of VS Code for a site whose schemas are in a folder of it."""
    places = {f"./{folder}/site.json": "site.yaml"}
    places |= {f"./{folder}/{_file(name)}.json": f"content/{name}/*.yaml" for name in ENTITY_FOLDERS}
    return msgspec.json.format(msgspec.json.encode({"yaml.schemas": places})).decode() + "\n"


def _file(folder: str) -> str:
    return "series-list" if folder == "series" else folder


def write_settings(root: Path, folder: Path) -> Path | None:
    """Write these settings, where there are none yet; gives their file, None where there was one.
    Raises ValueError for a folder outside the site."""
    path, text = root / SETTINGS, settings(folder.resolve().relative_to(root.resolve()).as_posix())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return None
    return path
