"""Colours of teams: what stands on a light paper and on a dark one."""

from colorsys import rgb_to_hls

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.racing.charts.colours import PAPERS, contrast, legible

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours)
def test_every_colour_holds_three_to_one_against_both_papers(colour: str) -> None:
    assert all(contrast(legible(colour), paper) >= 3 for paper in PAPERS)


@given(colours)
def test_what_holds_already_is_left_alone(colour: str) -> None:
    found = legible(colour)
    assert legible(found) == found
    if all(contrast(colour, paper) >= 3 for paper in PAPERS):
        assert found == colour


@pytest.mark.parametrize("colour", ["#ff8000", "#27f4d2", "#900000", "#000080"])
def test_a_twin_has_the_hue_of_its_colour(colour: str) -> None:
    def hue(text: str) -> float:
        return rgb_to_hls(*(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0]

    assert legible(colour) != colour
    assert hue(legible(colour)) == pytest.approx(hue(colour), abs=0.01)


def test_short_forms_are_read_and_what_is_no_colour_is_none() -> None:
    assert legible("#36C") == "#3366cc"
    assert [legible(text) for text in ("", "red", "#12", '#"/><script', "#ggg", "#ff80000")] == [""] * 6


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
