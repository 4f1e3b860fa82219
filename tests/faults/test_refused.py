"""Every step of writing refused, for each reason that the system may have."""

import pytest

from tests.faulty import Builds, Fault
from tests.test_killed import Edited
from tests.test_refused import HALF_WAY, NOTHING, REFUSALS, builds, refused, site

__all__ = ["builds", "site"]


@pytest.mark.thorough
@pytest.mark.parametrize(("refusal", "every"), list(zip(REFUSALS, (1, 3, 3), strict=True)))
def test_whatever_is_refused_is_told_and_the_next_build_completes_the_site(
    site: Edited, builds: Builds, refusal: Fault, every: int
) -> None:
    assert refused(site, builds, refusal, every) == {HALF_WAY, NOTHING, ""}
