"""Guard: who may ask the preview server. It shows drafts, so another site open in the same browser must not read it.

A name that an attacker lets point to this machine (DNS rebinding) comes with that name as its Host, and is refused.
"""

import re
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

EVERYWHERE = frozenset({"0.0.0.0", "::"})
"""What to listen on for every address of the machine. Any address may then be asked for, but no name: whoever asks for
an address was not led here by a name."""

_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_HOST = re.compile(r"(?:\[(?P<six>[0-9a-f:.]+)\]|(?P<name>[^\[\]:/@\s]+))(?::\d*)?", re.IGNORECASE)


def is_ours(host: str, given: str) -> bool:
    """Whether the Host of a request names this server, which listens on the host `given`."""
    if not (found := _HOST.fullmatch(host)):
        return False
    name = (found["six"] or found["name"]).lower()
    return name in _HERE or name == given.lower() or (given in EVERYWHERE and _is_address(name))


def same_origin(origin: str, host: str) -> bool:
    """Whether the Origin of a request (RFC 6454) is the server that its Host names."""
    return origin.lower() == f"http://{host.lower()}"


class Guard:
    """Refuses requests for hosts that are not ours, and marks every answer: not to be kept unasked, nor to be taken
    for another type than it says."""

    def __init__(self, app: ASGIApp, *, given: str) -> None:
        self._app = app
        self._given = given

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the application answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                headers["cache-control"] = "no-cache"
                headers["x-content-type-options"] = "nosniff"
            await send(message)

        app = self._app
        if not is_ours(host := Headers(scope=scope).get("host", ""), self._given):
            app = PlainTextResponse(f"The preview does not answer for the host {host!r}.\n", status_code=421)
        await app(scope, receive, marked)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
