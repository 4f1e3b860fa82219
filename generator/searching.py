"""Searching: the index of all that pages mark with `data-pagefind-body`, made of the pages that are about to be put
into place and put there with them.

Pagefind gives other bytes each time, so an index stays while its key does: the digest of all marked texts, their
addresses, the language and the program. Of all outputs these alone are not the same in a build from nothing. The index
of a large site has parts, which the page that searches puts together again.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from zlib import crc32

from selectolax.lexbor import LexborHTMLParser

from generator import finder
from generator.bench import Bench
from generator.errors import SiteError, problem
from generator.manifest import Manifest
from generator.model import Digest, Location, Problem, digest_bytes, digest_of, encoded
from generator.outputs.pages import BUNDLE
from generator.stages.write import Destination, Staged, believed
from generator.text.slugs import output_path

_MARK = b"data-pagefind-body"
_HINT = "install Pagefind: pip install 'pagefind[bin]'"


def unsearched() -> tuple[Problem, ...]:
    """What to say of a search that was asked for, where there is no program to make it."""
    if finder.installed():
        return ()
    return (problem("PF409", "search is off: Pagefind is not installed", Location("site.yaml"), _HINT),)


def index(bench: Bench, ready: Mapping[str, Staged], before: Manifest, language: str) -> dict[str, Staged]:
    """The files of the index of all pages that are `ready`, by address: those that are there, where they have the same
    key, else new ones; none where no page holds anything to search. Raises SiteError where Pagefind gives up, or
    something stands where its files have to be."""
    output, program = bench.output, finder.installed()
    _check_room(ready)
    texts = {address: _text(page) for address, page in _marked(output, ready, sorted(ready))}
    if not texts:  # Pagefind takes that for a mistake
        return {}
    parts, kept = _parts(texts), _Kept(bench, before)
    files: dict[str, Staged] = {}
    for number, part in enumerate(parts):
        key = digest_of((program, language, number, [(address, texts[address]) for address in part]))
        pages = _marked(output, ready, part)
        files |= kept(key) or _staged(bench, before, key, partial(_made, output, pages, language, number))
    key = digest_of((program, len(parts)))
    told = {f"{BUNDLE}parts.json": encoded({"parts": len(parts)})}
    return files | (kept(key) or _staged(bench, before, key, lambda: told))


def _parts(addresses: Collection[str]) -> list[list[str]]:
    """The pages of each part of the index, which are as many as they have to be and twice as many whenever that
    changes; a page stays in its part when others come."""
    count = 1
    while len(addresses) > count * _MOST:
        count *= 2
    parts: list[list[str]] = [[] for _ in range(count)]
    for address in addresses:
        parts[crc32(address.encode()) % count].append(address)
    return [part for part in parts if part]


_MOST = 10_000
"""Pages of a part: Pagefind holds all that it indexes in memory, and an edit has only its part indexed again."""


class _Kept:
    """The files of an index that are there, looked for once for all of its parts; a clean build believes none."""

    def __init__(self, bench: Bench, before: Manifest) -> None:
        self._bench = bench
        self._before = before
        self._by_key: dict[Digest, list[str]] = defaultdict(list)
        if not bench.options.clean:
            for address, entry in before.entries.items():
                if address.startswith(BUNDLE):
                    self._by_key[entry.key].append(address)

    def __call__(self, key: Digest) -> dict[str, Staged]:
        """The files of the part with a key, where all of them are as we left them."""
        old, known = dict.fromkeys(self._by_key[key], key), self._bench.memo.outputs(self._bench.output)
        kept = believed(old.items(), self._before, known, old, self._bench.output)
        return kept if kept.keys() == old.keys() else {}


def _staged(bench: Bench, before: Manifest, key: Digest, make: Callable[[], dict[str, bytes]]) -> dict[str, Staged]:
    output, made = bench.output, make()
    ours = before.entries.keys() | (made.keys() if bench.options.adopt else set())
    with output.staging() as stage:
        return {
            address: stage(address, key, "asset", each, ours=address in ours, there=output.there(address))
            for address, each in made.items()
        }


def _check_room(ready: Iterable[str]) -> None:
    for address in ready:
        if address.startswith(BUNDLE):
            text = f"{address} stands where the index of the search has to be"
            raise SiteError(problem("PF401", text, Location("content/static" + address), "give it another address"))


def _marked(output: Destination, ready: Mapping[str, Staged], among: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The pages that hold something to search, one by one: all of them may be more than memory has room for."""
    addresses = [address for address in among if address.endswith("/")]
    files = output.contents((address, ready[address].waits) for address in addresses)
    return ((address, page) for address, page in zip(addresses, files, strict=True) if _MARK in page)


def _text(page: bytes) -> Digest:
    """The digest of what Pagefind reads of a page."""
    nodes = LexborHTMLParser(page.decode()).css(f"[{_MARK.decode()}]")
    return digest_bytes("\0".join(node.html or "" for node in nodes).encode())


def _made(output: Destination, pages: Iterable[tuple[str, bytes]], language: str, number: int) -> dict[str, bytes]:
    """The files of a part of the index, by address: the first stands where the index does, the others below it."""
    with output.scratch() as place:
        folder = place.resolve()
        for address, page in pages:
            path = folder / "pages" / output_path(address)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(page)
        try:
            found = finder.index(folder / "pages", folder / "index", language)
        except finder.FinderError as error:
            text = f"Pagefind could not make the index of the search: {error}"
            raise SiteError(problem("PF410", text, Location("site.yaml"), "build with --no-search")) from error
    return {f"{BUNDLE}{f'{number}/' if number else ''}{name}": content for name, content in found.items()}
