"""A folder of a server as a target, over a real ssh: releases side by side, sent by content."""

import fcntl
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.bench import untracked
from generator.errors import SiteError
from generator.publish.held import Held
from generator.publish.plan import planned
from generator.publish.record import read_record
from generator.publish.targets import Named, Target, target_of
from generator.schema_publish import RsyncTarget
from tests.far.dropping import dropping
from tests.far.sshd import RSYNC, Sshd, command
from tests.publish.releases import published
from tests.publish.sent import release_of
from tests.tiny import tree

FILES = {"index.html": "home", "articles/one/index.html": "one", "assets/a b.css": "c", "CNAME": "pitwall.example\n"}
MANY = {**FILES, **{f"{number}/index.html": f"article {number}" for number in range(200)}}


def target_at(sshd: Sshd, www: Path, *, keep: int = 5, host: str = "pitwall", port: int = 0) -> Target:
    return target_of(Named("live", RsyncTarget(host=host, path=str(www), port=port or sshd.port, keep=keep), Path()))


def shown(www: Path) -> dict[str, str]:
    """What readers are served."""
    return {path: data.decode() for path, data in tree(www / "current").items()}


def releases(www: Path) -> list[str]:
    return sorted(path.name for path in (www / "releases").iterdir() if path.is_dir())


def sent(sshd: Sshd) -> tuple[int, int]:
    """How many files rsync sent, and how many bytes of them, by its own account."""
    files = re.findall(r"Number of regular files transferred: ([\d,]+)", sshd.sent)
    data = re.findall(r"Literal data: ([\d,]+)", sshd.sent)
    return sum(int(each.replace(",", "")) for each in files), sum(int(each.replace(",", "")) for each in data)


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(SiteError) as error:
        do()
    (problem,) = error.value.problems
    return f"{problem.code} {problem.message} | {problem.hint}"


# ---------------------------------------------------------------- what a publish puts there


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
    assert len(releases(www)) == 3


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
    (www / "current").mkdir(parents=True)
    (www / "index.html").write_text("theirs")
    assert target_at(sshd, www).look() == Held(foreign=("../index.html", "../current"))


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


# ---------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    "host",
    [
        "-oProxyCommand=id",
        "-e id",
        "a b",
        "a;id",
        "pit'wall",
        'pit"wall',
        "pit\nwall",
        "a::module",
        "me@-x",
        "",
        "[::1]",
    ],
)
def test_what_is_no_host_is_refused(host: str) -> None:
    front = RsyncTarget(host=host, path="www")
    told = refused(lambda: target_of(Named("live", front, Path())))
    assert told == (
        "PF116 this is no host: letters, digits, '.', '-' and '_', with a user and '@' before them if need be"
        " | write it as ssh takes it: 'deploy@example.org'"
    )


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("-rf", "it begins with '-'"),
        ("~/www", "it begins with '~'"),
        ("", "it names none"),
        ("/", "it names none"),
        ("./", "it names none"),
        ("a\nb", "it names none"),
        ("www/../../etc", "it leads up, with '..'"),
    ],
)
def test_what_cannot_be_the_folder_is_refused(path: str, why: str) -> None:
    front = RsyncTarget(host="pitwall", path=path)
    hint = "write a path from the root, or from the folder where a login begins: '/srv/www/blog'"
    told = refused(lambda: target_of(Named("live", front, Path())))
    assert told == f"PF116 this cannot be the folder: {why} | {hint}"


def why(do: Callable[[], object]) -> str:
    """Why a target cannot be published to."""
    told = refused(do)
    assert told.startswith("PF711 this target cannot be published to: ")
    return told.removeprefix("PF711 this target cannot be published to: ").partition(" | ")[0]


def test_another_key_of_the_host_is_told(sshd: Sshd, www: Path) -> None:
    known = (sshd.folder / "known").read_text()
    (sshd.folder / "known").write_text(f"pitwall {(sshd.folder / 'other.pub').read_text()}")
    try:
        assert why(target_at(sshd, www).look) == "the host is not the one that is known"
        (sshd.folder / "known").write_text("")
        assert why(target_at(sshd, www).look) == "the host is not known yet, or not the one that is known"
    finally:
        (sshd.folder / "known").write_text(known)


def test_a_host_that_does_not_let_us_in_is_told_and_nobody_is_asked(sshd: Sshd, www: Path) -> None:
    os.rename(sshd.folder / "user", sshd.folder / "mine")
    (sshd.folder / "user").write_bytes((sshd.folder / "other").read_bytes())
    (sshd.folder / "user").chmod(0o600)
    try:
        assert why(target_at(sshd, www).look) == "the host does not let you in"
    finally:
        os.replace(sshd.folder / "mine", sshd.folder / "user")


def test_a_connection_that_is_refused_is_told(sshd: Sshd, www: Path) -> None:
    assert why(target_at(sshd, www, port=1).look) == "the host refuses the connection"


def test_a_server_without_rsync_is_told_and_nothing_is_half_done(
    sshd: Sshd, www: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
    before = list_of(www)
    command(tmp_path / "first", "rsync", f"exec {RSYNC} --rsync-path='PATH=/nowhere rsync' \"$@\"")
    monkeypatch.setenv("PATH", f"{tmp_path / 'first'}{os.pathsep}{os.environ['PATH']}")
    again = release_of(tmp_path / "staged", {**FILES, "index.html": "new"})
    assert why(lambda: published(target_at(sshd, www), again)) == "there is no rsync on the server"
    assert list_of(www) == before


def test_a_machine_without_rsync_or_ssh_is_told(
    sshd: Sshd, www: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command(tmp_path / "first", "ssh", (sshd.commands / "ssh").read_text())
    monkeypatch.setenv("PATH", str(tmp_path / "first"))
    release = release_of(tmp_path / "staged", FILES)
    assert why(lambda: published(target_at(sshd, www), release)) == "there is no rsync on this machine"
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    assert why(target_at(sshd, www).look) == "there is no ssh on this machine"


FULL = (
    "there is no room left on the disk",
    "a file is larger than one may be there",
    "a file could not be written there; there may be no room left",
)


def test_a_disk_that_is_full_there_is_told_and_nothing_is_half_done(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    with sshd.small_disk(www):
        published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
        before = list_of(www)
        large = release_of(tmp_path / "staged", {**FILES, "large.bin": "x" * 300_000})
        told = why(lambda: published(target_at(sshd, www), large))
        assert told in FULL
        assert list_of(www) == before
        published(target_at(sshd, www), release_of(tmp_path / "staged", {**FILES, "index.html": "new"}))
        assert shown(www)["index.html"] == "new"


def test_a_folder_without_rights_is_told(sshd: Sshd, tmp_path: Path) -> None:
    told = why(lambda: published(target_at(sshd, Path("/sys/www")), release_of(tmp_path / "staged", FILES)))
    assert told in ("you may not write there", "the file system there can only be read")


def test_a_connection_that_drops_is_told_and_nothing_is_half_done(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
    before = list_of(www)
    large = release_of(tmp_path / "staged", {**FILES, "large.bin": "x" * 3_000_000})
    with dropping(sshd.port, after=1_000_000) as port:
        assert why(lambda: published(target_at(sshd, www, port=port), large)) == "the connection was lost"
    assert list_of(www) == before


@pytest.mark.parametrize("after", [0, 1_000, 6_000, 200_000, 1_000_000])
def test_after_a_network_that_went_away_the_next_publish_completes(
    sshd: Sshd, www: Path, tmp_path: Path, after: int
) -> None:
    published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
    large = release_of(tmp_path / "staged", {**FILES, "large.bin": "x" * 3_000_000})
    with dropping(sshd.port, after=after, all_of_them=True) as port:
        assert why(lambda: published(target_at(sshd, www, port=port), large)) == "the connection was lost"
    assert shown(www) == FILES
    for _ in range(2):
        published(target_at(sshd, www), large)
    assert len(shown(www)["large.bin"]) == 3_000_000
    assert all(re.fullmatch(r"\d{8}-\d{6}-[0-9a-f]{12}(\.json)?", path.name) for path in (www / "releases").iterdir())


def list_of(www: Path) -> list[Path]:
    """Every name in the folder."""
    return sorted(www.rglob("*"))


def test_two_at_once_do_not_mix(sshd: Sshd, www: Path, tmp_path: Path) -> None:
    published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
    handle = os.open(www, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    again = release_of(tmp_path / "staged", {**FILES, "index.html": "new"})
    told = "PF702 another publish is writing there | wait until it ends, and publish again"
    assert refused(lambda: published(target_at(sshd, www), again)) == told
    os.close(handle)
    published(target_at(sshd, www), again)
    assert shown(www)["index.html"] == "new"
