"""Slips: small files that say how to make a form of a picture. The preview has them in the pictures' places and makes
each picture when a browser first asks for it."""

import msgspec
from msgspec import Struct

from generator.model import Digest, encoded
from generator.pictures.recipes import Recipe

BEGINS = b"parcferme picture "
"""The first bytes of a slip, which no format of pictures begins with."""


class Slip(Struct, frozen=True):
    """What a slip says: the picture's path from the site's root, the digest of its bytes, and the recipe."""

    path: str
    content: Digest
    recipe: Recipe


def slip(path: str, content: Digest, recipe: Recipe) -> bytes:
    """The bytes of a slip."""
    return BEGINS + encoded(Slip(path, content, recipe))


def slip_in(data: bytes) -> Slip | None:
    """What a file says that is a slip; None for any other."""
    if not data.startswith(BEGINS):
        return None
    try:
        return msgspec.json.decode(data[len(BEGINS) :], type=Slip)
    except msgspec.MsgspecError:
        return None
