"""Twins: beside each file of text its gzip and its Brotli form, which a server of one's own sends as they are to those
who take them. Each is made once of what a file says, and only where it is smaller.

Twins stand in the manifest like other files, with keys that tell them from these.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

from generator.bench import Bench
from generator.destinations.chosen import destination_again
from generator.errors import SiteError
from generator.manifest import TWINS, Manifest, is_twin
from generator.model import Digest, Order, Problem, RenderJob, digest_bytes, encoded
from generator.outputs.pages import BUNDLE
from generator.stages.write import Destination, Route, Stage, Staged, believed
from generator.store.rows import Signature
from generator.text.media_types import is_text
from generator.text.slugs import output_path
from generator.toolchain import toolchain
from generator.unchanged import Doubts
from generator.workers import shared

Form = Literal["br", "gz"]

LEAST = 200
"""Bytes below which a file is not tried: it goes in one packet either way, and no form of it is smaller by much."""

_BROTLI, _GZIP = 10, 9
"""How hard is tried. Brotli's 11 takes three times as long as its 10, for a few bytes in a hundred."""


class Twin(Struct, frozen=True):
    """A twin to be made: its address, how, its key, and the file that it is a form `of`, by its address and the name
    under which that `waits`; `order` is when both are put into place, `ours` says whether a file that stands there may
    be replaced, and `there` what does, as `Destination.there` tells."""

    address: str
    form: Form
    key: Digest
    of: str
    waits: str
    order: Order
    ours: bool = False
    there: Signature | None = None


class Made(Struct, frozen=True):
    """The twins that are ready, by address, how many were tried, and what went wrong."""

    ready: list[tuple[str, Staged]]
    tried: int
    problems: list[Problem]


class Twins(NamedTuple):
    """All files with their twins, and what went wrong."""

    ready: dict[str, Staged]
    problems: tuple[Problem, ...]


class Press:
    """The work: files are pressed into other forms."""

    result: Any = Made

    def __init__(self, output: Destination) -> None:
        self._output = output

    @classmethod
    def made(cls, setup: bytes) -> "Press":
        """The same work in another process."""
        return cls(destination_again(msgspec.json.decode(setup, type=Route)))

    def done(self, tasks: Sequence[Twin]) -> Made:
        """Make these. None is made where it would be no smaller."""
        made = Made([], len(tasks), [])
        try:
            with self._output.staging() as stage:
                self._do(tasks, stage, made)
        except SiteError as error:
            made.problems.extend(error.problems)
        return made

    def _do(self, tasks: Sequence[Twin], stage: Stage, made: Made) -> None:
        files = self._output.contents((twin.of, twin.waits) for twin in tasks)
        for twin, whole in zip(tasks, files, strict=True):
            data = pressed(whole, twin.form)
            if len(data) >= len(whole):
                continue
            try:
                staged = stage(twin.address, twin.key, twin.order, data, ours=twin.ours, there=twin.there)
                made.ready.append((twin.address, staged))
            except SiteError as error:
                made.problems.extend(error.problems)

    def setup(self) -> bytes:
        """All that another process needs."""
        return encoded(self._output.route)

    def sent(self, tasks: Sequence[Twin]) -> bytes:
        """Twins to be made, encoded."""
        return encoded(tasks)

    def received(self, data: bytes) -> Sequence[Twin]:
        """Twins to be made, decoded."""
        return msgspec.json.decode(data, type=list[Twin])


def pressed(data: bytes, form: Form) -> bytes:
    """Bytes as gzip (RFC 1952), without a time or a name, or as Brotli (RFC 7932)."""
    if form == "gz":
        return gzip.compress(data, _GZIP, mtime=0)
    import brotli  # here, since most sites have no twins

    found: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI)
    return found


def with_twins(
    bench: Bench, jobs: Iterable[RenderJob], ready: Mapping[str, Staged], before: Manifest, doubts: Doubts
) -> Twins:
    """All files that are `ready`, without the twins among them, with the twins of now: those that are there, where they
    are of the same bytes, else new ones."""
    files = {address: each for address, each in ready.items() if not is_twin(each.key)}
    keys = dict(_keys(files))
    output, options = bench.output, bench.options
    known = bench.memo.outputs(output)
    there = ((address, key) for address, key in keys.items() if address in before.entries)
    found = {} if options.clean else believed(there, before, known, doubts(), output)
    asked = _asked(keys, files, {job.address: job.order for job in jobs})
    ours = partial(_may_be_replaced, before, options.adopt)
    todo = [
        msgspec.structs.replace(each, ours=ours(each.address), there=output.there(each.address))
        for each in asked
        if each.address not in found
    ]
    made = _made(bench, todo)
    found |= {address: staged for each in made for address, staged in each.ready}
    return Twins({**files, **found}, tuple(problem for each in made for problem in each.problems))


def _may_be_replaced(before: Manifest, adopt: bool, address: str) -> bool:
    return adopt or address in before.entries


def _keys(files: Mapping[str, Staged]) -> Iterator[tuple[str, Digest]]:
    """The address and the key of every twin that may be wanted, but where a file of the site's own has that address.
    The index of the search is made after twins, and its files are pressed already."""
    tools = toolchain()
    for address, each in files.items():
        path = output_path(address)
        if each.seen[0] >= LEAST and is_text(path) and not address.startswith(BUNDLE):
            digest = digest_bytes(f"{tools} {each.content}".encode())
            for form in TWINS:
                if (twin := f"/{path}.{form}") not in files:
                    yield twin, form + digest[len(form) :]


def _asked(keys: Mapping[str, Digest], files: Mapping[str, Staged], orders: Mapping[str, Order]) -> Iterator[Twin]:
    places = {output_path(address): address for address in files}
    for twin, key in keys.items():
        path, _, form = twin[1:].rpartition(".")
        address = places[path]
        order = orders.get(address, "list")
        yield Twin(twin, "gz" if form == "gz" else "br", key, address, files[address].waits, order)


def _made(bench: Bench, todo: Sequence[Twin]) -> list[Made]:
    if not todo:
        return []
    found = []
    bench.memo.rest()
    with bench.clock("compress"), bench.track("Compressing", len(todo)) as more:
        for each in shared(Press(bench.output), todo, bench.crew(len(todo) * _MILLISECONDS), size=16):
            found.append(each)
            more(each.tried)
    return found


_MILLISECONDS = 5
"""What a twin takes, about."""
