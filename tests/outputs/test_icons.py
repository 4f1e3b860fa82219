"""Icons: pages name those that lie under content/static/ by their usual names."""

import re
from pathlib import Path

from tests.tiny import TinySite

SETTINGS = "title: Pit Wall\nbase_url: https://pitwall.example/racing/\ntheme: apex\n"
ICONS = [
    '<link rel="icon" sizes="32x32" href="/racing/favicon.ico">',
    '<link rel="icon" type="image/png" href="/racing/favicon.png">',
    '<link rel="icon" type="image/svg+xml" href="/racing/favicon.svg">',
    '<link rel="apple-touch-icon" href="/racing/apple-touch-icon.png">',
]


def named(site: TinySite) -> list[str]:
    return re.findall(r"<link rel=\"(?:apple-touch-)?icon.*>", site.page("/"))


def test_every_icon_is_named_and_the_one_that_browsers_like_best_comes_last(tmp_path: Path) -> None:
    names = ("favicon.svg", "favicon.png", "favicon.ico", "apple-touch-icon.png")
    site = TinySite(tmp_path / "site", {f"content/static/{name}": "x" for name in names} | {"site.yaml": SETTINGS})
    site.built()
    assert named(site) == ICONS


def test_an_icon_that_is_gone_is_named_no_more(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/static/favicon.svg": "<svg/>", "site.yaml": SETTINGS})
    site.built()
    assert named(site) == ICONS[2:3]
    site.remove("content/static/favicon.svg")
    site.built()
    assert named(site) == []


def test_a_file_of_that_name_elsewhere_is_no_icon(tmp_path: Path) -> None:
    site = TinySite(tmp_path / "site", {"content/static/drawn/favicon.svg": "<svg/>"})
    site.built()
    assert named(site) == []
