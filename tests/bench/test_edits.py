"""Every edit of the bench shows in a warm build, and is taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.conftest import COUNT, BuiltBlog
from tests.bench.counts import WrongSiteError
from tests.bench.edits import Edit, body_edit, headline_edit, new_article, new_driver, save, see, taken_back
from tests.tiny import tree

Change = Callable[[Path, int, int], Edit]

EDITS: tuple[Change, ...] = (body_edit, headline_edit, new_article, new_driver)


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> BuiltBlog:
    made = BuiltBlog(tmp_path_factory.mktemp("edited"))
    made.build()
    return made


@pytest.mark.parametrize("change", EDITS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("number", [1, 2])
def test_an_edit_shows_in_a_warm_build_and_not_before(blog: BuiltBlog, change: Change, number: int) -> None:
    edit = change(blog.site.articles, COUNT, number)
    assert edit.shown
    with pytest.raises(WrongSiteError, match="does not show"):
        see(edit, blog.site.output)
    before = tree(blog.site.articles)
    with taken_back(blog.site.articles):
        save(edit)
        assert tree(blog.site.articles) != before
        assert blog.build() > 0
        see(edit, blog.site.output)
    assert tree(blog.site.articles) == before
    blog.build()


def test_after_a_body_edit_one_page_is_written_and_after_none_nothing(blog: BuiltBlog) -> None:
    with taken_back(blog.site.articles):
        save(body_edit(blog.site.articles, COUNT, 1))
        assert blog.build() == 1
        assert blog.build() == 0
    assert blog.build() == 1


def test_edits_may_follow_one_another(blog: BuiltBlog) -> None:
    with taken_back(blog.site.articles):
        edits = []
        for change in EDITS:
            edits.append(change(blog.site.articles, COUNT, 3))
            save(edits[-1])
        blog.build()
        for edit in edits:
            see(edit, blog.site.output)
    blog.build()


def test_a_new_article_is_about_two_drivers_whom_others_are_about_too(blog: BuiltBlog) -> None:
    edit = new_article(blog.site.articles, COUNT, 1)
    pages = [page for page in edit.shown if page.startswith("drivers/")]
    assert len(pages) == 2
    assert all((blog.site.output / page).is_file() for page in pages)
    assert not edit.path.exists()


def test_a_body_edit_fits_the_files_of_every_tool(tmp_path: Path, blog: BuiltBlog) -> None:
    path = body_edit(blog.site.articles, COUNT, 1).path
    other = tmp_path / path.name
    other.write_text("Title: A race\nDrivers: Abel Aldermann\n\nText.\n")
    assert body_edit(tmp_path, COUNT, 2).text.endswith("\n\nText.\n\nLooked at once more: take 2.\n")
