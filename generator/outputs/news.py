"""The news sitemap: what was published within the last 48 hours, for Google News (its "News sitemaps")."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from html import escape
from typing import Any

from generator.outputs.file_views import NewsSitemapView
from generator.outputs.heads import absolute, rfc3339
from generator.outputs.parts import NewsRow
from generator.outputs.site import Article, Fills, Outline, Site
from generator.outputs.sitemaps import NEWS, findable, makes_news
from generator.text.html import storable

AGE = timedelta(hours=48)
"""How long an article is news."""

MOST = 1000
"""How many articles a news sitemap may hold."""


def fresh(articles: Sequence[Article], now: datetime) -> tuple[int, ...]:
    """The places of those among articles, newest first, that are news at a moment: not those that are still to come."""
    found = []
    for place, article in enumerate(articles):
        at = article.card.moment.at
        if at <= now - AGE:
            break
        if at <= now:
            found.append(place)
    return tuple(found)


def stale(articles: Sequence[Article], now: datetime) -> datetime | None:
    """When the first of those that are news at a moment is none any more."""
    places = fresh(articles, now)
    return articles[places[-1]].card.moment.at + AGE if places else None


def outlines(site: Site) -> Iterator[Outline]:
    """The news sitemap, of a site with an article. Where none is news it holds the newest, without saying that it is
    news: Google lets an older one stand so, and a sitemap has to hold something (sitemaps.org's schema)."""
    newest = makes_news(site)
    if not newest:
        return

    def inputs(_: Fills) -> tuple[Any, ...]:
        news, facts = site.config.news, site.facts
        places = [place for place in site.fresh if findable(site, site.articles[place])][:MOST]
        language = news.language or facts.language
        rows = tuple([_row(site, site.articles[place], language) for place in places])
        return news.publication or facts.title, rows or (NewsRow(url=absolute(site.facts, newest.address)),)

    yield Outline(address=NEWS, make=news_view, inputs=inputs, order="list", source="site.yaml")


def news_view(publication: str, rows: tuple[NewsRow, ...]) -> NewsSitemapView:
    """What is news."""
    return NewsSitemapView(publication=publication, rows=rows)


def news_sitemap(view: NewsSitemapView) -> bytes:
    """The sitemap with the elements of Google's schema, sitemap-news 0.9."""
    lead = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
    )
    rows = [f"{_url(view.publication, row)}\n" for row in view.rows]
    return f"{lead}{''.join(rows)}</urlset>\n".encode()


def _url(publication: str, row: NewsRow) -> str:
    if not row.published:
        return f"<url>{_element('loc', row.url)}</url>"
    name = _element("news:name", publication) + _element("news:language", row.language)
    news = (
        f"<news:publication>{name}</news:publication>"
        + _element("news:publication_date", row.published)
        + _element("news:title", row.title)
    )
    return f"<url>{_element('loc', row.url)}<news:news>{news}</news:news></url>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(storable(text), quote=False)}</{name}>"


def _row(site: Site, article: Article, language: str) -> NewsRow:
    moment = article.card.moment
    return NewsRow(
        url=absolute(site.facts, article.address),
        title=article.card.title,
        published=moment.at.date().isoformat() if moment.day_only else rfc3339(moment),
        language=_code(article.card.language or language),
    )


def _code(language: str) -> str:
    """A language as Google wants it: ISO 639, of two or three letters, but for zh-cn and zh-tw."""
    code = language.lower()
    return code if code in ("zh-cn", "zh-tw") else code.partition("-")[0]
