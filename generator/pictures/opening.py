"""Opening pictures that nobody vouches for: five formats, up to a number of pixels, upright, in sRGB, eight bits."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsProfile

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
"""As Pillow calls them; nothing else is tried."""

MOST_PIXELS = {"JPEG": 100_000_000, "PNG": 40_000_000, "GIF": 40_000_000, "WEBP": 20_000_000, "AVIF": 20_000_000}
"""Pixels beyond which a picture is refused: some small files would fill all memory (a decompression bomb). What is let
in takes some 450 MB at most; a JPEG is decoded smaller than it is."""

_MOST_AT_ONCE = 60_000_000  # of a JPEG that is progressive, all of which has to be in memory

ORIENTATION = 0x0112
"""The tag of EXIF that says how a picture is to be turned."""


class BrokenError(ValueError):
    """A picture that cannot be decoded."""


class TooLargeError(ValueError):
    """A picture of more pixels than `MOST_PIXELS` allows."""


@contextmanager
def opened(data: bytes) -> "Iterator[Image]":
    """The picture in these bytes, its pixels not read yet. Whatever goes wrong in the block raises BrokenError, or
    TooLargeError: decoders fail in many ways, and all of them say that the file is at fault."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > _most(image):
                    raise TooLargeError
                yield image
        except (TooLargeError, MemoryError):
            raise
        except Image.DecompressionBombError:
            raise TooLargeError from None
        except Exception as error:
            raise BrokenError(str(error)) from error


def _most(image: "Image") -> int:
    return _MOST_AT_ONCE if "progressive" in image.info else MOST_PIXELS[format_of(image)]


def format_of(image: "Image") -> str:
    """The format of an opened picture; several pictures in a JPEG file (MPO, as phones make) are one JPEG."""
    found = image.format or ""
    return "JPEG" if found == "MPO" else found


def is_moving(image: "Image") -> bool:
    """Whether a picture has frames that follow each other."""
    return bool(getattr(image, "is_animated", False)) and image.format != "MPO"


def is_turned(image: "Image") -> bool:
    """Whether width and height change places when the picture is set upright (EXIF 2.32, Orientation, 5 to 8)."""
    return image.getexif().get(ORIENTATION, 1) in (5, 6, 7, 8)


def upright(image: "Image") -> "Image":
    """The picture as it is meant to be looked at."""
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(image)
    return image if turned is None else turned


def painted(image: "Image") -> "Image":
    """The pixels alone: red, green and blue of eight bits in sRGB, and alpha where some of it is transparent."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = _eight_bits(image)
    clear = image.has_transparency_data
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or (clear and image.mode != "RGBA"):
        image = image.convert("RGBA" if clear else "RGB")
    if profile:
        image = _in_srgb(image, profile)
    image = image.convert("RGBA" if clear else "RGB")
    if clear and image.getchannel("A").getextrema()[0] == 255:
        image = image.convert("RGB")
    plain = image.copy()
    plain.info = {}
    return plain


def _eight_bits(image: "Image") -> "Image":
    """Sixteen bits of grey as eight: Pillow's own conversion cuts off what is brighter than 255."""
    return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")


def _in_srgb(image: "Image", profile: bytes) -> "Image":
    """The picture with the colours that its profile means; as it is where the profile says nothing that can be used."""
    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    with suppress(ImageCms.PyCMSError, ValueError, OSError, TypeError):
        found = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(BytesIO(profile)), _srgb(), outputMode=mode)
        return image if found is None else found
    return image


def _srgb() -> "ImageCmsProfile":
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
