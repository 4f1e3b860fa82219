"""One text of Jekyll as an item: a post, a draft, a page, a text of a collection."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from generator.model import Digest, digest_bytes
from generator.newsroom.moving import marked
from generator.newsroom.moving.folders import Filed
from generator.newsroom.moving.fronts import Front, core, flag, moment, read_front, text
from generator.newsroom.moving.items import Item, Notes, Origin, Person
from generator.newsroom.moving.jekyll.addresses import dated, page_address, post_address
from generator.newsroom.moving.jekyll.liquid import has_contents
from generator.newsroom.moving.jekyll.settings import Settings
from generator.newsroom.moving.keys import Told, told

MARKDOWN = frozenset((".md", ".markdown", ".mkd", ".mkdn", ".mkdown"))
HTML = frozenset((".html", ".htm"))

_POST = re.compile(r"(?:.*/)?(\d{2,4})-(\d{1,2})-(\d{1,2})-([^/]*)\.(\w+)")
_LOOPS = re.compile(r"\{%-?\s*(?:for|paginate|capture)\b|\bpaginator\.|\bsite\.(?:posts|pages|categories|tags)\b")
_OWN = frozenset(("permalink", "slug", "published"))


class Read(NamedTuple):
    """A text that was read: its file, what is in it, what its front matter says with the defaults of the settings, as
    it is and by our keys, what kind of text it is, and what reading it had to tell."""

    filed: Filed
    origin: Origin
    front: Front
    values: Mapping[str, Any]
    said: Told
    kind: str
    notes: Notes


def kind_of(filed: Filed, settings: Settings) -> str:
    """What a file is: post, draft, page, or the name of a collection; "" for what is no text."""
    if filed.suffix not in MARKDOWN | HTML | {".textile"}:
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
    return "pages" if has_front(filed) else ""


def has_front(filed: Filed) -> bool:
    """Whether a file begins with front matter: only then Jekyll looks into it."""
    try:
        with filed.path.open("rb") as file:
            return file.read(7).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return False


def item_of(
    filed: Filed, origin: Origin, settings: Settings, notes: Notes
) -> tuple[Item, Mapping[str, Any]] | Person | None:
    """What a text is, an item with its front matter or someone who writes; None, accounted for, where it stays."""
    kind = kind_of(filed, settings)
    own = Notes()
    front = read_front(origin, own) or Front({}, origin.text)
    values = settings.defaults(filed.name, kind) | front.values
    if kind in ("authors", "people"):
        name = text(values.get("name") or values.get("title") or values.get("display_name")) or filed.path.stem
        return Person("authors", name, front.body, source=filed.name)
    if filed.suffix == ".textile":
        own.tell("PF141", "it is Textile, which stays as it is written", origin.at(), "rewrite it in Markdown")
    if kind == "pages" and (why := _no_page(filed, front)):
        notes.leave("page", filed.name, why)
        return None
    read = Read(filed, origin, front, values, told(values, own, origin, _OWN, parted=True), kind, own)
    return (_post if kind in ("posts", "drafts") else _page)(read, settings), values


def _no_page(filed: Filed, front: Front) -> str:
    """Why a page does not come over; "" where it does."""
    if filed.name in ("404.html", "404.md", "index.html", "index.md") or filed.name.startswith("feed."):
        return "the site makes its own"
    if _LOOPS.search(front.body):
        return "it lists other texts by Liquid: the site makes its own lists"
    return "" if front.body.strip() else "its layout alone makes it"


def _post(read: Read, settings: Settings) -> Item:
    filed, said = read.filed, read.said
    found = _POST.fullmatch(filed.name)
    stem = found[4] if found else filed.path.stem
    named = moment(f"{_year(found[1])}-{found[2]}-{found[3]}") if found else ""
    is_draft = read.kind == "drafts" or said.front.get("draft") is True or not named
    date = said.date or named or f"{datetime.fromtimestamp(filed.path.stat().st_mtime, UTC):%Y-%m-%d}"
    if read.kind != "drafts" and not named:
        _tell_undated(read)
    folders = [part for part in filed.name.split("/")[:-1] if part not in ("_posts", "_drafts")]
    slug = text(read.values.get("slug")) or stem
    at = datetime.fromisoformat(f"{date[:10]} {date[11:19] or '00:00:00'}")
    groups = "/".join(each.lower() for each in dict.fromkeys((*folders, *said.categories)))
    parts = {"categories": groups, "title": slug, "slug": slug.lower(), "name": slug, "output_ext": ".html"}
    address = post_address(
        text(read.values.get("permalink")) or settings.style, {**parts, "collection": "posts", **dated(at)}
    )
    return Item(
        kind="article",
        identity=f"jekyll {filed.name}",
        digest=_digest(read),
        origin=read.origin,
        title=said.title or stem.replace("-", " ").capitalize(),
        stem=slug,
        body=read.front.body,
        date=date,
        section="/".join(folders),
        addresses=_older(read) if is_draft else tuple(dict.fromkeys((address, *_older(read)))),
        ids=(address,),
        front=_front(read, draft=is_draft),
        extra=core(said.extra),
        is_html=filed.suffix in HTML,
        place=filed.name.rpartition(".")[0],
        told=read.notes,
    )


def _year(digits: str) -> str:
    """The year that a name says in two to four digits: of two, 69 to 99 are the last century, as Jekyll takes them."""
    return digits if len(digits) > 2 else f"{19 if int(digits) >= 69 else 20}{digits}"


def _tell_undated(read: Read) -> None:
    """Tell that Jekyll does not publish a post, as its name begins with no day, and whose date it has now."""
    whose = "its front matter" if read.said.date else "its file, which says little"
    why = "its name begins with no date that exists, so Jekyll does not publish it"
    hint = "publish it by taking out `draft: true`, with the day on which it was meant to appear"
    read.notes.tell("PF145", f"{why}: it is a draft now, with the date of {whose}", read.origin.at(), hint)


def _page(read: Read, settings: Settings) -> Item:
    filed, said = read.filed, read.said
    is_index = filed.path.stem == "index"
    stem = filed.path.parent.name if is_index else filed.path.stem
    folder = filed.name.removeprefix("_").rpartition("/")[0]
    address = _page_address(read, settings, stem)
    is_article = read.kind != "pages" and bool(said.date)
    return Item(
        kind="article" if is_article else "page",
        identity=f"jekyll {filed.name}",
        digest=_digest(read),
        origin=read.origin,
        title=said.title or stem.replace("-", " ").capitalize(),
        stem=text(read.values.get("slug")) or stem,
        body=read.front.body,
        date=said.date if is_article else "",
        section=folder.rpartition("/")[0] if is_index else folder,
        addresses=tuple(dict.fromkeys((address, *_older(read)))),
        front=_front(read, draft=said.front.get("draft") is True),
        extra=core(said.extra),
        is_html=filed.suffix in HTML,
        place=filed.name.rpartition(".")[0],
        told=read.notes,
    )


def _page_address(read: Read, settings: Settings, stem: str) -> str:
    name = read.filed.name.removeprefix("_")
    permalink = text(read.values.get("permalink"))
    own = settings.collections.get(read.kind, {})
    if not permalink and (pattern := text(own.get("permalink"))):
        parts = {"collection": read.kind, "title": stem, "name": stem, "slug": stem, "output_ext": ".html"}
        path = name.partition("/")[2].rpartition(".")[0]
        permalink = post_address(pattern, {**parts, "path": path, "categories": ""})
    address = permalink or page_address(name, settings.style)
    return address if address.startswith("/") else f"/{address}"


def _front(read: Read, *, draft: bool) -> dict[str, Any]:
    """The keys of a text, with what its own words ask for."""
    more: dict[str, Any] = {"summary": read.said.front["summary"] or marked.cut(read.front.body)[1]}
    if has_contents(read.front.body):
        more["toc"] = True
    if draft:
        more["draft"] = True
    return {**read.said.front, **more}


def _older(read: Read) -> tuple[str, ...]:
    return tuple(each if each.startswith("/") else f"/{each}" for each in read.said.aliases)


def _digest(read: Read) -> Digest:
    return digest_bytes(read.origin.text.encode(errors="replace"))
