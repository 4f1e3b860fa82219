"""An export of WordPress as entries. Each is read alone, so that one that is damaged harms no other; what is damaged is
read as far as it goes, and told. Entities that a file declares are never expanded: its head is not parsed as XML."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError

from generator.errors import problem
from generator.model import Location
from generator.newsroom.moving.items import Notes, Origin

PREFIXES = ("wp", "content", "excerpt", "dc", "wfw", "atom", "slash", "sy", "media", "georss", "geo", "itunes")
"""Prefixes of names in exports; what they stand for does not matter."""

_HEAD = "<entry " + " ".join(f'xmlns:{prefix}="{prefix}"' for prefix in PREFIXES) + ">"
_PARTS = re.compile(r"<!\[CDATA\[|<item(?:\s[^<>]*)?>|</item\s*>")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BARE = re.compile(
    r"(<!\[CDATA\[(?:(?!<!\[CDATA\[).)*?\]\]>)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(\w+;)?",
    re.DOTALL,
)
_NAMES = r"(?:wp|content|excerpt|dc):\w+|title|link|pubDate|guid|description|category|language"
_OPENING = re.compile(rf"<({_NAMES})((?:\s[^<>]*?)?)(/?)>")
_OPEN = re.compile(r"<((?:content|excerpt):encoded)>\s*<!\[CDATA\[(.*)\Z", re.DOTALL)
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TERMS = {"category": "category", "tag": "post_tag", "term": ""}
_NESTED = ("wp:postmeta", "wp:comment")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"']([\w-]+)")


class Category(NamedTuple):
    """A term that an entry has: its taxonomy, its slug, its name."""

    domain: str
    slug: str
    name: str


class Entry(NamedTuple):
    """An item of an export: its fields by name, the terms it has, its custom fields, how many comments it has, and
    where it stands."""

    fields: dict[str, str]
    categories: tuple[Category, ...]
    meta: tuple[tuple[str, str], ...]
    comments: int
    origin: Origin

    def get(self, name: str) -> str:
        """A field, "" where it is absent."""
        return self.fields.get(name, "")

    def custom(self, name: str) -> str:
        """A custom field, "" where it is absent."""
        return next((value for key, value in self.meta if key == name), "")


class Export(NamedTuple):
    """An export: the fields of its head, its authors by login, its entries, and its terms by their numbers."""

    head: dict[str, str]
    authors: dict[str, str]
    entries: tuple[Entry, ...]
    terms: dict[str, Category]


def read_export(path: Path, notes: Notes) -> Export | None:
    """An export as it is read, or None, with a problem, where it is none."""
    shown = str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        told = f"cannot be read: {(error.strerror or str(error)).lower()}"
        notes.problems.append(problem("PF117", told, Location(shown)))
        return None
    text = _decoded(data, shown, notes)
    start = re.search(r"<item[\s>]", text)
    head = text[: start.start()] if start else text
    if "<channel" not in head and not start:
        hint = "in WordPress, choose Tools, Export, All content"
        notes.tell("PF142", "this is no export of WordPress", Location(shown), hint)
        return None
    if "<!ENTITY" in head:
        at = Origin(shown, text[: len(head)]).at("<!ENTITY")
        notes.tell("PF143", "the file declares entities of its own, which are not read", at)
    entries = tuple(_entry(chunk, is_whole, notes) for chunk, is_whole in _chunks(text, shown, len(head)))
    return Export(_fields(head), _authors(head), entries, _terms(head))


def _decoded(data: bytes, shown: str, notes: Notes) -> str:
    plain = data.removeprefix(b"\xef\xbb\xbf")
    found = _ENCODING.match(plain)
    name = found[1].decode() if found else "utf-8"
    try:
        text = plain.decode(name)
    except LookupError:
        text = plain.decode(errors="replace")
    except UnicodeDecodeError as error:
        line = plain.count(b"\n", 0, error.start) + 1
        told = f"the byte 0x{plain[error.start]:02X} is not {name.upper()}: it and its like are left out"
        notes.tell("PF143", told, Location(shown, line))
        text = plain.decode(name, errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _chunks(text: str, path: str, start: int) -> Iterator[tuple[Origin, bool]]:
    """Each item's text, and whether it has an end."""
    begun = -1
    line, counted = 1, 0
    at, ends = start, True
    while found := _PARTS.search(text, at):
        at = found.end()
        if found[0].startswith("<!["):
            end = text.find("]]>", at) if ends else -1
            at, ends = (end + 3, True) if end >= 0 else (at, False)
            continue
        is_end = found[0].startswith("</")
        if begun >= 0:
            line += text.count("\n", counted, begun)
            counted = begun
            yield Origin(path, text[begun : found.start()], line), is_end
        begun = -1 if is_end else found.end()
    if begun >= 0:
        line += text.count("\n", counted, begun)
        yield Origin(path, text[begun:], line), False


# ---------------------------------------------------------------- one entry


def _entry(origin: Origin, is_whole: bool, notes: Notes) -> Entry:
    if not is_whole:
        notes.tell("PF143", "this entry has no end: it is read as far as it goes", origin.at("<"))
        return _torn(origin)
    element = _element(origin.text)
    if element is None:
        element = _element(_mended(origin.text))
        if element is None:
            notes.tell("PF143", "this entry is damaged: it is read by its fields", origin.at("<"))
            return _torn(origin)
        notes.tell("PF143", "this entry was no XML: signs that XML does not allow were mended", origin.at("<"))
    return _read(element, origin)


def _element(text: str) -> Element | None:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(f"{_HEAD}{text}</entry>", forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return None


def _mended(text: str) -> str:
    """An entry without what XML does not allow: control characters, bare ampersands, entities of HTML."""
    return _BARE.sub(_ampersand, _CONTROLS.sub("", text))


def _ampersand(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    known = unescape(found[0]) if found[2] else found[0]
    return known if known != found[0] else f"&amp;{found[2] or ''}"


def _read(element: Element, origin: Origin) -> Entry:
    fields: dict[str, str] = {}
    categories, meta, comments = [], [], 0
    for child in element:
        name = _name(child.tag)
        if name == "category":
            categories.append(Category(child.get("domain", "category"), child.get("nicename", ""), child.text or ""))
        elif name == "wp:postmeta":
            own = {_name(each.tag): each.text or "" for each in child}
            meta.append((own.get("wp:meta_key", ""), own.get("wp:meta_value", "")))
        elif name == "wp:comment":
            comments += 1
        else:
            fields.setdefault(name, "".join(child.itertext()))
    return Entry(fields, tuple(categories), tuple(meta), comments, origin)


def _name(tag: str) -> str:
    prefix, brace, name = tag.removeprefix("{").partition("}")
    return f"{prefix}:{name}" if brace else tag


def _torn(origin: Origin) -> Entry:
    """An entry that is no XML, by what looks like its fields."""
    text = _CONTROLS.sub("", origin.text)
    fields: dict[str, str] = {}
    categories, meta, comments = [], [], 0
    left, end = "", 0
    for name, given, inner, start, stop in _found(text):
        left, end = left + text[end:start], stop
        if name == "category":
            own = {key: unescape(one or other) for key, one, other in _ATTRIBUTE.findall(given)}
            categories.append(Category(own.get("domain", "category"), own.get("nicename", ""), _text(inner)))
        elif name == "wp:postmeta":
            part = _fields(inner)
            meta.append((part.get("wp:meta_key", ""), part.get("wp:meta_value", "")))
        elif name == "wp:comment":
            comments += 1
        else:
            fields.setdefault(name, _text(inner))
    if (cut := _OPEN.search(left + text[end:])) and cut[1] not in fields:
        fields[cut[1]] = cut[2]
    return Entry(fields, tuple(categories), tuple(meta), comments, origin)


def _found(text: str) -> Iterator[tuple[str, str, str, int, int]]:
    """What looks like fields: the name of each, its attributes, what stands in it, and where it begins and ends. A name
    that nothing closes any more is looked for once."""
    at = 0
    unclosed: set[str] = set()
    while found := _OPENING.search(text, at):
        name, given, is_empty = found.groups()
        at = found.end()
        if is_empty:
            yield name, given, "", found.start(), at
        elif name not in unclosed:
            if closing := re.compile(rf"</{name}\s*>").search(text, at):
                yield name, given, text[at : closing.start()], found.start(), closing.end()
                at = closing.end()
            else:
                unclosed.add(name)


def _text(inner: str) -> str:
    """The text of a field, its CDATA sections joined; what stands within one that was closed too early is kept."""
    plain = inner.strip()
    if plain.startswith("<![CDATA["):
        return plain.removeprefix("<![CDATA[").removesuffix("]]>").replace("]]]]><![CDATA[>", "]]>")
    return unescape(plain)


# ---------------------------------------------------------------- the head


def _fields(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    opening = text.find("<channel")
    inner = re.sub(r"<channel[^>]*>", "", text[opening:], count=1) if opening >= 0 else text
    for name, _, value, _, _ in _found(inner):
        if "<wp:" not in value:
            found.setdefault(name, _text(value))
    return found


def _parts(head: str, name: str) -> Iterator[str]:
    """What stands in each element of a name."""
    yield from (part.partition(f"</{name}>")[0] for part in head.split(f"<{name}>")[1:])


def _authors(head: str) -> dict[str, str]:
    """The names that authors go by, by their logins."""
    found = {}
    for part in _parts(head, "wp:author"):
        own = _fields(part)
        login = own.get("wp:author_login", "")
        full = f"{own.get('wp:author_first_name', '')} {own.get('wp:author_last_name', '')}".strip()
        if login:
            found[login] = own.get("wp:author_display_name", "").strip() or full or login
    return found


def _terms(head: str) -> dict[str, Category]:
    """Categories, tags and other terms by their numbers."""
    found = {}
    parts = ((domain, part) for kind, domain in _TERMS.items() for part in _parts(head, f"wp:{kind}"))
    for domain, part in parts:
        own = _fields(part)
        slug = own.get("wp:category_nicename") or own.get("wp:tag_slug") or own.get("wp:term_slug", "")
        name = own.get("wp:cat_name") or own.get("wp:tag_name") or own.get("wp:term_name", "")
        if number := own.get("wp:term_id", "").strip():
            found[number] = Category(domain or own.get("wp:term_taxonomy", ""), slug, name)
    return found
