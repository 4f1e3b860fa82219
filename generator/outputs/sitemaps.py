"""Sitemaps: every page a search engine should know, and robots.txt. Last changes come from content or are not told."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from typing import Any

from generator.model import PLURALS
from generator.outputs.addresses import index_address
from generator.outputs.archives import ARCHIVE
from generator.outputs.attribution import ADDRESS as ATTRIBUTION
from generator.outputs.attribution import makes_page as attributes
from generator.outputs.cards import changed
from generator.outputs.heads import absolute, canonical
from generator.outputs.lists import first_page
from generator.outputs.schedule import ADDRESS as SCHEDULE
from generator.outputs.schedule import makes_page as schedules
from generator.outputs.site import Article, Fills, Outline, Site, StandalonePage
from generator.outputs.views import SitemapView, TextView
from generator.text.summaries import day_or_moment


def outlines(site: Site) -> Iterator[Outline]:
    """The sitemap, and robots.txt unless the site brings its own under content/static/."""
    rows = partial(_sitemap_inputs, site)
    yield Outline(address="/sitemap.xml", make=sitemap_view, inputs=rows, order="list", source="site.yaml")
    if "robots" in site.without or any(file.address == "/robots.txt" for file in site.files):
        return
    where = (absolute(site.facts, "/sitemap.xml"),)
    yield Outline(address="/robots.txt", make=robots_view, inputs=lambda _: where, order="list", source="site.yaml")


def sitemap_view(rows: list[str]) -> SitemapView:
    """Every address worth finding."""
    return SitemapView(rows=tuple(rows))


def robots_view(sitemap: str) -> TextView:
    """What robots may read: everything."""
    return TextView(text=f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")


def sitemap(view: SitemapView) -> bytes:
    """The sitemap, by the protocol of sitemaps.org, 0.9."""
    rows = (
        f"<url><loc>{escape(address, quote=False)}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>"
        for address, _, changed in (row.partition(" ") for row in view.rows)
    )
    lead = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (lead + "\n".join(rows) + "\n</urlset>\n").encode()


def text(view: TextView) -> bytes:
    """A file whose text is at hand."""
    return view.text.encode()


def _sitemap_inputs(site: Site, _: Fills) -> tuple[Any, ...]:
    return (sorted({f"{address} {changed}" for address, changed in _rows(site)}),)


def _rows(site: Site) -> Iterator[tuple[str, str]]:
    """Every whole address worth finding with its last change: no numbered pages, no copies, nothing kept from
    robots."""
    facts, articles = site.facts, site.articles
    host = facts.base_url.removesuffix(facts.root)
    last = [changed(article.card).at for article in articles]

    def latest(places: Sequence[int]) -> str:
        """The last change of any of these."""
        return articles[max(places, key=last.__getitem__)].parsed.changed if places else ""

    every = range(len(articles))
    yield absolute(facts, "/"), latest(every[: site.config.pagination.size + 1])
    yield absolute(facts, "/articles/"), latest(_shown(site, every))
    if "archive" not in site.without:
        yield absolute(facts, ARCHIVE), ""
    yield from (
        (absolute(facts, index_address(kind)), "") for kind, plural in PLURALS.items() if plural not in site.without
    )
    if attributes(site):
        yield absolute(facts, ATTRIBUTION), ""
    if schedules(site):
        yield absolute(facts, SCHEDULE), ""
    for article in articles:
        front = article.parsed.front
        if not (front.robots or front.canonical) or _findable(site, article):
            yield host + article.card.url, article.parsed.changed
    for page in site.pages:
        if _findable(site, page):
            updated = page.parsed.front.updated
            yield absolute(facts, page.address), day_or_moment(updated) if updated else ""
    for entity in site.entities.values():
        yield host + entity.ref.url, latest(_shown(site, entity.articles))
    yield from ((host + url, "") for url in site.past.seasons.values())


def _findable(site: Site, text: Article | StandalonePage) -> bool:
    """Whether robots may index a text, and this is its first address. `none` means noindex and nofollow."""
    front = text.parsed.front
    own = absolute(site.facts, text.address)
    words = set(re.split(r"[\s,:]+", front.robots.lower()))
    return not words & {"noindex", "none"} and canonical(site.facts, front.canonical, text.address) == own


def _shown(site: Site, places: Sequence[int]) -> Sequence[int]:
    """The articles on a list's own address."""
    return places[: first_page(len(places), site.config.pagination).last]
