"""The timetable of an edition: its sessions in the time of its circuit, and in UTC."""

from datetime import UTC, tzinfo
from functools import cache

from generator.labels import session_as_written
from generator.model import Moment
from generator.outputs.entity_parts import SessionRow
from generator.outputs.past import Past
from generator.outputs.site import Entity
from generator.schema import CircuitFront, EditionFront, SessionFront
from generator.text.dates import zone


def sessions(past: Past, entity: Entity) -> tuple[SessionRow, ...]:
    """The sessions of an edition, as its file gives them; none for any other entity."""
    front = entity.parsed.front if entity.parsed else None
    if not isinstance(front, EditionFront):
        return ()
    there = _zone(past, entity)
    return tuple(_row(each, session_as_written(past.words, each.name), there) for each in front.sessions)


def _zone(past: Past, edition: Entity) -> tzinfo | None:
    """The zone of an edition's circuit, where its file says one that there is."""
    weekend = past.history.weekends.get(edition.ref.slug)
    file = past.files.get(("circuit", weekend.circuit)) if weekend else None
    front = file.front if file else None
    return _zone_named(front.timezone) if isinstance(front, CircuitFront) and front.timezone else None


@cache
def _zone_named(name: str) -> tzinfo | None:
    try:
        return zone(name)
    except ValueError:
        return None


def _row(session: SessionFront, name: str, there: tzinfo | None) -> SessionRow:
    start, end = session.start, session.end
    if start is None or start.day_only:
        return SessionRow(name, start, end, session.status)
    if there:
        start = Moment(start.at.astimezone(there))
        end = Moment(end.at.astimezone(there)) if end and not end.day_only else end
    utc = Moment(start.at.astimezone(UTC)) if start.at.utcoffset() else None
    return SessionRow(name, start, end, session.status, there is not None, utc)
