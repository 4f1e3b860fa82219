"""Corrections: what was put right in published articles, newest first, as a page and feeds of their own."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from msgspec import structs

from generator.model import Card, Moment, sealed
from generator.outputs.archives import pager
from generator.outputs.feed_forms import FORMS, feed_links
from generator.outputs.feeds import feed_view
from generator.outputs.heads import absolute, crumbs, rfc3339, url
from generator.outputs.linked import described
from generator.outputs.lists import ListPage, list_pages, on_page, page_address, stand_in
from generator.outputs.pages import redirect
from generator.outputs.parts import Corrected, FeedEntry, FeedLink, Head, SiteFacts
from generator.outputs.site import Article, Fills, Outline, Redirect, Site, StandalonePage
from generator.outputs.views import CorrectionsView
from generator.schema import ArticleFront, CorrectionFront, LeftOut
from generator.wording import Wording

ADDRESS = "/corrections/"

ANCHOR = "#pf-corrections"
"""Where an article's page says what was put right in it."""


class _Made(NamedTuple):
    """A correction of an article, and which of its corrections of that moment it is, from 1."""

    article: Article
    front: CorrectionFront
    number: int


def owning_up(
    facts: SiteFacts, articles: Iterable[Article], pages: Iterable[StandalonePage], without: frozenset[LeftOut]
) -> SiteFacts:
    """The facts of the site with the link to the page of corrections, if there is one: the site's own page at that
    address counts too."""
    made = "corrections" not in without and any(each.parsed.front.corrections for each in articles)
    if made or any(page.address == ADDRESS for page in pages):
        return sealed(structs.replace(facts, corrections=url(facts, ADDRESS), digest=""))
    return facts


def last_corrected(site: Site) -> Moment | None:
    """When something was last put right; None where the page is not made: nothing was, the theme does without, or the
    site has a page of its own there."""
    if not site.facts.corrections or "corrections" in site.without or _has_own(site):
        return None
    return max((each.date for each in _every(site)), key=lambda moment: moment.at, default=None)


def outlines(site: Site) -> Iterator[Outline]:
    """The page, cut as other lists are, and its feeds; nothing where nothing was put right."""
    if not site.facts.corrections or "corrections" in site.without:
        return
    found = newest_first(site.articles)
    if not found:
        return
    if not _has_own(site):
        yield from _pages(site, found)
    for name in site.facts.feeds:
        yield Outline(
            address=ADDRESS + name,
            make=feed_view,
            inputs=partial(_feed_inputs, site, found[: site.config.feeds.size], name),
            order="list",
            source="site.yaml",
        )


def newest_first(articles: Iterable[Article]) -> tuple[_Made, ...]:
    """All corrections by their date, newest first; one dated by the day alone below the timed ones of that moment, then
    by the article's path, and of one article the later written first."""
    found = [
        (_by_time(each, made.parsed.path, place), _Made(made, each, _number(made.parsed.front, place)))
        for made in articles
        for place, each in enumerate(made.parsed.front.corrections)
    ]
    return tuple([made for _, made in sorted(found, key=itemgetter(0))])


def corrections_view(
    facts: SiteFacts, words: Wording, page: ListPage, corrected: tuple[Corrected, ...]
) -> CorrectionsView:
    """One page of the corrections."""
    title = words.say("Corrections")
    shown = words.say("%(title)s, page %(number)s", title=title, number=page.number) if page.number else title
    own = tuple(
        [FeedLink(f"{title} · {facts.title}", FORMS[name].type, url(facts, ADDRESS + name)) for name in facts.feeds]
    )
    head = Head(
        title=shown,
        description="",
        url=absolute(facts, page_address(ADDRESS, page.number)),
        feeds=(*own, *feed_links(facts, "/", facts.title)),
        crumbs=crumbs(facts),
    )
    return CorrectionsView(
        site=facts,
        head=described(facts, head),
        title=shown,
        corrections=corrected,
        pager=pager(facts, ADDRESS, page),
    )


# ---------------------------------------------------------------- what they are made of


def _has_own(site: Site) -> bool:
    return any(page.address == ADDRESS for page in site.pages)


def _every(site: Site) -> Iterator[CorrectionFront]:
    for article in site.articles:
        yield from article.parsed.front.corrections


def _by_time(correction: CorrectionFront, path: str, place: int) -> tuple[float, bool, str, int]:
    return -correction.date.at.timestamp(), correction.date.day_only, path, -place


def _number(front: ArticleFront, place: int) -> int:
    """Which of the corrections of its moment it is, in the order in which they are written."""
    return sum(each.date.at == front.corrections[place].date.at for each in front.corrections[: place + 1])


def _pages(site: Site, found: Sequence[_Made]) -> Iterator[Outline]:
    pagination = site.config.pagination
    for page in list_pages(len(found), pagination):
        yield Outline(
            address=page_address(ADDRESS, page.number),
            make=corrections_view,
            inputs=partial(_page_inputs, site, page, on_page(found, page)),
            template="corrections.html",
            order="list",
            source="site.yaml",
        )
    if number := stand_in(len(found), pagination):
        old = page_address(ADDRESS, number)
        yield redirect(site, Redirect(old, ADDRESS, site.words().say("Corrections"), "site.yaml"))


def _page_inputs(site: Site, page: ListPage, found: Sequence[_Made], _: Fills) -> tuple[Any, ...]:
    return site.facts, site.words(), page, tuple([_shown(each) for each in found])


def _shown(made: _Made) -> Corrected:
    card = made.article.card
    return Corrected(
        title=card.title,
        url=card.url + ANCHOR,
        language=card.language,
        moment=made.front.date,
        text=made.front.text,
    )


def _feed_inputs(site: Site, found: Sequence[_Made], name: str, _: Fills) -> tuple[Any, ...]:
    facts, title = site.facts, site.words().say("Corrections")
    return (
        name,
        f"{title} · {facts.title}",
        "",
        facts.language,
        site.config.author or facts.title,
        absolute(facts, ADDRESS),
        absolute(facts, ADDRESS + name),
        absolute(facts, ADDRESS),
        facts.hub,
        tuple([_entry(facts, each) for each in found]),
    )


def _entry(facts: SiteFacts, made: _Made) -> FeedEntry:
    """A correction in a feed: under the headline of its article, with an identity of its own that stays when its text
    changes."""
    article, front, number = made
    card = Card(
        url=article.card.url + ANCHOR,
        title=article.card.title,
        summary=front.text,
        kind=article.card.kind,
        moment=front.date,
        language=article.card.language,
        authors=article.card.authors,
    )
    name = f"{article.parsed.front.id or article.parsed.path}#correction-{rfc3339(front.date)}"
    return sealed(
        FeedEntry(
            card=sealed(card),
            url=absolute(facts, article.address) + ANCHOR,
            name=name if number == 1 else f"{name}-{number}",
        )
    )
