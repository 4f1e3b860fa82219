"""A branch to which others push: nobody's work is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.bench import untracked
from generator.publish.plan import planned
from generator.publish.record import RECORD, read_record
from tests.publish.remote import FILES, Remote, refused, send
from tests.publish.sent import release_of

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


@pytest.mark.parametrize("history", ["keep", "one"])
def test_a_commit_of_ours_that_somebody_put_on_top_of_theirs_is_not_ours(remote: Remote, history: str) -> None:
    send(remote, FILES, history)
    ours = remote.at("rev-parse", "gh-pages").strip()
    remote.pushed(lambda clone: (clone / "hand.html").write_text("by hand"))
    theirs = remote.at("rev-parse", "gh-pages").strip()
    message = remote.at("show", "--no-patch", "--format=%B", ours)
    moved = remote.at("commit-tree", f"{ours}^{{tree}}", "-p", theirs, "-m", message).strip()
    remote.at("update-ref", "refs/heads/gh-pages", moved)
    assert remote.target(history).look().foreign == (f"commit {moved}",)
    for hours in (1, 2):
        send(remote, {**FILES, "index.html": str(hours)}, history, hours=hours, adopt=True)
        assert {theirs, moved} <= set(remote.at("rev-list", "gh-pages").split())


def test_nobody_goes_back_past_what_somebody_else_pushed(remote: Remote) -> None:
    for hours in (0, 1):
        send(remote, {**FILES, "index.html": str(hours)}, hours=hours)
    remote.pushed(lambda clone: (clone / "hand.html").write_text("by hand"))
    hint = "publish an earlier state of the site"
    assert refused(remote.target().rollback) == f"PF712 the commit that is shown is somebody else's | {hint}"
    for hours in (2, 3):
        send(remote, {**FILES, "index.html": str(hours)}, hours=hours, adopt=True)
    remote.target().rollback()
    assert remote.shown()["index.html"] == "2"
    why = "somebody else's commit stands before the one that is shown, and is not gone back to"
    assert refused(remote.target().rollback) == f"PF712 {why} | {hint}"


def test_no_other_branch_is_touched(remote: Remote) -> None:
    send(remote, FILES)
    remote.at("update-ref", "refs/heads/main", remote.at("rev-parse", "gh-pages").strip())
    main = remote.at("rev-parse", "main")
    send(remote, {**FILES, "index.html": "new"}, "one", hours=1)
    assert remote.at("rev-parse", "main") == main
    assert remote.at("for-each-ref", "--format=%(refname)").split() == ["refs/heads/gh-pages", "refs/heads/main"]
