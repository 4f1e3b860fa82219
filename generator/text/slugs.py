"""The last part of an address, made from a name."""

import re

from anyascii import anyascii

_GAP = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens; empty when the text has none of them."""
    return _GAP.sub("-", anyascii(text).lower().replace("'", "")).strip("-")
