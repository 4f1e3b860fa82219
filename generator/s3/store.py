"""A store: the objects of a bucket below a prefix, by their names without it.

Amazon's own library speaks to it (`botocore`): it knows where credentials are kept, signs, and tries again with growing
pauses what fails on the way. It is imported when a site is built into or published to a store, and need not be there
otherwise.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import IO, TYPE_CHECKING, NamedTuple, TypeVar, cast

from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.session import Session

from generator.s3.complaints import code_of
from generator.s3.heads import Head
from generator.s3.place import S3Place

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client
    from types_boto3_s3.type_defs import CopyObjectRequestTypeDef, HeadObjectOutputTypeDef, PutObjectRequestTypeDef

AT_ONCE = 16
"""Requests that are under way at the same time."""

_ATTEMPTS = 6
"""Of a request, the first one counted, unless AWS_MAX_ATTEMPTS or AWS's configuration says another number."""

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Listed(NamedTuple):
    """An object as a listing has it: the tag of its bytes, how many there are, when it was put there."""

    tag: str
    size: int
    time: datetime


class Listing(NamedTuple):
    """All objects by name, and the time on the store's own clock."""

    objects: dict[str, Listed]
    time: datetime


class Store(NamedTuple):
    """A bucket, and the prefix of all names in it. What goes wrong is raised as botocore raises it."""

    client: "S3Client"
    bucket: str
    prefix: str

    def listed(self, below: str = "") -> Listing:
        """All objects that are there, with names that begin so. Names that end in a slash are folders of consoles, and
        no objects."""
        found: dict[str, Listed] = {}
        time = datetime.now(UTC)
        for page in self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket, Prefix=self.prefix + below
        ):
            time = _time(page["ResponseMetadata"]["HTTPHeaders"].get("date", ""), time)
            for each in page.get("Contents", ()):
                name = each["Key"].removeprefix(self.prefix)
                if name and not name.endswith("/"):
                    found[name] = Listed(each["ETag"].strip('"'), each["Size"], each["LastModified"])
        return Listing(found, time)

    def read(self, name: str) -> tuple[bytes, str] | None:
        """The bytes of an object, and their tag; None where there is none."""
        try:
            found = self.client.get_object(Bucket=self.bucket, Key=self.prefix + name)
        except ClientError as error:
            if code_of(error) in ("NoSuchKey", "404"):
                return None
            raise
        return found["Body"].read(), found["ETag"].strip('"')

    def note(self, name: str) -> str:
        """What was noted on an object when it was put there; "" for nothing, and where there is none."""
        found = self._head(name)
        return found["Metadata"].get(_NOTE, "") if found else ""

    def tag(self, name: str) -> str:
        """The tag of an object; "" where there is none."""
        found = self._head(name)
        return found["ETag"].strip('"') if found else ""

    def put(self, name: str, body: bytes | IO[bytes], head: Head, note: str = "", redirect: str = "") -> str:
        """Put an object there, and give the tag of its bytes. A store that knows no redirects gets it without."""
        request = self._request(name, body, head)
        if note:
            request["Metadata"] = {_NOTE: note}
        if not redirect:
            return self._put(request)
        try:
            return self._put({**request, "WebsiteRedirectLocation": redirect})
        except ClientError as error:
            if code_of(error) not in _UNHEARD_OF:
                raise
        if not isinstance(body, bytes):
            body.seek(0)
        return self._put(request)

    def put_if(self, name: str, body: bytes, head: Head, tag: str = "") -> str | None:
        """Put an object there if that with the `tag` is there still, or none is where no tag is given. Gives the tag of
        its bytes; None where another has come before. A store that knows no conditions puts it there all the same."""
        request = self._request(name, body, head)
        condition: PutObjectRequestTypeDef = {**request, "IfMatch": tag} if tag else {**request, "IfNoneMatch": "*"}
        try:
            return self._put(condition)
        except ClientError as error:
            if code_of(error) in _COME_BEFORE:
                return None
            if code_of(error) not in _UNHEARD_OF:
                raise
        return self._put(request)

    def copy(self, source: str, name: str, redirect: str = "") -> str:
        """Put an object there that is like another one of the store, and give the tag of its bytes. A store that knows
        no redirects gets it without."""
        request: CopyObjectRequestTypeDef = {
            "Bucket": self.bucket,
            "Key": self.prefix + name,
            "CopySource": {"Bucket": self.bucket, "Key": self.prefix + source},
        }
        if redirect:
            try:
                return self._copy({**request, "WebsiteRedirectLocation": redirect})
            except ClientError as error:
                if code_of(error) not in _UNHEARD_OF:
                    raise
        return self._copy(request)

    def delete(self, name: str) -> None:
        """Delete an object, if it is there."""
        self.client.delete_object(Bucket=self.bucket, Key=self.prefix + name)

    def _request(self, name: str, body: bytes | IO[bytes], head: Head) -> "PutObjectRequestTypeDef":
        return {
            "Bucket": self.bucket,
            "Key": self.prefix + name,
            "Body": body,
            "ContentType": head.kind,
            "CacheControl": head.cache,
        }

    def _head(self, name: str) -> "HeadObjectOutputTypeDef | None":
        try:
            return self.client.head_object(Bucket=self.bucket, Key=self.prefix + name)
        except ClientError as error:
            if code_of(error) in ("NoSuchKey", "404"):
                return None
            raise

    def _copy(self, request: "CopyObjectRequestTypeDef") -> str:
        return self.client.copy_object(**request)["CopyObjectResult"]["ETag"].strip('"')

    def _put(self, request: "PutObjectRequestTypeDef") -> str:
        return self.client.put_object(**request)["ETag"].strip('"')


_NOTE = "parcferme"
_COME_BEFORE = ("PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey", "404", "409", "412")
_UNHEARD_OF = ("NotImplemented", "InvalidArgument", "InvalidRequest", "UnsupportedArgument", "501")


def store_of(place: S3Place) -> Store:
    """The store at a place, Amazon's where that names no endpoint. Others know a bucket by the path of its address, and
    often only the checksums that must be."""
    session = Session()
    attempts = int(session.get_config_variable("max_attempts") or _ATTEMPTS)
    config = Config(
        region_name=place.region or session.get_config_variable("region") or "us-east-1",
        connect_timeout=10,
        max_pool_connections=AT_ONCE,
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        retries={"mode": "standard", "total_max_attempts": attempts},
        s3={"addressing_style": "path" if place.endpoint else "auto"},
        user_agent_extra="parcferme",
    )
    client = cast("S3Client", session.create_client("s3", endpoint_url=place.endpoint or None, config=config))
    return Store(client, place.bucket, f"{place.prefix}/" if place.prefix else "")


def at_once(
    work: Callable[[_Item], _Result], items: Iterable[_Item], idle: Callable[[], None] = lambda: None
) -> Iterator[tuple[_Item, _Result]]:
    """Do the work for each item, so many at once, and give each with its result as they are done. `idle` is called in
    between, every few seconds at least. What is not begun when something goes wrong is left."""
    waiting = iter(items)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        running: dict[Future[_Result], _Item] = {}
        while True:
            for item in islice(waiting, 2 * AT_ONCE - len(running)):
                running[pool.submit(work, item)] = item
            if not running:
                return
            try:
                done, _ = wait(running, timeout=_IDLE, return_when=FIRST_COMPLETED)
                idle()
                for each in done:
                    yield running.pop(each), each.result()
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise


_IDLE = 5.0


def _time(date: str, otherwise: datetime) -> datetime:
    """What an answer's date says (RFC 9110, 6.6.1)."""
    try:
        found = parsedate_to_datetime(date)
    except ValueError:
        return otherwise
    return found if found.tzinfo else found.replace(tzinfo=UTC)
