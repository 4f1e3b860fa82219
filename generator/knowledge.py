"""Knowledge: the names that a site's articles are read for, and which articles they make read again.

Names come from entity files. An article keeps, beside what was found in it, the words on which it hangs what names in
it mean; the store keeps for each word the digest of all that it leads to. So a new alias has those articles read again
that hold its words, and no others.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from generator.model import Digest, Parsed, Source, digest_of
from generator.store import KeptNames, Memo

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
    key = digest_of([(source.path, digest) for source, digest in files])
    before = memo.names
    if before and before.key == key:
        return Knowledge(cache(lambda: _decoded(before.data)), before, frozenset())

    names = cache(lambda: _made(entities()))
    words = names().words
    kept = KeptNames(key, msgspec.json.encode(words, order="sorted"), names().encoded())
    known = memo.words() if before else {}
    changed = _changed(msgspec.json.decode(before.words, type=dict[str, Digest]) if before else {}, words)
    return Knowledge(names, kept, frozenset(path for path in articles if _hangs(known.get(path), changed)))


def _hangs(words: str | None, changed: frozenset[str]) -> bool:
    return words is None or not changed.isdisjoint(words.split())


def _changed(before: Mapping[str, Digest], now: Mapping[str, Digest]) -> frozenset[str]:
    return frozenset(word for word in before.keys() | now.keys() if before.get(word) != now.get(word))


def _made(entities: Iterable[Parsed]) -> "Names":
    from generator.racing.recognition.names import Names  # here, since a build that reads no article does without

    return Names(entities)


def _decoded(data: bytes) -> "Names":
    from generator.racing.recognition.names import Names

    return Names.decoded(data)
