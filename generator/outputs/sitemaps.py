"""Sitemaps: every page a search engine should know, and robots.txt. Last changes come from content or are not told."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from xml.sax.saxutils import escape

from generator.model import Card, Moment
from generator.outputs.addresses import index_address
from generator.outputs.archives import ARCHIVE
from generator.outputs.cards import changed
from generator.outputs.heads import absolute, canonical, rfc3339
from generator.outputs.lists import list_pages, on_page
from generator.outputs.site import Article, Fills, Outline, Site, StandalonePage
from generator.outputs.views import SitemapView, TextView
from generator.schema import PLURALS


def outlines(site: Site) -> Iterator[Outline]:
    """The sitemap, and robots.txt unless the site brings its own under content/static/."""
    yield Outline(address="/sitemap.xml", make=partial(_sitemap, site), order="list", source="site.yaml")
    if not any(file.address == "/robots.txt" for file in site.files):
        yield Outline(address="/robots.txt", make=partial(_robots, site), order="list", source="site.yaml")


def sitemap(view: SitemapView) -> bytes:
    """The sitemap, by the protocol of sitemaps.org, 0.9."""
    rows = (
        f"<url><loc>{escape(address)}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</url>"
        for address, changed in view.rows
    )
    lead = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return (lead + "\n".join(rows) + "\n</urlset>\n").encode()


def text(view: TextView) -> bytes:
    """A file whose text is at hand."""
    return view.text.encode()


def _robots(site: Site, _: Fills) -> TextView:
    return TextView(text=f"User-agent: *\nAllow: /\n\nSitemap: {absolute(site.facts, '/sitemap.xml')}\n")


def _sitemap(site: Site, _: Fills) -> SitemapView:
    rows = sorted(dict(_rows(site)).items())
    return SitemapView(rows=tuple((absolute(site.facts, address), changed) for address, changed in rows))


def _rows(site: Site) -> Iterator[tuple[str, str]]:
    """Every address worth finding with its last change: no numbered pages, no copies, nothing kept from robots."""
    cards = [article.card for article in site.articles]
    yield from (("/", _latest(cards[: site.config.pagination.size + 1])), ("/articles/", _latest(_shown(site, cards))))
    yield ARCHIVE, ""
    yield from ((index_address(kind), "") for kind in PLURALS)
    for article in site.articles:
        if _findable(site, article):
            yield article.address, _day_or_moment(changed(article.card))
    for page in site.pages:
        if _findable(site, page):
            updated = page.parsed.front.updated
            yield page.address, _day_or_moment(updated) if updated else ""
    for entity in site.entities.values():
        yield entity.address, _latest(_shown(site, entity.cards))


def _findable(site: Site, text: Article | StandalonePage) -> bool:
    """Whether robots may index a text, and this is its first address. `none` means noindex and nofollow."""
    front, own = text.parsed.front, absolute(site.facts, text.address)
    words = set(re.split(r"[\s,:]+", front.robots.lower()))
    return not words & {"noindex", "none"} and canonical(site.facts, front.canonical, text.address) == own


def _shown(site: Site, cards: Sequence[Card]) -> Sequence[Card]:
    """The articles on a list's own address."""
    return on_page(cards, list_pages(len(cards), site.config.pagination)[0])


def _latest(cards: Iterable[Card]) -> str:
    moments = [changed(card) for card in cards]
    return _day_or_moment(max(moments, key=lambda moment: moment.at)) if moments else ""


def _day_or_moment(moment: Moment) -> str:
    return f"{moment.at:%Y-%m-%d}" if moment.day_only else rfc3339(moment)
