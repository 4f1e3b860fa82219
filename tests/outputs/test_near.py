"""What is made one after another: files that show the same days are near each other, whatever their addresses."""

from datetime import date
from pathlib import Path
from typing import cast

from generator.build import Options, Project, build
from generator.delivery import Made
from generator.store.memo import Memo
from tests.tiny import NOW, TinySite, article

FILES = {
    "content/series/club.md": "---\nname: Club\n---\n",
    "content/events/cup.md": "---\nname: Cup\nseries: Club\n---\n",
    "content/events/cup/2023/index.md": "---\nround: 1\nstart: 2023-05-06\n---\n",
    "content/events/cup/2023/race.csv": "position,drivers,team,laps\n1,Ada Quick,Blue,9\n",
    "content/events/cup/2022/index.md": "---\nround: 1\n---\n",
    "content/articles/new.md": article(date="2024-06-17", drivers="[Ada Quick]", events="[cup/2023]"),
    "content/articles/old.md": article(date="2021-02-03", drivers="[Ada Quick]", events="[cup/2023]"),
    "content/pages/about.md": "---\ntitle: About\n---\n",
}


def test_near_each_other_are_files_that_show_the_same_days(tmp_path: Path) -> None:
    site, memo = TinySite(tmp_path / "site", FILES), Memo()
    more = "pagination: {size: 1}\n"
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + more})
    report = build(Project(site.root, tmp_path / "output"), memo, Options(now=NOW))
    assert not report.problems
    near = {job.address: job.near for job in cast(Made, memo.made).jobs}
    newest, oldest = date(2024, 6, 17).toordinal(), date(2021, 2, 3).toordinal()
    assert near["/articles/new/"] == near["/articles/"] == near["/archive/2024/06/"] == newest
    assert near["/articles/old/"] == near["/articles/page/1/"] == near["/drivers/ada-quick/page/1/"] == oldest
    assert near["/events/cup/2023/"] == near["/events/cup/2023/feed.xml"] == date(2023, 5, 6).toordinal()
    assert near["/events/cup/2022/"] == date(2022, 12, 31).toordinal()
    assert near["/series/club/2023/"] == date(2023, 12, 31).toordinal()
    assert near["/drivers/ada-quick/"] == near["/drivers/ada-quick/feed.xml"] == near["/about/"] == near["/"] == 0
