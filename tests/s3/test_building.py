"""A store as the output of a build: what stands there, in which order it comes, and what is left alone."""

from pathlib import Path

import pytest

from generator.s3.lock import LOCK
from generator.store.memo import Memo
from tests.s3.built import ARTICLES, StoredSite
from tests.s3.way import Way
from tests.tiny import TinySite, article

ONE = "content/articles/one.md"
WAYS: tuple[dict[str, object], ...] = ({"jobs": 1}, {"jobs": 2, "way": "fork"}, {"jobs": 2, "way": "encoded"})


@pytest.fixture
def stored(way: Way, tmp_path: Path) -> StoredSite:
    """A site that is to be built into SeaweedFS."""
    return StoredSite(TinySite(tmp_path / "site", ARTICLES), way)


@pytest.fixture
def elsewhere(another_store: Way, tmp_path: Path) -> StoredSite:
    """A site that is to be built into a part of a bucket of rclone, with twins."""
    another_store.be_good()
    site = TinySite(tmp_path / "site", ARTICLES)
    site.write({"site.yaml": (site.root / "site.yaml").read_text() + "precompress: true\n"})
    return StoredSite(site, another_store, "pit/wall")


@pytest.mark.parametrize("how", WAYS, ids=["alone", "forked", "encoded"])
def test_objects_are_what_a_folder_would_hold(stored: StoredSite, how: dict[str, object]) -> None:
    report = stored.built(**how)
    assert report.written == report.planned == report.rendered
    assert stored.files() == stored.clean()
    stored.site.write({ONE: article("One", body="Other words.")}).remove("content/articles/two.md")
    report = stored.built(**how)
    assert 0 < report.written < report.planned
    assert "/tags/rain/" in report.changed
    assert stored.files() == stored.clean()


@pytest.mark.parametrize("how", WAYS, ids=["alone", "forked", "encoded"])
def test_twins_are_made_of_what_is_in_the_store(elsewhere: StoredSite, how: dict[str, object]) -> None:
    elsewhere.built(**how)
    assert elsewhere.files() == elsewhere.clean()
    assert "index.html.br" in elsewhere.files()
    elsewhere.site.write({ONE: article("One", body="Other words.")})
    elsewhere.built(**how)
    assert elsewhere.files() == elsewhere.clean()


def test_objects_come_with_what_they_are_and_where_they_lead(elsewhere: StoredSite) -> None:
    elsewhere.built()
    found = elsewhere.client.head_object(Bucket=elsewhere.place.bucket, Key="pit/wall/old/index.html")
    assert found["WebsiteRedirectLocation"] == "https://pitwall.example/articles/one/"
    assert found["ContentType"] == "text/html; charset=utf-8"
    feed = elsewhere.client.head_object(Bucket=elsewhere.place.bucket, Key="pit/wall/feed.xml")
    assert feed["ContentType"] == "application/atom+xml; charset=utf-8"
    assert feed["CacheControl"] == "public, max-age=0, must-revalidate"


def test_nothing_changed_is_one_listing(stored: StoredSite) -> None:
    stored.built()
    again = stored.built()
    assert (again.written, again.removed, again.rendered) == (0, 0, 0)
    assert stored.told == ["GET ?"]


def test_without_its_memo_a_build_believes_the_ledger_and_the_listing(stored: StoredSite) -> None:
    stored.built()
    stored.site.memo = Memo()
    again = stored.built()
    assert (again.written, again.rendered) == (0, 0)
    assert [each for each in stored.told if not each.startswith(("GET", "HEAD"))] == [f"PUT {LOCK}", f"DELETE {LOCK}"]


def test_a_dry_build_asks_for_nothing(stored: StoredSite) -> None:
    assert stored.built(dry=True).planned
    assert stored.told == []


def test_files_are_put_apart_first_and_into_place_in_order(stored: StoredSite) -> None:
    stored.built()
    stored.site.write({ONE: article("One", aliases="[/old/]", drivers="[Pierre Gasly]", body="Other words.")})
    stored.site.write({"themes/plain/assets/plain.css": "body { color: black }"})
    stored.site.remove("content/articles/two.md")
    stored.built(jobs=1)
    asked = [each for each in stored.told if not each.startswith(("GET", "HEAD"))]
    apart = [each for each in asked if each.startswith("PUT waits/")]
    assert asked[: len(apart) + 2] == [f"PUT {LOCK}", *sorted(apart, key=asked.index), f"PUT {LOCK}"]
    placed = asked[len(apart) + 2 :]
    assert placed[0] == "PUT .parcferme"
    puts = [each for each in placed[1:-2] if each.startswith("PUT")]
    assert len(puts) == len(apart)
    assert [each for each in puts if each.startswith("PUT assets/")] == puts[:1]
    lists = {each.removeprefix("PUT waits/list/") for each in apart if each.startswith("PUT waits/list/")}
    assert {each.removeprefix("PUT ") for each in puts[-len(lists) :]} == lists
    gone = [each for each in placed[1 + len(puts) : -2] if not each.startswith("DELETE waits/")]
    assert "DELETE articles/two/index.html" in gone
    assert all(each.startswith("DELETE ") for each in gone)
    assert placed[-2:] == ["PUT .parcferme", f"DELETE {LOCK}"]


def test_a_foreign_object_where_a_page_has_to_go_is_an_error_that_names_it(stored: StoredSite) -> None:
    stored.put("index.html", b"theirs")
    stored.put("theirs.txt", b"theirs too")
    report = stored.build()
    place = f"s3://{stored.place.bucket}"
    assert stored.site.told(report) == (
        f"{place}/index.html: error: this was not written by the build and stands where it has to write\n"
        "  hint: move it away, or build with --adopt to replace it"
    )
    assert stored.objects() == {"index.html": b"theirs", "theirs.txt": b"theirs too"}
    stored.built(adopt=True)
    assert stored.files() == {**stored.clean(), "theirs.txt": b"theirs too"}


def test_a_foreign_object_with_the_same_bytes_is_adopted(stored: StoredSite) -> None:
    stored.put("articles/one/index.html", stored.clean()["articles/one/index.html"])
    stored.built()
    stored.site.remove(ONE)
    stored.built()
    assert "articles/one/index.html" not in stored.objects()
    assert stored.files() == stored.clean()


def test_an_object_of_ours_that_someone_changed_is_made_again_and_kept_when_its_page_goes(stored: StoredSite) -> None:
    stored.built()
    stored.put("articles/one/index.html", b"theirs")
    assert stored.built().changed == ("/articles/one/",)
    stored.put("articles/one/index.html", b"theirs")
    stored.site.remove(ONE)
    stored.built()
    assert stored.files() == {**stored.clean(), "articles/one/index.html": b"theirs"}


def test_an_object_that_is_lost_is_put_again(stored: StoredSite) -> None:
    stored.built()
    stored.client.delete_object(Bucket=stored.place.bucket, Key="feed.xml")
    assert stored.built().changed == ("/feed.xml",)
    assert stored.files() == stored.clean()


def test_two_machines_build_by_turns(stored: StoredSite) -> None:
    stored.built()
    mine, other = stored.site.memo, Memo()
    stored.site.memo = other
    stored.site.write({ONE: article("One", body="By the other machine.")})
    stored.built()
    stored.site.memo = mine
    assert stored.built().written == 0
    stored.site.write({ONE: article("One", body="By the first again.")})
    stored.built()
    assert stored.files() == stored.clean()


def test_a_template_that_fails_leaves_the_last_good_site_and_nothing_that_waits(stored: StoredSite) -> None:
    stored.built()
    before = stored.objects()
    stored.site.write({"themes/plain/templates/driver.html": "{{ entity.nothing_of_the_kind }}"})
    stored.site.write({ONE: article("Other", drivers="[Pierre Gasly]")})
    assert stored.build(jobs=1).failed
    assert stored.objects() == before
    assert "PUT waits/page/articles/one/index.html" in stored.told


def test_a_damaged_ledger_is_an_error_and_nothing_is_touched(stored: StoredSite) -> None:
    stored.built()
    for damaged in (b"", b"\xff", b"parcferme manifest 1\n/\ta\tb\n", b"parcferme manifest 1\n/\ta\tb\tc\td\te\n"):
        stored.put(".parcferme", damaged)
        before = stored.objects()
        stored.site.memo = Memo()
        (found,) = stored.build().problems
        assert (found.code, found.at.path) == ("PF405", f"s3://{stored.place.bucket}/.parcferme")
        assert stored.objects() == before


def test_the_search_is_made_of_pages_that_are_in_the_store(stored: StoredSite) -> None:
    text = (stored.site.root / "site.yaml").read_text().replace("theme: plain", "theme: apex")
    stored.site.write({"site.yaml": f"{text}search: true\n"})
    stored.built(jobs=1)
    before = {path for path in stored.files() if path.startswith("pagefind/")}
    assert "pagefind/pagefind.js" in before
    stored.site.write({ONE: article("One", body="Other words.")})
    stored.built(jobs=1)
    found = stored.files()
    assert {path for path in found if path.startswith("pagefind/")} - before
    bundle = [path for path in found if path.startswith("pagefind/")]
    assert found == {**stored.clean(search=True), **{path: found[path] for path in bundle}}
    stored.site.memo = Memo()
    assert stored.built().written == 0
