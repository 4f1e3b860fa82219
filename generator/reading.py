"""Reading as work for workers: sources are read and parsed, and what was found comes back encoded."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from generator.errors import HookError, SiteError, problem
from generator.hooks.offered import NONE, Hooks, Sent, hooks_again
from generator.model import (
    Body,
    Digest,
    EncodedBody,
    Found,
    Location,
    Parsed,
    Problem,
    Recognised,
    Source,
    Spot,
    encoded,
)
from generator.records import record
from generator.schema import MarkdownFront, SiteFront
from generator.stages.load import COPIED, read
from generator.stages.parse import Rules, parse
from generator.text.converters import converter
from generator.text.dates import zone

if TYPE_CHECKING:
    from generator.racing.recognition.names import Names


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
    language: str
    names: bytes | None
    plugins: Sent | None


class Reading:
    """The work: `root` is the site's folder, `timezone`, `markdown` and `language` are what site.yaml says; `names`
    gives those that articles are read for, once the first one is (None: nobody is looked for); `hooks` are what
    plug-ins offer."""

    result: Any = list[Read]

    def __init__(
        self,
        root: Path,
        timezone: str,
        markdown: MarkdownFront,
        names: "Callable[[], Names] | None" = None,
        *,
        language: str = "en",
        hooks: Hooks = NONE,
    ) -> None:
        self._root = root
        self._timezone = timezone
        self._names = names
        recognise = self._recognise if names else None
        self._rules = Rules(zone=zone(timezone), markdown=markdown, language=language, recognise=recognise, hooks=hooks)

    @classmethod
    def made(cls, setup: bytes) -> "Reading":
        """The same work in another process."""
        found = msgspec.msgpack.decode(setup, type=_Setup)
        data = found.names
        names = None if data is None else cache(lambda: _names_of(data))
        hooks = hooks_again(found.plugins)
        return cls(Path(found.root), found.timezone, found.markdown, names, language=found.language, hooks=hooks)

    def prepare(self) -> None:
        """Load the converter, once for all workers that are forked. ValueError for an extension that cannot be."""
        rules = self._rules
        converter(rules.markdown.converter, rules.markdown.extensions, rules.hooks.extensions)

    def prepare_names(self) -> None:
        """Load all that names are recognised with, once for all workers that are forked."""
        if self._names:
            self._names().lexicon.prepare()

    def done(self, tasks: Iterable[Asked]) -> list[Read]:
        """Read and parse these sources."""
        results: list[Read] = []
        waiting: list[Source] = []
        for asked in tasks:
            source = asked.source
            try:
                whole = read(source, self._root)
            except SiteError as error:
                results.append(Read(source.path, problems=error.problems))
                continue
            if whole.digest == asked.known or source.kind in COPIED:
                results.append(Read(source.path, whole.digest))
            elif source.kind == "picture":  # at once: some at a time would fill the memory
                results.append(_read(whole, *parse([whole], self._rules)[0]))
            else:
                waiting.append(whole)
        for start in range(0, len(waiting), _AT_ONCE):
            some = waiting[start : start + _AT_ONCE]
            for whole, (found, body) in zip(some, parse(some, self._rules), strict=True):
                results.append(_read(whole, found, body))
        return results

    def setup(self) -> bytes:
        """All that another process needs."""
        names = self._names().encoded() if self._names else None
        rules = self._rules
        setup = _Setup(str(self._root), self._timezone, rules.markdown, rules.language, names, rules.hooks.sent)
        return msgspec.msgpack.encode(setup)

    def sent(self, tasks: Sequence[Asked]) -> bytes:
        """Sources, encoded."""
        return encoded(tasks)

    def received(self, data: bytes) -> Sequence[Asked]:
        """Sources, decoded."""
        return msgspec.json.decode(data, type=list[Asked])

    def body(self, source: Source) -> EncodedBody | None:
        """The body of a source that is read and parsed now. Raises SiteError when it cannot be read."""
        ((_, body),) = parse([read(source, self._root)], self._rules)
        return body

    def _recognise(self, article: Parsed, body: Body) -> tuple[Recognised, tuple[Spot, ...], str]:
        from generator.racing.recognition.names import in_article  # here, since a site may do without

        names = self._names
        return in_article(article, body, names()) if names else (Recognised(), (), "")


def reading_for(root: Path, config: SiteFront, names: "Callable[[], Names] | None", hooks: Hooks = NONE) -> Reading:
    """How sources are read, articles for these names, with what plug-ins offer. Raises SiteError when the converter
    cannot be had."""
    reading = Reading(root, config.timezone, config.markdown, names, language=config.language, hooks=hooks)
    try:
        reading.prepare()
    except HookError as error:
        raise SiteError(error.told()) from None
    except ValueError as error:
        raise SiteError(problem("PF116", str(error), Location("site.yaml", key="markdown.extensions"))) from None
    return reading


def _read(whole: Source, found: Found, body: EncodedBody | None) -> Read:
    return Read(whole.path, whole.digest, *record(found), body)


def _names_of(data: bytes) -> "Names":
    from generator.racing.recognition.names import decoded_names

    return decoded_names(data)


_AT_ONCE = 20
"""How many sources are parsed at once."""
