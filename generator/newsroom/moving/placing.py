"""Where each item goes: its file, its address, and the old addresses that lead there."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from generator.model import Moment
from generator.newsroom.moving.home import Home
from generator.newsroom.moving.items import Item, Notes
from generator.newsroom.moving.old import section, shape, usable
from generator.text.dates import moment
from generator.text.slugs import RESERVED, clean_address, dated, expand, slugify

_LONGEST = 100
_HALF = 0.5


class Place(NamedTuple):
    """The file of an item, from the site's root, its address, the one it chooses for itself, and its old ones."""

    item: Item
    path: str
    address: str
    permalink: str = ""
    aliases: tuple[str, ...] = ()


class _Wanted(NamedTuple):
    """An item with the parts of which its address is made."""

    item: Item
    folder: str
    parts: dict[str, str]


def placed(items: Iterable[Item], home: Home, notes: Notes) -> list[Place]:
    """The place of each item, in their order. No two have one file or one address, or one that is taken; drafts come
    last."""
    items = list(items)
    taken = _Taken(home.paths, (*home.addresses, *_named(items, home)))
    keeps = home.is_new or _fits(items, home)
    found: dict[str, Place] = {}
    for item in sorted(items, key=lambda each: each.is_draft):
        found[item.identity] = _placed(item, home, taken, keeps=keeps)
    for item in items:
        place = found[item.identity]
        found[item.identity] = place._replace(aliases=tuple(_aliases(place, taken, notes)))
    return [found[item.identity] for item in items]


class _Taken:
    """What is taken while places are given: files, and addresses as the least careful file system sees them."""

    def __init__(self, paths: Iterable[str], addresses: Iterable[str]) -> None:
        self.paths = set(paths)
        self._addresses: set[str] = set()
        self._folders: set[str] = set()
        for each in addresses:
            self.address(each)

    def address(self, address: str) -> bool:
        """Whether an address was free; it is taken then. None is where another is a file and this one a folder."""
        key = address.rstrip("/").casefold()
        parts = key.split("/")
        above = ["/".join(parts[:end]) for end in range(2, len(parts))]
        is_file = not address.endswith("/")
        if (
            key in self._addresses
            or (is_file and key in self._folders)
            or any(f"{each}|" in self._addresses for each in above)
        ):
            return False
        self._addresses |= {key, f"{key}|"} if is_file else {key}
        self._folders |= {*above, key}
        return True


def _named(items: Iterable[Item], home: Home) -> Iterator[str]:
    """The addresses of the tags and authors that items name."""
    for item in items:
        for key, pattern in (("tags", home.config.permalinks.tags), ("authors", home.config.permalinks.authors)):
            for name in item.front.get(key, ()):
                if slug := slugify(name):
                    yield expand(pattern, slug=slug)


def _fits(items: list[Item], home: Home) -> bool:
    """Whether the addresses of the site are mostly those that the articles had."""
    shapes = [shape(item) for item in items if item.kind == "article" and item.addresses]
    like = sum(each == home.config.permalinks.articles for each in shapes)
    return bool(shapes) and like >= _HALF * len(shapes)


def _placed(item: Item, home: Home, taken: _Taken, *, keeps: bool) -> Place:
    wanted = _wanted(item, home)
    old = next(filter(None, map(usable, item.addresses)), "")
    own = _address(wanted, home)
    if old and old != own and keeps and taken.address(old):
        return Place(item, _path(wanted, taken), old, permalink=old)
    number = 1
    while not (own and taken.address(own)):
        number += 1
        if number > 2 and old and old != own and taken.address(old):
            return Place(item, _path(wanted, taken), old, permalink=old)
        again = {**wanted.parts, "slug": f"{_stem(item)}-{number}"}
        wanted = wanted._replace(parts=again)
        own = _address(wanted, home)
    path = _path(wanted, taken)
    _, slug = dated(path.removesuffix("/index.md").removesuffix(".md").rpartition("/")[2])
    return Place(item, path, own, permalink=own if slug != wanted.parts["slug"] else "")


def _wanted(item: Item, home: Home) -> _Wanted:
    """The folder of an item and the parts of its address."""
    parts = {"slug": _stem(item), "section": "", "year": "", "month": "", "day": ""}
    if item.kind == "page":
        folder = "/".join(filter(None, map(slugify, item.section.split("/"))))
        return _Wanted(item, folder, {**parts, "section": folder})
    at = _moment(item, home).at
    parts |= {"year": f"{at:%Y}", "month": f"{at:%m}", "day": f"{at:%d}"}
    in_sections = "{section}" in home.config.permalinks.articles
    folder = (section(item) or _folders(item.section)) if in_sections else parts["year"]
    return _Wanted(item, folder, {**parts, "section": folder})


def _folders(text: str) -> str:
    return "/".join(filter(None, map(slugify, text.split("/"))))


def _moment(item: Item, home: Home) -> Moment:
    try:
        return moment(item.date, home.zone)
    except ValueError:
        return Moment(datetime(2000, 1, 1, tzinfo=home.zone), day_only=True)


def _address(wanted: _Wanted, home: Home) -> str:
    """The address that the site gives an item; "" where it can give none."""
    patterns = home.config.permalinks
    try:
        return clean_address(
            expand(patterns.pages if wanted.item.kind == "page" else patterns.articles, **wanted.parts)
        )
    except ValueError:
        return ""


def _path(wanted: _Wanted, taken: _Taken) -> str:
    item = wanted.item
    day = item.date[:10] if item.kind == "article" else ""
    name = f"{day}-{wanted.parts['slug']}" if day else wanted.parts["slug"]
    base = "/".join(filter(None, ("content", f"{item.kind}s", wanted.folder)))
    number = 1
    while True:
        tried = f"{base}/{name}" + (f"-{number}" if number > 1 else "")
        ends = (f"{tried}.md", f"{tried}/index.md")
        if taken.paths.isdisjoint(end.lower() for end in ends):
            taken.paths.add(ends[bool(item.beside)].lower())
            return ends[bool(item.beside)]
        number += 1


def _stem(item: Item) -> str:
    """The slug of an item, of its title where it had none that is left."""
    made = slugify(item.stem) or slugify(item.title)
    if len(made) > _LONGEST:
        made = made[: _LONGEST + 1].rpartition("-")[0] or made[:_LONGEST]
    return f"{item.kind}-{made}" if made in RESERVED else made or item.kind


def _aliases(place: Place, taken: _Taken, notes: Notes) -> Iterable[str]:
    """The old addresses that are free; those that no file can have are told."""
    for old in dict.fromkeys(place.item.addresses):
        address = usable(old)
        at = place.item.origin.at()
        if not address:
            hint = "a static site has files alone: redirect it at the host, or let it go"
            notes.tell("PF146", f"the old address {old} cannot be kept", at, hint)
        elif address == place.address:
            continue
        elif taken.address(address):
            yield address
        else:
            text = f"the old address {address} leads elsewhere now: this stands at {place.address}"
            notes.tell("PF146", text, at, "choose which of them has it: `permalink:` or `aliases:`")
