"""Records: what was found in a source as the store keeps it and as workers hand it on, and back again."""

import msgspec

from generator.model import Found, FoundAs, encoded
from generator.pictures.facts import Facts
from generator.racing.tracks import Sheet
from generator.results import Classification, OfficialTable
from generator.schema import FRONTS


def record(found: Found) -> tuple[str, bytes]:
    """The kind of what a source says, "" where it says nothing, and all of it, encoded."""
    return (found.parsed[0].kind if found.parsed else ""), encoded(found)


def found_in(kind: str, data: bytes) -> Found:
    """What `record` encoded. Raises msgspec's errors, and KeyError, for anything else."""
    return _DECODERS[kind].decode(data)


_DECODERS: dict[str, msgspec.json.Decoder[Found]] = {
    "": msgspec.json.Decoder(Found),
    "drawing": msgspec.json.Decoder(FoundAs[Sheet]),
    "picture": msgspec.json.Decoder(FoundAs[Facts]),
    "results": msgspec.json.Decoder(FoundAs[Classification]),
    "standings": msgspec.json.Decoder(FoundAs[OfficialTable]),
    **{kind: msgspec.json.Decoder(FoundAs[front]) for kind, front in FRONTS.items()},  # type: ignore[valid-type]
}
