"""The keys of other generators' front matter, as ours."""

import re
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from generator.newsroom.moving.fronts import flag, moment, text, texts
from generator.newsroom.moving.items import Notes, Origin
from generator.newsroom.moving.values import flat
from generator.text.slugs import slugify

_SUMMARY = ("summary", "description", "excerpt", "subtitle", "lead")
_UPDATED = ("lastmod", "last_modified_at", "updated", "modified", "last-modified-at")
_IMAGE = ("image", "featured_image", "featuredimage", "cover", "thumbnail", "hero", "images", "header", "banner", "img")
_AUTHORS = ("author", "authors")
_TAGS = ("categories", "category", "tags", "tag", "keywords")
_ALIASES = ("aliases", "redirect_from", "alias")
_LANGUAGE = ("lang", "language", "locale")
_CANONICAL = ("canonical", "canonical_url", "canonicalurl")
_WHOLE = re.compile(r"https?://[\w.-]+/\S*")
_READ = frozenset(
    (
        "title", "date", "draft", "expirydate", "publishdate", "toc", *_SUMMARY[:3], *_UPDATED, *_AUTHORS, *_TAGS[:4],
        *_ALIASES, *_LANGUAGE, *_CANONICAL,
    )
)  # fmt: skip


class Told(NamedTuple):
    """What front matter says: title, date (the later one of that and of its publishing), keys of ours, old addresses,
    its categories, and what no key of ours says."""

    title: str
    date: str
    front: dict[str, Any]
    aliases: tuple[str, ...]
    categories: tuple[str, ...]
    extra: dict[str, Any]


def told(
    values: Mapping[str, Any],
    notes: Notes,
    origin: Origin,
    own: Collection[str],
    *,
    more: Collection[str] = (),
    parted: bool = False,
) -> Told:
    """Front matter by our keys. `own` are keys that the caller reads, `more` taxonomies of the old site's own;
    `parted`: a text of several words is several terms."""
    low = {key.lower(): value for key, value in values.items()}
    used, image = next(((key, found) for key in _IMAGE if (found := _image(low.get(key)))), ("", None))
    categories, tags = _tags(low, more, notes, parted=parted)
    front: dict[str, Any] = {
        "authors": tuple(name for key in _AUTHORS for name in _names(low.get(key))),
        "tags": tags,
        "summary": next((flat(text(low[key])) for key in _SUMMARY if flat(text(low.get(key)))), ""),
        "draft": flag(low.get("draft")) or text(low.get("published")).lower() == "false" or None,
        "updated": _moment(low, _UPDATED, notes, origin),
        "expires": _moment(low, ("expirydate",), notes, origin),
        "language": next((text(low[key]) for key in _LANGUAGE if text(low.get(key))), "").replace("_", "-"),
        "canonical": next((text(low[key]) for key in _CANONICAL if _WHOLE.fullmatch(text(low.get(key)))), ""),
        "toc": flag(low.get("toc")) or None,
        "image": image,
    }
    notes.changed["keys 'layout' left out, as the theme has its own"] += "layout" in low
    date, published = _moment(low, ("date",), notes, origin), _moment(low, ("publishdate",), notes, origin)
    read = {*_READ, "layout", used, *(each.lower() for each in (*own, *more))}
    extra = {key: value for key, value in values.items() if key.lower() not in read and value not in ("", None, [], {})}
    aliases = tuple(each for key in _ALIASES for each in texts(low.get(key)))
    said = {key: value for key, value in front.items() if value is not None}
    return Told(flat(text(low.get("title"))), max(date, published), said, aliases, categories, extra)


def _tags(
    low: Mapping[str, Any], more: Collection[str], notes: Notes, *, parted: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The categories, and all of them with the tags, each address once."""
    categories = tuple(name for key in ("categories", "category") for name in _terms(low.get(key), parted=parted))
    every = (*categories, *(name for key in ("tags", "tag", *more) for name in _terms(low.get(key), parted=parted)))
    tags = tuple({slugify(name) or name: name for name in reversed(every)}.values())[::-1]
    if twins := len(set(every)) - len(tags):
        notes.changed["tags that had one address put together"] += twins
    return categories, tags


def _moment(low: Mapping[str, Any], names: Collection[str], notes: Notes, origin: Origin) -> str:
    for name in names:
        value = low.get(name)
        if value in (None, ""):
            continue
        if found := moment(value):
            return found
        notes.tell(
            "PF145", f"'{flat(text(value))[:40]}' is no date that exists, and is left out", origin.at(text(value))
        )
    return ""


def _terms(value: Any, *, parted: bool) -> tuple[str, ...]:
    """Names of terms: a list, or a text with commas; without these, a text in quotes or of words."""
    if isinstance(value, str) and "," in value:
        return tuple(filter(None, map(flat, value.split(","))))
    if isinstance(value, str) and parted:
        return tuple(value.split())
    return texts(value)


def _names(value: Any) -> tuple[str, ...]:
    every = value if isinstance(value, list) else [value]
    named = [each.get("name") or each.get("display_name") if isinstance(each, dict) else each for each in every[:50]]
    return tuple(name for each in named if isinstance(each, str) for name in texts(each))


def _image(value: Any) -> dict[str, str] | None:
    """A lead picture, its address and its words; None for what is none."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, str):
        return {"src": value.strip(), "alt": "", "caption": ""} if value.strip() else None
    if not isinstance(value, dict):
        return None
    names = ("src", "path", "url", "image", "feature", "teaser", "overlay_image", "thumb")
    src = next((text(value[name]).strip() for name in names if text(value.get(name)).strip()), "")
    alt = flat(text(value.get("alt") or value.get("caption")))
    return {"src": src, "alt": alt, "caption": ""} if src else None
