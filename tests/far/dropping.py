"""A network that goes away: what is sent to a port comes to another, until so many bytes were sent."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread


class _Line:
    """Connections that are cut when too much was sent: by the one, or by all together."""

    def __init__(self, port: int, after: int, all_of_them: bool) -> None:
        self._port = port
        self._after = after
        self._all = all_of_them
        self._sent = 0
        self._open = list[socket.socket]()
        self._closed = False

    def take(self, server: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = server.accept()
                far = socket.create_connection(("127.0.0.1", self._port))
                self._open += [near, far]
                if self._closed:
                    _cut(near, far)
                    continue
                Thread(target=self._there, args=(near, far), daemon=True).start()
                Thread(target=self._back, args=(far, near), daemon=True).start()

    def close(self) -> None:
        self._closed = True
        _cut(*self._open)

    def _there(self, near: socket.socket, far: socket.socket) -> None:
        sent = 0
        with suppress(OSError):
            while data := near.recv(4096):
                sent += len(data)
                self._sent += len(data)
                if (self._sent if self._all else sent) > self._after:
                    break
                far.sendall(data)
        if self._all and self._sent > self._after:
            self.close()
        _cut(near, far)

    @staticmethod
    def _back(far: socket.socket, near: socket.socket) -> None:
        with suppress(OSError):
            while data := far.recv(4096):
                near.sendall(data)
        _cut(near, far)


@contextmanager
def dropping(port: int, *, after: int, all_of_them: bool = False) -> Iterator[int]:
    """The port of such a network, which leads to another port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        line = _Line(port, after, all_of_them)
        thread = Thread(target=line.take, args=(server,), daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join()
        line.close()


def _cut(*sockets: socket.socket) -> None:
    for each in sockets:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()
