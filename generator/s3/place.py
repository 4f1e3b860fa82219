"""A place in a store: what has to be known to reach it, but the credentials, which come from the environment."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

SCHEME = "s3://"


class S3Place(Struct, frozen=True, kw_only=True):
    """A `bucket`, and the `prefix` of all names in it, without slashes around. `endpoint` is the store's address and
    `region` the bucket's, each "" for as AWS's tools are configured; `base_url` is where readers find what is there.
    `run` tells one build from any other: what it has waiting is its own."""

    bucket: str
    prefix: str = ""
    endpoint: str = ""
    region: str = ""
    base_url: str = ""
    run: str = ""

    def __str__(self) -> str:
        return f"{SCHEME}{self.bucket}/{self.prefix}".rstrip("/")


class Wrong(Struct, frozen=True):
    """Why a part of a place, by the name of the key, cannot be what it is; `value` is "" where that is not shown."""

    key: str
    value: str
    why: str


def wrong_in(place: S3Place) -> Iterator[Wrong]:
    """What of a place can be none, before anybody is asked."""
    if not _BUCKET.fullmatch(place.bucket):
        yield Wrong("bucket", place.bucket, "it is no name of a bucket")
    parts = place.prefix.split("/") if place.prefix else []
    if not place.prefix.isprintable() or any(part in ("", ".", "..") for part in parts):
        yield Wrong("prefix", place.prefix, "it is no path")
    if place.endpoint and (why := _no_endpoint(place.endpoint)):
        yield Wrong("endpoint", "" if "@" in place.endpoint else place.endpoint, why)
    if place.region and not _REGION.fullmatch(place.region):
        yield Wrong("region", place.region, "it is no name of a region")


_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]")
_REGION = re.compile(r"[a-z0-9-]{1,64}")


def _no_endpoint(address: str) -> str:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "it is no address"
    if parts.username or parts.password:
        return "it names a user: keys come from the environment"
    if parts.scheme not in ("http", "https") or not host:
        return "it does not begin with https://"
    return "it has more than a host and a path" if parts.query or parts.fragment else ""
