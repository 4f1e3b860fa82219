"""Reading as work for workers: sources are read and parsed, and what was found comes back encoded. Far away a source
comes with its bytes."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

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
    SourceKind,
    Spot,
)
from generator.records import record
from generator.schema import MarkdownFront, SiteFront
from generator.stages.load import COPIED, carried, read
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
    kind: SourceKind | Literal[""] = ""
    found: bytes = b""
    body: EncodedBody | None = None
    problems: tuple[Problem, ...] = ()


class _Setup(Struct, frozen=True):
    root: str | None
    timezone: str
    markdown: MarkdownFront
    language: str
    names: bytes | None
    plugins: Sent | None


class Reading:
    """The work: `root` is the site's folder, `timezone`, `markdown` and `language` are what site.yaml says; `names`
    gives those that articles are read for, once the first one is (None: nobody is looked for); `hooks` are what
    plug-ins offer. `far`: other processes of it do not reach the site's folder."""

    result: Any = list[Read]

    def __init__(
        self,
        root: Path | None,
        timezone: str,
        markdown: MarkdownFront,
        names: "Callable[[], Names] | None" = None,
        *,
        language: str = "en",
        hooks: Hooks = NONE,
        far: bool = False,
    ) -> None:
        self._root = root
        self._far = far
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
        hooks, root = hooks_again(found.plugins), None if found.root is None else Path(found.root)
        return cls(root, found.timezone, found.markdown, names, language=found.language, hooks=hooks)

    @property
    def modules(self) -> tuple[str, ...]:
        """Modules of Markdown's extensions, and of plug-ins that are installed."""
        extensions = (each for each in self._rules.markdown.extensions if not each.startswith("-"))
        return (*extensions, *self._rules.hooks.installed)

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
        for whole in map(self._looked_into, tasks):
            if isinstance(whole, Read):
                results.append(whole)
            elif whole.kind == "picture":  # at once: some at a time would fill the memory
                results.append(_read(whole, *parse([whole], self._rules)[0]))
            else:
                waiting.append(whole)
        for start in range(0, len(waiting), _AT_ONCE):
            some = waiting[start : start + _AT_ONCE]
            for whole, (found, body) in zip(some, parse(some, self._rules), strict=True):
                results.append(_read(whole, found, body))
        return results

    def _looked_into(self, asked: Asked) -> Source | Read:
        """The source with its bytes, if it is to be parsed; else all that there is to say of it."""
        source = asked.source
        try:
            whole = read(source, self._root) if self._root else carried(source)
        except SiteError as error:
            return Read(source.path, problems=error.problems)
        return Read(source.path, whole.digest) if whole.digest == asked.known or source.kind in COPIED else whole

    def setup(self) -> bytes:
        """All that another process needs."""
        names = self._names().encoded() if self._names else None
        rules = self._rules
        root = None if self._far else str(self._root)
        setup = _Setup(root, self._timezone, rules.markdown, rules.language, names, rules.hooks.sent)
        return msgspec.msgpack.encode(setup)

    def sent(self, tasks: Sequence[Asked]) -> bytes:
        """Sources, encoded."""
        return msgspec.msgpack.encode(tasks)

    def received(self, data: bytes) -> Sequence[Asked]:
        """Sources, decoded."""
        return msgspec.msgpack.decode(data, type=list[Asked])

    def stays(self, task: Asked) -> bool:
        """Whether a source is better read here: of those that are copied only the digest is wanted, and pictures are
        large."""
        return task.source.kind in COPIED or task.source.kind == "picture"

    def carried(self, tasks: Sequence[Asked]) -> tuple[list[Read], bytes]:
        """What there is to say of sources that are not to be parsed; the others with their bytes, encoded."""
        seen = [self._looked_into(asked) for asked in tasks]
        wholes = [Asked(each) for each in seen if isinstance(each, Source)]
        return [each for each in seen if isinstance(each, Read)], self.sent(wholes) if wholes else b""

    def landed(self, result: list[Read]) -> list[Read]:
        """What was read far away, as it is."""
        return result

    def body(self, source: Source) -> EncodedBody | None:
        """The body of a source that is read and parsed now. Raises SiteError when it cannot be read."""
        whole = self._looked_into(Asked(source))
        if isinstance(whole, Read):
            raise SiteError(*whole.problems)
        ((_, body),) = parse([whole], self._rules)
        return body

    def _recognise(self, article: Parsed, body: Body) -> tuple[Recognised, tuple[Spot, ...], str]:
        from generator.racing.recognition.names import in_article  # here, since a site may do without

        names = self._names
        return in_article(article, body, names()) if names else (Recognised(), (), "")


def reading_for(
    root: Path, config: SiteFront, names: "Callable[[], Names] | None", hooks: Hooks = NONE, *, far: bool = False
) -> Reading:
    """How sources are read, articles for these names, with what plug-ins offer. Raises SiteError when the converter
    cannot be had."""
    reading = Reading(root, config.timezone, config.markdown, names, language=config.language, hooks=hooks, far=far)
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
