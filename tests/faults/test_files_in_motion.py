"""Every thing that may happen to a file that is read, in a build with workers too."""

from pathlib import Path

import pytest

from tests.faulty import Builds
from tests.test_files_in_motion import HAPPENINGS, READ, happened, ready


@pytest.mark.thorough
@pytest.mark.parametrize("jobs", [1, 2])
def test_whatever_happens_to_a_file_is_told_and_leaves_a_whole_site(tmp_path: Path, jobs: int) -> None:
    with Builds(ready(tmp_path)) as builds:
        assert happened(builds, HAPPENINGS, jobs=jobs) > len(HAPPENINGS) * len(READ) / jobs
