"""The store that site.yaml names. What it says is looked at before anything of Amazon's library is needed."""

import re
from urllib.parse import urlsplit

from generator.errors import SiteError, problem
from generator.publish.targets import Named, Target, unusable
from generator.schema.publish import S3Target


def s3_target(named: Named) -> Target:
    """The bucket that site.yaml names. Raises SiteError (PF711) for what can be none, and without the library."""
    front = named.front
    assert isinstance(front, S3Target)
    _look_at(named, front)
    prefix = front.prefix.strip("/")
    where = f"s3://{front.bucket}/{prefix}" if prefix else f"s3://{front.bucket}"
    try:
        from generator.publish.s3.target import PUBLISH, Bucket
        from generator.s3.complaints import telling
        from generator.s3.store import Store, client_of
    except ModuleNotFoundError as error:
        if error.name not in ("botocore", None) and not str(error.name).startswith("botocore."):
            raise
        raise unusable(where, "botocore is not installed", "install it: pip install 'parcferme[s3]'") from None
    with telling(where, front.bucket, PUBLISH):
        client = client_of(front.endpoint, front.region)
    return Bucket(Store(client, front.bucket, f"{prefix}/" if prefix else ""), where)


def _look_at(named: Named, front: S3Target) -> None:
    if not _BUCKET.fullmatch(front.bucket):
        raise _cannot_be(named, "bucket", front.bucket, "it is no name of a bucket")
    parts = front.prefix.strip("/").split("/") if front.prefix.strip("/") else []
    if not front.prefix.isprintable() or any(part in ("", ".", "..") for part in parts):
        raise _cannot_be(named, "prefix", front.prefix, "it is no path")
    if front.endpoint and (why := _no_endpoint(front.endpoint)):
        shown = "" if "@" in front.endpoint else front.endpoint
        raise _cannot_be(named, "endpoint", shown, why)
    if front.region and not _REGION.fullmatch(front.region):
        raise _cannot_be(named, "region", front.region, "it is no name of a region")


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


def _cannot_be(named: Named, key: str, value: str, why: str) -> SiteError:
    what = f" '{value}'" if value else " what it is"
    return SiteError(problem("PF711", f"`{key}` cannot be{what}: {why}", named.at(key)))
