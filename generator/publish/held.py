"""What a target holds."""

from collections.abc import Mapping

from msgspec import Struct

from generator.publish.record import Record
from generator.publish.release import Content


class Held(Struct, frozen=True, kw_only=True):
    """What stands at a target: the `record` kept there, None where nothing was published yet; the `files` of ours as
    they are now, by path; `foreign` names of what is there and is neither ours nor allowed to be there (`others` of the
    record); the custom `domain` that its host goes by, "" for none."""

    record: Record | None = None
    files: Mapping[str, Content] = {}
    foreign: tuple[str, ...] = ()
    domain: str = ""
