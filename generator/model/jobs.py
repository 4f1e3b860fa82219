"""What `plan`, `render` and `write` work with, and what a build tells of itself."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Literal

import msgspec
from msgspec import Struct

from generator.model.mistakes import Problem
from generator.model.related import Withheld


class View(Struct, frozen=True, kw_only=True, tag=True):
    """The inputs of one output: sealed values, tuples of them, and scalars. A template sees its fields and no more."""


Order = Literal["asset", "page", "list"]
"""When a file is put into place: assets first, then pages, then lists, feeds and all that point at pages."""


class RenderJob(Struct, frozen=True):
    """One file of the output. `address` is its place (`/articles/x/`, `/feed.xml`), `source` the file to name when it
    collides, `template` empty where Python makes the bytes.

    `make(*inputs(fills))` gives the view: a plain function of frozen values, so that its key (see
    `outputs.keys`), the digest of its `lead` and of the inputs' digests, covers all that the bytes depend on. The
    inputs are gathered anew when they are needed (`fills` fills bodies): most jobs need no more than their key.
    `language` is that of its texts. Files whose numbers are `near` each other show the same things, and are best made
    one after another: it is the day (as date.toordinal counts) of the newest that it shows, 0 where that says little.
    """

    address: str
    make: Callable[..., View]
    inputs: Callable[[Any], tuple[Any, ...]]
    fills: Any
    template: str = ""
    order: Order = "page"
    source: str = ""
    lead: str = ""
    language: str = "en"
    near: int = 0


class Report(Struct, frozen=True, kw_only=True):
    """What a build did. `changed` are the addresses of files that were written or removed; `unpublished` those of
    drafts and future articles that are shown all the same, each with the reason for which it is not published;
    `next_change` is when a decision changes next; `timings` are seconds by stage and by template."""

    problems: tuple[Problem, ...] = ()
    planned: int = 0
    rendered: int = 0
    written: int = 0
    removed: int = 0
    changed: tuple[str, ...] = ()
    unpublished: tuple[tuple[str, str], ...] = ()
    withheld: tuple[Withheld, ...] = ()
    next_change: datetime | None = None
    timings: dict[str, float] = msgspec.field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """True when an error kept the last good site in place."""
        return any(problem.severity == "error" for problem in self.problems)
