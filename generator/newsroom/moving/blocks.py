"""Writing blocks as text: keys, an empty line, Markdown."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.newsroom.moving.escaping import fenced
from generator.newsroom.quoting import quoted_value

_YOUTUBE = re.compile(
    r"https?://(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com/(?:watch\?(?:[^\s#]*&)?v=|embed/|v/|shorts/|live/)|youtu\.be/)"
    r"([\w-]{6,})(?:[?&#]\S*)?"
)
_KEY = re.compile(r"[a-z_]+:(?:\s|$)|\n")
_START = re.compile(r"[?&#](?:t|start)=(\w+)")
_VIMEO = re.compile(r"https?://(?:www\.|player\.)?vimeo\.com/(?:video/)?(\d+)(?:[/?#]\S*)?")
_POST = re.compile(r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,30})/status(?:es)?/(\d+)(?:[/?#]\S*)?")
_INSTAGRAM = re.compile(r"https?://(?:www\.)?instagram\.com/(?:[\w.]+/)?(?:p|reel|tv)/([\w-]+)(?:[/?#]\S*)?")


class Shot(NamedTuple):
    """A picture of a gallery or a figure."""

    src: str
    alt: str | None = None
    caption: str = ""


def block(name: str, keys: Sequence[tuple[str, object]], text: str = "") -> str:
    """A block with those of its keys that have a value."""
    lines = [f"{key}: {quoted_value(value)}" for key, value in keys if value is not None and value != ""]
    above = "\n\n" if lines else "\n" if _KEY.match(text) else ""
    inner = "\n".join(lines) + (above + text if text else "")
    return fenced(inner, f"{{{name}}}")


def figure(shot: Shot) -> str:
    """A picture with the Markdown of its caption."""
    return block("figure", (("src", shot.src), ("alt", shot.alt or None)), shot.caption)


def gallery(shots: Sequence[Shot], caption: str = "") -> str:
    """Pictures side by side; their captions are plain text."""
    lines = ["pictures:"]
    for shot in shots:
        lines.append(f"  - src: {quoted_value(shot.src)}")
        lines += [
            f"    {key}: {quoted_value(value)}"
            for key, value in (("alt", shot.alt or ""), ("caption", shot.caption))
            if value
        ]
    return fenced("\n".join(lines) + (f"\n\n{caption}" if caption else ""), "{gallery}")


def video(url: str, title: str, caption: str = "") -> str:
    """A film elsewhere."""
    return block("video", (("url", url), ("title", title)), caption)


def film(url: str) -> str:
    """The address of a film of YouTube or Vimeo as its page has it, with the time at which it begins; "" for others."""
    if found := _YOUTUBE.fullmatch(url):
        start = _START.search(url)
        return f"https://www.youtube.com/watch?v={found[1]}" + (f"&t={start[1]}" if start else "")
    return f"https://vimeo.com/{found[1]}" if (found := _VIMEO.fullmatch(url)) else ""


def post(url: str) -> str:
    """A post of X or Instagram whose text is not known, by its address; "" for other addresses."""
    if found := _POST.fullmatch(url):
        return block("post", (("author", found[1]), ("handle", f"@{found[1]}"), ("url", url)), url)
    return block("post", (("author", "Instagram"), ("url", url)), url) if _INSTAGRAM.fullmatch(url) else ""


def is_post(url: str) -> bool:
    """Whether an address is that of a post."""
    return bool(_POST.fullmatch(url) or _INSTAGRAM.fullmatch(url))
