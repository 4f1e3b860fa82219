"""Records: what was found in a source as the store keeps it and as workers hand it on, and back again."""

from sys import intern
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import force_setattr

from generator.model import Found, FoundAs, SourceKind, encoded
from generator.pictures.facts import Facts
from generator.racing.roster import NAMING
from generator.racing.tracks import Sheet
from generator.results import Classification, OfficialTable
from generator.schema import FRONTS


def record(found: Found) -> tuple[SourceKind | Literal[""], bytes]:
    """The kind of what a source says, "" where it says nothing, and all of it, encoded."""
    return (found.parsed[0].kind if found.parsed else ""), encoded(found)


def found_in(kind: str, data: bytes) -> Found:
    """What `record` encoded. Raises msgspec's errors, and KeyError, for anything else."""
    return _DECODERS[kind].decode(data)


def with_names_shared(found: Found) -> Found:
    """The same, its articles' names and the targets of their links being those that others have too: a first build has
    all of them in memory, and each is in many."""
    for parsed in found.parsed:
        if parsed.kind == "article":
            for field in _NAMES:
                _share(parsed.front, field)
            _share(parsed.recognised, "about")
            _share(parsed.recognised, "mentioned")
            for slot in parsed.slots:
                force_setattr(slot, "target", intern(slot.target))
    return found


def _share(value: Struct, field: str) -> None:
    if names := getattr(value, field):
        force_setattr(value, field, tuple(map(intern, names)))


_NAMES = tuple(key for key, _ in NAMING)

_DECODERS: dict[str, msgspec.json.Decoder[Found]] = {
    "": msgspec.json.Decoder(Found),
    "drawing": msgspec.json.Decoder(FoundAs[Sheet]),
    "picture": msgspec.json.Decoder(FoundAs[Facts]),
    "results": msgspec.json.Decoder(FoundAs[Classification]),
    "standings": msgspec.json.Decoder(FoundAs[OfficialTable]),
    **{kind: msgspec.json.Decoder(FoundAs[front]) for kind, front in FRONTS.items()},  # type: ignore[valid-type]
}
