"""The plan: what is sent and removed, and which addresses are lost."""

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.model import digest_bytes
from generator.publish.held import Held
from generator.publish.moves import Moved, moves
from generator.publish.plan import Gone, planned
from generator.publish.record import record_of
from generator.publish.release import Content, Release, Text, in_order, mark_of

TIME = datetime(2024, 7, 1, 12, tzinfo=UTC)


def content(text: str) -> Content:
    return Content(digest_bytes(text.encode()), len(text))


def release(files: dict[str, str]) -> Release:
    """A release of these files, by path, each with its text."""
    found = {path: content(text) for path, text in files.items()}
    return Release(folder=Path(), base_url="https://pitwall.example/", time=TIME, files=found, mark=mark_of(found))


def held(files: dict[str, str], *others: str) -> Held:
    """A target to which these files were published."""
    made = release(files)
    return Held(record=record_of(made, "live", others), files=made.files)


FILES = st.dictionaries(st.sampled_from(["index.html", "a/index.html", "b/index.html", "a.css", "feed.xml"]), st.text())


@given(FILES, FILES)
def test_what_is_there_and_what_the_plan_does_make_the_release(before: dict[str, str], after: dict[str, str]) -> None:
    plan = planned("live", held(before), release(after))
    kept = {path: text for path, text in before.items() if path not in plan.removed}
    assert kept | {path: after[path] for path in plan.sent} == after
    assert not set(plan.added) & before.keys()
    assert all(before[path] != after[path] for path in plan.changed)
    assert plan.same + len(plan.sent) == len(after)
    assert plan.bytes == sum(len(after[path]) for path in plan.sent)


@given(FILES)
def test_nothing_changed_is_nothing_to_do(files: dict[str, str]) -> None:
    assert planned("live", held(files), release(files)).is_empty


def test_a_file_that_was_lost_or_damaged_at_the_target_is_sent_again() -> None:
    made = release({"index.html": "home", "a.css": "a", "b.css": "b"})
    there = {"index.html": content("home"), "a.css": Content("", 0)}
    plan = planned("live", Held(record=record_of(made, "live"), files=there), made)
    assert (plan.added, plan.changed, plan.removed) == (("b.css",), ("a.css",), ())


def test_what_is_adopted_stays_but_for_files_of_the_site() -> None:
    there = Held(foreign=("index.html", "old.html", "notes"))
    plan = planned("live", there, release({"index.html": "home"}), adopt=True)
    assert (plan.added, plan.changed, plan.removed) == ((), ("index.html",), ())
    assert plan.record.others == ("notes", "old.html")


def test_what_was_adopted_once_may_stay() -> None:
    plan = planned("live", held({"index.html": "home"}, "notes"), release({"index.html": "new"}))
    assert plan.record.others == ("notes",)


def test_assets_are_sent_before_pages_and_pages_before_what_points_at_them() -> None:
    paths = [
        "feed.xml",
        "index.html",
        "assets/a.css",
        "sitemap.xml",
        "a/index.html",
        "_redirects",
        "media/a.png",
        "index.html.gz",
    ]
    wanted = [
        "assets/a.css",
        "media/a.png",
        "a/index.html",
        "index.html",
        "index.html.gz",
        "_redirects",
        "feed.xml",
        "sitemap.xml",
    ]
    assert in_order(paths) == wanted


# ---------------------------------------------------------------- addresses that are lost


def test_pages_and_feeds_that_go_are_named_and_style_sheets_are_not() -> None:
    before = {"index.html": "home", "a/index.html": "a", "a/feed.xml": "a", "assets/old.css": "a"}
    plan = planned("live", held(before), release({"index.html": "home"}))
    assert plan.gone == (Gone("/a/feed.xml"), Gone("/a/"))
    assert plan.removed == ("a/feed.xml", "a/index.html", "assets/old.css")


def test_what_the_site_says_is_gone_is_no_surprise() -> None:
    before = held({"a/index.html": "a", "b/index.html": "b", "b/index.html.br": "b"})
    assert planned("live", before, release({}), ended={"/a/"}).gone == (Gone("/b/"),)


def test_a_page_that_became_a_redirect_is_not_lost() -> None:
    plan = planned("live", held({"a/index.html": "text"}), release({"a/index.html": "redirect"}))
    assert (plan.gone, plan.changed) == ((), ("a/index.html",))


def test_a_text_that_moved_says_where_to() -> None:
    moved = [Moved("/a/", "/b/", "content/articles/b.md")]
    plan = planned("live", held({"a/index.html": "a"}), release({"b/index.html": "b"}), moved)
    assert plan.gone == (Gone("/a/", "/b/", "content/articles/b.md"),)


def test_a_file_whose_address_changed_moved() -> None:
    before = {"content/articles/a.md": Text("/articles/a/", "1", "body")}
    now = {"content/articles/a.md": Text("/2024/a/", "2", "other")}
    assert moves(before, now, {}) == (Moved("/articles/a/", "/2024/a/", "content/articles/a.md"),)


def test_a_file_with_the_same_words_is_the_text_that_moved() -> None:
    before = {"content/articles/a.md": Text("/articles/a/", "1", "body"), "b.md": Text("/articles/b/", "1", "else")}
    now = {"content/articles/le-mans.md": Text("/articles/le-mans/", "2", "body"), "b.md": before["b.md"]}
    assert moves(before, now, {}) == (Moved("/articles/a/", "/articles/le-mans/", "content/articles/le-mans.md"),)


def test_a_file_that_git_says_was_renamed_is_the_text_that_moved() -> None:
    before, now = {"a.md": Text("/a/", "1", "old")}, {"zandvoort.md": Text("/zandvoort/", "2", "new")}
    assert moves(before, now, {}) == ()
    assert moves(before, now, {"a.md": "zandvoort.md"}) == (Moved("/a/", "/zandvoort/", "zandvoort.md"),)


def test_a_file_with_nearly_the_same_name_is_probably_the_text_that_moved() -> None:
    before, now = {"a.md": Text("/monaco-qualifing/", "1")}, {"b.md": Text("/monaco-qualifying/", "2")}
    assert moves(before, now, {}) == (Moved("/monaco-qualifing/", "/monaco-qualifying/", "b.md"),)


def test_a_new_text_beside_the_old_one_moved_nothing() -> None:
    before = {"a.md": Text("/a/", "1", "body")}
    assert moves(before, {**before, "b.md": Text("/b/", "1", "body")}, {}) == ()
