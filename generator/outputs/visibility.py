"""Visibility: the one rule of what is published. A source that is not appears nowhere, in no form."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from generator.model import Parsed, Withheld


class Visible(Struct, frozen=True, kw_only=True):
    """What is published, what is not (`hidden`), why (`withheld`), and the earliest moment at which that changes."""

    published: tuple[Parsed, ...]
    hidden: tuple[Parsed, ...]
    withheld: tuple[Withheld, ...]
    next_change: datetime | None


def visible(parsed: Iterable[Parsed], now: datetime, *, drafts: bool = False, future: bool = False) -> Visible:
    """Sort what is published at `now` from what is not. `drafts` and `future` show those too; expired ones never."""
    published, hidden, withheld, changes = [], [], [], []
    for each in parsed:
        found = _withheld(each, now, drafts=drafts, future=future)
        if found:
            hidden.append(each)
            withheld.append(found)
        else:
            published.append(each)
        if not (found and found.why == "draft"):
            changes += [moment for moment in _changes(each, future=future) if moment > now]
    return Visible(
        published=tuple(published),
        hidden=tuple(hidden),
        withheld=tuple(withheld),
        next_change=min(changes) if changes else None,
    )


def unpublished(parsed: Parsed, now: datetime) -> str:
    """Why a source that is shown is not published, "draft" or "future"; else ""."""
    found = _withheld(parsed, now, drafts=False, future=False)
    return found.why if found else ""


def _withheld(parsed: Parsed, now: datetime, *, drafts: bool, future: bool) -> Withheld | None:
    expires = getattr(parsed.front, "expires", None)
    if getattr(parsed.front, "draft", False) and not drafts:
        return Withheld(parsed.path, "draft")
    if expires and expires.at <= now:
        return Withheld(parsed.path, "expired", expires)
    if parsed.moment and parsed.moment.at > now and not future:
        return Withheld(parsed.path, "future", parsed.moment)
    return None


def _changes(parsed: Parsed, *, future: bool) -> list[datetime]:
    """When a source that is no draft comes and goes. One that ends before it begins never comes."""
    begins = parsed.moment.at if parsed.moment and not future else None
    expires = getattr(parsed.front, "expires", None)
    if begins and expires and expires.at <= begins:
        return []
    return [moment for moment in (begins, expires.at if expires else None) if moment]
