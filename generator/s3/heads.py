"""Heads: what a store is told to send along with a file, since a bucket knows no rules."""

import re
from html import unescape
from typing import NamedTuple
from urllib.parse import urljoin

from generator.model import Digest, digest_of
from generator.outputs.hosts.rules import FOREVER, MARKED, SHORT, content_type

_RULES = 1
"""Goes up when other heads are made of the same files: these are then sent again."""


class Head(NamedTuple):
    """The Content-Type and the Cache-Control of a file."""

    kind: str
    cache: str

    @property
    def form(self) -> str:
        """By this a head that would be another by now is found: eight characters."""
        return digest_of((_RULES, *self))[:8]


def head_of(path: str, digest: Digest) -> Head:
    """The head of a file by its path and the digest of what it holds, of which some names carry a part."""
    marked = re.fullmatch(MARKED, f"/{path}") or _carries(path, digest)
    return Head(content_type(path), FOREVER if marked else SHORT)


def redirect_of(page: bytes, base_url: str) -> str:
    """The address to which a page leads at once, in full, "" for a page that stays or whose address no store takes.
    Amazon takes what begins with http:// or https:// and has up to 2 KB ("Configuring a webpage redirect")."""
    found = _LEADS.search(page[: page.find(b"<body")][:_HEAD])
    if not found:
        return ""
    address = urljoin(base_url, unescape(found[1].decode(errors="replace")))
    fits = address.isascii() and address.isprintable() and " " not in address and len(address) <= _LONGEST
    return address if fits and address.startswith(("http://", "https://")) else ""


_LEADS = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"<>]+)">')
_HEAD, _LONGEST = 8192, 2048


def _carries(path: str, digest: Digest) -> bool:
    parts = path.rpartition("/")[2].split(".")
    return len(parts) > 2 and bool(digest) and parts[-2] == digest[:10]
