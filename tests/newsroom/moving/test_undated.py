"""Texts without a date that exists: none is published as if it were of today, and each is told."""

from pathlib import Path

import pytest

from generator.newsroom.moving.hugo.importing import import_hugo
from generator.newsroom.moving.jekyll.importing import import_jekyll
from tests.newsroom.moving.old_sites import builds, keys, old_site, texts

DATED = "---\ntitle: One\ndate: 2019-03-04\n---\nx"
UNDATED = {
    "---\ntitle: Two\n---\nx": [],
    "---\ntitle: Two\ndate: 2019-13-45\n---\nx": ["'2019-13-45' is no date that exists, and is left out"],
    '+++\ntitle = "Two\n+++\nx': ["the front matter cannot be read: it is read line by line"],
    "+++\ntitle = 'Two'\ndate = 2019-03-04\nx": ["the front matter has no end: all of it is taken for text"],
}
TOLD = "it has no date, so it is a page, though texts beside it are articles"


@pytest.mark.parametrize("text", UNDATED)
def test_a_text_of_hugo_without_a_date_beside_articles_is_told(tmp_path: Path, text: str) -> None:
    old = {"hugo.toml": "", "content/posts/one.md": DATED, "content/posts/two.md": text}
    found = import_hugo(tmp_path / "site", old_site(tmp_path / "old", old))
    assert [each.message for each in found.problems if "posts/two.md" in each.at.path] == [*UNDATED[text], TOLD]
    assert "pages/posts/two.md" in texts(tmp_path / "site")
    builds(tmp_path / "site")


def test_all_texts_without_a_date_ran() -> None:
    assert len(UNDATED) == 4


def test_pages_of_hugo_need_no_date(tmp_path: Path) -> None:
    page = "---\ntitle: A page\n---\nx"
    old = {
        "hugo.toml": "",
        "content/posts/one.md": DATED,
        "content/posts/_index.md": page,
        "content/about.md": page,
        "content/team/ada.md": page,
    }
    assert import_hugo(tmp_path / "site", old_site(tmp_path / "old", old)).problems == ()


POSTS = {
    "nodate.md": "title: A",
    "nodate-but-front.md": "title: A\ndate: 2019-05-06",
    "2019-13-45-baddate.md": "title: A",
}


@pytest.mark.parametrize("name", POSTS)
def test_a_post_that_jekyll_does_not_publish_is_a_draft(tmp_path: Path, name: str) -> None:
    old = old_site(tmp_path / "old", {f"_posts/{name}": f"---\n{POSTS[name]}\n---\nx"})
    found = import_jekyll(tmp_path / "site", old)
    (text,) = texts(tmp_path / "site").values()
    assert keys(text)["draft"] == "true"
    assert "aliases" not in keys(text)
    is_dated = "date:" in POSTS[name]
    assert (keys(text)["date"] == "2019-05-06") == is_dated
    whose = "its front matter" if is_dated else "its file, which says little"
    (told,) = found.problems
    assert told.message == (
        "its name begins with no date that exists, so Jekyll does not publish it: it is a draft now, with the date of "
        f"{whose}"
    )
    builds(tmp_path / "site")


def test_all_posts_ran() -> None:
    assert len(POSTS) == 3


def test_a_year_of_two_digits_is_one_of_our_time(tmp_path: Path) -> None:
    old = {"_posts/19-3-4-one.md": "---\ntitle: One\n---\nx", "_posts/99-12-31-two.md": "---\ntitle: Two\n---\nx"}
    import_jekyll(tmp_path / "site", old_site(tmp_path / "old", old))
    assert {keys(text)["date"] for text in texts(tmp_path / "site").values()} == {"2019-03-04", "1999-12-31"}
