"""Places of mistakes: the stages say which key of which file, or which line; here the source itself is looked at."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import structs

from generator.model import Location, Problem, Source
from generator.text.front_matter import line_at, place


def placed(problems: Iterable[Problem], root: Path, sources: Mapping[str, Source]) -> list[Problem]:
    """The problems with line, column and source line, where a stage gave only a key or a line."""
    return [structs.replace(each, at=_complete(each.at, root, sources)) for each in problems]


def _complete(at: Location, root: Path, sources: Mapping[str, Source]) -> Location:
    if at.excerpt or not (at.key or at.line):
        return at
    data = _data(at.path, root, sources)
    if data is None:
        return at
    if at.key:
        return place(at.path, data, at.key.removesuffix(":"), name=at.key.endswith(":"))
    return structs.replace(at, excerpt=line_at(data, at.line))


def _data(path: str, root: Path, sources: Mapping[str, Source]) -> bytes | None:
    if path in sources:
        return sources[path].data
    return (root / path).read_bytes() if path == "site.yaml" else None
