"""A branch of a repository that ssh reaches: who cannot be reached or does not let us in is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.publish.targets import Target
from tests.far.dropping import dropping
from tests.far.sshd import Sshd
from tests.publish.releases import published
from tests.publish.remote import Remote
from tests.publish.sent import release_of

FILES = {"index.html": "home"}


def target_at(sshd: Sshd, remote: Remote, port: int = 0) -> Target:
    return remote.target(remote=f"ssh://pitwall:{port or sshd.port}{remote.path}")


def why(do: Callable[[], object]) -> str:
    with pytest.raises(SiteError) as error:
        do()
    (problem,) = error.value.problems
    assert problem.code == "PF711"
    return problem.message.removeprefix("this target cannot be published to: ")


def test_a_site_comes_over_ssh(sshd: Sshd, remote: Remote, tmp_path: Path) -> None:
    published(target_at(sshd, remote), release_of(tmp_path / "staged", FILES))
    assert remote.shown() == FILES


def test_a_host_that_is_another_than_it_was_is_told(sshd: Sshd, remote: Remote) -> None:
    known = (sshd.folder / "known").read_text()
    (sshd.folder / "known").write_text(f"pitwall {(sshd.folder / 'other.pub').read_text()}")
    try:
        assert why(target_at(sshd, remote).look) == "the host is not the one that is known"
        (sshd.folder / "known").write_text("")
        assert why(target_at(sshd, remote).look) == "the host is not known yet"
    finally:
        (sshd.folder / "known").write_text(known)


def test_a_host_that_refuses_and_a_repository_that_is_not_there_are_told(sshd: Sshd, remote: Remote) -> None:
    assert why(target_at(sshd, remote, port=1).look) == "the host refuses the connection"
    none = remote.target(remote=f"ssh://pitwall:{sshd.port}{remote.path}-none")
    assert why(none.look) == "there is no repository at this address"


def test_a_connection_that_drops_leaves_the_branch_as_it_was(sshd: Sshd, remote: Remote, tmp_path: Path) -> None:
    published(target_at(sshd, remote), release_of(tmp_path / "staged", FILES))
    large = release_of(tmp_path / "staged", {**FILES, "large.bin": "".join(str(n) for n in range(300_000))}, hours=1)
    with dropping(sshd.port, after=200_000) as port:
        assert why(lambda: published(target_at(sshd, remote, port), large)) == "the connection was lost"
    assert remote.shown() == FILES
    published(target_at(sshd, remote), large)
    assert remote.shown().keys() == {*FILES, "large.bin"}
