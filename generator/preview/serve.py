"""Serve: `parcferme serve`. Builds the site into a folder of its own, shows it on this machine, and follows every edit.

Two processes, so that a build holds no answer up: the server, and the one that builds. The server runs in the main
thread, which Ctrl-C reaches; a second thread waits for changes and has the site built; watchdog has threads of its own.
"""

import logging
import shutil
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
from generator.manifest import read_manifest
from generator.model import Location
from generator.preview.app import preview_app
from generator.preview.builder import Builder
from generator.preview.events import Events
from generator.preview.follow import POLLING, Follow
from generator.preview.pages import CACHE, OUTPUT, root_path
from generator.preview.ports import listening, site_url
from generator.preview.quiet import be_quiet
from generator.preview.showing import Showing, first_showing
from generator.preview.watch import Changes


def serve(root: Path, *, host: str, port: int, drafts: bool, future: bool, poll: bool, open_browser: bool) -> None:
    """Build and show a site until Ctrl-C, or until the process is told to end. Leaves with status 1 when it cannot
    listen, or when the site is being shown already."""
    root = root.resolve()
    try:
        with suppress(KeyboardInterrupt), _interruptible(), _alone(root), closing(_listener(host, port)) as listener:
            first = _first(root)
            with Builder(root, drafts=drafts, future=future) as builder, Changes(root, poll=poll) as changes:
                if changes.polling and not poll:
                    click.echo(POLLING)
                events = Events(lambda: follow.showing)
                follow = Follow(builder, first, events.tell)
                follow.once()
                with _following(follow, builder, changes):
                    _run(listener, follow, events, host=host, open_browser=open_browser)
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


def _run(listener: socket.socket, follow: Follow, events: Events, *, host: str, open_browser: bool) -> None:
    be_quiet()
    config = uvicorn.Config(
        preview_app(lambda: follow.showing, follow.settled, events, host=host),
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
    url = site_url(listener, follow.showing.pages.root)
    click.echo(f"Serving {url} — Ctrl-C stops")
    if open_browser:
        threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
    _Server(config, events).run(sockets=[listener])


def _first(root: Path) -> Showing:
    """What an earlier server left to show, until the site is built."""
    output = root / OUTPUT
    try:
        read_manifest(output)
    except SiteError:
        shutil.rmtree(output, ignore_errors=True)  # damaged, and all ours: it is made anew
    try:
        path = root_path(root)
    except SiteError:
        path = "/"  # the build will tell
    return first_showing(output.resolve(), path)


@contextmanager
def _following(follow: Follow, builder: Builder, changes: Changes) -> Iterator[None]:
    """Builds go on beside the block. One that is under way when it ends is cut off, which leaves the last good site."""
    thread = threading.Thread(target=follow.run, args=(changes,), name="follow", daemon=True)
    thread.start()
    try:
        yield
    finally:
        builder.cut_off()
        changes.close()
        thread.join()


@contextmanager
def _interruptible() -> Iterator[None]:
    """A request to end the process is taken like Ctrl-C, and so is the end of its terminal, unless it is to outlive
    that (nohup)."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {signal.SIGTERM: signal.signal(signal.SIGTERM, signal.default_int_handler)}
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        before[signal.SIGHUP] = signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Keep others from showing this site at the same time: they would build into the same folder."""
    folder = root / CACHE
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
