"""What a publish to a store puts there, in which order, and what it leaves alone."""

from pathlib import Path
from random import Random

import pytest

from generator.errors import SiteError
from generator.publish.record import RECORD, record_of
from generator.publish.s3.target import Bucket
from generator.s3.lock import LOCK
from tests.publish.releases import published, release_in
from tests.s3.conftest import bucket_at, target_at
from tests.s3.stores import client_at
from tests.s3.way import Asked, Fault, Way

ONE = {
    "index.html": "<p>home</p>",
    "old/index.html": "<p>old</p>",
    "assets/a.css": "a",
    "feed.xml": "<feed/>",
    "same.txt": "same",
}
TWO = {
    "index.html": "<p>home again</p>",
    "new/index.html": "<p>new</p>",
    "assets/b.css": "b",
    "feed.xml": "<feed>new</feed>",
    "same.txt": "same",
}
LEADS = '<!doctype html><head><meta http-equiv="refresh" content="0; url=/new/"></head><body>moved</body>'


def found_in(bucket: Bucket) -> dict[str, str]:
    """What a store has below the prefix, by name, as its own listing says."""
    client = bucket.store.client
    listed = client.list_objects_v2(Bucket=bucket.store.bucket, Prefix=bucket.store.prefix).get("Contents", ())
    names = [each["Key"] for each in listed]
    bodies = {name: client.get_object(Bucket=bucket.store.bucket, Key=name)["Body"].read().decode() for name in names}
    return {name.removeprefix(bucket.store.prefix): body for name, body in bodies.items()}


def shown_in(bucket: Bucket) -> dict[str, str]:
    """What readers may find: all but the record."""
    return {name: body for name, body in found_in(bucket).items() if name != RECORD}


def test_the_store_holds_the_release_and_its_record(bucket: Bucket, tmp_path: Path) -> None:
    release = release_in(tmp_path / "one", ONE)
    published(bucket, release)
    assert shown_in(bucket) == ONE
    assert sorted(found_in(bucket)) == sorted((*ONE, RECORD))
    held = bucket.look()
    assert (held.record, held.files, held.foreign) == (record_of(release, "live"), release.files, ())


HEADS = (
    ("index.html", "text/html; charset=utf-8", "public, max-age=0, must-revalidate"),
    ("assets/apex.f8d2d1b1f2.css", "text/css; charset=utf-8", "public, max-age=0, must-revalidate"),
    ("assets/apex.2c26b46b68.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
    ("media/start.0123456789.avif", "image/avif", "public, max-age=31536000, immutable"),
    ("feed.xml", "application/atom+xml; charset=utf-8", "public, max-age=0, must-revalidate"),
    ("sitemap.xml", "application/xml; charset=utf-8", "public, max-age=0, must-revalidate"),
    ("calendar.ics", "text/calendar; charset=utf-8", "public, max-age=0, must-revalidate"),
    ("data", "application/octet-stream", "public, max-age=0, must-revalidate"),
)


def test_every_file_comes_with_what_it_is_and_how_long_it_may_be_kept(bucket: Bucket, tmp_path: Path) -> None:
    published(bucket, release_in(tmp_path / "one", {path: "foo" for path, _, _ in HEADS}))
    for path, kind, cache in HEADS:
        found = bucket.store.client.head_object(Bucket=bucket.store.bucket, Key=path)
        assert (path, found["ContentType"], found["CacheControl"]) == (path, kind, cache)


def test_a_store_that_keeps_redirects_gets_them(another_store: Way, tmp_path: Path) -> None:
    another_store.be_good()
    bucket = bucket_at(another_store, tmp_path)
    published(bucket, release_in(tmp_path / "one", {"old/index.html": LEADS, "index.html": "<body>home"}))
    found = bucket.store.client.head_object(Bucket=bucket.store.bucket, Key="old/index.html")
    assert found["WebsiteRedirectLocation"] == "https://pitwall.example/new/"
    assert "WebsiteRedirectLocation" not in bucket.store.client.head_object(
        Bucket=bucket.store.bucket, Key="index.html"
    )
    assert shown_in(bucket)["old/index.html"] == LEADS
    assert published(bucket, release_in(tmp_path / "two", TWO)).removed == ("old/index.html",)
    assert shown_in(bucket) == TWO


@pytest.mark.parametrize("fault", [Fault(501, "NotImplemented"), Fault(400, "InvalidArgument")])
def test_a_store_that_takes_no_redirects_gets_the_page(bucket: Bucket, way: Way, tmp_path: Path, fault: Fault) -> None:
    way.fault = lambda asked: fault if asked.redirects else None
    published(bucket, release_in(tmp_path / "one", {"old/index.html": LEADS}))
    assert shown_in(bucket) == {"old/index.html": LEADS}
    way.be_good()
    assert published(bucket, release_in(tmp_path / "again", {"old/index.html": LEADS})).is_empty


def test_nothing_changed_is_a_listing_and_the_record(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    published(bucket, release_in(tmp_path / "one", ONE))
    way.be_good()
    assert published(bucket, release_in(tmp_path / "again", ONE)).is_empty
    assert way.told == ["GET ?", f"GET {RECORD}"]


def test_what_changed_is_sent_alone_assets_first_and_deletions_last(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    published(bucket, release_in(tmp_path / "one", ONE))
    way.be_good()
    plan = published(bucket, release_in(tmp_path / "two", TWO))
    written = [each for each in way.told if not each.startswith("GET")]
    assert written[:3] == [f"PUT {LOCK}", f"PUT {RECORD}", "PUT assets/b.css"]
    assert sorted(written[3:5]) == ["PUT index.html", "PUT new/index.html"]
    gone = ["DELETE old/index.html", "DELETE assets/a.css"]
    assert written[5:] == ["PUT feed.xml", *gone, f"PUT {RECORD}", f"DELETE {LOCK}"]
    assert (len(plan.sent), plan.removed, plan.same) == (4, ("assets/a.css", "old/index.html"), 1)
    assert shown_in(bucket) == TWO


def test_what_is_lost_or_another_at_the_store_is_sent_again(bucket: Bucket, tmp_path: Path) -> None:
    published(bucket, release_in(tmp_path / "one", ONE))
    client, name = bucket.store.client, bucket.store.bucket
    client.delete_object(Bucket=name, Key="feed.xml")
    client.put_object(Bucket=name, Key="index.html", Body=b"somebody else's")
    plan = published(bucket, release_in(tmp_path / "again", ONE))
    assert (plan.added, plan.changed) == (("feed.xml",), ("index.html",))
    assert shown_in(bucket) == ONE


def test_a_head_that_would_be_another_by_now_is_sent_again(bucket: Bucket, tmp_path: Path) -> None:
    published(bucket, release_in(tmp_path / "one", ONE))
    client, name = bucket.store.client, bucket.store.bucket
    record = client.get_object(Bucket=name, Key=RECORD)["Body"].read().decode()
    before, _, objects = record.partition('"objects":')
    tag, form = objects.split('"index.html":["')[1].split('"]')[0].split('","')
    older = objects.replace(f'"index.html":["{tag}","{form}"]', f'"index.html":["{tag}","00000000"]')
    client.put_object(Bucket=name, Key=RECORD, Body=f'{before}"objects":{older}'.encode())
    assert published(bucket, release_in(tmp_path / "again", ONE)).changed == ("index.html",)


def test_a_part_of_a_bucket_is_all_that_is_looked_at(way: Way, tmp_path: Path) -> None:
    whole = bucket_at(way, tmp_path)
    part = target_at(way.address, tmp_path, whole.store.bucket, "racing/blog")
    client_at(f"http://{way.store}").put_object(Bucket=whole.store.bucket, Key="racing/blogger", Body=b"not ours")
    published(part, release_in(tmp_path / "one", ONE))
    assert shown_in(part) == ONE
    assert part.look().foreign == ()
    assert whole.look().foreign == tuple(
        sorted((*(f"racing/blog/{name}" for name in (*ONE, RECORD)), "racing/blogger"))
    )


def test_what_is_not_ours_is_told_and_left_alone(bucket: Bucket, tmp_path: Path) -> None:
    client, name = bucket.store.client, bucket.store.bucket
    client.put_object(Bucket=name, Key="theirs.txt", Body=b"theirs")
    client.put_object(Bucket=name, Key="index.html", Body=b"theirs too")
    assert bucket.look().foreign == ("index.html", "theirs.txt")
    plan = published(bucket, release_in(tmp_path / "one", ONE), adopt=True)
    assert plan.record.others == ("theirs.txt",)
    assert shown_in(bucket) == {**ONE, "theirs.txt": "theirs"}
    assert bucket.look().foreign == ()
    published(bucket, release_in(tmp_path / "two", TWO))
    assert shown_in(bucket) == {**TWO, "theirs.txt": "theirs"}


def test_more_objects_than_a_listing_has_at_once(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    many = {f"articles/{number}/index.html": f"<p>{number}" for number in range(1100)}
    release = release_in(tmp_path / "one", many)
    published(bucket, release)
    way.be_good()
    assert bucket.look().files == release.files
    assert way.told == ["GET ?", "GET ?", f"GET {RECORD}"]
    changed = {**many, "articles/7/index.html": "<p>seven"}
    published(bucket, release_in(tmp_path / "two", changed))
    assert [each for each in way.told if each.startswith("PUT articles")] == ["PUT articles/7/index.html"]


def test_names_of_any_script_arrive(bucket: Bucket, tmp_path: Path) -> None:
    texts = {"großer-preis/index.html": "a", "spa francorchamps/index.html": "b", "a+b&c=d%20e/x.txt": "c"}
    published(bucket, release_in(tmp_path / "one", texts))
    assert shown_in(bucket) == texts
    assert published(bucket, release_in(tmp_path / "again", texts)).is_empty


def test_a_store_keeps_no_earlier_release(bucket: Bucket) -> None:
    with pytest.raises(SiteError) as caught:
        bucket.rollback()
    assert caught.value.problems[0].message == "objects are replaced in place, so no earlier release is kept"


def test_a_damaged_record_is_told(bucket: Bucket, tmp_path: Path) -> None:
    published(bucket, release_in(tmp_path / "one", ONE))
    bucket.store.client.put_object(Bucket=bucket.store.bucket, Key=RECORD, Body=b"{")
    with pytest.raises(SiteError) as caught:
        bucket.look()
    assert caught.value.problems[0].code == "PF711"
    assert caught.value.problems[0].at.path == f"{bucket.where}/{RECORD}"


def test_requests_end_where_one_fails(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    many = {f"{number:04}.txt": str(Random(number).random()) for number in range(400)}
    way.fault = lambda asked: Fault(403, "AccessDenied") if asked.name == "0010.txt" else None
    with pytest.raises(SiteError):
        published(bucket, release_in(tmp_path / "one", many))
    assert len(way.asked) < 100
    assert isinstance(way.asked[0], Asked)
