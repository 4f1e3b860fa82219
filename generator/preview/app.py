"""The preview's application (ASGI): pages with their script, files, the events, and a plain word where nothing is."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from generator.model import digest_bytes
from generator.preview.events import EVENTS_URL, Events, Tab
from generator.preview.guard import Guard, same_origin
from generator.preview.looks import SCRIPT_URL, look, with_script
from generator.preview.pages import Elsewhere, File
from generator.preview.pictures import Asked, asked_for, picture
from generator.preview.showing import Showing
from generator.text.media_types import is_page, is_text, media_type

SCRIPT = Path(__file__).with_name("reload.js")
"""What open pages run. It is in no file of the site."""

PAUSE = 0.01
"""Seconds between two looks at whether a build has put all its files into place."""


def preview_app(showing: Callable[[], Showing], settled: Callable[[], bool], events: Events, *, host: str) -> ASGIApp:
    """The application that shows what `showing` gives at each request, as soon as it is `settled`: while a build puts
    its files into place, requests wait. `host` is what the server listens on."""
    script = SCRIPT.read_bytes()

    async def page(request: Request) -> Response:
        while not settled():
            await asyncio.sleep(PAUSE)
        now = showing()
        if asked := asked_for(now.pages, request.scope["path"]):
            return await run_in_threadpool(_drawn, asked, now, request)
        return answer(now, request)

    async def reload(request: Request) -> Response:
        return _unless_known(_whole(script, "text/javascript"), request)

    async def stream(request: Request) -> Response:
        origin = request.headers.get("origin")
        if origin is not None and not same_origin(origin, request.headers["host"]):
            return PlainTextResponse("The events are for pages of this server.\n", status_code=403)
        if request.method == "HEAD":
            return Response(media_type="text/event-stream")
        return StreamingResponse(events.stream(_tab(request)), media_type="text/event-stream")

    routes = [Route(EVENTS_URL, stream), Route(SCRIPT_URL, reload), Route("/{path:path}", page)]
    return Starlette(routes=routes, middleware=[Middleware(Guard, given=host)])


def answer(now: Showing, request: Request) -> Response:
    """The answer to a request for a page or a file of the site."""
    path = request.scope["path"]
    found = now.pages.find(path)
    if isinstance(found, Elsewhere):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(found.url + query)
    if found and not is_page(found.path) and (response := _file(now, found)):
        return _unless_known(response, request)
    page = look(now, path)
    response = _whole(with_script(page, now), "text/html")
    response.status_code = page.status
    return _unless_known(response, request) if page.status == 200 else response


def _file(now: Showing, file: File) -> Response | None:
    """A file that is no page; None when it has just gone, or is none of ours."""
    kind = media_type(file.path)
    try:
        if is_text(file.path):
            return _whole(now.pages.read(file.path), kind)
        path, status = now.pages.plain(file.path)
    except OSError:
        return None
    etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}-{status.st_ino:x}"'
    return FileResponse(path, stat_result=status, media_type=kind, headers={"etag": etag})


def _drawn(asked: Asked, now: Showing, request: Request) -> Response:
    """A picture that is made now, unless the browser has it."""
    tag = {"etag": f'"{asked.digest}"'}
    known = _unless_known(Response(headers=tag), request)
    if known.status_code == 304:
        return known
    data = picture(asked, now.pages.output.parents[1])  # the preview's output is .cache/serve of the site
    if data is None:
        return PlainTextResponse("This picture has just changed.\n", status_code=404)
    return Response(data, media_type=asked.kind, headers=tag)


def _whole(data: bytes, kind: str) -> Response:
    return Response(data, media_type=kind, headers={"etag": f'"{digest_bytes(data)}"'})


def _unless_known(response: Response, request: Request) -> Response:
    """The response, or word that the browser has it (RFC 9110, section 13.1.2: tags are compared weakly)."""
    etag = response.headers["etag"]
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or etag in re.findall(r'"[^"]*"', known):
        return Response(status_code=304, headers={"etag": etag})
    return response


def _tab(request: Request) -> Tab:
    """The page that asks for events. What it knows is in its address, or newer in a header, after a pause."""
    query = request.query_params
    build = request.headers.get("last-event-id", query.get("build", ""))
    return Tab(int(build) if re.fullmatch("[0-9]{1,15}", build) else 0, query.get("page", "/"), query.get("digest", ""))
