"""What HTML an article may hold. nh3 takes out all else; `removals` says what that was.

The list is ours and allows nothing that runs, loads a frame, posts a form or restyles the page.
"""

import re
from operator import methodcaller

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

_ALIGNED = re.compile(f'<(t[hd]) style="{ALIGNMENT.pattern}"')


def harmless(html: str) -> bool:
    """True when surely nothing is taken out of a converter's HTML: quick, and false when in doubt."""
    return _DOUBTFUL.search(html) is None


def canonical(html: str) -> str | None:
    """What `clean` makes of harmless HTML whose elements a converter closed in their places; None when in doubt. Quick,
    since nothing is parsed: converters differ from the canonical form in few things."""
    if "&" in html and _ENTITIES.search(html):
        return None
    if not all(map(_closed, html.split("<a ")[1:])):  # a link in a link, which a parser takes apart
        return None
    html = html.replace(" />", ">")
    if " style=" in html:
        if ';"' in html:
            html = _ALIGNED.sub(r'<\1 style="text-align:\2"', html)
        for cell in ("th", "td"):
            html = html.replace(f'<{cell} style="text-align: ', f'<{cell} style="text-align:')
    return html.replace("\xa0", "&nbsp;") if "\xa0" in html else html


_closed = methodcaller("__contains__", "</a>")
_ENTITIES = re.compile('&(?!(?:amp|nbsp);)(?![lg]t;[^<"]*(?:<|$))')
"""Entities that a parser decodes, or may."""


_GLOBAL = r'(?:id|class|title|lang|dir)="[^"<>]*"'
_ADDRESS = (
    r'"(?:https?://(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?=[/?#"])|(?=mailto:|tel:)|(?=[^":/?#&]*["/?#]))'
    r'(?:[^"<>&\s]|&amp;| (?! ))*"'
)
_COMMON = ("p", "li", "em", "strong", "code", "td")  # tried first
_SIMPLE = "|".join((*_COMMON, *sorted(TAGS - {"input", "img", *_COMMON})))
_DOUBTFUL = re.compile(
    r"<(?!"
    r'(?:p|td|em|h2|strong)>|a href="/[\w/.#-]*">'  # the most frequent tags first
    r"|/[a-z][a-z0-9]*>"
    rf"|(?:{_SIMPLE})(?: {_GLOBAL})* ?/?>"
    rf"|a(?: href={_ADDRESS}| {_GLOBAL})*>"
    rf"|img(?=[^>]* src=)(?: src={_ADDRESS}| (?:alt|width|height|loading)=\"[^\"<>]*\"| {_GLOBAL})* ?/?>"
    rf'|t[hd] style="{ALIGNMENT.pattern}">'
    r'|ol start="\d+">'
    r"|!--(?!-?>)(?:(?!--)[^<])*-->)"
)
