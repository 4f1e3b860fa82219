"""The build: the one function behind every command that makes a site. It composes the stages and decides nothing.

load → parse → relate → plan → render → write
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct, structs

from generator.errors import SiteError, judged, problem
from generator.lock import locked, unwritable
from generator.manifest import read_manifest
from generator.model import Location, Parsed, Problem, RenderJob, Report, digest_of
from generator.outputs.assets import asset_addresses
from generator.outputs.chrome import site_facts
from generator.outputs.site import Site
from generator.outputs.visibility import unpublished
from generator.places import placed
from generator.stages.load import Loaded, load
from generator.stages.parse import Rules, parse
from generator.stages.plan import Workshop, plan
from generator.stages.relate import Moments, relate
from generator.stages.render import render
from generator.stages.write import Written, believed, commit, in_the_way, stage, sweep, unusable
from generator.store import Found, Key, Memo
from generator.templates import TemplateError, Templates
from generator.text.converters import converter
from generator.text.dates import zone
from generator.theme import Theme, load_theme, theme_options
from generator.toolchain import toolchain

T = TypeVar("T")
Track = Callable[[str, Sequence[Any]], Iterable[Any]]
"""Wraps a sequence that takes a while, so that a command can show how far it is."""


class Project(Struct, frozen=True):
    """Where a site is, and where it is built to."""

    root: Path
    output: Path


class Options(Struct, frozen=True, kw_only=True):
    """How a build is asked for. `now` is aware. `clean`: render
    everything, whatever is known. `dry`: everything but writing. `fingerprint`: digests in the addresses
    of style sheets."""

    now: datetime
    drafts: bool = False
    future: bool = False
    strict: bool = False
    adopt: bool = False
    clean: bool = False
    dry: bool = False
    fingerprint: bool = True


class Clock:
    """Seconds by stage and by template."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Add the time that the block takes to what `name` took so far."""
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + perf_counter() - start


def untracked(_: str, items: Sequence[Any]) -> Iterable[Any]:
    """Shows nothing."""
    return items


def build(project: Project, memo: Memo, options: Options, track: Track = untracked) -> Report:
    """Build a site. Mistakes of the user are in the report; with an error among them the output is as it was."""
    clock = Clock()
    try:
        return _build(project, memo, options, clock, track)
    except SiteError as error:
        problems = placed(error.problems, project.root, {})
        return Report(problems=judged(problems, {}, strict=options.strict), timings=clock.seconds)


class _Read(Struct, frozen=True, kw_only=True):
    """Everything that comes from disk, read and parsed."""

    loaded: Loaded
    theme: Theme
    parsed: tuple[Parsed, ...]
    unread: tuple[str, ...]
    problems: tuple[Problem, ...]


def _build(project: Project, memo: Memo, options: Options, clock: Clock, track: Track) -> Report:
    read = _read(project, memo, clock, track, keep=not options.dry)
    config, sources = read.loaded.config, {source.path: source for source in read.loaded.sources}
    site, jobs, workshop, problems = _planned(read, options, clock)
    problems += () if options.dry else tuple(unusable(project.output, project.root))
    report = Report(planned=len(jobs), withheld=site.withheld, next_change=site.next_change, timings=clock.seconds)

    def judge(found: Iterable[Problem]) -> tuple[Problem, ...]:
        return judged(placed(found, project.root, sources), config.checks, strict=options.strict)

    report = structs.replace(report, problems=judge([*read.problems, *problems]))
    if report.failed:
        return report
    bench = _Bench(project, workshop.templates, clock, track)
    if options.dry:
        with clock("render"):
            _, wrong = bench.each(jobs, _dropped)
        return structs.replace(report, problems=judge([*read.problems, *problems, *wrong]))
    with locked(project.output):
        rendered, written, wrong = _write(jobs, bench, memo, options)
    return structs.replace(
        report,
        rendered=rendered,
        written=written.written,
        removed=written.removed,
        changed=written.changed,
        unpublished=_unpublished(site, options),
        problems=judge([*read.problems, *problems, *wrong]),
    )


def _unpublished(site: Site, options: Options) -> tuple[tuple[str, str], ...]:
    """What is shown only because drafts or future articles were asked for."""
    if not (options.drafts or options.future):
        return ()
    texts = [(each.address, each.parsed) for each in site.articles]
    texts += [(each.address, each.parsed) for each in site.pages]
    found = ((address, unpublished(parsed, options.now)) for address, parsed in texts)
    return tuple(sorted((address, why) for address, why in found if why))


# ---------------------------------------------------------------- load and parse


def _read(project: Project, memo: Memo, clock: Clock, track: Track, *, keep: bool) -> _Read:
    with clock("load"):
        loaded = load(project.root)
        theme, theme_problems = load_theme(project.root / "themes", loaded.config.theme)
    with clock("parse"):
        kept = _parse(loaded, memo, track)
        if keep:
            memo.keep_parsed(kept)
    return _Read(
        loaded=loaded,
        theme=theme,
        parsed=tuple(each for found, _ in kept.values() for each in found),
        unread=tuple(path for (path, _, _), (found, wrong) in kept.items() if wrong and not found),
        problems=(*loaded.problems, *theme_problems, *(each for _, wrong in kept.values() for each in wrong)),
    )


def _parse(loaded: Loaded, memo: Memo, track: Track) -> dict[Key, Found]:
    """What every source says, and what is wrong with it: from the memo where the same was parsed by the same rules."""
    rules = Rules(zone=zone(loaded.config.timezone), markdown=loaded.config.markdown)
    rules_digest = digest_of((loaded.config.timezone, loaded.config.markdown))
    sources = [source for source in loaded.sources if source.kind not in ("file", "media", "static", "data")]
    _try_extensions(loaded)
    kept = {}
    for source in track("Reading", sources):
        key = (source.path, source.digest, rules_digest)
        kept[key] = memo.parsed(key) or parse(source, rules)
    return kept


def _try_extensions(loaded: Loaded) -> None:
    """Raise SiteError when an extension of Python-Markdown that site.yaml names cannot be loaded."""
    markdown = loaded.config.markdown
    try:
        converter(markdown.converter, markdown.extensions)
    except ValueError as error:
        raise SiteError(problem("PF116", str(error), Location("site.yaml", key="markdown.extensions"))) from None


# ---------------------------------------------------------------- relate and plan


def _planned(
    read: _Read, options: Options, clock: Clock
) -> tuple[Site, tuple[RenderJob, ...], Workshop, tuple[Problem, ...]]:
    config = read.loaded.config
    chosen, problems = theme_options(read.theme, config.theme_options)
    addresses = asset_addresses(read.theme.assets, fingerprint=options.fingerprint)
    with clock("relate"):
        site, related = relate(
            read.parsed,
            read.loaded.sources,
            config=config,
            facts=site_facts(config, chosen, addresses),
            moments=Moments(options.now, options.drafts, options.future),
            unread=read.unread,
        )
    with clock("plan"):
        templates = Templates(read.theme)
        workshop = Workshop(
            templates=templates,
            assets=read.theme.assets,
            toolchain=toolchain(),
            fingerprint=options.fingerprint,
        )
        broken = (*problems, *related, *templates.problems)
        jobs, planned = plan(site, workshop, (*read.problems, *broken))
    return site, jobs, workshop, (*broken, *planned)


# ---------------------------------------------------------------- render and write


def _write(
    jobs: Sequence[RenderJob], bench: "_Bench", memo: Memo, options: Options
) -> tuple[int, Written, tuple[Problem, ...]]:
    """Render what is not believed and put everything into place; nothing is, when anything went wrong."""
    output = bench.project.output
    before = read_manifest(output)
    try:
        sweep(output)
        with bench.clock("render"):
            ready = {} if options.clean else believed(jobs, before, memo.signatures(output), output)
            todo = [job for job in jobs if job.address not in ready]
            staged, problems = bench.each(todo, lambda job, data: stage(job, data, before, output, adopt=options.adopt))
        with bench.clock("write"):
            everything = [*ready.values(), *staged]
            problems = problems or tuple(in_the_way(everything, before, output))
            written = Written(0, 0, {}) if problems else commit(everything, before, output)
    except OSError as error:
        sweep(output)
        raise unwritable(output, error) from error
    except BaseException:
        sweep(output)
        raise
    if problems:
        sweep(output)
    else:
        memo.keep_signatures(output, written.signatures)
    return len(todo), written, problems


class _Bench(NamedTuple):
    """Where jobs are rendered."""

    project: Project
    templates: Templates
    clock: Clock
    track: Track

    def each(
        self, jobs: Sequence[RenderJob], take: Callable[[RenderJob, bytes], T]
    ) -> tuple[list[T], tuple[Problem, ...]]:
        """What `take` makes of each job's bytes, and what went wrong; a mistake in a template is told once, with the
        first page it spoiled and how many."""
        taken: list[T] = []
        problems: list[Problem] = []
        spoiled: dict[Problem, list[str]] = {}
        for job in self.track("Rendering", jobs):
            try:
                with self.clock(f"  {job.template or job.order}"):
                    data = self._bytes(job)
                    taken.append(take(job, data))
            except TemplateError as error:
                spoiled.setdefault(error.problem, []).append(job.source)
            except SiteError as error:
                problems += error.problems
        return taken, (*problems, *(_told_once(mistake, pages) for mistake, pages in spoiled.items()))

    def _bytes(self, job: RenderJob) -> bytes:
        try:
            return render(job, self.templates, self.project.root)
        except OSError as error:
            text = f"cannot be copied: {(error.strerror or str(error)).lower()}"
            raise SiteError(problem("PF117", text, Location(job.source))) from None


def _dropped(_: RenderJob, data: bytes) -> None:
    del data


def _told_once(mistake: Problem, pages: list[str]) -> Problem:
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return structs.replace(mistake, message=f"{mistake.message} (while making {pages[0]}{more})")
