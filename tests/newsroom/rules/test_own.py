"""The site of this repository, as an editor looks at it: nothing is told of it that is not so."""

from datetime import UTC, datetime
from pathlib import Path

from generator.build import Options, Project, untracked
from generator.errors import show
from generator.newsroom.checking import check
from generator.store.memo import Memo

ROOT = Path(__file__).parents[3]


def test_a_check_of_our_own_site_finds_nothing(tmp_path: Path) -> None:
    now = datetime(2025, 1, 15, 12, tzinfo=UTC)
    found = check(Project(ROOT, tmp_path / "output"), Memo(), Options(now=now), untracked)
    assert "\n".join(show(problem) for problem in found.report.problems) == ""
    assert found.desk
    assert len(found.desk.articles) >= 20
