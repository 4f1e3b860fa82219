"""Write: bytes to the output folder. First all are written under temporary names, then each is renamed into its place;
only what differs is touched, and what is no longer planned goes. A file that is not ours is never touched."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.errors import SiteError, problem
from generator.manifest import MANIFEST, Entry, Manifest, write_manifest
from generator.model import Digest, Location, Order, Problem, RenderJob, digest_bytes
from generator.store import Signature, signature
from generator.text.slugs import output_path

TEMPORARY = f"{MANIFEST}.files"
"""The folder for files that are not yet in their place. It is swept by the next build if one is cut off."""

_ORDER: tuple[Order, ...] = ("asset", "page", "list")


class Staged(NamedTuple):
    """A file ready to be put into place. `temporary` is empty where the same bytes are there already, and `seen` may
    then be its signature."""

    job: RenderJob
    entry: Entry
    temporary: str
    seen: Signature | None = None


class Written(NamedTuple):
    """How many files were put into place and removed, the signature of each file of ours by address, and the addresses
    of what was put into place or is ours no more, sorted."""

    written: int
    removed: int
    signatures: dict[str, Signature]
    changed: tuple[str, ...] = ()


def unusable(output: Path, root: Path) -> list[Problem]:
    """Why a site cannot be written to a folder, if so: it must stand apart from what the site is made of."""
    if not (why := _no_room(output.resolve(), root.resolve())):
        return []
    path = output.relative_to(root) if output != root and output.is_relative_to(root) else output
    hint = (
        "move it away, or name another folder with --output" if os.path.isfile(output) else "name another with --output"
    )
    return [problem("PF406", f"the site cannot be written to this folder: {why}", Location(str(path)), hint)]


def _no_room(output: Path, root: Path) -> str:
    if os.path.isfile(output):
        return "it is a file"
    if root.is_relative_to(output):
        return "the site itself lies in it"
    for name in ("content", "themes"):
        folder = (root / name).resolve()
        if output.is_relative_to(folder):
            return f"it lies in {name}/"
        if folder.is_relative_to(output):
            return f"{name}/ lies in it"
    return ""


def believed(
    jobs: Iterable[RenderJob], before: Manifest, signatures: Mapping[str, Signature], output: Path
) -> dict[str, Staged]:
    """The jobs whose file need not be made: the manifest has their key, and the file is as we left it, by its signature
    or, where that is not known, by its bytes."""
    if before.writing:
        return {}
    found = {}
    for job in jobs:
        entry = before.entries.get(job.address)
        if entry and entry.key == job.key:
            target = output / output_path(job.address)
            seen = signature(target)
            if seen and (seen == signatures.get(job.address) or _content(target, output) == entry.content):
                found[job.address] = Staged(job, entry, "", seen)
    return found


def sweep(output: Path) -> None:
    """Remove what was staged and not put into place, by this build or by one that was cut off."""
    shutil.rmtree(output / TEMPORARY, ignore_errors=True)
    for name in (TEMPORARY, f"{MANIFEST}.new"):
        with suppress(OSError):
            (output / name).unlink()


def stage(job: RenderJob, data: bytes, before: Manifest, output: Path, *, adopt: bool = False) -> Staged:
    """Write a file under a temporary name, unless the same bytes are in its place. Raises SiteError when a file that
    is not ours stands there with other bytes, unless `adopt` says to take it."""
    target = output / output_path(job.address)
    entry = Entry(job.key, digest_bytes(data))
    if target.is_file() and not target.is_symlink() and _inside(target, output):
        if _same(target, data):
            return Staged(job, entry, "")
        if job.address not in before.entries and not adopt:
            raise SiteError(_foreign(output, target, "move it away, or build with --adopt to replace it"))
    folder = output / TEMPORARY
    folder.mkdir(exist_ok=True)
    temporary = folder / digest_bytes(job.address.encode())
    temporary.write_bytes(data)
    return Staged(job, entry, str(temporary))


def in_the_way(staged: Sequence[Staged], before: Manifest, output: Path) -> list[Problem]:
    """What stands where a file or a folder of ours has to come and is not ours: links, folders, files."""
    planned = {each.job.address for each in staged}
    leaving = {output / output_path(address) for address in before.entries.keys() - planned}
    problems, seen = [], {output}
    for each in (each for each in staged if each.temporary):
        target = output / output_path(each.job.address)
        if _is_in_the_way(target, leaving):
            problems.append(_foreign(output, target))
        for folder in target.relative_to(output).parents:
            path = output / folder
            if path in seen:
                continue
            seen.add(path)
            if path.is_symlink() or (path.exists() and not path.is_dir() and path not in leaving):
                problems.append(_foreign(output, path))
    return problems


def commit(staged: Iterable[Staged], before: Manifest, output: Path) -> Written:
    """Put everything into place: assets, pages, lists, deletions, and the new manifest last."""
    everything = list(staged)
    after = {each.job.address: each.entry for each in everything}
    changed = [each for order in _ORDER for each in everything if each.temporary and each.job.order == order]
    gone = sorted(before.entries.keys() - after.keys())
    if changed or gone:
        write_manifest(output, Manifest({**before.entries, **after}, writing=True))
    for each in changed:
        _put(Path(each.temporary), output / output_path(each.job.address), output)
    removed = sum(_remove(address, before, output) for address in gone)
    shutil.rmtree(output / TEMPORARY, ignore_errors=True)
    write_manifest(output, Manifest(after))
    signatures = {
        each.job.address: each.seen or signature(output / output_path(each.job.address)) for each in everything
    }
    return Written(
        len(changed),
        removed,
        {address: found for address, found in signatures.items() if found},
        tuple(sorted([*(each.job.address for each in changed), *gone])),
    )


def _put(temporary: Path, target: Path, output: Path) -> None:
    for folder in reversed(target.relative_to(output).parents):
        path = output / folder
        if path.exists() and not path.is_dir():
            path.unlink()
    if target.is_dir():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(temporary, target)


def _remove(address: str, before: Manifest, output: Path) -> int:
    """Remove a file of ours and the folders it leaves empty. Nothing behind a link is touched, nor a file that someone
    else has changed since; after a build that was cut off ours may hold the old bytes or the new."""
    target = output / output_path(address)
    if not _inside(target, output) or not target.is_file() or target.is_symlink():
        return 0
    if not before.writing and digest_bytes(target.read_bytes()) != before.entries[address].content:
        return 0
    target.unlink()
    for folder in target.relative_to(output).parents[:-1]:
        try:
            (output / folder).rmdir()
        except OSError:
            break
    return 1


def _inside(target: Path, output: Path) -> bool:
    """Whether no folder between the output folder and a file is a link."""
    return not any((output / folder).is_symlink() for folder in list(target.relative_to(output).parents)[:-1])


def _content(target: Path, output: Path) -> Digest:
    """The digest of a plain file that is not reached through a link; else empty."""
    if not target.is_file() or target.is_symlink() or not _inside(target, output):
        return ""
    return digest_bytes(target.read_bytes())


def _same(target: Path, data: bytes) -> bool:
    return target.stat().st_size == len(data) and target.read_bytes() == data


def _is_in_the_way(target: Path, leaving: set[Path]) -> bool:
    """Whether a link, a folder of others or what is no file at all stands where a file has to come."""
    if target.is_symlink():
        return True
    if target.is_file() or not target.exists():
        return False
    return not target.is_dir() or not _all_leave(target, leaving)


def _all_leave(folder: Path, leaving: set[Path]) -> bool:
    return all(path in leaving for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def _foreign(output: Path, target: Path, hint: str = "move it away") -> Problem:
    path = f"{output.name}/{target.relative_to(output).as_posix()}"
    text = "this was not written by the build and stands where it has to write"
    return problem("PF402", text, Location(path), hint)
