"""Liquid in a text: what has a twin becomes Markdown or a block, what is not known stays text and is told."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeAlias

from generator.newsroom.moving import blocks, escaping
from generator.newsroom.moving.blocks import Shot
from generator.newsroom.moving.fronts import text as text_of
from generator.newsroom.moving.items import Notes, Origin
from generator.newsroom.moving.marked import Code, literal, outside_code, turned

_TOKEN = re.compile(
    r"\{%-?\s*(?P<name>\w+)?(?P<given>(?:[^%{]|%(?!\})|\{(?![%{]))*)%\}"
    r"|\{\{-?(?P<value>(?:[^{}]|\{(?!\{)|\}(?!\}))*)\}\}"
)
_CLOSING = re.compile(r"\{%-?\s*end(\w+)\s*-?%\}")
_GIVEN = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))|\"([^\"]*)\"|'([^']*)'|(\S+)")
_ADDRESS = re.compile(r"[\"']([^\"']*)[\"']\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)(?:\s*\|.*)?")
_TOC = re.compile(r"^[ \t]*(?:[*+-]|1\.)[ \t]+\S[^\n]*\n[ \t]*\{:\s*toc[^}]*\}[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ATTRIBUTES = re.compile(
    r"^[ \t>]*\{:[^}\n]*\}[ \t]*(?:\n|\Z)|(?<=[)*_`\]>])\{:[^}\n]*\}|[ \t]+\{:[^}\n]*\}(?=[ \t]*$)", re.MULTILINE
)
_BECAME = "tags of Liquid became blocks or Markdown"
_KRAMDOWN = re.compile(
    r"\{::comment\}(?:(?!\{::comment\}).)*?\{:/(?:comment)?\}|\{::options\b[^}]*/\}|\{::nomarkdown\}|\{:/(?:nomarkdown)?\}",
    re.DOTALL,
)


class Around(NamedTuple):
    """What Liquid in a text may refer to: the site's settings, the text's front matter, the addresses of posts by their
    names and of other files by their paths."""

    site: Mapping[str, Any]
    page: Mapping[str, Any]
    posts: Mapping[str, str]
    origin: Origin
    notes: Notes


Made: TypeAlias = Callable[[str, Around], str | None]
"""Makes text of what stands behind the name of a tag; None where it has no twin."""


def rendered(text: str, around: Around) -> str:
    """A text without Liquid that has a twin."""
    if "{%" not in text and "{{" not in text:
        return text
    return _Rendering(text, around).text()


def kramdown(text: str, around: Around) -> str:
    """A text without what only kramdown knows."""
    if "{:" not in text:
        return text
    made = outside_code(_ATTRIBUTES, lambda _: "", _KRAMDOWN.sub("", _TOC.sub("", text)))
    if made != text:
        around.notes.changed["attributes of kramdown left out"] += 1
    return made


def has_contents(text: str) -> bool:
    """Whether a text asks for a table of contents."""
    return _TOC.search(text) is not None


class _Rendering:
    """Puts text in the places of tags and values."""

    def __init__(self, text: str, around: Around) -> None:
        self._text = text
        self._around = around
        self._code = Code(text)
        self._ends: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for found in _CLOSING.finditer(text):
            self._ends[found[1]].append(found.span())

    def text(self) -> str:
        """The whole text."""
        return turned(_TOKEN, self._token, self._text)

    def _token(self, found: re.Match[str]) -> tuple[str, int]:
        """What a tag or a value becomes, and where to read on."""
        name = found["name"] or ""
        if found["value"] is not None:
            made = _value(found["value"].removesuffix("-").strip(), self._around)
        elif name in _PAIRS:
            ends = self._ends[name]
            nearest = bisect_left(ends, (found.end(), 0))
            if nearest < len(ends):
                inner = self._text[found.end() : ends[nearest][0]]
                return self._pair(found, name, inner), ends[nearest][1]
            made = None
        else:
            make = MADE.get(name)
            made = make(found["given"].removesuffix("-").strip(), self._around) if make else None
            self._around.notes.changed[_BECAME] += made is not None
        is_code = self._code.holds(found.start())
        return (made if made is not None else _kept(found, self._around, is_code=is_code)), found.end()

    def _pair(self, found: re.Match[str], name: str, inner: str) -> str:
        if name == "raw":
            return inner if self._code.holds(found.start()) else _raw(inner)
        if name == "comment":
            self._around.notes.changed["remarks of Liquid left out"] += 1
            return ""
        self._around.notes.changed[_BECAME] += 1
        if name == "blockquote":
            return "\n".join(f"> {line}".rstrip() for line in rendered(inner, self._around).strip().split("\n"))
        language = re.sub(r"lang:|[^\w+#-]", " ", found["given"]).split()
        inner = re.sub(r"\{%-?\s*(?:end)?raw\s*-?%\}", "", inner)
        return escaping.fenced(inner.strip("\n"), language[0] if language else "")


def _raw(inner: str) -> str:
    """A text that Liquid leaves alone: outside its code, braces are shown as they are."""
    code = Code(inner)
    return re.sub(r"\{(?=[{%])", lambda sign: "{" if code.holds(sign.start()) else "\\{", inner)


def _kept(found: re.Match[str], around: Around, *, is_code: bool) -> str:
    if is_code:
        return found[0]
    told = f"'{' '.join(found[0].split())[:60]}' is Liquid without a twin, and stays as it is written"
    around.notes.tell("PF140", told, around.origin.at(found[0]), "write what it showed")
    return literal(found[0])


def _value(said: str, around: Around) -> str | None:
    """What a value in braces is; None where it is not known."""
    if address := _ADDRESS.fullmatch(said):
        return address[1] if address[1].startswith(("/", "http")) else f"/{address[1]}"
    name = said.partition("|")[0].strip()
    if name in ("site.baseurl", "site.url", "site.github.url"):
        return ""
    where, dot, key = name.partition(".")
    holder = {"site": around.site, "page": around.page}.get(where)
    if holder is None or not dot or "|" in said:
        return None
    value = holder.get(key)
    return text_of(value) if isinstance(value, str | int | float) else None


def given(text: str) -> dict[str, str]:
    """What is given to a tag: by name, and what has none by number, from 0."""
    found: dict[str, str] = {}
    count = 0
    for name, one, two, three, four, five, word in _GIVEN.findall(text):
        if name:
            found[name] = one or two or three
        else:
            found[str(count)] = four or five or word
            count += 1
    return found


# ---------------------------------------------------------------- what each tag makes


def _post_url(text: str, around: Around) -> str | None:
    return around.posts.get(text.strip("\"' ").removesuffix(".md").removeprefix("/").casefold())


def _link(text: str, around: Around) -> str | None:
    return around.posts.get(text.strip("\"' ").removeprefix("/").casefold())


def _include(text: str, around: Around) -> str | None:
    own = given(text)
    name = own.get("0", "").rpartition("/")[2].removesuffix(".html").lower()
    url, number = (
        own.get("url") or own.get("src") or "",
        own.get("id") or own.get("video_id") or own.get("youtubeId", ""),
    )
    if name in ("youtube", "youtubeplayer", "video", "vimeo") and (url or number):
        is_vimeo = name == "vimeo" or own.get("provider") == "vimeo"
        url = url or (f"https://vimeo.com/{number}" if is_vimeo else f"https://www.youtube.com/watch?v={number}")
        return _film(url, own.get("title", ""), around)
    src = own.get("image_path") or own.get("url") or own.get("src") or own.get("image") or own.get("file", "")
    if name in ("figure", "image", "img") and src:
        src = re.sub(r"\{\{.*?\}\}", "", src)
        return _picture(Shot(src, own.get("alt"), own.get("caption", "")))
    return None


def _picture(shot: Shot) -> str:
    if shot.caption:
        return f"\n\n{blocks.figure(shot)}\n\n"
    return f"![{escaping.plain(shot.alt or '', in_link=True)}]({escaping.address(shot.src)})"


def _film(url: str, title: str, around: Around) -> str | None:
    film = blocks.film(url)
    return f"\n\n{blocks.video(film, title or text_of(around.page.get('title')) or 'Film')}\n\n" if film else None


def _youtube(text: str, around: Around) -> str | None:
    name = given(text).get("0", "")
    return _film(name if "/" in name else f"https://www.youtube.com/watch?v={name}", "", around)


def _vimeo(text: str, around: Around) -> str | None:
    name = given(text).get("0", "")
    return _film(name if "/" in name else f"https://vimeo.com/{name}", "", around)


def _tweet(text: str, _: Around) -> str | None:
    post = blocks.post(given(text).get("0", "").strip("<>"))
    return f"\n\n{post}\n\n" if post else None


def _gist(text: str, _: Around) -> str | None:
    name = given(text).get("0", "")
    return f"<https://gist.github.com/{name}>" if re.fullmatch(r"[\w/-]+", name) else None


def _img(text: str, _: Around) -> str | None:
    """Octopress: classes, the address, sizes, a title and words in quotes."""
    src = re.search(r"(?:^|\s)((?:https?://|/)\S+)", text)
    said = re.findall(r"[\"']([^\"']*)[\"']", text[src.end() :]) if src else []
    return _picture(Shot(src[1], said[-1] if said else "")) if src else None


MADE: dict[str, Made] = {
    "post_url": _post_url,
    "link": _link,
    "include": _include,
    "include_cached": _include,
    "youtube": _youtube,
    "vimeo": _vimeo,
    **dict.fromkeys(("tweet", "twitter"), _tweet),
    "gist": _gist,
    "img": _img,
}
"""What each tag makes, by its name."""

_PAIRS = frozenset(("raw", "comment", "highlight", "codeblock", "blockquote"))
