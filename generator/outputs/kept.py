"""Kept: all that pages and feeds of texts show beside the words, small enough to stay from one build to the next. While
only words change, pages are made of it, and nothing else of the site has to be known."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, overload

import msgspec
from msgspec import Struct

from generator.catalogues import Catalogues
from generator.model import Parsed, Picture, Problem, TermRef, Withheld
from generator.outputs.links import Places, Shown
from generator.outputs.parts import SiteFacts, Translation
from generator.outputs.site import Article, Site, StandalonePage, Texts, article_of
from generator.schema import SiteFront
from generator.text.ids import to_look_among

T = TypeVar("T")

Find = Callable[[str], Parsed | None]
"""Gives what the source at a path says; None where it says nothing."""


class KeptTexts(Struct, frozen=True, array_like=True):
    """What is kept: the site's facts; the paths of articles, newest first, each with its terms (places in `refs`) and
    the places of those related to it; the paths of pages; pictures and translations by path; where names lead, where
    sources stand; by what writing blocks ask, the keys of what they show; the paths of texts that more outputs show
    than their page and the site's feeds (`elsewhere`); what is wrong with texts, but for their words and links, by path
    (`told`); how pictures are `shown`, by the address of their own file; the social card of each page, by its
    address; the places of the other stories of each one's weekend; and the pages above each page, by its path."""

    facts: SiteFacts
    articles: tuple[str, ...]
    terms: tuple[tuple[int, ...], ...]
    refs: tuple[TermRef, ...]
    related: tuple[tuple[int, ...], ...]
    pages: tuple[str, ...]
    images: dict[str, Picture]
    translations: dict[str, tuple[Translation, ...]]
    linked: dict[str, str]
    sources: dict[str, str]
    blocks: dict[str, str]
    elsewhere: frozenset[str]
    told: dict[str, list[Problem]]
    shown: dict[str, Picture] = {}
    socials: dict[str, Picture] = {}
    weekends: tuple[tuple[int, ...], ...] = ()
    above: dict[str, tuple[tuple[str, str], ...]] = {}


def kept_texts(site: Site, elsewhere: frozenset[str], problems: Iterable[Problem]) -> KeptTexts:
    """What is kept of a site with which this is wrong."""
    articles = tuple([article.parsed.path for article in site.articles])
    pages = tuple([page.parsed.path for page in site.pages])
    told: dict[str, list[Problem]] = {}
    for each in problems:
        if each.at.path.endswith(".md"):
            told.setdefault(each.at.path, []).append(each)
    refs = {ref.digest: ref for article in site.articles for ref in article.terms}
    places = {digest: place for place, digest in enumerate(refs)}
    pictures = [(each.parsed.path, each.image) for each in site.pages]
    pictures += [(each.parsed.path, each.card.image) for each in site.articles]
    return KeptTexts(
        facts=site.facts,
        articles=articles,
        terms=tuple([tuple([places[ref.digest] for ref in article.terms]) for article in site.articles]),
        refs=tuple(refs.values()),
        related=tuple(site.related),
        pages=pages,
        images={path: picture for path, picture in pictures if picture},
        translations={each.parsed.path: each.translations for each in site.articles if each.translations},
        linked=dict(site.linked),
        sources=dict(site.sources),
        blocks={what: shown.key for what, shown in site.blocks.items()},
        elsewhere=elsewhere,
        told=told,
        shown=dict(site.shown),
        socials=dict(site.socials),
        weekends=tuple(site.weekends),
        above={page.parsed.path: page.above for page in site.pages if page.above},
    )


def texts_of(
    kept: KeptTexts,
    config: SiteFront,
    places: Places,
    find: Find,
    blocks: Mapping[str, Shown],
    *,
    catalogues: Catalogues,
) -> Texts:
    """The texts of the site again, each made when it is asked for. LookupError, then, for one whose source is lost."""

    def parsed(path: str) -> Parsed:
        if found := find(path):
            return found
        raise LookupError(path)

    def article(place: int) -> Article:
        path = kept.articles[place]
        terms = tuple([kept.refs[ref] for ref in kept.terms[place]])
        image, others = kept.images.get(path), kept.translations.get(path, ())
        return article_of(parsed(path), kept.sources[path], places, terms, image, others)

    def page(place: int) -> StandalonePage:
        path = kept.pages[place]
        above, image = kept.above.get(path, ()), kept.images.get(path)
        return StandalonePage(parsed=parsed(path), address=kept.sources[path], above=above, image=image)

    articles = Lazy(len(kept.articles), article)
    return Texts(
        config=config,
        catalogues=catalogues,
        facts=kept.facts,
        articles=articles,
        digests=Lazy(len(articles), lambda place: articles[place].card.digest),
        related=kept.related,
        pages=Lazy(len(kept.pages), page),
        linked=kept.linked,
        sources=kept.sources,
        socials=kept.socials,
        weekends=kept.weekends,
        blocks=blocks,
    )


def places_of(kept: KeptTexts, addresses: Iterable[str], withheld: Iterable[Withheld], find: Find) -> Places:
    """Where everything is, in a site with outputs at these addresses."""
    return Places(
        addresses=frozenset(addresses),
        sources=kept.sources,
        anchors=_Anchors(kept.sources, find),
        withheld=frozenset([each.path for each in withheld]),
        root=kept.facts.root,
        base_url=kept.facts.base_url,
        pictures=kept.shown,
    )


class KeptBlocks(Mapping[str, Shown]):
    """What blocks show, by what they ask, as it is kept under `keys`: `answers` are encoded. KeyError for what is not
    kept."""

    def __init__(self, keys: Mapping[str, str], answers: Mapping[str, bytes]) -> None:
        self._keys = keys
        self._answers = answers

    def __getitem__(self, what: str) -> Shown:
        return msgspec.json.decode(self._answers[self._keys[what]], type=Shown)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Lazy(Sequence[T]):
    """A sequence of a length, whose items are made when they are first asked for."""

    def __init__(self, length: int, make: Callable[[int], T]) -> None:
        self._length = length
        self._make = make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        places = range(self._length)[place]
        if isinstance(places, range):
            return tuple([self[each] for each in places])
        if places not in self._made:
            self._made[places] = self._make(places)
        return self._made[places]


class _Anchors(Mapping[str, Collection[str]]):
    """The anchors of the text at each address, looked up when a link asks for one."""

    def __init__(self, sources: Mapping[str, str], find: Find) -> None:
        self._sources = sources
        self._find = find
        self._found: dict[str, Collection[str]] = {}

    @cached_property
    def _paths(self) -> dict[str, list[str]]:
        paths: dict[str, list[str]] = {}
        for path, address in self._sources.items():
            paths.setdefault(address, []).append(path)
        return paths

    def __getitem__(self, address: str) -> Collection[str]:
        if address not in self._found:
            found = next(filter(None, map(self._find, self._paths[address])), None)
            if not found:
                raise KeyError(address)
            self._found[address] = to_look_among(found.anchors)
        return self._found[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
