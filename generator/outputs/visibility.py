"""Visibility: the one rule of what is published. A source that is not appears nowhere, in no form."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from generator.model import Parsed, Withheld


class Visible(Struct, frozen=True, kw_only=True):
    """What is published, what is withheld and why, and the earliest moment at which that changes."""

    published: tuple[Parsed, ...]
    withheld: tuple[Withheld, ...]
    next_change: datetime | None


def visible(parsed: Iterable[Parsed], now: datetime, *, drafts: bool = False, future: bool = False) -> Visible:
    """Sort what is published at `now` from what is not. `drafts` and `future` show those too; expired ones never."""
    published, withheld, changes = [], [], []
    for each in parsed:
        found = _withheld(each, now, drafts=drafts, future=future)
        if found:
            withheld.append(found)
        else:
            published.append(each)
        changes += [moment for moment in _changes(each, found) if moment > now]
    return Visible(published=tuple(published), withheld=tuple(withheld), next_change=min(changes) if changes else None)


def _withheld(parsed: Parsed, now: datetime, *, drafts: bool, future: bool) -> Withheld | None:
    expires = getattr(parsed.front, "expires", None)
    if getattr(parsed.front, "draft", False) and not drafts:
        return Withheld(parsed.path, "draft")
    if expires and expires.at <= now:
        return Withheld(parsed.path, "expired", expires)
    if parsed.moment and parsed.moment.at > now and not future:
        return Withheld(parsed.path, "future", parsed.moment)
    return None


def _changes(parsed: Parsed, withheld: Withheld | None) -> list[datetime]:
    """When this source comes or goes, as far as time alone decides it."""
    if withheld and withheld.why == "draft":
        return []
    moments = (parsed.moment, getattr(parsed.front, "expires", None))
    return [moment.at for moment in moments if moment]
