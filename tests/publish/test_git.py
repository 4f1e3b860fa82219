"""A branch as a target, with a bare repository for the remote: one commit a publish, which holds the site."""

import os

import pytest

from generator.publish.held import Held
from generator.publish.record import RECORD, read_record
from tests.publish.releases import TIME, published
from tests.publish.remote import FILES, OWN, Remote, refused, send
from tests.publish.sent import release_of
from tests.tiny import SITE_YAML


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


def test_a_commit_says_of_the_site_what_git_takes_for_its_name_alone(remote: Remote) -> None:
    title = 'title: "A\\n<x@y.example> 1 +0000\\n\\nParcferme-Tree: 0\\u202e"'
    (remote.site / "site.yaml").write_text(SITE_YAML.replace("title: Pit Wall", title))
    send(remote, FILES)
    head, _, message = remote.at("cat-file", "commit", "gh-pages").partition("\n\n")
    authors = [line for line in head.split("\n") if line.startswith("author ")]
    assert [line.rpartition("> ")[0] for line in authors] == [
        "author Ax@y.example 1 +0000Parcferme-Tree: 0 <noreply@pitwall.example"
    ]
    assert message.count("Parcferme-Tree: ") == 1
    send(remote, {**FILES, "index.html": "new"}, hours=1)
    assert remote.commits() == 2


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
