"""How many pages a blog should have agrees with what our own build makes, and what is amiss is told."""

import shutil
from pathlib import Path

import pytest

from tests.bench.blog import articles
from tests.bench.conftest import COUNT
from tests.bench.counts import WrongSiteError, check, check_lengths, expected, length, made
from tests.bench.sites import Site

WANTED = expected(articles(COUNT))


@pytest.fixture
def copy(built_blog: Site, tmp_path: Path) -> Path:
    """A copy of the built blog, to be spoiled."""
    return shutil.copytree(built_blog.output, tmp_path / "output")


def test_our_own_build_makes_just_the_pages_that_are_expected(built_blog: Site) -> None:
    check(built_blog.output, WANTED)
    assert WANTED.html["articles"] == COUNT + 3
    assert WANTED.total() > 2 * COUNT
    assert made(built_blog.output).cards >= WANTED.cards


def test_a_page_that_is_missing_is_told(copy: Path) -> None:
    next((copy / "drivers").glob("*/index.html")).unlink()
    with pytest.raises(WrongSiteError, match=rf"pages are .*'drivers': {WANTED.html['drivers'] - 1}\b"):
        check(copy, WANTED)


def test_pages_of_other_kinds_are_told(copy: Path) -> None:
    (copy / "calendar").mkdir()
    (copy / "calendar/index.html").write_text("")
    with pytest.raises(WrongSiteError, match="'calendar': 1"):
        check(copy, WANTED)


def test_a_picture_and_a_feed_that_are_missing_are_told(copy: Path) -> None:
    (copy / "images/car-07.png").unlink()
    with pytest.raises(WrongSiteError, match="'pictures': 23"):
        check(copy, WANTED)
    (copy / "feed.xml").unlink()
    with pytest.raises(WrongSiteError, match=r"should be \{'feed': 1"):
        check(copy, WANTED)


def test_lists_that_show_too_few_articles_are_told(tmp_path: Path) -> None:
    wanted = expected(articles(1))
    for folder, pages in wanted.html.items():
        for number in range(pages):
            page = tmp_path / folder / (f"{number}/index.html" if folder else "index.html")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text('<li class="card">')
    for name in ("feed.xml", "sitemap.xml", "bench.css", *(f"{number}.png" for number in range(24))):
        (tmp_path / name).write_text("")
    with pytest.raises(WrongSiteError, match=rf"show {wanted.total()} articles, should be {wanted.cards}"):
        check(tmp_path, wanted)


def test_much_more_or_less_html_than_the_other_tool_writes_is_told(built_blog: Site, copy: Path) -> None:
    both = {"ours": copy, "hugo": built_blog.output}
    check_lengths(both, beside="hugo")
    home = copy / "index.html"
    home.write_text(home.read_text() + " " * (length(copy) // 10))
    with pytest.raises(WrongSiteError, match="ours makes"):
        check_lengths(both, beside="hugo")
