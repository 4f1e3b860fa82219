"""Watching: what counts as a change, bursts, folders that come and go."""

import itertools
import logging
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.preview.watch import CROWD, FOLDERS, LONGEST, QUIET, Changes, concerns
from generator.stages.load import load
from tests.preview.running import PATIENCE, save
from tests.tiny import TinySite

CONCERNS = (
    ("site.yaml", True),
    ("content", True),
    ("themes", True),
    ("translations/de.po", True),
    ("plugins/pace.py", True),
    ("plugins/.pace.py.swp", False),
    ("translations/.de.po.swp", False),
    ("content/articles/a.md", True),
    ("content/articles", True),
    ("content/articles/a~b.md", True),
    ("content/articles/.a.md.swp", False),
    ("content/articles/.#a.md", False),
    ("content/articles/#a.md#", False),
    ("content/articles/a.md~", False),
    ("content/.git/index", False),
    ("content/static/.well-known/x", True),
    ("content/static/.htaccess", True),
    ("content/static/a~", True),
    ("content/staticx/.a", False),
    ("themes/apex/templates/base.html", True),
    ("themes/apex/.git/HEAD", False),
    ("themes/apex/templates/.base.html.swp", False),
    ("themes/apex/assets/a~", True),
    ("", False),
    ("output/index.html", False),
    (".cache/serve/index.html", False),
    ("contents/a.md", False),
    ("README.md", False),
    ("site.yaml~", False),
    (".site.yaml.swp", False),
    ("sub/site.yaml", False),
)

NAME = st.text(st.sampled_from("a.~#"), min_size=1, max_size=6).filter(lambda name: name.strip("."))
PATH = st.lists(NAME, min_size=1, max_size=3).map("/".join)
FOLDER = st.sampled_from(["content/articles/", "content/static/", "content/media/", "content/drivers/"])
ENDING = st.sampled_from([".md", ".png", ".yaml", ""])


@pytest.fixture(params=[False, True], ids=["told", "polling"])
def changes(request: pytest.FixtureRequest, site: TinySite) -> Iterator[Changes]:
    with Changes(site.root, poll=request.param, every=0.1) as changes:
        assert changes.polling is request.param
        yield changes


@pytest.fixture
def site(tmp_path: Path) -> TinySite:
    return TinySite(tmp_path / "site", {"content/articles/a.md": "a", "content/articles/b.md": "b"})


def seen(changes: Changes, path: str) -> set[str]:
    """All that changed until this path did."""
    found: set[str] = set()
    while path not in found:
        burst = changes.wait(PATIENCE)
        assert burst, f"{path} did not change"
        found |= burst
    return found


def test_only_what_the_build_can_read_concerns_it() -> None:
    assert [path for path, wanted in CONCERNS if concerns(path) is not wanted] == []
    assert len(CONCERNS) == 31


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(folder=FOLDER, path=PATH, ending=ENDING)
def test_whatever_the_build_reads_concerns_it(folder: str, path: str, ending: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        site = TinySite(Path(root), {folder + path + ending: "text"})
        assert all(concerns(source.path) for source in load(site.root).sources)


def test_every_kind_of_change_is_told(site: TinySite, changes: Changes) -> None:
    site.write({"content/articles/a.md": "longer than it was"})
    assert seen(changes, "content/articles/a.md") == {"content/articles/a.md"}
    site.write({"content/new/deep/c.md": "c"})
    assert "content/new" in seen(changes, "content/new/deep/c.md")
    (site.root / "content/articles/a.md").rename(site.root / "content/articles/d.md")
    assert "content/articles/a.md" in seen(changes, "content/articles/d.md")
    site.remove("content/articles/d.md")
    seen(changes, "content/articles/d.md")
    site.write({"site.yaml": "title: Another and longer title"})
    assert seen(changes, "site.yaml") == {"site.yaml"}


def test_reading_and_strangers_are_not_told(site: TinySite, changes: Changes) -> None:
    for path in (site.root / "content").rglob("*.md"):
        path.read_bytes()
    site.write({"output/index.html": "x", ".cache/serve/index.html": "x", "content/articles/.a.md.swp": "x"})
    save(site.root, {"content/articles/a.md": "longer than it was"})
    assert seen(changes, "content/articles/a.md") == {"content/articles/a.md"}


def test_folders_that_vanish_and_come_back_are_watched_again(site: TinySite, changes: Changes) -> None:
    for number in range(2):
        shutil.rmtree(site.root / "content")
        seen(changes, "content")
        site.write({f"content/articles/{number}.md": "anew"})
        changes.wait(PATIENCE)
        site.write({f"content/articles/{number}-more.md": "more"})
        seen(changes, f"content/articles/{number}-more.md")
    site.write({"themes/mine/theme.yaml": "name: Mine"})
    seen(changes, "themes")
    site.write({"themes/mine/assets/a.css": "a {}"})
    seen(changes, "themes/mine/assets/a.css")


def test_a_folder_that_is_replaced_at_once_is_watched_again(site: TinySite, changes: Changes) -> None:
    shutil.copytree(site.root / "content", site.root / "other")
    shutil.rmtree(site.root / "content")
    (site.root / "other").rename(site.root / "content")
    seen(changes, "content")
    site.write({"content/articles/c.md": "c"})
    seen(changes, "content/articles/c.md")


def test_a_burst_is_told_once(site: TinySite) -> None:
    with Changes(site.root) as changes:
        paths = {f"content/articles/{number}.md" for number in range(50)}
        site.write(dict.fromkeys(paths, "text"))
        assert seen(changes, "content/articles/49.md") == paths
        assert changes.wait(3 * QUIET) == frozenset()


def test_changes_that_nobody_waited_for_are_kept(site: TinySite) -> None:
    with Changes(site.root) as changes:
        site.write({"content/articles/c.md": "c"})
        seen(changes, "content/articles/c.md")
        site.write({"content/articles/d.md": "d"})
        threading.Event().wait(3 * QUIET)
        assert changes.wait(PATIENCE) == frozenset({"content/articles/d.md"})


def test_a_file_that_never_rests_holds_nothing_up(site: TinySite) -> None:
    done = threading.Event()

    def keep_writing() -> None:
        while not done.wait(QUIET / 10):
            site.write({"content/articles/a.md": "text"})

    writer = threading.Thread(target=keep_writing)
    with Changes(site.root) as changes:
        writer.start()
        try:
            assert changes.wait(2 * LONGEST) == frozenset({"content/articles/a.md"})
        finally:
            done.set()
            writer.join()


def test_files_without_end_do_not_hold_up_for_ever(site: TinySite) -> None:
    done, names = threading.Event(), itertools.count()

    def keep_writing() -> None:
        while not done.wait(QUIET / 10):
            site.write({f"content/articles/{next(names)}.md": "text"})

    writer = threading.Thread(target=keep_writing)
    with Changes(site.root) as changes:
        writer.start()
        try:
            assert len(changes.wait(PATIENCE) or ()) > CROWD
            assert not done.is_set()
        finally:
            done.set()
            writer.join()


def test_when_the_system_lost_events_everything_may_have_changed(site: TinySite) -> None:
    logger = logging.getLogger("watchdog.observers.inotify_c")
    with Changes(site.root) as changes:
        logger.warning("something else")
        logger.warning("Inotify queue overflowed; filesystem events were lost")
        assert changes.wait(PATIENCE) == frozenset(FOLDERS)
    assert not logging.getLogger("watchdog").handlers


def test_closing_ends_a_wait(site: TinySite) -> None:
    with Changes(site.root) as changes:
        told: list[object] = []
        waiter = threading.Thread(target=lambda: told.append(changes.wait()))
        waiter.start()
        changes.close()
        waiter.join(PATIENCE)
        assert told == [None]
        assert changes.wait() is None


def test_links_that_lead_back_do_not_hold_polling_up(site: TinySite) -> None:
    for number in range(3):
        (site.root / f"content/articles/{number}").symlink_to("..", target_is_directory=True)
    (site.root / "shared").mkdir()
    (site.root / "content/shared").symlink_to("../shared", target_is_directory=True)
    with Changes(site.root, poll=True, every=0.1) as changes:
        site.write({"shared/a.md": "a"})
        seen(changes, "content/shared/a.md")


def test_content_that_is_a_link_is_watched_where_it_leads(site: TinySite) -> None:
    (site.root / "content").rename(site.root.parent / "elsewhere")
    (site.root / "content").symlink_to("../elsewhere", target_is_directory=True)
    with Changes(site.root) as changes:
        site.write({"content/articles/c.md": "c"})
        seen(changes, "content/articles/c.md")


def test_a_site_that_is_no_folder_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError), Changes(tmp_path / "nowhere"):
        pass
