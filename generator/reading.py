"""Reading as work for workers: sources are read and parsed, and what was found comes back encoded."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from generator.errors import SiteError
from generator.model import Digest, EncodedBody, Found, Problem, Source, encoded
from generator.records import record
from generator.schema import MarkdownFront
from generator.stages.load import COPIED, read
from generator.stages.parse import Rules, parse
from generator.text.converters import converter
from generator.text.dates import zone


class Asked(Struct, frozen=True, array_like=True):
    """A source to be read, and the digest under which it is known already, "" for none."""

    source: Source
    known: Digest = ""


class Read(Struct, frozen=True, array_like=True):
    """A source that was read: the digest of its bytes and, where it is parsed and was not known, its record and its
    body; `problems` when it could not be read."""

    path: str
    digest: Digest = ""
    kind: str = ""
    found: bytes = b""
    body: EncodedBody | None = None
    problems: tuple[Problem, ...] = ()


class _Setup(Struct, frozen=True):
    root: str
    timezone: str
    markdown: MarkdownFront


class Reading:
    """The work: `root` is the site's folder, `timezone` and `markdown` are what site.yaml says."""

    result: Any = list[Read]

    def __init__(self, root: Path, timezone: str, markdown: MarkdownFront) -> None:
        self._setup = _Setup(str(root), timezone, markdown)
        self._root = root
        self._rules = Rules(zone=zone(timezone), markdown=markdown)

    @classmethod
    def made(cls, setup: bytes) -> "Reading":
        """The same work in another process."""
        found = msgspec.json.decode(setup, type=_Setup)
        return cls(Path(found.root), found.timezone, found.markdown)

    def prepare(self) -> None:
        """Load the converter, once for all workers that are forked. ValueError for an extension that cannot be."""
        converter(self._rules.markdown.converter, self._rules.markdown.extensions)

    def done(self, tasks: Iterable[Asked]) -> list[Read]:
        """Read and parse these sources."""
        return [self._read(asked) for asked in tasks]

    def setup(self) -> bytes:
        """All that another process needs."""
        return encoded(self._setup)

    def sent(self, tasks: Sequence[Asked]) -> bytes:
        """Sources, encoded."""
        return encoded(tasks)

    def received(self, data: bytes) -> Sequence[Asked]:
        """Sources, decoded."""
        return msgspec.json.decode(data, type=list[Asked])

    def parsed(self, source: Source) -> tuple[Source, Found, EncodedBody | None]:
        """A source that is read and parsed now. Raises SiteError when it cannot be read."""
        whole = read(source, self._root)
        return whole, *parse(whole, self._rules)

    def _read(self, asked: Asked) -> Read:
        source = asked.source
        try:
            whole = read(source, self._root)
        except SiteError as error:
            return Read(source.path, problems=error.problems)
        if whole.digest == asked.known or source.kind in COPIED:
            return Read(source.path, whole.digest)
        found, body = parse(whole, self._rules)
        return Read(source.path, whole.digest, *record(found), body)
