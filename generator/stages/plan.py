"""Plan: every file the site will have, before one is rendered. Collisions and links that lead nowhere are found here,
since only here every address is known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.errors import problem
from generator.model import Digest, Filled, Location, Parsed, Problem, RenderJob, Sealed, View, digest_bytes, digest_of
from generator.outputs import archives, assets, feeds, pages, sitemaps, terms
from generator.outputs.chrome import dead_ends
from generator.outputs.collisions import collisions, taken
from generator.outputs.links import UNREAD, Places, Target, filled, targets
from generator.outputs.site import Fill, Fills, Outline, Site
from generator.racing.roster import location
from generator.templates import Templates
from generator.theme import Asset


class Workshop(Struct, frozen=True, kw_only=True):
    """What makes pages, besides their content: templates, the theme's files, and the digest of the tools."""

    templates: Templates
    assets: tuple[Asset, ...]
    toolchain: Digest
    fingerprint: bool = True


def plan(
    site: Site, workshop: Workshop, told: Iterable[Problem] = ()
) -> tuple[tuple[RenderJob, ...], tuple[Problem, ...]]:
    """A job for every file, each with its key, by address, and what is wrong; with an error there, or among those that
    are `told` already, no job."""
    outlines = list(_outlines(site, workshop))
    texts = {text.path: text for text in _texts(site)}
    hopeless = any(each.severity == "error" for each in told)
    problems = [*collisions(outlines, texts), *taken(outlines)]
    if len(workshop.templates) or not hopeless:
        problems += _missing_templates(outlines, texts, workshop.templates)
    places = _places(site, outlines)
    if UNREAD not in places.sources.values():
        problems += dead_ends(site.config, places)
    found = _targets(site, places, problems)
    fills = Fills(
        page=lambda parsed: filled(parsed, found[parsed.path], places),
        feed=_remembered(lambda parsed: filled(parsed, found[parsed.path], places, whole=True)),
    )
    if hopeless or any(each.severity == "error" for each in problems):
        return (), tuple(problems)
    jobs = (_job(outline, fills, workshop) for outline in outlines)
    return tuple(sorted(jobs, key=lambda job: job.address)), tuple(problems)


def key(view: View, *others: Digest) -> Digest:
    """The digest of all that a view holds, by the digests its parts carry, and of the others."""
    parts = (_fingerprint(getattr(view, name)) for name in view.__struct_fields__)
    return digest_bytes("\n".join((*others, type(view).__name__, *parts)).encode())


def _fingerprint(value: object) -> str:
    if isinstance(value, Sealed):
        return value.digest
    if isinstance(value, tuple) and value and isinstance(value[0], Sealed):
        return " ".join(each.digest for each in value)
    return digest_of(value)


def _outlines(site: Site, workshop: Workshop) -> Iterator[Outline]:
    yield from assets.outlines(site, workshop.assets, fingerprint=workshop.fingerprint)
    for part in (pages, archives, terms, feeds, sitemaps):
        yield from part.outlines(site)


def _job(outline: Outline, fills: Fills, workshop: Workshop) -> RenderJob:
    view = outline.make(fills)
    closure = workshop.templates.closure(outline.template) if outline.template else ""
    return RenderJob(
        address=outline.address,
        view=view,
        template=outline.template,
        order=outline.order,
        source=outline.source,
        key=key(view, workshop.toolchain, outline.template, closure),
    )


def _remembered(fill: Fill) -> Fill:
    """The same, made once for each text however many feeds carry it."""
    known: dict[str, Filled] = {}

    def remembered(parsed: Parsed) -> Filled:
        if parsed.path not in known:
            known[parsed.path] = fill(parsed)
        return known[parsed.path]

    return remembered


def _texts(site: Site) -> Iterator[Parsed]:
    """Every published body."""
    yield from (article.parsed for article in site.articles)
    yield from (page.parsed for page in site.pages)
    yield from (entity.parsed for entity in site.entities.values() if entity.parsed)


def _places(site: Site, outlines: Sequence[Outline]) -> Places:
    return Places(
        addresses=frozenset(outline.address for outline in outlines),
        sources=site.sources,
        anchors={site.sources[text.path]: frozenset(text.body.anchors) for text in _texts(site)},
        withheld=frozenset(each.path for each in site.withheld),
        root=site.facts.root,
        base_url=site.facts.base_url,
    )


def _targets(site: Site, places: Places, problems: list[Problem]) -> dict[str, tuple[Target, ...]]:
    found = {}
    for text in _texts(site):
        found[text.path], wrong = targets(text, places)
        problems += wrong
    return found


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
