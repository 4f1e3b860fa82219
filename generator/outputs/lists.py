"""Lists: articles by time, cut into pages.

By default pages are numbered from the oldest: a list's own address shows the newest 20 to 39 articles (with 20 to a
page), and the older ones stand on numbered pages that are full and never change because something newer came. The
page after the newest numbered one leads to the list itself until it is a page of its own, so that every numbered
page can name its newer neighbour once and for all.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from generator.model import Parsed
from generator.outputs.addresses import below
from generator.schema import PaginationFront

T = TypeVar("T")


class ListPage(NamedTuple):
    """One page of a list: its number (0 for the list's own address), the items on it as a range, the numbers of its
    neighbours (None: there is none)."""

    number: int
    first: int
    last: int
    newer: int | None
    older: int | None


def list_pages(count: int, pagination: PaginationFront) -> list[ListPage]:
    """How so many items, newest first, are cut into pages: each item stands on just one."""
    return list(_pages(count, pagination))


def first_page(count: int, pagination: PaginationFront) -> ListPage:
    """The page at the list's own address, without cutting the others."""
    return next(_pages(count, pagination))


def page_address(address: str, number: int) -> str:
    """The address of a numbered page of the list at an address."""
    return f"{below(address)}page/{number}/" if number else address


def stand_in(count: int, pagination: PaginationFront) -> int | None:
    """The number whose address leads to the list itself until a page takes it; None while no page is numbered."""
    numbered = _numbered(count, pagination.size)
    return numbered + 1 if numbered and pagination.number_from == "oldest" else None


def on_page(items: Sequence[T], page: ListPage) -> tuple[T, ...]:
    """The items of one page."""
    return tuple(items[page.first : page.last])


def _pages(count: int, pagination: PaginationFront) -> Iterator[ListPage]:
    cut = _from_newest if pagination.number_from == "newest" else _from_oldest
    return cut(count, pagination.size)


def _numbered(count: int, size: int) -> int:
    """How many full pages stand behind the list's own, which keeps 20 to 39 of 20 to a page."""
    return max(0, count // size - 1)


def _from_oldest(count: int, size: int) -> Iterator[ListPage]:
    numbered = _numbered(count, size)
    yield ListPage(0, 0, count - numbered * size, None, numbered or None)
    for number in range(numbered, 0, -1):
        last = count - (number - 1) * size
        yield ListPage(number, last - size, last, number + 1, number - 1 or None)


def _from_newest(count: int, size: int) -> Iterator[ListPage]:
    pages = max(1, -(-count // size))
    for page in range(pages):
        number = page + 1 if page else 0
        newer = None if not page else (page if page > 1 else 0)
        yield ListPage(
            number, page * size, min(count, (page + 1) * size), newer, page + 2 if page + 1 < pages else None
        )


def newest_first(articles: Iterable[Parsed]) -> list[Parsed]:
    """Articles by time, newest first; one dated by the day alone below the timed ones of that moment, then by path."""
    return sorted(articles, key=_by_time)


def _by_time(article: Parsed) -> tuple[float, bool, str]:
    moment = article.moment
    return (-moment.at.timestamp(), moment.day_only, article.path) if moment else (0.0, True, article.path)
