"""Archives: the index of all articles, and one of each year and month."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from generator.model import Card
from generator.outputs.heads import absolute, crumbs, feed_links, url
from generator.outputs.lists import ListPage, list_pages, page_address, stand_in
from generator.outputs.pages import redirect
from generator.outputs.site import Fills, Outline, Redirect, Site
from generator.outputs.views import ArchiveView, Head, Link, ListView, Pager, SiteFacts

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The names of months in the titles of archives."""

ARCHIVE = "/archive/"

Steps = tuple[tuple[str, str], ...]
"""Pages by (title, address)."""


class Listing(NamedTuple):
    """A list of articles: where it stands, its title, its articles newest first, the steps above it and its parts."""

    address: str
    title: str
    cards: Sequence[Card]
    above: Steps = ()
    parts: Steps = ()


def outlines(site: Site) -> Iterator[Outline]:
    """The index of articles and every archive, page by page."""
    cards = [article.card for article in site.articles]
    yield from _listing_outlines(site, Listing("/articles/", "Articles", cards))
    if "archive" in site.without:
        return
    years = _years(cards)
    for listing in (*years, *(month for year in years for month in _months(year))):
        yield from _listing_outlines(site, listing)
    every = tuple((year.title, year.address, year.parts) for year in years)
    yield Outline(
        address=ARCHIVE,
        make=archive_view,
        inputs=lambda _: (site.facts, every),
        template="archive.html",
        order="list",
        source="site.yaml",
    )


def pager(facts: SiteFacts, address: str, page: ListPage) -> Pager:
    """The neighbours of a page of the list at an address."""

    def at(number: int | None) -> str:
        return "" if number is None else url(facts, page_address(address, number))

    return Pager(at(page.newer), at(page.older), at(0) if page.number else "", page.number)


def _listing_outlines(site: Site, listing: Listing) -> Iterator[Outline]:
    pagination = site.config.pagination
    for page in list_pages(len(listing.cards), pagination):
        yield Outline(
            address=page_address(listing.address, page.number),
            make=list_view,
            inputs=partial(_list_inputs, site, listing, page),
            template="list.html",
            order="list",
            source="site.yaml",
        )
    if number := stand_in(len(listing.cards), pagination):
        old = page_address(listing.address, number)
        yield redirect(site, Redirect(old, listing.address, listing.title, "site.yaml"))


def _list_inputs(site: Site, listing: Listing, page: ListPage, _: Fills) -> tuple[Any, ...]:
    cards = tuple(listing.cards[page.first : page.last])
    parts = () if page.number else listing.parts
    return site.facts, listing.address, listing.title, page, cards, listing.above, parts


def _years(cards: Sequence[Card]) -> list[Listing]:
    groups = groupby(cards, key=lambda card: card.moment.at.year)
    return [_year(year, tuple(group)) for year, group in groups]


def _year(year: int, cards: tuple[Card, ...]) -> Listing:
    address = f"{ARCHIVE}{year}/"
    months = dict.fromkeys(card.moment.at.month for card in cards)
    parts = tuple((f"{MONTHS[month - 1]} {year}", f"{address}{month:02}/") for month in months)
    return Listing(address, str(year), cards, (("Archive", ARCHIVE),), parts)


def _months(year: Listing) -> Iterator[Listing]:
    groups = groupby(year.cards, key=lambda card: card.moment.at.month)
    for (title, address), (_, cards) in zip(year.parts, groups, strict=True):
        yield Listing(address, title, tuple(cards), (*year.above, (year.title, year.address)))


# ---------------------------------------------------------------- views


def list_view(
    facts: SiteFacts,
    address: str,
    title: str,
    page: ListPage,
    cards: tuple[Card, ...],
    above: Steps,
    parts: Steps,
) -> ListView:
    """One page of a list of articles."""
    shown = f"{title}, page {page.number}" if page.number else title
    return ListView(
        site=facts,
        head=Head(
            title=shown,
            description="",
            url=absolute(facts, page_address(address, page.number)),
            feeds=feed_links(facts, "/", facts.title),
            crumbs=crumbs(facts, *above),
        ),
        title=shown,
        cards=cards,
        pager=pager(facts, address, page),
        parts=_links(facts, parts),
    )


def archive_view(facts: SiteFacts, years: tuple[tuple[str, str, Steps], ...]) -> ArchiveView:
    """The years with their months."""
    return ArchiveView(
        site=facts,
        head=Head(title="Archive", description="", url=absolute(facts, ARCHIVE), crumbs=crumbs(facts)),
        title="Archive",
        years=tuple((Link(title, url(facts, address)), _links(facts, parts)) for title, address, parts in years),
    )


def _links(facts: SiteFacts, steps: Steps) -> tuple[Link, ...]:
    return tuple(Link(title, url(facts, address)) for title, address in steps)
