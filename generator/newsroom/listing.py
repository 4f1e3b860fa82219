"""`parcferme list`: what a site holds, by whether it is published, as tables for people and values for programs."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Literal, Protocol, TypeAlias

from msgspec import Struct, structs

from generator.build import Survey
from generator.errors import visible
from generator.model import EntityKind, Moment, Parsed
from generator.outputs.lists import newest_first

When: TypeAlias = date | datetime | None
"""A day, or a moment."""


class Text(Struct, frozen=True, kw_only=True):
    """An article, a page or an edition: its `path`, its `title`, when it is published, and where (`address`, "" while
    it is not). `moved`: when it comes or went, where it is not published."""

    path: str
    title: str
    date: When = None
    address: str = ""
    moved: When = None

    def row(self) -> tuple[str, ...]:
        """Its line of a table."""
        return (_shown(self.moved or self.date), self.path, self.title)


class Named(Struct, frozen=True, kw_only=True):
    """An entity with a page: kind, slug, name and address, how many articles are about it, and its file (`path`, ""
    without one)."""

    kind: EntityKind
    slug: str
    name: str
    address: str
    articles: int
    path: str = ""

    def row(self) -> tuple[str, ...]:
        """Its line of a table."""
        return (self.kind, self.slug, self.name, str(self.articles), self.path)


def articles(found: Survey) -> tuple[Text, ...]:
    """The published articles, newest first."""
    return tuple(_text(each.parsed, each.address) for each in found.site.articles)


def withheld(found: Survey, why: Literal["draft", "future", "expired"]) -> tuple[Text, ...]:
    """What is not published for that reason: drafts newest first, others by when they come or went."""
    said = {each.path: each for each in found.intake.parsed}
    kept = {each.path: each for each in found.site.withheld if each.why == why and each.path in said}
    texts = [_text(each) for each in newest_first(said[path] for path in kept)]
    if why == "draft":
        return tuple(texts)
    texts = [structs.replace(each, moved=_when(kept[each.path].moment)) for each in texts]
    return tuple(sorted(texts, key=lambda each: (_by_time(kept[each.path].moment), each.path)))


def entities(found: Survey) -> tuple[Named, ...]:
    """All entities that have a page, by kind and slug."""
    return tuple(
        Named(
            kind=kind,
            slug=slug,
            name=each.ref.name,
            address=each.address,
            articles=len(each.articles),
            path=each.parsed.path.partition("#")[0] if each.parsed else "",
        )
        for (kind, slug), each in sorted(found.site.entities.items())
    )


class Row(Protocol):
    """What has a line in a table."""

    def row(self) -> tuple[str, ...]:
        """Its cells."""


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a table, its columns as wide as what is in them."""
    cells = [tuple(map(visible, each.row())) for each in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _text(parsed: Parsed, address: str = "") -> Text:
    front: Any = parsed.front
    title = getattr(front, "title", "") or getattr(front, "name", "") or parsed.slug
    return Text(path=parsed.path, title=title, date=_when(parsed.moment), address=address)


def _when(moment: Moment | None) -> When:
    if not moment:
        return None
    return moment.at.date() if moment.day_only else moment.at


def _by_time(moment: Moment | None) -> float:
    return moment.at.timestamp() if moment else 0.0


def _shown(when: When) -> str:
    if not when:
        return ""
    return f"{when:%Y-%m-%d %H:%M}" if isinstance(when, datetime) else f"{when:%Y-%m-%d}"
