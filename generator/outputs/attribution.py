"""Attribution: what on the site comes from others, under which licence, as a page of its own.

It is made of what published things say of themselves: `sources` with a licence, pictures and maps with a credit or a
licence. Nothing unpublished is counted.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import structs

from generator.model import Parsed, Picture, sealed
from generator.outputs.heads import absolute, crumbs, url
from generator.outputs.linked import described
from generator.outputs.parts import Head, Owed, SiteFacts
from generator.outputs.site import Article, Entity, Fills, Outline, Site, StandalonePage
from generator.outputs.views import AttributionView
from generator.schema import KINDS, LeftOut, SourceFront
from generator.wording import Wording

ADDRESS = "/attribution/"

_RACING = ("series", *(kind for kind in KINDS if kind not in ("series", "tag")), "tag")

_ORDER = (*_RACING, "article", "page", "picture", "map")
"""Kinds of things, in the order in which they are told."""

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-(?:NC|ND|SA|NC-SA|NC-ND))?)[ -](\d\.\d)(?: [A-Z]{2})?")


class _Key(NamedTuple):
    source: str
    url: str
    licence: str


class _Use(NamedTuple):
    """A published thing that owes something to a source."""

    key: _Key
    kind: str
    version: str = ""


def ledger(
    entities: Iterable[Entity], articles: Iterable[Article], pages: Iterable[StandalonePage]
) -> tuple[Owed, ...]:
    """What published things owe to whom: a row for each source with its licence, by name, with how many things of each
    kind came from it."""
    counts: dict[_Key, Counter[str]] = defaultdict(Counter)
    versions: dict[_Key, set[str]] = defaultdict(set)
    for use in _uses(entities, articles, pages):
        counts[use.key][use.kind] += 1
        versions[use.key] |= {use.version} - {""}
    return tuple(_owed(key, counts[key], versions[key]) for key in sorted(counts, key=_by_name))


def attributing(
    facts: SiteFacts, owed: Sequence[Owed], pages: Iterable[StandalonePage], without: frozenset[LeftOut]
) -> SiteFacts:
    """The facts of the site with the link to the page of attribution, if there is one: the site's own page at that
    address counts too."""
    if any(page.address == ADDRESS for page in pages) or (owed and "attribution" not in without):
        return sealed(structs.replace(facts, attribution=url(facts, ADDRESS), digest=""))
    return facts


def makes_page(site: Site) -> bool:
    """Whether the page is made: something is owed, the theme makes it, and the site has no page of its own there."""
    own = any(page.address == ADDRESS for page in site.pages)
    return bool(site.owed) and "attribution" not in site.without and not own


def outlines(site: Site) -> Iterator[Outline]:
    """The page, where it is made."""
    if not makes_page(site):
        return

    def inputs(_: Fills) -> tuple[Any, ...]:
        return site.facts, site.words(), site.owed

    yield Outline(
        address=ADDRESS,
        make=attribution_view,
        inputs=inputs,
        template="attribution.html",
        order="list",
        source="site.yaml",
    )


def attribution_view(facts: SiteFacts, words: Wording, owed: tuple[Owed, ...]) -> AttributionView:
    """The page of attribution."""
    title = words.say("Attribution")
    return AttributionView(
        site=facts,
        head=described(facts, Head(title=title, description="", url=absolute(facts, ADDRESS), crumbs=crumbs(facts))),
        title=title,
        rows=owed,
    )


def licence_address(licence: str) -> str:
    """Where a licence can be read: for those of Creative Commons, by their short names; "" for others."""
    if found := _CREATIVE_COMMONS.fullmatch(licence):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return "https://creativecommons.org/publicdomain/zero/1.0/" if licence in ("CC0", "CC0 1.0") else ""


# ---------------------------------------------------------------- what owes what


def _uses(entities: Iterable[Entity], articles: Iterable[Article], pages: Iterable[StandalonePage]) -> Iterator[_Use]:
    for entity in entities:
        yield from _from_sources(entity.parsed, entity.ref.kind)
        yield from _of_picture(entity.facts.image)
        yield from _in_blocks(entity.parsed)
        if entity.ref.kind == "circuit":
            for layout in entity.layouts:
                if layout.drawing and (layout.credit or layout.licence):
                    yield _Use(_Key(layout.credit, "", layout.licence), "map")
    for article in articles:
        yield from _from_sources(article.parsed, "article")
        yield from _of_picture(article.card.image)
        yield from _in_blocks(article.parsed)
    for page in pages:
        yield from _of_picture(page.image)
        yield from _in_blocks(page.parsed)


def _from_sources(parsed: Parsed | None, kind: str) -> Iterator[_Use]:
    written: tuple[SourceFront, ...] = getattr(parsed.front, "sources", ()) if parsed else ()
    for each in written:
        if each.licence:
            yield _Use(_Key(each.name, each.url, each.licence), kind, each.version)


def _in_blocks(parsed: Parsed | None) -> Iterator[_Use]:
    """The pictures in the writing blocks of a text."""
    for credit, licence in parsed.credits if parsed else ():
        yield _Use(_Key(credit, "", licence), "picture")


def _of_picture(image: Picture | None) -> Iterator[_Use]:
    if image and (image.credit or image.licence):
        yield _Use(_Key(image.credit, "", image.licence), "picture")


def _by_name(key: _Key) -> tuple[str, ...]:
    return key.source.casefold(), *key


def _owed(key: _Key, counts: Counter[str], versions: set[str]) -> Owed:
    return sealed(
        Owed(
            source=key.source,
            url=key.url,
            licence=key.licence,
            licence_url=licence_address(key.licence),
            versions=tuple(sorted(versions)),
            counts=tuple((kind, counts[kind]) for kind in _ORDER if counts[kind]),
        )
    )
