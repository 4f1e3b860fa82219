"""Feeds: of the site with whole articles and of every term with summaries, in each of the forms (`feed_forms`) that the
theme has made."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from generator.model import sealed_by
from generator.outputs.addresses import below
from generator.outputs.cards import shown_terms
from generator.outputs.file_views import FeedView
from generator.outputs.heads import absolute
from generator.outputs.parts import FeedEntry
from generator.outputs.site import Article, Entity, Fills, Outline, Site, Texts
from generator.outputs.terms import near, source_of


def outlines(site: Site) -> Iterator[Outline]:
    """The feeds of the site and of every entity, as far as the theme has them made."""
    size, full = site.config.feeds.size, site.config.feeds.terms == "full"
    yield from site_outlines(site)
    for name in site.facts.term_feeds:
        for entity in site.entities.values():
            yield Outline(
                address=below(entity.address) + name,
                make=feed_view,
                inputs=partial(_term_inputs, site, entity, name),
                order="list",
                source=source_of(entity),
                shows=_paths([site.articles[place] for place in entity.articles[:size]]) if full else (),
                near=near(entity),
            )


def site_outlines(site: Texts) -> Iterator[Outline]:
    """The feeds of the site itself, as far as the theme has them made."""
    latest = _paths(site.articles[: site.config.feeds.size])
    for name in site.facts.feeds:
        inputs = partial(_site_inputs, site, name)
        yield Outline(address=f"/{name}", make=feed_view, inputs=inputs, order="list", source="site.yaml", shows=latest)


def feed_view(*inputs: Any) -> FeedView:
    """A feed, of what `_site_inputs` and `_term_inputs` give."""
    return FeedView(**dict(zip(FeedView.__struct_fields__, inputs, strict=True)))


def _paths(articles: Sequence[Article]) -> tuple[str, ...]:
    return tuple([article.parsed.path for article in articles])


def _site_inputs(site: Texts, name: str, fills: Fills) -> tuple[Any, ...]:
    facts, latest = site.facts, site.articles[: site.config.feeds.size]
    return (
        name,
        facts.title,
        site.config.description or facts.tagline,
        facts.language,
        site.config.author or facts.title,
        absolute(facts, "/"),
        absolute(facts, f"/{name}"),
        absolute(facts, "/"),
        facts.hub,
        tuple(_entry(site, article, fills) for article in latest),
    )


def _term_inputs(site: Site, entity: Entity, name: str, fills: Fills) -> tuple[Any, ...]:
    facts = site.facts
    whole = fills if site.config.feeds.terms == "full" else None
    return (
        name,
        f"{entity.ref.name} · {facts.title}",
        entity.facts.summary,
        facts.language,
        site.config.author or facts.title,
        absolute(facts, entity.address),
        absolute(facts, below(entity.address) + name),
        absolute(facts, entity.address),
        facts.hub,
        tuple(_entry(site, site.articles[place], whole) for place in entity.articles[: site.config.feeds.size]),
    )


def _entry(site: Texts, article: Article, fills: Fills | None) -> FeedEntry:
    """An article in a feed, whole where there is a way to fill its body."""
    made = FeedEntry(
        card=article.card,
        url=absolute(site.facts, article.address),
        name=article.parsed.front.id or article.parsed.path,
        terms=shown_terms(article.terms),
        body=fills.feed(article.parsed) if fills else None,
    )
    parts = (each.digest for each in (made.card, *made.terms, *([made.body] if made.body else [])))
    return sealed_by(made, made.url, made.name, *parts)
