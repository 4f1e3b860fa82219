"""Archives: the index of all articles, and one of each year and month."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from generator.filters import partial as month_of
from generator.model import PartialDate
from generator.outputs.feed_forms import feed_links
from generator.outputs.heads import absolute, crumbs, url
from generator.outputs.linked import described
from generator.outputs.lists import ListPage, list_pages, page_address, stand_in
from generator.outputs.pages import redirect
from generator.outputs.parts import Head, Link, Pager, SiteFacts
from generator.outputs.site import Cards, Fills, Outline, Redirect, Site, day_of
from generator.outputs.views import ArchiveView, ListView
from generator.wording import Wording

ARCHIVE = "/archive/"

Steps = tuple[tuple[str, str], ...]
"""Pages by (title, address)."""


class Listing(NamedTuple):
    """A list of articles: where it stands, its title, the places of its articles, newest first, the steps above it
    and its parts."""

    address: str
    title: str
    places: range
    above: Steps = ()
    parts: Steps = ()


def outlines(site: Site) -> Iterator[Outline]:
    """The index of articles and every archive, page by page."""
    yield from _listing_outlines(site, Listing("/articles/", site.words().say("Articles"), range(len(site.articles))))
    if "archive" in site.without:
        return
    years = _years(site)
    for listing in (*years, *(month for year in years for month in _months(site, year))):
        yield from _listing_outlines(site, listing)
    every = tuple((year.title, year.address, year.parts) for year in years)
    yield Outline(
        address=ARCHIVE,
        make=archive_view,
        inputs=lambda _: (site.facts, site.words(), every),
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
    for page in list_pages(len(listing.places), pagination):
        yield Outline(
            address=page_address(listing.address, page.number),
            make=list_view,
            inputs=partial(_list_inputs, site, listing, page),
            template="list.html",
            order="list",
            source="site.yaml",
            near=day_of(site.articles[listing.places[page.first]]) if listing.places else 0,
        )
    if number := stand_in(len(listing.places), pagination):
        old = page_address(listing.address, number)
        yield redirect(site, Redirect(old, listing.address, listing.title, "site.yaml"))


def _list_inputs(site: Site, listing: Listing, page: ListPage, _: Fills) -> tuple[Any, ...]:
    cards = site.cards(listing.places[page.first : page.last])
    parts = () if page.number else listing.parts
    return site.facts, site.words(), listing.address, listing.title, page, cards, listing.above, parts


def _years(site: Site) -> list[Listing]:
    return [_year(site, year, places) for year, places in _runs(site, range(len(site.articles)), "year")]


def _year(site: Site, year: int, places: range) -> Listing:
    address = f"{ARCHIVE}{year}/"
    months = [month for month, _ in _runs(site, places, "month")]
    language = site.facts.language
    parts = tuple(
        (month_of(PartialDate(f"{year:04}-{month:02}"), language), f"{address}{month:02}/") for month in months
    )
    return Listing(address, str(year), places, ((site.words().say("Archive"), ARCHIVE),), parts)


def _months(site: Site, year: Listing) -> Iterator[Listing]:
    runs = _runs(site, year.places, "month")
    for (title, address), (_, places) in zip(year.parts, runs, strict=True):
        yield Listing(address, title, places, (*year.above, (year.title, year.address)))


def _runs(site: Site, places: range, part: str) -> Iterator[tuple[int, range]]:
    """The places of articles of one year after the other, or of one month."""
    for number, group in groupby(places, key=lambda place: getattr(site.articles[place].card.moment.at, part)):
        found = list(group)
        yield number, range(found[0], found[-1] + 1)


# ---------------------------------------------------------------- views


def list_view(
    facts: SiteFacts,
    words: Wording,
    address: str,
    title: str,
    page: ListPage,
    cards: Cards,
    above: Steps,
    parts: Steps,
) -> ListView:
    """One page of a list of articles."""
    shown = words.say("%(title)s, page %(number)s", title=title, number=page.number) if page.number else title
    return ListView(
        site=facts,
        head=described(
            facts,
            Head(
                title=shown,
                description="",
                url=absolute(facts, page_address(address, page.number)),
                feeds=feed_links(facts, "/", facts.title),
                crumbs=crumbs(facts, *above),
            ),
        ),
        title=shown,
        cards=cards.all(),
        pager=pager(facts, address, page),
        parts=_links(facts, parts),
    )


def archive_view(facts: SiteFacts, words: Wording, years: tuple[tuple[str, str, Steps], ...]) -> ArchiveView:
    """The years with their months."""
    title = words.say("Archive")
    head = Head(title=title, description="", url=absolute(facts, ARCHIVE), crumbs=crumbs(facts))
    return ArchiveView(
        site=facts,
        head=described(facts, head),
        title=title,
        years=tuple((Link(title, url(facts, address)), _links(facts, parts)) for title, address, parts in years),
    )


def _links(facts: SiteFacts, steps: Steps) -> tuple[Link, ...]:
    return tuple(Link(title, url(facts, address)) for title, address in steps)
