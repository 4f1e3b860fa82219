"""A folder of a server as a target, over a real ssh: releases side by side, sent by content."""

import os
from pathlib import Path

from generator.bench import untracked
from generator.publish.held import Held
from generator.publish.plan import planned
from generator.publish.record import read_record
from tests.far.served import FILES, MANY, releases, sent, shown, target_at
from tests.far.sshd import Sshd
from tests.publish.releases import modes, published, umask
from tests.publish.remote import refused
from tests.publish.sent import release_of


def test_a_site_is_a_release_that_a_link_shows(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    assert target_at(sshd, www).look() == Held()
    release = release_of(tmp_path / "staged", FILES)
    published(target_at(sshd, www), release)
    assert shown(www) == FILES
    (name,) = releases(www)
    assert os.readlink(www / "current") == f"releases/{name}"
    assert {path.name for path in (www / "releases").iterdir()} == {name, f"{name}.json"}
    assert {path.name for path in www.iterdir()} == {"current", "releases"}
    held = target_at(sshd, www).look()
    assert held == Held(record=held.record, files=release.files, domain="pitwall.example")
    assert held.record == read_record((www / f"releases/{name}.json").read_bytes(), "")
    assert {path.stat().st_mode & 0o777 for path in (www / f"releases/{name}").rglob("*")} == {0o755, 0o644}


def test_a_web_server_of_another_user_may_read_every_release(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    there = sshd.folder / "there/rsync"
    before = there.read_text()
    there.write_text(before.replace("\n", "\numask 077\n", 1))
    try:
        with umask(0o077):
            published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
            (www / "current/index.html").chmod(0o600)
            published(target_at(sshd, www), release_of(tmp_path / "staged", {**FILES, "new/a/b.html": "new"}))
    finally:
        there.write_text(before)
    assert modes((www / "current").resolve()) == {("folder", 0o755), ("file", 0o644)}
    assert {path.stat().st_mode & 0o777 for path in (www, *www.glob("releases/*"))} == {0o755, 0o644}


def test_a_second_publish_with_nothing_changed_sends_nothing(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
    sshd.forget()
    assert published(target_at(sshd, www), release_of(tmp_path / "staged", FILES, hours=1)).is_empty
    assert (sshd.sent, len(releases(www))) == ("", 1)


def test_a_changed_article_sends_its_files_only_wherever_it_was_built(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    published(target_at(sshd, www), release_of(tmp_path / "staged", MANY))
    assert sent(sshd) == (len(MANY), sum(len(text) for text in MANY.values()))
    sshd.forget()
    changed = {**MANY, "7/index.html": "seven"}
    published(target_at(sshd, www), release_of(tmp_path / "elsewhere", changed))
    assert sent(sshd) == (1, 5)
    assert shown(www) == changed
    old, new = (www / "releases" / name for name in releases(www))
    assert (old / "8/index.html").stat().st_ino == (new / "8/index.html").stat().st_ino
    assert (old / "7/index.html").read_text() == "article 7"


def test_what_is_gone_goes_and_a_file_may_become_a_folder(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    files = ({"index.html": "home", "a": "file", "b/c.html": "c"}, {"index.html": "home", "a/x.html": "x", "b": "file"})
    for each in files:
        published(target_at(sshd, www), release_of(tmp_path / "staged", each))
        assert shown(www) == each


def test_names_come_through_as_they_are(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    names = ('quo"te.html', "-rf.html", "--help/index.html", "été.html", "a b/c d.html", "$(id).html", "'.html", "*")
    files = dict.fromkeys(names, "text")
    published(target_at(sshd, www), release_of(tmp_path / "staged", files))
    assert shown(www) == files
    assert published(target_at(sshd, www), release_of(tmp_path / "staged", files)).is_empty


def test_so_many_releases_are_kept_and_one_can_go_back(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    target = target_at(sshd, www, keep=3)
    for text in "abcde":
        published(target, release_of(tmp_path / "staged", {**FILES, "index.html": text}))
    assert len(releases(www)) == 3
    assert len(list((www / "releases").iterdir())) == 6
    for text in "dc":
        assert target.rollback() == target.look().record
        assert shown(www)["index.html"] == text
    told = "PF712 there is no release before the one that is read | publish an earlier state of the site"
    assert refused(target.rollback) == told
    published(target, release_of(tmp_path / "staged", {**FILES, "index.html": "f"}))
    assert shown(www)["index.html"] == "f"
    assert len(releases(www)) == 2
    target.rollback()
    assert shown(www)["index.html"] == "c"


def test_what_was_taken_back_and_is_published_again_is_no_second_release(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    target = target_at(sshd, www, keep=2)
    new = {**FILES, "index.html": "new"}
    published(target, release_of(tmp_path / "staged", FILES))
    for _ in range(2):
        published(target, release_of(tmp_path / "staged", new))
        assert len(list((www / "releases").iterdir())) == 4
        target.rollback()
        assert shown(www) == FILES
        sshd.forget()
    published(target, release_of(tmp_path / "staged", new))
    assert (shown(www), sent(sshd)) == (new, (0, 0))


def test_a_release_that_nobody_read_is_none_to_go_back_to(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    target = target_at(sshd, www)
    texts = [{**FILES, "index.html": text} for text in "abc"]
    for each in texts:
        published(target, release_of(tmp_path / "staged", each))
    first, second, third = releases(www)
    folder = www / "releases"
    os.rename(folder / f"{second}.json", folder / f"{second}.json.new")  # as one that was cut off before the link moved
    os.rename(folder / f"{third}.json", folder / f"{third}.json.new")  # and after
    assert target.look().record == read_record((folder / f"{third}.json.new").read_bytes(), "")
    target.rollback()
    assert shown(www) == texts[0]
    assert (folder / f"{third}.json").exists()
    published(target, release_of(tmp_path / "staged", {**FILES, "index.html": "d"}))
    assert [name for name in releases(www) if name in (first, second, third)] == [first]


def test_what_was_damaged_at_the_server_is_sent_again(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
    sshd.forget()
    page = www / "current/articles/one/index.html"
    times = page.stat().st_atime_ns, page.stat().st_mtime_ns
    page.write_text("eno")
    os.utime(page, ns=times)
    (www / "current/index.html").unlink()
    plan = published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
    assert (plan.changed, plan.added) == (("articles/one/index.html",), ("index.html",))
    assert shown(www) == FILES
    assert sent(sshd) == (2, 7)


def test_a_link_in_the_staged_site_is_not_followed(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    release = release_of(tmp_path / "staged", FILES)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/index.html").write_text("one")
    os.rename(release.folder / "articles/one", tmp_path / "one")
    (release.folder / "articles/one").symlink_to(tmp_path / "secret")
    told = "PF117 a link, or no file at all, stands where a file was built | publish again with --clean"
    assert refused(lambda: published(target_at(sshd, www), release)) == told
    assert not www.exists()


# ---------------------------------------------------------------- what others put there


def test_what_was_not_published_is_seen_and_stays_when_it_may(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
    (www / "current/google1.html").write_text("verification")
    (www / "current/deep").mkdir()
    (www / "current/deep/link").symlink_to("/etc/passwd")
    (www / "notes").write_text("mine")
    (www / "releases/mine").mkdir()
    target = target_at(sshd, www)
    assert target.look().foreign == ("../notes", "../releases/mine", "deep/link", "google1.html")
    published(target, release_of(tmp_path / "staged", {**FILES, "index.html": "new"}), adopt=True)
    published(target, release_of(tmp_path / "staged", {**FILES, "index.html": "newer"}))
    assert shown(www) == {
        **FILES,
        "index.html": "newer",
        "google1.html": "verification",
        "deep/link": Path("/etc/passwd").read_text(),
    }
    assert os.readlink(www / "current/deep/link") == "/etc/passwd"
    assert (www / "notes").read_text() == "mine"
    assert target.look().foreign == ()


def test_a_folder_of_others_is_foreign(sshd: Sshd, www: Path) -> None:
    www.mkdir(parents=True)
    (www / "current").symlink_to("elsewhere")
    (www / "index.html").write_text("theirs")
    assert target_at(sshd, www).look() == Held(foreign=("../index.html", "../current"))


def test_what_no_link_can_replace_is_refused_before_anything_is_done(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    (www / "current").mkdir(parents=True)
    release = release_of(tmp_path / "staged", FILES)
    told = "PF708 'current' stands where the site has to write | move it away"
    assert refused(lambda: published(target_at(sshd, www), release, adopt=True)) == told
    assert os.listdir(www) == ["current"]


def test_a_release_whose_record_is_lost_is_told_and_published_anew(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    target, release = target_at(sshd, www), release_of(tmp_path / "staged", FILES)
    published(target, release)
    next(www.glob("releases/*.json")).unlink()
    assert target.look().foreign == ("../current (the record of the release that is read is missing)",)
    published(target, release, adopt=True)
    assert (target.look().foreign, shown(www), len(releases(www))) == ((), FILES, 1)
    assert published(target, release).is_empty


def test_a_link_to_elsewhere_is_not_written_through(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    www.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (www / "releases").symlink_to(tmp_path / "elsewhere")
    told = refused(lambda: published(target_at(sshd, www), release_of(tmp_path / "staged", FILES)))
    assert told.startswith("PF711 this target cannot be published to: 'releases' is a link there |")
    assert not list((tmp_path / "elsewhere").iterdir())


def test_somebody_else_s_publish_between_look_and_sending_is_not_overwritten(
    sshd: Sshd, www: Path, tmp_path: Path
) -> None:
    target, release = target_at(sshd, www), release_of(tmp_path / "staged", FILES)
    plan = planned("live", target.look(), release)
    theirs = {**FILES, "index.html": "theirs"}
    published(target_at(sshd, www), release_of(tmp_path / "other", theirs))
    told = "PF702 something else was published there meanwhile | publish again"
    assert refused(lambda: target.send(release, plan, untracked)) == told
    assert shown(www) == theirs
    assert len(releases(www)) == 1
