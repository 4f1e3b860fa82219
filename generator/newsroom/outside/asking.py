"""Asking: what one address answers, through all its redirects. Of what comes the head alone is read, so that it does
not matter how long the rest is, how it is packed, or whether it ends."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple, TypeVar
from urllib.parse import urljoin

import httpx2

from generator.newsroom.outside.answers import Answer, Kind
from generator.newsroom.outside.hosts import Address, Allowed, Resolve, parsed
from generator.newsroom.outside.turns import Manners, Turns

HOPS = 10
"""Redirects that are followed."""

_LONGEST = 2000
"""Letters of an address that a redirect may name."""

_COOKIES = 20
"""Cookies of one response that are sent back on the way: some pages redirect until they are."""

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_FOR_GOOD = frozenset((301, 308))
_BUSY = frozenset((429, 500, 502, 503, 504))
_KEPT_OUT = frozenset((401, 402, 403, 405, 406, 407, 429, 451, 999))
"""What hosts say to programs, though a reader may see the page."""


class NoAnswerError(Exception):
    """Why there is no response that says something of a page."""

    def __init__(self, kind: Kind, why: str, *, hung_up: bool = False) -> None:
        super().__init__(why)
        self.kind: Kind = kind
        self.why = why
        self.hung_up = hung_up  # the host took the request, and no response came


class Reply(NamedTuple):
    """The head of a response: its status, where it leads, for how many seconds the host wants to be left alone (None:
    it does not say), and the cookies that it sets."""

    status: int
    location: str = ""
    after: float | None = None
    cookies: tuple[str, ...] = ()


class Asker:
    """Asks by a client that follows nothing by itself and keeps no connection; where names lead and which addresses may
    be asked is given."""

    def __init__(
        self, client: httpx2.AsyncClient, manners: Manners, *, resolve: Resolve, allowed: Allowed, agent: str
    ) -> None:
        self._client = client
        self._manners = manners
        self._resolve = resolve
        self._allowed = allowed
        self._headers = {"User-Agent": agent, "Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "identity"}
        self._turns = Turns(manners)

    async def ask(self, url: str) -> Answer:
        """What an address answers, without its fragment."""
        try:
            return await _Walk(self, self._manners).answer(url)
        except NoAnswerError as error:
            return Answer(error.kind, why=error.why)

    async def head(self, method: str, url: httpx2.URL, cookies: str = "") -> Reply:
        """The head of the response to one request, at its turn. Raises NoAnswerError where none comes."""
        host = url.host.lower()
        async with self._turns.at(host):
            if why := self._turns.silent(host):
                raise NoAnswerError("unreachable", why)
            try:
                with _told(self._manners.patience):
                    async with asyncio.timeout(self._manners.patience):
                        reply = await self._sent(method, url, cookies)
            except NoAnswerError as error:
                if error.kind == "unreachable" and not (error.hung_up and method == "HEAD"):
                    self._turns.failed(host, error.why)
                raise
        self._turns.answered(host)
        return reply

    def leave_alone(self, url: httpx2.URL, seconds: float) -> None:
        """Ask the host of an address for nothing for a while."""
        self._turns.rest(url.host.lower(), seconds)

    async def _sent(self, method: str, url: httpx2.URL, cookies: str) -> Reply:
        addresses = await self._addresses(url)
        for address in addresses[:-1]:
            try:
                return await self._sent_to(address, method, url, cookies)
            except httpx2.ConnectError as error:  # as where a host has IPv6 and we have not
                if _in_chain(error, ssl.SSLError):
                    raise
        return await self._sent_to(addresses[-1], method, url, cookies)

    async def _addresses(self, url: httpx2.URL) -> list[Address]:
        port = url.port or (443 if url.scheme == "https" else 80)
        try:
            found = await self._resolve(url.raw_host.decode("ascii"), port)
        except (OSError, UnicodeError):
            raise NoAnswerError("unreachable", f"nothing is known of a host {url.host}") from None
        addresses = [address for text in found if (address := parsed(text))]
        allowed = [address for address in addresses if self._allowed(address)]
        if not addresses:
            raise NoAnswerError("unreachable", f"nothing is known of a host {url.host}")
        if not allowed:
            raise NoAnswerError("private", f"{url.host} is in a network of one's own")
        return allowed[:2]

    async def _sent_to(self, address: Address, method: str, url: httpx2.URL, cookies: str) -> Reply:
        """Ask the very address that was looked at: asked by its name, the host could lead elsewhere by now."""
        request = self._client.build_request(
            method,
            url.copy_with(host=str(address), fragment=None),
            headers={**self._headers, "Host": url.netloc.decode("ascii")} | ({"Cookie": cookies} if cookies else {}),
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        async with _closed(await self._client.send(request, stream=True)) as response:
            told = response.headers
            given = tuple(each.partition(";")[0] for each in told.get_list("set-cookie")[:_COOKIES])
            leads = told.get_list("location")
            if len(leads) > 1:
                raise NoAnswerError("broken", "it redirects to several addresses at once")
            return Reply(response.status_code, "".join(leads), _seconds(told.get("retry-after", "")), given)


@asynccontextmanager
async def _closed(response: httpx2.Response) -> AsyncIterator[httpx2.Response]:
    try:
        yield response
    finally:
        await response.aclose()


@contextmanager
def _told(patience: float) -> Iterator[None]:
    """Say in words what keeps a response from coming."""
    try:
        yield
    except (TimeoutError, httpx2.TimeoutException) as error:
        has_connected = not isinstance(error, httpx2.ConnectTimeout)
        why = f"it does not answer within {patience:g} seconds"
        raise NoAnswerError("unreachable", why, hung_up=has_connected) from None
    except httpx2.ConnectError as error:
        if bad := _in_chain(error, ssl.SSLCertVerificationError):
            raise NoAnswerError("untrusted", f"its certificate is not accepted: {bad.verify_message}") from None
        if _in_chain(error, ssl.SSLError):
            raise NoAnswerError("unreachable", "no safe connection to it can be made") from None
        raise NoAnswerError("unreachable", "it takes no connection") from None
    except httpx2.RemoteProtocolError:
        raise NoAnswerError("unreachable", "what it answers is no HTTP", hung_up=True) from None
    except httpx2.NetworkError:
        raise NoAnswerError("unreachable", "it hangs up", hung_up=True) from None
    except (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError):
        raise NoAnswerError("broken", "it cannot be asked for") from None


E = TypeVar("E", bound=BaseException)


def _in_chain(error: BaseException | None, kind: type[E]) -> E | None:
    """What an error came from, of that kind."""
    while error is not None and not isinstance(error, kind):
        error = error.__cause__ or error.__context__
    return error


class _Walk:
    """The way from one address through its redirects."""

    def __init__(self, asker: Asker, manners: Manners) -> None:
        self._asker = asker
        self._manners = manners
        self._left = manners.requests
        self._cookies: dict[str, dict[str, None]] = {}

    async def answer(self, url: str) -> Answer:
        start = at = settled = _read(url)
        seen, is_for_good = {(at, "")}, True
        for hop in range(HOPS + 1):
            try:
                reply = await self._reply(at)
            except NoAnswerError as error:
                if error.kind == "private" and hop:
                    raise NoAnswerError("broken", "it redirects into a network of one's own") from None
                raise
            if reply.status not in _REDIRECTS:
                return _answer(reply.status, "" if settled == start else str(settled))
            self._cookies.setdefault(at.host, {}).update(dict.fromkeys(reply.cookies))
            at = _led(at, reply.location)
            if (at, self._sent_back(at)) in seen:
                raise NoAnswerError("broken", "it redirects in a circle")
            seen.add((at, self._sent_back(at)))
            is_for_good = is_for_good and reply.status in _FOR_GOOD
            settled = at if is_for_good else settled
        raise NoAnswerError("broken", f"it redirects more than {HOPS} times")

    async def _reply(self, at: httpx2.URL) -> Reply:
        """The head of what comes, asked for as cheaply as the host can, and again while it is busy."""
        try:
            reply = await self._head("HEAD", at)
        except NoAnswerError as error:
            if not error.hung_up:
                raise
            reply = Reply(0)  # some hosts do not know HEAD
        if 0 < reply.status < 400:
            return reply
        for attempt in range(self._manners.tries):
            if attempt or reply.status == 429:
                wait = self._manners.rest if reply.after is None else reply.after
                if wait > self._manners.longest_rest:
                    return reply
                self._asker.leave_alone(at, wait)
            reply = await self._head("GET", at)
            if reply.status not in _BUSY:
                break
        return reply

    async def _head(self, method: str, at: httpx2.URL) -> Reply:
        if self._left <= 0:
            raise NoAnswerError("broken", f"it takes more than {self._manners.requests} requests")
        self._left -= 1
        return await self._asker.head(method, at, self._sent_back(at))

    def _sent_back(self, at: httpx2.URL) -> str:
        return "; ".join(self._cookies.get(at.host, {}))


def _answer(status: int, to: str) -> Answer:
    if status < 400:
        return Answer("moved" if to else "fine", status, to=to)
    if status in (404, 410):
        return Answer("gone", status, f"it answers with {status}")
    return Answer("refused" if status in _KEPT_OUT else "broken", status, f"it answers with {status}")


def _read(url: str) -> httpx2.URL:
    """An address without its fragment, name and password. Raises NoAnswerError for none of the web."""
    try:
        found = httpx2.URL(url.strip()).copy_with(fragment=None, username=None, password=None)
        found.raw_host.decode("ascii")
        if not 0 <= (found.port or 0) < 1 << 16:
            raise ValueError(found.port)
    except (httpx2.InvalidURL, ValueError, TypeError):
        raise NoAnswerError("broken", "it is no address") from None
    if found.scheme not in ("http", "https") or not found.host:
        raise NoAnswerError("broken", "it is no address of a page")
    return found


def _led(at: httpx2.URL, location: str) -> httpx2.URL:
    """Where a redirect leads, which may be written as seen from `at`."""
    if not location:
        raise NoAnswerError("broken", "it redirects, and does not say where to")
    if len(location) > _LONGEST:
        raise NoAnswerError("broken", "it redirects to an address that is too long")
    try:
        whole = urljoin(str(at), location)
    except ValueError:
        raise NoAnswerError("broken", "it redirects to what is no address") from None
    try:
        return _read(whole)
    except NoAnswerError:
        raise NoAnswerError("broken", "it redirects to what is no address of a page") from None


def _seconds(text: str) -> float | None:
    """What Retry-After says (RFC 9110, 10.2.3): seconds, or a date."""
    if re.fullmatch(r"[0-9]{1,9}", text.strip()):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)
