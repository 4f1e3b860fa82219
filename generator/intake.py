"""Intake: what all sources say. Those that are new or have changed are read and parsed, all others come from the
memo."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec import Struct

from generator.bench import Bench
from generator.errors import SiteError, changed_meanwhile
from generator.hooks.offered import NONE, Hooks
from generator.knowledge import Knowledge, is_recognising, knowledge, tells_names
from generator.model import (
    Body,
    Digest,
    EncodedBody,
    Found,
    FoundAs,
    Parsed,
    Problem,
    Source,
    digest_of,
)
from generator.reading import Asked, Read, Reading, reading_for
from generator.records import found_in, with_names_shared
from generator.schema import MarkdownFront, SiteFront
from generator.stages.load import COPIED, Listed
from generator.store.memo import AT_HAND, Memo
from generator.store.rows import KeptNames, Known
from generator.toolchain import modules_digest

if TYPE_CHECKING:
    pass


class Intake(Struct, frozen=True):
    """All sources, each with its digest, what they say, and which of them could not be read or parsed (`unread`); how
    many bodies were read, and what saves all that for the next build."""

    sources: tuple[Source, ...]
    parsed: tuple[Parsed, ...]
    unread: tuple[str, ...]
    problems: tuple[Problem, ...]
    reading: Reading
    modules: Digest
    read: int
    save: Callable[[], bool]


def take_in(
    bench: Bench,
    found: Listed,
    config: SiteFront,
    started: int,
    meanwhile: Callable[[], object] = tuple,
    *,
    hooks: Hooks = NONE,
) -> Intake:
    """Read what has to be read, and keep it. `started` is when the files were listed, in nanoseconds; `meanwhile` is
    called while workers are busy. Raises SiteError when the converter cannot be had."""
    modules, recognises = modules_digest(config.markdown.extensions), is_recognising(found.sources, config)
    rules = rules_of(config, modules + hooks.reading, recognises=recognises)
    memo = bench.memo
    memo.recall()
    before = {} if bench.options.clean else memo.sources
    taken = _Taken(bench, before, rules, started)
    entities = [source for source in found.sources if tells_names(source)]
    texts = [source for source in found.sources if not tells_names(source)]
    far = bench.cluster is not None
    reading = reading_for(bench.project.root, config, None, hooks, far=far)
    taken.read(reading, entities, config.markdown)
    known = taken.knowledge(reading, entities, texts) if recognises else None
    reading = reading_for(bench.project.root, config, known.names if known else None, hooks, far=far)
    again = known.affected if known else frozenset()
    taken.read(reading, texts, config.markdown, again, meanwhile)
    save = taken.kept(found.sources, known.kept if known else None)
    whole = _together(found.sources, taken.rows, partial(_found_in, memo, taken.decoded, reading), taken.problems)
    return Intake(*whole, reading=reading, modules=modules + hooks.digest, read=len(taken.bodies), save=save)


def rules_of(config: SiteFront, modules: Digest, *, recognises: bool) -> Digest:
    """The digest of all that what is found in a source depends on, but for the source and names."""
    return digest_of((config.timezone, config.language, config.markdown, modules, recognises))


class _Taken:
    """What a build takes in, first entity files, then all else."""

    def __init__(self, bench: Bench, before: Mapping[str, Known], rules: Digest, started: int) -> None:
        self._bench = bench
        self._before = before
        self._rules = rules
        self._started = started
        self._learned: dict[str, Known | None] = {}
        self.findings: dict[str, bytes] = {}
        self.decoded: dict[str, Found] = {}
        self.bodies: dict[str, EncodedBody] = {}
        self._keeps = not bench.options.dry
        self._at_hand: dict[str, EncodedBody] = {}
        self._bulk = 0
        self.problems: list[Problem] = []

    @property
    def rows(self) -> Mapping[str, Known | None]:
        """What is known of each source by now, by path."""
        return {**self._before, **self._learned}

    def read(
        self,
        reading: Reading,
        sources: Iterable[Source],
        markdown: MarkdownFront,
        again: frozenset[str] = frozenset(),
        meanwhile: Callable[[], object] = tuple,
    ) -> None:
        """Read what of these is not known, or has to be read `again`."""
        known, memo = self._before, self._bench.memo
        asked = [
            each
            for source in sources
            if (each := _asked(source, known.get(source.path), self._rules, memo, anew=source.path in again))
        ]
        for each, read in read_all(self._bench, reading, asked, markdown, meanwhile, at_once=self._take_apart):
            self.problems += read.problems
            if not read.problems:
                before = known.get(read.path) if read.digest == each.known else None
                self._learned[read.path] = known_from(each.source, read, before, self._rules, self._started)
                if not before:
                    self.findings[read.path] = read.found
            elif read.path in again or not (read.path in memo.findings or each.source.kind in COPIED):
                self._learned[read.path] = None

    def _take_apart(self, read: Read) -> Read:
        """What was read, without its body: that is kept, in the store where memory has as many as it should."""
        if read.found:
            self.decoded[read.path] = with_names_shared(found_in(read.kind, read.found))
        if not read.body:
            return read
        self.bodies[read.path] = self._at_hand[read.path] = read.body
        self._bulk += len(read.body.data)
        if self._keeps and self._bulk > AT_HAND:
            self._keeps = self._bench.memo.put_aside(self._at_hand)
            if self._keeps:
                self.bodies.update((path, body._replace(data=b"")) for path, body in self._at_hand.items())
            self._at_hand, self._bulk = {}, 0
        return msgspec.structs.replace(read, body=None)

    def knowledge(self, reading: Reading, entities: Iterable[Source], texts: Iterable[Source]) -> Knowledge:
        """The names that articles are read for, once entity files are read."""
        rows, memo = self.rows, self._bench.memo
        files = [(source, row.digest) for source in entities if (row := rows.get(source.path))]

        def parsed() -> Iterator[Parsed]:
            for source, _ in files:
                if row := rows.get(source.path):
                    yield from _found_in(memo, self.decoded, reading, source, row).parsed

        articles = [source.path for source in texts if source.kind == "article" and source.path in self._before]
        return knowledge(memo, files, parsed, articles)

    def kept(self, sources: Iterable[Source], names: KeptNames | None) -> Callable[[], bool]:
        """Have the memo take all of it in; gives what saves it."""
        memo = self._bench.memo
        gone = memo.sources.keys() - {source.path for source in sources}
        learned = {**self._learned, **dict.fromkeys(gone)}
        keep = not self._bench.options.dry
        return memo.learn(learned, self.findings, self.bodies, names, decoded=self.decoded, keep=keep)


def body_of(memo: Memo, reading: Reading, sources: Mapping[str, Source]) -> Callable[[str, Digest], Body]:
    """Gives the body of a source: from the memo or, where that has lost it, read again. Raises SiteError when the
    source says something else by now."""

    def body(path: str, digest: Digest) -> Body:
        if kept := memo.body(path, digest):
            return kept
        again = reading.body(sources[path])
        if again is None or again.digest != digest:
            raise SiteError(changed_meanwhile(path))
        return again.body

    return body


class Result(NamedTuple):
    """A source that was asked for, and what came."""

    asked: Asked
    read: Read


def _asked(source: Source, known: Known | None, rules: Digest, memo: Memo, *, anew: bool) -> Asked | None:
    """What to ask of a source; None where all is known. One that is parsed is asked for again when the rules are
    others, or names that it holds (`anew`)."""
    if source.kind in COPIED:
        return None if source.digest else Asked(source, known.digest if known else "")
    if anew or known is None or known.rules != rules or source.path not in memo.findings:
        return Asked(source, "")
    return None if source.digest else Asked(source, known.digest)


def read_all(
    bench: Bench,
    reading: Reading,
    asked: list[Asked],
    markdown: MarkdownFront,
    meanwhile: Callable[[], object],
    *,
    at_once: Callable[[Read], Read] = lambda read: read,
) -> Iterator[Result]:
    """The results, in the order of what was asked, as `at_once` leaves each while workers read more."""
    pictures = sum(each.source.kind == "picture" for each in asked)
    milliseconds = (len(asked) - pictures) * _WEIGHTS[markdown.converter] + pictures * _PICTURE
    if not bench.cluster and any(each.source.kind == "article" for each in asked):
        reading.prepare_names()
    bench.memo.rest()
    found: dict[str, Read] = {}
    with bench.track("Reading", len(asked)) as more:
        results: list[Read]
        for results in bench.shared(reading, asked, milliseconds, most=64, meanwhile=meanwhile):
            for read in results:
                found[read.path] = at_once(read)
            more(len(results))
    return (Result(each, found[each.source.path]) for each in asked)


_WEIGHTS = {"commonmark": 0.25, "python-markdown": 5.0}
"""Milliseconds that an article takes, about."""

_PICTURE = 30
"""Milliseconds that a picture takes, about."""


def known_from(source: Source, read: Read, before: Known | None, rules: Digest, started: int) -> Known:
    """What the store keeps of a source that was read when files had been listed at `started`; `before` is what it kept,
    where the source says the same."""
    rules = "" if source.kind in COPIED else rules
    kind = before.kind if before else read.kind
    return Known(source.path, *source.state, started, read.digest, rules, kind)


def _together(
    sources: Iterable[Source],
    rows: Mapping[str, Known | None],
    found_in: Callable[[Source, Known], Found],
    told: Sequence[Problem],
) -> "_Whole":
    whole: list[Source] = []
    parsed: list[Parsed] = []
    unread: list[str] = []
    problems = [*told]
    for source in sources:
        if not (known := rows.get(source.path)):
            unread.append(source.path)
            continue
        whole.append(source if source.digest else Source(source.path, source.kind, source.state, known.digest))
        if source.kind in COPIED:
            continue
        said = found_in(source, known)
        parsed += said.parsed
        if said.problems:
            problems += said.problems
            if not said.parsed:
                unread.append(source.path)
    return _Whole(tuple(whole), tuple(parsed), tuple(unread), tuple(problems))


class _Whole(NamedTuple):
    """The first fields of `Intake`."""

    sources: tuple[Source, ...]
    parsed: tuple[Parsed, ...]
    unread: tuple[str, ...]
    problems: tuple[Problem, ...]


def _found_in(memo: Memo, fresh: Mapping[str, Found], reading: Reading, source: Source, known: Known) -> Found:
    """What was found in a source; decoded once, however many builds a memo sees, and read again where it was kept
    badly."""
    path = source.path
    said = fresh[path] if path in fresh else memo.findings[path]
    if isinstance(said, FoundAs):
        return said
    try:
        found = found_in(known.kind, said)
    except (msgspec.MsgspecError, KeyError):
        (read,) = reading.done([Asked(source)])
        found = found_in(read.kind, read.found)
    memo.findings[path] = found
    return found
