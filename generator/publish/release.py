"""A release: the files of one whole build, as they are to stand at a target."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from generator.manifest import Manifest, is_twin
from generator.model import Digest, Order, digest_of
from generator.text.slugs import output_path


class Content(NamedTuple):
    """What a file holds: the digest of its bytes (`digest_bytes`), and how many there are."""

    digest: Digest
    size: int


class Text(NamedTuple):
    """A published text: the address of its page, "" where it has none, the digest of its source's bytes, and that of
    its body alone, "" where it has none. By these a later publish sees what was edited and what was moved."""

    address: str
    source: Digest
    body: Digest = ""


class Release(Struct, frozen=True, kw_only=True):
    """The files of a build in a `folder`, by path from there (`articles/one/index.html`). `base_url` is where they will
    be read; `time` that of the build, aware; `commit` that of the site's repository, "" where there is none; `mark`
    tells this build from any other: the digest of all paths and contents. `texts` are the published texts by the path
    of their source; `keeps_out` says that its pages keep search engines out."""

    folder: Path
    base_url: str
    time: datetime
    files: Mapping[str, Content]
    mark: Digest
    commit: str = ""
    texts: Mapping[str, Text] = {}
    keeps_out: bool = False

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(each.size for each in self.files.values())


def files_of(
    manifest: Manifest, folder: Path, *, twins: bool = True, without: tuple[str, ...] = ()
) -> dict[str, Content]:
    """The files that a manifest lists, by path, as they lie in the build's folder, without those whose path begins with
    one of these, and without pressed forms of others unless `twins` are wanted. Raises OSError for one that is not
    there."""
    entries = {address: each for address, each in manifest.entries.items() if twins or not is_twin(each.key)}
    paths = {output_path(address): entry.content for address, entry in sorted(entries.items())}
    paths = {path: digest for path, digest in paths.items() if not path.startswith(without)}
    return {path: Content(digest, (folder / path).stat().st_size) for path, digest in paths.items()}


def mark_of(files: Mapping[str, Content]) -> Digest:
    """The digest of all paths and contents: two builds with the same mark are the same, byte for byte."""
    return digest_of(sorted((path, each.digest) for path, each in files.items()))


def order_of(path: str) -> Order:
    """When a file is put into place where that is not done at once: what pages need, pages, what points at pages. The
    compressed forms of a file come with it."""
    path = plain(path)
    if path.endswith((".html", ".htm")):
        return "page"
    return "list" if path.endswith(_LISTS) or path.rpartition("/")[2] in _RULES else "asset"


def plain(path: str) -> str:
    """The file of which another is a compressed form; a file that is none itself."""
    return path.removesuffix(".gz").removesuffix(".br")


_LISTS = (".xml", ".json", ".ics", ".txt")
_RULES = ("_redirects", "_headers")
_ORDERS: tuple[Order, ...] = ("asset", "page", "list")


def in_order(paths: Iterable[str]) -> list[str]:
    """The paths as they are to be put into place one after the other: assets, pages, lists and feeds, each by name.
    What is removed is removed after all of them, pages before assets: `reversed(in_order(removed))`."""
    return sorted(paths, key=lambda path: (_ORDERS.index(order_of(path)), path))
