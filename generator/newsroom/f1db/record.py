"""The record of what imports wrote into a site, so that what someone deleted since is not taken for new: a line for
each file, and for each entry of a list file with the digest of its text. It lies in the site, and no build reads it."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from generator.errors import SiteError, problem
from generator.model import Location
from generator.newsroom.f1db.archive import reason

PLACE = "content/.f1db"
"""Where it lies, below the site's root."""

Record: TypeAlias = dict[str, str]
"""The digest of each entry, by `<path>#<slug>`; "" for a whole file, by its path."""

_HEAD = "# What imports from F1DB wrote. What is deleted since stays deleted: keep this file with the site.\n"
_LINE = re.compile(r"(?P<name>content/\S+)(?: (?P<digest>[0-9a-f]{16}))?")


def read_record(root: Path) -> Record:
    """The record of a site, empty where there is none. Raises SiteError when it cannot be read."""
    try:
        text = (root / PLACE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise SiteError(problem("PF101", "this record is not UTF-8", Location(PLACE))) from None
    except OSError as error:
        raise SiteError(problem("PF117", f"cannot be read: {reason(error)}", Location(PLACE))) from None
    found = map(_LINE.fullmatch, text.splitlines())
    return {line["name"]: line["digest"] or "" for line in found if line}


def write_record(root: Path, record: Mapping[str, str]) -> None:
    """Write the record of a site, if it says something new. Raises SiteError when it cannot be written."""
    text = _HEAD + "".join(f"{name} {digest}".rstrip() + "\n" for name, digest in sorted(record.items()))
    try:
        if not (file := root / PLACE).exists() or file.read_bytes() != text.encode():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SiteError(problem("PF117", f"cannot be written: {reason(error)}", Location(PLACE))) from None
