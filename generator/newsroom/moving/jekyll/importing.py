"""`parcferme import jekyll`: a folder of Jekyll becomes articles, pages and files."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import structs

from generator.bench import Track, untracked
from generator.errors import SiteError
from generator.model import Location
from generator.newsroom.moving import marked
from generator.newsroom.moving.bringing import bring
from generator.newsroom.moving.folders import Filed, check_apart, domain, files, is_paper, static
from generator.newsroom.moving.fronts import text, texts
from generator.newsroom.moving.items import Copied, Found, Item, Notes, Person, SiteGuess, Way
from generator.newsroom.moving.jekyll.liquid import Around, kramdown, rendered
from generator.newsroom.moving.jekyll.menus import NAVIGATION, menu
from generator.newsroom.moving.jekyll.settings import Settings, settings_of
from generator.newsroom.moving.jekyll.texts import has_front, item_of, kind_of
from generator.newsroom.moving.markdown import written
from generator.newsroom.moving.report import Moved


def import_jekyll(root: Path, source: Path, track: Track = untracked) -> Moved:
    """Import a folder of Jekyll. Raises SiteError where it holds none, or where the site's own site.yaml is wrong."""
    check_apart(root, source)
    notes = Notes()
    every = list(files(source, notes))
    if not any("_posts/" in each.name or each.name == "_config.yml" for each in every):
        notes.tell("PF142", "this is no folder of Jekyll: it has no _posts and no _config.yml", Location(str(source)))
        raise SiteError(*notes.problems)
    settings = settings_of(every, notes)
    sorted_ = _sorted(every, settings, notes)
    cname = next((domain(each, notes) for each in every if each.name == "CNAME"), "")
    found = _found(sorted_, settings, cname, notes)
    own = tuple(menu(every, settings.values, found.items, notes))
    return bring(root, structs.replace(found, menu=own), notes, track)


class _Sorted(NamedTuple):
    """The files of the old site, by what they are."""

    items: tuple[Item, ...]
    fronts: dict[str, Mapping[str, Any]]
    people: tuple[Person, ...]
    files: tuple[Copied, ...]


def _sorted(every: list[Filed], settings: Settings, notes: Notes) -> _Sorted:
    items: list[Item] = []
    fronts: dict[str, Mapping[str, Any]] = {}
    people: list[Person] = []
    copied: list[Copied] = []
    excluded = tuple(each.strip("/") for each in texts(settings.values.get("exclude")))
    for each in every:
        if is_paper(each) or any(each.name == path or each.name.startswith(f"{path}/") for path in excluded):
            notes.leave("file", each.name, "it is no part of the site")
            continue
        first = each.name.partition("/")[0]
        if kind_of(each, settings) == "":
            if first.startswith("_"):
                why = _MENU if each.name in NAVIGATION else _why(first)
                notes.leave("data file" if first == "_data" else "file", each.name, why)
            elif has_front(each):
                notes.leave("file", each.name, "Jekyll makes it of a template, which has no twin")
            elif file := static(each, "", notes):
                copied.append(file)
            continue
        origin = each.text(notes)
        if origin is None:
            continue
        made = item_of(each, origin, settings, notes)
        if isinstance(made, Person):
            people.append(made)
        elif made:
            item, front = made
            items.append(item)
            fronts[item.identity] = front
    return _Sorted(tuple(items), fronts, tuple(people), tuple(copied))


_MENU = "its menu `main` is read: menus stand in site.yaml, under nav"


def _why(first: str) -> str:
    known = {
        "_data": "no page of ours reads it: see results as CSV beside an edition",
        "_layouts": "the theme has its own templates",
        "_includes": "the theme has its own templates",
        "_sass": "the theme has its own style sheets",
        "_plugins": "it is code of Jekyll",
        "_config.yml": "it is read, not taken",
    }
    return known.get(first, "folders that begin so are no part of the site")


# ---------------------------------------------------------------- all of them


def _found(found: _Sorted, settings: Settings, cname: str, notes: Notes) -> Found:
    values = settings.values
    home = (text(values.get("url")).rstrip("/") + "/" + text(values.get("baseurl")).strip("/")).rstrip("/")
    posts = {name: item.ids[0] if item.ids else item.addresses[0] for item in found.items for name in _names(item)}
    static_files = {f"/{each.target.removeprefix('content/static/')}".casefold(): each for each in found.files}
    around = partial(Around, values, posts=posts, notes=notes)
    names = dict.fromkeys(name for item in found.items for name in item.front.get("authors", ()))
    known = {person.name for person in found.people}
    return Found(
        name="Jekyll",
        items=found.items,
        write=partial(_written, around, found.fronts, text(values.get("excerpt_separator"))),
        site=_guess(values, home)._replace(cname=cname),
        people=(*found.people, *(Person("authors", name) for name in names if name not in known)),
        files=found.files,
        home=home if home.startswith("http") else "",
        is_markdown=True,
        media=lambda path: static_files.get(path.casefold()),
    )


def _guess(values: Mapping[str, Any], home: str) -> SiteGuess:
    return SiteGuess(
        title=" ".join(text(values.get("title") or values.get("name")).split()),
        base_url=home if home.startswith("http") else "",
        language=text(values.get("lang") or values.get("locale")).replace("_", "-"),
        timezone=text(values.get("timezone")),
        description=" ".join(text(values.get("description")).split()),
    )


def _names(item: Item) -> Iterator[str]:
    """What `post_url` and `link` may call a text."""
    path = item.identity.removeprefix("jekyll ").casefold()
    yield path
    plain = path.rpartition(".")[0]
    yield plain.replace("_posts/", "")
    yield plain.rpartition("/")[2]


def _written(around: Any, fronts: Mapping[str, Mapping[str, Any]], separator: str, item: Item, way: Way) -> str:
    own: Around = around(page={**fronts[item.identity], "title": item.title}, origin=item.origin)
    body = item.body
    if separator and separator.strip() not in ("", "<!--more-->"):
        body = body.replace(separator, "\n\n", 1)
    body, _ = marked.cut(body)
    text = rendered(body, own)
    if item.is_html:
        return written(text, way, item.origin, title=item.title)
    text = marked.framed(kramdown(text, own), way, item.origin, item.title)
    return marked.sound(marked.led(text, way))
