"""The menu of a blog, among those that an export holds: entries of their own, each with what it leads to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from generator.newsroom.moving.items import Item, MenuEntry
from generator.newsroom.moving.values import flat
from generator.newsroom.moving.wordpress.export import Category, Entry

KIND = "nav_menu_item"

_BASES = {"category": "category", "post_tag": "tag"}
_MAIN = ("primary", "main", "header", "top")


def menu(entries: Iterable[Entry], items: Iterable[Item], terms: Mapping[str, Category], home: str) -> list[MenuEntry]:
    """The entries of the main menu in their order, those below others left out: the one whose name says so, else the
    largest."""
    menus: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.get("wp:post_type") == KIND and entry.custom("_menu_item_menu_item_parent") in ("", "0"):
            slug = next((each.slug or each.name for each in entry.categories if each.domain == "nav_menu"), "")
            menus[slug].append(entry)
    if not menus:
        return []
    slug = max(menus, key=lambda each: (any(word in each.lower() for word in _MAIN), len(menus[each])))
    by_number = {item.identity.rpartition(" ")[2]: item.identity for item in items}
    return list(_read(sorted(menus[slug], key=_order), by_number, terms, home))


def _read(
    entries: Iterable[Entry], by_number: Mapping[str, str], terms: Mapping[str, Category], home: str
) -> Iterator[MenuEntry]:
    for entry in entries:
        title, kind = flat(entry.get("title")), entry.custom("_menu_item_type")
        number = entry.custom("_menu_item_object_id")
        term = terms.get(number) if kind == "taxonomy" else None
        if term:
            base = _BASES.get(term.domain, term.domain)
            yield MenuEntry(entry.origin, title or flat(term.name), f"{home}/{base}/{term.slug}/")
        elif kind == "post_type":
            yield MenuEntry(entry.origin, title, identity=by_number.get(number, ""))
        else:
            yield MenuEntry(entry.origin, title, entry.custom("_menu_item_url").strip())


def _order(entry: Entry) -> int:
    number = entry.get("wp:menu_order").strip()
    return int(number) if number.isdecimal() and len(number) < 9 else 0
