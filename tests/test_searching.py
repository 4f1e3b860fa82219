"""A search that was asked for where there is no program to make it. With one it is tried in a browser."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import finder
from tests.outputs.reading import dom, texts, values
from tests.tiny import TinySite, article

OFF = (
    "site.yaml: warning: search is off: Pagefind is not installed\n"
    "  hint: install Pagefind: pip install 'pagefind[bin]'"
)
FILES = {
    "content/articles/a.md": article("A", "2024-06-17", drivers="[Gasly]", teams="[Alpine]", kind="report"),
    "content/pages/about.md": "---\ntitle: About\n---\n\nWe.\n",
}


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "pagefind.service", None)
    finder.installed.cache_clear()
    yield
    finder.installed.cache_clear()


@pytest.mark.usefixtures("no_program")
def test_without_the_program_the_site_is_built_and_says_that_search_is_off(tmp_path: Path) -> None:
    site = TinySite(tmp_path, FILES)
    assert site.told(site.built(search=True)) == OFF
    assert not (site.output / "search").exists()
    assert not (site.output / "pagefind").exists()
    assert 'href="/search/"' not in site.page("/")
    again = site.built(search=True)
    assert (again.written, site.told(again)) == (0, OFF)
    assert not site.built().problems


@pytest.mark.usefixtures("no_program")
def test_where_warnings_are_errors_a_missing_program_keeps_the_last_good_site(tmp_path: Path) -> None:
    site = TinySite(tmp_path, FILES)
    report = site.build(search=True, strict=True)
    assert report.failed
    assert site.told(report) == OFF.replace("warning", "error")
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "checks: {PF409: 'off'}\n"})
    assert not site.built(search=True, strict=True).problems


@pytest.mark.usefixtures("no_program")
def test_a_site_that_asks_for_a_search_is_told_so_at_each_build_but_where_none_is_wanted(tmp_path: Path) -> None:
    site = TinySite(tmp_path, FILES)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "search: true\n"})
    assert site.told(site.built()) == OFF
    assert site.told(site.built()) == OFF  # of a build with nothing to do
    assert site.told(site.built(search=True)) == OFF
    assert not site.built(search=False).problems
    edited = FILES["content/articles/a.md"].replace("Text.", "Words.")
    assert site.told(site.write({"content/articles/a.md": edited}).built()) == OFF
    assert "Words." in site.page("/articles/a/")
    assert site.told(site.build(dry=True, strict=True)) == OFF.replace("warning", "error")


@pytest.mark.parametrize("theme", ["plain", "apex"])
def test_pages_mark_what_is_searched_and_by_what_it_is_narrowed(tmp_path: Path, theme: str) -> None:
    site = TinySite(tmp_path, FILES)
    site.write({"site.yaml": (site.root / "site.yaml").read_text().replace("plain", theme)}).built()
    page = dom(site, "/articles/a/")
    for name, value in (("kind", "Report"), ("driver", "Gasly"), ("team", "Alpine")):
        assert texts(page, f'article[data-pagefind-body] [data-pagefind-filter="{name}"]') == [value]
    assert values(page, '[data-pagefind-filter="year[data-year]"]', "data-year") == ["2024"]
    assert dom(site, "/about/").css_matches("article[data-pagefind-body]")
    assert texts(dom(site, "/drivers/gasly/"), 'h1[data-pagefind-filter="driver"]') == ["Gasly"]
    assert not dom(site, "/").css_matches("[data-pagefind-body]")
    assert not dom(site, "/articles/").css_matches("[data-pagefind-body]")


@pytest.mark.usefixtures("no_program")
def test_links_to_a_search_that_a_site_asks_for_are_not_called_broken_in_a_preview(tmp_path: Path) -> None:
    linked = article("A", "2024-06-17") + "\n[Search](/search/)\n"
    site = TinySite(tmp_path, {**FILES, "content/articles/a.md": linked})
    preview = {"search": False, "on_request": True}
    assert [each.code for each in site.built(**preview).problems] == ["PF201"]
    nav = "search: true\nnav:\n  - {title: Search, url: /search/}\n"
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + nav})
    assert not site.built(**preview).problems
    site.write({"content/articles/a.md": linked + "\nOnce more: [search](/search/).\n"})
    assert not site.built(**preview).problems  # of a build that looks at the words alone
    assert [each.code for each in site.built(search=False).problems] == ["PF201"] * 3  # the menu, and two links
