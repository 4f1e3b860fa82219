"""Digests, and values that carry one."""

from hashlib import sha256
from typing import TypeVar

import msgspec
from msgspec import Struct

from generator.values import Digest

_encoder = msgspec.json.Encoder(order="deterministic")  # MessagePack would forget the offsets of moments


def digest_bytes(data: bytes) -> Digest:
    """The digest of bytes, as hexadecimal text."""
    return sha256(data).hexdigest()[:32]


def digest_of(value: object) -> Digest:
    """The digest of any value msgspec can encode, alike on every machine."""
    return digest_bytes(_encoder.encode(value))


class Sealed(Struct, frozen=True, kw_only=True):
    """A value with a digest of all its other fields. Make it with `sealed`."""

    digest: Digest = ""


S = TypeVar("S", bound=Sealed)


def sealed(value: S) -> S:
    """The value with its digest, made once, right after the value itself."""
    msgspec.structs.force_setattr(value, "digest", digest_of(value))
    return value


def encoded(value: object) -> bytes:
    """Any value msgspec can encode as JSON, alike on every machine."""
    return _encoder.encode(value)


def sealed_by(value: S, *parts: str) -> S:
    """The value with a digest of the `parts`, which must be all that it was made from: digests and texts."""
    msgspec.structs.force_setattr(value, "digest", digest_bytes("\0".join(parts).encode()))
    return value
