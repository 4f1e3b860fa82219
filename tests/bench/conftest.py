"""A blog of the bench that is built once for all tests that only look at it."""

from pathlib import Path

import pytest

from generator.build import Options, Project, build
from generator.errors import show
from generator.store.memo import Memo
from tests.bench.peers import Programs
from tests.bench.sites import Site, ours
from tests.tiny import NOW

COUNT = 60
"""Articles of the blog."""

PROGRAMS = Programs("python", "parcferme", "hugo", "pelican")
"""Programs that no test starts."""


class BuiltBlog:
    """A blog for Parc Fermé, with the memo of its builds."""

    def __init__(self, folder: Path) -> None:
        self.site: Site = ours(folder, COUNT, PROGRAMS, "commonmark")
        self._memo = Memo()

    def build(self) -> int:
        """Build by what earlier builds know; gives the number of files that were written."""
        report = build(Project(self.site.folder, self.site.output), self._memo, Options(now=NOW))
        assert not report.problems, "\n".join(map(show, report.problems))
        return report.written


@pytest.fixture(scope="session")
def built_blog(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A blog as it was built first."""
    blog = BuiltBlog(tmp_path_factory.mktemp("blog"))
    blog.build()
    return blog.site
