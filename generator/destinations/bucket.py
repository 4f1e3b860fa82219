"""A store that speaks S3 as a destination. It has no renames: files that wait are objects below a name of the build's
own, and are copied into place by the store itself, one after the other in the order in which readers may see them.

What is there is told by one listing and the ledger, which holds the tag that the store gave to each object. Workers are
told what stands in the place of each file, so that they ask for nothing: they put what differs, several at once.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import md5
from itertools import islice
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from msgspec import structs

from generator.destinations.ledger import Ledger, ledger_bytes, ledger_in, signature_of
from generator.errors import LockedError, SiteError, changed_meanwhile, problem
from generator.manifest import MANIFEST, Entry, Manifest
from generator.model import Digest, Location, Order, Problem, digest_bytes
from generator.s3.complaints import FAILURES, Teller, telling
from generator.s3.heads import Head, head_of, redirect_of
from generator.s3.lock import LOCK, STALE, Lock, locked
from generator.s3.place import S3Place
from generator.s3.store import AT_ONCE, Listed, Listing, Store, at_once, store_of
from generator.stages.write import ORDERS, TEMPORARY, Stage, Staged, Written
from generator.store.rows import Outputs, Signature
from generator.text.media_types import is_page
from generator.text.slugs import output_path


class Bucket:
    """A bucket, or the part of it below a prefix. What its parts promise is said by `Destination`."""

    is_far = True

    def __init__(self, place: S3Place) -> None:
        self._place = place if place.run else structs.replace(place, run=token_hex(4))
        self._waiting = f"{TEMPORARY}/{self._place.run}"
        self._own: tuple[int, Store] | None = None
        self._listing: Listing | None = None
        self._ledger: Ledger | None = None
        self._stamp: Signature | None = None
        self._lock: Lock | None = None
        self._is_swept = False

    @property
    def name(self) -> str:
        """The store and the place in it."""
        return f"{self._place.endpoint} {self._place}".strip()

    @property
    def route(self) -> S3Place:
        """The place: credentials are found by each process for itself."""
        return self._place

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Raise SiteError for what a store, or the way to it, does not do."""
        with telling(str(self._place), self._place.bucket, _BUILD):
            yield

    # ------------------------------------------------------------ what is there

    def unusable(self, root: Path) -> list[Problem]:  # noqa: ARG002 - it stands apart from any folder
        """Nothing that could be told without asking."""
        return []

    def doubtful(self, known: Outputs) -> list[str]:
        """The addresses of files whose size or tag are others."""
        with self.telling():
            there = self._listed().objects
        return [address for address, seen in known.signatures.items() if _bare(there, address) != seen[:2]]

    def stamp(self) -> Signature | None:
        """The signature of the manifest."""
        if self._stamp is None:
            with self.telling():
                found = self._listed().objects.get(MANIFEST)
            self._stamp = signature_of(found.size, found.tag) if found else None
        return self._stamp

    def manifest(self) -> Manifest:
        """What is ours there."""
        with self.telling():
            return self._kept().manifest

    def looked_into(self, address: str, entry: Entry) -> Signature | None:
        """The signature of a file, if it is there as the ledger has it. Its bytes are not asked for."""
        ledger, seen = self._kept(), self._kept().signatures.get(address)
        is_there = seen and ledger.manifest.entries.get(address) == entry
        return seen if seen and is_there and _bare(self._listed().objects, address) == seen[:2] else None

    def there(self, address: str) -> Signature | None:
        """What the listing says, and the ledger of its head."""
        bare = _bare(self._listed().objects, address)
        if bare is None:
            return None
        seen = self._kept().signatures.get(address)
        return seen if seen and seen[:2] == bare else (*bare, 0)

    def contents(self, files: Iterable[tuple[str, str]]) -> Iterator[bytes]:
        """The bytes of these files, several of which are asked for at once."""
        left = iter(files)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            while some := list(islice(left, 4 * AT_ONCE)):
                yield from pool.map(self._read, some)

    def in_the_way(
        self,
        waiting: Iterable[str],  # noqa: ARG002
        planned: Iterable[str],  # noqa: ARG002
        before: Manifest,  # noqa: ARG002
    ) -> list[Problem]:
        """Nothing: objects have no folders, and staging has looked at those of our names."""
        return []

    # ------------------------------------------------------------ what is done

    @contextmanager
    def held(self) -> Iterator[Callable[[], None]]:
        """Hold the lock that publishes hold too. Whatever was written there since it was looked at is seen now."""
        with self.telling(), locked(self._store, self._listed(), _taken(self._place)) as lock:
            lock.see(self._store.tag(LOCK))
            self._lock = lock
            listed = self._listed().objects.get(MANIFEST)
            if self._store.tag(MANIFEST) != (listed.tag if listed else ""):
                self._listing = self._ledger = self._stamp = None
            self._kept()
            yield lock.beat

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder that is gone at the end of the block."""
        with TemporaryDirectory(prefix="parcferme-") as name:
            yield Path(name)

    @contextmanager
    def staging(self) -> Iterator[Stage]:
        """Gives what stages files, several at once."""
        with self.telling(), ThreadPoolExecutor(AT_ONCE) as pool:
            puts: list[Future[str]] = []
            try:
                yield partial(self._stage, pool, puts)
                for put in puts:
                    put.result()
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise

    def commit(self, staged: Mapping[str, Staged], before: Manifest, more: Callable[[int], None]) -> Written:
        """Put everything into place, one object after the other."""
        lock = self._held_lock()
        after = {address: Entry(each.key, each.content) for address, each in staged.items()}
        waiting = tuple(address for address, each in staged.items() if each.waits)
        gone = sorted(before.entries.keys() - after.keys())
        signatures = {address: each.seen for address, each in staged.items()}
        if waiting or gone:
            lock.renew()
            both = Manifest({**before.entries, **after}, writing=True)
            self._keep(Ledger(both, {**self._kept().signatures, **signatures}))
        for order in ORDERS:
            some = [address for address in waiting if staged[address].waits.startswith(f"{order}/")]
            for address, tag in at_once(lambda address: self._copied(address, staged[address]), some, lock.beat):
                head = head_of(output_path(address), staged[address].content)
                signatures[address] = signature_of(staged[address].seen[0], tag, head)
                more(1)
        removed = tuple(address for address in gone if self._is_ours(address, before))
        paths = [output_path(address) for address in removed]
        self._delete(path for path in paths if is_page(path))
        self._delete(path for path in paths if not is_page(path))
        self._delete(f"{self._waiting}/{staged[address].waits}" for address in waiting)
        manifest = Manifest(after)
        self._keep(Ledger(manifest, signatures))
        return Written(waiting, removed, signatures, tuple(sorted((*waiting, *gone))), manifest)

    def sweep(self) -> None:
        """Remove what waits: what others have left there as far as it was listed, and what this build has staged. A
        store that does not let us keeps it for the next build to remove."""
        if self._lock is None or self._lock.is_lost:
            return
        with suppress(*FAILURES):
            if self._is_swept:
                self._delete(self._store.listed(self._waiting).objects)
            else:
                self._delete([name for name in self._listed().objects if name.startswith(f"{TEMPORARY}/")])
            self._is_swept = True

    # ------------------------------------------------------------ how

    @property
    def _store(self) -> Store:
        """The store, to which every process has connections of its own."""
        if self._own is None or self._own[0] != os.getpid():
            self._own = os.getpid(), store_of(self._place)
        return self._own[1]

    def _listed(self) -> Listing:
        if self._listing is None:
            self._listing = self._store.listed()
        return self._listing

    def _kept(self) -> Ledger:
        if self._ledger is None:
            found = self._store.read(MANIFEST) if MANIFEST in self._listed().objects else None
            self._ledger = ledger_in(found[0], str(self._place)) if found else Ledger()
        return self._ledger

    def _held_lock(self) -> Lock:
        if self._lock is None:
            raise RuntimeError("nobody holds the store")
        return self._lock

    def _stage(
        self,
        pool: ThreadPoolExecutor,
        puts: list[Future[str]],
        address: str,
        key: Digest,
        order: Order,
        data: bytes,
        *,
        ours: bool,
        there: Signature | None,
    ) -> Staged:
        while puts and puts[0].done():
            puts.pop(0).result()
        path, content = output_path(address), digest_bytes(data)
        head = head_of(path, content)
        seen = signature_of(len(data), md5(data, usedforsecurity=False).hexdigest(), head)
        if there == seen:
            return Staged(key, content, seen)
        if there and not ours and there[:2] != seen[:2] and self._read((address, "")) != data:
            raise SiteError(_foreign(self._place, path))
        waits = f"{order}/{path}"
        puts.append(pool.submit(self._store.put, f"{self._waiting}/{waits}", data, head))
        leads = redirect_of(data, self._place.base_url) if is_page(path) else ""
        return Staged(key, content, seen, waits, leads)

    def _read(self, file: tuple[str, str]) -> bytes:
        address, waits = file
        found = self._store.read(f"{self._waiting}/{waits}" if waits else output_path(address))
        if found is None:
            raise SiteError(changed_meanwhile(f"{self._place}/{output_path(address)}"))
        return found[0]

    def _copied(self, address: str, each: Staged) -> str:
        return self._store.copy(f"{self._waiting}/{each.waits}", output_path(address), each.leads)

    def _is_ours(self, address: str, before: Manifest) -> bool:
        """Whether a file that goes is there, and nobody else has changed it since; after a build that was cut off ours
        may be the old one or the new."""
        bare, seen = _bare(self._listed().objects, address), self._kept().signatures.get(address)
        return bare is not None and (before.writing or (seen is not None and seen[:2] == bare))

    def _delete(self, names: Iterable[str]) -> None:
        for _ in at_once(self._store.delete, names, self._held_lock().beat):
            continue

    def _keep(self, ledger: Ledger) -> None:
        """Put the ledger there, unless it is there already."""
        if self._ledger == ledger and MANIFEST in self._listed().objects:
            return
        data = ledger_bytes(ledger)
        self._stamp = signature_of(len(data), self._store.put(MANIFEST, data, _PLAIN))
        self._ledger = ledger


_PLAIN = Head("text/plain; charset=utf-8", "no-store")


def _bare(there: Mapping[str, Listed], address: str) -> tuple[int, int] | None:
    """The size of an object and the number of its tag, as a listing has them."""
    found = there.get(output_path(address))
    return signature_of(found.size, found.tag)[:2] if found else None


def _foreign(place: S3Place, path: str) -> Problem:
    text = "this was not written by the build and stands where it has to write"
    hint = "move it away, or build with --adopt to replace it"
    return problem("PF402", text, Location(f"{place}/{path}"), hint)


def _taken(place: S3Place) -> SiteError:
    hint = f"wait until it ends; one that was cut off is forgotten after {STALE.seconds // 60} minutes"
    return LockedError(problem("PF404", "another build, or a publish, is writing there", Location(str(place)), hint))


def _unusable(where: str, why: str, hint: str) -> SiteError:
    return SiteError(problem("PF406", f"the site cannot be written there: {why}", Location(where), hint))


_BUILD = Teller(_unusable, "build again", "build again")
