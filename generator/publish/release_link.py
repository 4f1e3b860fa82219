"""What may stand where the link to the release that is read has to, and is not that."""

from msgspec import structs

from generator.errors import SiteError, problem
from generator.model import Location
from generator.publish.record import Record

LINK = "current"
_STRANGE = f"../{LINK}"


def strange_link(*, lost: bool) -> str:
    """How a link is named among what is foreign: one that leads elsewhere, or to a release whose record is `lost`."""
    return f"{_STRANGE} (the record of the release that is read is missing)" if lost else _STRANGE


def in_the_way(where: str) -> SiteError:
    """What to say of what is no link: it cannot be replaced by one, so adopting it does not help."""
    text = f"'{LINK}' stands where the site has to write"
    return SiteError(problem("PF708", text, Location(where), "move it away"))


def kept(record: Record) -> Record:
    """The record as it is kept: a link that was adopted is ours from then on, and no longer among `others`."""
    return structs.replace(record, others=tuple(name for name in record.others if not name.startswith(_STRANGE)))
