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
from generator.outputs.corrections import ADDRESS as CORRECTIONS
from generator.outputs.corrections import last_corrected
from generator.outputs.file_views import SitemapIndexView, SitemapView, TextView
from generator.outputs.heads import absolute, canonical
from generator.outputs.lists import first_page
from generator.outputs.schedule import ADDRESS as SCHEDULE
from generator.outputs.schedule import makes_page as schedules
from generator.outputs.site import Article, Fills, Outline, Site, StandalonePage
from generator.text.summaries import day_or_moment

SITEMAP, NEWS = "/sitemap.xml", "/news-sitemap.xml"

MOST = 50_000
"""How many addresses one sitemap may hold, by the protocol."""


def outlines(site: Site, most: int = MOST) -> Iterator[Outline]:
    """The sitemap, cut into several and their index where it has more than so many rows, and robots.txt unless the site
    brings its own under content/static/."""
    yield from _sitemaps(site, most)
    if "robots" in site.without or any(file.address == "/robots.txt" for file in site.files):
        return
    names = (SITEMAP, NEWS) if makes_news(site) else (SITEMAP,)
    where = tuple(absolute(site.facts, name) for name in names)
    yield Outline(address="/robots.txt", make=robots_view, inputs=lambda _: where, order="list", source="site.yaml")


def sitemap_view(rows: list[str]) -> SitemapView:
    """Every address worth finding."""
    return SitemapView(rows=tuple(rows))


def index_view(rows: tuple[str, ...]) -> SitemapIndexView:
    """Where the parts of the sitemap are."""
    return SitemapIndexView(rows=rows)


def robots_view(*sitemaps: str) -> TextView:
    """What robots may read: everything."""
    return TextView(text="User-agent: *\nAllow: /\n\n" + "".join(f"Sitemap: {each}\n" for each in sitemaps))


def sitemap(view: SitemapView) -> bytes:
    """The sitemap, by the protocol of sitemaps.org, 0.9."""
    rows = (
        f"<url><loc>{escape(address, quote=False)}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>"
        for address, _, changed in (row.partition(" ") for row in view.rows)
    )
    lead = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (lead + "\n".join(rows) + "\n</urlset>\n").encode()


def sitemap_index(view: SitemapIndexView) -> bytes:
    """The index, by the same protocol."""
    rows = (f"<sitemap><loc>{escape(address, quote=False)}</loc></sitemap>\n" for address in view.rows)
    lead = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    )
    return f"{lead}{''.join(rows)}</sitemapindex>\n".encode()


def text(view: TextView) -> bytes:
    """A file whose text is at hand."""
    return view.text.encode()


def _sitemaps(site: Site, most: int) -> Iterator[Outline]:
    if _at_most(site) <= most or len(rows := _every_row(site)) <= most:
        one = partial(_sitemap_inputs, site)
        yield Outline(address=SITEMAP, make=sitemap_view, inputs=one, order="list", source="site.yaml")
        return
    parts = {f"/sitemap-{at // most + 1}.xml": rows[at : at + most] for at in range(0, len(rows), most)}
    where = tuple(absolute(site.facts, address) for address in parts)
    yield Outline(address=SITEMAP, make=index_view, inputs=lambda _: (where,), order="list", source="site.yaml")
    for address, part in parts.items():
        inputs = partial(_part_inputs, part)
        yield Outline(address=address, make=sitemap_view, inputs=inputs, order="list", source="site.yaml")


def _at_most(site: Site) -> int:
    """More rows than there can be, without making them."""
    every = (site.articles, site.pages, site.entities, site.past.seasons, site.added, PLURALS)
    return sum(map(len, every)) + 5


def _every_row(site: Site) -> list[str]:
    return sorted({f"{address} {changed}" for address, changed in _rows(site)})


def _sitemap_inputs(site: Site, _: Fills) -> tuple[Any, ...]:
    return (_every_row(site),)


def _part_inputs(rows: list[str], _: Fills) -> tuple[Any, ...]:
    return (rows,)


def _rows(site: Site) -> Iterator[tuple[str, str]]:
    """Every whole address worth finding with its last change: no numbered pages, no copies, no lists of nothing,
    nothing kept from robots."""
    facts, articles = site.facts, site.articles
    host = facts.base_url.removesuffix(facts.root)
    last = [changed(article.card).at for article in articles]

    def latest(places: Sequence[int]) -> str:
        """The last change of any of these."""
        return articles[max(places, key=last.__getitem__)].parsed.changed if places else ""

    every = range(len(articles))
    yield absolute(facts, "/"), latest(every[: site.config.pagination.size + 1])
    if articles:
        yield absolute(facts, "/articles/"), latest(_shown(site, every))
        if "archive" not in site.without:
            yield absolute(facts, ARCHIVE), ""
    kinds = {kind for kind, _ in site.entities}
    yield from ((absolute(facts, index_address(kind)), "") for kind in PLURALS if kind in kinds)
    yield from ((absolute(facts, address), day) for address, day in _of_the_site(site))
    for article in articles:
        front = article.parsed.front
        if not (front.robots or front.canonical) or findable(site, article):
            yield host + article.card.url, article.parsed.changed
    for page in site.pages:
        if findable(site, page):
            updated = page.parsed.front.updated
            yield absolute(facts, page.address), day_or_moment(updated) if updated else ""
    for entity in site.entities.values():
        yield host + entity.ref.url, latest(_shown(site, entity.articles))
    yield from ((host + url, "") for url in site.past.seasons.values())
    yield from ((absolute(facts, address), "") for address in site.added if address.endswith("/"))


def _of_the_site(site: Site) -> Iterator[tuple[str, str]]:
    """The pages that the site makes of what articles and entities say beside, each with its last change."""
    if attributes(site):
        yield ATTRIBUTION, ""
    if schedules(site):
        yield SCHEDULE, ""
    if corrected := last_corrected(site):
        yield CORRECTIONS, day_or_moment(corrected)


def findable(site: Site, text: Article | StandalonePage) -> bool:
    """Whether robots may index a text, and this is its first address. `none` means noindex and nofollow."""
    front = text.parsed.front
    own = absolute(site.facts, text.address)
    words = set(re.split(r"[\s,:]+", front.robots.lower()))
    return not words & {"noindex", "none"} and canonical(site.facts, front.canonical, text.address) == own


def makes_news(site: Site) -> Article | None:
    """The newest article that a news sitemap may hold; None where the site has none, or its theme does without one."""
    if "news_sitemap" in site.without:
        return None
    return next((article for article in site.articles if findable(site, article)), None)


def _shown(site: Site, places: Sequence[int]) -> Sequence[int]:
    """The articles on a list's own address."""
    return places[: first_page(len(places), site.config.pagination).last]
