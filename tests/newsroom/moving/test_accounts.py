"""Everything of an old site is accounted for once: the lines of a report add up to the entries, or the files, there."""

from collections import Counter
from pathlib import Path

from generator.newsroom.moving.hugo.importing import import_hugo
from generator.newsroom.moving.jekyll.importing import import_jekyll
from generator.newsroom.moving.report import Moved
from generator.newsroom.moving.wordpress.importing import import_wordpress
from tests.made_pictures import picture
from tests.newsroom.moving.old_sites import builds, old_site
from tests.newsroom.moving.wxr import entry, export

BASE = "https://kerb.example/blog/wp-content/uploads"


def attachment(number: int, url: str) -> str:
    return entry(number, f"File {number}", "", post_type="attachment", status="inherit", attachment_url=url)


ITEMS = (
    entry(1, "One", f'<img src="{BASE}/a.jpg"> <img src="{BASE}/gone.jpg"> <img src="{BASE}/bad-300x200.jpg">'),
    entry(2, "About", "Text", post_type="page"),
    entry(3, "Later", "Text", status="draft"),
    entry(4, "Thrown", "Text", status="trash"),
    entry(5, "", "", status="auto-draft"),
    entry(6, "Menu", "", post_type="nav_menu_item"),
    entry(7, "One", "Older", post_type="revision", status="inherit"),
    entry(8, "Ticket", "Text", post_type="product"),
    entry(9, "Again", "Text", post_type="wp_block"),
    entry(10, "", "", post_type=""),
    entry(1, "Another of that number", "Text", more="<wp:comment></wp:comment>\n"),
    attachment(11, f"{BASE}/a.jpg"),
    attachment(12, f"{BASE}/a-scaled.jpg"),
    attachment(13, f"{BASE}/gone.jpg"),
    attachment(14, f"{BASE}/bad.jpg"),
    attachment(15, f"{BASE}/unshown.jpg"),
    attachment(16, f"{BASE}/unknown.jpg"),
    attachment(17, ""),
    attachment(17, ""),
)
TEXTS = ("article", "draft", "page", "file")


def counted(found: Moved) -> int:
    return len(found.left) + len([each for each in found.came if each.what in TEXTS])


def test_the_entries_of_an_export_add_up(tmp_path: Path) -> None:
    uploads = old_site(
        tmp_path / "uploads", {"a.jpg": picture(), "bad.jpg": picture()[:200], "unshown.jpg": picture(size=(9, 9))}
    )
    path = export(tmp_path, *ITEMS)
    found = import_wordpress(tmp_path / "site", [path], uploads)
    assert counted(found) == len(ITEMS) == 19
    assert Counter(each.what for each in found.came) == {
        "article": 2, "page": 1, "draft": 1, "file": 1, "author": 1, "settings file": 2,
    }  # fmt: skip
    assert [
        (each.where.rpartition("/")[2].partition(":")[0], each.why) for each in found.left if each.what == "file"
    ] == [
        ("bad.jpg", "the picture cannot be read: the file is damaged, or is of another kind"),
        ("a-scaled.jpg", "it is the same file as another"),
        ("gone.jpg", "a text shows it where it is, as no copy of the uploads has it"),
        ("unshown.jpg", "no text that came over shows it"),
        ("unknown.jpg", "no text that came over shows it"),
        ("export.xml", "no text that came over shows it"),
    ]
    builds(tmp_path / "site")
    again = import_wordpress(tmp_path / "site", [path], uploads)
    assert counted(again) == len(ITEMS)
    assert [each.path for each in again.came if each.what == "file"] == ["content/media/a.jpg"]


def test_the_files_of_a_folder_of_jekyll_add_up(tmp_path: Path) -> None:
    old = {
        "_config.yml": "title: K\ncollections: {authors: {output: true}}\n",
        "_posts/2019-03-04-one.md": "---\ntitle: One\n---\nx",
        "_posts/nodate.md": "---\ntitle: N\n---\nx",
        "_drafts/two.md": "---\ntitle: Two\n---\nx",
        "_authors/ada.md": "---\nname: Ada Apex\n---\nx",
        "_data/x.yml": "a: 1",
        "_layouts/x.html": "x",
        "_other/x.md": "---\n---\nx",
        "about.md": "---\n---\nx",
        "index.md": "---\n---\nx",
        "css/x.scss": "---\n---\nx",
        "img/a.jpg": "x",
        "img/a#b.jpg": "x",
        "README.md": "x",
        "plain.md": "no front matter",
        ".hidden": "x",
        "404.html": "---\n---\nx",
    }
    found = import_jekyll(tmp_path / "site", old_site(tmp_path / "old", old))
    assert named(found, tmp_path / "old") == sorted(old)
    builds(tmp_path / "site")


def test_the_files_of_a_folder_of_hugo_add_up(tmp_path: Path) -> None:
    old: dict[str, str | bytes] = {
        "hugo.toml": 'title = "K"\n',
        "content/_index.md": "---\ntitle: Home\n---\nx",
        "content/posts/_index.md": "---\ntitle: Posts\n---\n",
        "content/posts/one.md": "---\ntitle: One\ndate: 2019-03-04\n---\nx",
        "content/posts/two/index.md": "---\ntitle: Two\ndate: 2019-03-05\n---\nx",
        "content/posts/two/part.md": "x",
        "content/posts/two/a.jpg": picture(),
        "content/posts/two/bad.jpg": picture()[:200],
        "content/posts/two/data.csv": "a,b",
        "content/posts/loose.jpg": picture(),
        "content/posts/three.org": "x",
        "content/hidden.md": "---\nheadless: true\n---\nx",
        "content/tags/rain/_index.md": "---\ntitle: Rain\n---\nWet",
        "static/b.jpg": "x",
        "static/robots.txt": "x",
        "layouts/x.html": "x",
        "data/x.yaml": "a: 1",
        "assets/x.css": "x",
        "README.md": "x",
    }
    found = import_hugo(tmp_path / "site", old_site(tmp_path / "old", old))
    assert named(found, tmp_path / "old") == sorted(old)
    builds(tmp_path / "site")


def named(found: Moved, old: Path) -> list[str]:
    """The files that a report names, each as often as it does."""
    came = [each.source for each in found.came if each.what != "settings file"]
    every = [*came, *(each.where for each in found.left)]
    return sorted(each.removeprefix(f"{old}/").removeprefix("jekyll ").removeprefix("hugo ") for each in every)
