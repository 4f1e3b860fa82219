"""The raw texts from which the site of this repository grew: their form and whom they are about, by its own names."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from generator.newsroom.ingest import ingest
from tests.tiny import TinySite

REPOSITORY = Path(__file__).parents[2]


class Expected(NamedTuple):
    """What an article must say: whom it is about, of which race, its subheadings, and how many posts it holds."""

    about: tuple[str, ...]
    edition: str
    subheadings: tuple[str, ...] = ()
    posts: int = 1


EXPECTED = {
    "2024-04-07-suzuka-order-restored": Expected(
        ("Max Verstappen", "Sergio Pérez", "Yuki Tsunoda", "Red Bull"),
        "japan-grand-prix/2024",
        ("One point, and the crowd",),
    ),
    "2024-04-21-shanghai-five-years": Expected(
        ("Max Verstappen", "Lando Norris", "Guanyu Zhou"),
        "china-grand-prix/2024",
        ("Zhou Guanyu stops where he is told",),
    ),
    "2024-05-19-imola-seven-tenths": Expected(
        ("Max Verstappen", "Lando Norris", "McLaren", "Imola"), "emilia-romagna-grand-prix/2024", posts=0
    ),
    "2024-06-23-barcelona-two-seconds": Expected(
        ("Lando Norris", "Max Verstappen", "George Russell"), "spain-grand-prix/2024"
    ),
    "2024-08-25-zandvoort-orange": Expected(
        ("Max Verstappen", "Charles Leclerc"), "netherlands-grand-prix/2024", ("The rest of the podium",), 0
    ),
    "2024-09-15-baku-first-place": Expected(
        ("Oscar Piastri", "Charles Leclerc", "McLaren"), "", ("Two laps too many",)
    ),
    "2024-10-20-austin-through-the-middle": Expected(
        ("Charles Leclerc", "Lando Norris", "Max Verstappen"), "united-states-grand-prix/2024"
    ),
    "2024-10-27-mexico-sainz-leaves-properly": Expected(
        ("Carlos Sainz", "Lando Norris", "Max Verstappen", "Ferrari"),
        "mexico-grand-prix/2024",
        ("Ferrari passes Red Bull",),
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    """A site that knows all whom the repository's own site knows."""
    root = tmp_path_factory.mktemp("own")
    site = TinySite(root)
    for folder in ("drivers", "teams", "events", "circuits", "series"):
        shutil.copytree(REPOSITORY / "content" / folder, root / "content" / folder)
    return site


@pytest.mark.parametrize("name", EXPECTED)
def test_a_seed_keeps_its_form_and_names_whom_it_is_about(site: TinySite, name: str) -> None:
    done = ingest(site.root, [REPOSITORY / "seeds" / f"{name}.txt"])
    assert done.problems == ()
    (path,) = done.written
    head, _, text = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    front = yaml.load(head, yaml.BaseLoader)
    lines = text.split("\n")
    expected = EXPECTED[name]
    about = [each for key in ("drivers", "teams", "circuits") for each in front.get(key, [])]
    assert set(expected.about) <= set(about)
    assert front["date"] == name[:10]
    assert front.get("events", []) == ([expected.edition] if expected.edition else [])
    assert tuple(line.removeprefix("## ") for line in lines if line.startswith("## ")) == expected.subheadings
    assert lines.count("```{post}") == expected.posts


def test_all_seeds_are_expected() -> None:
    assert {path.stem for path in (REPOSITORY / "seeds").glob("*.txt")} == set(EXPECTED)
