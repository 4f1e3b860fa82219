"""In which forms a picture is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from generator.pictures.facts import Facts
from generator.pictures.recipes import Recipe, ladder, variants
from generator.schema import ImagesFront

WIDTHS = (480, 800, 1200, 1600)
PHOTO = Facts("JPEG", 3000, 2000, tint=1)
DIGEST = "0" * 32

LADDERS = (
    (3000, WIDTHS),
    (1600, WIDTHS),
    (1000, (480, 800, 1000)),
    (830, (480, 830)),
    (480, (480,)),
    (20, (20,)),
)


def recipes(facts: Facts, **how: object) -> list[Recipe]:
    images = structs.replace(ImagesFront(), **how)
    return [each.recipe for each in variants("content/media/Start 1.JPG", DIGEST, facts, images).all()]


def forms(facts: Facts, **how: object) -> list[tuple[str, int]]:
    return [(each.form, each.width) for each in recipes(facts, **how)]


def test_widths_are_those_asked_for_and_none_is_larger_than_the_picture() -> None:
    assert [(width, ladder(width, WIDTHS)) for width, _ in LADDERS] == list(LADDERS)
    assert len(LADDERS) == 6


@given(st.integers(1, 9000), st.lists(st.integers(16, 8000), min_size=1, max_size=9))
def test_a_ladder_ascends_and_enlarges_nothing(width: int, wanted: list[int]) -> None:
    found = ladder(width, tuple(wanted))
    assert list(found) == sorted(set(found))
    assert found[-1] == min(width, max(wanted))


def test_a_photograph_is_made_in_both_modern_formats_and_once_in_its_own() -> None:
    modern = [(form, width) for form in ("avif", "webp") for width in WIDTHS]
    assert forms(PHOTO) == [*modern, ("jpeg", 1200)]
    assert {(each.form, each.quality) for each in recipes(PHOTO)} == {("avif", 60), ("webp", 75), ("jpeg", 80)}
    assert [each.height for each in recipes(PHOTO)] == [320, 533, 800, 1067] * 2 + [800]


def test_a_drawing_loses_nothing_and_is_not_made_in_avif() -> None:
    found = recipes(Facts("PNG", 700, 350, flat=True))
    assert found == [Recipe("webp", 480, 240, 0), Recipe("webp", 700, 350, 0), Recipe("png", 700, 350, 0)]


@pytest.mark.parametrize(
    ("facts", "form"),
    [
        (Facts("WEBP", 600, 400), "jpeg"),
        (Facts("AVIF", 600, 400), "jpeg"),
        (Facts("WEBP", 600, 400, clear=True), "png"),
        (Facts("PNG", 600, 400), "png"),
    ],
)
def test_the_fallback_is_what_every_reader_knows(facts: Facts, form: str) -> None:
    assert forms(facts)[-1] == (form, 600)


def test_avif_is_made_in_four_widths_at_most() -> None:
    wide = tuple(range(200, 2600, 200))
    assert [width for form, width in forms(PHOTO, widths=wide) if form == "avif"] == [1800, 2000, 2200, 2400]


def test_without_modern_formats_a_picture_has_all_widths_in_its_own() -> None:
    assert forms(PHOTO, formats=()) == [("jpeg", width) for width in WIDTHS]


def test_with_no_widths_asked_for_a_picture_has_the_usual_ones() -> None:
    assert forms(PHOTO, widths=()) == forms(PHOTO)


def test_an_address_says_of_what_bytes_and_how_it_is_made() -> None:
    images = ImagesFront()
    one = variants("content/media/Start 1.JPG", DIGEST, PHOTO, images).all()
    assert one[0].address.startswith("/media/start-1-480.")
    assert one[0].address.endswith(".avif")
    others = (
        variants("content/media/Start 1.JPG", "1" * 32, PHOTO, images).all(),
        variants("content/media/Start 1.JPG", DIGEST, PHOTO, structs.replace(images, quality=50)).all(),
        variants("content/media/Finish.JPG", DIGEST, PHOTO, images).all(),
    )
    addresses = {each.address for several in (one, *others) for each in several}
    assert len(addresses) == 4 * 9
    assert variants("content/media/Start 1.JPG", DIGEST, PHOTO, images).all() == one


def test_the_preview_makes_webp_alone() -> None:
    found = variants("a.jpg", DIGEST, PHOTO, ImagesFront(), quick=True)
    assert [each.recipe.form for each in found.all()] == ["webp"] * 4
    assert found.shown.recipe.width == 1200
