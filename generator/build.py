"""The build: the one function behind every command that makes a site. It composes the stages and decides nothing.

load → parse → relate → plan → render → write
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from generator.answers import Answers, Ask
from generator.bench import Bench, Clock, Options, Project, Track, uncollected, untracked
from generator.destinations.chosen import destination_of
from generator.errors import SiteError, judged
from generator.hooks.offered import Hooks, hooks_of
from generator.model import Problem, Report, digest_bytes, encoded
from generator.places import placed
from generator.stages.load import listed, site_yaml, unreadable
from generator.store.memo import Memo
from generator.theme_files import themes_digest
from generator.unchanged import Doubts, Inputs, unchanged
from generator.workers import beside

if TYPE_CHECKING:
    from generator.delivery import Made
    from generator.far.cluster import Cluster
    from generator.intake import Intake
    from generator.look import Look
    from generator.outputs.site import Site
    from generator.schema import SiteFront

__all__ = ["Options", "Project", "Survey", "build", "survey", "untracked"]


def build(
    project: Project,
    memo: Memo,
    options: Options,
    track: Track = untracked,
    seen: "Callable[[Survey], object] | None" = None,
) -> Report:
    """Build a site. Mistakes of the user are in the report; with an error among them the output is as it was. `seen` is
    given the site as it was related, if it came to that."""
    clock = Clock()
    try:
        with uncollected(), _cluster(options) as cluster:
            output = destination_of(project.output)
            report = _build(Bench(project, memo, options, clock, track, output, seen, cluster))
    except (SiteError, OSError) as error:
        problems = placed(_problems(error, project.root), project.root)
        report = Report(problems=judged(problems, {}, strict=options.strict))
    finally:
        memo.rest()
    return structs.replace(report, timings=clock.seconds)


def _problems(error: SiteError | OSError, root: Path) -> tuple[Problem, ...]:
    """The problems of what ends a build: its own, or that a file of the site's cannot be read. What the system says of
    any other file is a bug of ours."""
    if isinstance(error, SiteError):
        return error.problems
    if not isinstance(error.filename, str) or not (path := Path(error.filename)).is_relative_to(root):
        raise error
    return (unreadable(path.relative_to(root).as_posix(), error),)


@contextmanager
def _cluster(options: Options) -> "Iterator[Cluster | None]":
    """The cluster that is asked for, which is let go at the end."""
    if not options.cluster:
        yield None
        return
    from generator.far.cluster import Cluster  # here, since it is seldom asked for

    with closing(Cluster(options.cluster, options.patience)) as cluster:
        yield cluster


class Survey(NamedTuple):
    """A site as it stands at a moment, with no page planned: what its sources say, and who is published."""

    intake: "Intake"
    site: "Site"


def survey(project: Project, memo: Memo, options: Options, track: Track = untracked) -> Survey:
    """Read and relate a site as a build does, and make nothing of it; what was read is kept for the next build. Raises
    SiteError where it cannot be read at all."""
    from generator.intake import take_in
    from generator.planning import related

    bench, root = Bench(project, memo, options, Clock(), track, destination_of(project.output)), project.root
    try:
        with uncollected():
            started, found = time_ns(), listed(root, memo.sources)
            config, _ = bench.config()
            answers = Answers(lambda: memo.answers)
            hooks = hooks_of(root, config)
            look = _look(root, config, answers, hooks)
            intake = take_in(bench, found, config, started, hooks=hooks)
            memo.saved(well=intake.save())
            site, _ = related(bench, intake, look, answers)
    except (SiteError, OSError) as error:
        raise SiteError(*placed(_problems(error, root), root)) from None
    finally:
        memo.rest()
    return Survey(intake, site)


def _build(bench: Bench) -> Report:
    known = bench.memo.outputs(bench.output)
    bench.memo.rest()
    look = partial(bench.output.doubtful, known)
    with beside(look, list[str], worth=len(known.signatures) > _MANY and not bench.output.is_far) as found:
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
        if not bench.seen and (report := unchanged(bench, inputs, doubts)):
            return report
    made = memo.made = _touched(bench, inputs, doubts) or _made(bench, inputs)
    if made.report.failed or options.dry:
        return made.report
    from generator.delivery import deliver

    with bench.output.held() as beat:
        return deliver(bench, inputs, made, doubts, beat)


def _touched(bench: Bench, inputs: Inputs, doubts: Doubts) -> "Made | None":
    if bench.seen or not bench.memo.texts(bench.output):
        return None
    from generator.touched import touched

    return touched(bench, inputs, doubts)


def _look(root: Path, config: "SiteFront", ask: Ask, hooks: Hooks) -> "Look":
    from generator.look import look_of  # here, so that it is imported while workers parse

    return look_of(root, config, ask, hooks)


def _get_ready(look: Callable[[], "Look"]) -> None:
    """What has to be done before pages can be planned and rendered, while workers parse: the theme is loaded, modules
    are imported, and templates compiled."""
    from generator import filters

    for name in ("delivery", "planning"):
        import_module(f"generator.{name}")
    found = look()
    found.templates.prepare()
    filters.prepare(found.config.language)


# ---------------------------------------------------------------- load, parse, relate, plan


def _made(bench: Bench, inputs: Inputs) -> "Made":
    from generator.intake import take_in  # here, since a build with nothing to do does not need it
    from generator.planning import planned

    root = bench.project.root
    with bench.clock("load"):
        config, config_problems = bench.config()
        answers = Answers(lambda: {} if bench.options.clean else bench.memo.answers)
        hooks = hooks_of(root, config)
        look = cache(partial(_look, root, config, answers, hooks))
    with bench.clock("parse"):
        intake = take_in(bench, inputs.found, config, inputs.started, partial(_get_ready, look), hooks=hooks)
    problems = (
        *config_problems,
        *inputs.found.problems,
        *look().problems,
        *intake.problems,
        *_unsearched(bench, config),
    )
    bench.memo.rest()
    with beside(intake.save, bool, worth=intake.read > _MANY_TEXTS) as saved:
        site, plan = planned(bench, intake, look(), problems, answers)
        bench.memo.saved(well=saved())
    if bench.seen:
        bench.seen(Survey(intake, site))
    problems = (
        *problems,
        *plan.problems,
        *plan.links,
        *(() if bench.options.dry else bench.output.unusable(root)),
    )
    from generator.delivery import Made, judged_by
    from generator.outputs.kept import kept_texts

    report = Report(
        planned=len(plan.jobs),
        withheld=site.withheld,
        unpublished=site.unpublished,
        next_change=site.next_change,
        problems=judged_by(bench, config, problems),
    )
    made = Made(
        config=config,
        sources=intake.sources,
        reading=intake.reading,
        modules=intake.modules,
        templates=look().templates,
        jobs=plan.jobs,
        problems=problems,
        report=report,
        answers=answers.asked,
        kept=cache(lambda: encoded(kept_texts(site, plan.elsewhere, plan.problems))),
        hooks=hooks,
    )
    return _tried(bench, made) if bench.options.dry and not report.failed else made


def _tried(bench: Bench, made: "Made") -> "Made":
    """What is made, with the problems of all its pages, which are written nowhere."""
    from generator.delivery import judged_by, render_all

    with bench.clock("render"):
        rendered = render_all(bench, made, made.jobs, frozenset())
    problems = judged_by(bench, made.config, (*made.problems, *rendered.problems))
    return made._replace(report=structs.replace(made.report, problems=problems))


def _unsearched(bench: Bench, config: "SiteFront") -> tuple[Problem, ...]:
    if not bench.options.searches(config.search):
        return ()
    from generator.searching import unsearched

    return unsearched()
