"""Bringing in: each item gets its place, its text is written with links to where the others are now, and no file that
is there is touched."""

import filecmp
import os
import posixpath
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from msgspec import structs

from generator.bench import Track, untracked
from generator.errors import problem
from generator.model import Location
from generator.newsroom.moving.home import Home, home_of, ignored, lines_of
from generator.newsroom.moving.items import Copied, Found, Item, Notes, Way
from generator.newsroom.moving.menu import Menu, menu_of
from generator.newsroom.moving.naming import people_of
from generator.newsroom.moving.old import Old, key, led
from generator.newsroom.moving.placing import Place, placed
from generator.newsroom.moving.report import Came, Moved, State
from generator.newsroom.moving.soundness import is_sound
from generator.newsroom.moving.urls import parts_of
from generator.newsroom.moving.values import is_nameable
from generator.newsroom.moving.writing import document, person
from generator.newsroom.titles import slug_for
from generator.schema import SiteFront
from generator.text.slugs import expand, slugify


def bring(root: Path, found: Found, notes: Notes, track: Track = untracked) -> Moved:
    """Bring into a site what an import found; a folder without site.yaml becomes a new site. Raises SiteError where
    there is a site.yaml that cannot be used."""
    home = home_of(root, found)
    bringing = _Bringing(home, found, notes)
    menu = bringing.menu()
    if home.is_new:
        bringing.put("settings file", found.name, "site.yaml", (home.settings + menu.settings()).encode())
        for path, text in ignored(root).items():
            bringing.put("settings file", found.name, path, text.encode())
    with track("Importing", len(found.items)) as more:
        bringing.texts(more)
    bringing.files(found.files)
    return Moved(
        name=found.name,
        came=tuple(bringing.came),
        left=tuple(notes.left),
        changed=dict(notes.changed),
        problems=tuple(notes.problems),
        settings=(*lines_of(home, found), *(() if home.is_new else menu.proposed(home))),
    )


class _Bringing:
    """Brings what was found into a site; `came` tells what became of it."""

    def __init__(self, home: Home, found: Found, notes: Notes) -> None:
        self.came: list[Came] = []
        self._home = home
        self._found = found
        self._notes = notes
        self._real = home.root.resolve()
        self._checked: dict[Path, bool] = {}
        self._copied: dict[str, str] = {}
        marks = home.marks
        places = placed((item for item in found.items if item.identity not in marks), home, notes)
        self._places = {place.item.identity: place for place in places}
        files = {item.identity: marks[item.identity].path for item in found.items if item.identity in marks}
        self._files = files | {identity: place.path for identity, place in self._places.items()}
        self._old = _old(found, self._files, home.config)

    def menu(self) -> Menu:
        """The menu of the old site, with where it leads now; none where nothing new comes over."""
        if not self._places:
            return Menu()
        return menu_of(self._found, self._old, self._places, self._home, self._notes)

    # ------------------------------------------------------------ texts

    def _people(self, places: Iterable[Place]) -> None:
        """Those who write, and tags with a text or an old address."""
        for who in people_of(self._found, places, self._home, self._notes):
            if is_nameable(who.name):
                path = f"content/{who.folder}/{slug_for(who.name)}.md"
                self.put(who.folder[:-1], who.source or who.name, path, person(who))
            else:
                self._notes.leave(who.folder[:-1], who.source or who.name, "no address can be made of the name")

    def texts(self, more: Callable[[int], None]) -> None:
        """Articles and pages."""
        self._people(self._places.values())
        if self._places and self._found.told:
            self._notes.add(self._found.told.problems)
        for item in self._found.items:
            if place := self._places.get(item.identity):
                if item.told:
                    self._notes.add(item.told.problems)
                    self._notes.changed.update(item.told.changed)
                self._text(place)
            else:
                kept = self._home.marks[item.identity]
                is_same = kept.digest == item.digest[:16]
                self.came.append(Came(_what(item), item.identity, kept.path, "unchanged" if is_same else "kept"))
                if not is_same:
                    hint = "delete that file and import again, or bring the change over by hand"
                    text = f"it changed since it was imported into {kept.path}, which stays as it is"
                    self._notes.tell("PF148", text, item.origin.at(), hint)
            more(1)

    def _text(self, place: Place) -> None:
        item = structs.replace(place.item, beside=tuple(self._sound(place)))
        place = place._replace(item=item)
        way = Way(
            place.path,
            partial(self._link, place, self._old),
            partial(self._picture, place, self._old),
            self._notes,
        )
        body = self._found.write(item, way)
        front = self._with_image(item, way)
        if original := self._files.get(item.translates):
            front["translation_of"] = posixpath.relpath(original, posixpath.dirname(place.path))
        data = document(place._replace(item=structs.replace(item, front=front)), body, self._notes)
        if self.put(_what(item), item.identity, place.path, data) != "written":
            return
        for name, source in item.beside:
            self._copy(_beside(place, name, source))

    def _sound(self, place: Place) -> Iterable[tuple[str, Path]]:
        """The files beside a text that may come with it."""
        for name, source in place.item.beside:
            if is_sound(_beside(place, name, source), self._notes):
                yield name, source

    def _with_image(self, item: Item, way: Way) -> dict[str, Any]:
        """The keys of an item, its lead picture as it is from now on; one that is elsewhere is kept in `extra`."""
        front = dict(item.front)
        image = front.pop("image", None)
        if not image:
            return front
        src = str(image["src"])
        here = src if src in dict(item.beside) else way.picture(src)
        if here and not parts_of(here).netloc:
            front["image"] = {"src": here, **({"alt": image["alt"]} if image.get("alt") else {})}
            if image.get("caption"):
                front["image_caption"] = image["caption"]
        else:
            front["image_elsewhere"] = {key: value for key, value in image.items() if value}
        return front

    def _link(self, place: Place, old: Old, url: str) -> str | None:
        """Where a link of a text leads now; None where it stays as it is."""
        if _is_beside(place.item, url):
            return None
        if file := old.places.get(_place(place.item, url)):
            self._notes.changed["links lead to the new files"] += 1
            return led(file, place.path, url)
        around = place.item.addresses[0] if place.item.addresses else ""
        path = old.path(url, around)
        if not path:
            return None
        if target := old.target(path):
            self._notes.changed["links lead to the new files"] += 1
            return led(target, place.path, url)
        if copied := self._media(path):
            return copied
        if not parts_of(url).netloc and not self._found.home:
            return None
        hint = "write where it leads now, or take it out"
        at = place.item.origin.at(url)
        self._notes.tell("PF146", "this link leads to something of the old site that did not come over", at, hint)
        return url if parts_of(url).netloc else self._found.home + path

    def _picture(self, place: Place, old: Old, url: str) -> str | None:
        """Where a picture of a text is now; None where it stays as it is."""
        if _is_beside(place.item, url):
            return None
        path = old.path(url, place.item.addresses[0] if place.item.addresses else "")
        if path and (copied := self._media(path)):
            return copied
        if not path and not parts_of(url).netloc:
            return None
        is_there = parts_of(url).netloc or self._found.home
        there, gone = "stays where it is, and readers load it from there", "did not come over, and is not shown"
        hint = "put it under content/media/ and name it there"
        self._notes.tell("PF144", f"this picture {there if is_there else gone}", place.item.origin.at(url), hint)
        return None if not is_there else url if parts_of(url).netloc else self._found.home + path

    def _media(self, path: str) -> str:
        """The address of a file that came over, which is copied the first time that something shows it."""
        name = path.partition("?")[0]
        if (copied := self._found.media(name)) is None:
            return ""
        if copied.target not in self._copied:
            is_there = os.path.lexists(self._home.root / copied.target)
            self._copied[copied.target] = self._copy(copied) if is_there or is_sound(copied, self._notes) else ""
        return self._copied[copied.target]

    # ------------------------------------------------------------ files

    def files(self, files: Iterable[Copied]) -> None:
        """Files that are taken as they are."""
        for each in files:
            if each.target not in self._copied:
                self._copied[each.target] = self._copy(each)

    def _copy(self, copied: Copied) -> str:
        """The address of a file, copied; "" where that failed."""
        target = self._home.root / copied.target
        state: State = "written"
        try:
            if not self._is_inside(target.parent):
                self._notes.leave("file", str(copied.source), "its folder leads out of the site")
                return ""
            if os.path.lexists(target):
                state = "unchanged" if target.is_file() and filecmp.cmp(copied.source, target, False) else "kept"
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(copied.source, target)
        except OSError as error:
            self._notes.leave(
                "file", str(copied.source), f"it cannot be copied: {(error.strerror or str(error)).lower()}"
            )
            return ""
        self.came.append(Came("file", str(copied.source), copied.target, state))
        return "/" + copied.target.removeprefix("content/").removeprefix("static/")

    def put(self, what: str, source: str, path: str, data: bytes) -> State | None:
        """Write a new file; one that is there stays, whatever is in it. None, with a problem, where that failed."""
        target = self._home.root / path
        state: State = "written"
        try:
            if not self._is_inside(target.parent):
                raise OSError("its folder leads out of the site")
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(data)
        except FileExistsError:
            state = "unchanged" if target.is_file() and target.read_bytes() == data else "kept"
        except OSError as error:
            told = f"cannot be written: {(error.strerror or str(error)).lower()}"
            self._notes.problems.append(problem("PF117", told, Location(path)))
            return None
        self.came.append(Came(what, source, path, state))
        return state

    def _is_inside(self, folder: Path) -> bool:
        if folder not in self._checked:
            self._checked[folder] = folder.resolve().is_relative_to(self._real)
        return self._checked[folder]


def _beside(place: Place, name: str, source: Path) -> Copied:
    return Copied(source, f"{place.path.removesuffix('index.md')}{name}")


def _is_beside(item: Item, url: str) -> bool:
    """Whether an address is that of a file that comes with the text."""
    name = posixpath.normpath(unquote(url.partition("#")[0].partition("?")[0]) or "/")
    return any(name == each for each, _ in item.beside)


def _place(item: Item, url: str) -> str:
    """The text that a link between files of Markdown leads to, as others may call it; "" for another link."""
    path = unquote(url.partition("#")[0])
    stem = re.sub(r"(?:/_?index)?\.(?:md|markdown)$", "", path)
    if stem == path or "://" in path:
        return ""
    around = "" if path.startswith("/") else posixpath.dirname(item.place)
    return posixpath.normpath(posixpath.join(around, stem.lstrip("/"))).casefold()


def _what(item: Item) -> str:
    return "draft" if item.is_draft else item.kind


def _old(found: Found, files: Mapping[str, str], config: SiteFront) -> Old:
    parts = parts_of(found.home)
    hosts = {host.removeprefix("www.") for host in (parts.hostname or "", *found.hosts) if host}
    where = {
        key(address): files[item.identity]
        for item in reversed(found.items)
        for address in (*item.addresses, *item.ids)
        if item.identity in files
    }
    patterns = {"tags": config.permalinks.tags, "authors": config.permalinks.authors}
    names = {
        old: expand(patterns[kind], slug=slug) for old, (kind, name) in found.names.items() if (slug := slugify(name))
    }
    places = {item.place.casefold(): files[item.identity] for item in found.items if item.place}
    return Old(frozenset(hosts), parts.path.rstrip("/"), where, names, places)
