"""`parcferme import hugo`: a folder of Hugo becomes articles, pages and files."""

import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

from msgspec import structs

from generator.bench import Track, untracked
from generator.errors import SiteError
from generator.kinds import MEDIA
from generator.model import Location, digest_bytes
from generator.newsroom.moving import marked
from generator.newsroom.moving.bringing import bring
from generator.newsroom.moving.folders import Filed, check_apart, domain, files, is_paper, static
from generator.newsroom.moving.fronts import Front, core, flag, read_front, text
from generator.newsroom.moving.hugo.addresses import Named, address, urlized
from generator.newsroom.moving.hugo.menus import menu
from generator.newsroom.moving.hugo.settings import Settings, settings_of, static_folders
from generator.newsroom.moving.hugo.shortcodes import Around, expanded
from generator.newsroom.moving.items import Copied, Found, Item, Notes, Origin, Person, Term, Way
from generator.newsroom.moving.keys import told
from generator.newsroom.moving.markdown import written
from generator.newsroom.moving.old import key
from generator.newsroom.moving.report import Moved

_TEXTS = frozenset((".md", ".markdown", ".html", ".htm"))
_OTHERS = {".org": "Org", ".adoc": "AsciiDoc", ".rst": "reStructuredText", ".pandoc": "Pandoc", ".ad": "AsciiDoc"}
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)")
_OWN = frozenset(("url", "slug"))


class _Text(NamedTuple):
    """A text of the old site: its path below the folder of texts without ending and language, its language, and whether
    it is a bundle (`leaf`), the text of a section (`branch`), or a file alone ("")."""

    filed: Filed
    place: str
    language: str
    bundle: str


def import_hugo(root: Path, source: Path, track: Track = untracked) -> Moved:
    """Import a folder of Hugo. Raises SiteError where it holds none, or where the site's own site.yaml is wrong."""
    check_apart(root, source)
    notes = Notes()
    every = list(files(source, notes))
    settings = settings_of(every, notes)
    if not any(each.name.startswith(f"{folder}/") for each in every for folder in settings.folders):
        told_ = f"this is no folder of Hugo: it has no {'/, '.join(settings.folders)}/"
        notes.tell("PF142", told_, Location(str(source)))
        raise SiteError(*notes.problems)
    return bring(root, _Reader(every, settings, notes).found(), notes, track)


class _Reader:
    """Sorts the files of the old site."""

    def __init__(self, every: list[Filed], settings: Settings, notes: Notes) -> None:
        self._settings = settings
        self._notes = notes
        self._texts: list[_Text] = []
        self._others: list[Filed] = []
        self._files: list[Copied] = []
        self._people: list[Person] = []
        roots = static_folders(settings)
        self._cname = ""
        for each in every:
            if each.name.rpartition("/")[2] == "CNAME":
                self._cname = domain(each, notes) or self._cname
            folder = next((root for root in roots if each.name.startswith(f"{root}/")), None)
            if folder is not None:
                if file := static(each, folder, notes):
                    self._files.append(file)
            elif made := self._text(each):
                self._texts.append(made)
            elif self._is_content(each):
                self._others.append(each)
            else:
                self._leave(each)
        self._settings_file = next((each.name for each in every if each.name.startswith(("hugo.", "config"))), "")
        self._bundles = {each.filed.name.rpartition("/")[0]: each for each in self._texts if each.bundle == "leaf"}

    def found(self) -> Found:
        """All there is."""
        items = [item for each in self._texts if (item := self._item(each))]
        self._tell_undated(items)
        shown = {name.rpartition("/")[0] for item in items for name in [item.identity.removeprefix("hugo ")]}
        for each in self._others:
            if not any(each.name.startswith(f"{folder}/") for folder in shown if folder in self._bundles):
                self._notes.leave("file", each.name, "nothing that came over stands beside it")
        static_files = {f"/{each.target.removeprefix('content/static/')}".casefold(): each for each in self._files}
        names = dict.fromkeys(name for item in items for name in item.front.get("authors", ()))
        return Found(
            name="Hugo",
            items=tuple(self._translated(items)),
            write=partial(_written, self._addresses(items), self._notes),
            site=self._settings.guess()._replace(cname=self._cname),
            people=(*self._people, *(Person("authors", name) for name in names)),
            files=tuple(self._files),
            home=self._settings.home,
            names={
                key(f"/{base}/{urlized(name)}/"): ("tags", name)
                for item in items
                for name in item.front.get("tags", ())
                for base in ("tags", "categories", *self._settings.taxonomies)
            },
            is_markdown=True,
            media=lambda path: static_files.get(path.casefold()),
            menu=tuple(menu(self._settings, items, self._settings_file)),
        )

    def _tell_undated(self, items: Iterable[Item]) -> None:
        """Tell which pages would be articles if they had a date: those of a section that has articles."""
        items = list(items)
        sections = {_section(item) for item in items if item.kind == "article"}
        branches = {f"hugo {each.filed.name}" for each in self._texts if each.bundle == "branch"}
        for item in items:
            if item.kind == "page" and item.identity not in branches and _section(item) in sections and item.told:
                told_ = "it has no date, so it is a page, though texts beside it are articles"
                hint = "write its date into the old file and import again, or move it to content/articles/ with a date"
                item.told.tell("PF145", told_, item.origin.at(), hint)

    def _addresses(self, items: list[Item]) -> dict[str, str]:
        """The old addresses of texts, by what `ref` may call them."""
        found: dict[str, str] = {}
        for item in items:
            place = item.place.casefold()
            for name in (place, place.rpartition("/")[2]):
                found.setdefault(name, item.ids[0])
        return found

    # ------------------------------------------------------------ files

    def _is_content(self, filed: Filed) -> bool:
        return any(filed.name.startswith(f"{folder}/") for folder in self._settings.folders)

    def _text(self, filed: Filed) -> _Text | None:
        """The text that a file is; None for another."""
        if filed.suffix not in _TEXTS or not self._is_content(filed):
            return None
        folder = max((each for each in self._settings.folders if filed.name.startswith(f"{each}/")), key=len)
        place = filed.name.removeprefix(f"{folder}/")[: -len(filed.suffix)]
        language = self._settings.folders[folder]
        stem, _, ending = place.rpartition(".")
        if ending.lower() in self._settings.languages and stem:
            place, language = stem, ending.lower()
        head, _, name = place.rpartition("/")
        bundle = {"index": "leaf", "_index": "branch"}.get(name, "")
        return _Text(filed, head if bundle else place, language or self._settings.language, bundle)

    def _leave(self, filed: Filed) -> None:
        first = filed.name.partition("/")[0]
        why = {
            "data": "no page of ours reads it: see results as CSV beside an edition",
            "layouts": "the theme has its own templates",
            "archetypes": "`parcferme new article` begins articles",
            "assets": "Hugo makes style sheets and the like of it: put pictures under content/media/",
            "i18n": "texts of pages stand in catalogues",
            "config": "it is read, not taken",
        }.get(
            first,
            "it is read, not taken" if "/" not in filed.name and not is_paper(filed) else "it is no part of the site",
        )
        self._notes.leave("data file" if first == "data" else "file", filed.name, why)

    # ------------------------------------------------------------ texts

    def _item(self, each: _Text) -> Item | None:
        above = self._bundles.get(next((folder for folder in _above(each.filed.name) if folder in self._bundles), ""))
        if above and above.filed != each.filed and each.bundle != "leaf":
            self._notes.leave("text", each.filed.name, "it is a part of a bundle, which its template shows")
            return None
        origin = each.filed.text(self._notes)
        if origin is None:
            return None
        notes = Notes()
        front = read_front(origin, notes) or Front({}, origin.text)
        if any(key.lower() == "headless" and flag(value) for key, value in front.values.items()):
            self._notes.leave("text", each.filed.name, "it is headless: Hugo makes no page of it")
            return None
        if each.bundle == "branch" and (why := self._no_section(each, front)):
            if why != "person":
                self._notes.leave("section", each.filed.name, why)
            return None
        return self._made(each, origin, front, notes)

    def _no_section(self, each: _Text, front: Front) -> str:
        """Why the text of a section does not come over; `person` for one that is of a tag or an author."""
        section, _, name = each.place.partition("/")
        if not front.body.strip():
            return "it has no text: the site makes its own lists"
        if not each.place:
            return "the site makes its own front page: write its words into `description` in site.yaml"
        if section in ("tags", "categories", "authors") and name:
            title = text(front.values.get("title")) or name
            folder: Term = "authors" if section == "authors" else "tags"
            self._people.append(Person(folder, title, front.body, source=each.filed.name))
            return "person"
        return ""

    def _made(self, each: _Text, origin: Origin, front: Front, notes: Notes) -> Item:
        low = {key.lower(): value for key, value in front.values.items()}
        said = told(front.values, notes, origin, _OWN, more=self._settings.taxonomies)
        stem = each.place.rpartition("/")[2] or "index"
        dated = _DATED.fullmatch(stem)
        date = said.date or (dated[1] if dated else "")
        is_article = bool(date) and each.bundle != "branch" and self._is_in_stream(each, low)
        url, slug = text(low.get("url")), text(low.get("slug"))
        own = url if url.startswith("/") else f"/{url}" if url else ""
        own = own or address(self._settings, Named(each.place, slug, said.title or stem, date, each.language))
        older = tuple(urljoin(own.rstrip("/"), each) for each in said.aliases)
        page = {**said.front, "summary": said.front["summary"] or marked.cut(front.body)[1]}
        if each.language and each.language != self._settings.language:
            page["language"] = each.language
        folder = each.place.rpartition("/")[0]
        return Item(
            kind="article" if is_article else "page",
            identity=f"hugo {each.filed.name}",
            digest=digest_bytes(origin.text.encode(errors="replace")),
            origin=origin,
            title=said.title or stem.replace("-", " ").capitalize(),
            stem=(urlized(slug) if slug else own.rstrip("/").rpartition("/")[2].removesuffix(".html")) or stem,
            body=front.body,
            date=date if is_article else "",
            section="/".join(filter(None, (self._settings.prefix(each.language).strip("/"), folder))),
            addresses=tuple(dict.fromkeys((own, *older))) if "draft" not in page else older,
            ids=(own,),
            front=page,
            extra=core(said.extra),
            beside=tuple(self._beside(each)) if each.bundle == "leaf" else (),
            is_html=each.filed.suffix in (".html", ".htm"),
            place=each.place,
            told=notes,
        )

    def _is_in_stream(self, each: _Text, low: Mapping[str, Any]) -> bool:
        """Whether a dated text is an article: one of a section, or of a site that has none."""
        is_page = text(low.get("type")) == "page" or each.place.partition("/")[0] in ("page", "pages")
        return not is_page and ("/" in each.place or not any("/" in other.place for other in self._texts))

    def _beside(self, each: _Text) -> list[tuple[str, Path]]:
        """The files of a bundle that a site takes; the others are accounted for."""
        folder = each.filed.name.rpartition("/")[0] + "/"
        found = []
        for other in self._others:
            if other.name.startswith(folder):
                name = other.name.removeprefix(folder)
                if other.suffix in MEDIA and not any(sign in name for sign in "\\?#%"):
                    found.append((name, other.path))
                else:
                    kind = _OTHERS.get(other.suffix, "a kind that stands beside no article")
                    self._notes.leave("file", other.name, f"it is {kind}")
        return found

    def _translated(self, items: list[Item]) -> list[Item]:
        """The items, those that translate another with its identity."""
        languages = {f"hugo {each.filed.name}": each.language for each in self._texts}
        articles = [item for item in items if item.kind == "article"]
        first = {item.place: item for item in articles if languages[item.identity] == self._settings.language}
        originals = {
            item.identity: first[item.place].identity
            for item in articles
            if item.place in first and first[item.place] is not item
        }
        return [structs.replace(item, translates=originals.get(item.identity, "")) for item in items]


def _section(item: Item) -> str:
    return item.place.partition("/")[0] if "/" in item.place else ""


def _above(name: str) -> list[str]:
    """The folders above a file, the nearest first."""
    parts = name.split("/")[:-1]
    return ["/".join(parts[:end]) for end in range(len(parts), 0, -1)]


def _written(addresses: Mapping[str, str], notes: Notes, item: Item, way: Way) -> str:
    around = Around(addresses, item.title, item.place.rpartition("/")[0], item.origin, notes)
    body, _ = marked.cut(item.body)
    body = expanded(body, around)
    if item.is_html:
        return written(body, way, item.origin, title=item.title)
    return marked.sound(marked.led(marked.framed(body, way, item.origin, item.title), way))
