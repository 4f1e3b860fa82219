"""Sentences of a text, with their places in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[¿¡]*[^\W_a-zß-öø-ÿ])")
_SHORT = re.compile(
    r"(?:^|[\W_])(?:No|Nos|St|Mr|Mrs|Ms|Dr|Prof|Jr|Sr|vs|v|ca|approx|Inc|Ltd|e\.g|i\.e|[^\W\d_])\.$", re.IGNORECASE
)


class Sentence(NamedTuple):
    """A sentence: from where to where it goes in its text, and what it says."""

    start: int
    end: int
    text: str


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text, in order, without the space around them. One that ends in an initial or in `Mr.` goes
    on."""
    start = 0
    for found in _END.finditer(text):
        if found[0] == "." and _SHORT.search(text, max(start, found.end() - 8), found.end()):
            continue
        yield from _sentence(text, start, found.end())
        start = found.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    written = text[start:end]
    said = written.strip()
    if said:
        begin = start + written.index(said)
        yield Sentence(begin, begin + len(said), said)
