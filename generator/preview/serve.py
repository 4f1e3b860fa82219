"""Serve: `parcferme serve`. Builds the site into a folder of its own, shows it on this machine, and follows every edit.

The server runs in the main thread, so that Ctrl-C reaches it; a second thread waits for changes and builds.
"""

import logging
import signal
import socket
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import click
import uvicorn

from generator.errors import LockedError, SiteError, problem, show
from generator.lock import HOLDER, locked
from generator.model import Location
from generator.preview.app import preview_app
from generator.preview.ports import listening, site_url
from generator.preview.rebuild import OUTPUT, Rebuild
from generator.preview.reload import Events
from generator.preview.watch import Changes


def serve(root: Path, *, host: str, port: int, drafts: bool, future: bool, poll: bool, open_browser: bool) -> None:
    """Build and show a site until Ctrl-C, or until the process is told to end. Leaves with status 1 when it cannot
    listen, or when the site is being shown already."""
    root = root.resolve()
    try:
        with suppress(KeyboardInterrupt), _interruptible(), _alone(root), closing(_listener(host, port)) as listener:
            events = Events()
            rebuild = Rebuild(root, events.tell, drafts=drafts, future=future)
            with Changes(root, poll=poll) as changes:
                if changes.polling and not poll:
                    click.echo("The system can watch no more folders: looking at the files every second instead.")
                rebuild.once()
                with _following(rebuild, changes):
                    _run(listener, rebuild, events, host=host, open_browser=open_browser)
    except SiteError as error:
        for each in error.problems:
            click.secho(show(each), fg="red", err=True)
        raise SystemExit(1) from None
    click.echo("Stopped.")


class _Server(uvicorn.Server):
    """Ends at once: streams of events are closed, downloads cut off, and neither is worth a word."""

    def __init__(self, config: uvicorn.Config, events: Events) -> None:
        super().__init__(config)
        self._events = events

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._events.close()
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


def _run(listener: socket.socket, rebuild: Rebuild, events: Events, *, host: str, open_browser: bool) -> None:
    config = uvicorn.Config(
        preview_app(lambda: rebuild.showing, events, host=host),
        http="h11",
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=0,
    )
    url = site_url(listener, rebuild.showing.pages.root)
    click.echo(f"Serving {url} — Ctrl-C stops")
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
    _Server(config, events).run(sockets=[listener])


@contextmanager
def _following(rebuild: Rebuild, changes: Changes) -> Iterator[None]:
    """Builds go on beside the block. One that is under way when it ends is given a moment, then cut off, which leaves
    the last good site."""
    builder = threading.Thread(target=rebuild.follow, args=(changes,), name="builds", daemon=True)
    builder.start()
    try:
        yield
    finally:
        changes.close()
        builder.join(timeout=0.5)


@contextmanager
def _interruptible() -> Iterator[None]:
    """A request to end the process is taken like Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Keep others from showing this site at the same time: they would build into the same folder."""
    folder = root / ".cache"
    with ExitStack() as held:
        try:
            held.enter_context(locked(folder))
        except LockedError:
            hint = f"stop the other server first; {folder.name}/{HOLDER} names it"
            raise SiteError(problem("PF404", "this site is being shown already", Location(OUTPUT), hint)) from None
        except (SiteError, OSError):
            text = "the preview cannot write to this folder"
            raise SiteError(problem("PF406", text, Location(folder.name), "it has to be one, and yours")) from None
        yield


def _listener(host: str, port: int) -> socket.socket:
    listener = listening(host, port)
    taken = listener.getsockname()[1]
    if port and taken != port:
        click.echo(f"Port {port} is in use, taking {taken}.")
    return listener
