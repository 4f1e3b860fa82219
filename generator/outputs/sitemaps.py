"""Sitemaps: every page a search engine should know, and robots.txt. Last changes come from content or are not told."""

from collections.abc import Iterable, Iterator
from functools import partial
from xml.sax.saxutils import escape

from generator.model import Card, Moment, Parsed
from generator.outputs.addresses import index_address
from generator.outputs.archives import ARCHIVE
from generator.outputs.heads import absolute
from generator.outputs.pages import modified
from generator.outputs.site import PLURALS, Fills, Outline, Site
from generator.outputs.views import SitemapView, TextView


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
    newest = _latest(article.card for article in site.articles[: site.config.pagination.size])
    yield from (("/", newest), ("/articles/", newest), (ARCHIVE, ""))
    yield from ((index_address(kind), "") for kind in PLURALS)
    for article in site.articles:
        if _findable(article.parsed):
            yield article.address, _day_or_moment(modified(article) or article.card.moment)
    for page in site.pages:
        if _findable(page.parsed):
            updated = page.parsed.front.updated
            yield page.address, _day_or_moment(updated) if updated else ""
    for entity in site.entities.values():
        yield entity.address, _latest(entity.cards[: site.config.pagination.size])


def _findable(parsed: Parsed) -> bool:
    return "noindex" not in parsed.front.robots and not parsed.front.canonical


def _latest(cards: Iterable[Card]) -> str:
    moments = [card.updated or card.moment for card in cards]
    return _day_or_moment(max(moments, key=lambda moment: moment.at)) if moments else ""


def _day_or_moment(moment: Moment) -> str:
    return f"{moment.at:%Y-%m-%d}" if moment.day_only else moment.at.isoformat()
