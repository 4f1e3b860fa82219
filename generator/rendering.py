"""Rendering as work for workers: jobs are made into files under temporary names, and what is to be known of these comes
back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec
from msgspec import Struct

from generator.destinations.chosen import destination_again
from generator.errors import SiteError, problem
from generator.hooks.offered import NONE, Hooks, Sent, hooks_again
from generator.model import Body, Digest, Filled, Location, Order, Problem, RenderJob, View, encoded
from generator.outputs.file_views import EncodedView, FeedView, SocialView
from generator.outputs.keys import key
from generator.outputs.views import AnyView
from generator.stages.render import Bodies, render
from generator.stages.write import Destination, Route, Stage, Staged
from generator.store.rows import Signature
from generator.templates import TemplateError, Templates
from generator.theme import Theme


class Rendered(Struct, frozen=True):
    """What came of some jobs: the files that are ready, by address; mistakes in templates, each with the source of the
    page it spoiled; other problems; seconds by template; and why files cannot be put where they go, which ends all."""

    ready: list[tuple[str, Staged]]
    spoiled: list[tuple[Problem, str]]
    problems: list[Problem]
    seconds: dict[str, float]
    stopped: list[Problem] = []


class _Task(Struct, frozen=True):
    """A job as it is sent to another process: its view is made, and the bodies that it needs are at hand."""

    address: str
    key: Digest
    view: AnyView
    template: str
    order: Order
    source: str
    language: str
    ours: bool
    there: Signature | None
    bodies: tuple[tuple[str, Digest, Body], ...] = ()


class _Setup(Struct, frozen=True):
    root: str
    output: Route
    theme: Theme
    dry: bool
    plugins: Sent | None


class Rendering:
    """The work. `ours` are the addresses of files that may be replaced (None: any), `bodies` gives those of sources;
    `dry`: nothing is written; `hooks` are what plug-ins offer, whose filters the templates have."""

    result: Any = Rendered

    def __init__(
        self,
        root: Path,
        output: Destination,
        templates: Templates,
        *,
        ours: frozenset[str] | None,
        bodies: Bodies,
        dry: bool,
        hooks: Hooks = NONE,
    ) -> None:
        self._root = root
        self._output = output
        self._templates = templates
        self._ours = ours
        self._bodies = bodies
        self._dry = dry
        self._hooks = hooks

    @classmethod
    def made(cls, setup: bytes) -> "Rendering":
        """The same work in another process, where bodies come with the tasks."""
        found = msgspec.json.decode(setup, type=_Setup)
        templates = Templates(found.theme, own=hooks_again(found.plugins).filters)
        output = destination_again(found.output)
        return cls(Path(found.root), output, templates, ours=None, bodies=_none, dry=found.dry)

    def done(self, tasks: Iterable[RenderJob | _Task]) -> Rendered:
        """Render these jobs."""
        rendered = Rendered([], [], [], defaultdict(float))
        try:
            with self._output.staging() as stage:
                self._do(tasks, stage, rendered)
        except SiteError as error:
            return msgspec.structs.replace(rendered, stopped=list(error.problems))
        return rendered

    def _do(self, tasks: Iterable[RenderJob | _Task], stage: Stage, rendered: Rendered) -> None:
        start = perf_counter()
        for task in tasks:
            try:
                if isinstance(task, _Task):
                    staged = self._staged(task, stage)
                else:
                    staged = self._staged(self._task(task), stage, self._bodies)
                rendered.ready.append((task.address, staged))
            except TemplateError as error:
                rendered.spoiled.append((error.problem, task.source))
            except SiteError as error:
                rendered.problems.extend(error.problems)
            end = perf_counter()
            rendered.seconds[task.template or task.order] += end - start
            start = end

    def setup(self) -> bytes:
        """All that another process needs."""
        plugins = self._hooks.sent if self._hooks.filters.functions else None
        return encoded(_Setup(str(self._root), self._output.route, self._templates.theme, self._dry, plugins))

    def sent(self, tasks: Sequence[RenderJob]) -> bytes:
        """Jobs, encoded with all that they need."""
        return encoded([self._whole(self._task(job)) for job in tasks])

    def received(self, data: bytes) -> Sequence[_Task]:
        """Jobs, decoded."""
        return msgspec.json.decode(data, type=list[_Task])

    def _task(self, job: RenderJob) -> _Task:
        inputs = job.inputs(job.fills)
        view: Any = job.make(*inputs)
        return _Task(
            job.address,
            key(job.lead, inputs),
            view,
            job.template,
            job.order,
            job.source,
            job.language,
            ours=self._ours is None or job.address in self._ours,
            there=None if self._dry else self._output.there(job.address),
        )

    def _whole(self, task: _Task) -> _Task:
        bodies = tuple((each.path, each.body, self._bodies(each.path, each.body)) for each in _filled(task.view))
        return msgspec.structs.replace(task, bodies=bodies)

    def _staged(self, task: _Task, stage: Stage, bodies: Bodies | None = None) -> Staged:
        data = self._bytes(task, bodies or partial(_sent, task))
        if self._dry:
            return Staged("", "", (0, 0, 0))
        return stage(task.address, task.key, task.order, data, ours=task.ours, there=task.there)

    def _bytes(self, task: _Task, bodies: Bodies) -> bytes:
        if self._dry and isinstance(task.view, EncodedView | SocialView):
            return b""  # that it can be decoded is known
        try:
            return render(task.view, task.template, self._templates, bodies, self._root, language=task.language)
        except OSError as error:
            text = f"cannot be copied: {(error.strerror or str(error)).lower()}"
            raise SiteError(problem("PF117", text, Location(task.source))) from None


def _filled(view: View) -> list[Filled]:
    """The bodies that a view shows."""
    found = [entry.body for entry in view.entries] if isinstance(view, FeedView) else [getattr(view, "body", None)]
    return [each for each in found if isinstance(each, Filled) and each.body]


def _sent(task: _Task, path: str, digest: Digest) -> Body:
    """A body that came with its task."""
    return next(body for *which, body in task.bodies if which == [path, digest])


def _none(path: str, digest: Digest) -> Body:
    raise LookupError(f"{path} {digest} did not come with its task")
