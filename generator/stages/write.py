"""Write: bytes to the output folder. First all are written under temporary names, then each is renamed into its place;
only what differs is touched, and what is no longer planned goes. A file that is not ours is never touched.

Files under way stand in a folder of the build's own, in a tree like the one they are for: a folder that the output does
not have yet moves as a whole.
"""

import os
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from generator.errors import SiteError
from generator.manifest import MANIFEST, Entry, Manifest, write_manifest
from generator.model import Digest, Order, digest_bytes
from generator.obstacles import foreign, is_folder
from generator.store.rows import Outputs, Signature, signature, signature_of
from generator.text.slugs import output_path

TEMPORARY = f"{MANIFEST}.files"
"""The folder for files that are not yet in their place. It is swept by the next build if one is cut off."""

_ORDER: tuple[Order, ...] = ("asset", "page", "list")


class Staged(Struct, frozen=True, array_like=True):
    """A file ready to be put into place: its key, the digest of its bytes, its signature, and whether it stands under a
    temporary name; else the same bytes are in its place already."""

    key: Digest
    content: Digest
    seen: Signature
    waiting: bool


class Written(NamedTuple):
    """The addresses of the files that were put into place and of those removed, the signature of each file of ours by
    address, the addresses of both, and the new manifest."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    signatures: dict[str, Signature]
    changed: tuple[str, ...] = ()
    manifest: Manifest | None = None


def doubtful(known: Outputs, output: Path) -> list[str]:
    """The addresses of files that are not surely as the last build left them: their signature is another, or so young
    that it does not tell."""
    folder = f"{output}/"
    return [
        address
        for address, seen in known.signatures.items()
        if not known.is_older(seen) or signature(folder + output_path(address)) != seen
    ]


def believed(
    keys: Iterable[tuple[str, Digest]], before: Manifest, known: Outputs, doubts: Container[str], output: Path
) -> dict[str, Staged]:
    """The files that need not be made, of these addresses with their keys: the manifest has the key, and the file is as
    we left it, by its signature or, where that is not known or in doubt, by its bytes."""
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
            seen = _looked_into(address, entry, output)
        if seen:
            found[address] = Staged(key, entry.content, seen, False)
    return found


def as_we_left_them(addresses: Iterable[str], known: Outputs, before: Manifest, output: Path) -> bool:
    """Whether these files have the signatures and the bytes that the last build left."""
    return all(
        address in before.entries
        and _looked_into(address, before.entries[address], output) == known.signatures.get(address)
        for address in addresses
    )


def _looked_into(address: str, entry: Entry, output: Path) -> Signature | None:
    """The signature of a file, if it has the bytes that the manifest says."""
    path = f"{output}/{output_path(address)}"
    seen = signature(path)
    return seen if seen and _content(path, output) == entry.content else None


def sweep(output: Path) -> None:
    """Remove what was staged and not put into place, by this build or by one that was cut off."""
    _remove_tree(output / TEMPORARY)
    for name in (TEMPORARY, f"{MANIFEST}.new"):
        with suppress(OSError):
            (output / name).unlink()


def is_empty(output: Path) -> bool:
    """Whether an output folder holds nothing but what the build keeps there for itself."""
    with os.scandir(output) as found:
        return all(entry.name.startswith(MANIFEST) for entry in found)


def stage(
    address: str, key: Digest, order: Order, data: bytes, output: Path, *, ours: bool, empty: bool = False
) -> Staged:
    """Write a file under a temporary name, unless the same bytes are in its place. Raises SiteError when a file stands
    there with other bytes and is not `ours` to replace. Nothing is looked for in an `empty` output folder."""
    place = output_path(address)
    path = f"{output}/{place}"
    content = digest_bytes(data)
    if not empty and (seen := signature(path)) and _inside(path, output):
        if seen[0] == len(data) and _read(path) == data:
            return Staged(key, content, seen, False)
        if not ours:
            raise SiteError(foreign(output, path, "move it away, or build with --adopt to replace it"))
    return Staged(key, content, _written(f"{output}/{TEMPORARY}/{order}/{place}", data), True)


def _written(path: str, data: bytes) -> Signature:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    if path.endswith("/index.html"):  # a page, mostly alone in its folder
        _make_folder(path[: -len("/index.html")])
    try:
        file = os.open(path, flags, 0o666)
    except FileNotFoundError:
        _make_folder(os.path.dirname(path))
        file = os.open(path, flags, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        return signature_of(os.fstat(file))
    finally:
        os.close(file)


def _make_folder(folder: str) -> None:
    """Make a folder, whose parent mostly is there already."""
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
    except FileExistsError:
        return


def commit(staged: Mapping[str, Staged], before: Manifest, output: Path) -> Written:
    """Put everything into place: assets, pages, lists, deletions, and the new manifest last. `staged` is all that the
    output will hold, by address."""
    after = {address: Entry(each.key, each.content) for address, each in staged.items()}
    waiting = tuple(address for address, each in staged.items() if each.waiting)
    gone = sorted(before.entries.keys() - after.keys())
    if waiting or gone:
        write_manifest(output, Manifest({**before.entries, **after}, writing=True))
    for order in _ORDER:
        _merge(f"{output}/{TEMPORARY}/{order}", str(output))
    removed = tuple(address for address in gone if _remove(address, before, output))
    _remove_tree(output / TEMPORARY)
    manifest = Manifest(after)
    write_manifest(output, manifest)
    signatures = {address: each.seen for address, each in staged.items()}
    return Written(waiting, removed, signatures, tuple(sorted((*waiting, *gone))), manifest)


def _remove_tree(folder: str | Path) -> None:
    if not os.path.lexists(folder):
        return
    import shutil  # here, since it takes a while to import and most builds leave nothing to remove

    shutil.rmtree(folder, ignore_errors=True)


def _merge(source: str, target: str) -> None:
    """Move what lies in one folder into another that is there: whole folders where the other has none of that name."""
    try:
        with os.scandir(source) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        there = f"{target}/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            if is_folder(there):
                _remove_tree(there)
            os.replace(entry.path, there)
        elif is_folder(there):
            _merge(entry.path, there)
        else:
            if os.path.lexists(there):
                os.unlink(there)
            os.rename(entry.path, there)


def _remove(address: str, before: Manifest, output: Path) -> bool:
    """Remove a file of ours and the folders it leaves empty. Nothing behind a link is touched, nor a file that someone
    else has changed since; after a build that was cut off ours may hold the old bytes or the new."""
    place = output_path(address)
    path = f"{output}/{place}"
    if not signature(path) or not _inside(path, output):
        return False
    if not before.writing and digest_bytes(_read(path)) != before.entries[address].content:
        return False
    os.unlink(path)
    while place := os.path.dirname(place):
        try:
            os.rmdir(f"{output}/{place}")
        except OSError:
            break
    return True


def _inside(path: str, output: Path) -> bool:
    """Whether no folder between the output folder and a file is a link."""
    folder, top = os.path.dirname(path), str(output)
    while len(folder) > len(top):
        if os.path.islink(folder):
            return False
        folder = os.path.dirname(folder)
    return True


def _content(path: str, output: Path) -> Digest:
    """The digest of a plain file; empty for one that is reached through a link."""
    return digest_bytes(_read(path)) if _inside(path, output) else ""


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()
