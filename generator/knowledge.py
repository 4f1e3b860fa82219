"""Knowledge: the names that a site's articles are read for, and which articles they make read again.

Names come from entity files. An article keeps, beside what was found in it, the words on which it hangs what names in
it mean; the store keeps for each name the digest of all that it leads to. So a new alias has those articles read again
that may hold it, and no others.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from generator.model import Digest, Parsed, Source, digest_of
from generator.racing.files import ENTITY_KINDS
from generator.schema import SiteFront
from generator.store.memo import Memo
from generator.store.rows import KeptNames

if TYPE_CHECKING:
    from generator.racing.recognition.names import Names


class Knowledge(NamedTuple):
    """What articles are read for: the names, made when they are first asked for; the same as the store keeps it, with
    what of that is not kept yet; and the paths of the articles, known before, that have to be read again."""

    names: "Callable[[], Names]"
    kept: KeptNames
    affected: frozenset[str]


def knowledge(
    memo: Memo,
    files: Iterable[tuple[Source, Digest]],
    entities: Callable[[], Iterable[Parsed]],
    articles: Iterable[str],
) -> Knowledge:
    """What is known by the entity files of a site, each with the digest of its bytes; `entities` gives what they say,
    `articles` are the paths of those that were read before."""
    key = key_of(files)
    before = memo.names
    if before and before.key == key:
        return Knowledge(cache(lambda: _decoded(before.data) or _made(entities())), before, frozenset())

    names = cache(lambda: _made(entities()))
    digests = names().digests
    kept = KeptNames(key, msgspec.json.encode(digests), names().encoded())
    last = _digests(before.digests) if before else None
    changed = [] if last is None else list({name for name, _ in last.items() ^ digests.items()})
    return Knowledge(names, kept, _affected(articles, {} if last is None else memo.words(), changed))


NAMING_KINDS = frozenset(ENTITY_KINDS) | {"list"}
"""Kinds of source that say who and what there is."""


def tells_names(source: Source) -> bool:
    """Whether a source says what names in articles mean, and is read before them: who and what there is, and who won
    which race."""
    return source.kind in NAMING_KINDS or (source.kind == "results" and PurePosixPath(source.path).stem[:4] == "race")


def is_recognising(sources: Iterable[Source], config: SiteFront) -> bool:
    """Whether names in articles matter: there are files that give some, and something is made of them."""
    wanted = config.tagging != "explicit" or config.links.entities != "off"
    return wanted and any(source.kind in NAMING_KINDS and source.kind not in ("author", "tag") for source in sources)


def key_of(files: Iterable[tuple[Source, Digest]]) -> Digest:
    """The digest of entity files, each given with the digest of its bytes."""
    return digest_of([(source.path, digest) for source, digest in files])


def known_names(memo: Memo, sources: Iterable[Source]) -> "Callable[[], Names] | None":
    """Gives the names that are known by these entity files, if those are what the memo keeps."""
    kept = memo.names
    if not kept or kept.key != key_of((source, source.digest) for source in sources):
        return None
    found = _decoded(kept.data)
    return (lambda: found) if found else None


def _digests(data: bytes) -> dict[str, Digest] | None:
    """The digests that were kept; None where they were kept badly: all articles are then read again."""
    try:
        return msgspec.json.decode(data, type=dict[str, Digest])
    except msgspec.MsgspecError:
        return None


def _affected(articles: Iterable[str], words: Mapping[str, str], changed: Sequence[str]) -> frozenset[str]:
    """The articles that may hold names that changed, or of which no words are known."""
    from generator.racing.recognition.keeping import hangs

    return frozenset(path for path in articles if path not in words or hangs(frozenset(words[path].split()), changed))


def _made(entities: Iterable[Parsed]) -> "Names":
    from generator.racing.recognition.names import names_of  # here, since a build that reads no article does without

    return names_of(entities)


def _decoded(data: bytes) -> "Names | None":
    """The names that were kept; None where they were kept badly."""
    from generator.racing.recognition.names import decoded_names

    try:
        return decoded_names(data)
    except msgspec.MsgspecError:
        return None
