"""Annotations: mistakes as GitHub's workflows show them beside the lines they are in.

The commands and how they are escaped are those of GitHub's "Workflow commands for GitHub Actions".
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.errors import visible
from generator.model import Problem


def annotations(problems: Iterable[Problem], root: Path) -> Iterator[str]:
    """A line of output for each problem; files are named from the folder of the workflow, in which the repository
    lies."""
    above = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    before = os.path.relpath(root.resolve(), above.resolve())
    for each in problems:
        path = Path(before, each.at.path).as_posix()
        places = {"file": path, "line": each.at.line, "col": each.at.column}
        if each.at.column:
            places["endColumn"] = each.at.column + max(each.at.width, 1)
        told = [f"{name}={_property(str(value))}" for name, value in places.items() if value]
        text = f"{each.message} ({each.hint})" if each.hint else each.message
        yield f"::{each.severity} {','.join((*told, f'title={each.code}'))}::{_data(text)}"


def _data(text: str) -> str:
    lines = text.replace("\r\n", "\n").split("\n")
    return "%0A".join(visible(line.replace("%", "%25")) for line in lines)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
