"""The targets of site.yaml: typed by what they are, every mistake at its place."""

import pytest

from generator.config import read_config
from generator.schema.publish import FolderTarget, GitTarget, RsyncTarget, S3Target
from tests.tiny import SITE_YAML


def mistakes(publish: str) -> list[str]:
    """Place, message and hint of each mistake in these lines under `publish`."""
    _, problems = read_config("site.yaml", f"{SITE_YAML}publish:\n{publish}\n".encode())
    return [f"{each.at.line}:{each.at.column} {each.message} | {each.hint}" for each in problems]


def test_each_kind_of_target_has_its_keys() -> None:
    lines = (
        "  live: {to: folder, path: /srv/www, keep: 3}",
        "  server: {to: rsync, host: deploy@example.org, path: www, port: 2222}",
        "  pages: {to: git, remote: origin, branch: gh-pages, history: one}",
        "  store: {to: s3, bucket: blog, drafts: true, base_url: 'https://drafts.example.org/'}",
    )
    front, problems = read_config("site.yaml", "\n".join((f"{SITE_YAML}publish:", *lines)).encode())
    assert not problems
    assert front
    assert front.publish == {
        "live": FolderTarget(path="/srv/www", keep=3),
        "server": RsyncTarget(host="deploy@example.org", path="www", port=2222),
        "pages": GitTarget(remote="origin", branch="gh-pages", history="one"),
        "store": S3Target(bucket="blog", drafts=True, base_url="https://drafts.example.org/"),
    }


MISTAKES = (
    ("  live: {path: /srv}", "6:9 'to' is missing | write one of to: folder, to: rsync, to: git, to: s3"),
    ("  live: {to: ftp}", "6:14 'to' must be one of folder, rsync, git, s3, not 'ftp' | "),
    ("  live: {to: foldr}", "6:14 'to' must be one of folder, rsync, git, s3, not 'foldr' | did you mean 'folder'?"),
    ("  live: {to: folder}", "6:9 'path' is missing | write 'path: …'"),
    (
        "  live: /srv/www",
        "6:9 each of 'publish' must be a mapping with 'to' and the keys that it asks for, not '/srv/www' | ",
    ),
    ("  live: {to: folder, path: a, pth: b}", "6:31 unknown key 'pth' | did you mean 'path'?"),
    (
        "  live: {to: git, remote: a, branch: b, bucket: c}",
        "6:41 unknown key 'bucket' | known here: base_url, drafts, limits, verify, verify_at, remote, branch, history",
    ),
    ("  live: {to: folder, path: a, keep: 0}", "6:37 'keep' must be between 1 and 1000, not 0 | "),
    ("  live: {to: folder, path: a, drafts: perhaps}", "6:39 'drafts' must be true or false, not 'perhaps' | "),
    (
        "  li/ve: {to: folder, path: a}",
        "6:3 a target cannot be called 'li/ve': letters, digits, '-' and '_' make a name | ",
    ),
    (
        "  live: {to: folder, path: a, base_url: example.org}",
        "6:41 'base_url' cannot be 'example.org': it does not begin with https:// | ",
    ),
    (
        "  live: {to: folder, path: a, base_url: 'https://me:secret@example.org/'}",
        "6:41 'base_url' cannot be 'https://me:secret@example.org/': it names a user | ",
    ),
)


@pytest.mark.parametrize(("written", "message"), MISTAKES)
def test_a_wrong_key_is_told_at_its_place(written: str, message: str) -> None:
    assert mistakes(written) == [message]


def test_every_mistake_is_tried() -> None:
    assert len(MISTAKES) == 12


def test_a_name_that_leaves_the_cache_is_no_name() -> None:
    for name in ("..", ".", "a/b", "-x", "a b", "ü"):
        assert any("a target cannot be called" in each for each in mistakes(f"  '{name}': {{to: folder, path: a}}"))
