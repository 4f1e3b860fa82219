"""Writing: the build owns what it wrote, and touches nothing else. Builds that are killed: see
`tests/test_killed.py`."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.lock import locked
from generator.manifest import MANIFEST
from generator.store.memo import Memo
from tests.tiny import TinySite, article, tree

ARTICLES = {
    "content/articles/one.md": article("One", drivers="[Pierre Gasly]"),
    "content/articles/two.md": article("Two", date="2024-06-18", tags="[rain]"),
    "content/articles/three.md": article("Three", date="2024-06-19"),
}


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", ARTICLES)


def marks(site: TinySite) -> dict[str, tuple[int, int]]:
    """Inode and time of change of every output, the manifest too."""
    stats = {path: (site.output / path).stat() for path in tree(site.output)}
    return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in stats.items()}


def test_a_build_with_nothing_changed_writes_nothing_and_renders_nothing(site: TinySite) -> None:
    first = site.built()
    assert first.written == first.planned == first.rendered
    before = marks(site)
    again = site.built()
    assert (again.written, again.removed, again.rendered) == (0, 0, 0)
    assert marks(site) == before


def test_without_its_memo_a_build_believes_its_manifest_and_the_bytes(site: TinySite) -> None:
    site.built()
    before = marks(site)
    site.memo = Memo()
    again = site.built()
    assert (again.written, again.rendered) == (0, 0)
    assert marks(site) == before


def test_an_edit_touches_only_the_files_that_differ(site: TinySite) -> None:
    site.built()
    before = marks(site)
    site.write(
        {"content/articles/one.md": article("One", body="Other text.", summary="Same", drivers="[Pierre Gasly]")}
    )
    site.built()
    changed = {path for path, mark in marks(site).items() if before.get(path) != mark}
    assert "articles/one/index.html" in changed
    assert "articles/three/index.html" not in changed


@pytest.mark.parametrize("gone", ["renamed", "deleted", "unpublished", "expired"])
def test_a_source_that_goes_leaves_nothing_behind(site: TinySite, gone: str) -> None:
    site.built()
    assert (site.output / "articles/one/index.html").is_file()
    assert (site.output / "drivers/pierre-gasly/index.html").is_file()
    if gone in ("renamed", "deleted"):
        site.remove("content/articles/one.md")
    if gone == "renamed":
        site.write({"content/articles/uno.md": article("Uno")})
    if gone == "unpublished":
        site.write({"content/articles/one.md": article("One", drivers="[Pierre Gasly]", draft="true")})
    if gone == "expired":
        site.write({"content/articles/one.md": article("One", drivers="[Pierre Gasly]", expires="2024-06-30")})
    report = site.built()
    assert report.removed
    assert not (site.output / "articles/one").exists()
    assert not (site.output / "drivers/pierre-gasly").exists()
    assert tree(site.output) == clean(site)


def clean(site: TinySite) -> dict[str, bytes]:
    """The output of a build of the same sources from nothing."""
    other = TinySite(site.root.parent / "clean")
    for path, data in tree(site.root).items():
        if not path.startswith("output/"):
            target = other.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    other.built()
    found = tree(other.output)
    subprocess.run(["rm", "-r", str(other.root)], check=True)
    return found


# ---------------------------------------------------------------- files that are not ours


def test_files_the_build_did_not_write_are_neither_removed_nor_overwritten(site: TinySite) -> None:
    mine = site.output / "articles" / "notes.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    site.built()
    site.remove("content/articles/one.md")
    site.built()
    assert mine.read_text() == "mine"


def test_a_foreign_file_where_a_page_has_to_go_is_an_error_that_names_it(site: TinySite) -> None:
    (site.output / "articles" / "one").mkdir(parents=True)
    (site.output / "articles" / "one" / "index.html").write_text("mine")
    report = site.build()
    assert site.told(report) == (
        "output/articles/one/index.html: error: this was not written by the build and stands where it has to write\n"
        "  hint: move it away, or build with --adopt to replace it"
    )
    assert tree(site.output) == {"articles/one/index.html": b"mine"}
    assert site.built(adopt=True).written
    assert "<h1" in site.page("/articles/one/")


def test_a_foreign_file_with_the_same_bytes_is_adopted(site: TinySite) -> None:
    site.built()
    (site.output / MANIFEST).unlink()
    before = marks(site)
    report = site.built()
    assert report.written == 0
    assert {path: mark for path, mark in marks(site).items() if path != MANIFEST} == {
        path: mark for path, mark in before.items() if path != MANIFEST
    }


def test_a_file_of_ours_that_someone_changed_is_kept_when_its_page_goes(site: TinySite) -> None:
    site.built()
    (site.output / "articles/one/index.html").write_text("changed by hand")
    site.remove("content/articles/one.md")
    site.built()
    assert (site.output / "articles/one/index.html").read_text() == "changed by hand"


def test_a_file_of_ours_that_someone_changed_is_made_again(site: TinySite) -> None:
    site.built()
    good = tree(site.output)
    (site.output / "articles/one/index.html").write_text("changed by hand")
    assert site.built().written == 1
    assert tree(site.output) == good


def test_a_link_in_the_output_is_never_written_through(site: TinySite, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("precious")
    site.output.mkdir()
    (site.output / "articles").symlink_to(outside, target_is_directory=True)
    report = site.build()
    assert report.failed
    assert "output/articles: error: this was not written by the build" in site.told(report)
    assert tree(outside) == {"index.html": b"precious"}


@pytest.mark.parametrize("adopt", [False, True])
def test_what_is_no_file_at_all_is_never_replaced(site: TinySite, adopt: bool) -> None:
    site.output.mkdir()
    os.mkfifo(site.output / "feed.xml")
    assert site.told(site.build(adopt=adopt)) == (
        "output/feed.xml: error: this was not written by the build and stands where it has to write\n"
        "  hint: move it away"
    )
    assert (site.output / "feed.xml").is_fifo()


@pytest.mark.parametrize("name", [f"{MANIFEST}.lock", f"{MANIFEST}.new"])
def test_what_the_system_does_not_let_us_write_is_told_and_leaves_the_last_good_site(site: TinySite, name: str) -> None:
    site.built()
    before = tree(site.output)
    (site.output / name / "more").mkdir(parents=True)
    site.write({"content/articles/one.md": article("Another")})
    told = site.told(site.build())
    assert told.startswith(f"{site.output / name}: error: the site cannot be written to this folder: ")
    assert tree(site.output) == before


@pytest.mark.parametrize("name", [f"{MANIFEST}.lock", f"{MANIFEST}.new", f"{MANIFEST}.files"])
def test_a_link_with_a_name_of_the_builds_own_is_never_followed(site: TinySite, tmp_path: Path, name: str) -> None:
    precious = tmp_path / "precious"
    precious.mkdir() if name.endswith("files") else precious.write_text("precious")
    site.output.mkdir()
    (site.output / name).symlink_to(precious)
    site.built()
    assert tree(site.output) == clean(site)
    assert precious.is_dir() or precious.read_text() == "precious"


def test_a_page_may_become_a_folder_and_a_folder_a_page(site: TinySite) -> None:
    site.write({"content/static/extra": "a file", "content/static/more/inner.txt": "a file in a folder"})
    site.built()
    site.remove("content/static/extra")
    site.remove("content/static/more/inner.txt")
    (site.root / "content/static/more").rmdir()
    site.write({"content/static/extra/inner.txt": "now a folder", "content/static/more": "now a file"})
    site.built()
    assert (site.output / "extra/inner.txt").read_text() == "now a folder"
    assert (site.output / "more").read_text() == "now a file"
    assert tree(site.output) == clean(site)


def test_a_damaged_manifest_is_an_error_and_nothing_is_touched(site: TinySite) -> None:
    site.built()
    (site.output / MANIFEST).write_text("parcferme manifest 1\n/../../escape\tx\ty\n")
    before = marks(site)
    report = site.build()
    assert "output/.parcferme: error: the list of what the build wrote here cannot be read" in site.told(report)
    assert marks(site) == before


# ---------------------------------------------------------------- whole or not at all


def test_a_failed_build_leaves_the_last_good_site(site: TinySite) -> None:
    site.built()
    before = marks(site)
    site.write({"content/articles/one.md": "---\ntitle: [broken\n---\n", "content/articles/new.md": article("New")})
    assert site.build().failed
    assert marks(site) == before


def test_a_template_that_fails_half_way_leaves_the_last_good_site(site: TinySite) -> None:
    site.built()
    before = marks(site)
    site.write({"themes/plain/templates/driver.html": "{{ entity.nothing_of_the_kind }}"})
    assert site.build().failed
    assert marks(site) == before


# ---------------------------------------------------------------- one at a time


def test_a_second_build_at_the_same_time_says_who_holds_the_folder(site: TinySite) -> None:
    holder = "import sys,time,pathlib\nfrom generator.lock import locked\n"
    holder += "with locked(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)\n"
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(site.output)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        report = site.build()
        process.kill()
    assert f"output: error: another build is writing this folder: process {process.pid} on " in site.told(report)
    deadline = time.monotonic() + 20
    while site.build().failed and time.monotonic() < deadline:
        pass
    assert not site.build().failed


def test_a_lock_is_let_go_and_leaves_nothing(site: TinySite) -> None:
    with locked(site.output):
        assert os.listdir(site.output)
    assert os.listdir(site.output) == []
