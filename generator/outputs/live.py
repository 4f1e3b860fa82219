"""Live coverage as machines read it: the entries of an article's `{live}` blocks, as schema.org's BlogPosting.

They are read from the page's own text while it is rendered: only then are its words at hand, and nothing else of a site
shows them.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import structs

from generator.outputs.linked import Node, script, thing
from generator.outputs.parts import Head
from generator.text.summaries import shortened

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LIVE = "LiveBlogPosting"
"""The type of an article that is live coverage."""

HEADLINE = 110
"""Letters of an entry's text that stand for a headline where it has none (Google, "Article structured data")."""


def with_updates(head: Head, html: str) -> Head:
    """The head of a page with this text; where it tells of live coverage, with the entries of that, and when the first
    and the last of them were written."""
    if not head.data or f'"{LIVE}"' not in head.data:
        return head
    updates = list(_updates(head.url, html))
    if not updates:
        return head
    data: Node = msgspec.json.decode(head.data)
    times = sorted((each["datePublished"] for each in updates), key=datetime.fromisoformat)
    more = {"coverageStartTime": times[0], "coverageEndTime": times[-1], "liveBlogUpdate": updates}
    graph = [{**node, **more} if node["@type"] == LIVE else node for node in data["@graph"]]
    return structs.replace(head, data=script({**data, "@graph": graph}))


def _updates(url: str, html: str) -> Iterator[Node]:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html, is_fragment=True)
    for each in tree.css(_UNREAD):
        each.decompose()
    for entry in tree.css("div.pf-live > div.pf-entry[id]"):
        moment, title = entry.css_first("p.pf-entry-head time"), entry.css_first("p.pf-entry-head > strong")
        at = _moment(moment.attributes.get("datetime") if moment else None)
        text = "\n".join(filter(None, map(_words, _parts(entry))))
        if at:
            headline = _words(title) if title else shortened(text, HEADLINE)
            place = f"{url}#{entry.attributes['id']}"
            yield thing("BlogPosting", place, url=place, headline=headline, datePublished=at, articleBody=text)


_UNREAD = "figure, table, .footnote-ref"
"""What is in no entry's words: pictures, tables, and the marks of footnotes."""


def _parts(entry: "LexborNode") -> Iterator["LexborNode"]:
    """What stands below the head of an entry."""
    parts = entry.iter(include_text=False)
    return (each for each in parts if "pf-entry-head" not in (each.attributes.get("class") or ""))


def _words(node: "LexborNode") -> str:
    return " ".join(node.text().split())


def _moment(written: Any) -> str:
    """A moment with its offset (RFC 3339); "" for anything else, which only an author's own HTML can hold."""
    try:
        found = datetime.fromisoformat(written or "")
    except ValueError:
        return ""
    return found.isoformat() if found.tzinfo else ""
