"""The menu of an old site as `nav` of site.yaml: where each of its entries leads now."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.config import read_config
from generator.model import PLURALS
from generator.newsroom.moving.home import Home
from generator.newsroom.moving.items import Found, MenuEntry, Notes
from generator.newsroom.moving.old import Old, key, usable
from generator.newsroom.moving.placing import Place
from generator.newsroom.moving.values import flat
from generator.newsroom.quoting import quoted, quoted_item
from generator.text.slugs import expand, slugify

_MOST, _LONGEST = 20, 80
_ADDRESS = re.compile(r"(?:https?:/)?/(?:[\w./~-]*[\w/])?", re.ASCII)
_LISTS = {
    "": "/",
    **dict.fromkeys(("/articles", "/posts", "/post", "/blog", "/news"), "/articles/"),
    **dict.fromkeys(("/archive", "/archives", "/year-archive"), "/archive/"),
    **dict.fromkeys(("/categories", "/category", "/tag"), "/tags/"),
    **{f"/{plural}": f"/{plural}/" for plural in PLURALS.values()},
    **dict.fromkeys(("/feed", "/feed.xml", "/index.xml", "/rss.xml", "/atom.xml"), "/feed.xml"),
}
"""The lists that a site makes by itself, by what they are called elsewhere."""


class Menu(NamedTuple):
    """The words and the address of each entry of a menu."""

    entries: tuple[tuple[str, str], ...] = ()

    def settings(self) -> str:
        """What site.yaml says of it, a line for each entry; "" for a menu without any."""
        return "".join(("nav:\n", *(f"  - {line}\n" for line in self._lines()))) if self.entries else ""

    def proposed(self, home: Home) -> tuple[str, ...]:
        """The line for the site.yaml of a site whose menu leads not to all of them."""
        known = {each.url for each in home.config.nav}
        if all(url in known for _, url in self.entries):
            return ()
        return (f"nav: [{', '.join(self._lines())}]    # the menu of the old site",)

    def _lines(self) -> Iterator[str]:
        for title, url in self.entries:
            yield f"{{title: {quoted_item(title)}, url: {quoted(url, _ADDRESS)}}}"


def menu_of(found: Found, old: Old, places: Mapping[str, Place], home: Home, notes: Notes) -> Menu:
    """The menu, as far as it leads to something that is there; the others are told. `places` are those of texts that
    come over now, by their identities."""
    ways = _Ways(found, old, places, home)
    kept: dict[str, str] = {}
    for entry in found.menu[:_MOST]:
        title = flat(entry.title) or ways.title(entry)
        if not title:
            continue
        if url := ways.url(entry):
            kept.setdefault(url, title[:_LONGEST])
        else:
            told = f"'{title[:_LONGEST]}' of the menu leads to something that did not come over"
            notes.tell("PF146", told, entry.origin.at(entry.url), "leave it out of `nav`, or write where it leads now")
    menu = Menu(tuple([(title, url) for url, title in kept.items()]))
    _, problems = read_config("site.yaml", f"title: A\nbase_url: https://example.org/\n{menu.settings()}".encode())
    return Menu() if problems else menu


class _Ways:
    """Where the entries of a menu lead now."""

    def __init__(self, found: Found, old: Old, places: Mapping[str, Place], home: Home) -> None:
        self._old = old
        self._places = places
        self._items = {item.identity: item for item in found.items}
        self._by_path = {place.path: place.item.identity for place in places.values()}
        patterns = {"tags": home.config.permalinks.tags, "authors": home.config.permalinks.authors}
        self._terms = {
            expand(pattern, slug=slug)
            for item in found.items
            if item.kind == "article" and not item.is_draft
            for term, pattern in patterns.items()
            for name in item.front.get(term, ())
            if (slug := slugify(str(name)))
        }

    def title(self, entry: MenuEntry) -> str:
        """The title of the text that an entry leads to; "" for another."""
        item = self._items.get(entry.identity)
        return flat(item.title) if item else ""

    def url(self, entry: MenuEntry) -> str:
        """The address that an entry leads to; "" for what is not there."""
        if entry.identity:
            return self._address(entry.identity)
        path = self._old.path(entry.url, "")
        if not path:
            return entry.url if entry.url.startswith(("https://", "http://", "mailto:")) else ""
        target = self._old.target(path)
        if target.endswith(".md"):
            identity = self._by_path.get(target)
            return self._address(identity) if identity else usable(path)
        return target if target in self._terms else _LISTS.get(key(path), "")

    def _address(self, identity: str) -> str:
        """The address of a text; of one that came over before its old one, which leads there."""
        item = self._items[identity]
        if item.is_draft:
            return ""
        place = self._places.get(identity)
        return place.address if place else next(filter(None, map(usable, item.addresses)), "")
