"""Old addresses: which of them can be kept, the pattern that most of them have, and where links to them lead now."""

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator.newsroom.moving.items import Item
from generator.newsroom.moving.urls import parts_of
from generator.text.slugs import clean_address, slugify

DEFAULT = "/articles/{slug}/"
"""The pattern of a site that says none."""

_MOST = 0.6
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ENDING = re.compile(r"\.(?:html?|php|aspx?)$", re.IGNORECASE)


def usable(address: str) -> str:
    """An old address as one of ours; "" for one that no file can have."""
    try:
        clean = clean_address(address if _ENDING.search(address) or address.endswith("/") else f"{address}/")
    except ValueError:
        return ""
    return clean


def shape(item: Item) -> str:
    """The pattern that an article's old address is made by: its slug and the parts of its day as placeholders."""
    if not item.addresses:
        return ""
    day = _DAY.match(item.date)
    wanted = list(zip(day.groups(), ("{year}", "{month}", "{day}"), strict=True)) if day else []
    *segments, last = usable(item.addresses[0]).strip("/").split("/")
    ending = found[0] if (found := _ENDING.search(last)) else ""
    if last.removesuffix(ending) != unicodedata.normalize("NFC", item.stem):
        return ""
    made = [wanted.pop(0)[1] if wanted and segment == wanted[0][0] else segment for segment in segments]
    return "/" + "/".join((*made, "{slug}" + ending)) + ("" if ending else "/")


def pattern(items: Iterable[Item]) -> str:
    """The pattern of most old addresses of articles; where they differ in what stands before all placeholders, that is
    the section. The default where there is none."""
    shapes = [shape(item) for item in items if item.kind == "article" and item.addresses]
    if not shapes:
        return DEFAULT
    found, count = Counter(shapes).most_common(1)[0]
    if found and count >= _MOST * len(shapes):
        return found
    found, count = Counter(map(_in_sections, shapes)).most_common(1)[0]
    return found if found and count >= _MOST * len(shapes) else DEFAULT


def section(item: Item) -> str:
    """What stands before the placeholders in an old address, as folders."""
    found = shape(item)
    return "/".join(filter(None, (slugify(part) for part in found.partition("{")[0].split("/"))))


def _in_sections(found: str) -> str:
    before, brace, after = found.partition("{")
    return f"/{{section}}/{brace}{after}" if brace and before != "/" else found


class Old(NamedTuple):
    """The old site: the hosts it had, the path below which it stood, and what its addresses lead to now, by `key`:
    files from the site's root, or addresses; and the files by what links between files call the texts."""

    hosts: frozenset[str]
    below: str
    files: Mapping[str, str]
    names: Mapping[str, str]
    places: Mapping[str, str] = {}

    def path(self, url: str, around: str) -> str:
        """The path of an address of the old site, from its root, with its query; "" for what is elsewhere. `around` is
        the old address of the text that leads there."""
        try:
            parts = urlsplit(url.strip())
            host = (parts.hostname or "").removeprefix("www.")
        except ValueError:
            return ""
        if parts.scheme and parts.scheme not in ("http", "https"):
            return ""
        if host:
            if host not in self.hosts:
                return ""
            path = parts.path or "/"
        elif not parts.path and not parts.query:
            return ""
        else:
            path = _joined(self.below + (around or "/"), parts.path)
        if host and self.below and not (path + "/").startswith(self.below + "/"):
            return ""
        return path.removeprefix(self.below) + (f"?{parts.query}" if parts.query else "")

    def target(self, path: str) -> str:
        """The file, or the address, that an old path leads to now; "" where it leads to nothing that came over."""
        plain, _, query = path.partition("?")
        for each in (f"/?{query}" if query and plain in ("", "/") else plain, plain):
            if (found := key(each)) in self.files or found in self.names:
                return self.files.get(found) or self.names[found]
        return ""


def _joined(around: str, path: str) -> str:
    """A path as seen from another; as it stands where the two make no address, such as `//[a`."""
    try:
        return urljoin(around, path)
    except ValueError:
        return path


def key(address: str) -> str:
    """An address for comparing: without case, endings and a slash at its end."""
    plain = unquote(address).removesuffix("index.html")
    return _ENDING.sub("", plain.rstrip("/")).casefold()


def led(target: str, own: str, url: str) -> str:
    """A link from one file to another, or to an address, with the fragment that the old one had."""
    fragment = parts_of(url).fragment
    if target.endswith(".md"):
        target = quote(posixpath.relpath(target, posixpath.dirname(own)))
    return target + (f"#{fragment}" if fragment else "")
