"""The blog laid out for each tool: the same words, the same pages, the same style sheet."""

import runpy
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.bench.blog import article
from tests.bench.conftest import PROGRAMS
from tests.bench.counts import LATEST, PER_PAGE
from tests.bench.peers import programs
from tests.bench.rounds import LAYOUTS, site_of
from tests.bench.rows import ROWS
from tests.bench.sites import HERE, MARKDOWN, SITE_YAML, STYLE_SHEET, with_metadata

HUGO = tomllib.loads((HERE / "hugo/hugo.toml").read_text())
PELICAN = runpy.run_path(str(HERE / "pelican/pelicanconf.py"))
OURS = yaml.safe_load(SITE_YAML)


def test_all_tools_have_the_same_title_tagline_and_address() -> None:
    assert HUGO["title"] == PELICAN["SITENAME"] == OURS["title"]
    assert HUGO["params"]["tagline"] == PELICAN["SITESUBTITLE"] == OURS["tagline"]
    assert HUGO["baseURL"] == PELICAN["SITEURL"] + "/" == OURS["base_url"]


def test_all_tools_cut_lists_alike() -> None:
    assert HUGO["pagination"]["pagerSize"] == PELICAN["DEFAULT_PAGINATION"] == PER_PAGE
    homes = [(HERE / each).read_text() for each in ("hugo/layouts/home.html", "pelican/theme/templates/home.html")]
    assert all(str(LATEST) in home for home in homes)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_site_has_its_articles_pictures_and_the_style_sheet(name: str, tmp_path: Path) -> None:
    site = LAYOUTS[name](tmp_path / name, 3, PROGRAMS)
    assert sorted(path.suffix for path in site.articles.iterdir() if path.stem != "_index") == [".md"] * 3
    assert len(list(site.folder.rglob("car-*.png"))) == 24
    assert [path.read_bytes() for path in site.folder.rglob("bench.css")] == [STYLE_SHEET.read_bytes()]
    assert not site.output.exists()


def test_every_row_has_a_site() -> None:
    assert {site_of(row) for row in ROWS} == LAYOUTS.keys()
    assert MARKDOWN.keys() < LAYOUTS.keys()


def test_pelican_gets_metadata_of_its_own_kind() -> None:
    lines = with_metadata(article(50, 100)).splitlines()
    keys = [line.partition(": ")[0] for line in lines[: lines.index("")]]
    assert keys[:4] == ["Title", "Date", "Author", "Drivers"]
    assert {"Teams", "Tags", "Summary", "Series"} < set(keys)
    assert lines[3] == f"Drivers: {', '.join(article(50, 100).terms['drivers'])}"


def test_programs_that_are_not_installed_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"bin/python is missing: run `make bench`"):
        programs(tmp_path, tmp_path)
