"""Pages: articles, pages outside the stream, 404 and redirects."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from generator.labels import label
from generator.model import Filled, Parsed, Picture, TermRef
from generator.outputs import attribution, linked_stories
from generator.outputs.cards import shown_terms
from generator.outputs.chrome import direction_of
from generator.outputs.facts import source_notes
from generator.outputs.feed_forms import feed_links
from generator.outputs.heads import SEARCH, absolute, canonical, crumbs, robots, shared, url
from generator.outputs.linked import described, is_wanted, whole
from generator.outputs.parts import CorrectionNote, Head, Link, Neighbour, SiteFacts, Translation
from generator.outputs.site import Article, Cards, Fills, Outline, Redirect, Site, StandalonePage, Texts, day_of
from generator.outputs.views import ArticleView, NotFoundView, PageView, RedirectView, SearchView
from generator.schema import ArticleFront, PageFront, SiteFront
from generator.wording import Wording

BUNDLE = "/pagefind/"
"""Where the index of the search lies, and the script that reads it."""


def outlines(site: Site) -> Iterator[Outline]:
    """Every page that is no list."""
    yield from text_outlines(site, range(len(site.articles)), site.pages)
    if "not_found" not in site.without:
        lost = partial(_facts_alone, site)
        yield Outline(address="/404.html", make=not_found_view, inputs=lost, template="404.html", source="site.yaml")
    if site.facts.search:
        facts = partial(_facts_alone, site)
        yield Outline(address=SEARCH, make=search_view, inputs=facts, template="search.html", source="site.yaml")
    yield from attribution.outlines(site)
    for old in site.redirects:
        yield redirect(site, old)


def text_outlines(site: Texts, places: Iterable[int], pages: Iterable[StandalonePage]) -> Iterator[Outline]:
    """The pages of the articles at these places, and these pages."""
    for place in places:
        article = site.articles[place]
        yield Outline(
            address=article.address,
            make=article_view,
            inputs=partial(_article_inputs, site, place),
            template=article.parsed.front.template or "article.html",
            source=article.parsed.path,
            shows=(article.parsed.path,),
            language=article.parsed.front.language,
            near=day_of(article),
        )
    for page in pages:
        yield Outline(
            address=page.address,
            make=page_view,
            inputs=partial(_page_inputs, site, page),
            template=page.parsed.front.template or "page.html",
            source=page.parsed.path,
            shows=(page.parsed.path,),
            language=page.parsed.front.language,
        )


def redirect(site: Site, old: Redirect) -> Outline:
    """A page at an old address that leads to a new one."""
    return Outline(
        address=old.address,
        make=redirect_view,
        inputs=lambda _: (site.facts, old.to, old.title),
        template="redirect.html",
        order="list",
        source=old.source,
    )


# ---------------------------------------------------------------- what they are made of


def _article_inputs(site: Texts, place: int, fills: Fills) -> tuple[Any, ...]:
    article = site.articles[place]
    return (
        site.facts,
        site.words(article.parsed.front.language),
        article,
        fills.page(article.parsed, article.parsed.front.toc),
        site.articles[place - 1].link if place else None,
        site.articles[place + 1].link if place + 1 < len(site.articles) else None,
        site.cards(site.related[place]),
        site.weekend(place),
        site.socials.get(article.address),
    )


def _page_inputs(site: Texts, page: StandalonePage, fills: Fills) -> tuple[Any, ...]:
    body = fills.page(page.parsed, page.parsed.front.toc)
    return site.facts, page.parsed, page.address, page.above, page.image, body


def _facts_alone(site: Site, _: Fills) -> tuple[Any, ...]:
    return site.facts, site.words()


# ---------------------------------------------------------------- views


def article_view(
    facts: SiteFacts,
    words: Wording,
    article: Article,
    body: Filled,
    newer: Neighbour | None,
    older: Neighbour | None,
    related: Cards,
    weekend: Cards,
    social: Picture | None,
) -> ArticleView:
    """An article's page."""
    front: ArticleFront = article.parsed.front
    card = article.card
    terms = shown_terms(article.terms)
    head = _article_head(facts, words, article, terms, social)
    return ArticleView(
        site=facts,
        head=described(facts, head, linked_stories.story(facts, article, head, body) if is_wanted(facts) else None),
        card=card,
        terms=terms,
        dek=front.summary,
        body=body,
        sources=source_notes(front.sources),
        corrections=tuple(CorrectionNote(each.date, each.text) for each in front.corrections),
        newer=newer,
        older=older,
        related=related.all(),
        weekend=weekend.all(),
        extra=front.extra,
        translations=_others(article),
    )


def _others(article: Article) -> tuple[Translation, ...]:
    """An article in other languages."""
    if not article.translations:
        return ()
    return tuple([each for each in article.translations if each.url != article.card.url])


def _alternates(article: Article) -> tuple[Link, ...]:
    """An article in all its languages as hreflang wants them; who reads none of them gets the original (Google,
    "Localized versions of your pages": x-default)."""
    if not article.translations:
        return ()
    links = [Link(each.language, each.absolute) for each in article.translations]
    return (*links, *(Link("x-default", each.absolute) for each in article.translations if each.original))


def _article_head(
    facts: SiteFacts, words: Wording, article: Article, terms: tuple[TermRef, ...], social: Picture | None
) -> Head:
    front: ArticleFront = article.parsed.front
    card = article.card
    return Head(
        title=front.title,
        description=card.summary,
        url=canonical(facts, front.canonical, article.address),
        type="article",
        language=front.language,
        direction=direction_of(front.language),
        robots=robots(front.robots),
        image=shared(card.image) or social,
        published=card.moment,
        modified=card.updated,
        feeds=feed_links(facts, "/", facts.title),
        crumbs=crumbs(facts, (words.say("Articles"), "/articles/")),
        alternates=_alternates(article),
        locales=tuple([each.language for each in _others(article)]),
        section=label(words, front.kind),
        authors=tuple([whole(facts, author.url) for author in card.authors if author.url]),
        tags=tuple(dict.fromkeys([term.name for term in terms])),
        creators=tuple([author.handle for author in card.authors if author.handle]),
    )


def page_view(
    facts: SiteFacts,
    parsed: Parsed,
    address: str,
    above: tuple[tuple[str, str], ...],
    image: Picture | None,
    body: Filled,
) -> PageView:
    """A page outside the stream."""
    front: PageFront = parsed.front
    head = Head(
        title=front.title,
        description=front.summary or parsed.opening,
        url=canonical(facts, front.canonical, address),
        language=front.language,
        direction=direction_of(front.language),
        robots=robots(front.robots),
        image=image,
        crumbs=crumbs(facts, *above),
    )
    return PageView(
        site=facts,
        head=described(facts, head, linked_stories.page(facts, head)),
        title=front.title,
        body=body,
        updated=front.updated,
        extra=front.extra,
    )


def not_found_view(facts: SiteFacts, words: Wording) -> NotFoundView:
    """The page that hosts show where nothing is."""
    head = Head(title=words.say("Not found"), description="", url=absolute(facts, "/404.html"), robots="noindex")
    return NotFoundView(site=facts, head=head)


def promised(config: SiteFront, *, preview: bool) -> frozenset[str]:
    """Addresses that a site has, though a preview does not make them: a link to one is not called broken there."""
    return frozenset((SEARCH,)) if preview and config.search else frozenset()


def search_view(facts: SiteFacts, words: Wording) -> SearchView:
    """The page to search."""
    title = words.say("Search")
    head = Head(title=title, description="", url=absolute(facts, SEARCH), robots="noindex", crumbs=crumbs(facts))
    return SearchView(site=facts, head=head, title=title, bundle=url(facts, BUNDLE))


def redirect_view(facts: SiteFacts, to: str, title: str) -> RedirectView:
    """A page that leads to an address of the site."""
    return RedirectView(site=facts, url=url(facts, to), absolute=absolute(facts, to), title=title)
