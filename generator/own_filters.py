"""Filters that a site has of its own, beside ours and Jinja's."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from generator.model import Digest


class OwnFilters(NamedTuple):
    """The functions by their names, and the digest of their code."""

    functions: Mapping[str, Callable[..., Any]] = {}
    digest: Digest = ""


NO_FILTERS = OwnFilters()
"""What most sites have."""
