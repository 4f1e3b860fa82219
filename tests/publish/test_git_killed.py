"""Publishes to a branch that are killed."""

from pathlib import Path

from tests.publish.remote import Remote
from tests.publish.sent import killed


def test_readers_of_a_branch_see_a_whole_site_whenever_a_publish_is_killed(remote: Remote, tmp_path: Path) -> None:
    killed(remote.target, remote.shown, tmp_path, 12, "far")
    remote.at("fsck", "--strict")
