"""Stores that refuse, are busy or are not there, and connections that drop: what is said, and what the next publish
mends."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.publish.s3.target import Bucket
from generator.s3.lock import LOCK
from tests.publish.releases import published, release_in
from tests.s3.conftest import bucket_at, target_at
from tests.s3.stores import KEY, SECRET, client_at
from tests.s3.test_sending import ONE, TWO, found_in, shown_in
from tests.s3.way import DROPPED, Asked, Fault, Way

CANNOT = "this target cannot be published to: "
AGAIN = "publish again: what has arrived is not sent again"
SET = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, as AWS's own tools ask for them"


def said_of(error: pytest.ExceptionInfo[SiteError]) -> tuple[str, str, str]:
    """Code, message and hint, in none of which is a secret."""
    (found,) = error.value.problems
    assert SECRET not in str(error.value)
    assert KEY not in str(error.value)
    return found.code, found.message.removeprefix(CANNOT), found.hint


ANSWERS = (
    (Fault(400, "ExpiredToken"), "the credentials have expired", "sign in again, or renew them, and publish again"),
    (
        Fault(403, "RequestTimeTooSkewed"),
        "this machine's clock and the store's differ by too much",
        "set the clock, and publish again",
    ),
    (
        Fault(403, "AccessDenied"),
        "the store refuses these credentials",
        "they must be allowed to list the bucket, and to read, write and delete what is in it",
    ),
    (Fault(400, "AuthorizationHeaderMalformed"), "the bucket is in another region", "set `region` to the bucket's own"),
    (Fault(503, "SlowDown"), "the store is busy or broken (SlowDown)", AGAIN),
    (Fault(507, "XMinioStorageFull"), "the store has no more room", "see to it, and publish again"),
    (Fault(405, "MethodNotAllowed"), "the store refuses: MethodNotAllowed", "see what it means to this store"),
    (DROPPED, "the connection to the store has dropped", AGAIN),
)


@pytest.mark.parametrize(("fault", "why", "hint"), ANSWERS)
def test_a_store_that_refuses_in_the_middle_is_told_of_and_mended(
    bucket: Bucket, way: Way, tmp_path: Path, fault: Fault, why: str, hint: str
) -> None:
    published(bucket, release_in(tmp_path / "one", ONE))
    way.fault = lambda asked: fault if asked.name == "new/index.html" else None
    with pytest.raises(SiteError) as caught:
        published(bucket, release_in(tmp_path / "two", TWO))
    assert said_of(caught) == ("PF711", why, hint)
    half = found_in(bucket)
    assert half["assets/a.css"] == "a"
    assert half["feed.xml"] == ONE["feed.xml"]
    assert LOCK not in half
    way.be_good()
    published(bucket, release_in(tmp_path / "again", TWO))
    assert shown_in(bucket) == TWO


def test_every_answer_is_tried() -> None:
    assert len(ANSWERS) == 8


def test_a_store_that_is_busy_twice_is_asked_again(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    def busy(asked: Asked) -> Fault | None:
        first = str(asked) == "PUT index.html" and way.told.count("PUT index.html") <= 2
        return Fault(503, "SlowDown") if first else None

    way.fault = busy
    published(bucket, release_in(tmp_path / "one", ONE))
    assert way.told.count("PUT index.html") == 3
    assert shown_in(bucket) == ONE


def test_a_connection_that_drops_once_is_made_again(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    way.fault = lambda asked: DROPPED if str(asked) == "PUT feed.xml" and way.told.count("PUT feed.xml") == 1 else None
    published(bucket, release_in(tmp_path / "one", {**ONE, "feed.xml": "<feed>" * 100_000}))
    assert shown_in(bucket)["feed.xml"] == "<feed>" * 100_000


def test_there_is_no_such_bucket(way: Way, tmp_path: Path) -> None:
    with pytest.raises(SiteError) as caught:
        target_at(way.address, tmp_path, "no-such-bucket").look()
    hint = "create it, or see whether `bucket` and `endpoint` are right"
    assert said_of(caught) == ("PF711", "there is no bucket 'no-such-bucket'", hint)


@pytest.mark.parametrize(
    ("variable", "why"),
    [
        ("AWS_ACCESS_KEY_ID", "the store does not know these credentials"),
        ("AWS_SECRET_ACCESS_KEY", "the secret key does not belong to the access key"),
    ],
)
def test_wrong_credentials_are_told_and_not_shown(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, why: str
) -> None:
    monkeypatch.setenv(variable, "a-wrong-one")
    with pytest.raises(SiteError) as caught:
        bucket_at(way, tmp_path).look()
    assert said_of(caught) == ("PF711", why, SET)
    assert "a-wrong-one" not in str(caught.value)


def test_nobody_listens(tmp_path: Path, free_port: int) -> None:
    with pytest.raises(SiteError) as caught:
        target_at(f"http://127.0.0.1:{free_port}", tmp_path, "blog").look()
    hint = "see whether `endpoint` is right and the network is up"
    assert said_of(caught) == ("PF711", "the store cannot be reached", hint)


@pytest.fixture
def free_port() -> Iterator[int]:
    with socket.socket() as taken:  # bound, and not listened at
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


THEIRS = b'{"machine":"another","process":1,"token":"x"}'
BUSY = (
    "PF702",
    "another publish is writing there",
    "wait until it ends; one that was cut off is forgotten after 2 minutes",
)


def test_another_publish_is_waited_for(bucket: Bucket, tmp_path: Path) -> None:
    bucket.store.client.put_object(Bucket=bucket.store.bucket, Key=LOCK, Body=THEIRS)
    with pytest.raises(SiteError) as caught:
        published(bucket, release_in(tmp_path / "one", ONE))
    assert said_of(caught) == BUSY
    assert found_in(bucket) == {LOCK: THEIRS.decode()}


def test_a_lock_that_nobody_renews_is_taken_over(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    bucket.store.client.put_object(Bucket=bucket.store.bucket, Key=LOCK, Body=THEIRS)
    way.date = format_datetime(datetime.now(UTC) + timedelta(minutes=4), usegmt=True)
    published(bucket, release_in(tmp_path / "one", ONE))
    assert shown_in(bucket) == ONE


def test_two_that_want_the_lock_at_once_do_not_both_get_it(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    def first(asked: Asked) -> None:
        if str(asked) == f"PUT {LOCK}" and not other:
            other.append(1)
            bucket.store.client.put_object(Bucket=bucket.store.bucket, Key=LOCK, Body=THEIRS)

    other: list[int] = []
    way.fault = lambda asked: first(asked)
    with pytest.raises(SiteError) as caught:
        published(bucket, release_in(tmp_path / "one", ONE))
    assert said_of(caught) == BUSY
    assert found_in(bucket) == {LOCK: THEIRS.decode()}


def test_a_store_without_conditions_still_tells_two_apart(another_store: Way, tmp_path: Path) -> None:
    another_store.be_good()
    bucket = bucket_at(another_store, tmp_path)

    def overwritten(asked: Asked) -> None:
        if str(asked) == f"PUT {LOCK}" and not other:
            other.append(1)
            bucket.store.client.put_object(Bucket=bucket.store.bucket, Key=LOCK, Body=THEIRS)

    other: list[int] = []
    another_store.after = overwritten
    with pytest.raises(SiteError) as caught:
        published(bucket, release_in(tmp_path / "one", ONE))
    assert said_of(caught) == BUSY
    assert found_in(bucket) == {LOCK: THEIRS.decode()}


def test_what_was_published_since_the_look_is_not_undone(bucket: Bucket, way: Way, tmp_path: Path) -> None:
    one, two = release_in(tmp_path / "one", ONE), release_in(tmp_path / "two", TWO)

    def meanwhile(asked: Asked) -> None:
        if asked.number == 1:
            published(target_at(f"http://{way.store}", tmp_path, bucket.store.bucket), two)

    way.after = lambda asked: meanwhile(asked) if asked.method == "GET" else None
    with pytest.raises(SiteError) as caught:
        published(bucket, one)
    assert said_of(caught) == ("PF702", "something else was published there meanwhile", "publish again")
    assert shown_in(bucket) == TWO


def test_the_lock_is_renewed_while_the_work_goes_on(
    bucket: Bucket, way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.s3.lock._BEAT", 0.0)
    published(bucket, release_in(tmp_path / "one", ONE))
    assert way.told.count(f"PUT {LOCK}") > 2
    assert shown_in(bucket) == ONE


def test_a_lock_that_another_has_taken_over_ends_the_publish(
    bucket: Bucket, way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(bucket, release_in(tmp_path / "one", ONE))

    def taken_over(asked: Asked) -> None:
        if str(asked) == "PUT assets/b.css":
            client_at(f"http://{way.store}").put_object(Bucket=bucket.store.bucket, Key=LOCK, Body=THEIRS)

    way.after = taken_over
    monkeypatch.setattr("generator.s3.lock._BEAT", 0.0)
    with pytest.raises(SiteError) as caught:
        published(bucket, release_in(tmp_path / "two", TWO))
    assert said_of(caught) == BUSY
    left = found_in(bucket)
    assert left[LOCK] == THEIRS.decode()
    assert {name: left[name] for name in ONE} == ONE
