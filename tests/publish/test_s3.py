"""A target in a store, as far as it goes without one: what is sent along, what is wrong in site.yaml, what is said."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from botocore import exceptions
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import SiteError
from generator.model import Problem, WebAddress
from generator.publish.s3.named import s3_target
from generator.publish.s3.target import PUBLISH
from generator.publish.targets import Named, target_of
from generator.s3.complaints import telling
from generator.s3.heads import Head, head_of, redirect_of
from generator.s3.store import AT_ONCE, at_once
from generator.schema.publish import S3Target

FOREVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=0, must-revalidate"
DIGEST = "2c26b46b68ffc68ff99b453c1d304134"


@pytest.fixture(autouse=True)
def nothing_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


def target_with(bucket: str = "blog", prefix: str = "", endpoint: str = "", region: str = "") -> S3Target:
    return S3Target(bucket=bucket, prefix=prefix, endpoint=WebAddress(endpoint), region=region)


def refusal(front: S3Target, root: Path) -> Problem:
    with pytest.raises(SiteError) as caught:
        s3_target(Named("live", front, root))
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("assets/apex.2c26b46b68.css", FOREVER),
        ("assets/deep/apex.2c26b46b68.css", FOREVER),
        ("assets/apex.2c26b46b69.css", SHORT),
        ("assets/apex.css", SHORT),
        ("assets/2c26b46b68.css", SHORT),
        ("media/cards/one.0123456789.png", FOREVER),
        ("media/one.0123456789.webp", FOREVER),
        ("media/one.webp", SHORT),
        ("articles/one.0123456789.html", SHORT),
        ("index.html", SHORT),
    ],
)
def test_what_carries_a_digest_in_its_name_may_be_kept_for_ever(path: str, cache: str) -> None:
    assert head_of(path, DIGEST).cache == cache


def test_another_head_is_of_another_form() -> None:
    assert Head("text/css", SHORT).form == Head("text/css", SHORT).form
    assert len({Head("text/css", SHORT).form, Head("text/css", FOREVER).form, Head("text/html", SHORT).form}) == 3


def leading(to: str) -> bytes:
    return f'<!doctype html><head><meta http-equiv="refresh" content="0; url={to}"></head><body>x</body>'.encode()


@pytest.mark.parametrize(
    ("page", "to"),
    [
        (leading("/pit/new/"), "https://blog.example/pit/new/"),
        (leading("/new/?a=1&amp;b=2"), "https://blog.example/new/?a=1&b=2"),
        (leading("https://elsewhere.example/"), "https://elsewhere.example/"),
        (leading("javascript:alert(1)"), ""),
        (leading("/new/&#13;&#10;x-amz-acl: public-read"), ""),
        (leading("/gro\u00df/"), ""),
        (leading("/" + "a" * 2048), ""),
        (b"<head></head><body>" + leading("/new/"), ""),
        (b"<p>a page</p>", ""),
        (b"", ""),
    ],
)
def test_a_page_that_leads_elsewhere_is_a_redirect(page: bytes, to: str) -> None:
    assert redirect_of(page, "https://blog.example/pit/") == to


@given(st.binary(max_size=300))
def test_no_page_makes_a_header_that_ends_early(inside: bytes) -> None:
    page = b'<meta http-equiv="refresh" content="0; url=' + inside + b'">'
    found = redirect_of(page, "https://blog.example/")
    assert found.isascii()
    assert not found or found.isprintable()


WRONG = (
    (
        target_with(bucket="../other"),
        "bucket",
        "`bucket` cannot be '../other': it is no name of a bucket",
    ),
    (target_with(bucket="a b"), "bucket", "`bucket` cannot be 'a b': it is no name of a bucket"),
    (target_with(prefix="a/../b"), "prefix", "`prefix` cannot be 'a/../b': it is no path"),
    (target_with(prefix="a//b"), "prefix", "`prefix` cannot be 'a//b': it is no path"),
    (target_with(region="eu west"), "region", "`region` cannot be 'eu west': it is no name of a region"),
    (target_with(endpoint="/s3"), "endpoint", "`endpoint` cannot be '/s3': it does not begin with https://"),
    (
        target_with(endpoint="https://key:secret@store.example"),
        "endpoint",
        "`endpoint` cannot be what it is: it names a user: keys come from the environment",
    ),
    (
        target_with(endpoint="https://store.example/?x=1"),
        "endpoint",
        "`endpoint` cannot be 'https://store.example/?x=1': it has more than a host and a path",
    ),
    (
        target_with(endpoint="https://store.example:port"),
        "endpoint",
        "`endpoint` cannot be 'https://store.example:port': it is no address",
    ),
)


@pytest.mark.parametrize(("front", "key", "message"), WRONG)
def test_what_can_be_no_store_is_told_at_its_place(front: S3Target, key: str, message: str, tmp_path: Path) -> None:
    found = refusal(front, tmp_path)
    assert (found.code, found.message, found.at.key) == ("PF711", message, f"publish.live.{key}")


def test_every_wrong_store_is_tried() -> None:
    assert len(WRONG) == 9


def test_a_store_is_a_target_like_others(tmp_path: Path) -> None:
    front = target_with(prefix="/racing/blog/", endpoint="https://store.example")
    assert target_of(Named("live", front, tmp_path)).where == "s3://blog/racing/blog"
    assert target_of(Named("live", target_with(), tmp_path)).where == "s3://blog"


def test_without_the_library_it_is_said_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("generator.publish.s3.", "generator.s3."))]:
        if name != "generator.publish.s3.named":
            monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.partition(".")[0] == "botocore"]:
        monkeypatch.setitem(sys.modules, name, None)
    found = refusal(target_with(), tmp_path)
    assert (found.message, found.hint) == (
        "this target cannot be published to: botocore is not installed",
        "install it: pip install 'parcferme[s3]'",
    )


def test_without_credentials_it_is_said_where_they_come_from(tmp_path: Path) -> None:
    target = target_of(Named("live", target_with(endpoint="http://127.0.0.1:9"), tmp_path))
    with pytest.raises(SiteError) as caught:
        target.look()
    (found,) = caught.value.problems
    assert (found.message, found.hint) == (
        "this target cannot be published to: there are no credentials",
        "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, as AWS's own tools ask for them",
    )


def test_a_profile_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    found = refusal(target_with(), tmp_path)
    assert found.message == "this target cannot be published to: the configuration of AWS's tools cannot be used"


COMPLAINTS = (
    (exceptions.PartialCredentialsError(provider="env", cred_var="secret"), "a part of the credentials is missing"),
    (exceptions.UnauthorizedSSOTokenError(), "the credentials have expired"),
    (exceptions.SSLError(endpoint_url="https://x", error=OSError("x")), "the store's certificate is not trusted"),
    (exceptions.ConnectTimeoutError(endpoint_url="https://x"), "the store cannot be reached"),
    (exceptions.ReadTimeoutError(endpoint_url="https://x"), "the connection to the store has dropped"),
    (exceptions.DataNotFoundError(data_path="x"), "AWS's library gives up (DataNotFoundError)"),
)


@pytest.mark.parametrize(("error", "why"), COMPLAINTS)
def test_what_goes_wrong_on_the_way_is_told_in_our_words(error: exceptions.BotoCoreError, why: str) -> None:
    with pytest.raises(SiteError) as caught, telling("s3://blog", "blog", PUBLISH):
        raise error
    (found,) = caught.value.problems
    assert (found.code, found.message) == ("PF711", f"this target cannot be published to: {why}")


def test_every_complaint_is_tried() -> None:
    assert len(COMPLAINTS) == 6


def test_work_is_given_out_as_it_is_asked_for() -> None:
    begun: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(1000):
            begun.append(number)
            yield number

    done = dict(at_once(lambda number: 2 * number, numbers()))
    assert done == {number: 2 * number for number in range(1000)}

    def failing(number: int) -> int:
        if number == 5:
            raise ValueError
        return number

    begun.clear()
    with pytest.raises(ValueError):
        list(at_once(failing, numbers()))
    assert len(begun) < 1000 - AT_ONCE
