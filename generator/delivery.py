"""Delivery: what is planned is rendered, by workers where it is much, and put into place; and the next build is
told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from operator import attrgetter
from pathlib import Path
from time import time_ns
from typing import NamedTuple

from msgspec import structs

from generator import finder
from generator.bench import Bench, Track, untracked
from generator.encoding import encode_pictures, tidy_pictures
from generator.errors import LockedError, judged, problem
from generator.hooks.offered import NONE, Hooks
from generator.ignores import silenced
from generator.intake import body_of
from generator.manifest import Manifest
from generator.model import Digest, Location, Problem, RenderJob, Report, Source, digest_bytes, encoded
from generator.outputs.keys import key_of
from generator.places import placed
from generator.reading import Reading
from generator.rendering import Rendered, Rendering
from generator.schema import SiteFront
from generator.stages.write import Staged, Written, believed
from generator.store.rows import Outputs
from generator.templates import Templates
from generator.unchanged import Doubts, Inputs, LastBuild, inputs_digest


class Made(NamedTuple):
    """A site that is planned, and what it is made of: site.yaml, its sources, how these are read, templates, plug-ins;
    the answers that were asked for; what makes all that is to be `kept` of texts, encoded and the same each time, or
    the digest of what is kept already: files that are there and have no job then stay. In the report of a dry run
    everything was rendered too."""

    config: SiteFront
    sources: tuple[Source, ...]
    reading: Reading
    modules: Digest
    templates: Templates
    jobs: tuple[RenderJob, ...]
    problems: tuple[Problem, ...]
    report: Report
    answers: Mapping[str, bytes]
    kept: Callable[[], bytes] | Digest
    hooks: Hooks = NONE


class Delivered(NamedTuple):
    """The files that were made, by address, what went wrong, and how many jobs there were."""

    ready: dict[str, Staged]
    problems: tuple[Problem, ...]
    jobs: int


def deliver(bench: Bench, inputs: Inputs, made: Made, doubts: Doubts, beat: Callable[[], None]) -> Report:
    """Render what is not believed and put everything into place; nothing is, when anything went wrong. `beat` is called
    as work goes on."""
    output, bench = bench.output, structs.replace(bench, track=partial(_beating, bench.track, beat))
    rendered, written = _written(bench, made, doubts)
    report = structs.replace(
        made.report,
        planned=len(written.signatures) or made.report.planned,
        rendered=rendered.jobs,
        written=len(written.written),
        removed=len(written.removed),
        changed=written.changed,
        problems=judged_by(bench, made.config, (*made.problems, *rendered.problems)),
    )
    if report.failed:
        return report
    kept = None if isinstance(made.kept, Digest) else made.kept()
    last = LastBuild(
        inputs=inputs_digest(inputs, made.sources, bench.options, search=made.config.search) or "",
        extensions=made.config.markdown.extensions,
        plugins=made.config.plugins,
        modules=made.modules,
        now=bench.options.now,
        report=structs.replace(report, rendered=0, written=0, removed=0, changed=()),
        manifest=output.stamp() or (0, 0, 0),
        kept=made.kept if isinstance(made.kept, Digest) else digest_bytes(kept or b""),
        search=made.config.search,
    )
    bench.memo.keep_outputs(output, Outputs(encoded(last), written.signatures, time_ns()), kept)
    bench.memo.keep_answers(made.answers)
    return report


@contextmanager
def _beating(track: Track, beat: Callable[[], None], label: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show how far work is, and call `beat` whenever some is done."""

    def done(count: int) -> None:
        beat()
        more(count)

    with track(label, total) as more:
        yield done


def _written(bench: Bench, made: Made, doubts: Doubts) -> tuple[Delivered, Written]:
    output = bench.output
    try:
        with output.telling():
            output.sweep()
            rendered, written = _put(bench, made, doubts)
    except BaseException:
        output.sweep()
        raise
    if rendered.problems:
        output.sweep()
    return rendered, written


def _put(bench: Bench, made: Made, doubts: Doubts) -> tuple[Delivered, Written]:
    output, options = bench.output, bench.options
    before = bench.memo.manifest(output)
    with bench.clock("render"):
        known = bench.memo.outputs(output)
        ready = {} if options.clean else believed(_keys(made, before), before, known, doubts(), output)
        todo = [job for job in made.jobs if job.address not in ready]
        ours = None if options.adopt else frozenset(before.entries)
    pictured = encode_pictures(bench, todo)
    with bench.clock("render"):
        rendered = render_all(bench, made, todo, ours, tuple if isinstance(made.kept, Digest) else made.kept)
    with bench.clock("write"):
        ready |= rendered.ready
        if isinstance(made.kept, Digest):
            ready = _with_others(bench, ready, before, known)
    if made.config.precompress and not options.on_request and not rendered.problems:
        from generator.twins import with_twins

        ready, problems = with_twins(bench, made.jobs, ready, before, doubts)
        rendered = rendered._replace(problems=problems)
    if finder.chosen(options.searches(made.config.search)) and not rendered.problems:
        ready = _with_index(bench, made, ready, before)
    with bench.clock("write"):
        waiting = [address for address, each in ready.items() if each.waits]
        wrong = rendered.problems or tuple(output.in_the_way(waiting, ready, before))
        if wrong:
            return rendered._replace(problems=wrong), Written((), (), {})
        track = bench.track if output.is_far else untracked
        with track("Putting into place", len(waiting)) as more:
            written = output.commit(ready, before, more)
        if written.manifest:
            bench.memo.keep_manifest(output, written.manifest)
    if (pictured or written.removed) and not isinstance(made.kept, Digest):
        tidy_pictures(bench, made.jobs)
    return rendered, written


def _keys(made: Made, before: Manifest) -> Iterator[tuple[str, Digest]]:
    """The keys of all jobs whose files were there before, by address."""
    return ((job.address, key_of(job)) for job in made.jobs if job.address in before.entries)


def _with_index(bench: Bench, made: Made, ready: Mapping[str, Staged], before: Manifest) -> dict[str, Staged]:
    """The same with the index of the search, in place of one that is there; without it where there is no program."""
    from generator.outputs.pages import BUNDLE

    others = {
        address: each
        for address, each in ready.items()
        if not (isinstance(made.kept, Digest) and address.startswith(BUNDLE))
    }
    if not finder.installed():
        return others
    from generator.searching import index

    with bench.clock("search"):
        return others | index(bench, others, before, made.config.language)


def _with_others(bench: Bench, ready: Mapping[str, Staged], before: Manifest, known: Outputs) -> dict[str, Staged]:
    """The files that are ready, and all others that are there. Raises LockedError where those are not the files that
    the site was planned for."""
    signatures = known.signatures
    if before.writing or before.entries.keys() != signatures.keys():
        text = "another build has written this folder meanwhile"
        raise LockedError(problem("PF404", text, Location(Path(bench.output.name).name), "build again"))
    others = {
        address: Staged(entry.key, entry.content, signatures[address]) for address, entry in before.entries.items()
    }
    return {**others, **ready}


def render_all(
    bench: Bench,
    made: Made,
    jobs: Sequence[RenderJob],
    ours: frozenset[str] | None,
    meanwhile: Callable[[], object] = tuple,
) -> Delivered:
    """Render these jobs; a mistake in a template is told once, with the first page it spoiled and how many. `meanwhile`
    is called while workers are busy, where there are any."""
    sources = {source.path: source for source in made.sources}
    work = Rendering(
        bench.project.root,
        bench.output,
        made.templates,
        ours=ours,
        bodies=body_of(bench.memo, made.reading, sources),
        dry=bench.options.dry,
        hooks=made.hooks,
        far=bench.cluster is not None,
    )
    bench.memo.rest()
    if len(jobs) > _MANY:
        meanwhile()
        meanwhile = tuple
    found: list[Rendered] = []
    tasks, milliseconds = sorted(jobs, key=attrgetter("near")), len(jobs) * _MILLISECONDS
    with bench.track("Rendering", len(jobs)) as more:
        for each in bench.shared(work, tasks, milliseconds, most=128, meanwhile=meanwhile):
            if each.stopped:
                return Delivered({}, tuple(each.stopped), len(jobs))
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
    return Delivered(dict(ready), (*(one for each in found for one in each.problems), *told), len(jobs))


_MILLISECONDS = 0.12
"""What a page takes, about."""

_MANY = 50_000
"""From so many jobs on nothing is done meanwhile: whatever of the site it looks at, this process would have for itself,
beside the workers."""


def _told_once(mistake: Problem, pages: list[str]) -> Problem:
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return structs.replace(mistake, message=f"{mistake.message} (while making {pages[0]}{more})")


def judged_by(bench: Bench, config: SiteFront, told: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems at their places, with the severities that site.yaml asks for; a mistake of a plug-in that spoils
    many files is told once, with the first of them and how many."""
    wanted = [each for each in told if each.severity == "error" or config.checks.get(each.code) != "off"]
    found = placed(_of_plugins_once(wanted) if config.plugins else wanted, bench.project.root)
    if bench.options.heeds_ignores:
        found = silenced(found, bench.project.root)
    return judged(found, config.checks, strict=bench.options.strict)


def _of_plugins_once(told: Iterable[Problem]) -> list[Problem]:
    found: dict[Problem, list[Problem]] = {}
    for each in sorted(set(told), key=lambda one: one.at.path):
        same = structs.replace(each, at=Location("")) if each.code in ("PF152", "PF153") else each
        found.setdefault(same, []).append(each)
    return [
        structs.replace(first, message=f"{first.message} (and for {len(more)} more)") if more else first
        for first, *more in found.values()
    ]
