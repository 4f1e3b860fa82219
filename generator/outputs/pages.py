"""Pages: articles, the home page, pages outside the stream, 404 and redirects."""

from collections.abc import Iterator
from functools import partial

from generator.model import Heading, sealed
from generator.outputs.cards import summary_of
from generator.outputs.chrome import direction_of
from generator.outputs.facts import source_notes
from generator.outputs.heads import absolute, canonical, crumbs, feed_links, url
from generator.outputs.site import Article, Fills, Outline, Redirect, Site, StandalonePage
from generator.outputs.views import (
    ArticleView,
    CorrectionNote,
    Head,
    HomeView,
    NotFoundView,
    PageView,
    RedirectView,
)
from generator.schema import ArticleFront

LONG = 4
"""From so many headings on an article shows a table of contents by itself."""


def outlines(site: Site) -> Iterator[Outline]:
    """Every page that is no list."""
    yield Outline(address="/", make=partial(_home, site), template="home.html", order="list", source="site.yaml")
    for article in site.articles:
        template = article.parsed.front.template or "article.html"
        make = partial(_article, site, article)
        yield Outline(address=article.address, make=make, template=template, source=article.parsed.path)
    for page in site.pages:
        template = page.parsed.front.template or "page.html"
        make_page = partial(_page, site, page)
        yield Outline(address=page.address, make=make_page, template=template, source=page.parsed.path)
    yield Outline(address="/404.html", make=partial(_not_found, site), template="404.html", source="site.yaml")
    for old in site.redirects:
        make_old = partial(_redirect, site, old)
        yield Outline(address=old.address, make=make_old, template="redirect.html", order="list", source=old.source)


def redirect(site: Site, to: str, title: str, _: Fills) -> RedirectView:
    """The view of a page that leads to an address of the site."""
    return RedirectView(site=site.facts, url=url(site.facts, to), absolute=absolute(site.facts, to), title=title)


def _redirect(site: Site, old: Redirect, fills: Fills) -> RedirectView:
    return redirect(site, old.to, old.title, fills)


def _home(site: Site, _: Fills) -> HomeView:
    size = site.config.pagination.size
    latest = [article.card for article in site.articles[: size + 1]]
    featured = (article.card for article in site.articles[: size + 1] if article.parsed.front.featured)
    lead = next(featured, latest[0] if latest else None)
    return HomeView(
        site=site.facts,
        head=sealed(
            Head(
                title=site.facts.title,
                description=site.config.description or site.facts.tagline,
                url=absolute(site.facts, "/"),
                feeds=feed_links(site.facts, "/", site.facts.title),
            )
        ),
        lead=lead,
        latest=tuple(card for card in latest if card is not lead)[:size],
        more=url(site.facts, "/articles/"),
    )


def _article(site: Site, article: Article, fills: Fills) -> ArticleView:
    front: ArticleFront = article.parsed.front
    return ArticleView(
        site=site.facts,
        head=_article_head(site, article),
        card=article.card,
        dek=front.summary,
        body=fills.page(article.parsed),
        toc=_contents(article.parsed.body.headings, front.toc),
        sources=source_notes(front.sources),
        corrections=tuple(CorrectionNote(each.date, each.text) for each in front.corrections),
        newer=article.newer,
        older=article.older,
        related=article.related,
        extra=front.extra,
    )


def _article_head(site: Site, article: Article) -> Head:
    front: ArticleFront = article.parsed.front
    return sealed(
        Head(
            title=front.title,
            description=article.card.summary,
            url=canonical(site.facts, front.canonical, article.address),
            type="article",
            language=front.language,
            direction=direction_of(front.language),
            robots=front.robots,
            image=article.card.image,
            published=article.card.moment,
            modified=article.card.updated,
            feeds=feed_links(site.facts, "/", site.facts.title),
            crumbs=crumbs(site.facts, ("Articles", "/articles/")),
            alternates=article.translations,
        )
    )


def _contents(headings: tuple[Heading, ...], wanted: bool | None) -> tuple[Heading, ...]:
    return headings if wanted or (wanted is None and len(headings) >= LONG) else ()


def _page(site: Site, page: StandalonePage, fills: Fills) -> PageView:
    front = page.parsed.front
    return PageView(
        site=site.facts,
        head=sealed(
            Head(
                title=front.title,
                description=summary_of(front.summary, page.parsed.body.opening),
                url=canonical(site.facts, front.canonical, page.address),
                language=front.language,
                direction=direction_of(front.language),
                robots=front.robots,
                image=page.image,
                crumbs=crumbs(site.facts),
            )
        ),
        title=front.title,
        body=fills.page(page.parsed),
        updated=front.updated,
        toc=_contents(page.parsed.body.headings, front.toc),
        extra=front.extra,
    )


def _not_found(site: Site, _: Fills) -> NotFoundView:
    head = sealed(Head(title="Not found", description="", url=absolute(site.facts, "/404.html"), robots="noindex"))
    return NotFoundView(site=site.facts, head=head)
