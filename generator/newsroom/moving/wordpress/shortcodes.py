"""Shortcodes of WordPress, `[gallery ids="1,2"]`, as HTML that is read further; those that are not known stay text and
are told."""

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import NamedTuple, TypeAlias

from generator.newsroom.moving.items import Notes, Origin

_TOKEN = re.compile(r"\[(?P<end>/?)(?P<name>[A-Za-z][\w-]{0,40})(?P<given>(?:[\s=][^\[\]]*)?)\]")
_APART = re.compile(r"<(?:(?P<name>pre|code|script|style|textarea)\b|!--)", re.IGNORECASE)
_CLOSING = re.compile(r"\[/([A-Za-z][\w-]{0,40})\]")
_GIVEN = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))|\"([^\"]*)\"|(\S+)")
_QUOTES = str.maketrans(dict.fromkeys("“”″„", '"') | dict.fromkeys("‘’′", "'"))
_IMAGE = re.compile(r"<img\b[^<>]*\bwp-image-(\d+)\b[^<>]*>")
_ALT = re.compile(r"\salt=(\"[^\"]*\"|'[^']*')")
_NOTE = re.compile(r"<sup\b[^<>]*\bdata-fn=\"([\w-]+)\"[^<>]*>\s*<a\b[^<>]*>[^<>]*</a>\s*</sup>")
_REUSED = re.compile(r"<!--\s*wp:block\s+(\{[^{}]*\})\s*/-->")
_SOUND = ("src", "mp3", "ogg", "wav", "m4a", "flac")
_FILM = ("src", "mp4", "m4v", "webm", "ogv", "mov")


class Media(NamedTuple):
    """An attachment: its address, what it shows, its caption, and the entry it belongs to."""

    url: str
    alt: str
    caption: str
    parent: str


class Around(NamedTuple):
    """What a text may refer to: attachments by their numbers, blocks that are used again, the number of its entry."""

    media: Mapping[str, Media]
    reused: Mapping[str, str]
    own: str
    origin: Origin
    notes: Notes


Made: TypeAlias = Callable[[dict[str, str], str, Around], str]
"""Makes HTML of the attributes of a shortcode (those without a name by their number) and of what stands in it."""


def expanded(text: str, around: Around) -> str:
    """A body with its shortcodes as HTML, with blocks that are used again, and what attachments say of pictures."""
    text = _IMAGE.sub(lambda found: _with_alt(found, around), _reused(text, around, 3))
    text = _NOTE.sub(lambda found: f'<pf-note name="{found[1][:8]}"></pf-note>', text)
    if "[" not in text:
        return text
    shortcodes = _Shortcodes(around)
    return "".join(part if is_apart else shortcodes.put(part) for is_apart, part in _parts(text))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """The parts of a text, those that are code or remarks and those that are not."""
    at, begun = 0, 0
    open_ended: set[str] = set()
    while found := _APART.search(text, at):
        close = f"</{found['name'].lower()}" if found["name"] else "-->"
        end = -1 if close in open_ended else text.find(close, found.end())
        if end < 0:
            open_ended.add(close)
            at = found.end()
            continue
        at = end + len(close)
        yield False, text[begun : found.start()]
        yield True, text[found.start() : at]
        begun = at
    yield False, text[begun:]


class _Shortcodes:
    """Puts HTML in the places of shortcodes. One that is not known is told once for each text."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._told: set[str] = set()

    def put(self, text: str) -> str:
        """A text that is no code with its shortcodes as HTML."""
        closing: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for close in _CLOSING.finditer(text):
            closing[close[1].lower()].append(close.span())
        out: list[str] = []
        at = 0
        while found := _TOKEN.search(text, at):
            name = found["name"].lower()
            if text[found.start() - 1 : found.start()] == "[" and text[found.end() : found.end() + 1] == "]":
                out += (text[at : found.start() - 1], found[0])  # a shortcode that is shown as it is written
                at = found.end() + 1
                continue
            out.append(text[at : found.start()])
            at = found.end()
            if name not in MADE or found["end"]:
                self._tell(found, text, has_end=name in closing)
                out.append(found[0])
                continue
            ends = closing[name]
            nearest = bisect_left(ends, (at, 0))
            inner = ""
            if nearest < len(ends) and name not in _ALONE and not found["given"].rstrip().endswith("/"):
                inner, at = text[at : ends[nearest][0]], ends[nearest][1]
            self._around.notes.changed["shortcodes became blocks or HTML"] += 1
            out.append(MADE[name](attributes(found["given"]), inner, self._around))
        return "".join((*out, text[at:]))

    def _tell(self, found: re.Match[str], text: str, *, has_end: bool) -> None:
        """Tell a shortcode that is not known; what may be a remark in brackets is none."""
        given, name = found["given"], found["name"]
        if name in self._told or found["end"]:
            return
        is_sure = has_end or "=" in given or given.endswith("/") or "_" in name or "-" in name
        around = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
        if is_sure or not around.strip("\n><"):
            self._told.add(name)
            told = f"the shortcode '{name}' is not known, and stays as it is written"
            at = self._around.origin.at(f"[{name}")
            self._around.notes.tell("PF140", told, at, "write what it showed, or a block")


def attributes(given: str) -> dict[str, str]:
    """The attributes of a shortcode; those without a name by their number, from 0."""
    found: dict[str, str] = {}
    count = 0
    text = given.translate(_QUOTES).removesuffix("/").replace("&quot;", '"').replace("&#8221;", '"').strip()
    for name, one, two, three, alone, word in _GIVEN.findall(text.removeprefix("=")):
        if name:
            found[name.lower()] = one or two or three
        else:
            found[str(count)] = alone or word
            count += 1
    return found


def _with_alt(found: re.Match[str], around: Around) -> str:
    media = around.media.get(found[1])
    given = _ALT.search(found[0])
    if media is None or not media.alt or (given and given[1].strip("\"' ")):
        return found[0]
    plain = _ALT.sub("", found[0])
    return f'{plain[:4]} alt="{escape(media.alt)}"{plain[4:]}'


def _reused(text: str, around: Around, deepest: int) -> str:
    def put(found: re.Match[str]) -> str:
        try:
            number = str(json.loads(found[1]).get("ref", ""))
        except (ValueError, AttributeError):
            return found[0]
        return _reused(around.reused[number], around, deepest - 1) if number in around.reused and deepest else found[0]

    return _REUSED.sub(put, text) if "wp:block" in text else text


# ---------------------------------------------------------------- what each makes


def _caption(given: dict[str, str], inner: str, _: Around) -> str:
    picture = re.search(r"(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?", inner, re.DOTALL)
    if not picture:
        return inner
    words = given.get("caption") or f"{inner[: picture.start()]} {inner[picture.end() :]}".strip()
    return f"<figure>{picture[0]}<figcaption>{words}</figcaption></figure>"


def _gallery(given: dict[str, str], _: str, around: Around) -> str:
    ids = re.findall(r"\d+", given.get("ids", given.get("include", "")))
    found = [around.media[each] for each in ids if each in around.media]
    if not ids:
        found = [each for each in around.media.values() if each.parent == around.own]
    if len(found) < len(ids) or not found:
        told = f"a gallery shows {len(ids) or 'pictures'}, of which the export knows {len(found)}"
        around.notes.tell("PF144", told, around.origin.at("[gallery"), "name the pictures in a block 'gallery'")
    shown = "".join(map(_shot, found))
    return f"<pf-gallery>{shown}</pf-gallery>" if found else "[gallery]"


def _shot(media: Media) -> str:
    picture = f'<img src="{escape(media.url)}" alt="{escape(media.alt)}">'
    return f"<figure>{picture}<figcaption>{escape(media.caption)}</figcaption></figure>"


def _embed(given: dict[str, str], inner: str, _: Around) -> str:
    url = (inner or given.get("src") or given.get("url") or given.get("0", "")).strip().lstrip("=")
    return f'<pf-embed href="{escape(_whole(url))}"></pf-embed>' if url else ""


def _youtube(given: dict[str, str], inner: str, around: Around) -> str:
    found = inner or given.get("id") or given.get("0", "")
    url = found if "/" in found else f"https://www.youtube.com/watch?v={found}"
    return _embed({"0": url}, "", around)


def _vimeo(given: dict[str, str], inner: str, around: Around) -> str:
    found = inner or given.get("id") or given.get("0", "")
    return _embed({"0": found if "/" in found else f"https://vimeo.com/{found}"}, "", around)


def _tweet(given: dict[str, str], inner: str, around: Around) -> str:
    found = inner or given.get("url") or given.get("0", "")
    return _embed({"0": found if "/" in found else f"https://x.com/i/status/{found}"}, "", around)


def _player(tag: str, names: tuple[str, ...]) -> Made:
    def made(given: dict[str, str], inner: str, around: Around) -> str:
        url = next((given[name] for name in names if name in given), given.get("0", "")) or inner.strip()
        if "youtu" in url or "vimeo.com" in url:
            return _embed({"0": url}, "", around)
        return f'<{tag} controls src="{escape(url)}"></{tag}>' if url else ""

    return made


def _code(given: dict[str, str], inner: str, _: Around) -> str:
    language = re.sub(r"[^\w+#-]", "", given.get("language") or given.get("lang") or given.get("0", ""))
    text = inner if "&lt;" in inner or "&gt;" in inner or "&amp;" in inner else escape(inner, quote=False)
    return f'<pre class="language-{language}">{text}</pre>' if language else f"<pre>{text}</pre>"


def _through(_: dict[str, str], inner: str, __: Around) -> str:
    return inner


def _whole(url: str) -> str:
    return f"https:{url}" if url.startswith("//") else url.replace("&amp;", "&")


MADE: dict[str, Made] = {
    **dict.fromkeys(("caption", "wp_caption"), _caption),
    "gallery": _gallery,
    "embed": _embed,
    "youtube": _youtube,
    "vimeo": _vimeo,
    **dict.fromkeys(("tweet", "twitter"), _tweet),
    "instagram": _embed,
    "audio": _player("audio", _SOUND),
    **dict.fromkeys(("video", "wpvideo"), _player("video", _FILM)),
    **dict.fromkeys(("code", "sourcecode", "source", "php", "css", "html", "javascript", "python"), _code),
    **dict.fromkeys(("row", "column", "dropcap"), _through),
}
"""What each shortcode makes, by its name."""

_ALONE = frozenset(("gallery",))
