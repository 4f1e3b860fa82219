"""Encoding as work for workers: pictures and social cards that are not on the shelf yet are put there before pages are
made, each picture decoded once for all its forms."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from generator.bench import Bench
from generator.errors import SiteError
from generator.model import Digest, RenderJob, encoded
from generator.outputs.pictures import encoded_view
from generator.outputs.social import social_view
from generator.pictures.making import card_bytes, make_all
from generator.pictures.recipes import Recipe
from generator.pictures.social import SocialCard
from generator.workers import shared


class Batch(Struct, frozen=True):
    """What is to be made of one picture, or a card to be drawn."""

    path: str = ""
    content: Digest = ""
    recipes: tuple[Recipe, ...] = ()
    card: SocialCard | None = None


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
        """Make these. One that goes wrong is left out: who then asks for it hears why."""
        count = 0
        for batch in tasks:
            count += 1
            try:
                if batch.card:
                    card_bytes(self._root, batch.card)
                else:
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
    """Put on the shelf what these jobs need. Gives whether any needs pictures or cards at all."""
    asked = [job for job in jobs if job.make in (encoded_view, social_view)]
    if not asked:
        return False
    _make(bench, "pictures", "Encoding pictures", list(_pictures(bench.project.root, asked)), _PICTURE)
    _make(bench, "social cards", "Drawing social cards", list(_cards(bench.project.root, asked)), _CARD)
    return True


_PICTURE, _CARD = 500, 30
"""Milliseconds that a picture takes, and a card, about."""


def tidy_pictures(bench: Bench, jobs: Iterable[RenderJob]) -> None:
    """Take off the shelf what none of these jobs, which are all, needs."""
    from generator.pictures.shelf import Shelf, card_name, shelf_name

    needed = {shelf_name(content, recipe) for _, content, recipe in _inputs(jobs, encoded_view)}
    needed |= {card_name(card) for (card,) in _inputs(jobs, social_view)}
    Shelf(bench.project.root).tidy(needed)


def _make(bench: Bench, name: str, label: str, batches: Sequence[Batch], milliseconds: float) -> None:
    if not batches:
        return
    crew = bench.crew(len(batches) * milliseconds)
    with bench.clock(name), bench.track(label, len(batches)) as more:
        for count in shared(Encoder(bench.project.root), batches, crew, size=1):
            more(count)


def _pictures(root: Path, jobs: Iterable[RenderJob]) -> Iterator[Batch]:
    from generator.pictures.shelf import Shelf, shelf_name

    shelf = Shelf(root)
    wanted: dict[tuple[str, Digest], list[Recipe]] = defaultdict(list)
    for path, content, recipe in _inputs(jobs, encoded_view):
        if shelf_name(content, recipe) not in shelf:
            wanted[path, content].append(recipe)
    return (Batch(path, content, tuple(recipes)) for (path, content), recipes in wanted.items())


def _cards(root: Path, jobs: Iterable[RenderJob]) -> Iterator[Batch]:
    from generator.pictures.shelf import Shelf, card_name

    shelf = Shelf(root)
    return (Batch(card=card) for (card,) in _inputs(jobs, social_view) if card_name(card) not in shelf)


def _inputs(jobs: Iterable[RenderJob], make: object) -> Iterator[tuple[Any, ...]]:
    return (job.inputs(job.fills) for job in jobs if job.make is make)
