"""Plan: every file the site will have, before one is rendered. Collisions and links that lead nowhere are found here,
since only here every address is known."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from msgspec import Struct

from generator.errors import problem
from generator.model import (
    Digest,
    Filled,
    Location,
    Parsed,
    Problem,
    RenderJob,
    Sealed,
    digest_bytes,
    encoded,
)
from generator.outputs import archives, assets, calendars, feeds, pages, pictures, seasons, sitemaps, social, terms
from generator.outputs.chrome import dead_ends
from generator.outputs.collisions import collisions, taken
from generator.outputs.links import UNREAD, Decisions, Places, filled
from generator.outputs.site import Fills, Outline, Site, StandalonePage, Texts
from generator.outputs.views import SiteFacts
from generator.racing.roster import location
from generator.templates import Templates
from generator.theme import Asset


class Workshop(Struct, frozen=True, kw_only=True):
    """What makes pages, besides their content: templates, the theme's files, and the digest of the tools."""

    templates: Templates
    assets: tuple[Asset, ...]
    toolchain: Digest
    fingerprint: bool = True


class Decided(NamedTuple):
    """What goes into the slots of a text, and what is wrong with its links."""

    texts: tuple[str, ...]
    problems: tuple[Problem, ...]


class Plan(NamedTuple):
    """A job for every file, by address; what is wrong; what was decided of each text, by path; the paths of the texts
    that more files show than `retold` knows of. With an error there are no jobs."""

    jobs: tuple[RenderJob, ...]
    problems: tuple[Problem, ...]
    decided: Mapping[str, Decided]
    elsewhere: frozenset[str] = frozenset()


class Known(NamedTuple):
    """What was planned, without an error, of a site that was the same but for some texts: the keys of its files by
    address, what was decided of its texts by path, as far as that is known, and the paths of those that
    changed."""

    keys: Mapping[str, Digest]
    decided: Mapping[str, Decided]
    changed: frozenset[str]


def plan(site: Site, workshop: Workshop, told: Iterable[Problem] = (), known: Known | None = None) -> Plan:
    """Every file of the site, each with its key; no job with an error there, or among those that are `told` already."""
    outlines = list(_outlines(site, workshop))
    texts = {text.path: text for text in _texts(site)}
    hopeless = any(each.severity == "error" for each in told)
    problems = [] if known else _mistakes(outlines, texts, workshop, hopeless=hopeless)
    places = _places(site, outlines)
    if UNREAD not in places.sources.values():
        problems += dead_ends(site.config, places)
    decided = _decided(texts, places, known)
    problems += [each for found in decided.values() for each in found.problems]
    if hopeless or any(each.severity == "error" for each in problems):
        return Plan((), tuple(problems), decided)
    outlines.sort(key=attrgetter("address"))
    jobs = _jobs(outlines, workshop, _fills(site, decided, places), known)
    return Plan(jobs, tuple(problems), decided, _elsewhere(outlines, site.facts))


def retold(
    site: Texts, articles: Iterable[int], standing: Iterable[StandalonePage], workshop: Workshop, places: Places
) -> Plan:
    """The files that show texts of which only the words have changed, those of the articles at these places and of
    these pages: their own pages, and the site's feeds."""
    own = list(pages.text_outlines(site, articles, standing))
    changed = {path for outline in own for path in outline.shows}
    outlines = [*own, *(each for each in feeds.site_outlines(site) if not changed.isdisjoint(each.shows))]
    texts = {
        text.path: text
        for text in (*(site.articles[place].parsed for place in articles), *(page.parsed for page in standing))
    }
    decided = _decided(texts, places, None)
    problems = tuple([each for found in decided.values() for each in found.problems])
    return Plan(_jobs(outlines, workshop, _fills(site, decided, places)), problems, decided)


def _elsewhere(outlines: Iterable[Outline], facts: SiteFacts) -> frozenset[str]:
    """The texts that other outputs show than their own pages and the site's feeds."""
    feeds = {f"/{name}" for name in facts.feeds}
    others = (each for each in outlines if each.shows and each.source not in each.shows and each.address not in feeds)
    return frozenset([path for each in others for path in each.shows])


def _jobs(
    outlines: Sequence[Outline], workshop: Workshop, fills: Fills, known: Known | None = None
) -> tuple[RenderJob, ...]:
    start = _starter(workshop)
    keys = _keys(outlines, [start(outline) for outline in outlines], fills, known)
    return tuple(
        [
            RenderJob(each.address, each.make, each.inputs, fills, each.template, each.order, each.source, key)
            for each, key in zip(outlines, keys, strict=True)
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


def _decided(texts: Mapping[str, Parsed], places: Places, known: Known | None) -> dict[str, Decided]:
    problems: list[Problem] = []
    decide = Decisions(places, problems)
    found = {}
    for path, text in texts.items():
        if known and path not in known.changed and path in known.decided:
            found[path] = known.decided[path]
            continue
        answers = decide(text)
        found[path] = Decided(answers, tuple(problems))
        problems.clear()
    return found


def _fills(site: Texts, decided: Mapping[str, Decided], places: Places) -> Fills:
    host = places.base_url.removesuffix(places.root)
    each_section = site.config.links.entities == "section"
    whole: dict[str, Filled] = {}
    decide_whole = Decisions(places, [], whole=True)  # what is wrong was told when pages were decided

    def page(parsed: Parsed, contents: bool | None) -> Filled:
        links = site.links(parsed)
        return filled(parsed, decided[parsed.path].texts, contents, links, each_section=each_section)

    def feed(parsed: Parsed) -> Filled:
        """The same for every feed that carries it."""
        if parsed.path not in whole:
            links = tuple([url and host + url for url in site.links(parsed)])
            whole[parsed.path] = filled(parsed, decide_whole(parsed), False, links, each_section=each_section)
        return whole[parsed.path]

    return Fills(page=page, feed=feed)


# ---------------------------------------------------------------- keys


def _starter(workshop: Workshop) -> Callable[[Outline], str]:
    """Gives what the keys of all jobs with one template and one function begin with: the digest of the tools, of the
    template with all that it extends, includes or imports, and the function's name."""
    starts: dict[tuple[str, object], str] = {}

    def start(outline: Outline) -> str:
        template, make = outline.template, outline.make
        if (template, make) not in starts:
            closure = workshop.templates.closure(template) if template else ""
            starts[template, make] = "\0".join((workshop.toolchain, template, closure, make.__name__))
        return starts[template, make]

    return start


def _keys(outlines: Sequence[Outline], starts: Sequence[str], fills: Fills, known: Known | None) -> list[Digest]:
    old, changed = (known.keys, known.changed) if known else ({}, frozenset())
    keys = []
    for outline, start in zip(outlines, starts, strict=True):
        if (key := old.get(outline.address)) and changed.isdisjoint(outline.shows):
            keys.append(key)
            continue
        shown = [_SHOWN[type(value)](value) for value in outline.inputs(fills)]
        keys.append(digest_bytes("\0".join((start, *shown)).encode()))
    return keys


class _Shown(dict[type, Callable[[Any], str]]):
    """What stands for an input in a key, by its type: its digest, or those of its items, or itself."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        self[kind] = attrgetter("digest") if issubclass(kind, Sealed) else _itself
        return self[kind]


def _itself(value: object) -> str:
    return encoded(value).decode()


def _items(value: tuple[Any, ...]) -> str:
    if not value:
        return ""
    return " ".join([each.digest for each in value]) if isinstance(value[0], Sealed) else _itself(value)


_SHOWN = _Shown({str: str, tuple: _items, type(None): lambda _: ""})


def _outlines(site: Site, workshop: Workshop) -> Iterator[Outline]:
    yield from assets.outlines(site, workshop.assets, fingerprint=workshop.fingerprint)
    for part in (pages, archives, terms, seasons, feeds, calendars, sitemaps, pictures, social):
        yield from part.outlines(site)


def _texts(site: Site) -> Iterator[Parsed]:
    """Every published body."""
    yield from (article.parsed for article in site.articles)
    yield from (page.parsed for page in site.pages)
    yield from (entity.parsed for entity in site.entities.values() if entity.parsed)


def _places(site: Site, outlines: Sequence[Outline]) -> Places:
    return Places(
        addresses=frozenset([outline.address for outline in outlines]),
        sources=site.sources,
        anchors={site.sources[text.path]: text.anchors for text in _texts(site)},
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
