"""Classifications on a phone: what is looked for in them is in sight."""

import pytest

from tests.browser.conftest import OpenTab

CELLS = """(width) => [...document.querySelectorAll(".pf-tower:not(.pf-matrix)")].map((tower) => {
    const heads = [...tower.querySelectorAll("thead th")].map((each) => each.innerText);
    const cells = tower.querySelectorAll("tbody tr:first-child > *");
    const seen = [...cells].filter((each) => each.offsetParent && each.getBoundingClientRect().right <= width);
    return seen.map((each) => heads[[...cells].indexOf(each)]);
})"""


@pytest.mark.parametrize("width", [360, 390])
def test_time_and_points_of_a_race_are_in_sight(own_site: str, open_tab: OpenTab, width: int) -> None:
    page = open_tab(f"{own_site}/events/monaco-grand-prix/2024/", viewport={"width": width, "height": 800})
    page.evaluate("document.fonts.ready")
    race = page.evaluate(CELLS, width)[0]
    assert race[:4] == ["Pos", "Driver", "Time or gap", "Pts"]
