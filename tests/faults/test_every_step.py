"""Builds killed at every step of their writing, alone and with workers."""

import pytest

from generator.workers import Way
from tests.faulty import Builds
from tests.test_killed import CASES, Edited, builds, killed, site

__all__ = ["builds", "site"]


@pytest.mark.thorough
@pytest.mark.parametrize("case", CASES)
def test_killed_at_every_step_it_shows_the_old_site_or_the_new_one(site: Edited, builds: Builds, case: str) -> None:
    assert killed(site, builds, CASES[case], 1, jobs=1) > 30


@pytest.mark.parametrize(("way", "every"), [("fork", 4), pytest.param("encoded", 20, marks=pytest.mark.thorough)])
def test_killed_among_its_workers_it_shows_the_old_site_or_the_new_one(
    site: Edited, builds: Builds, way: Way, every: int
) -> None:
    assert killed(site, builds, CASES["an edit that is undone"], every, jobs=2, way=way) > 4
