"""What is made of pictures: sizes, colours, what stays of what they say of themselves, and always the same bytes."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from generator.pictures.credits import Credit, credit_of
from generator.pictures.encode import encoded
from generator.pictures.opening import BrokenError
from generator.pictures.recipes import Form, Recipe
from tests.made_pictures import RED, opened, photo, picture, saved

FORMS: tuple[Form, ...] = ("avif", "webp", "jpeg", "png")
HERE, RIGHTS = "Jo Lens", "© Jo Lens, Monza"
GPS = 0x8825


def made(data: bytes, form: Form = "jpeg", size: tuple[int, int] = (60, 40), quality: int = 90) -> bytes:
    ((_, found),) = encoded(data, [Recipe(form, *size, quality)])
    return found


def near(one: object, other: tuple[int, ...], by: int = 12) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def photographed() -> bytes:
    """A picture that says who made it, and where, and with what."""
    exif = Image.Exif()
    exif[0x013B], exif[0x8298], exif[0x0110] = HERE, RIGHTS.encode(), "Camera 9000"
    exif.get_ifd(GPS)[1] = "N"
    return picture(exif=exif, comment=b"Camera 9000")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_the_size_and_the_colours_that_are_wanted(form: Form) -> None:
    image = opened(made(photo(), form, (480, 320)))
    assert (image.format, image.size) == (form.upper(), (480, 320))
    assert near(image.convert("RGB").getpixel((470, 160)), (250, 127, 250), 20) or near(
        image.convert("RGB").getpixel((470, 160)), (5, 127, 5), 20
    )


@pytest.mark.parametrize("form", FORMS)
def test_the_same_picture_and_recipe_give_the_same_bytes_whatever_else_is_made(form: Form) -> None:
    data, recipe = photo((2000, 1000)), Recipe(form, 480, 240, 60)
    others = [Recipe("webp", 1600, 800, 60), Recipe("jpeg", 1800, 900, 60), Recipe("jpeg", 480, 240, 20)]
    assert dict(encoded(data, [recipe]))[recipe] == dict(encoded(data, [*others, recipe]))[recipe]


@pytest.mark.parametrize("form", FORMS)
def test_who_made_a_picture_stays_and_where_goes(form: Form) -> None:
    data = made(photographed(), form)
    assert opened(photographed()).getexif().get_ifd(GPS)
    with Image.open(BytesIO(data)) as image:
        assert credit_of(image) == Credit(HERE, RIGHTS)
        assert set(image.getexif()) <= {0x013B, 0x8298, 0x0112}
        assert not image.getexif().get_ifd(GPS)
    assert b"Camera" not in data


def test_credits_are_read_from_xmp_too_and_a_packet_that_defines_entities_is_not() -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:p="http://ns.adobe.com/photoshop/1.0/"'
        ' p:Credit="Agency &amp; Co"><dc:creator><rdf:Seq><rdf:li>Ann</rdf:li><rdf:li>Bob</rdf:li></rdf:Seq>'
        "</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    for text, credit in ((packet, Credit("Ann, Bob", "", "Agency & Co")), (f"<!DOCTYPE a>{packet}", Credit())):
        said = PngInfo()
        said.add_itxt("XML:com.adobe.xmp", text)
        with Image.open(BytesIO(made(picture("PNG", pnginfo=said), "webp"))) as image:
            assert credit_of(image) == credit


@pytest.mark.parametrize(("orientation", "corner"), [(1, (0, 0)), (3, (59, 39)), (6, (39, 0)), (8, (0, 59))])
def test_a_picture_is_set_upright(orientation: int, corner: tuple[int, int]) -> None:
    image, exif = Image.new("RGB", (60, 40), (0, 0, 0)), Image.Exif()
    image.paste((255, 255, 255), (0, 0, 8, 8))
    exif[0x0112] = orientation
    size = (40, 60) if orientation > 4 else (60, 40)
    data = made(saved(image, "JPEG", exif=exif, quality=95), size=size)
    assert opened(data).size == size
    assert near(opened(data).getpixel(corner), (255, 255, 255))
    assert opened(data).getexif().get(0x0112, 1) == 1


def test_what_is_transparent_stays_so() -> None:
    image = Image.new("RGBA", (60, 40), (*RED, 255))
    image.paste((0, 0, 0, 0), (0, 0, 30, 40))
    for form in ("avif", "webp", "png"):
        found = opened(made(saved(image, "PNG"), form)).convert("RGBA")
        assert found.getchannel("A").crop((5, 20, 6, 21)).tobytes()[0] <= 2
        assert near(found.getpixel((50, 20)), (*RED, 255))


def test_sixteen_bits_of_grey_keep_their_brightness() -> None:
    for value in (0, 20_000, 40_000, 65_535):
        data = made(picture("PNG", mode="I;16", colour=value))
        assert near(opened(data).convert("RGB").getpixel((5, 5)), (value // 257,) * 3)


def test_a_printers_colours_become_those_of_a_screen() -> None:
    data = made(picture(mode="CMYK", colour=(0, 255, 255, 0), quality=95))
    assert near(opened(data).getpixel((5, 5)), (255, 0, 0), 40)


def test_the_colours_that_a_profile_means_are_kept_and_the_profile_is_not() -> None:
    lab = ImageCms.createProfile("LAB")
    sane = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (sane, b"no profile at all", ImageCms.ImageCmsProfile(lab).tobytes()):
        data = made(picture(icc_profile=profile))
        assert "icc_profile" not in opened(data).info
        assert near(opened(data).getpixel((5, 5)), RED)


def test_a_palette_is_kept_where_it_loses_nothing() -> None:
    image = Image.new("P", (60, 40))
    image.putpalette([255, 255, 255, *RED])
    image.paste(1, (0, 0, 20, 20))
    found = opened(made(saved(image, "PNG"), "png", quality=0))
    assert found.mode == "P"
    assert found.convert("RGB").getpixel((5, 5)) == RED


def test_a_drawing_that_is_made_smaller_keeps_few_colours() -> None:
    image = Image.new("RGB", (900, 600), (255, 255, 255))
    for number in range(200):
        image.paste((number, 20, 255 - number), (4 * number, 0, 4 * number + 3, 3 * number + 1))
    for form in ("png", "webp"):
        found = opened(made(saved(image, "PNG"), form, (700, 467), quality=0)).convert("RGB")
        assert len(found.getcolors(1 << 16) or ()) <= 256
        assert near(found.getpixel((690, 460)), (255, 255, 255), 2)


def test_a_photograph_keeps_its_colours() -> None:
    found = opened(made(photo((900, 600), "PNG"), "png", (700, 467), quality=0))
    assert (found.mode, found.getcolors(2000)) == ("RGB", None)


def test_half_a_picture_is_told() -> None:
    with pytest.raises(BrokenError):
        made(photo()[:2000])
