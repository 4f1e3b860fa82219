"""Publishes to a branch that are killed, on this machine alone: what the host does goes on, as a host's does."""

import sys
from pathlib import Path
from shlex import quote

import pytest

from tests.publish.remote import Remote, refused, send
from tests.publish.sent import killed

HOST = """\
#!/bin/sh
exec {python} -c 'import os, sys; os.setsid(); os.execvp("sh", ["sh", "-c", sys.argv[-1]])' "$@"
"""


def test_readers_of_a_branch_see_a_whole_site_whenever_a_publish_is_killed(
    remote: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = tmp_path / "host"
    host.write_text(HOST.format(python=quote(sys.executable)))
    host.chmod(0o755)
    monkeypatch.setenv("GIT_SSH", str(host))
    there = f"ssh://pitwall{remote.path}"
    killed(lambda: remote.target(remote=there), remote.shown, tmp_path, 12, "far")
    remote.at("fsck", "--strict")


def test_a_branch_that_the_hosts_git_still_holds_is_told_apart_from_another_publish(remote: Remote) -> None:
    send(remote, {"index.html": "home"})
    lock = remote.path / "refs/heads/gh-pages.lock"
    lock.touch()
    told = refused(lambda: send(remote, {"index.html": "new"}, hours=1))
    assert told == (
        "PF702 git holds the branch there for another publish | publish again; if git says so still, and nobody"
        " publishes, remove the branch's '.lock' file on the host"
    )
    assert remote.shown() == {"index.html": "home"}
    lock.unlink()
    send(remote, {"index.html": "new"}, hours=1)
    assert remote.shown() == {"index.html": "new"}
