"""The manifest: what in an output folder is ours.

It lies in the output folder itself, as `.parcferme`: losing the store costs time, never ownership. It is a text file,
sorted, without times: address, job key and content digest of every file, separated by tabs. A line `writing` stands in
it while files are being put into place: a build that finds it believes no key. The last line has the digest of all
others, so that a manifest that lacks some is told from one that is whole.
"""

import os
import re
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import Struct, field

from generator.disk import read_file
from generator.errors import SiteError, problem
from generator.model import Digest, Location, digest_bytes
from generator.text.slugs import output_path

MANIFEST = ".parcferme"
FIRST_LINE = "parcferme manifest 1"
WRITING = "writing"

TWINS: tuple[Literal["br", "gz"], ...] = ("br", "gz")
"""What keys of twins (see `twins`) begin with, as no digest does: forms in which a file of text stands beside it."""


def is_twin(key: Digest) -> bool:
    """Whether a file with this key is another's twin: no address of the site, and made when all others are."""
    return key[:2] in TWINS


class Entry(NamedTuple):
    """A file of ours: the key of the job that made it, and the digest of its bytes."""

    key: Digest
    content: Digest


class Manifest(Struct, frozen=True):
    """Every file of ours by address. `writing`: the build that wrote it was cut off."""

    entries: dict[str, Entry] = field(default_factory=dict)
    writing: bool = False


def read_manifest(output: Path) -> Manifest:
    """What is ours in an output folder; nothing where there is no manifest. Raises SiteError for one that cannot be
    read, so that nothing is taken for ours that may not be."""
    try:
        data, seal = _parted(read_file(output / MANIFEST))
    except FileNotFoundError:
        return Manifest()
    except OSError:
        raise damaged(output.name) from None
    if seal != _seal(data):
        raise damaged(output.name)
    return manifest_in(data, output.name)


def manifest_in(data: bytes, where: str) -> Manifest:
    """The manifest in these bytes, which are of the output that is called so. Raises SiteError where it is none."""
    try:
        lines = lines_of(data)
    except UnicodeDecodeError:
        raise damaged(where) from None
    if not lines or lines[0] != FIRST_LINE:
        raise damaged(where)
    writing = lines[1:2] == [WRITING]
    rows = [line.split("\t") for line in lines[2 if writing else 1 :]]
    try:
        entries = {address: Entry(key, content) for address, key, content in rows}
    except ValueError:
        raise damaged(where) from None
    every = "".join(f"\n{address}" for address in entries) + "\n"
    plain = every.count("\n/") == len(entries) and not any(part in every for part in _ODD)
    if not (plain or all(map(_stays_inside, entries))):
        raise damaged(where)
    return Manifest(entries, writing)


def write_manifest(output: Path, manifest: Manifest) -> bool:
    """Put a manifest into place, whole or not at all. Gives False, and touches nothing, where the same is there."""
    data = manifest_bytes(manifest)
    data += _seal(data)
    target, temporary = output / MANIFEST, output / f"{MANIFEST}.new"
    if target.is_file() and target.read_bytes() == data:
        return False
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)
    return True


def _parted(data: bytes) -> tuple[bytes, bytes]:
    """All lines but the last, and the last."""
    end = data.rfind(b"\n", 0, -1) + 1
    return data[:end], data[end:]


def _seal(data: bytes) -> bytes:
    """The last line of a manifest that has these before it."""
    return f"end {digest_bytes(data)}\n".encode()


def manifest_bytes(manifest: Manifest) -> bytes:
    """A manifest as it is kept."""
    mark = [WRITING] if manifest.writing else []
    rows = ("\t".join((address, *entry)) for address, entry in sorted(manifest.entries.items()))
    return ("\n".join((FIRST_LINE, *mark, *rows)) + "\n").encode()


def lines_of(data: bytes) -> list[str]:
    """The lines of a manifest. Only a line feed ends one: a file's name may hold what else Python takes for an end.
    Raises UnicodeDecodeError."""
    return data.decode().removesuffix("\n").split("\n")


def _stays_inside(address: str) -> bool:
    return address.startswith("/") and not _ASTRAY.search(output_path(address))


_ODD = ("//", "/./", "/../", "/.\n", "/..\n")
_ASTRAY = re.compile(r"(?:^|/)\.{0,2}(?:/|$)")


def damaged(where: str) -> SiteError:
    """What to say of a manifest of an output that is called so, where it cannot be read."""
    hint = "delete it and build with --adopt: files of this site's addresses are then taken over, others are kept"
    text = "the list of what the build wrote here cannot be read"
    return SiteError(problem("PF405", text, Location(f"{where}/{MANIFEST}"), hint))
