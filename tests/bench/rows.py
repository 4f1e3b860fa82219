"""The rows of the tables: what is measured, in which order, and beside what."""

from collections.abc import Iterable
from typing import NamedTuple

SLOW_FROM = 5000
"""From so many articles on slow rows are run fewer times."""


class Row(NamedTuple):
    """One row: its label, the rows of Hugo and Pelican that it is compared with ("" for none), the row whose build it
    follows, and whether it takes a minute with many articles, and is then run less often."""

    label: str
    hugo: str = ""
    pelican: str = ""
    follows: str = ""
    slow: bool = False


def _clean(label: str, *, slow: bool = False) -> Row:
    return Row(label, "clean/hugo", "clean/pelican", slow=slow)


def _warm(label: str) -> Row:
    return Row(label, "clean/hugo", "clean/pelican", follows="clean/commonmark")


def _telling(label: str) -> Row:
    return Row(label, "clean/hugo", "clean/pelican", follows="clean/metadata")


def _names(label: str) -> Row:
    return Row(label, "clean/hugo", "clean/pelican", follows="clean/names")


ROWS = {
    "clean/hugo": _clean("Hugo, clean build"),
    "clean/pelican": _clean("Pelican, clean build", slow=True),
    "clean/commonmark": _clean("**Parc Fermé**, clean build, `commonmark`"),
    "clean/python-markdown": _clean("**Parc Fermé**, clean build, `python-markdown`", slow=True),
    "clean/extra": _clean("**Parc Fermé**, clean build, `python-markdown` with Pelican's extensions", slow=True),
    "warm/body": _warm("**Parc Fermé** after a body edit"),
    "warm/headline": _warm("**Parc Fermé** after a new headline"),
    "warm/article": _warm("**Parc Fermé** after a new article about two known drivers"),
    "warm/driver": _warm("**Parc Fermé** after an unknown driver in an old article"),
    "warm/nothing": _warm("**Parc Fermé** with nothing changed"),
    "clean/names": _clean("**Parc Fermé**, clean build, `commonmark`, names known and linked"),
    "names/body": _names("**Parc Fermé** after a body edit, names known and linked"),
    "names/article": _names("**Parc Fermé** after a new article about two known drivers, names known and linked"),
    "names/driver": _names("**Parc Fermé** after an unknown driver in an old article, names known and linked"),
    "names/name": _names("**Parc Fermé** after a name is known that texts have"),
    "names/nothing": _names("**Parc Fermé** with nothing changed, names known and linked"),
    "clean/metadata": _clean("**Parc Fermé**, clean build, `commonmark`, feeds of every list and metadata"),
    "metadata/body": _telling("**Parc Fermé** after a body edit, feeds and metadata"),
    "metadata/article": _telling("**Parc Fermé** after a new article about two known drivers, feeds and metadata"),
    "metadata/driver": _telling("**Parc Fermé** after an unknown driver in an old article, feeds and metadata"),
    "metadata/nothing": _telling("**Parc Fermé** with nothing changed, feeds and metadata"),
    "again/hugo": Row("Hugo after a body edit", "clean/hugo", "clean/pelican", follows="clean/hugo"),
    "again/pelican": Row("Pelican after a body edit, with its cache", "clean/hugo", "clean/pelican", slow=True),
    "serve/hugo": Row("`hugo server`, from an edit to the served page", "serve/hugo"),
    "serve/parcferme": Row("**`parcferme serve`**, from an edit to the served page", "serve/hugo"),
}
"""What is measured with every number of articles. Rows that follow another are compared with full builds."""

STARTS = {
    "start/python": "`python -c pass`",
    "start/parcferme": "**`parcferme --version`**",
    "start/hugo": "`hugo version`",
    "start/pelican": "`pelican --version`",
}
"""What is measured once: how long programs take to start."""


def chosen(only: Iterable[str]) -> list[str]:
    """The rows whose names begin in one of these ways, all if there are none, and those that they need, in order.
    ValueError for a beginning that no row has."""
    beginnings = tuple(only)
    every = [*ROWS, *STARTS]
    if unknown := [each for each in beginnings if not any(name.startswith(each) for name in every)]:
        raise ValueError(f"no row begins with {' or '.join(unknown)}; there are {', '.join(every)}")
    found = {name for name in every if not beginnings or name.startswith(beginnings)}
    needed = {other for name in found if name in ROWS for other in (ROWS[name].hugo, ROWS[name].follows)}
    if any(name in STARTS for name in found):
        needed.add("start/python")
    return [name for name in every if name in found | needed]


def turn(rows: Iterable[str], count: int, number: int, runs: int) -> list[str]:
    """The rows whose turn it is in a round, with so many articles; round 0 does not count. Slow rows are run half as
    often as the others, and not in round 0."""
    return [row for row in rows if row in ROWS and _first(row, count) <= number <= _last(row, count, runs)]


def _is_slow(row: str, count: int) -> bool:
    return ROWS[row].slow and count >= SLOW_FROM


def _first(row: str, count: int) -> int:
    return 1 if _is_slow(row, count) else 0


def _last(row: str, count: int, runs: int) -> int:
    return max(1, runs // 2) if _is_slow(row, count) else runs
