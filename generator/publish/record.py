"""The record of a publish: what was put at a target, when, and of which build. It is kept at the target itself and, for
a look without it, in `.cache/publish/<target>.json`.

It tells which files at a target are ours. That they are still there, as they were, only the target itself tells.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.errors import SiteError, problem
from generator.model import Digest, Location, encoded
from generator.publish.release import Content, Release, Text

RECORD = ".parcferme.json"
"""The name of the record where it stands among the files of the site."""

FORMAT = 1


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was published: to which `target` of site.yaml, of which build (`mark`, `commit`, `base_url` and its `time`);
    the files that are ours by path, the texts by the path of their source, `others`: names at the target that are not
    ours and may stay there, as `--adopt` allowed, and whether pages keep search engines out, being for colleagues
    (`keeps_out`). `format` is that of this record."""

    format: int = FORMAT
    target: str
    base_url: str
    time: datetime
    mark: Digest
    commit: str = ""
    files: Mapping[str, Content] = {}
    texts: Mapping[str, Text] = {}
    others: tuple[str, ...] = ()
    keeps_out: bool = False


def record_of(release: Release, target: str, others: tuple[str, ...] = ()) -> Record:
    """The record of a release that is put at a target."""
    return Record(
        target=target,
        base_url=release.base_url,
        time=release.time,
        mark=release.mark,
        commit=release.commit,
        files=release.files,
        texts=release.texts,
        others=others,
        keeps_out=release.keeps_out,
    )


def record_bytes(record: Record) -> bytes:
    """The record as it is kept: JSON, alike on every machine."""
    return encoded(record) + b"\n"


def read_record(data: bytes, where: str) -> Record:
    """The record in these bytes. Raises SiteError (PF711) for anything else, naming `where` they were found, so that
    nothing is taken for ours that may not be."""
    try:
        record = msgspec.json.decode(data, type=Record)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise _unreadable(where, "the record of what was published there cannot be read") from None
    if record.format != FORMAT:
        raise _unreadable(where, "what was published there was published by another version of Parc Fermé")
    return record


def _unreadable(where: str, text: str) -> SiteError:
    hint = "delete the record, and publish with --adopt: files of this site's addresses are then taken over"
    return SiteError(problem("PF711", text, Location(where), hint))


def keep_locally(record: Record, path: Path) -> None:
    """Keep the record on this machine too, whole or not at all. What cannot be written is not kept."""
    temporary = path.with_name(f"{path.name}.new")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(record_bytes(record))
        os.replace(temporary, path)
