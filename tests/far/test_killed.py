"""Publishes that are killed at fifty moments: to a server, and to a branch with its history and without."""

import re
from pathlib import Path

import pytest

from generator.publish.targets import Named, target_of
from generator.schema.publish import RsyncTarget
from tests.far.sshd import Sshd
from tests.publish.remote import Remote
from tests.publish.sent import killed
from tests.tiny import tree

TIMES = 50


def test_readers_of_a_server_see_a_whole_site_whenever_a_publish_is_killed(
    sshd: Sshd, www: Path, tmp_path: Path
) -> None:
    front = RsyncTarget(host="pitwall", path=str(www), port=sshd.port)
    named = Named("live", front, tmp_path)
    killed(lambda: target_of(named), lambda: _read(www), tmp_path, TIMES, "server")
    assert {path.name for path in www.iterdir()} == {"current", "releases"}
    names = {path.name for path in (www / "releases").iterdir()}
    assert {name for name in names if not re.fullmatch(r"\d{8}-\d{6}-[0-9a-f]{12}(\.json)?", name)} == set()
    more = {0, 1}  # one that was killed when readers had its release has removed none, and the next removes it
    assert len(names) in {2 * (front.keep + each) for each in more}


def _read(www: Path) -> dict[str, str]:
    """What a reader gets who follows the link once."""
    return {path: data.decode() for path, data in tree((www / "current").resolve()).items()}


@pytest.mark.parametrize("history", ["keep", "one"])
def test_readers_of_a_branch_see_a_whole_site_whenever_a_publish_is_killed(
    sshd: Sshd, remote: Remote, tmp_path: Path, history: str
) -> None:
    there = f"ssh://pitwall:{sshd.port}{remote.path}"
    done = killed(lambda: remote.target(history, remote=there), remote.shown, tmp_path, TIMES, history)
    remote.at("fsck", "--strict")
    if history == "one":
        assert remote.commits() == 1
        return
    commits = remote.at("rev-list", "--reverse", "gh-pages").split()
    homes = [remote.at("cat-file", "blob", f"{commit}:index.html") for commit in commits]
    assert homes == [version["index.html"] for version in done]
