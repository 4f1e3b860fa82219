"""Plan: every file the site will have, before one is rendered. Collisions and links that lead nowhere are found here,
since only here every address is known."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from posixpath import dirname

from msgspec import Struct

from generator.errors import problem
from generator.model import Digest, Filled, Location, Parsed, Problem, RenderJob, Sealed, View, digest_bytes, digest_of
from generator.outputs import archives, assets, feeds, pages, sitemaps, terms
from generator.outputs.links import Places, Target, filled, targets
from generator.outputs.site import Fill, Fills, Outline, Site
from generator.racing.roster import location
from generator.store import MANIFEST
from generator.templates import Templates
from generator.text.slugs import output_path
from generator.theme import Asset


class Workshop(Struct, frozen=True, kw_only=True):
    """What makes pages, besides their content: templates, the theme's files, and the digest of the tools."""

    templates: Templates
    assets: tuple[Asset, ...]
    toolchain: Digest
    fingerprint: bool = True


def plan(site: Site, workshop: Workshop) -> tuple[tuple[RenderJob, ...], tuple[Problem, ...]]:
    """A job for every file, each with its key, by address."""
    outlines = list(_outlines(site, workshop))
    problems = [*collisions(outlines), *_ours(outlines), *_missing_templates(site, workshop.templates)]
    places = _places(site, outlines)
    found = _targets(site, places, problems)
    fills = Fills(
        page=lambda parsed: filled(parsed, found[parsed.path], places),
        feed=_remembered(lambda parsed: filled(parsed, found[parsed.path], places, whole=True)),
    )
    if any(each.severity == "error" for each in problems):
        return (), tuple(problems)
    jobs = (_job(outline, fills, workshop) for outline in outlines)
    return tuple(sorted(jobs, key=lambda job: job.address)), tuple(problems)


def collisions(outlines: Iterable[Outline]) -> list[Problem]:
    """One problem for each output that two sources claim, naming both; compared as the least careful file system does,
    and a file that stands where another needs a folder counts too."""
    claimed: dict[str, Outline] = {}
    problems = []
    for outline in outlines:
        first = claimed.setdefault(_careless(output_path(outline.address)), outline)
        if first is not outline:
            problems.append(_collision(first, outline))
    for path, outline in claimed.items():
        folder = dirname(path)
        while folder:
            if folder in claimed:
                problems.append(_collision(claimed[folder], outline))
            folder = dirname(folder)
    return problems


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


def _ours(outlines: Iterable[Outline]) -> Iterator[Problem]:
    """Files that would take the place of what the build keeps in the output folder for itself."""
    for outline in outlines:
        if _careless(outline.address).startswith(f"/{MANIFEST}"):
            text = f"names that begin with {MANIFEST} are the build's own"
            yield problem("PF403", text, Location(outline.source), "give the file another name")


def _missing_templates(site: Site, templates: Templates) -> Iterator[Problem]:
    for text in _texts(site):
        name = getattr(text.front, "template", "")
        if name and name not in templates:
            yield templates.missing(name, location(text, "template"))


def _careless(path: str) -> str:
    """A path as a file system sees it that knows neither case nor Unicode forms."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _collision(first: Outline, second: Outline) -> Problem:
    text = f"{first.source} and {second.source} both make {second.address}"
    if first.address != second.address:
        text = f"{first.address} of {first.source} and {second.address} of {second.source} cannot stand side by side"
    path = next((each.source for each in (second, first) if "/" in each.source), "site.yaml")
    return problem("PF401", text, Location(path.partition("#")[0]), _way_out(first, second))


def _way_out(first: Outline, second: Outline) -> str:
    if all(each.source.startswith("content/articles/") for each in (first, second)):
        return (
            "give one another `slug:`, or put the date into addresses: permalinks: {articles: /{year}/{month}/{slug}/}"
        )
    return "rename one of them, or give it another `slug:` or `permalink:`"
