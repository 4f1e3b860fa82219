"""Mistakes in the user's files, and their places."""

from typing import Literal

from msgspec import Struct


class Location(Struct, frozen=True):
    """Where a mistake stands: a file (relative to the site's root), a line and a column (from 1; 0: the whole file).

    A stage that no longer has the text gives `key` (`drivers.1`: the second of `drivers`; `extra:`, with a colon: the
    key itself, not its value), or the `target` of a link in the text and which of those with that target it is
    (`number`, from 0; -1: it is no link), or `words` of the text and likewise, or a line without its `excerpt`, with
    `words` in it or below, and in a table as `key` the column with what is meant in it (`drivers=Musso`); `build`
    completes such places from the source.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    excerpt: str = ""
    key: str = ""
    target: str = ""
    words: str = ""
    number: int = -1


class Problem(Struct, frozen=True):
    """A mistake in the user's files. Codes and default severities stand in `errors.CODES`."""

    code: str
    message: str
    at: Location
    hint: str = ""
    severity: Literal["error", "warning"] = "error"
