"""Dots: which files that begin with one are published. `.well-known/` is; any other only where site.yaml names it, for
such files mostly belong to programs, and some hold passwords."""

from collections.abc import Iterable

from generator.errors import problem
from generator.model import Location, Problem, Source
from generator.schema import SiteFront

WELL_KNOWN = ".well-known"
"""What other programs look for at fixed addresses (RFC 8615)."""

_STATIC = "content/static/"
_LITTER = frozenset((".DS_Store", ".gitignore", ".gitkeep", ".nojekyll"))
"""Left out without a word: what computers and git leave behind, and what is made for GitHub anyhow."""


def passing(config: SiteFront) -> tuple[str, ...]:
    """The names that pass, of files and folders."""
    return tuple(dict.fromkeys((WELL_KNOWN, *(name.strip("/") for name in config.dot_files))))


def without_hidden(sources: Iterable[Source], config: SiteFront, problems: list[Problem]) -> list[Source]:
    """The sources without files under content/static/ that begin with a dot, or stand in a folder that does, and do not
    pass; each of these is told."""
    kept = []
    for source in sources:
        if source.kind != "static" or not (name := _unnamed(source.path.removeprefix(_STATIC), config)):
            kept.append(source)
        elif source.path.rpartition("/")[2] not in _LITTER:
            hint = f"name it in site.yaml if everybody may read it: `dot_files: [{name}]`"
            text = "this file begins with a dot, or its folder does, and is left out"
            problems.append(problem("PF123", text, Location(source.path), hint))
    return kept


def _unnamed(path: str, config: SiteFront) -> str:
    """The first name with a dot in a path that does not pass, "" for none."""
    if "/." not in f"/{path}":
        return ""
    known, parts = passing(config), path.split("/")
    names = ("/".join(parts[: place + 1]) for place, part in enumerate(parts) if part.startswith("."))
    return next((name for name in names if name not in known), "")
