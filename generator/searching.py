"""Searching: the index of all that pages mark with `data-pagefind-body`, made of the pages that are about to be put
into place and put there with them.

Pagefind gives other bytes each time, so an index stays while its key does: the digest of all marked texts, their
addresses, the language and the program. Of all outputs these alone are not the same in a build from nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator import finder
from generator.bench import Bench
from generator.errors import SiteError, problem
from generator.manifest import Manifest
from generator.model import Digest, Location, Problem, digest_bytes, digest_of
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
    output, options = bench.output, bench.options
    _check_room(ready)
    texts = [(address, _text(page)) for address, page in _marked(output, ready)]
    key = digest_of((finder.installed(), language, texts))
    if not texts:  # Pagefind takes that for a mistake
        return {}
    old = {address: entry for address, entry in before.entries.items() if address.startswith(BUNDLE)}
    if old and not options.clean and {entry.key for entry in old.values()} == {key}:
        kept = believed(dict.fromkeys(old, key).items(), before, bench.memo.outputs(output), old, output)
        if kept.keys() == old.keys():
            return kept
    with output.scratch() as folder:
        found = _made(_marked(output, ready), folder.resolve(), language)
        made = {f"{BUNDLE}{name}": content for name, content in found.items()}
    ours = before.entries.keys() | (made.keys() if options.adopt else set())
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


def _marked(output: Destination, ready: Mapping[str, Staged]) -> Iterator[tuple[str, bytes]]:
    """The pages that hold something to search, one by one: all of them may be more than memory has room for."""
    addresses = [address for address in sorted(ready) if address.endswith("/")]
    files = output.contents((address, ready[address].waits) for address in addresses)
    return ((address, page) for address, page in zip(addresses, files, strict=True) if _MARK in page)


def _text(page: bytes) -> Digest:
    """The digest of what Pagefind reads of a page."""
    nodes = LexborHTMLParser(page.decode()).css(f"[{_MARK.decode()}]")
    return digest_bytes("\0".join(node.html or "" for node in nodes).encode())


def _made(pages: Iterable[tuple[str, bytes]], folder: Path, language: str) -> dict[str, bytes]:
    for address, page in pages:
        path = folder / "pages" / output_path(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page)
    try:
        return finder.index(folder / "pages", folder / "index", language)
    except finder.FinderError as error:
        text = f"Pagefind could not make the index of the search: {error}"
        raise SiteError(problem("PF410", text, Location("site.yaml"), "build with --no-search")) from error
