"""Plan: every file the site will have, before one is rendered. Collisions and links that lead nowhere are found here,
since only here every address is known."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct, structs

from generator.errors import problem
from generator.hooks.offered import NONE, Hooks
from generator.model import (
    Digest,
    Filled,
    Location,
    Parsed,
    Problem,
    RenderJob,
)
from generator.outputs import (
    archives,
    assets,
    calendars,
    corrections,
    feeds,
    home,
    liveries,
    news,
    pages,
    pictures,
    schedule,
    seasons,
    sitemaps,
    social,
    terms,
)
from generator.outputs.blocked import blocked
from generator.outputs.chrome import dead_ends
from generator.outputs.collisions import collisions, taken
from generator.outputs.extras import extras
from generator.outputs.hosts.files import Hosted, hosted
from generator.outputs.links import UNREAD, Decisions, Places, filled
from generator.outputs.parts import SiteFacts
from generator.outputs.policy import unsafe
from generator.outputs.site import Fills, Outline, Site, StandalonePage, Texts
from generator.racing.roster import location
from generator.templates import Templates
from generator.text.ids import to_look_among
from generator.theme import Asset


class Workshop(Struct, frozen=True, kw_only=True):
    """What makes pages, besides their content: templates, the theme's files, the digest of the tools, and plug-ins.
    Addresses that are `promised` count as there, though their pages are not made."""

    templates: Templates
    assets: tuple[Asset, ...]
    toolchain: Digest
    fingerprint: bool = True
    promised: frozenset[str] = frozenset()
    hooks: Hooks = NONE


class Plan(NamedTuple):
    """A job for every file, by address, and what is wrong: with links, and else. With an error there are no jobs.
    `elsewhere` are the paths of the texts that more files show than `retold` knows of."""

    jobs: tuple[RenderJob, ...]
    problems: tuple[Problem, ...] = ()
    links: tuple[Problem, ...] = ()
    elsewhere: frozenset[str] = frozenset()


def plan(site: Site, workshop: Workshop, found: Iterable[Problem] = (), told: Iterable[Problem] = ()) -> Plan:
    """Every file of the site. What was `found` wrong with the site is passed on with the rest; with
    an error there, or among what is `told` elsewhere, there is no job."""
    added = extras(site, workshop.hooks, workshop.templates)
    if pages := tuple([each.address for each in added.outlines if each.template]):
        site = structs.replace(site, added=pages)
    outlines = [*_outlines(site, workshop), *added.outlines]
    hosts = hosted(site, workshop.assets, outlines) if workshop.fingerprint else Hosted()
    outlines += hosts.outlines
    texts = {text.path: text for text in _texts(site)}
    problems = [*found, *hosts.problems, *added.problems]
    hopeless = any(each.severity == "error" for each in (*problems, *told))
    problems += _mistakes(outlines, texts, workshop, hopeless=hopeless)
    places = _places(site, outlines, workshop)
    if UNREAD not in places.sources.values():
        problems += dead_ends(site.config, places)
    problems += unsafe(site.config)
    problems += blocked(workshop.templates.theme.templates, site.config.security)
    links: list[Problem] = []
    decided = _decided(texts.values(), places, site, links)
    if hopeless or any(each.severity == "error" for each in (*problems, *links)):
        return Plan((), tuple(problems), tuple(links))
    outlines.sort(key=attrgetter("address"))
    jobs = _jobs(outlines, workshop, _fills(site, decided, places), site.facts.language)
    return Plan(jobs, tuple(problems), tuple(links), _elsewhere(outlines, site.facts))


def retold(
    site: Texts, articles: Sequence[int], standing: Sequence[StandalonePage], workshop: Workshop, places: Places
) -> Plan:
    """The files that show texts of which only the words have changed, those of the articles at these places and of
    these pages: their own pages, and the site's feeds."""
    texts = [*(site.articles[place].parsed for place in articles), *(page.parsed for page in standing)]
    paths = {text.path for text in texts}
    shown = (each for each in feeds.site_outlines(site) if not paths.isdisjoint(each.shows))
    outlines = [*pages.text_outlines(site, articles, standing), *shown]
    links: list[Problem] = []
    decided = _decided(texts, places, site, links)
    jobs = _jobs(outlines, workshop, _fills(site, decided, places), site.facts.language)
    return Plan(jobs, links=tuple(links))


def _elsewhere(outlines: Iterable[Outline], facts: SiteFacts) -> frozenset[str]:
    """The texts that other outputs show than their own pages and the site's feeds."""
    feeds = {f"/{name}" for name in facts.feeds}
    others = (each for each in outlines if each.shows and each.source not in each.shows and each.address not in feeds)
    return frozenset([path for each in others for path in each.shows])


def _jobs(outlines: Sequence[Outline], workshop: Workshop, fills: Fills, language: str) -> tuple[RenderJob, ...]:
    lead = _leads(workshop, language)
    return tuple(
        [
            RenderJob(
                each.address,
                each.make,
                each.inputs,
                fills,
                each.template,
                each.order,
                each.source,
                lead(each),
                each.language or language,
                each.near,
            )
            for each in outlines
        ]
    )


def _mistakes(
    outlines: Sequence[Outline], texts: Mapping[str, Parsed], workshop: Workshop, *, hopeless: bool
) -> list[Problem]:
    """Errors that keep a site from being made: addresses that collide, templates that are missing."""
    problems = [*collisions(outlines, texts), *taken(outlines)]
    if len(workshop.templates) or not hopeless:
        problems += _missing_templates(outlines, texts, workshop.templates)
    return problems


def _decided(
    texts: Iterable[Parsed], places: Places, site: Texts, problems: list[Problem]
) -> dict[str, tuple[str, ...]]:
    """What goes into the slots of each text, by path; what is wrong with its links is added to the problems."""
    decide = Decisions(places, problems, site.blocks)
    return {text.path: decide(text) for text in texts}


def _fills(site: Texts, decided: Mapping[str, tuple[str, ...]], places: Places) -> Fills:
    host = places.base_url.removesuffix(places.root)
    each_section = site.config.links.entities == "section"
    whole: dict[str, Filled] = {}
    decide_whole = Decisions(places, [], site.blocks, whole=True)  # what is wrong was told when pages were decided

    def page(parsed: Parsed, contents: bool | None) -> Filled:
        links = site.links(parsed)
        return filled(parsed, decided[parsed.path], contents, links, each_section=each_section)

    def feed(parsed: Parsed) -> Filled:
        """The same for every feed that carries it."""
        if parsed.path not in whole:
            links = tuple([url and host + url for url in site.links(parsed)])
            whole[parsed.path] = filled(parsed, decide_whole(parsed), False, links, each_section=each_section)
        return whole[parsed.path]

    return Fills(page=page, feed=feed)


def _leads(workshop: Workshop, site: str) -> Callable[[Outline], str]:
    """Gives the lead of a job, what the keys of all with one template and one function begin with: the digest of the
    tools, of the template with all that it extends, includes or imports, the function's name, and the digest of the
    texts that its language has."""
    leads: dict[tuple[str, object, str], str] = {}
    templates = workshop.templates

    def lead(outline: Outline) -> str:
        template, make, language = outline.template, outline.make, outline.language or site
        if (template, make, language) not in leads:
            closure = templates.closure(template) if template else ""
            texts = "" if outline.order == "asset" else f"{language} {templates.catalogues.digest(language)}"
            leads[template, make, language] = "\0".join((workshop.toolchain, template, closure, make.__name__, texts))
        return leads[template, make, language]

    return lead


def _outlines(site: Site, workshop: Workshop) -> Iterator[Outline]:
    yield from assets.outlines(site, workshop.assets, fingerprint=workshop.fingerprint)
    made = (home, pages, archives, terms, seasons, feeds, corrections, calendars, schedule, news, sitemaps)
    general = terms.instead(workshop.templates)
    for part in (*made, liveries, pictures, social):
        of_part = part.outlines(site)
        yield from (_in_general(of_part, general) if general and part is terms else of_part)


def _in_general(outlines: Iterable[Outline], general: Mapping[str, str]) -> Iterator[Outline]:
    """The same, made with a more general template where the theme lacks one for a kind of entity."""
    yield from (structs.replace(each, template=general.get(each.template, each.template)) for each in outlines)


def _texts(site: Site) -> Iterator[Parsed]:
    """Every published body."""
    yield from (article.parsed for article in site.articles)
    yield from (page.parsed for page in site.pages)
    yield from (entity.parsed for entity in site.entities.values() if entity.parsed)


def _places(site: Site, outlines: Sequence[Outline], workshop: Workshop) -> Places:
    return Places(
        addresses=frozenset([outline.address for outline in outlines]) | workshop.promised,
        sources=site.sources,
        anchors={site.sources[text.path]: to_look_among(text.anchors) for text in _texts(site)},
        withheld=frozenset(each.path for each in site.withheld),
        root=site.facts.root,
        base_url=site.facts.base_url,
        pictures=site.shown,
    )


def _missing_templates(
    outlines: Sequence[Outline], texts: Mapping[str, Parsed], templates: Templates
) -> Iterator[Problem]:
    """Templates that are not there: those that front matter names, and those that a theme must have."""
    asked = {text.path: name for text in texts.values() if (name := getattr(text.front, "template", ""))}
    for path, name in asked.items():
        if name not in templates:
            yield templates.missing(name, location(texts[path], "template"))
    needed = {outline.template for outline in outlines} - set(asked.values()) - {""}
    if lacking := [name for name in sorted(needed) if name not in templates]:
        hint = "write them, or let the theme extend one that has them: `extends: plain` in its theme.yaml"
        yield problem("PF504", f"the theme lacks {', '.join(lacking)}", Location("site.yaml", key="theme"), hint)
