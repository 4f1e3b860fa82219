"""Social cards: whatever the headline, it fits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from generator.pictures.letters import FONT, from_right, has_all, is_plain, other_font, unknown
from generator.pictures.social import SIZE, SocialCard, card_address, drawn, fitted
from tests.made_pictures import opened

CARD = SocialCard("Rain at Monaco", "Report · Monaco Grand Prix 2024", "Pit Wall", "#0000ff", "16")
WIDE = 1032


def width(text: str, title: str, size: int) -> float:
    font = FONT if has_all(title) else other_font() or FONT
    return ImageFont.truetype(font, size).getlength(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aWé .-’“日س", max_size=400))
def test_every_line_of_every_headline_fits(title: str) -> None:
    size, lines = fitted(title)
    assert len(lines) * size * 1.06 <= 340 or len(lines) == 1
    assert all(width(line, title, size) <= WIDE for line in lines)
    shown = "".join(lines).replace(" ", "")
    whole = "".join(title.split())
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


def test_a_short_headline_is_set_large_and_a_long_one_is_cut_at_the_end() -> None:
    assert fitted("Rain") == (96, ("Rain",))
    size, lines = fitted("A long headline that goes on and on. " * 20)
    assert (size, lines[-1][-1]) == (44, "…")


def test_a_card_has_the_size_and_the_colour_that_are_wanted() -> None:
    image = opened(drawn(CARD))
    assert (image.format, image.size) == ("PNG", SIZE)
    colours = image.convert("RGB")
    assert colours.getpixel((5, 300)) == (0, 0, 255)
    assert drawn(CARD) == drawn(CARD)


def test_its_address_says_what_stands_on_it() -> None:
    other = SocialCard("Rain at Monaco", "Report", "Pit Wall", "#0000ff", "16")
    assert card_address("rain", CARD).startswith("/media/cards/rain.")
    assert card_address("rain", CARD) != card_address("rain", other)


def inked(title: str, start: int, end: int) -> int:
    """How many points of ink a headline has between two columns of its card."""
    image = opened(drawn(SocialCard(title, "", ""))).convert("L").crop((start, 150, end, 480))
    return sum(value < 60 for value in image.tobytes())


@pytest.mark.parametrize("title", ["גשם במונקו", "مطر في موناكو", "«מונקו» 2024"])
def test_what_is_read_from_right_to_left_stands_the_other_way_round(title: str) -> None:
    assert from_right(title)
    assert inked(title, 1000, 1130) > 100
    assert inked(title, 40, 200) == 0
    image = opened(drawn(SocialCard(title, "Report", "Pit Wall", "#0000ff", "16"))).convert("RGB")
    assert [image.getpixel((x, 300)) == (0, 0, 255) for x in (5, 1195)] == [False, True]


def test_the_letters_of_arabic_join() -> None:
    font = ImageFont.truetype(other_font() or FONT, 96)
    assert font.getlength("مطر") < sum(map(font.getlength, "مطر"))


SIDES = (
    ("Rain", False, True),
    ("Rain in مطر", False, False),
    ("12 – גשם", True, False),
    ("…", False, True),
    ("", False, True),
)


def test_from_which_side_a_text_is_read_its_first_letter_says() -> None:
    assert [(text, from_right(text), is_plain(text)) for text, _, _ in SIDES] == list(SIDES)
    assert len(SIDES) == 5


def test_the_table_of_letters_says_what_the_font_has() -> None:
    font = ImageFont.truetype(FONT, 40)
    blank = bytes(font.getmask("\U0010ffff"))
    shown = [chr(code) for code in range(0x21, 0x2200) if chr(code).isprintable() and has_all(chr(code))]
    assert len(shown) > 500
    lacking = [letter for letter in shown if bytes(font.getmask(letter)) == blank]
    assert lacking == []
    assert unknown("Ördög 鈴鹿") == "鈴鹿"
    assert unknown("Nürburgring – Škoda") == ""
