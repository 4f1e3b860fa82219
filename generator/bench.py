"""The bench: what a build works with, whoever asks for it: where, how, with what memory, timed and shown how."""

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, structs

from generator.model import Problem
from generator.s3.place import S3Place
from generator.stages.load import load_config
from generator.stages.write import Destination
from generator.store.memo import Memo
from generator.worker import Tasks
from generator.workers import HERE, Crew, Way, begun_here, crew, shared

if TYPE_CHECKING:
    from generator.far.cluster import Cluster
    from generator.far.spreading import FarWork
    from generator.schema import SiteFront

R = TypeVar("R")

Track = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Shows how far work is that takes a while: given its name and how many tasks it has, what it enters is told of each
number of tasks that is done."""


class Project(Struct, frozen=True):
    """Where a site is, and where it is built to."""

    root: Path
    output: Path | S3Place


class Options(Struct, frozen=True, kw_only=True):
    """How a build is asked for. `now` is aware. `base_url`: where the site will be read, "" for as site.yaml says;
    `unlisted`: each page says that it is for colleagues, and keeps search engines out. `clean`: read and render
    everything, whatever is known. `search`: make its page and index, or not; None: as site.yaml says. `dry`: everything
    but writing. `fingerprint`: digests in the addresses of style sheets. `on_request`: pictures wait until a reader
    asks the preview for them. `jobs`: how many workers, 0 for as many as there are processors; `way`: how they are had,
    None for the best here, and then only where they pay; `cluster`: the address of a scheduler whose workers do it
    instead, and `patience` how many seconds a build goes on while there are none. `heeds_ignores`: what texts say is
    not to be told is not."""

    now: datetime
    drafts: bool = False
    future: bool = False
    base_url: str = ""
    unlisted: bool = False
    strict: bool = False
    adopt: bool = False
    clean: bool = False
    search: bool | None = None
    dry: bool = False
    fingerprint: bool = True
    on_request: bool = False
    jobs: int = 0
    way: Way | None = None
    cluster: str = ""
    patience: float = 30.0
    heeds_ignores: bool = True

    def searches(self, told: bool) -> bool:
        """Whether the search is made, where site.yaml says so."""
        return told if self.search is None else self.search


class Clock:
    """Seconds by stage and by template; those of templates are of all workers together."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Add the time that the block takes to what `name` took so far."""
        self.seconds.setdefault(name, 0.0)
        start = perf_counter()
        try:
            yield
        finally:
            self.add(name, perf_counter() - start)

    def add(self, name: str, seconds: float) -> None:
        """Add to what `name` took so far."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds


class Bench(Struct, frozen=True):
    """What one build works with; `output` is where it writes to. `seen` is given the site (`build.Survey`) once it is
    related; with it a build takes no short way. `cluster` has workers elsewhere, if that is asked for."""

    project: Project
    memo: Memo
    options: Options
    clock: Clock
    track: Track
    output: Destination
    seen: Callable[[Any], object] | None = None
    cluster: "Cluster | None" = None

    def config(self) -> "tuple[SiteFront, list[Problem]]":
        """site.yaml, with what is asked for in place of what it says, and its warnings. Raises SiteError when it is
        missing or wrong."""
        config, problems = load_config(self.project.root)
        base_url = self.options.base_url
        return (structs.replace(config, base_url=base_url.rstrip("/") + "/") if base_url else config), problems

    def crew(self, milliseconds: float) -> Crew:
        """The workers for work that would take one of them so long: none where having them takes longer than they
        save."""
        if self.options.way:
            return crew(self.options.jobs, self.options.way)
        found = crew(self.options.jobs)
        return found if milliseconds > _PAYS[found.way] else HERE

    def shared(
        self,
        work: "FarWork[R]",
        tasks: Tasks,
        milliseconds: float,
        *,
        most: int,
        meanwhile: Callable[[], object] = tuple,
    ) -> Iterator[R]:
        """The results of all tasks, which would take one worker so long, in pieces of up to `most` tasks, in any order:
        from the cluster, where there is one, else from workers here. `meanwhile` is called once while workers are busy,
        where there are any."""
        if self.cluster:
            return self.cluster.results(work, tasks, most=most, meanwhile=meanwhile)
        found, many = self.crew(milliseconds), crew(self.options.jobs)
        if found is HERE and many.workers > 1:
            worth, size = _PAYS[many.way], _size(tasks, many, most)
            return begun_here(work, tasks, many, size=size, worth=worth, before=self.memo.rest, meanwhile=meanwhile)
        return shared(work, tasks, found, size=_size(tasks, found, most), meanwhile=meanwhile)


def _size(tasks: Tasks, crew: Crew, most: int) -> int:
    """How many tasks a worker is given at a time."""
    return max(1, min(most, len(tasks) // (crew.workers * 8)))


_PAYS: dict[Way, float] = {"fork": 60, "encoded": 1000}
"""Milliseconds of work from which on workers are worth having."""


def untracked(_: str, __: int) -> AbstractContextManager[Callable[[int], None]]:
    """Shows nothing."""
    return nullcontext(_nothing)


def _nothing(_: int) -> None:
    return


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: a build makes a great many values and next to no cycles, and looking through all
    of them again and again takes a third of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
