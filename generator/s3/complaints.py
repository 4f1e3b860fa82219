"""What to say of a store that does not do as it is asked: what is wrong in words of ours, and what helps. Of what the
store itself says only its code is told, since its sentences may name keys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from botocore import exceptions as known

from generator.errors import SiteError


class Complaint(NamedTuple):
    """Why a store cannot be used, and what helps; `{again}` stands for what is to be done again."""

    why: str
    hint: str


class Teller(NamedTuple):
    """Who tells of a store: what makes a mistake of where it is, of why it cannot be used and of what helps; what to do
    again when that is seen to (`publish again`), and when nothing more is needed."""

    mistake: Callable[[str, str, str], SiteError]
    again: str
    resumed: str


_SET = "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, as AWS's own tools ask for them"
_AGAIN = "{resumed}"

_NONE = Complaint("there are no credentials", _SET)
_EXPIRED = Complaint("the credentials have expired", "sign in again, or renew them, and {again}")
_UNKNOWN = Complaint("the store does not know these credentials", _SET)
_DENIED = Complaint(
    "the store refuses these credentials",
    "they must be allowed to list the bucket, and to read, write and delete what is in it",
)
_ELSEWHERE = Complaint("the bucket is in another region", "set `region` to the bucket's own")
_BUSY = Complaint("the store is busy or broken", _AGAIN)
_DROPPED = Complaint("the connection to the store has dropped", _AGAIN)
_UNREACHED = Complaint("the store cannot be reached", "see whether `endpoint` is right and the network is up")
_UNTRUSTED = Complaint("the store's certificate is not trusted", "see whether `endpoint` is right")
_FULL = Complaint("the store has no more room", "see to it, and {again}")
_PROFILE = Complaint(
    "the configuration of AWS's tools cannot be used", "see AWS_PROFILE, ~/.aws/config and ~/.aws/credentials"
)

_BY_CODE = {
    "ExpiredToken": _EXPIRED,
    "ExpiredTokenException": _EXPIRED,
    "TokenRefreshRequired": _EXPIRED,
    "RequestExpired": _EXPIRED,
    "InvalidAccessKeyId": _UNKNOWN,
    "InvalidToken": _UNKNOWN,
    "SignatureDoesNotMatch": Complaint("the secret key does not belong to the access key", _SET),
    "AccessDenied": _DENIED,
    "AllAccessDisabled": _DENIED,
    "Unauthorized": _DENIED,
    "401": _DENIED,
    "403": _DENIED,
    "PermanentRedirect": _ELSEWHERE,
    "AuthorizationHeaderMalformed": _ELSEWHERE,
    "IllegalLocationConstraintException": _ELSEWHERE,
    "301": _ELSEWHERE,
    "307": _ELSEWHERE,
    "QuotaExceeded": _FULL,
    "XMinioStorageFull": _FULL,
    "507": _FULL,
    "RequestTimeTooSkewed": Complaint(
        "this machine's clock and the store's differ by too much", "set the clock, and {again}"
    ),
}
"""By the codes of Amazon ("Error responses"), and of others where they have their own."""

_BY_KIND: tuple[tuple[type[Exception], Complaint], ...] = (
    (known.NoCredentialsError, _NONE),
    (known.NoAuthTokenError, _NONE),
    (known.PartialCredentialsError, Complaint("a part of the credentials is missing", _SET)),
    (known.CredentialRetrievalError, _EXPIRED),
    (known.SSOError, _EXPIRED),
    (known.TokenRetrievalError, _EXPIRED),
    (known.RefreshWithMFAUnsupportedError, _EXPIRED),
    (known.ProfileNotFound, _PROFILE),
    (known.ConfigParseError, _PROFILE),
    (known.ConfigNotFound, _PROFILE),
    (known.SSLError, _UNTRUSTED),
    (known.EndpointConnectionError, _UNREACHED),
    (known.ConnectTimeoutError, _UNREACHED),
    (known.ProxyConnectionError, _UNREACHED),
    (known.HTTPClientError, _DROPPED),
    (known.ResponseStreamingError, _DROPPED),
)


@contextmanager
def telling(where: str, bucket: str, teller: Teller) -> Iterator[None]:
    """Raise SiteError for whatever a store or the way to it does not do."""
    try:
        yield
    except FAILURES as error:
        why, hint = _complaint(error, bucket)
        raise teller.mistake(where, why, hint.format(again=teller.again, resumed=teller.resumed)) from None


FAILURES = (known.BotoCoreError, known.ClientError)
"""What a store, or the way to it, may raise."""


def code_of(error: known.ClientError) -> str:
    """The code of what a store says, or the number of its answer."""
    answer = error.response
    return answer.get("Error", {}).get("Code", "") or str(_status(error))


def _complaint(error: known.BotoCoreError | known.ClientError, bucket: str) -> Complaint:
    if isinstance(error, known.ClientError):
        return _refusal(error, bucket)
    for kind, complaint in _BY_KIND:
        if isinstance(error, kind):
            return complaint
    return Complaint(f"AWS's library gives up ({type(error).__name__})", "see to it, and {again}")


def _refusal(error: known.ClientError, bucket: str) -> Complaint:
    code, status = code_of(error), _status(error)
    if code == "NoSuchBucket":
        return Complaint(
            f"there is no bucket '{bucket}'", "create it, or see whether `bucket` and `endpoint` are right"
        )
    if code in _BY_CODE:
        return _BY_CODE[code]
    if code in ("SlowDown", "ServiceUnavailable", "InternalError", "RequestTimeout") or status >= 500:
        return Complaint(f"{_BUSY.why} ({code or status})", _BUSY.hint)
    return Complaint(f"the store refuses: {code}", "see what it means to this store")


def _status(error: known.ClientError) -> int:
    return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
