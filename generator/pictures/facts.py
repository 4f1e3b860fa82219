"""Facts: what the rest of the site asks of a picture, read once from its bytes."""

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from generator.pictures.opening import (
    MOST_PIXELS,
    BrokenError,
    TooLargeError,
    format_of,
    is_moving,
    is_turned,
    opened,
    painted,
)
from generator.pictures.tints import tint

if TYPE_CHECKING:
    from PIL.Image import Image

Flaw = Literal["", "broken", "large"]

FEW = 256
"""Colours that a drawing has at most."""


class Facts(Struct, frozen=True, omit_defaults=True):
    """What is known of a picture: its format as Pillow calls it, width and height in pixels as it is looked at, whether
    it is `moving`, or `clear` somewhere (transparent), or `flat` (a drawing of no more than `FEW` colours), and the
    place of its mean colour in the palette, -1 for one that is clear. With a flaw nothing else is known."""

    format: str = ""
    width: int = 0
    height: int = 0
    moving: bool = False
    clear: bool = False
    flat: bool = False
    tint: int = -1
    flaw: Flaw = ""


FLAWS: dict[Flaw, tuple[str, str, str]] = {
    "broken": ("PF120", "the picture cannot be read: the file is damaged, or is of another kind", "save it anew"),
    "large": (
        "PF121",
        "the picture has too many pixels: a JPEG may have {JPEG}, a PNG {PNG}, a WebP or AVIF {AVIF} million".format(
            **{form: pixels // 1_000_000 for form, pixels in MOST_PIXELS.items()}
        ),
        "save it smaller: no page shows more than some thousand pixels across",
    ),
}
"""Code, message and hint of each flaw."""


def facts_of(data: bytes) -> Facts:
    """The facts of the picture in these bytes. All of it is decoded, so that a damaged file is found here."""
    try:
        with opened(data) as image:
            return _facts(image)
    except TooLargeError:
        return Facts(flaw="large")
    except BrokenError:
        return Facts(flaw="broken")


def _facts(image: "Image") -> Facts:
    width, height = image.size
    image.draft("RGB", (_SAMPLE, _SAMPLE))  # a JPEG is decoded at an eighth of its size
    image.load()
    if is_turned(image):
        width, height = height, width
    moving = is_moving(image)
    pixels = painted(image)
    clear = pixels.mode == "RGBA"
    return Facts(
        format=format_of(image),
        width=width,
        height=height,
        moving=moving,
        clear=clear,
        flat=format_of(image) in ("PNG", "GIF") and pixels.getcolors(FEW) is not None,
        tint=-1 if clear else tint(_mean(pixels)),
    )


_SAMPLE = 64


def _mean(pixels: "Image") -> tuple[int, int, int]:
    from PIL.Image import Resampling

    found = pixels.resize((1, 1), Resampling.BOX).getpixel((0, 0))
    if not isinstance(found, tuple):
        raise TypeError(f"{pixels.mode} has no three colours")
    return int(found[0]), int(found[1]), int(found[2])
