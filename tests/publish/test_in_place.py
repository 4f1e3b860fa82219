"""A folder whose files are replaced one by one."""

import re
from pathlib import Path
from random import Random

import pytest

from generator.errors import SiteError
from generator.publish.in_place import InPlace
from generator.publish.record import RECORD, record_of
from tests.publish.releases import as_nobody, killed_at, modes, published, release_in, shown, steps, told, umask
from tests.publish.test_folder import full_disk

ONE = {
    "index.html": "home a.css",
    "old/index.html": "old a.css",
    "assets/a.css": "a",
    "x": "file",
    "y/z": "in a folder",
}
TWO = {
    "index.html": "home b.css",
    "new/index.html": "new b.css",
    "assets/b.css": "b",
    "x/z": "in a folder",
    "y": "file",
}


@pytest.fixture
def target(tmp_path: Path) -> InPlace:
    return InPlace(tmp_path / "www")


def test_the_folder_holds_the_release_and_its_record(target: InPlace, tmp_path: Path) -> None:
    release = release_in(tmp_path / "one", ONE)
    published(target, release)
    assert shown(target.path) == ONE
    assert sorted(path.name for path in target.path.glob(".*")) == [RECORD]
    held = target.look()
    assert (held.record, held.files, held.foreign) == (record_of(release, "live"), release.files, ())


def test_only_what_differs_is_touched_and_empty_folders_go(target: InPlace, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", {**ONE, "same.txt": "same"}))
    before = (target.path / "same.txt").stat()
    published(target, release_in(tmp_path / "two", {**TWO, "same.txt": "same"}))
    after = (target.path / "same.txt").stat()
    assert shown(target.path) == {**TWO, "same.txt": "same"}
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not (target.path / "old").exists()


def test_a_web_server_of_another_user_may_read_what_is_put_there(target: InPlace, tmp_path: Path) -> None:
    with umask(0o077):
        published(target, release_in(tmp_path / "one", ONE))
        published(target, release_in(tmp_path / "two", TWO))
    assert modes(target.path) == {("folder", 0o755), ("file", 0o644)}


def test_nothing_changed_is_nothing_done(target: InPlace, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", ONE))
    before = (target.path / RECORD).stat()
    assert published(target, release_in(tmp_path / "again", ONE)).is_empty
    after = (target.path / RECORD).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_not_ours_stays(target: InPlace, tmp_path: Path) -> None:
    target.path.mkdir()
    for name, text in (("mine.txt", "mine"), ("index.html", "theirs")):
        (target.path / name).write_text(text)
    (target.path / "link").symlink_to(tmp_path)
    assert target.look().foreign == ("index.html", "link", "mine.txt")
    plan = published(target, release_in(tmp_path / "one", ONE), adopt=True)
    assert plan.record.others == ("link", "mine.txt")
    published(target, release_in(tmp_path / "two", TWO))
    assert (target.path / "mine.txt").read_text() == "mine"
    assert (target.path / "link").is_symlink()
    assert (target.path / "index.html").read_text() == "home b.css"


def test_a_file_of_ours_that_cannot_be_read_is_named(target: InPlace, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", ONE))
    (target.path / "old/index.html").chmod(0)
    assert told(as_nobody(target.path, InPlace(Path()).look)) == (
        ".: error: this target cannot be published to: permission denied: old/index.html\n"
        "  hint: see to it, and publish again"
    )


def test_no_release_is_kept_to_go_back_to(target: InPlace, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", ONE))
    with pytest.raises(SiteError) as error:
        target.rollback()
    assert str(error.value) == (
        f"{target.path}: error: files are replaced in place, so no earlier release is kept\n"
        "  hint: publish an earlier state of the site"
    )


def test_every_page_has_its_assets_whenever_a_publish_is_killed(target: InPlace, tmp_path: Path) -> None:
    one, two = release_in(tmp_path / "one", ONE), release_in(tmp_path / "two", TWO)
    published(target, one)
    count = steps(lambda: published(target, two))
    published(target, one)
    for step in (Random(6).randrange(count) for _ in range(50)):
        killed_at(step, lambda: published(target, two))
        found = shown(target.path)
        pages = {path: text for path, text in found.items() if path.endswith(".html")}
        assert all(text in (ONE.get(path), TWO.get(path)) for path, text in pages.items())
        assert all(f"assets/{name}" in found for text in pages.values() for name in re.findall(r"\w\.css", text))
        assert target.look().foreign == ()
        published(target, two)
        assert shown(target.path) == TWO
        published(target, one)
        assert shown(target.path) == ONE
        assert sorted(path.name for path in target.path.glob(".*")) == [RECORD]


def test_a_disk_without_room_leaves_the_site_as_it_was(target: InPlace, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", ONE))
    large = release_in(tmp_path / "large", {**TWO, "c/index.html": "long " * 100})

    def publish() -> None:
        full_disk()
        published(target, large)

    assert told(publish) == (
        f"{target.path}: error: this target cannot be published to: file too large\n"
        "  hint: see to it, and publish again"
    )
    assert shown(target.path) == ONE
    assert sorted(path.name for path in target.path.glob(".*")) == [RECORD]
