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
from generator.model import Digest, Location, Problem, RenderJob, digest_bytes, digest_of
from generator.outputs.pages import BUNDLE
from generator.stages.write import TEMPORARY, Staged, believed, stage
from generator.text.slugs import output_path

_MARK = b"data-pagefind-body"
_HINT = "install Pagefind: pip install 'pagefind[bin]'"


def unsearched() -> tuple[Problem, ...]:
    """What to say of a search that was asked for, where there is no program to make it."""
    if finder.installed():
        return ()
    return (problem("PF409", "search is off: Pagefind is not installed", Location("site.yaml"), _HINT),)


def index(
    bench: Bench, jobs: Iterable[RenderJob], ready: Mapping[str, Staged], before: Manifest, language: str
) -> dict[str, Staged]:
    """The files of the index of all pages that are `ready`, by address: those that are there, where they have the same
    key, else new ones; none where no page holds anything to search. Raises SiteError where Pagefind gives up, or
    something stands where its files have to be."""
    output, options = bench.project.output, bench.options
    _check_room(ready)
    orders = {job.address: job.order for job in jobs}

    def data(address: str) -> bytes:
        each, place = ready[address], output_path(address)
        where = f"{TEMPORARY}/{orders[address]}/{place}" if each.waiting else place
        return (output / where).read_bytes()

    pages = dict(_marked((address, data(address)) for address in sorted(ready) if address.endswith("/")))
    texts = [(address, _text(page)) for address, page in pages.items()]
    key = digest_of((finder.installed(), language, texts))
    if not pages:  # Pagefind takes that for a mistake
        return {}
    old = {address: entry for address, entry in before.entries.items() if address.startswith(BUNDLE)}
    if old and not options.clean and {entry.key for entry in old.values()} == {key}:
        kept = believed(dict.fromkeys(old, key).items(), before, bench.memo.outputs(output), old, output)
        if kept.keys() == old.keys():
            return kept
    made = {f"{BUNDLE}{name}": content for name, content in _made(pages, output, language).items()}
    ours = before.entries.keys() | (made.keys() if options.adopt else set())
    return {address: stage(address, key, "asset", each, output, ours=address in ours) for address, each in made.items()}


def _check_room(ready: Iterable[str]) -> None:
    for address in ready:
        if address.startswith(BUNDLE):
            text = f"{address} stands where the index of the search has to be"
            raise SiteError(problem("PF401", text, Location("content/static" + address), "give it another address"))


def _marked(pages: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    return ((address, page) for address, page in pages if _MARK in page)


def _text(page: bytes) -> Digest:
    """The digest of what Pagefind reads of a page."""
    nodes = LexborHTMLParser(page.decode()).css(f"[{_MARK.decode()}]")
    return digest_bytes("\0".join(node.html or "" for node in nodes).encode())


def _made(pages: Mapping[str, bytes], output: Path, language: str) -> dict[str, bytes]:
    folder = output / TEMPORARY / "search"
    for address, page in pages.items():
        path = folder / "pages" / output_path(address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page)
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    try:
        return finder.index((folder / "pages").resolve(), (folder / "index").resolve(), language)
    except finder.FinderError as error:
        text = f"Pagefind could not make the index of the search: {error}"
        raise SiteError(problem("PF410", text, Location("site.yaml"), "build with --no-search")) from error
