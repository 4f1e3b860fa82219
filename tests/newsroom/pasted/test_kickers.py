"""Kickers: what stands above a title names a section or a kind, and a title is none."""

import pytest

from generator.newsroom.pasted.kickers import kicker

KICKERS = {
    "F1 · Analysis": {"kind": "analysis", "section": "F1 · Analysis"},
    "FORMULA 1 | NEWS": {"kind": "news", "section": "FORMULA 1 | NEWS"},
    "FORMULA 1": {"section": "FORMULA 1"},
    "F1 | Breaking": {"section": "F1 | Breaking"},
    "Opinion": {"kind": "opinion"},
    "Home > Formula 1 > News": {"section": "Home > Formula 1 > News"},
    "F1 | Verstappen wins": {},
    "Verstappen wins": {},
    "Norris - Analysis": {},
    "": {},
}


@pytest.mark.parametrize("line", KICKERS)
def test_a_kicker_is_made_of_sections_and_kinds_alone(line: str) -> None:
    assert {each.key: each.value for each in kicker(line)} == KICKERS[line]


def test_all_kickers_ran() -> None:
    assert len(KICKERS) == 10
