"""The preview's application (ASGI): pages with their script, files, the events, and a plain word where nothing is."""

import re
import stat
from collections.abc import Callable
from hashlib import blake2b
from html import escape
from os import stat_result
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route
from starlette.types import ASGIApp

from generator.preview.guard import Guard, same_origin
from generator.preview.media_types import is_page, is_text, media_type
from generator.preview.pages import Elsewhere, File, Pages, Showing
from generator.preview.reload import EVENTS_URL, SCRIPT, SCRIPT_URL, Events, with_script

NOT_FOUND = "404.html"
"""The page of the site for addresses where nothing is; hosts of static sites know it by this name."""


def preview_app(showing: Callable[[], Showing], events: Events, *, host: str) -> ASGIApp:
    """The application that shows what `showing` gives at each request. `host` is what the server listens on."""

    def page(request: Request) -> Response:
        return answer(showing(), request)

    def script(_: Request) -> Response:
        return Response(SCRIPT, media_type="text/javascript")

    async def stream(request: Request) -> Response:
        origin = request.headers.get("origin")
        if origin is not None and not same_origin(origin, request.headers["host"]):
            return PlainTextResponse("The events are for pages of this server.\n", status_code=403)
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        return StreamingResponse(events.stream(), media_type="text/event-stream")

    routes = [Route(EVENTS_URL, stream), Route(SCRIPT_URL, script), Route("/{path:path}", page)]
    return Starlette(routes=routes, middleware=[Middleware(Guard, given=host)])


def answer(now: Showing, request: Request) -> Response:
    """The answer to a request for a page or a file of the site."""
    found = now.pages.find(request.scope["path"])
    if isinstance(found, Elsewhere):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(found.url + query)
    response = _file(now, found, request) if found else None
    return response or _nothing(now)


def _file(now: Showing, file: File, request: Request) -> Response | None:
    """The file, or that it is as the browser has it; None when it has just gone."""
    path = now.pages.output / file.path
    kind = media_type(file.path)
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            return None
        response = _read(now, path) if is_text(file.path) else _streamed(path, status)
    except OSError:
        return None
    response.headers["content-type"] = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    if _has(response.headers["etag"], request):
        return Response(status_code=304, headers={"etag": response.headers["etag"]})
    return response


def _read(now: Showing, path: Path) -> Response:
    data = path.read_bytes()
    if is_page(path.name):
        data = with_script(data, now.number)
    return Response(data, headers={"etag": f'"{blake2b(data, digest_size=16).hexdigest()}"'})


def _streamed(path: Path, status: stat_result) -> Response:
    etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}-{status.st_ino:x}"'
    return FileResponse(path, stat_result=status, headers={"etag": etag})


def _has(etag: str, request: Request) -> bool:
    """Whether the browser has what this tag stands for (RFC 9110, section 13.1.2: compared weakly)."""
    known = request.headers.get("if-none-match", "")
    return known.strip() == "*" or etag in re.findall(r'"[^"]*"', known)


def _nothing(now: Showing) -> Response:
    """What to show where nothing is: the mistakes while the site was never built, else the site's own page."""
    if now.mistakes and not now.built:
        text = "The site could not be built"
        return _plain(now, text, f"<p>It will be here when these are mended:</p>\n<pre>{_listed(now.mistakes)}</pre>")
    try:
        data = _own_page(now.pages)
    except OSError:
        return _plain(
            now, "Not found", f'<p>Nothing is at this address. <a href="{escape(now.pages.root)}">Home</a></p>'
        )
    return HTMLResponse(with_script(data, now.number), status_code=404)


def _own_page(pages: Pages) -> bytes:
    if NOT_FOUND not in pages.files:
        raise FileNotFoundError(NOT_FOUND)
    return (pages.output / NOT_FOUND).read_bytes()


def _listed(mistakes: tuple[str, ...]) -> str:
    return escape("\n\n".join(mistakes))


def _plain(now: Showing, title: str, text: str) -> Response:
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    page = f'<!doctype html><html lang="en"><head>{head}</head><body><h1>{title}</h1>{text}</body></html>\n'
    return HTMLResponse(with_script(page.encode(), now.number), status_code=404)
