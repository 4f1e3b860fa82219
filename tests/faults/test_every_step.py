"""Builds killed at every step of their writing, alone and with workers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.workers import Way
from tests.faulty import Builds
from tests.test_killed import CASES, Edited, killed


@pytest.fixture
def site(tmp_path: Path) -> Edited:
    return Edited(tmp_path / "site")


@pytest.fixture
def builds(site: Edited) -> Iterator[Builds]:
    site.before()
    with Builds(site.root) as builds:
        yield builds


@pytest.mark.parametrize("case", CASES)
def test_killed_at_every_step_it_shows_the_old_site_or_the_new_one(site: Edited, builds: Builds, case: str) -> None:
    assert killed(site, builds, CASES[case], 1, jobs=1) > 30


@pytest.mark.parametrize("way", ["fork", "encoded"])
def test_killed_among_its_workers_it_shows_the_old_site_or_the_new_one(site: Edited, builds: Builds, way: Way) -> None:
    assert killed(site, builds, CASES["an edit that is undone"], 5, jobs=2, way=way) > 10
