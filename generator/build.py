"""The build: the one function behind every command that makes a site. It composes the stages and decides nothing.

load → parse → relate → plan → render → write
"""

import gc
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from time import time_ns
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import structs

from generator.bench import Bench, Clock, Options, Project, Track, untracked
from generator.errors import SiteError, judged
from generator.lock import locked, unwritable
from generator.manifest import MANIFEST, read_manifest
from generator.model import Problem, RenderJob, Report, digest_bytes
from generator.places import placed
from generator.stages.load import listed, load_config, site_yaml
from generator.stages.write import Staged, Written, believed, commit, doubtful, in_the_way, sweep, unusable
from generator.store import Memo, signature
from generator.theme_files import themes_digest
from generator.unchanged import Doubts, Inputs, LastBuild, inputs_digest, remember, unchanged
from generator.workers import beside, shared

if TYPE_CHECKING:
    from generator.intake import Intake
    from generator.outputs.site import Site
    from generator.rendering import Rendered
    from generator.schema import SiteFront
    from generator.templates import Templates
    from generator.theme import Theme

__all__ = ["Options", "Project", "build", "untracked"]


def build(project: Project, memo: Memo, options: Options, track: Track = untracked) -> Report:
    """Build a site. Mistakes of the user are in the report; with an error among them the output is as it was."""
    clock = Clock()
    try:
        with _uncollected():
            report = _build(Bench(project, memo, options, clock, track))
    except SiteError as error:
        problems = placed(error.problems, project.root)
        report = Report(problems=judged(problems, {}, strict=options.strict))
    finally:
        memo.rest()
    return structs.replace(report, timings=clock.seconds)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: a build makes a great many values and next to no cycles, and looking through all
    of them again and again takes a third of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # what is left is kept for the next build
            gc.enable()


def _build(bench: Bench) -> Report:
    output, known = bench.project.output, bench.memo.outputs(bench.project.output)
    bench.memo.rest()
    look = partial(doubtful, known, output)
    with beside(look, list[str], worth=len(known.signatures) > _MANY) as found:
        return _built(bench, cache(lambda: frozenset(found())))


_MANY = 3000
"""From so many files on a look at them is worth a process of its own."""

_MANY_TEXTS = 300
"""From so many texts on saving them is worth a process of its own."""


def _built(bench: Bench, doubts: Doubts) -> Report:
    project, memo, options = bench.project, bench.memo, bench.options
    with bench.clock("load"):
        inputs = Inputs(
            started=time_ns(),
            config=digest_bytes(site_yaml(project.root)),
            found=listed(project.root, {} if options.clean else memo.sources),
            themes=themes_digest(project.root / "themes"),
        )
        if report := unchanged(bench, inputs, doubts):
            return report
    made = _made(bench, inputs)
    if made.report.failed or options.dry:
        return made.report
    with locked(project.output):
        return _put(bench, inputs, made, doubts)


def _get_ready(templates: "Templates", language: str) -> None:
    """What has to be done before pages can be planned and rendered, while workers parse: modules are imported, and
    templates compiled."""
    import generator.rendering
    import generator.stages.plan
    import generator.stages.relate  # noqa: F401
    from generator import filters

    templates.prepare()
    filters.prepare(language)


class _Look(NamedTuple):
    """What site.yaml says, and the theme."""

    config: "SiteFront"
    theme: "Theme"
    templates: "Templates"


class _Made(NamedTuple):
    """A site that is planned, and what it is made of; in the report of a dry run everything was rendered too."""

    config: "SiteFront"
    intake: "Intake"
    templates: "Templates"
    jobs: tuple[RenderJob, ...]
    problems: tuple[Problem, ...]
    report: Report
    world: str


# ---------------------------------------------------------------- load, parse, relate, plan


def _made(bench: Bench, inputs: Inputs) -> _Made:
    from generator.intake import take_in  # these here, since a build with nothing to do needs none of them
    from generator.templates import Templates
    from generator.theme import load_theme

    root = bench.project.root
    with bench.clock("load"):
        config, config_problems = load_config(root)
        theme, theme_problems = load_theme(root / "themes", config.theme)
        templates = Templates(theme)
    with bench.clock("parse"):
        intake = take_in(bench, inputs.found, config, inputs.started, partial(_get_ready, templates, config.language))
    problems = (*config_problems, *inputs.found.problems, *theme_problems, *intake.problems)
    bench.memo.rest()
    with beside(intake.save, bool, worth=intake.read > _MANY_TEXTS) as saved:
        site, jobs, planned, world = _planned(bench, inputs, intake, _Look(config, theme, templates), problems)
        bench.memo.saved(well=saved())
    problems = (*problems, *planned, *(() if bench.options.dry else unusable(bench.project.output, root)))
    report = Report(
        planned=len(jobs),
        withheld=site.withheld,
        unpublished=site.unpublished,
        next_change=site.next_change,
        problems=_judged(bench, config, problems),
    )
    made = _Made(config, intake, templates, jobs, problems, report, world)
    if report.failed or not bench.options.dry:
        return made
    with bench.clock("render"):
        rendered = _rendered(bench, made, jobs, frozenset())
    return made._replace(report=structs.replace(report, problems=_judged(bench, config, problems + rendered.problems)))


def _planned(
    bench: Bench, inputs: Inputs, intake: "Intake", look: "_Look", told: Sequence[Problem]
) -> tuple["Site", tuple[RenderJob, ...], tuple[Problem, ...], str]:
    from generator.again import Planned, again, keep, known_keys, world_of
    from generator.stages.plan import Workshop, plan
    from generator.theme import theme_options
    from generator.toolchain import toolchain

    options = bench.options
    chosen, problems = theme_options(look.theme, look.config.theme_options)
    with bench.clock("relate"):
        world = world_of(inputs, intake, options)
        last = again(bench.memo, world, options.now, intake.parsed)
        site, related = (last[0].site, last[0].problems) if last else _related(bench, intake, look, chosen)
    with bench.clock("plan"):
        workshop = Workshop(
            templates=look.templates,
            assets=look.theme.assets,
            toolchain=toolchain(),
            fingerprint=options.fingerprint,
        )
        broken = (*problems, *related, *look.templates.problems)
        known = last[1] if last else known_keys(bench, world, intake.parsed)
        planned = plan(site, workshop, (*told, *broken), known)
    if planned.jobs:
        now = last[0].now if last else options.now
        keep(bench.memo, Planned(world, now, site, related, {}, {}, {}), planned, intake.parsed)
    return site, planned.jobs, (*broken, *planned.problems), world


def _related(
    bench: Bench, intake: "Intake", look: "_Look", chosen: Mapping[str, Any]
) -> tuple["Site", tuple[Problem, ...]]:
    from generator.outputs.assets import asset_addresses
    from generator.outputs.chrome import site_facts
    from generator.stages.relate import Moments, relate

    options, theme = bench.options, look.theme
    addresses = asset_addresses(theme.assets, fingerprint=options.fingerprint)
    return relate(
        intake.parsed,
        intake.sources,
        config=look.config,
        facts=site_facts(look.config, chosen, addresses, theme.without),
        moments=Moments(options.now, options.drafts, options.future),
        without=theme.without,
        unread=intake.unread,
    )


def _judged(bench: Bench, config: "SiteFront", told: Iterable[Problem]) -> tuple[Problem, ...]:
    return judged(placed(told, bench.project.root), config.checks, strict=bench.options.strict)


# ---------------------------------------------------------------- render, write


def _put(bench: Bench, inputs: Inputs, made: _Made, doubts: Doubts) -> Report:
    """Render what is not believed and put everything into place; nothing is, when anything went wrong."""
    from generator.again import texts_of

    output = bench.project.output
    rendered, written = _written(bench, made, doubts)
    signatures = written.signatures
    report = structs.replace(
        made.report,
        rendered=rendered.jobs,
        written=len(written.written),
        removed=len(written.removed),
        changed=written.changed,
        problems=_judged(bench, made.config, (*made.problems, *rendered.problems)),
    )
    if report.failed:
        return report
    extensions = made.config.markdown.extensions
    last = LastBuild(
        inputs=inputs_digest(inputs, made.intake.sources, bench.options) or "",
        extensions=extensions,
        modules=made.intake.modules,
        now=bench.options.now,
        report=structs.replace(report, rendered=0, written=0, removed=0, changed=()),
        manifest=signature(f"{output}/{MANIFEST}") or (0, 0, 0),
        world=made.world,
        texts=texts_of(made.intake.parsed),
    )
    remember(output, bench.memo, last, signatures, time_ns())
    return report


class _Rendering(NamedTuple):
    """The files that were made, by address, what went wrong, and how many jobs there were."""

    ready: dict[str, Staged]
    problems: tuple[Problem, ...]
    jobs: int


def _written(bench: Bench, made: _Made, doubts: Doubts) -> tuple[_Rendering, Written]:
    output, options = bench.project.output, bench.options
    before = read_manifest(output)
    nothing = Written((), (), {})
    try:
        sweep(output)
        with bench.clock("render"):
            known = bench.memo.outputs(output)
            ready = {} if options.clean else believed(made.jobs, before, known, doubts(), output)
            todo = [job for job in made.jobs if job.address not in ready]
            ours = None if options.adopt else frozenset(before.entries)
            rendered = _rendered(bench, made, todo, ours)
        with bench.clock("write"):
            ready |= rendered.ready
            waiting = [address for address, each in rendered.ready.items() if each.waiting]
            wrong = rendered.problems or tuple(in_the_way(waiting, ready, before, output))
            keys = {job.address: job.key for job in made.jobs}
            with _whole():
                written = nothing if wrong else commit(ready, keys, before, output)
    except OSError as error:
        sweep(output)
        raise unwritable(output, error) from error
    except BaseException:
        sweep(output)
        raise
    if wrong:
        sweep(output)
    return rendered._replace(problems=wrong), written


@contextmanager
def _whole() -> Iterator[None]:
    """Files are put into place all of them: who stops the build meanwhile is heard when that is done, a moment
    later."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows has none
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGALRM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _rendered(bench: Bench, made: _Made, jobs: Sequence[RenderJob], ours: frozenset[str] | None) -> _Rendering:
    """Render these jobs; a mistake in a template is told once, with the first page it spoiled and how many."""
    from generator.intake import body_of
    from generator.rendering import Rendering

    sources = {source.path: source for source in made.intake.sources}
    work = Rendering(
        bench.project.root,
        bench.project.output,
        made.templates,
        ours=ours,
        bodies=body_of(bench.memo, made.intake.reading, sources),
        dry=bench.options.dry,
    )
    crew = bench.crew(len(jobs) * _MILLISECONDS)
    bench.memo.rest()
    found: list[Rendered] = []
    with bench.track("Rendering", len(jobs)) as more:
        for each in shared(work, jobs, crew, size=max(1, min(128, len(jobs) // (crew.workers * 8)))):
            found.append(each)
            more(len(each.ready))
    for name, seconds in ((name, seconds) for each in found for name, seconds in each.seconds.items()):
        bench.clock.add(f"  {name}", seconds)
    order = {job.address: place for place, job in enumerate(jobs)}
    ready = sorted((pair for each in found for pair in each.ready), key=lambda pair: order[pair[0]])
    spoiled: dict[Problem, list[str]] = {}
    for mistake, source in sorted((pair for each in found for pair in each.spoiled), key=lambda pair: pair[1]):
        spoiled.setdefault(mistake, []).append(source)
    told = [_told_once(mistake, pages) for mistake, pages in spoiled.items()]
    return _Rendering(dict(ready), (*(one for each in found for one in each.problems), *told), len(jobs))


_MILLISECONDS = 0.12
"""What a page takes, about."""


def _told_once(mistake: Problem, pages: list[str]) -> Problem:
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return structs.replace(mistake, message=f"{mistake.message} (while making {pages[0]}{more})")
