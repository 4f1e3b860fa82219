"""What HTML an article may hold. nh3 takes out all else; `removals` says what that was.

The list is ours and allows nothing that runs, loads a frame, posts a form or restyles the page.
"""

import re

import nh3

_TAGS = """
    p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong a img table thead tbody tfoot tr th td
    caption colgroup col div span figure figcaption details summary abbr kbd samp var dfn mark sub sup s del ins time
    cite q small b i u ruby rt rp audio video source track input section aside footer
"""
TAGS = frozenset(_TAGS.split())
"""Elements that stay. An `input` stays only as the box of a task list, which `rewrite` sees to."""

_CELL = frozenset(("scope", "colspan", "rowspan", "headers"))
_PLAYER = frozenset(("src", "controls", "preload", "poster", "width", "height", "loop", "muted"))
_TRACK = frozenset(("src", "type", "srclang", "kind", "label", "default"))

ATTRIBUTES: dict[str, frozenset[str]] = {
    "*": frozenset(("id", "class", "title", "lang", "dir")),
    "a": frozenset(("href",)),
    "img": frozenset(("src", "alt", "width", "height", "loading")),
    "audio": _PLAYER,
    "video": _PLAYER,
    "source": _TRACK,
    "track": _TRACK,
    "th": _CELL | {"style"},
    "td": _CELL | {"style"},
    "time": frozenset(("datetime",)),
    "del": frozenset(("datetime", "cite")),
    "ins": frozenset(("datetime", "cite")),
    "q": frozenset(("cite",)),
    "blockquote": frozenset(("cite",)),
    "ol": frozenset(("start", "reversed", "type")),
    "li": frozenset(("value",)),
    "details": frozenset(("open",)),
    "input": frozenset(("type", "checked", "disabled")),
}
"""Attributes that stay, by element; `style` only as the alignment of a cell."""

SCHEMES = frozenset(("http", "https", "mailto", "tel"))
"""Schemes that an address may have, besides none."""

_cleaner = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
    clean_content_tags={"script", "style"},
    url_schemes=set(SCHEMES),
    filter_style_properties={"text-align"},
    link_rel=None,
)


def clean(html: str) -> str:
    """The HTML with only what the policy allows, canonical. Comments go too."""
    return _cleaner.clean(html)


def survives(tag: str, attribute: str, value: str) -> bool:
    """True when an attribute with that value stays on an element that stays."""
    if attribute in ATTRIBUTES["*"]:
        return True
    if attribute not in ATTRIBUTES.get(tag, ()):
        return False
    if attribute == "style":
        return ALIGNMENT.fullmatch(value) is not None
    if attribute in ("href", "src", "poster", "cite"):
        return _cleaner.clean(f'<a href="{nh3.clean_text(value)}"></a>').startswith("<a href")
    return True


ALIGNMENT = re.compile(r"text-align:\s*(left|center|right);?")
"""The one style that stays, on a cell of a table; it becomes a class."""
