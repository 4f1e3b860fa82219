"""One entry of an export as an article or a page."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any, NamedTuple
from urllib.parse import unquote

from generator.model import digest_of
from generator.newsroom.moving.items import Item, Kind, Notes, SiteGuess, Term
from generator.newsroom.moving.old import key as key_of
from generator.newsroom.moving.urls import parts_of
from generator.newsroom.moving.values import flat, typed
from generator.newsroom.moving.wordpress.clock import Clock, moment_of, written
from generator.newsroom.moving.wordpress.export import Category, Entry, Export
from generator.newsroom.moving.wordpress.shortcodes import Media
from generator.text.slugs import slugify

_TAGS = re.compile(r"<[^<>]*>")
_STYLED = re.compile(
    r"</?(?:em|strong|i|b|u|span|br|wbr|sup|sub|small|code|del|ins|mark|a|abbr|cite|q|font)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_MORE = re.compile(r"<!--\s*more\b(?:(?!-->|<!--).)*-->(?:\s*<!--\s*/wp:more\s*-->)?", re.DOTALL)
_NEXT = re.compile(r"<!--\s*nextpage\s*-->")
_LATER = timedelta(days=1)
_LONGEST_SUMMARY, _FURTHEST_CUT = 400, 5000
_FIRST, _LAST = 1900, 2199


class Blog(NamedTuple):
    """What the heads of exports say: the title, the address, the language, the names of authors by their logins, a day
    for texts that have none, and the clock."""

    title: str
    home: str
    language: str
    authors: Mapping[str, str]
    description: str
    day: str
    clock: Clock = Clock()

    @classmethod
    def of(cls, exports: Iterable[Export], entries: Iterable[Entry]) -> "Blog":
        """The blog that some exports are of."""
        moments = [(moment_of(each.get("wp:post_date")), moment_of(each.get("wp:post_date_gmt"))) for each in entries]
        heads = [export.head for export in exports]
        authors = {login: name for export in exports for login, name in export.authors.items()}
        days = sorted(local for local, _ in moments if local)
        home = next(filter(None, (head.get("wp:base_blog_url") or head.get("link", "") for head in heads)), "")
        return cls(
            flat(next(filter(None, (head.get("title", "") for head in heads)), "")),
            home.strip().rstrip("/"),
            next(filter(None, (head.get("language", "") for head in heads)), "").strip(),
            authors,
            flat(next(filter(None, (head.get("description", "") for head in heads)), "")),
            f"{days[-1]:%Y-%m-%d}" if days else "2000-01-01",
            Clock.of(moments),
        )

    def guess(self) -> SiteGuess:
        """What a new site.yaml can say."""
        return SiteGuess(
            self.title,
            self.home,
            self.language,
            self.clock.zone(),
            description=self.description,
            tags="/tag/{slug}/",
            authors="/author/{slug}/",
        )

    def names(self, entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[Term, str]]]:
        """The addresses that WordPress gives to tags, categories and authors, by their keys."""
        for entry in entries:
            for each in entry.categories:
                base = {"post_tag": "tag", "tag": "tag", "category": "category"}.get(each.domain)
                if base and each.slug:
                    yield key_of(f"/{base}/{each.slug}/"), ("tags", flat(unescape(each.name)))
        for login, name in self.authors.items():
            yield key_of(f"/author/{login}/"), ("authors", name)

    def hosts(self, media: Iterable[Media]) -> Iterator[str]:
        """The hosts of the blog's files."""
        for each in media:
            try:
                yield (parts_of(each.url).hostname or "").removeprefix("www.")
            except ValueError:
                continue


def is_text(entry: Entry, kinds: Collection[str] = ()) -> bool:
    """Whether an entry is an article or a page; those of `kinds`, which plug-ins have, are articles too."""
    kind = entry.get("wp:post_type")
    return kind in ("post", "page", *kinds) or (not kind and bool(entry.get("title")))


def article(entry: Entry, blog: Blog, media: Mapping[str, Media], notes: Notes) -> Item | None:
    """The item that an entry is; None, accounted for, where it was thrown away."""
    at = entry.origin.at("<")
    status = entry.get("wp:status")
    if status in ("trash", "auto-draft") and not (status == "auto-draft" and entry.get("content:encoded").strip()):
        what = "in the trash" if status == "trash" else "an empty draft"
        notes.leave("entry", f"{at.path}:{at.line}", f"it is {what}: {flat(entry.get('title'))[:80]}".rstrip(": "))
        return None
    told = Notes()
    kind: Kind = "page" if entry.get("wp:post_type") == "page" else "article"
    number = entry.get("wp:post_id")
    body = entry.get("content:encoded")
    front = _front(entry, blog, media, told)
    date = _date(entry, blog, told)
    if "summary" not in front and (above := _above(body)):
        front["summary"] = above
    address = _address(entry, blog)
    if not address and status in ("publish", "future", "") and "?" in entry.get("link"):
        told.changed["addresses with a question mark, which only the host can redirect"] += 1
    image = front.get("image")
    return Item(
        kind=kind,
        identity=f"wordpress {parts_of(blog.home).netloc}{parts_of(blog.home).path} {number}".replace("  ", " "),
        digest=digest_of((entry.fields, entry.categories, entry.meta, image)),
        origin=entry.origin,
        title=_title(entry.get("title")),
        stem=_stem(entry),
        body=_NEXT.sub("", _MORE.sub("", body)),
        date=date if kind == "article" else "",
        section=_section(address) if kind == "page" else "",
        addresses=tuple(filter(None, (address, *_older(entry, address)))),
        ids=(f"/?p={number}", f"/?page_id={number}"),
        front=front,
        footnotes=tuple(_footnotes(entry.custom("footnotes"))),
        extra={key: typed(value) for key, value in entry.meta if key and key[0] != "_" and key != "footnotes"},
        is_html=True,
        told=told,
    )


def _front(entry: Entry, blog: Blog, media: Mapping[str, Media], notes: Notes) -> dict[str, Any]:
    status = entry.get("wp:status")
    front: dict[str, Any] = {}
    if status in ("draft", "pending", "private", "auto-draft", "inherit") or entry.get("wp:post_password"):
        front["draft"] = True
        if status == "private" or entry.get("wp:post_password"):
            told = "this text was not for everybody, and is a draft now"
            notes.tell("PF145", told, entry.origin.at("<"), "a static site keeps no secrets: publish it or leave it")
    creator = entry.get("dc:creator").strip()
    front["authors"] = (blog.authors.get(creator, creator),) if creator else ()
    front["tags"] = tuple(_tags(entry.categories, notes))
    summary = flat(_TAGS.sub(" ", unescape(entry.get("excerpt:encoded")))) or flat(
        entry.custom("_yoast_wpseo_metadesc")
    )
    if summary:
        front["summary"] = summary
    if entry.get("wp:is_sticky") == "1":
        front["featured"] = True
    canonical = entry.custom("_yoast_wpseo_canonical").strip()
    if re.fullmatch(r"https?://[\w.-]+/\S*", canonical):
        front["canonical"] = canonical
    if found := media.get(entry.custom("_thumbnail_id")):
        front["image"] = {"src": found.url, "alt": found.alt, "caption": _title(found.caption)}
    changed, made = moment_of(entry.get("wp:post_modified")), moment_of(entry.get("wp:post_date"))
    if changed and made and changed - made > _LATER and not front.get("draft"):
        front["updated"] = written(changed, moment_of(entry.get("wp:post_modified_gmt")), blog.clock)
    return front


def _footnotes(told: str) -> Iterator[tuple[str, str]]:
    """The footnotes of a text, which the editor of blocks keeps apart from it, by their names there."""
    try:
        found = json.loads(told) if told else []
    except (ValueError, RecursionError):
        return
    for each in found if isinstance(found, list) else ():
        if isinstance(each, dict) and isinstance(each.get("id"), str) and isinstance(each.get("content"), str):
            yield re.sub(r"[^\w-]", "", each["id"])[:8], each["content"]


def _tags(categories: Iterable[Category], notes: Notes) -> Iterator[str]:
    seen: set[str] = set()
    for each in categories:
        name = flat(unescape(each.name)) or unquote(each.slug).replace("-", " ")
        if each.domain == "post_format" or slugify(each.slug) == "uncategorized":
            notes.changed["categories that say nothing, left out"] += 1
        elif name and (slug := slugify(name) or name) not in seen:
            seen.add(slug)
            yield name


# ---------------------------------------------------------------- days and addresses


def _date(entry: Entry, blog: Blog, notes: Notes) -> str:
    """The moment of an entry, with its offset where that is known."""
    local, world = moment_of(entry.get("wp:post_date")), moment_of(entry.get("wp:post_date_gmt"))
    if local:
        return written(local, world, blog.clock)
    try:
        at = parsedate_to_datetime(entry.get("pubDate").strip()).astimezone(UTC)
        if _FIRST <= at.year <= _LAST:
            return f"{at:%Y-%m-%d %H:%M:%S}Z"
    except (ValueError, OverflowError, TypeError, IndexError):
        pass
    if entry.get("wp:post_type") != "page":
        told = f"it has no date that exists, and has the newest of the export now, {blog.day}"
        notes.tell("PF145", told, entry.origin.at("<wp:post_date>"), "write the day on which it was published")
    return blog.day


def _address(entry: Entry, blog: Blog) -> str:
    """The path of an entry below the blog's; "" where it has none of its own."""
    parts = parts_of(entry.get("link").strip())
    below = parts_of(blog.home).path.rstrip("/")
    path = unquote(parts.path)
    if parts.query or path.strip("/") == below.strip("/") or not (path + "/").startswith(f"{below}/"):
        return ""
    return path[len(below) :]


def _older(entry: Entry, address: str) -> Iterator[str]:
    """The addresses that an entry had under slugs of before."""
    name = unquote(entry.get("wp:post_name"))
    for key, value in entry.meta:
        if key == "_wp_old_slug" and value and name and address.rstrip("/").endswith(f"/{name}"):
            yield f"{address.rstrip('/').removesuffix(name)}{unquote(value)}/"


def _section(address: str) -> str:
    return address.strip("/").rpartition("/")[0]


def _stem(entry: Entry) -> str:
    return unquote(entry.get("wp:post_name"), errors="ignore").strip()


def _title(text: str) -> str:
    return flat(unescape(_STYLED.sub("", text)))


_NO_PROSE = re.compile(
    r"\[/?[a-z][\w-]*|(?<![\"'])https?://|<(?:figure|img|iframe|embed|object|video|audio|script|style|pre|table|[uo]l|dl|h\d)\b",
    re.IGNORECASE,
)
"""What stands in a text that is more than its words: it makes no summary."""


def _above(body: str) -> str:
    """The text above the line that WordPress cuts at, where it can be a summary."""
    found = _MORE.search(body)
    if not found or found.start() > _FURTHEST_CUT or _NO_PROSE.search(body, 0, found.start()):
        return ""
    above = re.sub(r"<!--.*?-->|<[^<>]*>|\[[^\]]*\]", " ", body[: found.start()], flags=re.DOTALL)
    text = flat(unescape(above))
    return text if len(text) <= _LONGEST_SUMMARY else ""
