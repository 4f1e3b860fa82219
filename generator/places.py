"""Places of mistakes: the stages say which key of which file, or which line; here the source itself is looked at."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import structs

from generator.disk import read_file
from generator.model import Location, Problem


def placed(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """The problems with line, column and source line, where a stage gave only a key, a link or a line."""
    return [structs.replace(each, at=placed_at(each.at, root)) for each in problems]


def placed_at(at: Location, root: Path) -> Location:
    """The place with line, column and source line; as it is where nothing more can be said."""
    is_in_text = at.number >= 0
    if at.excerpt or not (at.key or at.line or is_in_text) or not _is_text_of_ours(at.path):
        return at
    try:
        data = read_file(root / at.path)
    except OSError:
        return at
    if at.path.endswith(".csv"):
        from generator.text.table import cell_place

        column, _, part = at.key.partition("=")
        return cell_place(at.path, data, at.line, column, part)
    from generator.text.front_matter import (
        line_at,
        link_place,
        place,
        words_below,
        words_place,
    )  # here, since most builds have no problem

    if at.words and at.line:
        return words_below(at.path, data, at.line, at.words)
    if at.words:
        return words_place(at.path, data, at.words, at.number)
    if is_in_text:
        return link_place(at.path, data, at.target, at.number)
    if at.key:
        return place(at.path, data, at.key.removesuffix(":"), name=at.key.endswith(":"))
    return structs.replace(at, excerpt=line_at(data, at.line))


def _is_text_of_ours(path: str) -> bool:
    """Whether a place is in a file of text: site.yaml, an article, an entity, a track map, a table, a plug-in."""
    if path.startswith("plugins/"):
        return path.endswith(".py")
    return path == "site.yaml" or (
        path.startswith("content/") and path.endswith((".md", ".yaml", ".yml", ".svg", ".csv"))
    )
