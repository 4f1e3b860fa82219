"""Visibility: the one rule of what is published. A source that is not appears nowhere, in no form."""

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from typing import Literal

from msgspec import Struct, structs

from generator.model import EntityKind, Moment, Parsed, Withheld
from generator.schema import EditionFront
from generator.text.dates import moment


class Visible(Struct, frozen=True, kw_only=True):
    """What is published, what is not (`hidden`), why (`withheld`), what is shown all the same though it is a draft or
    its time has not come (`shown_early`: paths, each with which of both), and the earliest moment at which that
    changes."""

    published: tuple[Parsed, ...]
    hidden: tuple[Parsed, ...]
    withheld: tuple[Withheld, ...]
    shown_early: tuple[tuple[str, Literal["draft", "future"]], ...]
    next_change: datetime | None


def visible(parsed: Iterable[Parsed], now: datetime, *, drafts: bool = False, future: bool = False) -> Visible:
    """Sort what is published at `now` from what is not. `drafts` and `future` show those too; expired ones never."""
    published, hidden, withheld, early, changes = [], [], [], [], []
    for each in parsed:
        if (moment := each.moment) and moment.at <= now and not (each.front.draft or each.front.expires):
            published.append(each)  # as almost all are
            continue
        found = _withheld(each, now, drafts=drafts, future=future)
        if found:
            hidden.append(each)
            withheld.append(found)
        else:
            published.append(each)
            if why := _early(each, now):
                early.append((each.path, why))
        if not (found and found.why == "draft"):
            changes += [moment for moment in _changes(each) if moment > now]
    return Visible(
        published=tuple(published),
        hidden=tuple(hidden),
        withheld=tuple(withheld),
        shown_early=tuple(early),
        next_change=min(changes) if changes else None,
    )


def without_unbegun(
    known: Visible, files: Mapping[tuple[EntityKind, str], Parsed], now: datetime, site: tzinfo
) -> Visible:
    """The same without results of editions that have not begun at `now`: those whose first day, in the zone of the
    `site`, and first session are still to come. One that says neither has begun. `files` are the entities'."""
    published, withheld, changes = [], [], [known.next_change]
    begins = {slug: _begins(each.front, site) for (kind, slug), each in files.items() if kind == "edition"}
    for each in known.published:
        begin = begins.get(each.slug) if each.kind in ("results", "standings") else None
        if begin and begin.at > now:
            withheld.append(Withheld(each.path, "future", begin))
            changes.append(begin.at)
        else:
            published.append(each)
    return structs.replace(
        known,
        published=tuple(published),
        withheld=(*known.withheld, *withheld),
        next_change=min(filter(None, changes), default=None),
    )


def _begins(front: EditionFront, site: tzinfo) -> Moment | None:
    """When an edition begins, as far as it is said; where the day begins earlier at the circuit, its session tells."""
    moments = [each.start for each in front.sessions if each.start]
    if front.start:
        moments.append(moment(front.start.isoformat(), site))
    return min(moments, key=lambda each: each.at, default=None)


def _early(parsed: Parsed, now: datetime) -> Literal["draft", "future"] | None:
    """Why a source that is shown is not published."""
    if getattr(parsed.front, "draft", False):
        return "draft"
    return "future" if parsed.moment and parsed.moment.at > now else None


def _withheld(parsed: Parsed, now: datetime, *, drafts: bool, future: bool) -> Withheld | None:
    expires = getattr(parsed.front, "expires", None)
    if getattr(parsed.front, "draft", False) and not drafts:
        return Withheld(parsed.path, "draft")
    if expires and expires.at <= now:
        return Withheld(parsed.path, "expired", expires)
    if parsed.moment and parsed.moment.at > now and not future:
        return Withheld(parsed.path, "future", parsed.moment)
    return None


def _changes(parsed: Parsed) -> list[datetime]:
    """When a source that is no draft comes and goes; where future ones are shown, it is then no longer one of them. One
    that ends before it begins never comes."""
    begins = parsed.moment.at if parsed.moment else None
    expires = getattr(parsed.front, "expires", None)
    if begins and expires and expires.at <= begins:
        return []
    return [moment for moment in (begins, expires.at if expires else None) if moment]
