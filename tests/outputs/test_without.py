"""What a theme does without: no page of it, no link to it, its names as text."""

from pathlib import Path

from tests.tiny import TinySite, article

FILES = {
    "content/articles/one.md": article(
        "One", body="[Gasly](../drivers/pierre-gasly.md) [all](/drivers/)", drivers="[Pierre Gasly]", author="Ada"
    ),
    "content/drivers/pierre-gasly.md": "---\nname: Pierre Gasly\n---\n\nText.\n",
}


def made(folder: Path, without: str) -> tuple[TinySite, str]:
    """A site with a theme that does without some outputs, and what its build tells."""
    site = TinySite(folder / "site", FILES)
    site.write({"themes/own/theme.yaml": f"extends: plain\nwithout: [{without}]\n"})
    site.write({"site.yaml": (site.root / "site.yaml").read_text().replace("theme: plain", "theme: own")})
    return site, site.told(site.built())


def test_a_kind_without_pages_is_shown_as_text_and_links_to_it_are_told(tmp_path: Path) -> None:
    site, told = made(tmp_path, "drivers")
    assert not [path for path in site.files() if path.startswith("drivers/")]
    assert "the link '../drivers/pierre-gasly.md' leads nowhere" in told
    assert "the link '/drivers/' leads nowhere" in told
    page = site.page("/articles/one/")
    assert "Pierre Gasly" in page
    assert "unread" not in page
    assert 'href="/drivers/' not in page
    assert 'href=""' not in page


def test_no_page_links_to_an_archive_that_is_not_made(tmp_path: Path) -> None:
    site, _ = made(tmp_path, "archive, json_feeds, term_feeds, not_found, robots, related")
    files = site.files()
    assert not [path for path in files if path.startswith(("archive/", "404", "robots")) or path.endswith(".json")]
    assert [path for path in files if path.endswith("feed.xml")] == ["feed.xml"]
    assert not [path for path, data in files.items() if b"archive/" in data or b"feed.json" in data]


def test_a_menu_that_leads_to_what_is_not_made_is_told(tmp_path: Path) -> None:
    site, _ = made(tmp_path, "drivers")
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "nav: [{title: Drivers, url: /drivers/}]\n"})
    assert "the menu's '/drivers/' leads nowhere" in site.told(site.built())


def test_an_author_without_a_page_is_named(tmp_path: Path) -> None:
    site, _ = made(tmp_path, "authors")
    assert "Ada" in site.page("/articles/one/")
    assert 'href="/authors/' not in site.page("/articles/one/")
    assert 'href=""' not in site.page("/articles/one/")
