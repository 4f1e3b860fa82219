"""What a shell proposes for an argument that names something of the site: slugs, editions, targets. It is read off the
names of files, so that it comes at once, and where there is nothing to be read, nothing is proposed."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import click

_SLUG = re.compile(rb"^([a-z0-9]+(?:-[a-z0-9]+)*):", re.MULTILINE)

Complete = Callable[[click.Context, click.Parameter, str], list[str]]


def entities(folder: str) -> Complete:
    """Proposes the slugs of entities that have a file, or an entry in a list, in a folder of content/."""

    def complete(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
        return _proposed(_slugs(_root(context) / "content" / folder), begun)

    return complete


def editions(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Proposes editions: monaco-grand-prix/2024."""
    events = _root(context) / "content/events"
    return _proposed((f"{path.parent.parent.name}/{path.parent.name}" for path in events.glob("*/*/index.md")), begun)


def kinds(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Proposes the kinds of articles."""
    from typing import get_args

    from generator.schema import Kind

    return _proposed(get_args(Kind), begun)


def targets(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Proposes the names under `publish` in site.yaml."""
    from generator.errors import SiteError
    from generator.stages.load import load_config

    with suppress(SiteError):
        return _proposed(load_config(_root(context))[0].publish, begun)
    return []


def _root(context: click.Context) -> Path:
    return Path(context.params.get("root") or Path())


def _proposed(found: Iterable[str], begun: str) -> list[str]:
    return sorted({each for each in found if each.startswith(begun)})


def _slugs(folder: Path) -> Iterator[str]:
    for path in folder.glob("*.md"):
        yield path.stem
    for path in folder.glob("*.yaml"):
        with suppress(OSError):
            yield from (each.decode() for each in _SLUG.findall(path.read_bytes()))
