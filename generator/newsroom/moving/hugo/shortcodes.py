"""Shortcodes of Hugo in a text: what has a twin becomes Markdown or a block, what is not known stays and is told."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

from generator.newsroom.moving import blocks, escaping
from generator.newsroom.moving.blocks import Shot
from generator.newsroom.moving.items import Notes, Origin
from generator.newsroom.moving.marked import Code, literal, turned

_TOKEN = re.compile(
    r"\{\{(?P<sign>[<%])(?P<remark>/\*)?+\s*+(?P<end>/)?+\s*+(?P<name>[\w./-]++)?+"
    r"(?P<given>(?:[^{}>%]|[>%](?!\}\})|[{}](?![{}]))*+)"
    r"[>%]\}\}"
)
_CLOSING = re.compile(r"\{\{[<%]\s*/\s*([\w./-]+)\s*[>%]\}\}")
_GIVEN = re.compile(
    r"([\w-]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|`([^`]*)`|'([^']*)'|(\S+))|\"((?:[^\"\\]|\\.)*)\"|`([^`]*)`|(\S+)"
)
_DEEPEST = 5
_AS_IT_IS = frozenset(("highlight", "rawhtml", "raw"))
_WARNINGS = frozenset(("warning", "danger", "caution", "error", "important"))


class Around(NamedTuple):
    """What shortcodes may refer to: the addresses of texts by their paths, the text's own title and folder."""

    addresses: Mapping[str, str]
    title: str
    folder: str
    origin: Origin
    notes: Notes


Made: TypeAlias = Callable[[dict[str, str], str, Around], str | None]
"""Makes text of what is given to a shortcode and of what stands in it; None where it has no twin."""


def expanded(text: str, around: Around, depth: int = 0) -> str:
    """A text without shortcodes that have a twin."""
    if "{{" not in text or depth > _DEEPEST:
        return text
    return _Expanding(text, around, depth).text()


class _Expanding:
    """Puts text in the places of shortcodes."""

    def __init__(self, text: str, around: Around, depth: int) -> None:
        self._text = text
        self._around = around
        self._depth = depth
        self._code = Code(text)
        self._ends: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for found in _CLOSING.finditer(text):
            self._ends[found[1].lower()].append(found.span())

    def text(self) -> str:
        """The whole text."""
        return turned(_TOKEN, self._token, self._text)

    def _token(self, found: re.Match[str]) -> tuple[str, int]:
        """What a shortcode becomes, and where to read on."""
        name = (found["name"] or "").lower()
        is_code = self._code.holds(found.start())
        if found["remark"]:
            plain = found[0].replace("/*", "", 1).replace("*/", "", 1)
            return (plain if is_code else literal(plain)), found.end()
        make = MADE.get(name)
        if make is None or found["end"]:
            return _kept(found, self._around, is_code=is_code), found.end()
        inner, end = "", found.end()
        said = found["given"].rstrip()
        ends = self._ends[name]
        nearest = bisect_left(ends, (end, 0))
        if nearest < len(ends) and name not in _ALONE and not said.endswith("/"):
            inner, end = self._text[end : ends[nearest][0]], ends[nearest][1]
        if name not in _AS_IT_IS:
            inner = expanded(inner, self._around, self._depth + 1)
        made = make(given(said.removesuffix("/")), inner, self._around)
        if made is None:
            return _kept(found, self._around, is_code=is_code), found.end()
        self._around.notes.changed["shortcodes became blocks or Markdown"] += 1
        return made, end


def _kept(found: re.Match[str], around: Around, *, is_code: bool) -> str:
    if not found["end"]:
        told = f"the shortcode '{found['name'] or ''}' is not known, and stays as it is written"
        around.notes.tell("PF140", told, around.origin.at(found[0]), "write what it showed, or a block")
    return found[0] if is_code else literal(found[0])


def given(text: str) -> dict[str, str]:
    """What is given to a shortcode: by name, and what has none by number, from 0."""
    found: dict[str, str] = {}
    count = 0
    for name, one, two, three, four, five, six, word in _GIVEN.findall(text):
        if name:
            found[name.lower()] = (one or two or three or four).replace('\\"', '"')
        else:
            found[str(count)] = (five or six or word).replace('\\"', '"')
            count += 1
    return found


# ---------------------------------------------------------------- what each makes


def _figure(own: dict[str, str], inner: str, _: Around) -> str | None:
    src = own.get("src") or own.get("link") or own.get("0", "")
    if not src:
        return None
    words = " ".join(filter(None, (own.get("title", ""), own.get("caption", ""), own.get("attr", ""), inner.strip())))
    shot = Shot(src, own.get("alt", ""), words)
    if words:
        return f"\n\n{blocks.figure(shot)}\n\n"
    return f"![{escaping.plain(shot.alt or '', in_link=True)}]({escaping.address(src)})"


def _youtube(own: dict[str, str], _: str, around: Around) -> str | None:
    name = own.get("id") or own.get("0", "")
    return _film(name if "/" in name else f"https://www.youtube.com/watch?v={name}", own, around)


def _vimeo(own: dict[str, str], _: str, around: Around) -> str | None:
    name = own.get("id") or own.get("0", "")
    return _film(name if "/" in name else f"https://vimeo.com/{name}", own, around)


def _film(url: str, own: dict[str, str], around: Around) -> str | None:
    film = blocks.film(url)
    return f"\n\n{blocks.video(film, own.get('title') or around.title or 'Film')}\n\n" if film else None


def _tweet(own: dict[str, str], _: str, around: Around) -> str | None:
    user, number = own.get("user", "i"), own.get("id") or own.get("0", "")
    url = number if "/" in number else f"https://x.com/{user}/status/{number}"
    return _post(url, around)


def _instagram(own: dict[str, str], _: str, around: Around) -> str | None:
    return _post(f"https://www.instagram.com/p/{own.get('id') or own.get('0', '')}/", around)


def _post(url: str, around: Around) -> str | None:
    made = blocks.post(url)
    if made:
        told = "the words of a post are not in the text: its address stands in their place"
        words = url.rstrip("/").rpartition("/")[2]
        around.notes.tell("PF147", told, around.origin.at(words), "write author and words into the block")
    return f"\n\n{made}\n\n" if made else None


def _ref(own: dict[str, str], _: str, around: Around) -> str | None:
    path, sign, fragment = (own.get("path") or own.get("0", "")).partition("#")
    if not path:
        return f"#{fragment}"
    plain = path.removesuffix(".md").removesuffix("/index").removesuffix("/_index").strip("/").casefold()
    beside = f"{around.folder}/{plain}".strip("/").casefold()
    tried = (plain, beside, plain.rpartition("/")[2])
    found = next((around.addresses[each] for each in tried if each in around.addresses), None)
    return f"{found}{sign}{fragment}" if found else None


def _highlight(own: dict[str, str], inner: str, _: Around) -> str | None:
    language = re.sub(r"[^\w+#-]", "", own.get("0", ""))
    code = escaping.fenced(inner.strip("\n"), language)
    return f"\n\n{code}\n\n"


def _gist(own: dict[str, str], _: str, __: Around) -> str | None:
    name = "/".join(own.get(key, "") for key in ("0", "1"))
    return f"<https://gist.github.com/{name}>" if re.fullmatch(r"[\w-]+/\w+", name) else None


def _note(own: dict[str, str], inner: str, _: Around) -> str | None:
    kind = (own.get("type") or own.get("0", "note")).lower()
    name = "warning" if kind in _WARNINGS else "note"
    text = inner.strip()
    return f"\n\n{blocks.block(name, (('title', own.get('title', '')),), text)}\n\n" if text else None


def _player(tag: str) -> Made:
    def made(own: dict[str, str], _: str, around: Around) -> str | None:
        src = own.get("src") or own.get("url") or own.get("mp4") or own.get("0", "")
        if blocks.film(src):
            return _film(src, own, around)
        return f'<{tag} controls src="{escaping.address(src)}"></{tag}>' if src else None

    return made


def _inner(_: dict[str, str], inner: str, __: Around) -> str | None:
    return inner


def _nothing(_: dict[str, str], __: str, ___: Around) -> str | None:
    return ""


MADE: dict[str, Made] = {
    **dict.fromkeys(("figure", "img", "image"), _figure),
    "youtube": _youtube,
    "vimeo": _vimeo,
    **dict.fromkeys(("tweet", "twitter", "x"), _tweet),
    "instagram": _instagram,
    **dict.fromkeys(("ref", "relref"), _ref),
    "highlight": _highlight,
    "gist": _gist,
    **dict.fromkeys(("notice", "alert", "callout", "admonition", "hint", "note", "warning", "tip", "info"), _note),
    "video": _player("video"),
    "audio": _player("audio"),
    **dict.fromkeys(("rawhtml", "raw", "center", "lead", "column", "columns"), _inner),
    "comment": _nothing,
}
"""What each shortcode makes, by its name."""

_ALONE = frozenset(
    ("img", "image", "youtube", "vimeo", "tweet", "twitter", "x", "instagram", "ref", "relref", "gist", "audio")
)
