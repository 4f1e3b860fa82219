"""Rendering as work for workers: jobs are made into files under temporary names, and what is to be known of these comes
back. A worker that does not reach the output gives back the bytes, which are staged here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
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
from generator.outputs.assets import copy_view
from generator.outputs.file_views import EncodedView, FeedView, SocialView
from generator.outputs.keys import key
from generator.outputs.pictures import encoded_view
from generator.outputs.social import social_view
from generator.outputs.views import AnyView
from generator.stages.render import Bodies, render
from generator.stages.write import Destination, Route, Stage, Staged
from generator.store.rows import Signature
from generator.templates import TemplateError, Templates
from generator.theme import Theme


class Made(Struct, frozen=True, array_like=True):
    """A file that is made and is to be staged. `ours`: it may replace what is there."""

    address: str
    key: Digest
    order: Order
    ours: bool
    there: Signature | None
    data: bytes


class Rendered(Struct, frozen=True):
    """What came of some jobs: the files that are ready, by address; mistakes in templates, each with the source of the
    page it spoiled; other problems; seconds by template; why files cannot be put where they go, which ends all; and
    what was made where the output is out of reach."""

    ready: list[tuple[str, Staged]]
    spoiled: list[tuple[Problem, str]]
    problems: list[Problem]
    seconds: dict[str, float]
    stopped: list[Problem] = []
    made: list[Made] = []


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
    output: Route | None
    theme: Theme
    dry: bool
    plugins: Sent | None


class Rendering:
    """The work. `ours` are the addresses of files that may be replaced (None: any), `bodies` gives those of sources;
    `dry`: nothing is written; `hooks` are what plug-ins offer, whose filters the templates have. `far`: other processes
    of it share no disk with this one; there `output` is None, unless it is reached from everywhere."""

    result: Any = Rendered

    def __init__(
        self,
        root: Path,
        output: Destination | None,
        templates: Templates,
        *,
        ours: frozenset[str] | None,
        bodies: Bodies,
        dry: bool,
        hooks: Hooks = NONE,
        far: bool = False,
    ) -> None:
        self._root = root
        self._output = output
        self._templates = templates
        self._ours = ours
        self._bodies = bodies
        self._dry = dry
        self._hooks = hooks
        self._far = far

    @classmethod
    def made(cls, setup: bytes) -> "Rendering":
        """The same work in another process, where bodies come with the tasks."""
        found = msgspec.json.decode(setup, type=_Setup)
        templates = Templates(found.theme, own=hooks_again(found.plugins).filters)
        output = None if found.output is None else destination_again(found.output)
        return cls(Path(found.root), output, templates, ours=None, bodies=_none, dry=found.dry)

    def done(self, tasks: Iterable[RenderJob | _Task]) -> Rendered:
        """Render these jobs."""
        rendered = Rendered([], [], [], defaultdict(float))
        with self._staging(rendered) as stage:
            self._do(tasks, stage, rendered)
        return rendered

    def _do(self, tasks: Iterable[RenderJob | _Task], stage: Stage | None, rendered: Rendered) -> None:
        start = perf_counter()
        for task in tasks:
            with _noting(task.source, rendered):
                made = self._made(task)
                if stage or self._dry:
                    rendered.ready.append((task.address, self._staged(made, stage)))
                else:
                    rendered.made.append(made)
            end = perf_counter()
            rendered.seconds[task.template or task.order] += end - start
            start = end

    @contextmanager
    def _staging(self, rendered: Rendered) -> Iterator[Stage | None]:
        """What stages files; None where they cannot be staged from here and their bytes are handed back."""
        if self._output is None:
            yield None
            return
        try:
            with self._output.staging() as stage:
                yield stage
        except SiteError as error:
            rendered.stopped.extend(error.problems)

    @property
    def modules(self) -> tuple[str, ...]:
        """Plug-ins that are installed."""
        return self._hooks.installed

    def setup(self) -> bytes:
        """All that another process needs."""
        plugins = self._hooks.sent if self._hooks.filters.functions else None
        output = self._output if self._output and (self._output.is_far or not self._far) else None
        route = output.route if output else None
        return encoded(_Setup(str(self._root), route, self._templates.theme, self._dry, plugins))

    def sent(self, tasks: Sequence[RenderJob]) -> bytes:
        """Jobs, encoded with all that they need."""
        return encoded([self._whole(self._task(job)) for job in tasks])

    def received(self, data: bytes) -> Sequence[_Task]:
        """Jobs, decoded."""
        return msgspec.json.decode(data, type=list[_Task])

    def stays(self, task: RenderJob) -> bool:
        """Whether a job needs files of this machine: those that are copied, and what stands on the shelf."""
        return task.make in _OF_FILES

    def carried(self, tasks: Sequence[RenderJob]) -> tuple[Rendered, bytes]:
        """What went wrong with some jobs; the others, encoded with all that they need."""
        rendered = Rendered([], [], [], {})
        wholes: list[_Task] = []
        for job in tasks:
            with _noting(job.source, rendered):
                wholes.append(self._whole(self._task(job)))
        return rendered, encoded(wholes) if wholes else b""

    def landed(self, result: Rendered) -> Rendered:
        """What was made far away, staged here."""
        with self._staging(result) as stage:
            for made in result.made:
                with _noting("", result):
                    result.ready.append((made.address, self._staged(made, stage)))
        return msgspec.structs.replace(result, made=[])

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
            there=self._output.there(job.address) if self._output and not self._dry else None,
        )

    def _whole(self, task: _Task) -> _Task:
        bodies = tuple((each.path, each.body, self._bodies(each.path, each.body)) for each in _filled(task.view))
        return msgspec.structs.replace(task, bodies=bodies)

    def _made(self, task: RenderJob | _Task) -> Made:
        whole = task if isinstance(task, _Task) else self._task(task)
        data = self._bytes(whole, partial(_sent, whole) if whole is task else self._bodies)
        return Made(whole.address, whole.key, whole.order, whole.ours, whole.there, data)

    def _staged(self, made: Made, stage: Stage | None) -> Staged:
        if self._dry or stage is None:
            return Staged("", "", (0, 0, 0))
        return stage(made.address, made.key, made.order, made.data, ours=made.ours, there=made.there)

    def _bytes(self, task: _Task, bodies: Bodies) -> bytes:
        if self._dry and isinstance(task.view, EncodedView | SocialView):
            return b""  # that it can be decoded is known
        try:
            return render(task.view, task.template, self._templates, bodies, self._root, language=task.language)
        except OSError as error:
            text = f"cannot be copied: {(error.strerror or str(error)).lower()}"
            raise SiteError(problem("PF117", text, Location(task.source))) from None


@contextmanager
def _noting(source: str, rendered: Rendered) -> Iterator[None]:
    """Note a mistake that comes up with a file, whose source this is."""
    try:
        yield
    except TemplateError as error:
        rendered.spoiled.append((error.problem, source))
    except SiteError as error:
        rendered.problems.extend(error.problems)


_OF_FILES = (copy_view, encoded_view, social_view)
"""What makes views of files that lie here: those that are copied, and pictures and cards from the shelf."""


def _filled(view: View) -> list[Filled]:
    """The bodies that a view shows."""
    found = [entry.body for entry in view.entries] if isinstance(view, FeedView) else [getattr(view, "body", None)]
    return [each for each in found if isinstance(each, Filled) and each.body]


def _sent(task: _Task, path: str, digest: Digest) -> Body:
    """A body that came with its task."""
    return next(body for *which, body in task.bodies if which == [path, digest])


def _none(path: str, digest: Digest) -> Body:
    raise LookupError(f"{path} {digest} did not come with its task")
