"""What a plug-in may import: the values that its hooks are given, and those that they give back.

A plug-in is a module that site.yaml names under `plugins`. It has any of the functions `articles`, `jobs`,
`markdown_extensions`, `filters`, `rules` and `blocks`, and may say its `VERSION`, a text: another one makes all that
the plug-in touches anew. Nothing else of this package is meant for plug-ins; it may change with every version.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct, field

from generator.schema import Kind, Naming
from generator.schema.base import Written

__all__ = [
    "TEXT",
    "Article",
    "Block",
    "Entity",
    "Finding",
    "Job",
    "Keys",
    "Part",
    "Row",
    "Rule",
    "Session",
    "Site",
    "Story",
    "Term",
    "Text",
]

TEXT = "\0text\0"
"""Stands in the HTML of a block for its text, which is Markdown."""

Keys = Written
"""What the keys of a block are a struct of: `class Gap(Keys, frozen=True, kw_only=True)`."""


class Article(Naming, frozen=True, kw_only=True):
    """An article as its file says it, for `articles`: its path from the site's root, its front matter, with `drivers`,
    `teams` and the other keys that name somebody, and its text as it is written. What is given back may differ in all
    but `path`, `language` and `markdown`. `extra` has to be what JSON can say."""

    path: str
    title: str
    summary: str
    kind: Kind
    authors: tuple[str, ...]
    template: str
    extra: dict[str, Any]
    language: str
    markdown: str


class Block(Struct, frozen=True):
    """A writing block, for `blocks`. Its name has a hyphen, as no block of ours has. `make` is given its keys and the
    lines of its text, and gives HTML: what the site's articles may hold, with `TEXT` where the text goes."""

    name: str
    keys: type[Written]
    make: Callable[[Any, tuple[str, ...]], str]


class Term(Struct, frozen=True):
    """A driver, team, event, edition, circuit, series, tag or author that a story is about; `url` is "" where it has no
    page."""

    kind: str
    slug: str
    name: str
    url: str


class Story(Struct, frozen=True, kw_only=True):
    """A published article, for `jobs`: the path of its file, its address as pages link to it (`url`) and whole, what
    lists show of it, and its `extra`."""

    path: str
    url: str
    absolute: str
    title: str
    summary: str
    kind: str
    published: datetime
    updated: datetime | None
    language: str
    terms: tuple[Term, ...]
    extra: dict[str, Any]


class Entity(Struct, frozen=True, kw_only=True):
    """A driver, team, event, edition, circuit, series, tag or author with a page: `stories` are the places in the
    site's of those about it, newest first."""

    kind: str
    slug: str
    name: str
    url: str
    stories: tuple[int, ...]
    extra: dict[str, Any]


class Row(Struct, frozen=True, kw_only=True):
    """A line of a classification: the place (0 for none, and `out` then says why: `DNF`), the slugs of drivers and team
    ("" for none), laps, whole milliseconds (0 where no time is written), and the points that stand beside it, one
    figure or one for each driver."""

    position: int
    out: str
    drivers: tuple[str, ...]
    team: str
    laps: int | None
    time: int
    points: tuple[float, ...]


class Session(Struct, frozen=True, kw_only=True):
    """A session with results: the edition by its slug (`monaco-grand-prix/2024`), the slug of its series ("" for none),
    its season and round (0 for none), the name of its file (`race`, `practice-1`), and its rows as they stand there."""

    edition: str
    series: str
    season: int
    round: int
    name: str
    rows: tuple[Row, ...]


class Site(Struct, frozen=True, kw_only=True):
    """All that is published, for `jobs`: stories newest first, entities by kind and slug, sessions by edition and name,
    each made when it is asked for. `root` is the path under which the site stands on its host, `/` or `/racing/`."""

    title: str
    base_url: str
    root: str
    language: str
    timezone: str
    stories: tuple[Story, ...]
    entities: tuple[Entity, ...]
    sessions: Sequence[Session]


class Job(Struct, frozen=True, kw_only=True):
    """A file that `jobs` adds to the site, at an address such as `/data/pace.json` or `/pace/`: its content, or a
    `template` of the theme, which sees `site` and `head` as on every page, the `title` and the `values`, which have to
    be what JSON can say. Such a page stands in the sitemap."""

    address: str
    content: str | bytes = b""
    template: str = ""
    title: str = ""
    values: dict[str, Any] = field(default_factory=dict)


class Part(Struct, frozen=True):
    """A part of a text as a reader sees it: `title`, `summary`, `text` (a paragraph), `heading`, `cell` of a table,
    `item` of a list or `source`, and what stands in it."""

    kind: str
    text: str


class Text(Struct, frozen=True, kw_only=True):
    """An article or a page, for a rule: the path of its file, the day for which it is read (an article's own), the
    first part of its language's code, its parts in order, and its `extra`."""

    path: str
    is_article: bool
    day: date
    language: str
    parts: tuple[Part, ...]
    extra: dict[str, Any]


class Finding(Struct, frozen=True, kw_only=True):
    """What a rule finds: what is wrong, the `words` of the text that are, or the `key` of front matter, and a hint."""

    message: str
    words: str = ""
    key: str = ""
    hint: str = ""


class Rule(Struct, frozen=True):
    """A rule of `check`, for `rules`: its name, and what looks at each text in turn."""

    name: str
    run: Callable[[Text], Iterable[Finding]]
