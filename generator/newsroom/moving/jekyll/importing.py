"""`parcferme import jekyll`: a folder of Jekyll becomes articles, pages and files."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from generator.bench import Track, untracked
from generator.errors import SiteError
from generator.model import Location, digest_bytes
from generator.newsroom.moving import marked
from generator.newsroom.moving.bringing import bring
from generator.newsroom.moving.folders import Filed, files, is_paper, static
from generator.newsroom.moving.fronts import Front, core, flag, moment, read_front, read_settings, text, texts
from generator.newsroom.moving.items import Copied, Found, Item, Notes, Origin, Person, SiteGuess, Way
from generator.newsroom.moving.jekyll.addresses import dated, page_address, post_address
from generator.newsroom.moving.jekyll.liquid import Around, has_contents, kramdown, rendered
from generator.newsroom.moving.keys import Told, told
from generator.newsroom.moving.markdown import written
from generator.newsroom.moving.report import Moved

_POST = re.compile(r"(?:.*/)?(\d{2,4})-(\d{1,2})-(\d{1,2})-([^/]*)\.(\w+)")
_MARKDOWN = frozenset((".md", ".markdown", ".mkd", ".mkdn", ".mkdown"))
_HTML = frozenset((".html", ".htm"))
_LOOPS = re.compile(r"\{%-?\s*(?:for|paginate|capture)\b|\bpaginator\.|\bsite\.(?:posts|pages|categories|tags)\b")
_OWN = frozenset(
    ("layout", "published", "type", "guid", "id", "comments", "permalink", "slug", "redirect_to", "wordpress_id")
)


class _Settings(NamedTuple):
    """What _config.yml says."""

    values: dict[str, Any]
    collections: dict[str, dict[str, Any]]
    style: str

    def defaults(self, name: str, kind: str) -> dict[str, Any]:
        """The values that the settings give to files of a path and a kind."""
        found: dict[str, Any] = {}
        every = self.values.get("defaults")
        for each in every if isinstance(every, list) else ():
            scope = each.get("scope") if isinstance(each, dict) else None
            values = each.get("values") if isinstance(each, dict) else None
            if not isinstance(scope, dict) or not isinstance(values, dict):
                continue
            path = text(scope.get("path")).strip("/")
            if (not path or name.startswith(path)) and text(scope.get("type")) in ("", kind):
                found |= values
        return found


def import_jekyll(root: Path, source: Path, track: Track = untracked) -> Moved:
    """Import a folder of Jekyll. Raises SiteError where it holds none, or where the site's own site.yaml is wrong."""
    notes = Notes()
    every = list(files(source, notes))
    if not any("_posts/" in each.name or each.name == "_config.yml" for each in every):
        notes.tell("PF142", "this is no folder of Jekyll: it has no _posts and no _config.yml", Location(str(source)))
        raise SiteError(*notes.problems)
    settings = _settings(every, notes)
    sorted_ = _sorted(every, settings, notes)
    return bring(root, _found(sorted_, settings, notes), notes, track)


def _settings(every: list[Filed], notes: Notes) -> _Settings:
    values: dict[str, Any] = {}
    for each in every:
        if each.name in ("_config.yml", "_config.yaml", "_config.toml") and (origin := each.text(notes)):
            values |= read_settings(origin, notes)
    given = values.get("collections")
    names = given if isinstance(given, dict) else dict.fromkeys(texts(given))
    collections = {str(name): own if isinstance(own, dict) else {} for name, own in names.items() if name != "posts"}
    posts = names.get("posts")
    style = text(posts.get("permalink")) if isinstance(posts, dict) else ""
    return _Settings(values, collections, style or text(values.get("permalink")) or "date")


class _Sorted(NamedTuple):
    """The files of the old site, by what they are."""

    items: tuple[Item, ...]
    fronts: dict[str, Mapping[str, Any]]
    people: tuple[Person, ...]
    files: tuple[Copied, ...]


def _sorted(every: list[Filed], settings: _Settings, notes: Notes) -> _Sorted:
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
        if _kind(each, settings) == "":
            if first.startswith("_"):
                notes.leave("data file" if first == "_data" else "file", each.name, _why(first))
            elif _has_front(each):
                notes.leave("file", each.name, "Jekyll makes it of a template, which has no twin")
            elif file := static(each, "", notes):
                copied.append(file)
            continue
        origin = each.text(notes)
        if origin is None:
            continue
        made = _item(each, origin, settings, notes)
        if isinstance(made, Person):
            people.append(made)
        elif made:
            item, front = made
            items.append(item)
            fronts[item.identity] = front
    return _Sorted(tuple(items), fronts, tuple(people), tuple(copied))


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


def _kind(filed: Filed, settings: _Settings) -> str:
    """What a file is: post, draft, page, or the name of a collection; "" for what is no text."""
    if filed.suffix not in _MARKDOWN | _HTML | {".textile"}:
        return ""
    folders = filed.name.split("/")[:-1]
    if "_posts" in folders:
        return "posts"
    if "_drafts" in folders:
        return "drafts"
    if folders and folders[0].startswith("_"):
        own = settings.collections.get(folders[0][1:])
        is_shown = own is not None and (flag(own.get("output")) or folders[0] in ("_authors", "_people"))
        return folders[0][1:] if is_shown else ""
    return "pages" if _has_front(filed) else ""


def _has_front(filed: Filed) -> bool:
    try:
        with filed.path.open("rb") as file:
            return file.read(7).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return False


# ---------------------------------------------------------------- one text


def _item(
    filed: Filed, origin: Origin, settings: _Settings, notes: Notes
) -> tuple[Item, Mapping[str, Any]] | Person | None:
    kind = _kind(filed, settings)
    front = read_front(origin, notes) or Front({}, origin.text)
    values = settings.defaults(filed.name, kind) | front.values
    if kind in ("authors", "people"):
        name = text(values.get("name") or values.get("title") or values.get("display_name")) or filed.path.stem
        return Person("authors", name, front.body)
    if filed.suffix == ".textile":
        notes.tell("PF141", "it is Textile, which stays as it is written", origin.at(), "rewrite it in Markdown")
    if kind == "pages" and (why := _no_page(filed, front)):
        notes.leave("page", filed.name, why)
        return None
    said = told(values, notes, origin, _OWN, parted=True)
    if kind in ("posts", "drafts"):
        return _post(filed, origin, front, settings, said, values, notes), values
    return _page(filed, origin, front, settings, said, values, kind), values


def _no_page(filed: Filed, front: Front) -> str:
    """Why a page does not come over; "" where it does."""
    if filed.name in ("404.html", "404.md", "index.html", "index.md") or filed.name.startswith("feed."):
        return "the site makes its own"
    if _LOOPS.search(front.body):
        return "it lists other texts by Liquid: the site makes its own lists"
    return "" if front.body.strip() else "its layout alone makes it"


def _post(
    filed: Filed, origin: Origin, front: Front, settings: _Settings, said: Told, values: Mapping[str, Any], notes: Notes
) -> Item:
    found = _POST.fullmatch(filed.name)
    written_day = moment(f"{found[1]:0>4}-{found[2]}-{found[3]}") if found else ""
    stem = found[4] if found else filed.path.stem
    date = said.date or written_day
    if not date:
        date = f"{datetime.fromtimestamp(filed.path.stat().st_mtime, UTC):%Y-%m-%d}"
        if "_drafts/" not in filed.name:
            notes.tell("PF145", f"it has no date, and has that of its file now, {date}", origin.at())
    folders = [part for part in filed.name.split("/")[:-1] if part not in ("_posts", "_drafts")]
    groups = [*folders, *said.categories]
    slug = text(values.get("slug")) or stem
    at = datetime.fromisoformat(f"{date[:10]} {date[11:19] or '00:00:00'}")
    parts = {
        "categories": "/".join(each.lower() for each in dict.fromkeys(groups)),
        "title": slug,
        "slug": slug.lower(),
    }
    parts |= {"output_ext": ".html", "collection": "posts", "name": slug, **dated(at)}
    address = post_address(text(values.get("permalink")) or settings.style, parts)
    is_draft = "_drafts/" in filed.name or said.front.get("draft") is True
    more = {**said.front, **({"draft": True} if is_draft else {})}
    return Item(
        kind="article",
        identity=f"jekyll {filed.name}",
        digest=digest_bytes(origin.text.encode(errors="replace")),
        origin=origin,
        title=said.title or stem.replace("-", " ").capitalize(),
        stem=slug,
        body=front.body,
        date=date,
        section="/".join(folders),
        addresses=tuple(dict.fromkeys((address, *said.aliases))) if not is_draft else said.aliases,
        ids=(address,),
        front=_with_contents(more, front.body),
        extra=core(said.extra),
        is_html=filed.suffix in _HTML,
    )


def _page(
    filed: Filed, origin: Origin, front: Front, settings: _Settings, said: Told, values: Mapping[str, Any], kind: str
) -> Item:
    stem = filed.path.stem if filed.path.stem != "index" else filed.path.parent.name
    name = filed.name.removeprefix("_")
    permalink = text(values.get("permalink"))
    own = settings.collections.get(kind, {})
    if not permalink and (pattern := text(own.get("permalink"))):
        parts = {"collection": kind, "title": stem, "name": stem, "slug": stem, "output_ext": ".html"}
        permalink = post_address(
            pattern, {**parts, "path": name.partition("/")[2].rpartition(".")[0], "categories": ""}
        )
    address = permalink or page_address(name, settings.style)
    address = address if address.startswith("/") else f"/{address}"
    is_article = kind != "pages" and bool(said.date)
    folder = name.rpartition("/")[0]
    return Item(
        kind="article" if is_article else "page",
        identity=f"jekyll {filed.name}",
        digest=digest_bytes(origin.text.encode(errors="replace")),
        origin=origin,
        title=said.title or stem.replace("-", " ").capitalize(),
        stem=text(values.get("slug")) or stem,
        body=front.body,
        date=said.date if is_article else "",
        section=folder if filed.path.stem != "index" else folder.rpartition("/")[0],
        addresses=tuple(dict.fromkeys((address, *said.aliases))),
        front=_with_contents(said.front, front.body),
        extra=core(said.extra),
        is_html=filed.suffix in _HTML,
    )


def _with_contents(front: dict[str, Any], body: str) -> dict[str, Any]:
    summary = front["summary"] or marked.cut(body)[1]
    return {**front, "summary": summary, **({"toc": True} if has_contents(body) else {})}


# ---------------------------------------------------------------- all of them


def _found(found: _Sorted, settings: _Settings, notes: Notes) -> Found:
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
        site=_guess(values, home),
        people=(*found.people, *(Person("authors", name) for name in names if name not in known)),
        files=found.files,
        home=home if home.startswith("http") else "",
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
    return marked.led(text, way)
