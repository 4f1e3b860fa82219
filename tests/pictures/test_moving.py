"""Pictures that move keep their frames and their credit, and tell nothing else."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageSequence
from PIL.PngImagePlugin import PngInfo

from generator.pictures.credits import Credit, credit_of
from generator.pictures.encode import encoded
from generator.pictures.facts import facts_of
from generator.pictures.opening import BrokenError
from generator.pictures.recipes import whole
from tests.made_pictures import moving, picture

HERE, RIGHTS = "Jo Lens", "© Jo Lens, Monza"
GPS, ORIENTATION = 0x8825, 0x0112
PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:e="http://ns.adobe.com/exif/1.0/"'
    ' e:GPSLatitude="45,37.2N"><dc:creator><rdf:Seq><rdf:li>Jo Lens</rdf:li></rdf:Seq></dc:creator>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def talkative(form: str, orientation: int = 1) -> bytes:
    """A picture that moves and says who made it, and where, and with what."""
    exif = Image.Exif()
    exif[0x013B], exif[0x8298], exif[0x0110], exif[ORIENTATION] = HERE, RIGHTS.encode(), "Camera 9000", orientation
    exif.get_ifd(GPS)[1] = "N"
    how: dict[str, Any] = {"duration": [100, 200, 300], "loop": 0}
    if form == "GIF":
        data = moving(form, comment=b"Camera 9000", **how)
        xmp = b"\x21\xff\x0bXMP DataXMP" + PACKET.encode() + bytes((1, *range(255, -1, -1), 0))
        at = 13 + (3 << (data[10] & 7) + 1)
        return data[:at] + xmp + data[at:]
    if form == "PNG":
        said = PngInfo()
        said.add_text("Comment", "Camera 9000")
        how["pnginfo"] = said
    else:
        how["xmp"] = PACKET.encode()
    return moving(form, exif=exif, **how)


def made(data: bytes) -> bytes:
    ((_, found),) = encoded(data, [whole(facts_of(data))])
    return found


def frames(data: bytes) -> list[tuple[int, bytes]]:
    """How long each frame stands, and its pixels."""
    with Image.open(BytesIO(data)) as image:
        return [
            (frame.convert("RGB").info.get("duration", 0), frame.convert("RGB").tobytes())
            for frame in ImageSequence.Iterator(image)
        ]


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF"])
def test_where_and_with_what_it_was_taken_goes_and_frames_and_credit_stay(form: str) -> None:
    data = talkative(form)
    assert facts_of(data).moving
    found = made(data)
    assert b"Camera" in data
    assert (b"GPSLatitude" in data) is (form != "PNG")
    assert not [secret for secret in (b"Camera", b"GPS", b"45,37") if secret in found]
    with Image.open(BytesIO(found)) as image, Image.open(BytesIO(data)) as before:
        assert credit_of(image).maker == (HERE if form != "GIF" else "")
        assert not image.getexif().get_ifd(GPS)
        assert image.info.get("loop") == before.info.get("loop")
    assert b"Jo Lens" in found
    assert len(frames(found)) == 3
    assert frames(found) == frames(data)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_how_it_is_turned_stays(form: str) -> None:
    data = talkative(form, orientation=6)
    assert (facts_of(data).width, facts_of(data).height) == (40, 60)
    assert facts_of(made(data)) == facts_of(data)


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF"])
def test_what_tells_nothing_stays_as_it_is(form: str) -> None:
    data = moving(form, duration=100, loop=2)
    assert made(data) == data
    assert made(made(talkative(form))) == made(talkative(form))


def test_a_gif_that_stands_still_loses_what_it_tells_too() -> None:
    data = picture("GIF", mode="P", colour=3, comment=b"Camera 9000")
    assert b"Camera" in data
    assert b"Camera" not in made(data)
    with Image.open(BytesIO(made(data))) as image:
        assert credit_of(image) == Credit()


def test_a_gif_without_its_end_is_made_as_far_as_it_goes() -> None:
    data = moving()
    assert made_like(data, data[:-1]) == data
    assert len(frames(made_like(data, data[:-9]))) == 2


def test_what_stands_behind_the_end_goes() -> None:
    for form in ("GIF", "PNG"):
        assert b"secret" not in made(moving(form) + b"secret")


@given(st.sampled_from(["GIF", "PNG", "WEBP", "AVIF"]), st.floats(0, 1))
def test_a_picture_that_ends_too_early_is_told_or_made(form: str, part: float) -> None:
    data = talkative(form)
    cut = data[: round(len(data) * part)]
    try:
        assert b"Camera" not in made_like(data, cut)
    except BrokenError:
        assert len(cut) < len(data)


def made_like(whole_data: bytes, data: bytes) -> bytes:
    """What the recipe of a whole picture makes of another."""
    ((_, found),) = encoded(data, [whole(facts_of(whole_data))])
    return found
