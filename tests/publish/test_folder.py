"""A folder as a target: releases side by side, one of which is read."""

import os
import resource
import signal
from pathlib import Path
from random import Random
from shutil import rmtree

import pytest

from generator.build import untracked
from generator.errors import SiteError
from generator.publish.folder import Releases, folder_target
from generator.publish.plan import planned
from generator.publish.record import record_of
from generator.publish.targets import Named
from generator.schema.publish import FolderTarget
from tests.publish.releases import as_nobody, killed_at, modes, published, release_in, shown, steps, told, umask

ONE = {"index.html": "home", "a/index.html": "a", "assets/a.css": "a", "feed.xml": "1"}
TWO = {"index.html": "home 2", "b/index.html": "b", "assets/a.css": "a", "assets/b.css": "b", "feed.xml": "2"}


@pytest.fixture
def target(tmp_path: Path) -> Releases:
    return Releases(tmp_path / "www", 3)


def current(target: Releases) -> Path:
    return target.path / "current"


def names(target: Releases) -> list[str]:
    """What stands among the releases."""
    return sorted(os.listdir(target.path / "releases"))


def test_a_release_is_read_through_a_link(target: Releases, tmp_path: Path) -> None:
    release = release_in(tmp_path / "one", ONE)
    assert target.look().record is None
    published(target, release)
    assert shown(current(target)) == ONE
    assert os.readlink(current(target)).startswith("releases/")
    held = target.look()
    assert (held.record, held.files, held.foreign) == (record_of(release, "live"), release.files, ())


def test_the_next_release_stands_beside_the_last_and_shares_what_is_the_same(target: Releases, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", ONE))
    before = os.stat(current(target) / "assets/a.css")
    plan = published(target, release_in(tmp_path / "two", TWO))
    assert shown(current(target)) == TWO
    assert plan.sent == ("assets/b.css", "b/index.html", "index.html", "feed.xml")
    assert plan.removed == ("a/index.html",)
    after = os.stat(current(target) / "assets/a.css")
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert len(names(target)) == 4


def test_nothing_changed_is_nothing_done(target: Releases, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", ONE))
    before = names(target)
    assert published(target, release_in(tmp_path / "again", ONE)).is_empty
    assert names(target) == before


def test_so_many_releases_stay_and_older_ones_go(target: Releases, tmp_path: Path) -> None:
    for number in range(6):
        published(target, release_in(tmp_path / str(number), {"index.html": str(number)}))
    assert len(names(target)) == 6
    assert sorted(path.read_text() for path in target.path.glob("releases/*/index.html")) == ["3", "4", "5"]
    assert shown(current(target)) == {"index.html": "5"}


def test_a_release_can_be_taken_back_as_far_as_there_are_some(target: Releases, tmp_path: Path) -> None:
    first, second = release_in(tmp_path / "one", ONE), release_in(tmp_path / "two", TWO)
    published(target, first)
    published(target, second)
    assert target.rollback() == record_of(first, "live")
    assert shown(current(target)) == ONE
    assert target.look().record == record_of(first, "live")
    with pytest.raises(SiteError) as error:
        target.rollback()
    assert str(error.value) == (
        f"{target.path}: error: there is no release before the one that is read\n"
        "  hint: publish an earlier state of the site"
    )
    published(target, second)
    assert shown(current(target)) == TWO


def test_what_was_taken_back_and_is_published_again_is_no_second_release(target: Releases, tmp_path: Path) -> None:
    first, second = release_in(tmp_path / "one", ONE), release_in(tmp_path / "two", TWO)
    published(target, first)
    for _ in range(target.keep + 1):
        published(target, second)
        target.rollback()
        assert shown(current(target)) == ONE
        assert len(target.look().files) == len(ONE)
    published(target, second)
    assert shown(current(target)) == TWO
    assert len(names(target)) == 4
    assert target.rollback() == record_of(first, "live")


def test_a_release_that_nobody_read_is_none_to_go_back_to(target: Releases, tmp_path: Path) -> None:
    texts = [{**ONE, "index.html": str(number)} for number in range(3)]
    releases = [release_in(tmp_path / str(number), each) for number, each in enumerate(texts)]

    def prepare() -> None:
        if target.path.exists():
            rmtree(target.path)
        for release in releases[:2]:
            published(target, release)

    prepare()
    seen = set()
    for step in range(steps(lambda: published(target, releases[2]))):
        prepare()
        killed_at(step, lambda: published(target, releases[2]))
        number = texts.index(shown(current(target)))
        assert target.look().files == releases[number].files
        seen.add(number)
        assert target.rollback() == record_of(releases[number - 1], "live")
        assert shown(current(target)) == texts[number - 1]
        assert len(names(target)) == 2 * (number + 1)
    assert seen == {1, 2}


def test_a_link_that_cannot_be_moved_leaves_no_release_behind(target: Releases, tmp_path: Path) -> None:
    release = release_in(tmp_path / "one", ONE)
    plan = planned("live", target.look(), release)
    (target.path / "current/mine").mkdir(parents=True)
    with pytest.raises(SiteError):
        target.send(release, plan, untracked)
    assert sorted(path.name for path in target.path.rglob("*")) == ["current", "mine", "releases"]


def test_a_file_that_was_damaged_or_lost_is_sent_again(target: Releases, tmp_path: Path) -> None:
    release = release_in(tmp_path / "one", ONE)
    published(target, release)
    (current(target) / "index.html").write_text("defaced")
    (current(target) / "feed.xml").unlink()
    plan = published(target, release)
    assert (plan.added, plan.changed) == (("feed.xml",), ("index.html",))
    assert shown(current(target)) == ONE


def test_what_somebody_put_there_is_foreign_until_it_may_stay(target: Releases, tmp_path: Path) -> None:
    target.path.mkdir()
    (target.path / "notes").write_text("mine")
    assert target.look().foreign == ("../notes",)
    published(target, release_in(tmp_path / "one", ONE), adopt=True)
    (current(target) / ".well-known").mkdir()
    (current(target) / ".well-known/token").write_text("token")
    assert target.look().foreign == (".well-known/token",)
    published(target, release_in(tmp_path / "two", TWO), adopt=True)
    assert target.look().foreign == ()
    assert shown(current(target)) == {**TWO, ".well-known/token": "token"}
    assert (target.path / "notes").read_text() == "mine"


@pytest.mark.parametrize("name", ["current", "releases", "releases/mine", "releases/20240701-120000-0123456789ab.txt"])
def test_a_link_or_a_folder_of_somebody_else_is_foreign(target: Releases, tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (target.path / name).parent.mkdir(parents=True)
    (target.path / name).symlink_to(tmp_path / "elsewhere")
    assert target.look().foreign == (f"../{name}",)


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_no_link_can_replace_is_refused_before_anything_is_done(
    target: Releases, tmp_path: Path, kind: str
) -> None:
    target.path.mkdir()
    current(target).mkdir() if kind == "folder" else current(target).write_text("mine")
    with pytest.raises(SiteError) as error:
        published(target, release_in(tmp_path / "one", ONE), adopt=True)
    assert error.value.problems[0].code == "PF708"
    assert (
        str(error.value) == f"{target.path}: error: 'current' stands where the site has to write\n  hint: move it away"
    )
    assert os.listdir(target.path) == ["current"]


def test_a_release_whose_record_is_lost_is_told_and_published_anew(target: Releases, tmp_path: Path) -> None:
    one, two = release_in(tmp_path / "one", ONE), release_in(tmp_path / "two", TWO)
    published(target, one)
    next(target.path.glob("releases/*.json")).unlink()
    assert target.look().foreign == ("../current (the record of the release that is read is missing)",)
    assert shown(current(target)) == ONE
    published(target, two, adopt=True)
    held = target.look()
    assert (held.record, held.foreign, shown(current(target))) == (record_of(two, "live"), (), TWO)
    assert published(target, two).is_empty


def test_a_link_that_leads_elsewhere_is_replaced_where_it_may_be(target: Releases, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target.path.mkdir()
    current(target).symlink_to(tmp_path / "elsewhere")
    published(target, release_in(tmp_path / "one", ONE), adopt=True)
    assert (shown(current(target)), target.look().foreign) == (ONE, ())
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_release_that_was_published_by_somebody_else_meanwhile_is_not_covered(
    target: Releases, tmp_path: Path
) -> None:
    one, two = release_in(tmp_path / "one", ONE), release_in(tmp_path / "two", TWO)
    plan = planned("live", target.look(), one)
    published(target, two)
    with pytest.raises(SiteError, match="something else was published there meanwhile"):
        target.send(one, plan, untracked)
    assert shown(current(target)) == TWO


@pytest.mark.parametrize("mask", [0o077, 0o027, 0o000])
def test_a_web_server_of_another_user_may_read_every_release(target: Releases, tmp_path: Path, mask: int) -> None:
    with umask(mask):
        published(target, release_in(tmp_path / "one", ONE))
        assert modes(target.path) == {("folder", 0o755), ("file", 0o644)}
        (current(target) / "assets/a.css").chmod(0o600)
        (tmp_path / "two").mkdir()
        release = release_in(tmp_path / "two", TWO)
        (tmp_path / "two/index.html").chmod(0o700)
        published(target, release)
        assert modes(target.path) == {("folder", 0o755), ("file", 0o644)}
        assert os.umask(mask) == mask


def test_a_custom_domain_is_seen(target: Releases, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", {**ONE, "CNAME": "www.pitwall.example\n"}))
    assert target.look().domain == "www.pitwall.example"


# ---------------------------------------------------------------- where it may be


def named(root: Path, path: str = "www", *, in_place: bool = False) -> Named:
    return Named("live", FolderTarget(path=path, in_place=in_place), root)


def test_a_path_is_meant_from_the_folder_of_the_site(tmp_path: Path) -> None:
    assert folder_target(named(tmp_path)).where == str(tmp_path / "www")
    assert folder_target(named(tmp_path, path="/srv/www", in_place=True)).where == "/srv/www"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        (".", "the site itself lies in it"),
        ("content/www", "it lies in content/"),
        ("themes", "it lies in themes/"),
        ("site.yaml", "it is a file"),
        (".cache", "the build keeps its own files there"),
        (".cache/www", "the build keeps its own files there"),
        ("output", "'parcferme build' writes there"),
        ("./output/www/", "'parcferme build' writes there"),
        (".git", "git keeps its own files there"),
        (".git/www", "git keeps its own files there"),
    ],
)
def test_a_folder_that_the_site_is_made_of_is_refused(tmp_path: Path, path: str, why: str) -> None:
    (tmp_path / "site.yaml").write_text("")
    with pytest.raises(SiteError) as error:
        folder_target(named(tmp_path, path=path))
    assert [each.message for each in error.value.problems] == [f"a site cannot be published to this folder: {why}"]


@pytest.mark.parametrize("path", ["w\0w", "www\n", "w\u2028w", "\x1b[2J", "w\x85w", "\ud800"])
def test_a_path_that_cannot_be_told_in_one_line_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(SiteError) as error:
        folder_target(named(tmp_path, path=path))
    (found,) = error.value.problems
    assert (found.code, found.at.key) == ("PF711", "publish.live.path")
    assert found.message == "this cannot be the folder: it holds what cannot be printed"


# ---------------------------------------------------------------- what may befall it


def test_a_reader_sees_one_whole_release_whenever_a_publish_is_killed(target: Releases, tmp_path: Path) -> None:
    one, two = release_in(tmp_path / "one", ONE), release_in(tmp_path / "two", TWO)
    published(target, one)
    published(target, two)
    published(target, one)
    count = steps(lambda: published(Releases(target.path, 1), two))
    published(target, one)
    assert count > 25
    for step in (*range(25), *(Random(6).randrange(25, count) for _ in range(25))):
        killed_at(step, lambda: published(Releases(target.path, 1), two))
        assert shown(current(target)) in (ONE, TWO)
        assert target.look().foreign == ()
        published(target, two)
        assert shown(current(target)) == TWO
        published(target, one)
        assert shown(current(target)) == ONE
        left = {name.removesuffix(".json") for name in names(target)}
        assert all((target.path / f"releases/{name}/index.html").is_file() for name in left)


def full_disk() -> None:
    """No file may have more than 100 bytes from now on, as on a disk without room."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def test_a_disk_without_room_leaves_the_last_release(target: Releases, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", ONE))
    before = names(target)
    large = release_in(tmp_path / "large", {**TWO, "c/index.html": "long " * 100})

    def publish() -> None:
        full_disk()
        published(target, large)

    assert told(publish) == (
        f"{target.path}: error: this target cannot be published to: file too large\n"
        "  hint: see to it, and publish again"
    )
    assert shown(current(target)) == ONE
    assert names(target) == before


def test_a_folder_that_cannot_be_written_to_is_told(target: Releases, tmp_path: Path) -> None:
    release = release_in(tmp_path / "one", ONE)
    target.path.mkdir()
    target.path.chmod(0o555)

    assert told(as_nobody(target.path, lambda: published(target._replace(path=Path()), release))) == (
        ".: error: this target cannot be published to: permission denied: releases\n"
        "  hint: see to it, and publish again"
    )
    assert list(target.path.iterdir()) == []


def test_a_file_of_ours_that_cannot_be_read_is_named(target: Releases, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", ONE))
    (current(target) / "a/index.html").chmod(0)
    look = as_nobody(target.path, target._replace(path=Path()).look)
    assert told(look) == (
        ".: error: this target cannot be published to: permission denied: "
        f"{os.readlink(current(target))}/a/index.html\n  hint: see to it, and publish again"
    )
    (current(target) / "a/index.html").chmod(0o644)
    (current(target) / "a").chmod(0)
    assert f"permission denied: {os.readlink(current(target))}/a\n" in told(look)


def test_a_built_file_that_is_gone_is_named(target: Releases, tmp_path: Path) -> None:
    release = release_in(tmp_path / "one", ONE)
    plan = planned("live", target.look(), release)
    (tmp_path / "one/feed.xml").unlink()
    with pytest.raises(SiteError) as error:
        target.send(release, plan, untracked)
    why = f"this target cannot be published to: no such file or directory: {tmp_path}/one/feed.xml"
    assert [each.message for each in error.value.problems] == [why]
    assert names(target) == []


def test_only_one_publishes_there_at_a_time(target: Releases, tmp_path: Path) -> None:
    import fcntl

    release = release_in(tmp_path / "one", ONE)
    target.path.mkdir()
    handle = os.open(target.path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    with pytest.raises(SiteError) as error:
        published(target, release)
    os.close(handle)
    assert str(error.value) == (
        f"{target.path}: error: another publish is writing there\n  hint: wait until it ends, and publish again"
    )
    published(target, release)


def test_a_record_that_cannot_be_read_is_not_believed(target: Releases, tmp_path: Path) -> None:
    published(target, release_in(tmp_path / "one", ONE))
    (record,) = target.path.glob("releases/*.json")
    for data, text in (
        ("{}", "the record of what was published there cannot be read"),
        (record.read_text().replace('"target"', '"format":2,"target"', 1), "published by another version"),
    ):
        record.write_text(data)
        with pytest.raises(SiteError, match=text):
            target.look()
