"""The menu of a site of Hugo: what its settings and the front matter of its texts say."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.newsroom.moving.fronts import text, texts
from generator.newsroom.moving.hugo.settings import Settings
from generator.newsroom.moving.items import Item, MenuEntry, Origin

_MAIN = "main"
_KEYS = ("menus", "menu")
_LAST = 1 << 30


class _Sorted(NamedTuple):
    """An entry with its weight: those without one come last."""

    weight: int
    entry: MenuEntry


def menu(settings: Settings, items: Iterable[Item], path: str) -> list[MenuEntry]:
    """The entries of the menu `main` in their order, without those below others. `path` is the file of settings."""
    items = list(items)
    found = [*_of_settings(settings, items, Origin(path)), *_of_texts(items)]
    return [each.entry for each in sorted(found, key=lambda each: each.weight)]


def _of_settings(settings: Settings, items: Iterable[Item], origin: Origin) -> Iterator[_Sorted]:
    by_place = {f"/{item.place}".casefold().removesuffix("/"): item.identity for item in items if item.place}
    languages = _low(settings.values.get("languages"))
    for values in (settings.values, _low(languages.get(settings.language))):
        for key in _KEYS:
            rows = _low(values.get(key)).get(_MAIN)
            for row in rows if isinstance(rows, list) else ():
                own = _low(row)
                page = text(own.get("pageref")).strip()
                identity = by_place.get("/" + page.strip("/").removesuffix(".md").casefold(), "") if page else ""
                if not own.get("parent"):
                    url = text(own.get("url")).strip() or (f"/{page.strip('/')}/".replace("//", "/") if page else "")
                    yield _Sorted(_weight(own), MenuEntry(origin, text(own.get("name")), url, identity))


def _of_texts(items: Iterable[Item]) -> Iterator[_Sorted]:
    for item in items:
        for key in _KEYS:
            said = item.extra.get(key)
            own = _low(_low(said).get(_MAIN)) if isinstance(said, Mapping) else {}
            if (own or _MAIN in (texts(said) or _low(said))) and not own.get("parent"):
                yield _Sorted(_weight(own), MenuEntry(item.origin, text(own.get("name")), identity=item.identity))


def _low(value: Any) -> dict[str, Any]:
    return {str(key).lower(): each for key, each in value.items()} if isinstance(value, Mapping) else {}


def _weight(own: Mapping[str, Any]) -> int:
    try:
        return int(text(own.get("weight")) or 0) or _LAST
    except ValueError:
        return _LAST
