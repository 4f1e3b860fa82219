"""The remote and the branch that a target names, the site's own repository, and what goes wrong on the way."""

import pytest

from generator.errors import SiteError
from generator.publish.git_remote import shown as address_shown
from generator.publish.refused_by import refused as why_refused
from generator.publish.targets import Named, target_of
from generator.schema.publish import GitTarget
from tests.publish.releases import published
from tests.publish.remote import FILES, Remote, refused, send
from tests.publish.sent import release_of


def own_repository(remote: Remote) -> None:
    remote.git("init", "--quiet", cwd=remote.site)
    remote.git("remote", "add", "origin", str(remote.path), cwd=remote.site)
    (remote.site / ".gitignore").write_text(".cache/\n")
    remote.git("add", "site.yaml", ".gitignore", cwd=remote.site)
    remote.git("commit", "--quiet", "-m", "Site", cwd=remote.site)
    (remote.site / "staged.md").write_text("Text.")
    remote.git("add", "staged.md", cwd=remote.site)


def test_the_repository_of_the_site_is_not_touched(remote: Remote) -> None:
    own_repository(remote)
    for name in ("pre-push", "post-commit", "post-rewrite", "pre-auto-gc"):
        hook = remote.site / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch '{remote.folder}/ran'\nexit 1\n")
        hook.chmod(0o755)
    remote.git("config", "--global", "core.hooksPath", str(remote.site / ".git/hooks"))
    before = {path: path.read_bytes() for path in (remote.site / ".git").rglob("*") if path.is_file()}
    published(remote.target(remote="origin"), release_of(remote.folder / "staged", FILES))
    assert remote.shown() == FILES
    assert {path: path.read_bytes() for path in (remote.site / ".git").rglob("*") if path.is_file()} == before
    assert not (remote.folder / "ran").exists()


def test_a_publish_within_a_hook_of_git_means_its_own_repository(
    remote: Remote, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_repository(remote)
    index = (remote.site / ".git/index").read_bytes()
    monkeypatch.setenv("GIT_DIR", str(remote.site / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(remote.site / ".git/index"))
    published(remote.target(remote="origin"), release_of(remote.folder / "staged", FILES))
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv("GIT_INDEX_FILE")
    assert remote.shown() == FILES
    assert (remote.site / ".git/index").read_bytes() == index
    assert remote.git("rev-list", "--count", "HEAD", cwd=remote.site).strip() == "1"


def test_what_the_site_s_repository_says_of_reaching_remotes_holds(remote: Remote) -> None:
    own_repository(remote)
    remote.git("config", f"url.{remote.path}.insteadOf", "https://unreachable.invalid/blog.git", cwd=remote.site)
    url = "https://unreachable.invalid/blog.git"
    published(remote.target(remote=url), release_of(remote.folder / "staged", FILES))
    assert remote.shown() == FILES


def test_a_path_is_one_from_the_folder_of_the_site(remote: Remote) -> None:
    published(remote.target(remote="../remote.git"), release_of(remote.folder / "staged", FILES))
    assert remote.shown() == FILES


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("--upload-pack=touch /tmp/x", "it begins with '-'"),
        ("-u/x:y", "it begins with '-'"),
        ("ext::sh -c 'id'", "it names a helper to be run"),
        ("fd::7", "it names a helper to be run"),
        ("ftp://pitwall.example/blog.git", "nothing but file, git, http, https, ssh is spoken"),
        ("", "it is empty, or holds what cannot be printed"),
        ("a/\0/b", "it is empty, or holds what cannot be printed"),
        ("a/\n/b", "it is empty, or holds what cannot be printed"),
    ],
)
def test_a_remote_that_git_must_not_be_given_is_refused(remote: Remote, written: str, why: str) -> None:
    hint = "write a remote's name, or an address: 'https://codeberg.org/me/blog.git'"
    front = GitTarget(remote=written, branch="gh-pages")
    told = refused(lambda: target_of(Named("live", front, remote.site)))
    assert told == f"PF116 this remote cannot be used: {why} | {hint}"


def test_a_remote_of_the_site_that_runs_a_helper_is_refused(remote: Remote) -> None:
    own_repository(remote)
    remote.git("remote", "add", "evil", "ext::touch /tmp/x", cwd=remote.site)
    assert "it names a helper to be run" in refused(lambda: remote.target(remote="evil"))
    remote.git("config", "url.ext::touch.insteadOf", "https://short.example", cwd=remote.site)
    told = refused(lambda: remote.target(remote="https://short.example/x").look())
    assert told.startswith("PF711 this target cannot be published to: transport 'ext' not allowed")


def test_a_remote_that_is_not_there_is_told_with_what_may_be_meant(remote: Remote) -> None:
    own_repository(remote)
    told = "PF116 no remote of the site's repository is called 'orgin' | did you mean 'origin'?"
    assert refused(lambda: remote.target(remote="orgin")) == told


@pytest.mark.parametrize("branch", ["-f", "a..b", "a b", "", "refs/heads/x", "@{-1}", "x.lock", "HEAD"])
def test_what_is_no_branch_is_refused(remote: Remote, branch: str) -> None:
    told = f"PF116 '{branch}' is no name of a branch | write its name alone: 'branch: gh-pages'"
    assert refused(lambda: remote.target(branch=branch)) == told


@pytest.mark.parametrize("branch", ["gh\0pages", "gh\npages", "gh\x1bpages"])
def test_a_branch_that_cannot_be_told_in_one_line_is_refused(remote: Remote, branch: str) -> None:
    told = "PF116 this is no name of a branch | write its name alone: 'branch: gh-pages'"
    assert refused(lambda: remote.target(branch=branch)) == told


def test_the_branch_that_the_site_is_written_in_is_refused(remote: Remote) -> None:
    own_repository(remote)
    told = refused(lambda: remote.target(branch="main"))
    assert told.startswith("PF116 'main' is the branch that the site is written in | name another")


# ---------------------------------------------------------------- what goes wrong


def test_a_repository_that_is_not_there_is_told(remote: Remote) -> None:
    told = refused(lambda: remote.target(remote=str(remote.folder / "none.git")).look())
    why = "this target cannot be published to: there is no repository at this address"
    assert told == f"PF711 {why} | see to it, and publish again"


def test_a_remote_that_declines_is_told_and_nothing_is_half_done(remote: Remote) -> None:
    send(remote, FILES)
    before = remote.at("rev-parse", "gh-pages")
    hook = remote.path / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no >&2\nexit 1\n")
    hook.chmod(0o755)
    told = refused(lambda: send(remote, {**FILES, "index.html": "new"}, hours=1))
    assert told.startswith("PF711 this target cannot be published to: the host declines what is sent |")
    assert remote.at("rev-parse", "gh-pages") == before
    hook.unlink()
    send(remote, {**FILES, "index.html": "new"}, hours=1)
    assert remote.shown()["index.html"] == "new"


def test_a_server_that_refuses_and_secrets_in_its_address(remote: Remote) -> None:
    target = remote.target(remote="https://me:s3cret@127.0.0.1:9/blog.git")
    assert target.where == "gh-pages of 127.0.0.1:9"
    with pytest.raises(SiteError) as error:
        target.look()
    assert "the host cannot be reached" in str(error.value) or "refuses" in str(error.value)
    assert "s3cret" not in str(error.value)


def test_a_token_after_the_path_of_an_address_is_never_told(remote: Remote) -> None:
    target = remote.target(remote="https://127.0.0.1:9/x.git?token=hunter3secret#hunter4")
    assert target.where == "gh-pages of https://127.0.0.1:9/x.git"
    with pytest.raises(SiteError) as error:
        target.look()
    assert str(error.value).startswith("gh-pages of https://127.0.0.1:9/x.git: error: this target cannot be published")
    assert "hunter" not in str(error.value)
    said = b"fatal: 'https://me:hunter2@127.0.0.1/x.git?token=hunter3secret/info' is no answer"
    why = "this target cannot be published to: 'https://127.0.0.1/x.git' is no answer"
    assert why_refused("x", said).problems[0].message == why


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("git@codeberg.org:me/blog.git", "git@codeberg.org:me/blog.git"),
        ("ssh://git@codeberg.org/me/blog.git", "ssh://git@codeberg.org/me/blog.git"),
        ("ssh://me:s3cret@codeberg.org/blog.git", "codeberg.org"),
        ("https://[bad/blog.git?s3cret", "https://[bad/blog.git"),
        ("HTTPS://s3cret@codeberg.org?s3cret", "codeberg.org"),
        ("https://codeberg.org?s3cret", "https://codeberg.org"),
    ],
)
def test_of_an_address_host_and_path_are_told(address: str, told: str) -> None:
    assert address_shown(address) == told


def test_a_damaged_repository_of_ours_is_made_again(remote: Remote) -> None:
    send(remote, FILES)
    objects = [path for path in (remote.site / ".cache/publish/live.git/objects").rglob("*") if path.is_file()]
    for path in objects[::2]:
        path.unlink()
    send(remote, {**FILES, "index.html": "new"}, hours=1)
    assert remote.shown()["index.html"] == "new"


@pytest.mark.parametrize(
    "lock", ["shallow.lock", "config.lock", "refs/parcferme/tip.lock", "refs/parcferme/draft.lock"]
)
def test_a_lock_that_a_killed_git_left_in_our_repository_holds_nobody_up(remote: Remote, lock: str) -> None:
    send(remote, FILES)
    (remote.site / ".cache/publish/live.git" / lock).touch()
    send(remote, {**FILES, "index.html": "new"}, hours=1)
    assert remote.shown()["index.html"] == "new"
