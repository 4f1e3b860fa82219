"""Encoding as work for workers: pictures that are not on the shelf yet are put there before pages are made, each source
decoded once for all its forms."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from generator.bench import Bench
from generator.errors import SiteError
from generator.model import Digest, RenderJob, encoded
from generator.outputs.pictures import encoded_view
from generator.pictures.making import make_all
from generator.pictures.recipes import Recipe
from generator.workers import shared


class Batch(Struct, frozen=True, array_like=True):
    """What is to be made of one picture."""

    path: str
    content: Digest
    recipes: tuple[Recipe, ...]


class Encoder:
    """The work; its results are numbers of pictures."""

    result: Any = int

    def __init__(self, root: Path) -> None:
        self._root = root

    @classmethod
    def made(cls, setup: bytes) -> "Encoder":
        """The same work in another process."""
        return cls(Path(setup.decode()))

    def done(self, tasks: Iterable[Batch]) -> int:
        """Encode these. One that goes wrong is left out: who then asks for it hears why."""
        count = 0
        for batch in tasks:
            count += 1
            try:
                make_all(self._root, batch.path, batch.content, batch.recipes)
            except (SiteError, OSError):
                continue
        return count

    def setup(self) -> bytes:
        """All that another process needs."""
        return str(self._root).encode()

    def sent(self, tasks: Sequence[Batch]) -> bytes:
        """Batches, encoded."""
        return encoded(tasks)

    def received(self, data: bytes) -> Sequence[Batch]:
        """Batches, decoded."""
        return msgspec.json.decode(data, type=list[Batch])


def encode_pictures(bench: Bench, jobs: Iterable[RenderJob]) -> bool:
    """Put on the shelf what these jobs need. Gives whether any needs pictures at all."""
    asked = [job for job in jobs if job.make is encoded_view]
    if not asked:
        return False
    from generator.pictures.shelf import Shelf, shelf_name

    shelf = Shelf(bench.project.root)
    wanted: dict[tuple[str, Digest], list[Recipe]] = defaultdict(list)
    for path, content, recipe in (job.inputs(job.fills) for job in asked):
        if shelf_name(content, recipe) not in shelf:
            wanted[path, content].append(recipe)
    batches = [Batch(path, content, tuple(recipes)) for (path, content), recipes in wanted.items()]
    with bench.clock("pictures"), bench.track("Encoding pictures", len(batches)) as more:
        for count in shared(Encoder(bench.project.root), batches, bench.crew(len(batches) * _MILLISECONDS), size=1):
            more(count)
    return True


_MILLISECONDS = 500
"""What a picture takes, about."""


def tidy_pictures(bench: Bench, jobs: Iterable[RenderJob]) -> None:
    """Take off the shelf what none of these jobs, which are all, needs."""
    from generator.pictures.shelf import Shelf, shelf_name

    needs = (job.inputs(job.fills) for job in jobs if job.make is encoded_view)
    Shelf(bench.project.root).tidy({shelf_name(content, recipe) for _, content, recipe in needs})
