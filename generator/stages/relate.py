"""Relate: single files to one site. Decides who is published, what each name means, where everything stands and what
belongs together. `now` is read here and nowhere else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from generator.answers import Ask, anew
from generator.catalogues import Catalogues
from generator.model import PLURALS, Parsed, Picture, Problem, Source, TermRef
from generator.outputs.addresses import alias_addresses, below, old_addresses, text_address
from generator.outputs.attribution import attributing, ledger
from generator.outputs.blocks import Sources, shown_blocks
from generator.outputs.calendars import driven
from generator.outputs.corrections import owning_up
from generator.outputs.entities import entities, term_refs, turn_of_year, turning
from generator.outputs.home import coming
from generator.outputs.hosts.files import expired
from generator.outputs.links import UNREAD, Places
from generator.outputs.lists import newest_first
from generator.outputs.liveries import with_liveries
from generator.outputs.meaning import Meant, meanings
from generator.outputs.neighbours import related
from generator.outputs.news import fresh, stale
from generator.outputs.parts import SiteFacts, Translation
from generator.outputs.past import Past
from generator.outputs.schedule import announcing
from generator.outputs.site import Article, Entity, Redirect, Site, StandalonePage, article_of
from generator.outputs.social import Socials, socials
from generator.outputs.tracks import Maps
from generator.outputs.translations import translations
from generator.outputs.visibility import Visible, visible, without_unbegun
from generator.outputs.weekends import weekends
from generator.outputs.whereabouts import Paged, Whereabouts, whereabouts
from generator.racing.files import entity_files
from generator.racing.history import History
from generator.racing.roster import Term
from generator.schema import LeftOut, SiteFront
from generator.text.dates import zone


class Moments(NamedTuple):
    """What decides who is published: the time, and whether drafts and future articles are shown too."""

    now: datetime
    drafts: bool = False
    future: bool = False


def relate(
    parsed: Iterable[Parsed],
    sources: Sequence[Source],
    *,
    config: SiteFront,
    facts: SiteFacts,
    moments: Moments,
    without: frozenset[LeftOut] = frozenset(),
    unread: Iterable[str] = (),
    ask: Ask = anew,
    on_request: bool = False,
    catalogues: Catalogues | None = None,
) -> tuple[Site, tuple[Problem, ...]]:
    """The site of all that is published at `moments.now`, but for what the theme does `without`. `unread` are the paths
    of sources that could not be parsed: links to them, and to those whose address cannot be used, are not called
    broken. `ask` gives what was worked out before. `on_request`: pictures are encoded when somebody asks for them.
    `catalogues` are the texts that pages say besides, in every language; all are English without."""
    day = _Day(moments.now, zone(config.timezone))
    asked = _Asked(config, day, without, catalogues or Catalogues(), ask, on_request)
    problems: list[Problem] = []
    published = _published(parsed, config, moments, problems)
    known, addresses, articles, pages, own = published
    meant = meanings(known, articles, own, config, day.today.year, ask, problems)
    paged = Paged([*articles, *pages], addresses, [each for each in meant.terms if _has_pages(each, without)], own)
    found = whereabouts(paged, known, sources, config, facts, problems, on_request=on_request)
    maps = Maps(known.published, problems)
    unreadable = {*unread, *_unreadable(known, paged, without)} - maps.paths
    alternates = translations(articles, addresses, found.places, facts.language, problems, unreadable)
    refs = term_refs(meant.terms, meant.names, own, found.at)
    related_to = _Related(
        entities=entities(
            refs,
            meant.names,
            own,
            meant.lists,
            also=meant.also,
            config=config,
            images={term: found.images.get(own[term].path) for term in paged.terms if term in own},
            maps=maps,
            today=day.today,
        ),
        articles=tuple(_articles(articles, meant.of, _Around(refs, addresses, found.images, alternates, found.places))),
        pages=tuple(_standing(pages, addresses, found)),
        past=_record(meant, refs, own, found, asked),
        unreadable=frozenset(unreadable),
    )
    return _site(published, meant, paged, found, related_to, asked, problems), tuple(problems)


class _Related(NamedTuple):
    """What is made of published sources: entities, articles and pages as they are shown, what results say; and the
    paths of sources that cannot be linked to."""

    entities: dict[Term, Entity]
    articles: tuple[Article, ...]
    pages: tuple[StandalonePage, ...]
    past: Past
    unreadable: frozenset[str]


def _site(
    published: "_Published",
    meant: Meant,
    paged: Paged,
    found: Whereabouts,
    made: _Related,
    asked: "_Asked",
    problems: list[Problem],
) -> Site:
    config, day, without, said, ask, on_request = asked
    every, own, at = made.entities.values(), published.own, found.at
    owed = ledger(every, made.articles, made.pages)
    facts = attributing(found.facts, owed, made.pages, without)
    facts = announcing(facts, made.entities, made.pages, without)
    facts = owning_up(facts, made.articles, made.pages, without)
    cards = (
        Socials()
        if on_request
        else socials(config, found.facts, made.articles, made.entities, problems, catalogues=said)
    )
    upcoming, begins = coming(made.past, every, day.now)
    turns = turning(every, day.today, day.zone), turn_of_year(meant.past, day.today, day.zone)
    changes = published.known.next_change, begins, *turns, stale(made.articles, day.now)
    early = published.known.shown_early
    told = () if "related" in without else weekends(meant.of, meant.lists, lambda place: made.articles[place].card)
    return Site(
        config=config,
        catalogues=said,
        facts=with_liveries(facts, own),
        articles=made.articles,
        digests=tuple([article.card.digest for article in made.articles]),
        related=((),) * len(made.articles) if "related" in without else tuple(related(meant.of, meant.lists, told)),
        pages=made.pages,
        weekends=told,
        entities=made.entities,
        linked={} if config.links.entities == "off" else {f"{kind}/{slug}": url for (kind, slug), url in at.items()},
        files=found.pictures.files,
        shown=found.pictures.shown,
        encoded=found.pictures.encoded,
        drawn=cards.drawn,
        socials=cards.shown,
        past=made.past,
        sources={**dict.fromkeys(made.unreadable, UNREAD), **found.places.sources},
        blocks=shown_blocks([*paged.texts, *own.values()], Sources(made.past, made.entities, found.places, ask, said)),
        redirects=tuple(_redirects(paged, made.entities.values(), problems)),
        expired=expired(published.known.hidden, config, day.now),
        without=without,
        owed=owed,
        driven=driven(made.entities),
        upcoming=upcoming,
        withheld=published.known.withheld,
        unpublished=tuple(sorted((paged.addresses[path], why) for path, why in early if path in paged.addresses)),
        fresh=fresh(made.articles, day.now),
        next_change=min(filter(None, changes), default=None),
    )


class _Day(NamedTuple):
    """The time of the build, and the site's zone."""

    now: datetime
    zone: tzinfo

    @property
    def today(self) -> date:
        """The day in the site's zone."""
        return self.now.astimezone(self.zone).date()


class _Asked(NamedTuple):
    """What the site is made by: site.yaml, the day, what the theme does not make, the texts that pages say besides,
    what was worked out before, and whether pictures wait until somebody asks for them."""

    config: SiteFront
    day: _Day
    without: frozenset[LeftOut]
    catalogues: Catalogues
    ask: Ask
    on_request: bool


class _Published(NamedTuple):
    """Who is published: of all kinds, and of these articles, newest first, and pages, with their addresses by path, and
    entities' files."""

    known: Visible
    texts: dict[str, str]
    articles: list[Parsed]
    pages: list[Parsed]
    own: dict[Term, Parsed]


def _published(parsed: Iterable[Parsed], config: SiteFront, moments: Moments, problems: list[Problem]) -> _Published:
    known = visible(parsed, moments.now, drafts=moments.drafts, future=moments.future)
    texts = dict(_addressed(known.published, config, problems))
    articles = newest_first(each for each in known.published if each.kind == "article" and each.path in texts)
    pages = [each for each in known.published if each.kind == "page" and each.path in texts]
    own, doubles = entity_files(known.published)
    problems += doubles
    if not moments.future:
        known = without_unbegun(known, own, moments.now, zone(config.timezone))
    return _Published(known, texts, articles, pages, own)


def _record(
    meant: Meant, refs: Mapping[Term, TermRef], own: Mapping[Term, Parsed], found: Whereabouts, asked: _Asked
) -> Past:
    """What results say, as pages show it."""
    seasons = {} if "seasons" in asked.without else _seasons(meant.past, found.at)
    return Past(meant.past, meant.names, refs, own, seasons, asked.catalogues.wording(found.facts.language))


def _standing(pages: Iterable[Parsed], addresses: Mapping[str, str], found: Whereabouts) -> Iterator[StandalonePage]:
    titles = {addresses[each.path]: each.front.title for each in pages}
    for each in pages:
        address = addresses[each.path]
        above = tuple([(titles[step], step) for step in _above(address) if step in titles])
        yield StandalonePage(parsed=each, address=address, above=above, image=found.images[each.path])


def _above(address: str) -> Iterator[str]:
    """The addresses that an address begins with: /a/ and /a/b/ for /a/b/c/."""
    at = address.find("/", 1)
    while 0 < at < len(address) - 1:
        yield address[: at + 1]
        at = address.find("/", at + 1)


def _seasons(past: History, urls: Mapping[Term, str]) -> dict[tuple[str, int], str]:
    """The links to the pages of seasons, by series and year."""
    return {key: f"{below(urls['series', key[0]])}{key[1]}/" for key in past.seasons if ("series", key[0]) in urls}


def _unreadable(known: Visible, paged: Paged, without: frozenset[LeftOut]) -> Iterator[str]:
    """The paths of published files that a link could lead to, and whose address cannot be used."""
    pageless = {each.path for term, each in paged.own.items() if not _has_pages(term, without)}
    for each in known.published:
        can_be_linked = "#" not in each.path and each.kind not in _WITHOUT_ADDRESS
        if can_be_linked and each.path not in paged.addresses and each.path not in pageless:
            yield each.path


_WITHOUT_ADDRESS = ("results", "standings", "picture")


def _addressed(published: Iterable[Parsed], config: SiteFront, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Path and address of each article and page; those whose address cannot be used are left out."""
    for each in published:
        if each.kind in ("article", "page") and (address := text_address(each, config, problems)):
            yield each.path, address


def _has_pages(term: Term, without: frozenset[LeftOut]) -> bool:
    kind = "event" if term[0] == "edition" else term[0]
    return PLURALS[kind] not in without


class _Around(NamedTuple):
    """What the articles of a site refer to: entities, addresses and pictures by path, translations, where all
    stands."""

    refs: Mapping[Term, TermRef]
    texts: Mapping[str, str]
    images: Mapping[str, Picture | None]
    alternates: Mapping[str, tuple[Translation, ...]]
    places: Places


def _articles(articles: Sequence[Parsed], named: Sequence[tuple[Term, ...]], around: _Around) -> Iterator[Article]:
    refs, texts, images, alternates, places = around
    for parsed, terms in zip(articles, named, strict=True):
        path = parsed.path
        found = tuple([refs[term] for term in terms])
        yield article_of(parsed, texts[path], places, found, images[path], alternates.get(path, ()))


def _redirects(paged: Paged, entities: Iterable[Entity], problems: list[Problem]) -> Iterator[Redirect]:
    for parsed in paged.texts:
        for alias in alias_addresses(parsed, problems):
            yield Redirect(alias, paged.addresses[parsed.path], parsed.front.title, parsed.path)
    for each in entities:
        for old in old_addresses(each.parsed, problems) if each.parsed else ():
            yield Redirect(old, each.address, each.ref.name, each.parsed.path if each.parsed else "")
