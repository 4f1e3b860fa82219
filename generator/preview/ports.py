"""Ports: a socket that listens, on the port asked for or the next free one, and the address that people type."""

import errno
import socket
import sys

from generator.errors import SiteError, problem
from generator.model import Location, Problem
from generator.preview.guard import EVERYWHERE

TRIED = 10
"""How many ports after the one asked for are tried."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens on a host, on `port` or on the first free one of the ten after it; 0 is any free port.
    Raises SiteError when there is none, or the host cannot be used."""
    last = min(port + TRIED, 65535) if port else 0
    for candidate in range(port, last + 1):
        try:
            return _listening(host, candidate)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise SiteError(_unusable(host, candidate, (error.strerror or str(error)).lower())) from None
    raise SiteError(_unusable(host, port, f"this port and those up to {last} are in use", "name another with --port"))


def site_url(listener: socket.socket, root: str) -> str:
    """The address of the site on this machine; `root` is its sub-path, or "/"."""
    host, port = listener.getsockname()[:2]
    if host in EVERYWHERE:
        host = "::1" if ":" in host else "127.0.0.1"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{root}"


def _listening(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _unusable(host: str, port: int, why: str, hint: str = "") -> Problem:
    return problem("PF407", f"the preview cannot listen here: {why}", Location(f"{host} port {port}"), hint)
