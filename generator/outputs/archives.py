"""Archives: the index of all articles, and one of each year and month."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from generator.model import Card, sealed
from generator.outputs.heads import absolute, crumbs, feed_links, url
from generator.outputs.lists import ListPage, list_pages, on_page, page_address, stand_in
from generator.outputs.pages import redirect
from generator.outputs.site import Fills, Outline, Site
from generator.outputs.views import ArchiveView, Head, Link, ListView, Pager

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The names of months in the titles of archives."""

ARCHIVE = "/archive/"


class Listing(NamedTuple):
    """A list of articles: where it stands, its title, its articles newest first, the steps above it and its parts,
    both as (title, address)."""

    address: str
    title: str
    cards: tuple[Card, ...]
    above: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


def outlines(site: Site) -> Iterator[Outline]:
    """The index of articles and every archive, page by page."""
    years = _years(site)
    for listing in (_all(site), *years, *(month for year in years for month in _months(year))):
        yield from _listing_outlines(site, listing)
    make = partial(_archive, site, years)
    yield Outline(address=ARCHIVE, make=make, template="archive.html", order="list", source="site.yaml")


def pager(site: Site, address: str, page: ListPage) -> Pager:
    """The neighbours of a page of the list at an address."""

    def at(number: int | None) -> str:
        return "" if number is None else url(site.facts, page_address(address, number))

    return Pager(at(page.newer), at(page.older), at(0) if page.number else "", page.number)


def _listing_outlines(site: Site, listing: Listing) -> Iterator[Outline]:
    pagination = site.config.pagination
    for page in list_pages(len(listing.cards), pagination):
        make = partial(_list, site, listing, page)
        address = page_address(listing.address, page.number)
        yield Outline(address=address, make=make, template="list.html", order="list", source="site.yaml")
    if number := stand_in(len(listing.cards), pagination):
        lead = partial(redirect, site, listing.address, listing.title)
        address = page_address(listing.address, number)
        yield Outline(address=address, make=lead, template="redirect.html", order="list", source="site.yaml")


def _all(site: Site) -> Listing:
    return Listing("/articles/", "Articles", tuple(article.card for article in site.articles))


def _years(site: Site) -> list[Listing]:
    cards = [article.card for article in site.articles]
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


def _list(site: Site, listing: Listing, page: ListPage, _: Fills) -> ListView:
    title = f"{listing.title}, page {page.number}" if page.number else listing.title
    return ListView(
        site=site.facts,
        head=sealed(
            Head(
                title=title,
                description="",
                url=absolute(site.facts, page_address(listing.address, page.number)),
                feeds=feed_links(site.facts, "/", site.facts.title),
                crumbs=crumbs(site.facts, *listing.above),
            )
        ),
        title=title,
        cards=on_page(listing.cards, page),
        pager=pager(site, listing.address, page),
        parts=() if page.number else _links(site, listing.parts),
    )


def _archive(site: Site, years: list[Listing], _: Fills) -> ArchiveView:
    return ArchiveView(
        site=site.facts,
        head=sealed(
            Head(title="Archive", description="", url=absolute(site.facts, ARCHIVE), crumbs=crumbs(site.facts))
        ),
        title="Archive",
        years=tuple((Link(each.title, url(site.facts, each.address)), _links(site, each.parts)) for each in years),
    )


def _links(site: Site, steps: tuple[tuple[str, str], ...]) -> tuple[Link, ...]:
    return tuple(Link(title, url(site.facts, address)) for title, address in steps)
