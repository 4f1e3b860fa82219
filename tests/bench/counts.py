"""How many pages of each kind a complete blog has, and how many a tool has made."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench.blog import KINDS, PICTURES, Article

PER_PAGE = 20
LATEST = 21
"""Articles on the home page: the newest and the twenty before it."""

FOLDERS = ("articles", *KINDS)
"""Where pages stand, beside the home page."""

CARD = b'<li class="card">'
CLOSE = 0.05
"""By what part of it a tool's HTML may be longer or shorter than Hugo's."""


class WrongSiteError(Exception):
    """A tool has not made what was asked for: its times mean nothing."""


class Pages(NamedTuple):
    """What a blog has: pages of HTML by folder, the home page under "", articles in all lists together, files that are
    no pages; and how many drivers, teams, events and tags have lists."""

    html: dict[str, int]
    cards: int
    others: dict[str, int]
    lists: int = 0

    def total(self) -> int:
        """All pages of HTML."""
        return sum(self.html.values())


def expected(articles: Iterable[Article]) -> Pages:
    """What a complete blog of these articles has."""
    count, named = 0, {kind: Counter[str]() for kind in KINDS}
    for article in articles:
        count += 1
        for kind in KINDS:
            named[kind].update(article.terms[kind])
    lists = {kind: 1 + sum(map(_pages, names.values())) for kind, names in named.items()}
    return Pages(
        html={"": 1, "articles": count + _pages(count), **lists},
        cards=min(count, LATEST) + count + sum(sum(names.values()) for names in named.values()),
        others={"feed": 1, "sitemap": 1, "style sheets": 1, "pictures": len(PICTURES)},
        lists=sum(map(len, named.values())),
    )


def with_feeds(wanted: Pages) -> Pages:
    """The same with two feeds of every list, and what else tells machines of the blog."""
    return wanted._replace(
        others={
            **wanted.others,
            "feed of a list": wanted.lists,
            "feed.json": wanted.lists + 1,
            "news-sitemap.xml": 1,
            "robots.txt": 1,
        }
    )


def made(output: Path) -> Pages:
    """What an output folder has. Folders that no tool is asked for are counted under their own names."""
    html, others, cards = Counter[str](), Counter[str](), 0
    for path in files(output):
        inside = path.relative_to(output)
        if path.suffix == ".html":
            html[inside.parts[0] if len(inside.parts) > 1 else inside.stem.replace("index", "")] += 1
            cards += path.read_bytes().count(CARD)
        else:
            others[_sort(inside)] += 1
    return Pages(dict(html), cards, dict(others))


def length(output: Path) -> int:
    """Bytes of HTML of the pages that every tool makes."""
    pages = (path for path in files(output) if path.suffix == ".html")
    return sum(path.stat().st_size for path in pages if path.relative_to(output).parts[0] in (*FOLDERS, "index.html"))


def check(output: Path, wanted: Pages) -> None:
    """Raise WrongSiteError unless the output is just what is wanted."""
    found = made(output)
    for what, is_, should in (("pages", found.html, wanted.html), ("files", found.others, wanted.others)):
        if is_ != should:
            raise WrongSiteError(f"{output}: {what} are {is_}, should be {should}")
    if found.cards != wanted.cards:
        raise WrongSiteError(f"{output}: its lists show {found.cards} articles, should be {wanted.cards}")


def check_lengths(outputs: dict[str, Path], beside: str) -> None:
    """Raise WrongSiteError when a tool writes much more HTML, or less, than the one that it is compared with."""
    lengths = {name: length(output) for name, output in outputs.items()}
    for name, bytes_ in lengths.items():
        if abs(bytes_ / lengths[beside] - 1) > CLOSE:
            raise WrongSiteError(f"{name} makes {bytes_:,} bytes of HTML, {beside} {lengths[beside]:,}")


def files(folder: Path) -> Iterator[Path]:
    """Every file below a folder that is not hidden."""
    for at, _, names in os.walk(folder):
        yield from (Path(at, name) for name in names if not name.startswith("."))


def _pages(count: int) -> int:
    return max(1, -(-count // PER_PAGE))


def _sort(inside: Path) -> str:
    if inside.name in ("feed.xml", "sitemap.xml"):
        return inside.stem if len(inside.parts) == 1 else f"{inside.stem} of a list"
    return {".css": "style sheets", ".png": "pictures"}.get(inside.suffix, inside.name)
