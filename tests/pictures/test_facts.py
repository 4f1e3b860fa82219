"""What is known of pictures of every sort, and of files that are none."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.pictures.facts import Facts, facts_of
from generator.pictures.tints import PALETTE, rgb, tint
from tests.made_pictures import RED, moving, photo, picture, saved

TINT = tint(RED)

SORTS: tuple[tuple[str, bytes, Facts], ...] = (
    ("jpeg", picture(), Facts("JPEG", 60, 40, tint=TINT)),
    ("grey jpeg", picture(mode="L", colour=0), Facts("JPEG", 60, 40, tint=0)),
    ("png", picture("PNG"), Facts("PNG", 60, 40, flat=True, tint=TINT)),
    ("png of many colours", photo(form="PNG"), Facts("PNG", 900, 600, tint=tint((127, 127, 127)))),
    ("black and white", picture("PNG", mode="1", colour=1), Facts("PNG", 60, 40, flat=True, tint=3)),
    ("sixteen bits of grey", picture("PNG", mode="I;16", colour=2 << 8), Facts("PNG", 60, 40, flat=True, tint=0)),
    ("transparent", picture("PNG", mode="RGBA", colour=(*RED, 9)), Facts("PNG", 60, 40, clear=True, flat=True)),
    ("opaque alpha", picture("PNG", mode="RGBA", colour=(*RED, 255)), Facts("PNG", 60, 40, flat=True, tint=TINT)),
    ("grey and alpha", picture("PNG", mode="LA", colour=(9, 9)), Facts("PNG", 60, 40, clear=True, flat=True)),
    ("palette", picture("GIF", mode="P", colour=0), Facts("GIF", 60, 40, flat=True, tint=0)),
    ("webp", picture("WEBP"), Facts("WEBP", 60, 40, tint=TINT)),
    ("avif", picture("AVIF"), Facts("AVIF", 60, 40, tint=TINT)),
    ("moving gif", moving(), Facts("GIF", 60, 40, moving=True, flat=True, tint=0)),
    ("moving webp", moving("WEBP"), Facts("WEBP", 60, 40, moving=True, tint=0)),
)


@pytest.mark.parametrize(("data", "facts"), [each[1:] for each in SORTS], ids=[each[0] for each in SORTS])
def test_every_sort_of_picture_is_known(data: bytes, facts: Facts) -> None:
    assert facts_of(data) == facts


def test_all_sorts_are_tried() -> None:
    assert len(SORTS) == 14


def test_a_printers_colours_are_read_as_those_of_a_screen() -> None:
    found = facts_of(picture(mode="CMYK", colour=(0, 255, 255, 0)))
    assert (found.format, found.tint) == ("JPEG", tint((255, 0, 0)))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_width_and_height_are_those_of_the_picture_set_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = facts_of(picture(exif=exif))
    assert (found.width, found.height) == ((40, 60) if orientation > 4 else (60, 40))


@pytest.mark.parametrize("data", [b"", b"car", b"<svg/>", picture()[:-40], photo(form="PNG")[:-400], b"GIF89a"])
def test_a_file_that_is_no_picture_or_half_of_one_is_broken(data: bytes) -> None:
    assert facts_of(data) == Facts(flaw="broken")


@given(st.binary(max_size=200), st.sampled_from([picture(), picture("PNG"), picture("WEBP"), moving()]), st.data())
def test_no_damage_is_more_than_a_flaw(noise: bytes, good: bytes, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(good)))
    found = facts_of(good[:at] + noise + good[at + len(noise) :])
    assert found.flaw in ("", "broken", "large")


def test_a_small_file_that_would_fill_the_memory_is_refused_unread() -> None:
    for width, height in ((20_000, 6_000), (60_000, 60_000), (6_400, 6_400)):
        assert facts_of(_bomb(width, height)) == Facts(flaw="large")


def test_the_mean_colour_is_that_of_all_of_it() -> None:
    halves = Image.new("RGB", (100, 100), (255, 0, 0))
    halves.paste((0, 0, 255), (0, 0, 50, 100))
    assert facts_of(saved(halves, "PNG")).tint == tint((127, 0, 127))


def test_each_colour_of_the_palette_is_nearest_to_itself() -> None:
    assert [tint(rgb(colour)) for colour in PALETTE] == list(range(16))


def _bomb(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
