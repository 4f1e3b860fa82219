"""What goes wrong between here and a server: told, and nothing half done."""

import fcntl
import os
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generator.publish.targets import Named, target_of
from generator.schema.publish import RsyncTarget
from tests.far.dropping import dropping
from tests.far.served import FILES, shown, target_at
from tests.far.sshd import RSYNC, Sshd, command
from tests.publish.releases import published
from tests.publish.remote import refused
from tests.publish.sent import release_of

LARGE = Random(2024).randbytes(1_500_000).hex()
"""What a compressed connection cannot make small."""


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
        ("a\nb", "it holds what cannot be printed"),
        ("a\0b", "it holds what cannot be printed"),
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
        assert why(target_at(sshd, www).look) == "the host is not known yet"
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
    large = release_of(tmp_path / "staged", {**FILES, "large.bin": LARGE})
    with dropping(sshd.port, after=1_000_000) as port:
        assert why(lambda: published(target_at(sshd, www, port=port), large)) == "the connection was lost"
    assert list_of(www) == before


@pytest.mark.parametrize("after", [0, 1_000, 6_000, 200_000, 1_000_000])
def test_after_a_network_that_went_away_the_next_publish_completes(
    sshd: Sshd, www: Path, tmp_path: Path, after: int
) -> None:
    published(target_at(sshd, www), release_of(tmp_path / "staged", FILES))
    large = release_of(tmp_path / "staged", {**FILES, "large.bin": LARGE})
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
