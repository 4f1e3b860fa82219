"""The menu of a site of Jekyll, as two of its themes are told: `header_pages` of minima, and the `main` menu in
`_data/navigation.yml` of minimal-mistakes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.newsroom.moving.folders import Filed
from generator.newsroom.moving.fronts import read_settings, text, texts
from generator.newsroom.moving.items import Item, MenuEntry, Notes, Origin

NAVIGATION = ("_data/navigation.yml", "_data/navigation.yaml")


def menu(every: Iterable[Filed], values: Mapping[str, Any], items: Iterable[Item], notes: Notes) -> list[MenuEntry]:
    """The entries of the menu in their order, without those below others."""
    for each in every:
        if each.name in NAVIGATION and (origin := each.text(notes)):
            return list(_navigation(origin, read_settings(origin, notes)))
    by_path = {item.identity.removeprefix("jekyll ").casefold(): item.identity for item in items}
    pages = [(path, by_path.get(path.strip("/").casefold(), "")) for path in texts(values.get("header_pages"))]
    return [MenuEntry(Origin("_config.yml"), "" if identity else path, identity=identity) for path, identity in pages]


def _navigation(origin: Origin, found: Mapping[str, Any]) -> Iterator[MenuEntry]:
    rows = found.get("main")
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict):
            yield MenuEntry(origin, text(row.get("title")), text(row.get("url")).strip())
