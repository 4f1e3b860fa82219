"""The archive is the same every time, builds without a problem, and its growth is told size beside size."""

import sys
from pathlib import Path

from generator.build import Options, Project, build
from generator.errors import show
from generator.store.memo import Memo
from tests.bench.archive import archive, main
from tests.bench.growth import Grown, growth_table, one_round
from tests.bench.sites import Site
from tests.bench.timing import Run, timed
from tests.tiny import NOW, tree

COUNT = 60


def test_the_same_count_gives_the_same_files() -> None:
    files = dict(archive(COUNT))
    assert files == dict(archive(COUNT))
    assert sum(path.startswith("content/articles/") for path in files) == COUNT
    assert sum(path.endswith("race.csv") for path in files) == 40
    assert sum(path.startswith("content/drivers/") for path in files) == 20


def test_an_archive_builds_without_a_problem(tmp_path: Path) -> None:
    main([str(tmp_path), str(COUNT)])
    report = build(Project(tmp_path, tmp_path / "output"), Memo(), Options(now=NOW))
    assert not report.problems, show(report.problems[0])
    made = tree(tmp_path / "output")
    assert sum(path.startswith("articles/story-") for path in made) == COUNT
    assert "drivers/index.html" in made


def test_a_round_builds_from_nothing_after_an_edit_and_with_nothing_changed(tmp_path: Path) -> None:
    main([str(tmp_path / "site"), str(COUNT)])
    folder = tmp_path / "site"
    command = (sys.executable, "-m", "generator", "build")
    site = Site(folder, command, folder / "content/articles", folder / "output", ("output", ".cache"))
    before = tree(folder / "content")
    assert [row for row, _ in one_round(site, COUNT, 1, timed)] == ["clean", "body", "nothing"]
    assert tree(folder / "content") == before


def test_the_table_compares_an_article_of_each_size_with_one_of_the_first() -> None:
    def runs(cpu: float, peak: int) -> tuple[dict[str, list[Run]], dict[str, list[Run]]]:
        rows = ("clean", "body", "nothing")
        return {row: [Run(cpu, cpu)] for row in rows}, {row: [Run(cpu, peak=peak)] for row in rows}

    table = growth_table([Grown(1000, *runs(2.0, 102400), files=1500), Grown(10000, *runs(24.0, 921600), files=15000)])
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()]
    assert ["clean build", "1,000", "1,500", "2.00", "2.00", "2.000", "1.00", "100", "1.00", "1"] in rows
    assert ["clean build", "10,000", "15,000", "24.00", "24.00", "2.400", "1.20", "900", "0.90", "1"] in rows
    assert len(rows) == 4 + 6
