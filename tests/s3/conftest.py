"""What tests of stores begin with."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from generator.model import WebAddress
from generator.publish.s3.named import s3_target
from generator.publish.s3.target import Bucket
from generator.publish.targets import Named
from generator.schema.publish import S3Target
from tests.s3.stores import KEY, SECRET, client_at, rclone, seaweed
from tests.s3.way import Way, way_to

_NUMBERS = count(1)


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Those of the stores, and nothing of the machine's own."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    said = {
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
        "AWS_CONFIG_FILE": str(tmp_path / "none"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none"),
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_MAX_ATTEMPTS": "3",
    }
    for name, value in said.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def a_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Way]:
    """The way to SeaweedFS."""
    with seaweed(tmp_path_factory.mktemp("seaweed")) as address, way_to(address) as way:
        yield way


@pytest.fixture(scope="session")
def another_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Way]:
    """The way to rclone."""
    with rclone(tmp_path_factory.mktemp("rclone")) as address, way_to(address) as way:
        yield way


@pytest.fixture
def way(a_store: Way) -> Way:
    """The way to SeaweedFS, which does as it should."""
    a_store.be_good()
    return a_store


@pytest.fixture
def bucket(way: Way, tmp_path: Path) -> Bucket:
    """An empty bucket."""
    return bucket_at(way, tmp_path)


def bucket_at(way: Way, root: Path, prefix: str = "") -> Bucket:
    """An empty bucket of a store, by a way to it."""
    name = f"blog-{next(_NUMBERS)}"
    client_at(f"http://{way.store}").create_bucket(Bucket=name)
    return target_at(way.address, root, name, prefix)


def target_at(address: str, root: Path, bucket: str, prefix: str = "") -> Bucket:
    """The target that site.yaml would name."""
    front = S3Target(bucket=bucket, prefix=prefix, endpoint=WebAddress(address))
    target = s3_target(Named("live", front, root))
    assert isinstance(target, Bucket)
    return target
