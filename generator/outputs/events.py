"""Events of a calendar: the sessions of an edition, or the edition itself while its sessions have no day."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from generator.labels import session_as_written
from generator.model import Moment, sealed
from generator.outputs.heads import absolute
from generator.outputs.parts import CalendarEntry
from generator.outputs.site import Entity, Site
from generator.schema import EditionFront, SessionFront
from generator.text.slugs import slugify
from generator.wording import Wording

LASTS = {"race": timedelta(hours=2)}
"""How long a session is taken to last that says no end; an hour for all others."""

_STATES = {"scheduled": ("CONFIRMED", 0), "postponed": ("TENTATIVE", 1), "cancelled": ("CANCELLED", 2)}


def first_day(front: EditionFront) -> Moment | None:
    """When an edition begins: with its first session or, while none has a day, on its own first day."""
    starts = [session.start for session in front.sessions if session.start]
    if starts:
        return min(starts, key=lambda start: start.at)
    return Moment(datetime.combine(front.start, time(), UTC), day_only=True) if front.start else None


def closing(session: SessionFront, start: Moment) -> Moment:
    """When a session with this start ends; one that says no end, or one that cannot be, lasts as long as such do."""
    length = LASTS.get(slugify(session.name), timedelta(hours=1))
    return session.end if session.end and session.end.at > start.at else Moment(start.at + length, start.day_only)


def entries(site: Site, edition: Entity, front: EditionFront) -> Iterator[CalendarEntry]:
    """What stands in calendars of an edition. Sessions of one name are told apart by their order."""
    slug, seen = edition.ref.slug.replace("/", "-"), Counter[str]()
    for session in front.sessions:
        name = slugify(session.name)
        seen[name] += 1
        if session.start:
            yield _entry(
                (site, edition, front),
                f"{slug}-{name}" + (f"-{seen[name]}" if seen[name] > 1 else ""),
                f"{edition.ref.name}: {session_as_written(site.words(), session.name)}",
                (session.start, closing(session, session.start)),
                (front.status if front.status != "scheduled" else session.status, session.revision),
            )
    if not any(session.start for session in front.sessions) and (start := first_day(front)):
        last = Moment(datetime.combine(front.end, time(), UTC), day_only=True) if front.end else start
        yield _entry((site, edition, front), slug, edition.ref.name, (start, last), (front.status, front.revision))


def _entry(
    of: tuple[Site, Entity, EditionFront],
    uid: str,
    name: str,
    when: tuple[Moment, Moment],
    state: tuple[str, int],
) -> CalendarEntry:
    site, edition, front = of
    place = next((fact.term.name for fact in edition.facts.facts if fact.key == "circuit" and fact.term), front.circuit)
    status, step = _STATES[state[0]]
    shown = name if state[0] == "scheduled" else _marked(site.words(), state[0], name)
    return sealed(
        CalendarEntry(
            uid=uid,
            summary=shown,
            start=when[0],
            end=when[1],
            place=place,
            status=status,
            sequence=state[1] * len(_STATES) + step,
            url=absolute(site.facts, edition.address),
        )
    )


def _marked(words: Wording, status: str, name: str) -> str:
    """What does not take place as it was planned, with that in front."""
    if status == "postponed":
        return words.say("Postponed: %(session)s", session=name)
    return words.say("Cancelled: %(session)s", session=name)
