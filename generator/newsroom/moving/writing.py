"""The files that are written: front matter, and the text below it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from generator.newsroom.moving.items import Item, Notes, Person
from generator.newsroom.moving.marked import plain
from generator.newsroom.moving.placing import Place
from generator.newsroom.moving.values import flat, is_nameable, plain_values
from generator.newsroom.quoting import listed, quoted, quoted_address, quoted_item, quoted_value
from generator.newsroom.raw import storable
from generator.text.front_matter import LONGEST
from generator.text.languages import is_tag

ORDER = (
    "title", "date", "updated", "authors", "summary", "kind", "tags", "image", "draft", "expires", "permalink",
    "aliases", "canonical", "language", "translation_of", "featured", "toc", "robots",
)  # fmt: skip
"""The keys of front matter, as they stand in a file."""

_PAGE = frozenset(
    ("title", "summary", "updated", "permalink", "aliases", "draft", "canonical", "robots", "toc", "image", "language")
)
_LONGEST_TITLE, _LONGEST_TEXT = 300, 1000
_MOST_WORDS, _FURTHEST = 8, 5000
_FENCED = r"^```.*?(?:^```|\Z)"
_SHORTCODE = r"\\?\[/?[A-Za-z][\w-]*(?:[\s=][^\[\]]*)?\\?\](?!\()"
_UNSEEN = re.compile(rf"{_FENCED}|{_SHORTCODE}", re.MULTILINE | re.DOTALL)
_URL = re.compile(r"https?://\S+")
_HEADING = re.compile(r"^#+ ", re.MULTILINE)
_SIGNS = re.compile(r"[|>:=#+*-]+")


def document(place: Place, body: str, notes: Notes) -> bytes:
    """The file of an item. What front matter cannot hold is left out, and told."""
    item = place.item
    keys = dict(item.front) | {"title": _shown_title(item, body, notes), "date": item.date}
    keys |= {"permalink": place.permalink, "aliases": place.aliases}
    known = ORDER if item.kind == "article" else tuple(key for key in ORDER if key in _PAGE)
    lines = [line for key in known for line in _line(key, keys.get(key), item, notes)]
    own = {"imported_from": item.identity, "imported_digest": item.digest[:16]}
    kept = {key: value for key, value in item.front.items() if key not in known and value not in ("", (), False)}
    more = plain_values({**kept, **item.extra})
    room = LONGEST - 200 - sum(len(line.encode()) for line in lines)
    extra = f"extra: {quoted_value({**own, **more})}"
    if len(extra.encode()) > room:
        notes.tell("PF145", "front matter is too long: what no key of ours says is left out", item.origin.at())
        extra = f"extra: {quoted_value(own)}"
    front = "".join(f"{line}\n" for line in (*lines, extra))
    text = storable(body).strip("\n")
    return (f"---\n{front}---\n" + (f"\n{text}\n" if text.strip() else "")).encode()


def person(who: Person) -> bytes:
    """The file of someone who writes, or of a tag."""
    lines = [f"name: {quoted(flat(who.name))}"]
    if who.old:
        lines.append(f"old_addresses: {listed(who.old)}")
    if who.extra:
        lines.append(f"extra: {quoted_value(dict(who.extra))}")
    front = "".join(f"{line}\n" for line in lines)
    text = storable(who.text).strip()
    return (f"---\n{front}---\n" + (f"\n{text}\n" if text else "")).encode()


def _shown_title(item: Item, body: str, notes: Notes) -> str:
    """The title of an item; where it has none, the first words of its Markdown that a reader sees, else those of its
    slug, else its day."""
    title = flat(item.title)
    if not title:
        slug = item.stem if re.search(r"[^\W\d_]", item.stem) else ""
        title = _opening(body) or flat(slug.replace("-", " ")) or item.date[:10] or "Untitled"
        notes.tell("PF145", f"it has no title, and is called '{title}' now", item.origin.at(), "write a headline")
    if len(title) > _LONGEST_TITLE:
        notes.tell("PF145", f"the title is cut to {_LONGEST_TITLE} characters", item.origin.at())
        title = title[: _LONGEST_TITLE - 1].rstrip() + "…"
    return title


def _opening(body: str) -> str:
    """The first words of Markdown, without blocks, pictures, addresses and shortcodes."""
    text = _UNSEEN.sub(" ", _HEADING.sub("", body[:_FURTHEST]))
    words = [word for word in _URL.sub(" ", flat(unescape(plain(text)))).split() if not _SIGNS.fullmatch(word)]
    return " ".join(words[:_MOST_WORDS]) + "…" * (len(words) > _MOST_WORDS)


def _line(key: str, value: Any, item: Item, notes: Notes) -> Iterator[str]:
    if value is None or value in ("", (), [], False, {}):
        return
    if key in ("tags", "authors"):
        names = dict.fromkeys(flat(str(name)) for name in value)
        bad = [name for name in names if name and not is_nameable(name)]
        for name in bad:
            text = f"'{name}' can be no name of a page, and is left out of `{key}`"
            notes.tell("PF145", text, item.origin.at(name), "no address can be made of it")
        if good := [name for name in names if name and name not in bad]:
            yield f"{key}: {listed(good)}"
    elif key == "language":
        if is_tag(str(value)):
            yield f"{key}: {quoted(str(value))}"
        else:
            notes.tell("PF145", f"'{value}' is no code of a language, and is left out", item.origin.at(str(value)))
    elif key == "aliases":
        yield f"{key}: {listed(value)}"
    elif key == "canonical":
        yield f"{key}: {quoted_address(flat(str(value)))}"
    elif key in ("title", "summary"):
        yield f"{key}: {quoted(flat(str(value))[:_LONGEST_TEXT])}"
    else:
        yield f"{key}: {value if key in ('date', 'updated', 'expires') else _value(value)}"


def _value(value: Any) -> str:
    return quoted_item(value) if isinstance(value, str) else quoted_value(value)
