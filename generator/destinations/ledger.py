"""The ledger: the manifest of a store. Its rows say besides, by three numbers, as what each object was left there: the
listing of a store tells then, to any machine, which objects are as a build has left them."""

from collections.abc import Mapping

from msgspec import Struct

from generator.manifest import WRITING, Manifest, damaged, lines_of, manifest_bytes, manifest_in
from generator.model import digest_bytes
from generator.s3.heads import Head
from generator.store.rows import Signature


class Ledger(Struct, frozen=True):
    """A manifest, and the signatures of its files by address."""

    manifest: Manifest = Manifest()
    signatures: Mapping[str, Signature] = {}


def ledger_in(data: bytes, where: str) -> Ledger:
    """The ledger in these bytes. Raises SiteError where it is none."""
    try:
        lines = lines_of(data)
    except UnicodeDecodeError:
        raise damaged(where) from None
    first = 2 if lines[1:2] == [WRITING] else 1
    rows = [line.rsplit("\t", 3) for line in lines[first:]]
    plain = "\n".join((*lines[:first], *(row[0] for row in rows)))
    manifest = manifest_in(plain.encode(), where)
    try:
        seen = [(int(size), int(tag), int(form)) for _, size, tag, form in rows]
    except ValueError:
        raise damaged(where) from None
    return Ledger(manifest, dict(zip(manifest.entries, seen, strict=True)))


def ledger_bytes(ledger: Ledger) -> bytes:
    """A ledger as it is kept."""
    lines = lines_of(manifest_bytes(ledger.manifest))
    first = 2 if ledger.manifest.writing else 1
    seen = (ledger.signatures.get(address, _UNKNOWN) for address in sorted(ledger.manifest.entries))
    rows = (f"{line}\t{size}\t{tag}\t{form}" for line, (size, tag, form) in zip(lines[first:], seen, strict=True))
    return ("\n".join((*lines[:first], *rows)) + "\n").encode()


def signature_of(size: int, tag: str, head: Head | None = None) -> Signature:
    """The signature of an object: its size, and numbers made of its tag and of the form of its head, 0 for one that is
    not known."""
    return size, int(digest_bytes(tag.encode())[:15], 16), int(head.form, 16) if head else 0


_UNKNOWN: Signature = (0, 0, 0)
