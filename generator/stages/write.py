"""Write: bytes to the place where the site goes. First all files are staged: they wait under other names; then each is
put into its place. Only what differs is touched, and what is no longer planned goes. What is not ours is never touched.

Such a place is a `Destination`; which kinds there are stands in `destinations`.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple, Protocol

from msgspec import Struct

from generator.manifest import MANIFEST, Entry, Manifest
from generator.model import Digest, Order, Problem
from generator.s3.place import S3Place
from generator.store.rows import Outputs, Signature

TEMPORARY = f"{MANIFEST}.files"
"""Where files are that wait. It is swept by the next build if one is cut off."""

ORDERS: tuple[Order, ...] = ("asset", "page", "list")
"""Files are put into place in this order; deletions come after them."""

UNSEEN: Signature = (-1, 0, 0)
"""In place of a signature: what stands there has not been looked at."""


Route = str | S3Place
"""The way to a destination, as another process is told of it."""


class Staged(Struct, frozen=True, array_like=True):
    """A file ready to be put into place: its key, the digest of its bytes, its signature, and the name under which it
    `waits` (`page/articles/one/index.html`), "" where the same bytes are in its place already; `leads` is the address
    to which whoever serves it may send readers at once."""

    key: Digest
    content: Digest
    seen: Signature
    waits: str = ""
    leads: str = ""


class Written(NamedTuple):
    """The addresses of the files that were put into place and of those removed, the signature of each file of ours by
    address, the addresses of both, and the new manifest."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    signatures: dict[str, Signature]
    changed: tuple[str, ...] = ()
    manifest: Manifest | None = None


class Stage(Protocol):
    """What stages a file, unless the same bytes are in its place. `there` is what `Destination.there` said of that.
    Raises SiteError when something stands there with other bytes and is not `ours` to replace."""

    def __call__(
        self, address: str, key: Digest, order: Order, data: bytes, *, ours: bool, there: Signature | None
    ) -> Staged:
        """Stage a file."""


class Destination(Protocol):
    """A place that the build writes to, for one build.

    The parent holds it, reads what is there, and puts into place what was staged; workers stage files, in a destination
    that is made again of its `route`. What goes wrong with the place itself is raised as it comes, and made a
    SiteError by `telling`.
    """

    @property
    def name(self) -> str:
        """By which the memo knows it: no other place has it."""

    @property
    def is_far(self) -> bool:
        """Whether it is reached over a network: from any machine, then, and slowly."""

    @property
    def route(self) -> Route:
        """All that another process needs to have it again, with no secret in it."""

    def telling(self) -> AbstractContextManager[None]:
        """Raise SiteError for what goes wrong with the place in the block."""

    # what is there

    def unusable(self, root: Path) -> list[Problem]:
        """Why it is no place for the site in a folder, if so."""

    def doubtful(self, known: Outputs) -> list[str]:
        """The addresses of files that are not surely as the last build left them."""

    def stamp(self) -> Signature | None:
        """The signature of the manifest; None where there is none."""

    def manifest(self) -> Manifest:
        """What is ours there. Raises SiteError where that cannot be read."""

    def looked_into(self, address: str, entry: Entry) -> Signature | None:
        """The signature of a file, if it is as the manifest says."""

    def there(self, address: str) -> Signature | None:
        """What stands in a file's place: None for nothing, `UNSEEN` where staging has to look."""

    def contents(self, files: Iterable[tuple[str, str]]) -> Iterator[bytes]:
        """The bytes of files, each told by its address and the name under which it waits, "" for one in its place."""

    def in_the_way(self, waiting: Iterable[str], planned: Iterable[str], before: Manifest) -> list[Problem]:
        """What stands where a file of ours has to come and is not ours. `waiting` and `planned` are addresses: of what
        is to be put into place, and of all that there will be."""

    # what is done

    def held(self) -> AbstractContextManager[Callable[[], None]]:
        """Keep other builds away. What it gives is to be called now and then. Raises LockedError, saying who holds it,
        when another does."""

    def scratch(self) -> AbstractContextManager[Path]:
        """A folder of this machine for what is made on the way."""

    def staging(self) -> AbstractContextManager[Stage]:
        """Gives what stages files, all of which wait at the end of the block."""

    def commit(self, staged: Mapping[str, Staged], before: Manifest, more: Callable[[int], None]) -> Written:
        """Put everything into place: assets, pages, lists, deletions, and the new manifest last. `staged` is all that
        there will be, by address; `more` is told of each number of files that are done."""

    def sweep(self) -> None:
        """Remove what was staged and not put into place, by this build or by one that was cut off."""


def believed(
    keys: Iterable[tuple[str, Digest]],
    before: Manifest,
    known: Outputs,
    doubts: Container[str],
    destination: Destination,
) -> dict[str, Staged]:
    """The files that need not be made, of these addresses with their keys: the manifest has the key, and the file is as
    we left it, by its signature or, where that is not known or in doubt, by a look into it."""
    if before.writing:
        return {}
    found = {}
    entries, signatures = before.entries, known.signatures
    for address, key in keys:
        entry = entries.get(address)
        if entry is None or entry.key != key:
            continue
        seen = signatures.get(address)
        if seen is None or address in doubts:
            seen = destination.looked_into(address, entry)
        if seen:
            found[address] = Staged(key, entry.content, seen)
    return found


def as_we_left_them(addresses: Iterable[str], known: Outputs, before: Manifest, destination: Destination) -> bool:
    """Whether these files have the signatures and the bytes that the last build left."""
    return all(
        address in before.entries
        and destination.looked_into(address, before.entries[address]) == known.signatures.get(address)
        for address in addresses
    )
