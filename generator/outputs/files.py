"""Files: which pictures and other files are published, and where.

All files of an article's own folder are, but for those that only something unpublished refers to; any other file only
when something published refers to it. So a draft's pictures stay with the draft. A track map that nothing else refers
to is drawn on pages and is no file of its own.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from generator.errors import problem
from generator.model import Location, Parsed, Problem, Source
from generator.outputs.addresses import below
from generator.outputs.links import file_meant
from generator.outputs.site import PublishedFile
from generator.racing.tracks import Sheet
from generator.text.slugs import address_of
from generator.text.trust import is_trusted


def published_files(
    sources: Sequence[Source],
    published: Iterable[Parsed],
    addresses: Mapping[str, str],
    withheld: Iterable[Parsed],
) -> tuple[PublishedFile, ...]:
    """The files that are published, by address. `published` are the texts that have a page, `addresses` theirs by path,
    `withheld` the texts that are not published: a folder of such a text keeps all its files, whoever refers to them."""
    statics = [each for each in sources if each.kind == "static"]
    loose = [each for each in sources if each.kind in ("file", "media", "drawing", "picture")]
    found = [PublishedFile(address_of(each.path.removeprefix("content/static/")), each) for each in statics]
    if loose:
        found += _referred_to(loose, published, addresses, tuple(withheld))
    return tuple(found)


def running_drawings(
    files: Iterable[PublishedFile], published: Iterable[Parsed], html: str | tuple[str, ...]
) -> Iterator[Problem]:
    """A PF122 for each drawing among the files that runs something and that nobody vouches for: `html` is what is
    trusted."""
    known: dict[str, Sheet] = {each.path: each.front for each in published if each.kind == "drawing"}
    for path in (file.source.path for file in files if known):
        runs = known[path].runs if path in known else None
        if runs and not is_trusted(path, html):
            text = f"opened in a browser, this drawing may run something: {runs.what}"
            hint = "take it out, or save the drawing as plain SVG; `markdown: {html: …}` vouches for files"
            yield problem("PF122", text, Location(path, runs.line, runs.column), hint)


def names_meant(target: str, path: str) -> Iterator[str]:
    """The source file that a target means in the file `path`, and the address of one, where it may be that."""
    if target[:1] != "#":
        yield file_meant(target, path)
    if target[:1] == "/":
        yield unquote(target.partition("#")[0].partition("?")[0])


def _referred_to(
    files: Iterable[Source], published: Iterable[Parsed], addresses: Mapping[str, str], hidden: Sequence[Parsed]
) -> Iterator[PublishedFile]:
    """Those of an article's own folder, and others that something published refers to."""
    wanted = {meant for parsed in published for meant in _meant(parsed)}
    secret = {meant for parsed in hidden for meant in _meant(parsed)} - wanted
    folders = {_folder(path): below(address) for path, address in addresses.items() if _owns_folder(path)}
    kept_back = {_folder(parsed.path) for parsed in hidden if _owns_folder(parsed.path)}
    for source in files:
        if source.path not in secret:
            owner = _owner(source.path, folders, kept_back)
            if owner in folders and (source.path in wanted or not _may_be_a_map(source)):
                yield PublishedFile(folders[owner] + source.path[len(owner) + 1 :], source)
            elif owner not in kept_back and source.path in wanted:
                yield PublishedFile("/media" + _below_media(source.path), source)


def _may_be_a_map(source: Source) -> bool:
    return source.kind == "drawing" and source.path.startswith("content/circuits/")


def _owns_folder(path: str) -> bool:
    return posixpath.basename(path) == "index.md"


def _folder(path: str) -> str:
    return posixpath.dirname(path)


def _owner(path: str, folders: Mapping[str, str], kept_back: set[str]) -> str:
    """The nearest folder above a file that belongs to a text, else ""."""
    folder = _folder(path)
    while folder and folder not in folders and folder not in kept_back:
        folder = _folder(folder)
    return folder


def _below_media(path: str) -> str:
    return path.removeprefix("content/media") if path.startswith("content/media/") else path.removeprefix("content")


def _meant(parsed: Parsed) -> Iterable[str]:
    path = parsed.path.partition("#")[0]
    yield from (file_meant(slot.target, path) for slot in parsed.slots if slot.target[:1] != "#")
    image = getattr(parsed.front, "image", None)
    if image:
        yield file_meant(image.src, path)
