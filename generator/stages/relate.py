"""Relate: single files to one site. Decides who is published, what each name means, where everything stands and what
belongs together. `now` is read here and nowhere else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from generator.answers import Ask, anew
from generator.catalogues import Catalogues
from generator.model import PLURALS, Parsed, Picture, PictureCrop, Problem, Source, TermRef
from generator.outputs.addresses import alias_addresses, below, entity_address, text_address
from generator.outputs.attribution import attributing, ledger
from generator.outputs.blocks import Sources, shown_blocks
from generator.outputs.calendars import driven
from generator.outputs.cards import picture
from generator.outputs.entities import entities, shown, term_refs, turn_of_year, turning
from generator.outputs.files import published_files, running_drawings
from generator.outputs.home import coming
from generator.outputs.icons import with_icons
from generator.outputs.links import UNREAD, Places
from generator.outputs.liveries import with_liveries
from generator.outputs.neighbours import by_term, related
from generator.outputs.news import fresh, stale
from generator.outputs.parts import SiteFacts, Translation
from generator.outputs.past import Past
from generator.outputs.pictures import Wishes, album
from generator.outputs.schedule import announcing
from generator.outputs.site import Article, PublishedFile, Redirect, Site, StandalonePage, article_of
from generator.outputs.social import Socials, socials
from generator.outputs.tracks import Maps
from generator.outputs.translations import translations
from generator.outputs.visibility import Visible, visible, without_unbegun
from generator.racing.about import About, about
from generator.racing.doubts import doubts
from generator.racing.files import ENTITY_KINDS, entity_files
from generator.racing.history import History, history
from generator.racing.references import slips
from generator.racing.registry import Registry, registry
from generator.racing.roster import Term, roster
from generator.racing.sanity import impossible, same_rounds, undecided
from generator.schema import ImageFront, LeftOut, SiteFront
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
    texts_said = catalogues or Catalogues()
    words = texts_said.wording(facts.language)
    problems: list[Problem] = []
    zone_of_site = zone(config.timezone)
    today = moments.now.astimezone(zone_of_site).date()
    known, texts, articles, pages, own = _published(parsed, config, moments, problems)
    maps = Maps(known.published, problems)
    pageless = {each.path for term, each in own.items() if not _has_pages(term, without)}
    unreadable = {*unread, *_with_addresses(known.published)} - texts.keys() - pageless - maps.paths
    past, names, meant = _meant(known, articles, own, config, (today.year, ask), problems)
    lists, also = by_term(meant.terms), by_term(meant.also)
    named = [*lists, *also, *((each.kind, each.slug) for each in past.new if config.pages == "all")]
    terms = shown(named, names, own, config)
    paged = [term for term in terms if _has_pages(term, without)]
    addresses = texts | {own[term].path: entity_address(term, config) for term in paged if term in own}
    with_address = [*articles, *pages, *(own[term] for term in paged if term in own)]
    every = published_files(sources, with_address, addresses, known.hidden)
    problems += running_drawings(every, known.published, config.markdown.html)
    facts = with_icons(facts, every)
    pictures = album(every, known.published, with_address, Wishes(config.images, on_request), facts, problems)
    places = _places(addresses, every, facts, pictures.shown)
    images = _pictures(with_address, places, pictures.crops, problems)
    at = {term: places.url(entity_address(term, config)) for term in paged}
    refs = term_refs(terms, names, own, at)
    alternates = translations(articles, texts, places, facts.language, problems, unreadable)
    known_entities = entities(
        refs,
        names,
        own,
        lists,
        also=also,
        config=config,
        images={term: images.get(own[term].path) for term in paged if term in own},
        maps=maps,
        today=today,
    )
    made = tuple(_articles(articles, meant.terms, _Around(refs, texts, images, alternates, places)))
    standing = tuple(StandalonePage(parsed=each, address=texts[each.path], image=images[each.path]) for each in pages)
    owed = ledger(known_entities.values(), made, standing)
    turns = turning(known_entities.values(), today, zone_of_site), turn_of_year(past, today, zone_of_site)
    record = Past(past, names, refs, own, {} if "seasons" in without else _seasons(past, at), words)
    upcoming, begins = coming(record, known_entities.values(), moments.now)
    changes = known.next_change, begins, *turns, stale(made, moments.now)
    cards = Socials() if on_request else socials(config, facts, made, known_entities, problems, catalogues=texts_said)
    site = Site(
        config=config,
        catalogues=texts_said,
        facts=with_liveries(
            announcing(attributing(facts, owed, standing, without), known_entities, standing, without), own
        ),
        articles=made,
        digests=tuple([article.card.digest for article in made]),
        related=((),) * len(articles) if "related" in without else tuple(related(meant.terms, lists)),
        pages=standing,
        entities=known_entities,
        linked={} if config.links.entities == "off" else {f"{kind}/{slug}": url for (kind, slug), url in at.items()},
        files=pictures.files,
        shown=pictures.shown,
        encoded=pictures.encoded,
        drawn=cards.drawn,
        socials=cards.shown,
        past=record,
        sources={**dict.fromkeys(unreadable, UNREAD), **places.sources},
        blocks=shown_blocks(
            [*articles, *pages, *own.values()], Sources(record, known_entities, places, ask, texts_said)
        ),
        redirects=tuple(_redirects([*articles, *pages], texts, problems)),
        without=without,
        owed=owed,
        driven=driven(known_entities),
        upcoming=upcoming,
        withheld=known.withheld,
        unpublished=tuple(sorted((texts[path], why) for path, why in known.shown_early if path in texts)),
        fresh=fresh(made, moments.now),
        next_change=min(filter(None, changes), default=None),
    )
    return site, tuple(problems)


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


def _meant(
    known: Visible,
    articles: Sequence[Parsed],
    own: Mapping[Term, Parsed],
    config: SiteFront,
    asked: tuple[int, Ask],
    problems: list[Problem],
) -> tuple[History, Registry, About]:
    """What results say, whom names mean, and whom each article is about."""
    year, ask = asked
    listed = roster(own.values(), articles, config.author)
    past, doubtful = history(known.published, own, listed.names, year, known.hidden)
    names = registry([*listed.names.by_slug.values(), *past.new]) if past.new else listed.names
    meant, told = about(articles, listed.of, listed.names, config.tagging)
    problems += [*listed.problems, *doubtful, *_doubts(past, ask), *told]
    problems += _unsound(known.published, own, names, past)
    return past, names, meant


def _doubts(past: History, ask: Ask) -> Iterator[Problem]:
    """What does not fit in results, season by season."""
    for season in past.seasons.values():
        yield from ask(f"doubts {season.digest}", tuple[Problem, ...], partial(doubts, season))


def _unsound(
    published: Sequence[Parsed], own: Mapping[Term, Parsed], names: Registry, past: History
) -> Iterator[Problem]:
    """What entity files say that cannot be, or that leads to nobody."""
    files = [each for each in published if each.kind in ENTITY_KINDS]
    yield from slips(files, names)
    yield from impossible(files)
    yield from same_rounds(past.weekends, own)
    yield from undecided(files, names, past.seasons.keys())


def _seasons(past: History, urls: Mapping[Term, str]) -> dict[tuple[str, int], str]:
    """The links to the pages of seasons, by series and year."""
    return {key: f"{below(urls['series', key[0]])}{key[1]}/" for key in past.seasons if ("series", key[0]) in urls}


def _with_addresses(published: Iterable[Parsed]) -> Iterator[str]:
    """The paths of files that a link can lead to."""
    return (each.path for each in published if "#" not in each.path and each.kind not in _WITHOUT_ADDRESS)


_WITHOUT_ADDRESS = ("results", "standings", "picture")


def newest_first(articles: Iterable[Parsed]) -> list[Parsed]:
    """Articles by time, newest first; one dated by the day alone below the timed ones of that moment, then by path."""
    return sorted(articles, key=_by_time)


def _by_time(article: Parsed) -> tuple[float, bool, str]:
    moment = article.moment
    return (-moment.at.timestamp(), moment.day_only, article.path) if moment else (0.0, True, article.path)


def _addressed(published: Iterable[Parsed], config: SiteFront, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Path and address of each article and page; those whose address cannot be used are left out."""
    for each in published:
        if each.kind in ("article", "page") and (address := text_address(each, config, problems)):
            yield each.path, address


def _places(
    addresses: Mapping[str, str], files: Sequence[PublishedFile], facts: SiteFacts, shown: Mapping[str, Picture]
) -> Places:
    """Where sources stand, as far as it is known before the outputs are planned."""
    sources = {**addresses, **{file.source.path: file.address for file in files}}
    known = frozenset(file.address for file in files)
    return Places(known, sources, {}, frozenset(), facts.root, facts.base_url, shown)


def _pictures(
    texts: Iterable[Parsed], places: Places, crops: Mapping[str, tuple[PictureCrop, ...]], problems: list[Problem]
) -> dict[str, Picture | None]:
    """The picture that each text names, by path. One that texts of a folder share is made once."""
    found: dict[str, Picture | None] = {}
    made: dict[tuple[str, ImageFront], Picture] = {}
    for each in texts:
        image: ImageFront | None = getattr(each.front, "image", None)
        if not image:
            found[each.path] = None
            continue
        key = each.path.rpartition("/")[0], image
        found[each.path] = shown = made.get(key) or picture(each, places, crops.get(each.path, ()), problems)
        if shown:
            made[key] = shown
    return found


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


def _redirects(texts: Iterable[Parsed], addresses: Mapping[str, str], problems: list[Problem]) -> Iterator[Redirect]:
    for parsed in texts:
        for alias in alias_addresses(parsed, problems):
            yield Redirect(alias, addresses[parsed.path], parsed.front.title, parsed.path)
