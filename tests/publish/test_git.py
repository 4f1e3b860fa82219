"""A branch as a target, with a bare repository for the remote: one commit a publish, and nobody's work lost."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.bench import untracked
from generator.errors import SiteError
from generator.publish.held import Held
from generator.publish.plan import planned
from generator.publish.record import RECORD, read_record
from generator.publish.targets import Named, target_of
from generator.schema_publish import GitTarget
from tests.publish.releases import TIME, published
from tests.publish.remote import OWN, Remote
from tests.publish.sent import release_of
from tests.tiny import SITE_YAML

FILES = {"index.html": "home", "articles/one/index.html": "one", "assets/a b.css": "c", "CNAME": "pitwall.example\n"}


def send(remote: Remote, files: dict[str, str], history: str = "keep", *, hours: int = 0, adopt: bool = False) -> None:
    published(remote.target(history), release_of(remote.folder / "staged", files, hours=hours), adopt=adopt)


def refused(do: Callable[[], object]) -> str:
    with pytest.raises(SiteError) as error:
        do()
    (problem,) = error.value.problems
    return f"{problem.code} {problem.message} | {problem.hint}"


# ---------------------------------------------------------------- what a publish puts there


def test_a_site_is_one_commit_on_the_branch_that_is_named(remote: Remote) -> None:
    send(remote, FILES)
    assert remote.shown() == FILES
    assert remote.files().keys() == FILES.keys() | OWN
    assert remote.at("for-each-ref", "--format=%(refname)").split() == ["refs/heads/gh-pages"]
    assert remote.commits() == 1
    assert remote.at("show", "--no-patch", "--format=%an %ae %at %cn %ct", "gh-pages").strip() == (
        f"Pit Wall noreply@pitwall.example {TIME.timestamp():.0f} Pit Wall {TIME.timestamp():.0f}"
    )


def test_the_commit_says_what_it_is(remote: Remote) -> None:
    release = release_of(remote.folder / "staged", FILES)
    published(remote.target(), release)
    tree = remote.at("rev-parse", "gh-pages^{tree}").strip()
    message = remote.at("show", "--no-patch", "--format=%B", "gh-pages").strip()
    assert message == f"Publish: 4 added\n\nParcferme-Mark: {release.mark}\nParcferme-Tree: {tree}"
    assert read_record(remote.files()[RECORD].encode(), "").files == release.files


def test_the_same_site_of_the_same_time_is_the_same_commit_everywhere(remote: Remote) -> None:
    send(remote, FILES)
    first = remote.at("rev-parse", "gh-pages")
    remote.at("update-ref", "-d", "refs/heads/gh-pages")
    (remote.folder / "other").mkdir()
    (remote.folder / "other/site.yaml").write_text(SITE_YAML)
    published(remote.target(site="other"), release_of(remote.folder / "staged", FILES))
    assert remote.at("rev-parse", "gh-pages") == first


@pytest.mark.parametrize("history", ["keep", "one"])
def test_a_second_publish_with_nothing_changed_makes_no_commit(remote: Remote, history: str) -> None:
    send(remote, FILES, history)
    before = remote.at("rev-parse", "gh-pages"), remote.objects()
    send(remote, FILES, history, hours=1)
    assert (remote.at("rev-parse", "gh-pages"), remote.objects()) == before


@pytest.mark.parametrize("history", ["keep", "one"])
@pytest.mark.parametrize("afresh", [False, True])
def test_a_changed_article_sends_its_files_only(remote: Remote, history: str, afresh: bool) -> None:
    send(remote, {**FILES, **{f"{number}.html": str(number) for number in range(200)}}, history)
    before = remote.objects()
    if afresh:
        os.rename(remote.site / ".cache", remote.folder / "lost")
    changed = {**FILES, **{f"{number}.html": str(number) for number in range(200)}, "7.html": "seven"}
    send(remote, changed, history, hours=1)
    sent = {remote.at("cat-file", "blob", name) for name in remote.objects() - before}
    assert sent == {"seven", remote.files()[RECORD]}
    assert remote.shown() == changed


def test_history_is_kept(remote: Remote) -> None:
    send(remote, FILES)
    send(remote, {**FILES, "index.html": "new"}, hours=1)
    assert remote.commits() == 2
    assert remote.files("gh-pages~1")["index.html"] == "home"


def test_history_is_one_commit_where_site_yaml_says_so(remote: Remote) -> None:
    send(remote, FILES)
    send(remote, {**FILES, "index.html": "new"}, hours=1)
    send(remote, {**FILES, "index.html": "newest"}, "one", hours=2)
    assert (remote.commits(), remote.shown()["index.html"]) == (1, "newest")
    send(remote, FILES, "one", hours=3)
    assert (remote.commits(), remote.shown()) == (1, FILES)


def test_what_is_gone_goes_and_a_file_may_become_a_folder(remote: Remote) -> None:
    send(remote, {"index.html": "home", "a": "file", "b/c.html": "c", "d.html": "d"})
    send(remote, {"index.html": "home", "a/x.html": "x", "b": "file"}, hours=1)
    assert remote.shown() == {"index.html": "home", "a/x.html": "x", "b": "file"}


def test_names_come_through_as_they_are(remote: Remote) -> None:
    names = (
        'quo"te.html',
        "-rf.html",
        "--help/index.html",
        "été.html",
        "a b/c d.html",
        "$(id).html",
        "'.html",
        "@.html",
    )
    files = {name: name for name in names}
    send(remote, files)
    assert remote.shown() == files
    send(remote, dict.fromkeys(names[1:], "new"), hours=1)
    assert remote.shown() == dict.fromkeys(names[1:], "new")


def test_a_file_that_the_site_itself_has_for_jekyll_stays_as_it_is(remote: Remote) -> None:
    send(remote, {**FILES, ".nojekyll": "ours"})
    assert remote.files()[".nojekyll"] == "ours"
    send(remote, FILES, hours=1)
    assert remote.files()[".nojekyll"] == ""


def test_the_domain_of_the_branch_is_known(remote: Remote) -> None:
    assert remote.target().look() == Held()
    send(remote, FILES)
    assert remote.target().look().domain == "pitwall.example"


def test_a_link_in_the_staged_site_is_not_followed(remote: Remote) -> None:
    target, release = remote.target(), release_of(remote.folder / "staged", FILES)
    (remote.folder / "secret").mkdir()
    (remote.folder / "secret/index.html").write_text("one")
    os.rename(release.folder / "articles/one", remote.folder / "one")
    (release.folder / "articles/one").symlink_to(remote.folder / "secret")
    told = "PF117 a link, or no file at all, stands where a file was built | publish again with --clean"
    assert refused(lambda: published(target, release)) == told
    assert remote.at("for-each-ref") == ""


def test_a_staged_file_that_is_not_what_was_built_is_not_sent(remote: Remote) -> None:
    target, release = remote.target(), release_of(remote.folder / "staged", FILES)
    (release.folder / "index.html").write_text("hime")
    assert refused(lambda: published(target, release)) == "PF117 was changed while the site was built | build again"
    assert remote.at("for-each-ref") == ""


# ---------------------------------------------------------------- what others pushed

EDITS: dict[str, tuple[Callable[[Path], object], tuple[str, ...]]] = {
    "a new file": (lambda clone: (clone / "hand.html").write_text("by hand"), ("hand.html",)),
    "another domain": (lambda clone: (clone / "CNAME").write_text("other.example\n"), ("CNAME",)),
    "a file taken away": (lambda clone: (clone / "index.html").unlink(), ()),
    "nothing at all": (lambda _: None, ()),
    "a link": (lambda clone: (clone / "link").symlink_to("/etc/passwd"), ("link",)),
}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("history", ["keep", "one"])
def test_what_somebody_else_pushed_is_seen_and_stays_in_the_history(remote: Remote, edit: str, history: str) -> None:
    do, foreign = EDITS[edit]
    send(remote, FILES, history)
    remote.pushed(do)
    theirs = remote.at("rev-parse", "gh-pages").strip()
    assert remote.target(history).look().foreign == (foreign or (f"commit {theirs}",))
    for hours, text in enumerate(("new", "newer", "newest"), 1):
        send(remote, {**FILES, "index.html": text}, history, hours=hours, adopt=hours == 1)
        assert remote.shown()["index.html"] == text
        assert theirs in remote.at("rev-list", "gh-pages").split()
    stays = {path: remote.at("cat-file", "blob", f"{theirs}:{path}") for path in foreign if path not in FILES}
    assert remote.shown() == {**FILES, "index.html": "newest", **stays}


def test_a_branch_of_others_is_taken_over_with_what_is_on_it(remote: Remote) -> None:
    other = remote.folder / "other"
    remote.git("init", "--quiet", "--initial-branch=gh-pages", str(other))
    (other / "index.html").write_text("theirs")
    (other / "CNAME").write_text("theirs.example\n")
    remote.git("add", "--all", cwd=other)
    remote.git("commit", "--quiet", "-m", "Theirs", cwd=other)
    remote.git("push", "--quiet", str(remote.path), "gh-pages", cwd=other)
    held = remote.target().look()
    assert (held.record, held.foreign, held.domain) == (None, ("CNAME", "index.html"), "theirs.example")
    send(remote, {"index.html": "ours"}, "one", adopt=True)
    assert remote.shown() == {"index.html": "ours", "CNAME": "theirs.example\n"}
    assert remote.commits() == 2
    assert remote.target().look().record == read_record(remote.files()[RECORD].encode(), "")
    send(remote, {"index.html": "ours"}, "one", hours=1)
    assert remote.commits() == 2


@pytest.mark.parametrize("history", ["keep", "one"])
def test_a_push_between_the_look_and_the_sending_is_not_overwritten(remote: Remote, history: str) -> None:
    send(remote, FILES, history)
    target, release = remote.target(history), release_of(remote.folder / "staged", {**FILES, "index.html": "new"})
    plan = planned("live", target.look(), release)
    remote.pushed(lambda clone: (clone / "hand.html").write_text("by hand"))
    theirs = remote.at("rev-parse", "gh-pages")
    told = "PF702 something else was published there meanwhile | publish again"
    assert refused(lambda: target.send(release, plan, untracked)) == told
    assert remote.at("rev-parse", "gh-pages") == theirs


def test_no_other_branch_is_touched(remote: Remote) -> None:
    send(remote, FILES)
    remote.at("update-ref", "refs/heads/main", remote.at("rev-parse", "gh-pages").strip())
    main = remote.at("rev-parse", "main")
    send(remote, {**FILES, "index.html": "new"}, "one", hours=1)
    assert remote.at("rev-parse", "main") == main
    assert remote.at("for-each-ref", "--format=%(refname)").split() == ["refs/heads/gh-pages", "refs/heads/main"]


# ---------------------------------------------------------------- the site's own repository


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


def test_a_damaged_repository_of_ours_is_made_again(remote: Remote) -> None:
    send(remote, FILES)
    objects = [path for path in (remote.site / ".cache/publish/live.git/objects").rglob("*") if path.is_file()]
    for path in objects[::2]:
        path.unlink()
    send(remote, {**FILES, "index.html": "new"}, hours=1)
    assert remote.shown()["index.html"] == "new"


# ---------------------------------------------------------------- going back


def test_going_back_goes_to_the_commit_before_and_further(remote: Remote) -> None:
    texts = ("one", "two", "three")
    for hours, text in enumerate(texts):
        send(remote, {**FILES, "index.html": text}, hours=hours)
    os.rename(remote.site / ".cache", remote.folder / "lost")
    assert remote.target().rollback().time.hour == TIME.hour + 1
    assert remote.shown()["index.html"] == "two"
    remote.target().rollback()
    assert remote.shown()["index.html"] == "one"
    assert remote.commits() == 5
    told = "PF712 there is no earlier commit of ours on the branch | publish an earlier state of the site"
    assert refused(remote.target().rollback) == told
    send(remote, {**FILES, "index.html": "four"}, hours=9)
    remote.target().rollback()
    assert remote.shown()["index.html"] == "one"


def test_there_is_nothing_to_go_back_to_in_a_branch_of_one_commit(remote: Remote) -> None:
    send(remote, FILES, "one")
    send(remote, {**FILES, "index.html": "new"}, "one", hours=1)
    assert refused(remote.target("one").rollback).startswith("PF712 ")
