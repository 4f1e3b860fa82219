"""What stands at the lines of charts: short enough for a phone, and nobody's but one's own."""

import re
from pathlib import Path

import pytest

from tests.tiny import TinySite, tree

HEAD = "position,drivers,team,grid,points\n"
FILES = {
    "content/series/formula-1.md": "---\nname: Formula 1\n---\n",
    "content/drivers/gasly.md": "---\nname: Pierre Gasly\ncode: GAS\n---\n",
    "content/drivers/garde.md": "---\nname: Giedo van der Garde\n---\n",
    **{
        f"content/events/round-{number}/2024/index.md": f"---\nseries: formula-1\nround: {number}\n---\n"
        for number in (1, 2, 3)
    },
}


def site(root: Path, *drivers: str) -> TinySite:
    """A site of three races that the same drivers end in this order."""
    rows = "".join(
        f"{place},{name},Team {chr(64 + place)},{place},{30 - place}\n" for place, name in enumerate(drivers, 1)
    )
    made = TinySite(root, FILES)
    return made.write({f"content/events/round-{number}/2024/race.csv": HEAD + rows for number in (1, 2, 3)})


def labels(page: str, kind: str) -> list[str]:
    """What stands at the lines of the first chart of a kind, without places."""
    chart = page.partition(f'<figure class="pf-chart pf-chart-{kind}">')[2].partition("</svg>")[0]
    found = re.findall(r'<text class="pf-end"[^>]*>([^<]*)</text>', chart)
    return [re.sub(r"^\d+ | \d+$", "", each) for each in found]


SEVERAL: dict[tuple[str, ...], list[str]] = {
    ("Charles Leclerc", "Nico Hülkenberg", "Pierre Gasly"): ["Leclerc", "Hülkenberg", "GAS"],
    ("Giedo van der Garde", "Ayrton", "周冠宇"): ["van der Garde", "Ayrton", "周冠宇"],
    ("Michael Schumacher", "Ralf Schumacher", "Charles Leclerc"): ["M. Schumacher", "R. Schumacher", "Leclerc"],
    ("Jos Fast", "Jan Fast", "Ida Fast"): ["Jos Fast", "Jan Fast", "I. Fast"],
}


@pytest.mark.parametrize("drivers", SEVERAL)
def test_drivers_without_letters_go_by_their_surnames(tmp_path: Path, drivers: tuple[str, ...]) -> None:
    made = site(tmp_path, *drivers)
    made.built()
    race = labels(made.page("/events/round-1/2024/"), "grid")
    assert race == SEVERAL[drivers] * 2
    assert labels(made.page("/series/formula-1/2024/"), "progression") == SEVERAL[drivers]


def test_a_surname_that_its_file_gives_is_taken_and_followed(tmp_path: Path) -> None:
    made = site(tmp_path, "Giedo van der Garde", "Charles Leclerc", "Pierre Gasly")
    made.built()
    for surname in ("Garde", "Leclerc"):
        made.write({"content/drivers/garde.md": f"---\nname: Giedo van der Garde\nsurname: {surname}\n---\n"}).built()
        wanted = ["Garde", "Leclerc", "GAS"] if surname == "Garde" else ["G. Leclerc", "C. Leclerc", "GAS"]
        for page, kind in (("/events/round-1/2024/", "grid"), ("/series/formula-1/2024/", "progression")):
            assert labels(made.page(page), kind)[:3] == wanted
    warm = tree(made.output)
    clean = TinySite(tmp_path / "clean").write(
        {path: data.decode() for path, data in tree(tmp_path).items() if path.startswith(("content/", "site.yaml"))}
    )
    clean.built()
    assert warm == tree(clean.output)


def test_teams_go_by_their_names(tmp_path: Path) -> None:
    made = site(tmp_path, "Charles Leclerc", "Nico Hülkenberg", "Pierre Gasly")
    made.built()
    page = made.page("/series/formula-1/2024/").partition("pf-chart-progression")[2]
    assert labels(page, "progression") == ["Team A", "Team B", "Team C"]


def test_all_cases_ran() -> None:
    assert len(SEVERAL) == 4
