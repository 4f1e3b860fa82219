"""Themes that are begun look like the one they extend, and build at once."""

import re
from pathlib import Path

import pytest

from generator.theme_files import packaged_names, packaged_themes
from tests.newsroom.beginnings import begun, new, told
from tests.tiny import SITE_YAML, TinySite, article, tree

FILES = [
    "themes/night-race/assets/night-race.css",
    "themes/night-race/templates/base.html",
    "themes/night-race/theme.yaml",
]


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {"content/articles/one.md": article("One")})


def chosen(site: TinySite, theme: str) -> None:
    site.write({"site.yaml": SITE_YAML.replace("theme: plain", f"theme: {theme}")}).built(strict=True)


@pytest.mark.parametrize("extends", packaged_names())
def test_a_theme_is_begun_and_builds_pages_like_those_of_the_one_it_extends(site: TinySite, extends: str) -> None:
    chosen(site, extends)
    before = site.page("/articles/one/")
    result = new(site, "theme", "Night race", "--extends", extends)
    assert result.exit_code == 0
    assert result.stdout.endswith("\nTo use it, write into site.yaml:  theme: night-race\n")
    assert sorted(path for path in tree(site.root) if path.startswith("themes/")) == FILES
    chosen(site, "night-race")
    (line,) = re.findall(
        r'<link rel="stylesheet" href="(/assets/night-race\.\w+\.css)">\n', site.page("/articles/one/")
    )
    assert re.sub(r"<link [^>]*night-race[^>]*>\n+", "", site.page("/articles/one/")).split() == before.split()
    own = re.findall(r"--pf-\w+: .*;", site.page(line))
    sheet = (packaged_themes() / extends / f"assets/{extends}.css").read_text(encoding="utf-8")
    assert len(own) == {"apex": 6, "plain": 2}[extends]
    assert [each for each in own if f"  {each}\n" not in sheet] == []


def test_every_block_that_a_new_theme_names_is_there(site: TinySite) -> None:
    begun(site, "theme", "Night race")
    frame = (site.root / FILES[1]).read_text(encoding="utf-8")
    named = re.findall(r"\w+", frame.partition("may be filled: ")[2].partition(".")[0])
    plain = (packaged_themes() / "plain/templates/base.html").read_text(encoding="utf-8")
    assert [name for name in named if f"{{% block {name} %}}" not in plain] == []
    assert {"styles", "header", "content", "footer_end"} <= set(named)


@pytest.mark.parametrize("name", ["Apex", "plain", "Night race"])
def test_a_theme_that_exists_is_not_begun(site: TinySite, name: str) -> None:
    begun(site, "theme", "Night race")
    before = tree(site.root)
    slug = name.lower().replace(" ", "-")
    assert told(site, "theme", name).startswith(
        f"themes/{slug}: error: a theme is called '{slug}' already\n  hint: choose another name; "
    )
    assert tree(site.root) == before


def test_a_theme_needs_a_site_a_name_and_one_of_ours(site: TinySite) -> None:
    assert "the theme needs a name with letters" in told(site, "theme", "?!")
    assert new(site, "theme", "Night", "--extends", "nobody").exit_code == 2
    (site.root / "site.yaml").unlink()
    assert "site.yaml: error: " in told(site, "theme", "Night")
    assert not (site.root / "themes").exists()
