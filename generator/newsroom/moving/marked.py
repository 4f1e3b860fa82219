"""Texts of Markdown that come over nearly as they are: code is spared, links and pictures lead to what is there now."""

import re
from bisect import bisect_right
from collections.abc import Callable

from generator.newsroom.moving import blocks
from generator.newsroom.moving.items import Origin, Way
from generator.text.fences import fences

_INLINE = re.compile(r"(?<![\\`])(`+)(?!`)((?:[^\n]|\n(?!\s*\n))+?)(?<!`)\1(?!`)")
_TARGET = re.compile(r"\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)")
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s<>]+)", re.MULTILINE)
_ATTRIBUTE = re.compile(
    r"<(a|img|video|audio|source)\b[^<>]*?\s(href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
)
_FRAME = re.compile(
    r"(?:<(?:div|p|figure|center)\b[^<>]*>\s*)?<iframe\b([^<>]*)>\s*</iframe\s*>(?:\s*</(?:div|p|figure|center)>)?",
    re.IGNORECASE,
)
_SRC = re.compile(r"\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_TITLE = re.compile(r"\btitle\s*=\s*\"([^\"]*)\"", re.IGNORECASE)
_RUNS = re.compile(r"<(script|form|object|embed|style)\b", re.IGNORECASE)
_MORE = re.compile(r"^[ \t]*(?:<!--\s*more\s*-->|\{\{<\s*more\s*>\}\})[ \t]*$", re.MULTILINE | re.IGNORECASE)
_BRACED = re.compile(r"^#{1,6}[ \t].*\\\{.*$", re.MULTILINE)
_BLANK = re.compile(r"\n{3,}")
_FURTHEST = 2000


class Code:
    """Where the code of a text is."""

    def __init__(self, text: str) -> None:
        spans = _fenced(text)
        starts = [start for start, _ in spans]
        if "`" in text:
            for found in _INLINE.finditer(text):
                if not _within(found.start(), spans, starts):
                    spans.append(found.span())
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def holds(self, at: int) -> bool:
        """Whether an offset is in code."""
        return _within(at, self._spans, self._starts)


def turned(pattern: re.Pattern[str], turn: Callable[[re.Match[str]], tuple[str, int]], text: str) -> str:
    """The text with what a pattern finds, one after the other, made into something else: `turn` gives that, and where
    to read on."""
    out: list[str] = []
    at = 0
    while found := pattern.search(text, at):
        out.append(text[at : found.start()])
        made, at = turn(found)
        out.append(made)
    return "".join((*out, text[at:]))


def outside_code(pattern: re.Pattern[str], make: Callable[[re.Match[str]], str], text: str) -> str:
    """The text with what a pattern finds outside code made anew."""
    if not pattern.search(text):
        return text
    code = Code(text)
    return pattern.sub(lambda found: found[0] if code.holds(found.start()) else make(found), text)


def led(text: str, way: Way) -> str:
    """The text with its links and pictures leading to where these are now."""
    text = outside_code(
        _TARGET, lambda found: _put(found, 1, way, is_picture=_is_picture(found.string, found.start())), text
    )
    text = outside_code(_REFERENCE, lambda found: _put(found, 1, way, is_picture=False), text)
    return outside_code(_ATTRIBUTE, lambda found: _attribute(found, way), text)


def framed(text: str, way: Way, origin: Origin, title: str) -> str:
    """The text with the films in its frames as blocks. Other frames, and what runs, are told."""
    text = outside_code(_FRAME, lambda found: _frame(found, way, origin, title), text)

    def told(found: re.Match[str]) -> str:
        at = origin.at(found[0])
        way.notes.tell("PF147", f"`<{found[1].lower()}>` will be taken out of the page", at, "write what it showed")
        return found[0]

    return outside_code(_RUNS, told, text)


def sound(text: str) -> str:
    """The text without braces in headings that Markdown would take for attributes, escaped or not, and without blank
    lines at its ends and several of them in a row outside code."""
    text = outside_code(_BRACED, lambda found: found[0].replace("\\{", "&#123;"), text)
    return outside_code(_BLANK, lambda _: "\n\n", text).strip("\n")


_NO_PROSE = re.compile(r"[{}<>|~^]|://|```|^\s*(?:[-*+:]|\d+[.)])\s|^(?: {4}|\t)|\\\\", re.MULTILINE)
"""What stands in a text that is more than its words: it makes no summary."""


def cut(text: str) -> tuple[str, str]:
    """The text without the line that a summary ends at, and the words above it, where these can be a summary."""
    found = _MORE.search(text)
    if not found:
        return text, ""
    above = text[: found.start()]
    words = "" if len(above) > 5000 or _NO_PROSE.search(above) else plain(above)
    return above + text[found.end() :].lstrip("\n"), words if len(words) <= 400 else ""


def plain(text: str) -> str:
    """The words of Markdown, roughly."""
    text = re.sub(r"```.*?```|<[^<>]*>|\{[{%].*?[%}]\}|^#+ .*$", " ", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]", " ", text)
    text = re.sub(r"\]\([^)]*\)", "", text)
    return " ".join(re.sub(r"[*_`\[\]\\]", "", text).split())


def literal(text: str) -> str:
    """A text in braces that is shown as it is written."""
    return re.sub(r"[{*_\[`|]", r"\\\g<0>", text).replace("<", "&lt;")


def _frame(found: re.Match[str], way: Way, origin: Origin, title: str) -> str:
    src = _SRC.search(found[1])
    url = src[1] if src else ""
    url = f"https:{url}" if url.startswith("//") else url
    named = _TITLE.search(found[1])
    if film := blocks.film(url):
        way.notes.changed["films became blocks"] += 1
        return f"\n\n{blocks.video(film, named[1] if named and named[1].strip() else title)}\n\n"
    told = "a frame with a page of others became a link" if url.startswith("http") else "a frame is taken out"
    way.notes.tell("PF147", told, origin.at(found[0][:40]), "pages of others stand in no page")
    return f"<{url}>" if re.fullmatch(r"https?://[^\s<>\"]+", url) else ""


def _put(found: re.Match[str], group: int, way: Way, *, is_picture: bool) -> str:
    url = found[group]
    now = (way.picture(url) if is_picture else way.link(url)) if url and not url.startswith("#") else None
    if now is None or now == url:
        return found[0]
    start, end = (place - found.start() for place in found.span(group))
    return found[0][:start] + now.replace(" ", "%20") + found[0][end:]


def _attribute(found: re.Match[str], way: Way) -> str:
    group = 3 if found[3] is not None else 4
    return _put(found, group, way, is_picture=found[1].lower() != "a")


def _is_picture(text: str, end: int) -> bool:
    """Whether the brackets that end at an offset are those of a picture."""
    depth = 0
    for at in range(end, max(end - _FURTHEST, -1), -1):
        if text[at] == "]":
            depth += 1
        elif text[at] == "[":
            depth -= 1
            if not depth:
                return at > 0 and text[at - 1] == "!"
    return False


def _fenced(text: str) -> list[tuple[int, int]]:
    if "```" not in text and "~~~" not in text:
        return []
    lines = text.split("\n")
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    starts.append(at)
    return [(starts[fence.first], starts[fence.end]) for fence in fences(lines)]


def _within(at: int, spans: list[tuple[int, int]], starts: list[int]) -> bool:
    place = bisect_right(starts, at) - 1
    return place >= 0 and at < spans[place][1]
